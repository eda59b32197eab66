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
	order := make([]int, len(train))
	for i := range order {
		order[i] = i
	}
	rng := rand.New(rand.NewPCG(5, 6))
	var c context
	var t tree
	for round := range rounds {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			s := &train[k]
			heads := make([]int, len(s.Words))
			for i := range s.Words {
				if heads[i] = s.Words[i].Head; heads[i] < 0 {
					heads[i] = len(heads)
				}
			}
			tagger{lexicon: emptyTable}.load(&c, s.Tokens())
			copy(c.classes[2:], tags[k])
			c.search.view.load(&c, 0, len(heads))
			t.plant(heads)
			l.learn(w, &t, &c, s)
		}
		if each != nil {
			each(round, w)
		}
	}
	return w
}

// learn labels a tree and moves the weights where a relation is wrong.
func (l labeller) learn(w *learner, t *tree, c *context, s *conllu.Sentence) {
	for _, h := range t.queue {
		if h == len(t.heads) {
			continue
		}
		elder := -1
		for d := t.first[h]; d >= 0; d = t.next[d] {
			if elder >= 0 && (elder < h) != (d < h) {
				elder = -1
			}
			w.step++
			gold := relByName[s.Words[d].Rel]
			guess := l.choose(t, &c.search.view, c.xs[2:], d, elder)
			if guess != gold {
				w.update(t.features[:t.n], uint8(gold), 1)
				w.update(t.features[:t.n], uint8(guess), -1)
			}
			t.rels[d] = guess
			elder = d
		}
	}
}
