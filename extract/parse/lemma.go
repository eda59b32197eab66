package parse

import "leeway/extract/token"

// lemmatiser turns a token of a known class into its lemma by a script learnt from the
// treebank: one for the whole word where it has its own, else that of its longest known ending. What an
// ending's script makes is held against the vocabulary of lemmas.
type lemmatiser struct {
	scripts []script
	t       *table
}

// script makes a lemma: the word less some bytes at its end, plus another ending.
type script struct {
	strip int
	add   string
}

// longestEnding is the number of bytes of the longest endings with a script.
const longestEnding = 7

// base is what a script is applied to: names keep their capitals.
func base(tok *token.Token, c uint8) string {
	if classes[c].tag == PROPN {
		return tok.Text
	}
	return tok.Lower
}

func wordKey(s string, c uint8) uint64 { return feature(101, hashString(s), uint64(c)) }

func endingKey(s string, n int, c uint8) uint64 {
	return feature(102+uint64(n), hashString(s[len(s)-n:]), uint64(c))
}

func lemmaKey(s string) uint64 { return feature(100, hashString(s), 0) }

// lemma returns the lemma of a token of class c.
func (l *lemmatiser) lemma(tok *token.Token, c uint8) string {
	w := base(tok, c)
	if e := l.t.find(wordKey(w, c)); len(e) > 1 {
		return l.script(e).apply(w)
	}
	var e string
	for n := min(len(w), longestEnding); len(e) < 2 && n >= 0; n-- {
		e = l.t.find(endingKey(w, n, c))
	}
	if len(e) < 2 {
		return w
	}
	out := l.script(e).apply(w)
	if t := classes[c].tag; (t == VERB || t == NOUN) && len(out) < len(w) && len(out) > 2 {
		return l.known(out)
	}
	return out
}

func (l *lemmatiser) script(e string) script {
	return l.scripts[min(int(e[0])|int(e[1])<<8, len(l.scripts)-1)]
}

// known returns the lemma of the vocabulary that differs from s, made by an ending's
// script, by a final e or a doubled consonant at most; s itself where there is none.
func (l *lemmatiser) known(s string) string {
	last := len(s) - 1
	switch {
	case l.t.find(lemmaKey(s)) != "":
	case l.t.find(lemmaKey(s+"e")) != "":
		return s + "e"
	case (s[last] == 'e' || s[last] == s[last-1]) && l.t.find(lemmaKey(s[:last])) != "":
		return s[:last]
	}
	return s
}

func (s script) apply(w string) string {
	switch {
	case s.strip > len(w):
		return w
	case s.add == "":
		return w[:len(w)-s.strip]
	}
	return w[:len(w)-s.strip] + s.add
}

// openLemmatiser reads the scripts (each: bytes to strip, length, ending), the first of
// which does nothing.
func openLemmatiser(scripts, t string) *lemmatiser {
	l := &lemmatiser{t: openTable(t), scripts: []script{{}}}
	for len(scripts) >= 2 {
		n := int(scripts[1])
		l.scripts = append(l.scripts, script{int(scripts[0]), scripts[2 : 2+n]})
		scripts = scripts[2+n:]
	}
	return l
}
