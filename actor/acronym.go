package actor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"leeway/extract/token"
	"leeway/state"
)

// acronym returns the match of an acronym at token i that the text itself has explained,
// "Bilateral Trade Agreement (BTA)": a copy of the match that stood for the long name, nil where
// that was nobody the dictionary knows. ok is false where the token was not explained. An explanation at token i is noted.
func (r *run) acronym(i int) (m *Match, ok bool) {
	tok := &r.t.Tokens[i]
	if tok.Text == "(" && i+2 < r.last && r.t.Tokens[i+2].Text == ")" {
		r.define(i)
		return nil, false
	}
	if len(r.defined) == 0 || tok.Kind != token.Word {
		return nil, false
	}
	long, ok := r.defined[tok.Text]
	if !ok || long == nil {
		return nil, ok
	}
	if _, end := r.longest(i); end > i+1 {
		return nil, false // "Eximbank of China"
	}
	c := *long
	c.First, c.Last = i, i+1
	return &c, true
}

// define notes what the acronym in the brackets that open at token i stands for, where the
// initials of the words before it spell it.
func (r *run) define(i int) {
	short := r.t.Tokens[i+1].Text
	if !isUpper(short) || len(short) > 8 || strings.IndexByte(short, '.') >= 0 {
		return
	}
	first := r.spelt(short, i)
	if first < 0 {
		return
	}
	var long *Match
	if n := len(r.matches); n > 0 && r.matches[n-1].Last == i {
		long = &r.matches[n-1]
		if long.First > first+1 { // a part of the long name: "… of China"
			long = nil
		}
	}
	if long != nil {
		if e, _ := r.longest(i + 1); e != nil && e.form != formOther && r.d.actors[e.actor].ID == long.ID {
			return // the dictionary says so too
		}
		c := *long
		c.Adjective, c.People, c.Place = false, false, false
		long = &c
	} else if e, _ := r.longest(i + 1); e == nil {
		return
	} else if e.form != formOther && (stands(r.d.actors[e.actor].Type) || r.calls(e, i-1)) {
		return
	}
	if r.defined == nil {
		r.defined = map[string]*Match{}
	}
	r.defined[short] = long
}

// shorten notes that "Eximbank" now stands for the export-import bank m that was named in full; a dozen states have one.
func (r *run) shorten(m *Match) {
	if m.Last-m.First < 2 || !strings.Contains(m.ID, "exim") {
		return
	}
	if r.defined == nil {
		r.defined = map[string]*Match{}
	}
	for _, short := range []string{"Eximbank", "EximBank", "Exim"} {
		r.defined[short] = m
	}
}

// calls reports whether the name of the entry's actor holds the word at token i, so that the
// acronym stands for a spelling of that name which the table lacks.
func (r *run) calls(e *entry, i int) bool {
	return e.actor >= 0 && strings.Contains(state.Plain(r.d.actors[e.actor].Name), fold(r.lower(i)))
}

// spelt returns the token from which the initials of the words up to token i spell short, -1
// where they do not. Small words may be left out.
func (r *run) spelt(short string, i int) int {
	letters := []rune(strings.ToLower(short))
	n := len(letters)
	for k := i - 1; k >= max(r.first, i-14) && n > 0; k-- {
		tok := &r.t.Tokens[k]
		if tok.Kind == token.Punct && tok.Text != "-" && tok.Text != "," {
			return -1
		}
		if tok.Kind != token.Word || strings.HasPrefix(tok.Lower, "'") {
			continue
		}
		c, _ := utf8.DecodeRuneInString(tok.Lower)
		switch {
		case c == letters[n-1]:
			n--
			if n == 0 {
				return k
			}
		case r.shape(k)&linking == 0 && !unicode.IsLower(firstRune(tok.Text)):
			return -1
		}
	}
	return -1
}

func firstRune(s string) rune {
	c, _ := utf8.DecodeRuneInString(s)
	return c
}
