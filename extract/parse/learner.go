package parse

import (
	"math"
	"sort"
)

// learner is an averaged perceptron over hashed features: the weights while they are
// learnt. All its arithmetic is on integers, so that training gives the same model anywhere.
// Averages are kept lazily: a cell knows its sum up to the step of its last change.
type learner struct {
	keys  []uint64 // open addressing; 0 is free
	rows  []int32
	cells [][]cell
	step  int64
	only  map[uint64]bool // where set, the only features that may be learnt
}

type cell struct {
	choice uint8
	weight int32
	since  int64
	sum    int64
}

func newLearner() *learner {
	return &learner{keys: make([]uint64, 1<<16), rows: make([]int32, 1<<16)}
}

func (l *learner) slot(h uint64) int {
	mask := uint64(len(l.keys) - 1)
	i := h >> 20 & mask
	for l.keys[i] != 0 && l.keys[i] != h {
		i = (i + 1) & mask
	}
	return int(i)
}

func (l *learner) score(features []uint64, s *scores) {
	for _, h := range features {
		i := l.slot(h)
		if l.keys[i] == 0 {
			continue
		}
		for _, c := range l.cells[l.rows[i]] {
			s[c.choice] += c.weight
		}
	}
}

// update adds by to the weights of the features for a choice.
func (l *learner) update(features []uint64, choice uint8, by int32) {
	for _, h := range features {
		if l.only != nil && !l.only[h] {
			continue
		}
		i := l.slot(h)
		if l.keys[i] == 0 {
			if 2*len(l.cells) > len(l.keys) {
				l.grow()
				i = l.slot(h)
			}
			l.keys[i], l.rows[i] = h, int32(len(l.cells))
			l.cells = append(l.cells, nil)
		}
		l.change(l.rows[i], choice, by)
	}
}

func (l *learner) change(r int32, choice uint8, by int32) {
	for k := range l.cells[r] {
		if c := &l.cells[r][k]; c.choice == choice {
			c.sum += int64(c.weight) * (l.step - c.since)
			c.since = l.step
			c.weight += by
			return
		}
	}
	l.cells[r] = append(l.cells[r], cell{choice: choice, weight: by, since: l.step})
}

func (l *learner) grow() {
	keys, rows := l.keys, l.rows
	l.keys, l.rows = make([]uint64, 2*len(keys)), make([]int32, 2*len(rows))
	for i, h := range keys {
		if h != 0 {
			j := l.slot(h)
			l.keys[j], l.rows[j] = h, rows[i]
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
	out := make([]averaged, 0, len(l.cells))
	for i, h := range l.keys {
		if h == 0 {
			continue
		}
		a := averaged{hash: h}
		for _, c := range l.cells[l.rows[i]] {
			c.sum += int64(c.weight) * (l.step - c.since)
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
// the greatest mass, each weight in eight bits.
func (l *learner) quantise(size int) []byte {
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
	return buildTable(rows)
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
