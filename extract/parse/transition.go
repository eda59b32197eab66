package parse

// The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011). Words go
// from the buffer to the stack (shift) and leave it with a head: the next word of the
// buffer (left) or the word below on the stack (right). The root stands after the last
// word, takes one dependent, and only when the stack holds no other word.

// move is a kind of transition.
type move uint8

const (
	shift move = iota
	left
	right
)

// action is a move with the relation it gives.
type action struct {
	move move
	rel  Rel
}

// maxActions bounds the number of actions of a model.
const maxActions = 128

// node is what is known about a word while its sentence is parsed. Children are counted
// from the outside: left1 is the leftmost child, left2 the next. -1 is none.
type node struct {
	leftRels, rightRels                uint64 // sets of relations of the children on either side
	head, left1, left2, right1, right2 int16
	below                              int16 // the word below on the stack
	rel                                Rel
	lefts, rights                      uint8 // numbers of children
}

// state is a partial analysis: the words before next are on the stack or have a head.
type state struct {
	nodes     []node // the words, then the root
	top, next int16
	score     int32
	trace     int32 // the last of the transitions that led here
	gold      bool  // while learning: no transition was wrong
}

func (s *state) reset(n int) {
	if cap(s.nodes) < n+1 {
		s.nodes = make([]node, n+1, 2*n+1)
	}
	s.nodes = s.nodes[:n+1]
	for i := range s.nodes {
		s.nodes[i] = node{head: -1, left1: -1, left2: -1, right1: -1, right2: -1, below: -1}
	}
	s.top, s.next, s.score, s.trace, s.gold = -1, 0, 0, -1, true
}

// copyFrom makes s equal to o.
func (s *state) copyFrom(o *state) {
	nodes := append(s.nodes[:0], o.nodes...)
	*s = *o
	s.nodes = nodes
}

// root is the index of the root.
func (s *state) root() int16 { return int16(len(s.nodes) - 1) }

func (s *state) done() bool { return s.top < 0 && s.next == s.root() }

// legal reports whether a may follow.
func (s *state) legal(a action) bool {
	switch a.move {
	case shift:
		return s.next < s.root()
	case left:
		if s.top < 0 {
			return false
		}
		if s.next == s.root() {
			return a.rel == Root && s.nodes[s.top].below < 0
		}
		return a.rel != Root
	}
	return s.top >= 0 && s.nodes[s.top].below >= 0
}

// apply makes a legal transition.
func (s *state) apply(a action) {
	t := s.top
	switch a.move {
	case shift:
		s.nodes[s.next].below = t
		s.top = s.next
		s.next++
	case left:
		h := &s.nodes[s.next]
		h.left1, h.left2 = t, h.left1
		h.leftRels |= 1 << a.rel
		h.lefts++
		s.attach(s.next, a.rel)
	case right:
		below := s.nodes[t].below
		h := &s.nodes[below]
		h.right1, h.right2 = t, h.right1
		h.rightRels |= 1 << a.rel
		h.rights++
		s.attach(below, a.rel)
	}
}

// attach takes the top of the stack away as a dependent of head.
func (s *state) attach(head int16, r Rel) {
	d := &s.nodes[s.top]
	d.head, d.rel = head, r
	s.top = d.below
}
