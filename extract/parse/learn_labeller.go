package parse

import (
	"math/rand/v2"

	"leeway/extract/parse/conllu"
)

// learnLabeller returns the weights after the given number of rounds over the treebank's
// trees, with the classes of a tagger that has not seen them.
func learnLabeller(train []conllu.Sentence, tags [][]uint8, rounds int, each func(round int, l *learner)) *learner {
	w := newLearner()
	l := labeller{w}
	w.only = l.frequent(train, tags)
	rng := rand.New(rand.NewPCG(5, 6))
	order := rng.Perm(len(train))
	var c context
	for round := range rounds {
		for _, k := range order {
			l.each(&c, &train[k], tags[k], func(t *tree, d, elder int, gold Rel) {
				w.step++
				t.rels[d] = l.choose(t, &c.search.view, c.xs[2:], d, elder)
				w.correct(t.features[:t.n], t.scores[:len(relNames)], uint8(gold), t.n)
			})
		}
		if each != nil {
			each(round, w)
		}
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	}
	return w
}

// each calls f for the words of a sentence of the treebank in the order in which they are
// labelled, all but the root; f sets the relation of word d.
func (l labeller) each(c *context, s *conllu.Sentence, classes []uint8, f func(t *tree, d, elder int, gold Rel)) {
	heads := make([]int, len(s.Words))
	for i := range s.Words {
		if heads[i] = s.Words[i].Head; heads[i] < 0 {
			heads[i] = len(heads)
		}
	}
	tagger{lexicon: emptyTable}.load(c, s.Tokens())
	copy(c.classes[2:], classes)
	c.search.view.load(c, 0, len(heads))
	t := &c.tree
	t.plant(heads)
	t.walk(func(d, elder int) {
		if heads[d] < len(heads) {
			f(t, d, elder, relByName[s.Words[d].Rel])
		}
	})
}

// frequent returns the features that the treebank's trees show at least twice.
func (l labeller) frequent(train []conllu.Sentence, tags [][]uint8) map[uint64]bool {
	seen, out := map[uint64]bool{}, map[uint64]bool{}
	var c context
	for k := range train {
		l.each(&c, &train[k], tags[k], func(t *tree, d, elder int, gold Rel) {
			for _, h := range t.extract(&c.search.view, c.xs[2:], d, elder) {
				if seen[h] {
					out[h] = true
				}
				seen[h] = true
			}
			t.rels[d] = gold
		})
	}
	return out
}
