package lake

import (
	"cmp"
	"slices"

	"leeway"
)

// sorter sorts the rows of one bucket by product and partner. Its arrays are used again.
type sorter struct {
	rank []uint16 // the place of a state by its number
	rows []flowRow
	copy []flowRow
}

// radixBits is the width of a digit: its counters stay in the first cache.
const radixBits = 11

// smallBucket is how many rows a comparison sort takes faster than passes over digits.
const smallBucket = 512

// sort reads a bucket and returns its rows in order. Their keys are then product and the
// partner's place among the states; what a bucket has in common is gone from them.
func (s *sorter) sort(from *spill, b *bucket) ([]flowRow, error) {
	var err error
	if s.rows, err = from.read(b, s.rows[:0]); err != nil {
		return nil, err
	}
	for i, r := range s.rows {
		s.rows[i].key = uint64(r.product())<<stateBits | uint64(s.rank[r.partner()])
	}
	if len(s.rows) < smallBucket {
		slices.SortFunc(s.rows, func(a, b flowRow) int { return cmp.Compare(a.key, b.key) })
		return s.rows, nil
	}
	s.copy = slices.Grow(s.copy[:0], len(s.rows))[:len(s.rows)]
	for shift := 0; shift < productBits+stateBits; shift += radixBits {
		if s.pass(shift) {
			s.rows, s.copy = s.copy, s.rows
		}
	}
	return s.rows, nil
}

// pass copies the rows in the order of one digit, lowest digit first; not where it is the
// same in all.
func (s *sorter) pass(shift int) bool {
	var next [1<<radixBits + 1]int
	for i := range s.rows {
		next[digitAt(s.rows[i].key, shift)+1]++
	}
	if next[digitAt(s.rows[0].key, shift)+1] == len(s.rows) {
		return false
	}
	for d := range 1 << radixBits {
		next[d+1] += next[d]
	}
	for _, r := range s.rows {
		at := &next[digitAt(r.key, shift)]
		s.copy[*at] = r
		*at++
	}
	return true
}

func digitAt(key uint64, shift int) int { return int(key>>shift) & (1<<radixBits - 1) }

// repeated returns an error that names the first key which comes twice, nil where none does.
func repeated(g flowGroup, reporter string, states []string, sorted []flowRow) error {
	for i := 1; i < len(sorted); i++ {
		if key := sorted[i].key; key == sorted[i-1].key {
			return leeway.Errorf(leeway.CodeInvalid, "lake: the same flow twice: %s of %s with %s of product %06d (%s) in %d",
				g.kind.flow, reporter, states[sortedPartner(key)], sortedProduct(key), g.kind.classification, g.year)
		}
	}
	return nil
}

func sortedPartner(key uint64) int    { return int(key) & (1<<stateBits - 1) }
func sortedProduct(key uint64) uint32 { return uint32(key >> stateBits) }
