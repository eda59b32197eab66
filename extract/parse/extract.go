package parse

// view is a sentence as the parser's features see it. The values are hashes; those of word
// i are at i+1, those of "no word" at 0, those of the root after the last word.
type view struct {
	word, tag, both []uint64
	noun            []uint64 // of a preposition: the word that its noun phrase seems to end in
	commas          []uint16 // numbers of commas, verbs and conjunctions before the word
	verbs           []uint16
	ands            []uint16
	tight           []uint64 // 1 where no white space stands before the word
	features        [mostFeatures]uint64
	n               int
}

// load fills v from a tagged sentence: words [from, to) of c.
func (v *view) load(c *context, from, to int) {
	v.word, v.tag, v.both, v.noun = v.word[:0], v.tag[:0], v.both[:0], v.noun[:0]
	v.commas, v.verbs, v.ands, v.tight = v.commas[:0], v.verbs[:0], v.ands[:0], v.tight[:0]
	v.push(11, 200, 0)
	var commas, verbs, ands uint16
	for i := from + 2; i < to+2; i++ {
		k := c.classes[i]
		v.push(c.xs[i].word, uint64(k), c.nounAfter(i, to+2))
		at := len(v.tag) - 1
		v.commas[at], v.verbs[at], v.ands[at], v.tight[at] = commas, verbs, ands, c.xs[i].tight
		switch classes[k].tag {
		case VERB:
			verbs++
		case CCONJ:
			ands++
		case PUNCT:
			commas++
		}
	}
	v.push(12, 201, 0)
	last := len(v.commas) - 1
	v.commas[last], v.verbs[last], v.ands[last] = commas, verbs, ands
}

func (v *view) push(word, tag, noun uint64) {
	v.word = append(v.word, word)
	v.tag = append(v.tag, tag)
	v.both = append(v.both, mix(word, tag))
	v.noun = append(v.noun, noun)
	v.commas, v.verbs, v.ands, v.tight = append(v.commas, 0), append(v.verbs, 0), append(v.ands, 0), append(v.tight, 0)
}

// nounAfter returns the hash of the last noun of the noun phrase that seems to follow the
// preposition at i, 0 where i is none.
func (c *context) nounAfter(i, end int) uint64 {
	if t := classes[c.classes[i]].tag; t != ADP && t != SCONJ && t != PART {
		return 0
	}
	found := uint64(5)
	for j := i + 1; j < min(end, i+7); j++ {
		switch k := classes[c.classes[j]]; k.tag {
		case DET, ADJ, NUM, SYM, ADV:
		case NOUN, PROPN:
			found = c.xs[j].word
		case PRON:
			if k.form != Poss {
				return c.xs[j].word
			}
		case VERB:
			if found == 5 {
				return c.xs[j].word
			}
			return found
		default:
			return found
		}
	}
	return found
}

func (v *view) add(a, b uint64) {
	v.features[v.n] = feature(uint64(v.n+201), a, b)
	v.n++
}

// pair adds the conjunctions of the words and tags at two places.
func (v *view) pair(i, j int16) {
	v.add(v.both[i], v.both[j])
	v.add(v.both[i], v.tag[j])
	v.add(v.tag[i], v.both[j])
	v.add(v.word[i], v.word[j])
	v.add(v.tag[i], v.tag[j])
}

// unigrams adds word, tag and both.
func (v *view) unigrams(i int16) {
	v.add(v.word[i], 0)
	v.add(v.tag[i], 0)
	v.add(v.both[i], 0)
}

// distance returns a coarse distance between two words, with what stands between.
func (v *view) distance(i, j int16) (steps, between uint64) {
	d := int(j) - int(i)
	switch {
	case d > 10:
		d = 7
	case d > 5:
		d = 6
	}
	between = uint64(min(2, v.commas[j]-v.commas[i])) | uint64(min(2, v.verbs[j]-v.verbs[i]))<<2 | uint64(min(1, v.ands[j]-v.ands[i]))<<4
	return uint64(d), between
}

// tags3 packs three tags.
func (v *view) tags3(i, j, k int16) uint64 { return v.tag[i]<<16 | v.tag[j]<<8 | v.tag[k] }

// extract returns the features of a state.
func (v *view) extract(s *state) []uint64 {
	v.n = 0
	none := node{head: -1, left1: -1, left2: -1, right1: -1, right2: -1, below: -1}
	n0, n1 := &none, &none
	s0, s1, s2 := int16(-1), int16(-1), int16(-1)
	if s.top >= 0 {
		s0, n0 = s.top, &s.nodes[s.top]
		if s1 = n0.below; s1 >= 0 {
			n1 = &s.nodes[s1]
			s2 = n1.below
		}
	}
	root := s.root()
	b0 := s.next
	nb := &s.nodes[b0]
	b1, b2 := min(b0+1, root), min(b0+2, root)
	rel := func(i int16) uint64 {
		if i < 0 {
			return 99
		}
		return uint64(s.nodes[i].rel)
	}
	rel0l, rel0r, rel1l, rel1r, relbl := rel(n0.left1), rel(n0.right1), rel(n1.left1), rel(n1.right1), rel(nb.left1)
	rel0l2, rel0r2, rel1r2, relbl2 := rel(n0.left2), rel(n0.right2), rel(n1.right2), rel(nb.left2)
	// from here on places in the view's arrays
	s0, s1, s2, b0, b1, b2 = s0+1, s1+1, s2+1, b0+1, b1+1, b2+1
	l0, l02, r0, r02 := n0.left1+1, n0.left2+1, n0.right1+1, n0.right2+1
	l1, r1, r12 := n1.left1+1, n1.right1+1, n1.right2+1
	lb, lb2 := nb.left1+1, nb.left2+1
	w, t := v.word, v.tag

	v.add(0, 0)
	v.unigrams(s0)
	v.unigrams(s1)
	v.unigrams(b0)
	v.unigrams(b1)
	v.add(t[s2], 0)
	v.add(v.both[s2], 0)
	v.add(t[b2], 0)
	v.add(v.both[b2], 0)
	v.pair(s0, b0)
	v.pair(s1, s0)
	v.add(v.both[s1], v.both[b0])
	v.add(v.both[s1], t[b0])
	v.add(t[s1], v.both[b0])
	v.add(t[s1], t[b0])
	v.add(t[b0], t[b1])
	v.add(w[b0], t[b1])
	v.add(w[b0], w[b1])

	v.add(v.tags3(s0, b0, b1), 0)
	v.add(v.tags3(s1, s0, b0), 0)
	v.add(v.tags3(s2, s1, s0), 0)
	v.add(v.tags3(b0, b1, b2), 0)
	v.add(v.tags3(s0, b0, b1), t[b2])
	v.add(v.tags3(s1, s0, b0), t[b1])
	v.add(v.tags3(s2, s1, s0), t[b0])
	v.add(v.tags3(s0, l0, b0), rel0l)
	v.add(v.tags3(s0, r0, b0), rel0r)
	v.add(v.tags3(s0, lb, b0), relbl)
	v.add(v.tags3(s1, l1, s0), rel1l)
	v.add(v.tags3(s1, r1, s0), rel1r)
	v.add(v.tags3(s1, l0, s0), rel0l)
	v.add(v.tags3(s1, r0, s0), rel0r)
	v.add(v.tags3(s1, r1, b0), rel1r)
	v.add(v.tags3(s0, l0, l02), rel0l<<8|rel0l2)
	v.add(v.tags3(s0, r0, r02), rel0r<<8|rel0r2)
	v.add(v.tags3(s1, r1, r12), rel1r<<8|rel1r2)
	v.add(v.tags3(b0, lb, lb2), relbl<<8|relbl2)
	v.add(v.tags3(s0, r0, b0)<<8|t[b1], rel0r)
	v.add(v.tags3(s1, s0, b0), w[s0])
	v.add(v.tags3(s1, s0, b0), w[b0])
	v.add(v.tags3(s1, s0, b0), w[s1])
	v.add(v.tags3(s0, b0, b1), w[b0])
	v.add(v.tags3(s0, b0, b1), w[s0])

	d, between := v.distance(s0, b0)
	v.add(w[s0], d)
	v.add(t[s0], d)
	v.add(w[b0], d)
	v.add(t[b0], d)
	v.add(t[s0]<<8|t[b0], d)
	v.add(t[s0]<<8|t[b0], between+64)
	v.add(t[s0]<<8|t[b0], between<<8|d)
	d, between = v.distance(s1, s0)
	v.add(w[s1], d)
	v.add(t[s1], d)
	v.add(w[s0], d)
	v.add(t[s0], d)
	v.add(t[s1]<<8|t[s0], d)
	v.add(t[s1]<<8|t[s0], between+64)
	v.add(t[s1]<<8|t[s0], between<<8|d)

	tight := v.tight[s0] | v.tight[b0]<<1 | v.tight[b1]<<2
	v.add(t[s0]<<8|t[b0], tight)
	v.add(v.tags3(s1, s0, b0), tight)

	left0, right0, left1, right1, leftB := uint64(n0.lefts), uint64(n0.rights), uint64(n1.lefts), uint64(n1.rights), uint64(nb.lefts)
	v.add(v.both[s0], right0)
	v.add(v.both[s0], left0)
	v.add(t[s0], right0<<8|left0)
	v.add(v.both[s1], right1)
	v.add(v.both[s1], left1)
	v.add(t[s1], right1<<8|left1)
	v.add(v.both[b0], leftB)
	v.add(t[b0], leftB)
	v.add(v.both[s0], n0.leftRels)
	v.add(v.both[s0], n0.rightRels)
	v.add(t[s0], n0.leftRels)
	v.add(t[s0], n0.rightRels)
	v.add(v.both[s1], n1.rightRels)
	v.add(t[s1], n1.rightRels)
	v.add(t[s1], n1.leftRels)
	v.add(v.both[s1], n1.leftRels)
	v.add(v.both[b0], nb.leftRels)
	v.add(t[b0], nb.leftRels)
	v.add(t[s0]<<8|t[b0], mix(n0.leftRels, nb.leftRels))
	v.add(t[s1]<<8|t[s0], mix(n1.rightRels, n0.leftRels))
	v.add(t[s1]<<8|t[s0], mix(n1.leftRels, n0.leftRels))
	v.add(t[s1]<<8|t[s0], mix(n0.leftRels, n0.rightRels))

	v.add(w[l0], rel0l)
	v.add(t[l0], rel0l)
	v.add(w[r0], rel0r)
	v.add(t[r0], rel0r)
	v.add(w[lb], relbl)
	v.add(t[lb], relbl)
	v.add(w[r1], rel1r)
	v.add(t[r1], rel1r)
	v.add(w[l1], rel1l)
	v.add(t[l1], rel1l)
	v.add(rel0l2, rel0r2)
	v.add(t[l02], t[r02])

	// attachment of prepositional phrases: the preposition is a child of its noun
	v.add(w[s1], w[l0])
	v.add(mix(t[s1], w[l0]), t[s0])
	v.add(mix(w[s1], w[l0]), w[s0])
	v.add(mix(t[s1], w[l0]), w[s0])
	v.add(w[s0], w[lb])
	v.add(mix(t[s0], w[lb]), t[b0])
	v.add(w[s0], mix(w[b0], v.noun[b0]))
	v.add(w[s1], mix(w[b0], v.noun[b0]))
	v.add(t[s1]<<8|t[s0], mix(w[b0], v.noun[b0]))
	v.add(t[s1]<<8|t[s0], v.noun[b0])
	v.add(mix(w[s1], w[s0]), w[b0])
	v.add(mix(w[s1], t[s0]), w[b0])
	v.add(mix(w[s2], t[s1]), mix(t[s0], w[b0]))
	return v.features[:v.n]
}
