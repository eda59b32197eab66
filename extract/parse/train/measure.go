package main

import (
	"fmt"
	"strings"

	"leeway/extract/parse"
	"leeway/extract/parse/conllu"
)

// counts are words that were right.
type counts struct {
	words, tag, lemma int
}

func percent(part, whole int) string {
	return fmt.Sprintf("%.2f", 100*float64(part)/float64(max(1, whole)))
}

// gold measures a model on the treebank's own tokens.
func gold(m *parse.Model, bank []conllu.Sentence) counts {
	var n counts
	for i := range bank {
		for k, w := range m.Tags(bank[i].Tokens()) {
			g := &bank[i].Words[k]
			n.words++
			if w.Tag.String() == g.Tag {
				n.tag++
			}
			if w.Lemma == g.Lemma || g.Lemma == "_" {
				n.lemma++
			}
		}
	}
	return n
}

func describe(m *parse.Model, banks map[string][]conllu.Sentence) string {
	var b strings.Builder
	b.WriteString("| part | words | UPOS | lemma |\n|---|---|---|---|\n")
	for _, part := range []string{"dev", "test"} {
		n := gold(m, banks[part])
		fmt.Fprintf(&b, "| %s | %d | %s | %s |\n", part, n.words, percent(n.tag, n.words), percent(n.lemma, n.words))
	}
	return b.String()
}
