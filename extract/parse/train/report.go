package main

import (
	_ "embed"
	"fmt"
	"sort"
	"strings"

	"leeway/extract/parse"
	"leeway/extract/parse/conllu"
)

// tried tells what was tried; it is the report's last part.
//
//go:embed tried.md
var tried string

const heading = `# The parser's accuracy

Written by ` + "`make model`" + ` (package ` + "`extract/parse/train`" + `), which learns the model from the training part of
UD English EWT and measures it here. Origin, licence and citation of the treebank: ` + "`extract/parse/MODEL.md`" + `.

`

// describe measures a model and returns the report.
func describe(m *parse.Model, size int, banks map[string][]conllu.Sentence) string {
	var b strings.Builder
	b.WriteString(heading)
	fmt.Fprintf(&b, "The model has %d bytes.\n\n## On the treebank's words\n\n", size)
	b.WriteString("Parts of speech are the model's own. Form counts words with the right part of speech and the right inflection.\n\n")
	b.WriteString("| part | words | UPOS | UPOS and form | lemma | UAS | LAS |\n|---|---|---|---|---|---|---|\n")
	var relations map[string]*relation
	for _, part := range []string{"dev", "test"} {
		n, r := onGold(m, banks[part])
		if relations == nil {
			relations = r
		}
		fmt.Fprintf(&b, "| %s | %d | %s | %s | %s | %s | %s |\n", part, n.words, percent(n.tag, n.words), percent(n.form, n.words),
			percent(n.lemma, n.words), percent(n.head, n.words), percent(n.labelled, n.words))
	}
	b.WriteString("\n## On raw text\n\nPackage `token` finds words and sentences in the documents put together again. F1 as in the CoNLL 2018 shared\ntask: a word counts where its span is one of the treebank's and what is asked is right.\n\n")
	b.WriteString("| part | words | UPOS | lemma | UAS | LAS |\n|---|---|---|---|---|---|\n")
	for _, part := range []string{"dev", "test"} {
		n, aligned, system, gold := onRaw(m, banks[part])
		both := system + gold
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s |\n", part, percent(2*aligned, both), percent(2*n.tag, both), percent(2*n.lemma, both), percent(2*n.head, both), percent(2*n.labelled, both))
	}
	b.WriteString("\n## By relation, on dev\n\nPrecision and recall of arcs with head and relation, relations seen at least 50 times.\n\n| relation | in the treebank | precision | recall |\n|---|---|---|---|\n")
	byRelation(&b, relations)
	b.WriteString("\n" + tried)
	return b.String()
}

func byRelation(b *strings.Builder, relations map[string]*relation) {
	names := make([]string, 0, len(relations))
	for r, n := range relations {
		if n.gold >= 50 {
			names = append(names, r)
		}
	}
	sort.Slice(names, func(i, j int) bool {
		a, c := relations[names[i]].gold, relations[names[j]].gold
		return a > c || a == c && names[i] < names[j]
	})
	for _, r := range names {
		n := relations[r]
		fmt.Fprintf(b, "| %s | %d | %s | %s |\n", r, n.gold, percent(n.both, n.system), percent(n.both, n.gold))
	}
}

func percent(part, whole int) string {
	return fmt.Sprintf("%.2f", 100*float64(part)/float64(max(1, whole)))
}
