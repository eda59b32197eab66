package parse

import "math"

// labeller gives each word of a complete tree its relation, heads before dependents and the
// dependents of one head from left to right.
type labeller struct {
	w weights
}

// tree is a sentence while it is labelled. Children of word i are first[i], next[first[i]],
// … from left to right; -1 ends a list. The root stands at n.
type tree struct {
	heads       []int
	rels        []Rel
	first, next []int
	queue       []int
	features    [mostFeatures]uint64
	n           int
	scores      scores
}

// plant prepares t for a sentence with the heads in out; the root's is len(out).
func (t *tree) plant(heads []int) {
	n := len(heads)
	t.heads = append(t.heads[:0], heads...)
	t.rels, t.first, t.next = t.rels[:0], t.first[:0], t.next[:0]
	for range n + 1 {
		t.rels, t.first, t.next = append(t.rels, Root), append(t.first, -1), append(t.next, -1)
	}
	for d := n - 1; d >= 0; d-- {
		h := heads[d]
		t.next[d], t.first[h] = t.first[h], d
	}
	t.queue = append(t.queue[:0], n)
	for i := 0; i < len(t.queue); i++ {
		for d := t.first[t.queue[i]]; d >= 0; d = t.next[d] {
			t.queue = append(t.queue, d)
		}
	}
}

func (t *tree) add(a, b uint64) {
	t.features[t.n] = feature(uint64(t.n+401), a, b)
	t.n++
}

// some adds a feature of a template that may have several values.
func (t *tree) some(template, a, b uint64) {
	if t.n < mostFeatures {
		t.features[t.n] = feature(template+601, a, b)
		t.n++
	}
}

// extract returns the features of the relation of word d, whose elder sibling on the same
// side of the head is elder (-1 where it has none).
func (t *tree) extract(v *view, xs []lexeme, d, elder int) []uint64 {
	t.n = 0
	h := t.heads[d]
	side := uint64(0)
	if h < d {
		side = 1
	}
	dw, dt, db := v.word[d+1], v.tag[d+1]|side<<9, mix(v.both[d+1], side)
	hw, ht, hb := v.word[h+1], v.tag[h+1], v.both[h+1]
	headRel := uint64(t.rels[h])
	steps := uint64(max(d, h) - min(d, h))
	if steps > 4 {
		steps = 4 + min(steps/5, 3)
	}
	elderRel, elderTag := uint64(99), uint64(0)
	if elder >= 0 {
		elderRel, elderTag = uint64(t.rels[elder]), v.tag[elder+1]
	}
	younger := uint64(0)
	if y := t.next[d]; y >= 0 && (y > h) == (d > h) {
		younger = v.tag[y+1] + 1
	}
	grand := uint64(250)
	if h < len(t.heads) && t.heads[h] < len(t.heads) {
		grand = v.tag[t.heads[h]+1]
	}
	t.add(0, side)
	t.add(dt, 0)
	t.add(db, 0)
	t.add(dw, side)
	t.add(hb, side)
	t.add(hw, side)
	t.add(ht, side)
	t.add(dt, ht)
	t.add(dt, hb)
	t.add(db, ht)
	t.add(db, hb)
	t.add(dw, hw)
	t.add(dt<<8|ht, steps)
	t.add(db, steps)
	t.add(dt, mix(hb, steps))
	t.add(dt<<8|ht, headRel)
	t.add(db, headRel)
	t.add(dt, mix(hb, headRel))
	t.add(dt<<8|ht, elderRel)
	t.add(db, elderRel)
	t.add(dt, mix(hb, elderRel))
	t.add(dt<<8|ht, elderTag<<8|younger)
	t.add(dt, younger)
	t.add(dt<<8|ht, younger)
	t.add(dt<<8|ht, elderTag)
	t.add(dt<<8|ht, grand)
	t.add(xs[d].suffix[2], dt<<8|ht)
	t.add(xs[d].shape, dt<<8|ht)
	t.add(v.tag[d], dt<<8|ht) // the word before
	t.add(v.tag[min(d+2, len(v.tag)-1)], dt<<8|ht)
	t.add(v.word[d], dt<<8|ht)
	t.add(v.word[min(d+2, len(v.tag)-1)], dt<<8|ht)
	t.add(v.tag[h], dt<<8|ht)
	t.add(v.tag[min(h+2, len(v.tag)-1)], dt<<8|ht)
	_, between := v.distance(int16(min(d, h)+1), int16(max(d, h)+1))
	t.add(dt<<8|ht, between)
	children, words := uint64(0), uint64(7)
	for c := t.first[d]; c >= 0; c = t.next[c] {
		k := v.tag[c+1]
		before := uint64(0)
		if c < d {
			before = 1
		}
		t.some(1, v.word[c+1], dt<<1|before)
		t.some(2, v.word[c+1], (dt<<8|ht)<<1|before)
		t.some(3, k, (dt<<8|ht)<<1|before)
		t.some(4, mix(v.word[c+1], hw), dt<<1|before)
		t.some(5, mix(v.word[c+1], dw), dt<<1|before)
		children |= 1 << (k & 63)
		if c < d && functional(classes[k].tag) {
			words = mix(words, v.word[c+1])
		}
	}
	t.some(6, children, dt)
	t.some(7, children, dt<<8|ht)
	t.some(8, words, dt<<8|ht)
	t.some(9, words, mix(hw, dt))
	siblings := uint64(0)
	for c := t.first[h]; c >= 0; c = t.next[c] {
		if c == d {
			continue
		}
		k := v.tag[c+1]
		t.some(10, k, dt<<8|ht)
		if functional(classes[k].tag) {
			t.some(11, v.word[c+1], dt<<8|ht)
			t.some(12, v.word[c+1], db)
		}
		siblings |= 1 << (k & 63)
		if c < d {
			t.some(13, uint64(t.rels[c]), dt<<8|ht)
			t.some(14, uint64(t.rels[c]), mix(hw, dt))
		}
	}
	t.some(15, siblings, dt<<8|ht)
	return t.features[:t.n]
}

// functional reports whether words of tag t mark the relation of the word they belong to.
func functional(t Tag) bool {
	switch t {
	case ADP, AUX, CCONJ, PART, PRON, SCONJ, DET:
		return true
	}
	return false
}

// label fills t.rels.
func (l labeller) label(t *tree, v *view, xs []lexeme) {
	t.walk(func(d, elder int) {
		if t.heads[d] < len(t.heads) {
			t.rels[d] = l.choose(t, v, xs, d, elder)
		}
	})
}

// walk calls f for each word d in the order in which words are labelled.
func (t *tree) walk(f func(d, elder int)) {
	for _, h := range t.queue {
		elder := -1
		for d := t.first[h]; d >= 0; d = t.next[d] {
			if elder >= 0 && (elder < h) != (d < h) {
				elder = -1
			}
			f(d, elder)
			elder = d
		}
	}
}

// choose returns the best relation of word d; the first of equals.
func (l labeller) choose(t *tree, v *view, xs []lexeme, d, elder int) Rel {
	clear(t.scores[:len(relNames)])
	l.w.score(t.extract(v, xs, d, elder), &t.scores)
	t.scores[Root] = math.MinInt32 / 2
	return Rel(best(t.scores[:len(relNames)]))
}
