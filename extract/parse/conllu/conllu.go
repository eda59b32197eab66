// Package conllu reads treebanks in CoNLL-U, the format of Universal Dependencies.
//
// Only what the parser of package parse learns from is kept: the basic tree over syntactic
// words. Ranges of multi-word tokens are read for their spacing, empty nodes are left out.
package conllu

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"leeway"
	"leeway/extract/token"
)

// Word is one syntactic word.
type Word struct {
	Text, Lemma string
	Tag         string // universal part of speech
	Features    map[string]string
	Head        int // index in the sentence, -1 for the root
	Rel         string
	Spaced      bool // white space stands before it
}

// Sentence is one sentence. Text is as the treebank gives it; Document marks the first
// sentence of a document and Paragraph the first of a paragraph.
type Sentence struct {
	Text                string
	Words               []Word
	Document, Paragraph bool
}

// Read returns the sentences of a CoNLL-U stream. Errors have code invalid and name the line.
func Read(r io.Reader) ([]Sentence, error) {
	var out []Sentence
	var s Sentence
	spaced, tight, until := true, false, 0 // until: the last word of a multi-word token, and whether a space follows it
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<20)
	for line := 1; in.Scan(); line++ {
		text := in.Text()
		switch {
		case text == "":
			if len(s.Words) > 0 {
				out = append(out, s)
			}
			s, spaced, until = Sentence{}, true, 0
			continue
		case text[0] == '#':
			comment(&s, text)
			continue
		}
		f := strings.Split(text, "\t")
		if len(f) != 10 {
			return nil, leeway.Errorf(leeway.CodeInvalid, "conllu: line %d: %d columns instead of 10", line, len(f))
		}
		if _, last, ok := strings.Cut(f[0], "-"); ok {
			until, _ = strconv.Atoi(last)
			tight = strings.Contains(f[9], "SpaceAfter=No")
			continue
		}
		if strings.Contains(f[0], ".") {
			continue
		}
		head, err := strconv.Atoi(f[6])
		if err != nil {
			return nil, leeway.Errorf(leeway.CodeInvalid, "conllu: line %d: head %q: %w", line, f[6], err)
		}
		s.Words = append(s.Words, Word{Text: f[1], Lemma: f[2], Tag: f[3], Features: features(f[5]), Head: head - 1, Rel: f[7], Spaced: spaced})
		switch n := len(s.Words); {
		case n < until:
			spaced = false
		case n == until:
			spaced = !tight
		default:
			spaced = !strings.Contains(f[9], "SpaceAfter=No")
		}
	}
	if len(s.Words) > 0 {
		out = append(out, s)
	}
	if err := in.Err(); err != nil {
		return nil, leeway.Errorf(leeway.CodeInvalid, "conllu: %w", err)
	}
	return out, nil
}

func comment(s *Sentence, line string) {
	key, value, _ := strings.Cut(strings.TrimPrefix(line, "# "), " = ")
	switch {
	case key == "text":
		s.Text = value
	case strings.HasPrefix(key, "newdoc"):
		s.Document = true
	case strings.HasPrefix(key, "newpar"):
		s.Paragraph = true
	}
}

func features(column string) map[string]string {
	if column == "_" {
		return nil
	}
	m := map[string]string{}
	for _, p := range strings.Split(column, "|") {
		k, v, _ := strings.Cut(p, "=")
		m[k] = v
	}
	return m
}

// Tokens returns the words as tokens, without offsets.
func (s *Sentence) Tokens() []token.Token {
	out := make([]token.Token, len(s.Words))
	for i, w := range s.Words {
		out[i] = token.Token{Text: w.Text, Lower: strings.ReplaceAll(strings.ToLower(w.Text), "’", "'"), Spaced: w.Spaced}
	}
	return out
}
