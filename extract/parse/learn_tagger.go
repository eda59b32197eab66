package parse

import (
	_ "embed"
	"math/rand/v2"
	"strings"

	"leeway/extract/parse/conllu"
	"leeway/extract/token"
)

var tagByName = func() map[string]Tag {
	m := map[string]Tag{}
	for i, name := range tagNames {
		m[name] = Tag(i)
	}
	return m
}()

var classIndex = func() map[class]uint8 {
	m := map[class]uint8{}
	for i, c := range classes {
		m[c] = uint8(i)
	}
	return m
}()

// classOf returns the class of a treebank's word.
func classOf(w *conllu.Word) uint8 {
	c := class{tagByName[w.Tag], FormOf(w)}
	if i, ok := classIndex[c]; ok {
		return i
	}
	c.form = None
	switch {
	case c.tag.Noun():
		c.form = Sing
	case c.tag == AUX || c.tag == VERB:
		c.form = Inf
	}
	return classIndex[c]
}

// FormOf returns the form of a word of a treebank by its features.
func FormOf(w *conllu.Word) Form {
	f := w.Features
	switch tagByName[w.Tag] {
	case NOUN, PROPN:
		if n := f["Number"]; n == "Plur" || n == "Ptan" {
			return Plur
		}
		return Sing
	case ADJ, ADV:
		switch f["Degree"] {
		case "Cmp":
			return Cmp
		case "Sup":
			return Sup
		}
	case PRON:
		switch {
		case f["PronType"] == "Rel":
			return Relative
		case f["Poss"] == "Yes":
			return Poss
		}
	case VERB, AUX:
		return verbForm(f)
	}
	return None
}

func verbForm(f map[string]string) Form {
	switch f["VerbForm"] {
	case "Inf":
		return Inf
	case "Ger":
		return Ger
	case "Part":
		switch {
		case f["Tense"] == "Pres":
			return PartPres
		case f["Voice"] == "Pass":
			return PartPass
		}
		return PartPast
	case "Fin":
		switch {
		case f["Mood"] == "Imp":
			return Imp
		case f["Tense"] == "Past":
			return Past
		case f["Tense"] == "Pres":
			return Pres
		}
		return Modal
	}
	return Inf
}

// learnLexicon returns a table with the commonest class of each word seen more than once.
func learnLexicon(train []conllu.Sentence) []byte {
	counts := map[uint64]*[len(classes)]int{}
	for i := range train {
		for k, tok := range train[i].Tokens() {
			h := makeLexeme(tok).word
			if counts[h] == nil {
				counts[h] = new([len(classes)]int)
			}
			counts[h][classOf(&train[i].Words[k])]++
		}
	}
	var rows []row
	for h, n := range counts {
		best, all := 0, 0
		for k := range n {
			if all += n[k]; n[k] > n[best] {
				best = k
			}
		}
		if all > 1 {
			rows = append(rows, row{h, []byte{byte(best), 1}})
		}
	}
	return buildTable(append(rows, listed()...), false)
}

// names lists names and adjectives of origin.
//
//go:embed names.txt
var names string

func listed() []row {
	var rows []row
	for line := range strings.Lines(names) {
		f := strings.Fields(line)
		if f[0] == "#" {
			continue
		}
		kind := byte(1)
		if f[0] == "A" {
			kind = 2
		}
		for _, w := range f[1:] {
			x := makeLexeme(token.Token{Text: w, Lower: strings.ToLower(w)})
			rows = append(rows, row{listedKey(x.word), []byte{kind, 1}})
		}
	}
	return rows
}

// learnTagger returns the weights after the given number of rounds over the sentences, each
// decision corrected unless it is right by the given lead.
func learnTagger(train []conllu.Sentence, lexicon *table, rounds, lead int, each func(round int, l *learner)) *learner {
	l := newLearner()
	t := tagger{l, lexicon}
	l.only = t.frequent(train)
	var c context
	order := make([]int, len(train))
	for i := range order {
		order[i] = i
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for round := range rounds {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			s := &train[k]
			t.load(&c, s.Tokens())
			for i := range s.Words {
				l.step++
				c.classes[i+2] = t.choose(&c, i+2)
				l.correct(c.features[:], c.scores[:len(classes)], classOf(&s.Words[i]), lead)
			}
		}
		if each != nil {
			each(round, l)
		}
	}
	return l
}

// frequent returns the features that the treebank shows at least twice: what was seen once
// says little, and a word without features of its own is learnt as the unknown word it will be.
func (t tagger) frequent(train []conllu.Sentence) map[uint64]bool {
	seen, out := map[uint64]bool{}, map[uint64]bool{}
	var c context
	for k := range train {
		s := &train[k]
		t.load(&c, s.Tokens())
		for i := range s.Words {
			for _, h := range c.extract(i + 2) {
				if seen[h] {
					out[h] = true
				}
				seen[h] = true
			}
			c.classes[i+2] = classOf(&s.Words[i])
		}
	}
	return out
}
