package main

import (
	"strings"

	"leeway/extract/parse"
	"leeway/extract/parse/conllu"
	"leeway/extract/token"
)

// counts are words that were right, of all.
type counts struct {
	words, tag, form, lemma, head, labelled int
}

func (n *counts) add(o counts) {
	n.words += o.words
	n.tag += o.tag
	n.form += o.form
	n.lemma += o.lemma
	n.head += o.head
	n.labelled += o.labelled
}

// onGold measures a model on the treebank's own words, with the model's own tags.
func onGold(m *parse.Model, bank []conllu.Sentence) (all counts, relations map[string]*relation) {
	relations = map[string]*relation{}
	for i := range bank {
		words := bank[i].Words
		for k, w := range m.Sentence(bank[i].Tokens()) {
			g := &words[k]
			all.add(compareWord(g, w, w.Head == g.Head))
			note(relations, g.Rel, w.Rel.String(), w.Head == g.Head)
		}
	}
	return all, relations
}

// compareWord compares a word with the treebank's; head says whether the heads agree.
func compareWord(g *conllu.Word, w parse.Word, head bool) counts {
	n := counts{words: 1}
	if w.Tag.String() == g.Tag {
		n.tag = 1
		if w.Form == parse.FormOf(g) {
			n.form = 1
		}
	}
	if w.Lemma == g.Lemma || g.Lemma == "_" {
		n.lemma = 1
	}
	if head {
		n.head = 1
		if w.Rel.String() == g.Rel {
			n.labelled = 1
		}
	}
	return n
}

// relation counts the arcs of a relation in the treebank, in the model's trees, and in both.
type relation struct{ gold, system, both int }

func note(m map[string]*relation, gold, system string, head bool) {
	for _, r := range []string{gold, system} {
		if m[r] == nil {
			m[r] = &relation{}
		}
	}
	m[gold].gold++
	m[system].system++
	if head && gold == system {
		m[gold].both++
	}
}

// document is running text with the spans of the treebank's words.
type document struct {
	text  strings.Builder
	words []placed
}

// placed is a word of a document; head is an index into the document's words, -1 a root.
type placed struct {
	start, end, head int
	word             *conllu.Word
}

// documents puts a treebank's sentences together again.
func documents(bank []conllu.Sentence) []*document {
	var out []*document
	for i := range bank {
		s := &bank[i]
		if s.Document || out == nil {
			out = append(out, &document{})
		}
		d := out[len(out)-1]
		if s.Paragraph && d.text.Len() > 0 {
			d.text.WriteString("\n\n")
		}
		first := len(d.words)
		for k := range s.Words {
			w := &s.Words[k]
			if w.Spaced && d.text.Len() > 0 {
				d.text.WriteByte(' ')
			}
			p := placed{start: d.text.Len(), head: -1, word: w}
			if w.Head >= 0 {
				p.head = first + w.Head
			}
			d.text.WriteString(w.Text)
			p.end = d.text.Len()
			d.words = append(d.words, p)
		}
	}
	return out
}

// onRaw measures a model on running text: package token finds words and sentences. A word
// is right only where its span is one of the treebank's; system is the number of words found.
func onRaw(m *parse.Model, bank []conllu.Sentence) (right counts, aligned, system, gold int) {
	for _, d := range documents(bank) {
		at := map[[2]int]int{}
		for i, p := range d.words {
			at[[2]int{p.start, p.end}] = i
		}
		gold += len(d.words)
		t := token.Split(d.text.String())
		system += len(t.Tokens)
		find := func(tok token.Token) int {
			if i, ok := at[[2]int{tok.Start, tok.End}]; ok {
				return i
			}
			return -2
		}
		for _, s := range t.Sentences {
			toks := t.Of(s)
			for k, w := range m.Sentence(toks) {
				i := find(toks[k])
				if i < 0 {
					continue
				}
				aligned++
				head := -1
				if w.Head >= 0 {
					head = find(toks[w.Head])
				}
				right.add(compareWord(d.words[i].word, w, head == d.words[i].head))
			}
		}
	}
	return right, aligned, system, gold
}
