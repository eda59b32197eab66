package parse

import (
	"math/rand/v2"

	"leeway/extract/parse/conllu"
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
	c := class{tagByName[w.Tag], formOf(w)}
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

func formOf(w *conllu.Word) Form {
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

// learnTagger returns the weights after the given number of rounds over the sentences.
func learnTagger(train []conllu.Sentence, rounds int, each func(round int, l *learner)) *learner {
	l := newLearner()
	t := tagger{l}
	var c context
	order := make([]int, len(train))
	for i := range order {
		order[i] = i
	}
	rng := rand.New(rand.NewPCG(1, 2))
	l.only = frequent(train)
	for round := range rounds {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			s := &train[k]
			c.load(s.Tokens())
			for i := range s.Words {
				l.step++
				guess, gold := t.choose(&c, i+2), classOf(&s.Words[i])
				if guess != gold {
					l.update(c.features[:], gold, 1)
					l.update(c.features[:], guess, -1)
				}
				c.classes[i+2] = guess
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
func frequent(train []conllu.Sentence) map[uint64]bool {
	seen, out := map[uint64]bool{}, map[uint64]bool{}
	var c context
	for k := range train {
		s := &train[k]
		c.load(s.Tokens())
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
