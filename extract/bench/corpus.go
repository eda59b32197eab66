package main

import (
	"math/rand/v2"
	"strings"

	"leeway"
	"leeway/actor"
	"leeway/extract/quantity"
	"leeway/extract/token"
	"leeway/extract/when"
)

// corpus makes articles out of the sentences of others.
type corpus struct {
	rand      *rand.Rand
	sentences []template
	lengths   [][]int // for each article, the sentences of its paragraphs
	names     []string
	adjective []string
}

// template is a sentence cut at what is put in anew.
type template struct{ parts []part }

// part is a stretch of words, a state or a number.
type part struct {
	kind partKind
	text string
	id   string
}

type partKind uint8

const (
	words partKind = iota
	stateName
	stateAdjective
	digits
)

func newCorpus(texts []string, seed uint64) *corpus {
	c := &corpus{rand: rand.New(rand.NewPCG(seed, 0))}
	for _, a := range actor.Default().All() {
		if a.Type == leeway.TypeState {
			c.names = append(c.names, a.Name)
		}
	}
	seen := map[string]bool{}
	for _, text := range texts {
		t := token.Split(text)
		matches := actor.Default().Find(t, "")
		quants := quantity.Find(t, when.Find(t, ""))
		lengths := make([]int, t.Paragraphs)
		for _, s := range t.Sentences {
			lengths[s.Paragraph]++
			c.sentences = append(c.sentences, cut(t, s, matches, quants))
		}
		c.lengths = append(c.lengths, lengths)
		for _, m := range matches {
			if w := t.Raw[m.Start:m.End]; m.Adjective && m.Type == leeway.TypeState && m.Role == actor.Plain && !seen[w] {
				seen[w] = true
				c.adjective = append(c.adjective, w)
			}
		}
	}
	return c
}

// cut finds the states and the numbers of a sentence.
func cut(t *token.Text, s token.Sentence, matches []actor.Match, quants []quantity.Quantity) template {
	kind := map[int]part{} // by first byte
	for _, m := range matches {
		if m.First >= s.First && m.Last <= s.Last && m.Type == leeway.TypeState && m.Role == actor.Plain && !m.People {
			k := stateName
			if m.Adjective {
				k = stateAdjective
			}
			kind[m.Start] = part{k, t.Raw[m.Start:m.End], m.ID}
		}
	}
	for _, q := range quants {
		for i := q.First; i < q.Last && q.First >= s.First && q.Last <= s.Last; i++ {
			if tok := t.Tokens[i]; tok.Kind == token.Number {
				kind[tok.Start] = part{digits, tok.Text, ""}
			}
		}
	}
	var out template
	from := s.Start
	for i := s.First; i < s.Last; i++ {
		start := t.Tokens[i].Start
		p, ok := kind[start]
		if !ok || start < from {
			continue
		}
		if start > from {
			out.parts = append(out.parts, part{words, t.Raw[from:start], ""})
		}
		out.parts = append(out.parts, p)
		from = start + len(p.text)
	}
	if from < s.End {
		out.parts = append(out.parts, part{words, t.Raw[from:s.End], ""})
	}
	return out
}

// article returns the next article and the number of its sentences. Within an article a
// state becomes the same other state throughout.
func (c *corpus) article() (text string, sentences int) {
	var b strings.Builder
	chosen := map[string]string{}
	for _, n := range c.lengths[c.rand.IntN(len(c.lengths))] {
		for n > 0 {
			run := min(n, 1+c.rand.IntN(3), len(c.sentences)) // neighbours go on about each other
			at := c.rand.IntN(len(c.sentences) - run + 1)
			for _, s := range c.sentences[at : at+run] {
				c.write(&b, s, chosen)
				b.WriteByte(' ')
			}
			n, sentences = n-run, sentences+run
		}
		b.WriteString("\n\n")
	}
	return b.String(), sentences
}

func (c *corpus) write(b *strings.Builder, s template, chosen map[string]string) {
	for _, p := range s.parts {
		switch p.kind {
		case words:
			b.WriteString(p.text)
		case digits:
			for i, d := range []byte(p.text) {
				switch {
				case d < '0' || d > '9':
					b.WriteByte(d)
				case i == 0:
					b.WriteByte(byte('1' + c.rand.IntN(9)))
				default:
					b.WriteByte(byte('0' + c.rand.IntN(10)))
				}
			}
		case stateName:
			b.WriteString(c.other(chosen, p.id+" ", c.names))
		case stateAdjective:
			b.WriteString(c.other(chosen, p.id+" adjective", c.adjective))
		}
	}
}

func (c *corpus) other(chosen map[string]string, key string, from []string) string {
	if chosen[key] == "" {
		chosen[key] = from[c.rand.IntN(len(from))]
	}
	return chosen[key]
}
