package parse

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"sort"
)

// weights scores the choices that a list of features speaks for.
type weights interface {
	// score adds to scores, by choice, the weights of the features.
	score(features []uint64, s *scores)
}

// scores holds a score for each choice there can be.
type scores [256]int32

// best returns the choice of the highest score, the first of equals.
func best(scores []int32) int {
	k := 0
	for i, s := range scores {
		if s > scores[k] {
			k = i
		}
	}
	return k
}

// mostFeatures bounds the number of features of one decision.
const mostFeatures = 160

// table is a read-only map from a feature's hash to the weights of a few choices, laid out
// so that it is used where it lies in the program's own image: nothing is decoded.
//
//	uint32       number of bucket bits n, plus 256 times the number of words of a full row
//	uint32 × 2ⁿ+1 where each bucket begins in the entries, times 64, plus its mask
//	entries      check uint16, count uint8, count × (choice uint8, weight int8)
//	full rows    check uint16, 255, words × 8 × (weight + 128 uint8), by choice
//
// A feature that speaks about many choices has a full row: eight weights are then added in
// the time of one.
//
// The upper bits of a hash name the bucket, its lowest sixteen are the check. The mask of a
// bucket has one of six bits set for each of its checks, so that most features that the
// table does not hold are known from the mask alone. Another one is taken for a feature of
// the table about once in 30,000 times.
type table struct {
	shift   uint
	words   int // of eight weights, in a full row
	starts  string
	entries string
}

// fits reports whether s has the length that its own number of buckets asks for.
func fits(s string) bool {
	if len(s) < 4 {
		return false
	}
	n, words := u32(s, 0)&0xff, u32(s, 0)>>8
	end := 4 + 4*(1<<n+1)
	return n > 0 && n < 28 && words <= mostWords && len(s) >= end && len(s)-end == int(u32(s, end-4)>>maskBits)
}

func openTable(s string) *table {
	n := uint(u32(s, 0) & 0xff)
	end := 4 + 4*(1<<n+1)
	return &table{shift: 64 - n, words: int(u32(s, 0) >> 8), starts: s[4:end], entries: s[end:]}
}

// emptyTable holds nothing.
var emptyTable = openTable(string(buildTable(nil, false)))

func u32(s string, i int) uint32 {
	s = s[i : i+4]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

func u64(s string, i int) uint64 {
	s = s[i : i+8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// find returns the entry's pairs of choice and weight, "" where the feature is unknown. The
// table must have been built without full rows.
func (t *table) find(h uint64) string {
	b := int(h>>t.shift) * 4
	p, end := int(u32(t.starts, b)>>maskBits), int(u32(t.starts, b+4)>>maskBits)
	lo, hi := byte(h), byte(h>>8)
	for p < end {
		n := 2 * int(t.entries[p+2])
		if t.entries[p] == lo && t.entries[p+1] == hi {
			return t.entries[p+3 : p+3+n]
		}
		p += 3 + n
	}
	return ""
}

// score looks all buckets up before it reads any, and the heads of their first entries before
// it reads those: the loads then wait for memory side by side.
func (t *table) score(features []uint64, s *scores) {
	var found [mostFeatures]span
	n := 0
	for _, h := range features[:min(len(features), mostFeatures)] {
		b := int(h>>t.shift) * 4
		first := u32(t.starts, b)
		found[n] = span{first >> maskBits, u32(t.starts, b+4) >> maskBits, 0, uint16(h)}
		n += int(first >> maskBit(h) & 1)
	}
	for i := range found[:n] {
		found[i].head = u32(t.entries, int(found[i].from))
	}
	// sums of full rows, sixteen bits for each choice: those at even and at odd places
	var even, odd [mostWords]uint64
	words := min(t.words, mostWords)
	full := int32(0)
	for _, f := range found[:n] {
		p, size := int(f.from), 0
		for head := f.head; ; head = u32(t.entries, p) {
			count := int(head >> 16 & 0xff)
			if size = 3 + 2*count; count == fullRow {
				size = 3 + 8*words
			}
			if uint16(head) == f.check {
				break
			}
			if p += size; p >= int(f.to) {
				size = 0
				break
			}
		}
		switch e := t.entries[p : p+size]; {
		case size == 0:
		case e[2] == fullRow:
			full++
			for k := range words {
				v := u64(e, 3+8*k)
				even[k] += v & lanes
				odd[k] += v >> 8 & lanes
			}
		default:
			for e = e[3:]; len(e) > 1; e = e[2:] {
				s[e[0]] += int32(int8(e[1]))
			}
		}
	}
	if full == 0 {
		return
	}
	for k := range words {
		for lane := range 4 {
			s[8*k+2*lane] += int32(even[k]>>(16*lane)&0xffff) - full*bias
			s[8*k+2*lane+1] += int32(odd[k]>>(16*lane)&0xffff) - full*bias
		}
	}
}

const (
	fullRow   = 255                // the count that marks a full row
	mostWords = 8                  // of a full row: up to 64 choices
	bias      = 128                // what a weight of a full row is raised by
	lanes     = 0x00ff00ff00ff00ff // every other byte: sums of mostFeatures bytes fit sixteen bits
)

// span is a bucket that may hold a feature with this check.
type span struct {
	from, to uint32
	head     uint32 // the first bytes of its first entry
	check    uint16
}

// maskBits is the number of bits of a bucket's mask.
const maskBits = 6

// maskBit returns the bit of a feature's check.
func maskBit(h uint64) uint { return uint((h & 0xffff) * maskBits >> 16) }

// row is an entry of a table that is being built.
type row struct {
	hash  uint64
	pairs []byte // choice, weight, choice, weight, …
}

// buildTable lays out the rows; the bytes depend on their contents alone. With full, rows
// of many choices are full ones.
func buildTable(rows []row, full bool) []byte {
	sort.Slice(rows, func(i, j int) bool {
		a, b := rows[i], rows[j]
		return a.hash < b.hash || a.hash == b.hash && bytes.Compare(a.pairs, b.pairs) < 0
	})
	words := 0
	if full {
		words = wordsFor(rows)
	}
	n := max(1, bits.Len(uint(len(rows)))-1)
	starts := make([]uint32, 1<<n+1)
	var entries []byte
	bucket := 0
	for _, r := range rows {
		for b := int(r.hash >> (64 - n)); bucket < b; bucket++ {
			starts[bucket+1] = uint32(len(entries)) << maskBits
		}
		starts[bucket] |= 1 << maskBit(r.hash)
		entries = append(entries, byte(r.hash), byte(r.hash>>8))
		if words > 0 && len(r.pairs) >= 4*words {
			entries = append(append(entries, fullRow), r.full(words)...)
		} else {
			entries = append(append(entries, byte(len(r.pairs)/2)), r.pairs...)
		}
	}
	for ; bucket < 1<<n; bucket++ {
		starts[bucket+1] = uint32(len(entries)) << maskBits
	}
	out := binary.LittleEndian.AppendUint32(nil, uint32(n)|uint32(words)<<8)
	for _, s := range starts {
		out = binary.LittleEndian.AppendUint32(out, s)
	}
	return append(out, entries...)
}

// wordsFor returns how many words a full row needs, 0 where it would be too long.
func wordsFor(rows []row) int {
	most := 0
	for _, r := range rows {
		for i := 0; i < len(r.pairs); i += 2 {
			most = max(most, int(r.pairs[i]))
		}
	}
	if words := most/8 + 1; words <= mostWords {
		return words
	}
	return 0
}

// full returns the row's weights by choice.
func (r row) full(words int) []byte {
	out := bytes.Repeat([]byte{bias}, 8*words)
	for i := 0; i < len(r.pairs); i += 2 {
		out[r.pairs[i]] = byte(int(int8(r.pairs[i+1])) + bias)
	}
	return out
}

const prime = 0x9e3779b97f4a7c15

// mix folds b into the hash a.
func mix(a, b uint64) uint64 {
	a = (a ^ b) * prime
	return a ^ a>>29
}

// hashString returns a hash of s.
func hashString(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h ^ h>>31
}

// feature returns the hash of feature template t with the values a and b.
func feature(t, a, b uint64) uint64 {
	h := (a + t*0xd6e8feb86659fd93) * prime
	h = (h ^ h>>32 ^ b) * 0xff51afd7ed558ccd
	return (h ^ h>>29) * prime
}
