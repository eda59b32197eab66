package parse

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
	labels  labeller
}

// openParser reads the actions (a byte for the move, one for the relation) and the weights.
func openParser(actions, transitions, relations string) *parser {
	p := &parser{w: openTable(transitions), width: beamWidth, labels: labeller{openTable(relations)}}
	for ; len(actions) > 1 && len(p.actions) < maxActions; actions = actions[2:] {
		p.actions = append(p.actions, action{move(actions[0]), Rel(actions[1])})
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
	answer     *answer // while learning
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
		p.rate(q, s)
		if q.answer != nil {
			q.answer.charge(q, s)
		}
		for a, score := range q.scores[:len(p.actions)] {
			if score += s.score; len(q.found) == p.width && score <= q.found[p.width-1].score || !s.legal(p.actions[a]) {
				continue
			}
			q.insert(candidate{score, uint8(k), uint8(a)}, p.width)
		}
	}
}

// rate fills q.scores for the transitions from s. Where the stack is empty there is no
// choice and nothing to rate.
func (p *parser) rate(q *search, s *state) {
	clear(q.scores[:len(p.actions)])
	if s.top >= 0 {
		p.w.score(q.view.extract(s), &q.scores)
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

// advance makes the beam that the found transitions lead to and returns its size. While
// learning it keeps their traces.
func (p *parser) advance(q *search) int {
	for i, c := range q.found {
		s := &q.next[i]
		s.copyFrom(&q.beam[c.from])
		s.apply(p.actions[c.action])
		s.score = c.score
		if q.answer != nil {
			s.gold = s.gold && c.action == q.answer.right
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
		live = p.advance(q)
	}
	return &q.beam[0]
}

// parse fills in heads and relations of the words that c has tagged.
func (p *parser) parse(c *context, out []Word) {
	first := -1
	for from := 0; from < len(out); from += longest {
		to := min(len(out), from+longest)
		p.piece(c, from, to)
		for i := from; i < to; i++ {
			t := &c.tree
			switch h := t.heads[i-from]; {
			case h < to-from:
				out[i].Head, out[i].Rel = from+h, t.rels[i-from]
			case first < 0:
				first = i
				out[i].Head, out[i].Rel = -1, Root
			default:
				out[i].Head, out[i].Rel = first, Parataxis
			}
		}
	}
}

// piece leaves the labelled tree of words [from, to) in c.
func (p *parser) piece(c *context, from, to int) {
	v := &c.search.view
	v.load(c, from, to)
	s := p.best(&c.search, to-from)
	heads := c.heads[:0]
	for i := range s.nodes[:to-from] {
		heads = append(heads, int(s.nodes[i].head))
	}
	c.heads = heads
	c.tree.plant(heads)
	p.labels.label(&c.tree, v, c.xs[from+2:])
}
