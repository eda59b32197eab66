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

// mostFeatures bounds the number of features of one decision.
const mostFeatures = 160

// table is a read-only map from a feature's hash to the weights of a few choices, laid out
// so that it is used where it lies in the program's own image: nothing is decoded.
//
//	uint32       number of bucket bits
//	uint32 × 2ⁿ+1 where each bucket begins in the entries, times 64, plus its mask
//	entries      check uint16, count uint8, count × (choice uint8, weight int8)
//
// The upper bits of a hash name the bucket, its lowest sixteen are the check. The mask of a
// bucket has one of six bits set for each of its checks, so that most features that the
// table does not hold are known from the mask alone. Another one is taken for a feature of
// the table about once in 30,000 times.
type table struct {
	shift   uint
	starts  string
	entries string
}

// fits reports whether s has the length that its own number of buckets asks for.
func fits(s string) bool {
	if len(s) < 4 {
		return false
	}
	n := u32(s, 0)
	end := 4 + 4*(1<<n+1)
	return n > 0 && n < 28 && len(s) >= end && len(s)-end == int(u32(s, end-4)>>maskBits)
}

func openTable(s string) *table {
	n := uint(u32(s, 0))
	end := 4 + 4*(1<<n+1)
	return &table{shift: 64 - n, starts: s[4:end], entries: s[end:]}
}

// emptyTable holds nothing.
var emptyTable = openTable(string(buildTable(nil)))

func u32(s string, i int) uint32 {
	_ = s[i+3]
	return uint32(s[i]) | uint32(s[i+1])<<8 | uint32(s[i+2])<<16 | uint32(s[i+3])<<24
}

// find returns the entry's pairs of choice and weight, "" where the feature is unknown.
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

// score looks all buckets up before it reads any: the loads then wait for memory side by side.
func (t *table) score(features []uint64, s *scores) {
	var found [mostFeatures]span
	n := 0
	for _, h := range features[:min(len(features), mostFeatures)] {
		b := int(h>>t.shift) * 4
		first := u32(t.starts, b)
		found[n] = span{first >> maskBits, u32(t.starts, b+4) >> maskBits, uint16(h)}
		n += int(first >> maskBit(h) & 1)
	}
	for _, f := range found[:n] {
		e := t.entries[f.from:f.to]
		for len(e) > 3 {
			end := 3 + 2*int(e[2])
			if uint16(e[0])|uint16(e[1])<<8 != f.check {
				e = e[end:]
				continue
			}
			for e = e[3:end]; len(e) > 1; e = e[2:] {
				s[e[0]] += int32(int8(e[1]))
			}
			break
		}
	}
}

// span is a bucket that may hold a feature with this check.
type span struct {
	from, to uint32
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

// buildTable lays out the rows; the bytes depend on their contents alone.
func buildTable(rows []row) []byte {
	sort.Slice(rows, func(i, j int) bool {
		a, b := rows[i], rows[j]
		return a.hash < b.hash || a.hash == b.hash && bytes.Compare(a.pairs, b.pairs) < 0
	})
	n := max(1, bits.Len(uint(len(rows)))-1)
	starts := make([]uint32, 1<<n+1)
	var entries []byte
	bucket := 0
	for _, r := range rows {
		for b := int(r.hash >> (64 - n)); bucket < b; bucket++ {
			starts[bucket+1] = uint32(len(entries)) << maskBits
		}
		starts[bucket] |= 1 << maskBit(r.hash)
		entries = append(entries, byte(r.hash), byte(r.hash>>8), byte(len(r.pairs)/2))
		entries = append(entries, r.pairs...)
	}
	for ; bucket < 1<<n; bucket++ {
		starts[bucket+1] = uint32(len(entries)) << maskBits
	}
	out := binary.LittleEndian.AppendUint32(nil, uint32(n))
	for _, s := range starts {
		out = binary.LittleEndian.AppendUint32(out, s)
	}
	return append(out, entries...)
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
