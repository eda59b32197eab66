package speech

import (
	"strings"

	"leeway"
	"leeway/actor"
	"leeway/extract/token"
)

// reader walks one text, remembering who has spoken.
type reader struct {
	t       *token.Text
	actors  []actor.Match
	at      []int32 // token → 1 + index of the actor that begins or goes on there
	quotes  []quote
	cur     token.Sentence
	full    map[string][2]int32 // surname → the tokens of the full name it was first seen in
	history []voice             // sources in the order they appeared
	out     Relations
}

// voice is a source that has been named.
type voice struct {
	name   string
	words  []string // of the phrase, lower case, with titles
	person bool
	plural bool
	at     int // token
}

// Find returns every report of speech in t, in the order of the text. The actors, where
// given, tell states, outlets and people apart; nil is allowed.
func Find(t *token.Text, actors []actor.Match) Relations {
	r := &reader{t: t, actors: actors, at: make([]int32, len(t.Tokens))}
	for n, m := range actors {
		for i := max(0, m.First); i < min(m.Last, len(r.at)); i++ {
			r.at[i] = int32(n + 1)
		}
	}
	r.quotes = findQuotes(t)
	labels := r.labels()
	for n := 0; n < len(t.Sentences); {
		last := n + 1
		for last < len(t.Sentences) && t.Sentences[last].Paragraph == t.Sentences[n].Paragraph {
			last++
		}
		r.paragraph(n, last)
		n = last
	}
	r.turns(labels)
	return r.out
}

// paragraph reads sentences [first, last), which are one paragraph.
func (r *reader) paragraph(first, last int) {
	from := len(r.out)
	for n := first; n < last; n++ {
		s := r.t.Sentences[n]
		begin := len(r.out)
		r.sentence(s, n == 0)
		r.chain(begin)
	}
	r.carryQuotes(first, last, from)
}

// sentence adds the relations whose cue stands in s.
func (r *reader) sentence(s token.Sentence, headline bool) {
	begin := len(r.out)
	r.cur = s
	for i := s.First; i < s.Last; i++ {
		tok := &r.t.Tokens[i]
		if tok.Kind != token.Word {
			switch {
			case tok.Text == ":" && headline:
				r.headline(s, i)
			case tok.Text == "(":
				r.bracketed(s, i)
			}
			continue
		}
		if !cues[tok.Lower] || sayings[tok.Lower] && r.saying(s, i) {
			continue
		}
		if v, ok := verbs[tok.Lower]; ok && tok.Text == tok.Lower {
			r.verb(s, i, v, begin)
			continue
		}
		switch tok.Lower {
		case "according":
			r.accordingTo(s, i)
		case "citing", "quoting", "quoted", "quotes", "cited", "cites":
			r.citing(s, i, begin)
		case "by", "in", "on", "per":
			r.byCount(s, i)
		}
	}
}

func (r *reader) lower(i int) string {
	if i < 0 || i >= len(r.t.Tokens) {
		return ""
	}
	return r.t.Tokens[i].Lower
}

func (r *reader) span(first, last int) Span {
	if first >= last {
		return Span{First: first, Last: first}
	}
	a, b := r.t.Tokens[first].Start, r.t.Tokens[last-1].End
	return Span{First: first, Last: last, Start: a, End: b, Text: r.t.Raw[a:b]}
}

// actorAt returns the actor that token i belongs to.
func (r *reader) actorAt(i int) (actor.Match, bool) {
	if i < 0 || i >= len(r.at) || r.at[i] == 0 {
		return actor.Match{}, false
	}
	return r.actors[r.at[i]-1], true
}

// add records that the sources say content; no content, no relation.
func (r *reader) add(names []name, cue Span, verb string, via string, isStance bool, content ...Span) {
	kept := content[:0]
	for _, c := range content {
		if c.Last > c.First {
			kept = append(kept, c)
		}
	}
	if len(kept) == 0 || len(names) == 0 {
		return
	}
	rel := Relation{Source: names[0].span, Cue: cue, Content: kept, Speaker: names[0].speaker, Stance: isStance}
	for _, n := range names {
		source := r.resolve(n)
		if source == "" {
			return
		}
		a := leeway.Attribution{Source: source, Via: via, Verb: verb}
		if n.via != "" {
			a.Via = n.via
		}
		rel.Attributions = append(rel.Attributions, a)
	}
	r.out = append(r.out, rel)
}

// chain gives the speakers inside an outlet's report the outlet as Via, for the relations
// of one sentence from index begin on.
func (r *reader) chain(begin int) {
	rels := r.out[begin:]
	for i := range rels {
		for j := range rels {
			if i != j && rels[i].apart > 0 {
				rels[j].cutAt(r, rels[i].apart, rels[i].Content[0].First)
			}
		}
	}
	r.out = append(r.out[:begin], r.dropBare(rels)...)
	rels = r.out[begin:]
	for i := range rels {
		for j := range rels {
			if i != j && encloses(&rels[i], &rels[j]) && len(rels[i].Attributions) > 0 {
				outer := rels[i].Attributions[0]
				for k := range rels[j].Attributions {
					a := &rels[j].Attributions[k]
					if a.Via == "" && a.Source != outer.Source && (outer.Verb == "report" || r.isOutletName(outer.Source)) {
						a.Via = outer.Source
					}
				}
			}
		}
	}
}

// dropBare leaves out bare data inside somebody's words: "the minister said the numbers showed that".
func (r *reader) dropBare(rels []Relation) []Relation {
	kept := rels[:0]
	for j := range rels {
		bare := rels[j].Source.Last-rels[j].Source.First <= 1 && dataNouns[strings.ToLower(rels[j].Source.Text)]
		for i := range rels {
			if i != j && bare && encloses(&rels[i], &rels[j]) {
				goto next
			}
		}
		kept = append(kept, rels[j])
	next:
	}
	return kept
}

// cutAt ends the content of a relation before a cue set apart at token cut, if that cue's content
// begins before the relation.
func (rel *Relation) cutAt(r *reader, cut, from int) {
	if rel.apart > 0 || rel.Cue.First < from {
		return
	}
	for n := range rel.Content {
		c := &rel.Content[n]
		if c.First < cut && c.Last > cut {
			last := cut
			for last > c.First+1 && r.lower(last-1) == "," {
				last--
			}
			*c = r.span(c.First, last)
			rel.Content = rel.Content[:n+1]
			return
		}
	}
}

// encloses reports whether the content of b, with its cue, lies within the content of a.
func encloses(a, b *Relation) bool {
	first, last := b.Content[0], b.Content[len(b.Content)-1]
	inside := func(s Span) bool {
		for _, c := range a.Content {
			if s.First >= c.First && s.Last <= c.Last {
				return true
			}
		}
		return false
	}
	return inside(b.Cue) && inside(first) && inside(last)
}
