package parse

import (
	"math"
	"sort"
)

// learner is an averaged perceptron over hashed features: the weights while they are
// learnt. All its arithmetic is on integers, so that training gives the same model anywhere.
// Averages are kept lazily: a cell knows its sum up to the step of its last change.
type learner struct {
	slots []slot // open addressing; a key of 0 is free
	used  int
	step  int32
	only  map[uint64]bool // where set, the only features that may be learnt
}

type slot struct {
	key   uint64
	cells []cell
}

type cell struct {
	sum    int64
	since  int32
	weight int16
	choice uint8
}

// correct moves the weights towards the gold choice unless it leads every other by lead; s
// are the scores of the features for all choices. With a lead of 0 the perceptron stops at
// weights that separate what it has seen and little else; one for each feature serves well.
func (l *learner) correct(features []uint64, s []int32, gold uint8, lead int) {
	s[gold] -= int32(lead)
	if guess := uint8(best(s)); guess != gold {
		l.update(features, gold, 1)
		l.update(features, guess, -1)
	}
}

func newLearner() *learner { return &learner{slots: make([]slot, 1<<16)} }

func (l *learner) slot(h uint64) *slot {
	mask := uint64(len(l.slots) - 1)
	i := h >> 20 & mask
	for l.slots[i].key != 0 && l.slots[i].key != h {
		i = (i + 1) & mask
	}
	return &l.slots[i]
}

// score finds all features before it reads the weights of any, as table does.
func (l *learner) score(features []uint64, s *scores) {
	var found [mostFeatures]*slot
	n := 0
	for _, h := range features {
		found[n] = l.slot(h)
		n++
	}
	for _, f := range found[:n] {
		for k := range f.cells {
			s[f.cells[k].choice] += int32(f.cells[k].weight)
		}
	}
}

// update adds by to the weights of the features for a choice.
func (l *learner) update(features []uint64, choice uint8, by int16) {
	for _, h := range features {
		f := l.slot(h)
		if f.key == 0 {
			if l.only != nil && !l.only[h] {
				continue
			}
			if l.used++; 2*l.used > len(l.slots) {
				l.grow()
				f = l.slot(h)
			}
			f.key = h
		}
		l.change(f, choice, by)
	}
}

func (l *learner) change(f *slot, choice uint8, by int16) {
	for k := range f.cells {
		if c := &f.cells[k]; c.choice == choice {
			c.sum += int64(c.weight) * int64(l.step-c.since)
			c.since = l.step
			c.weight += by
			return
		}
	}
	f.cells = append(f.cells, cell{choice: choice, weight: by, since: l.step})
}

func (l *learner) grow() {
	old := l.slots
	l.slots = make([]slot, 2*len(old))
	for _, o := range old {
		if o.key != 0 {
			*l.slot(o.key) = o
		}
	}
}

// averaged is a feature with the sums of its weights over all steps.
type averaged struct {
	hash  uint64
	cells []cell
	mass  int64 // sum of the absolute sums
}

func (l *learner) average() []averaged {
	out := make([]averaged, 0, l.used)
	for _, f := range l.slots {
		if f.key == 0 {
			continue
		}
		a := averaged{hash: f.key}
		for _, c := range f.cells {
			c.sum += int64(c.weight) * int64(l.step-c.since)
			if c.sum != 0 {
				a.cells = append(a.cells, c)
				a.mass += max(c.sum, -c.sum)
			}
		}
		if len(a.cells) > 0 {
			sort.Slice(a.cells, func(i, j int) bool { return a.cells[i].choice < a.cells[j].choice })
			out = append(out, a)
		}
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].mass != out[j].mass {
			return out[i].mass > out[j].mass
		}
		return out[i].hash < out[j].hash
	})
	return out
}

// quantise returns the averaged weights as a table of at most size bytes: the features of
// the greatest mass, each weight in eight bits. Full rows come on top of the size.
func (l *learner) quantise(size int, full bool) []byte { return buildTable(l.heaviest(size), full) }

// heaviest returns the rows of a table of at most size bytes.
func (l *learner) heaviest(size int) []row {
	all := l.average()
	unit := l.unit(all)
	var rows []row
	used := 0
	for _, a := range all {
		r := row{hash: a.hash}
		for _, c := range a.cells {
			w := int64(math.Round(float64(c.sum) / unit))
			w = min(127, max(-127, w))
			if w != 0 {
				r.pairs = append(r.pairs, c.choice, byte(int8(w)))
			}
		}
		if len(r.pairs) == 0 {
			continue
		}
		if used += 6 + len(r.pairs); used > size {
			break
		}
		rows = append(rows, r)
	}
	return rows
}

// prune forgets all features but those of a table of at most size bytes, and learns no
// others from now on, so that the rest can make up for the loss.
func (l *learner) prune(size int) {
	rows := l.heaviest(size)
	l.only = make(map[uint64]bool, len(rows))
	for _, r := range rows {
		l.only[r.hash] = true
	}
	old := l.slots
	l.slots, l.used = make([]slot, len(old)), len(rows)
	for _, o := range old {
		if l.only[o.key] {
			*l.slot(o.key) = o
		}
	}
}

// unit is the sum that becomes a weight of one: all but one weight in 2000 stay below 127.
func (l *learner) unit(all []averaged) float64 {
	var sums []int64
	for _, a := range all {
		for _, c := range a.cells {
			sums = append(sums, max(c.sum, -c.sum))
		}
	}
	if len(sums) == 0 {
		return 1
	}
	sort.Slice(sums, func(i, j int) bool { return sums[i] < sums[j] })
	return max(1, float64(sums[len(sums)-1-len(sums)/2000])/127)
}
