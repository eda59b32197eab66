package parse

import "math"

// beamWidth is the number of analyses that are followed side by side.
const beamWidth = 8

// longest is the number of words that are parsed as one sentence; a longer run is parsed in
// pieces of this length, each but the first a parataxis of the first.
const longest = 400

// parser builds trees by the best sequence of transitions that a beam search finds.
type parser struct {
	actions []action
	w       weights
	width   int
}

// openParser reads the actions (a byte for the move, one for the relation) and weights.
func openParser(labels, table string) *parser {
	p := &parser{w: openTable(table), width: beamWidth}
	for ; len(labels) > 1 && len(p.actions) < maxActions; labels = labels[2:] {
		p.actions = append(p.actions, action{move(labels[0]), Rel(labels[1])})
	}
	return p
}

// step is a transition with the one before it.
type step struct {
	before int32
	action uint8
}

// search is the memory of a beam search.
type search struct {
	view       view
	beam, next []state
	found      []candidate
	steps      []step
	scores     scores
}

// candidate is a transition that may follow from a state of the beam.
type candidate struct {
	score  int32
	from   uint8
	action uint8
}

func (q *search) reset(n, width int) {
	if len(q.beam) < width {
		q.beam, q.next = make([]state, width), make([]state, width)
	}
	q.steps = q.steps[:0]
	q.beam[0].reset(n)
}

// expand collects the best transitions from the first live states of the beam, best first;
// of equal ones the first found.
func (p *parser) expand(q *search, live int) {
	q.found = q.found[:0]
	for k := range q.beam[:live] {
		s := &q.beam[k]
		scores := q.scores[:len(p.actions)]
		clear(scores)
		p.w.score(q.view.extract(s), &q.scores)
		for a, score := range scores {
			if score += s.score; len(q.found) == p.width && score <= q.found[p.width-1].score || !s.legal(p.actions[a]) {
				continue
			}
			q.insert(candidate{score, uint8(k), uint8(a)}, p.width)
		}
	}
}

func (q *search) insert(c candidate, width int) {
	if len(q.found) < width {
		q.found = append(q.found, c)
	}
	i := len(q.found) - 1
	for ; i > 0 && q.found[i-1].score < c.score; i-- {
		q.found[i] = q.found[i-1]
	}
	q.found[i] = c
}

// advance makes the beam that the found transitions lead to and returns its size.
func (p *parser) advance(q *search, traced bool) int {
	for i, c := range q.found {
		s := &q.next[i]
		s.copyFrom(&q.beam[c.from])
		s.apply(p.actions[c.action])
		s.score = c.score
		if traced {
			q.steps = append(q.steps, step{s.trace, c.action})
			s.trace = int32(len(q.steps) - 1)
		}
	}
	q.beam, q.next = q.next, q.beam
	return len(q.found)
}

// best returns the best complete analysis of the n words in the view.
func (p *parser) best(q *search, n int) *state {
	q.reset(n, p.width)
	live := 1
	for range 2 * n {
		p.expand(q, live)
		live = p.advance(q, false)
	}
	return &q.beam[0]
}

// parse fills in heads and relations of the words that c has tagged.
func (p *parser) parse(c *context, out []Word) {
	first := -1
	for from := 0; from < len(out); from += longest {
		to := min(len(out), from+longest)
		c.search.view.load(c, from, to)
		s := p.best(&c.search, to-from)
		for i := from; i < to; i++ {
			n := &s.nodes[i-from]
			switch {
			case n.head < s.root():
				out[i].Head, out[i].Rel = from+int(n.head), n.rel
			case first < 0:
				first = i
				out[i].Head, out[i].Rel = -1, Root
			default:
				out[i].Head, out[i].Rel = first, Parataxis
			}
		}
	}
}

const worst = math.MinInt32
