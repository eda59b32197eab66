package parse

import (
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
//	uint32 × 2ⁿ+1 where each bucket begins in the entries
//	entries      check uint16, count uint8, count × (choice uint8, weight int8)
//
// The upper bits of a hash name the bucket, its lowest sixteen are the check. A feature
// that the table does not hold is taken for another one about once in 30,000 times.
type table struct {
	shift   uint
	starts  string
	entries string
}

func openTable(s string) *table {
	n := uint(u32(s, 0))
	end := 4 + 4*(1<<n+1)
	return &table{shift: 64 - n, starts: s[4:end], entries: s[end:]}
}

func u32(s string, i int) uint32 {
	_ = s[i+3]
	return uint32(s[i]) | uint32(s[i+1])<<8 | uint32(s[i+2])<<16 | uint32(s[i+3])<<24
}

// find returns the entry's pairs of choice and weight, "" where the feature is unknown.
func (t *table) find(h uint64) string {
	b := int(h>>t.shift) * 4
	p, end := int(u32(t.starts, b)), int(u32(t.starts, b+4))
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
	var from, to [mostFeatures]uint32
	features = features[:min(len(features), mostFeatures)]
	for i, h := range features {
		b := int(h>>t.shift) * 4
		from[i], to[i] = u32(t.starts, b), u32(t.starts, b+4)
	}
	for i, h := range features {
		e := t.entries[from[i]:to[i]]
		lo, hi := byte(h), byte(h>>8)
		for len(e) > 3 {
			n := 3 + 2*int(e[2])
			if e[0] != lo || e[1] != hi {
				e = e[n:]
				continue
			}
			for e = e[3:n]; len(e) > 1; e = e[2:] {
				s[e[0]] += int32(int8(e[1]))
			}
			break
		}
	}
}

// row is an entry of a table that is being built.
type row struct {
	hash  uint64
	pairs []byte // choice, weight, choice, weight, …
}

// buildTable lays out the rows; the bytes depend on their contents alone.
func buildTable(rows []row) []byte {
	sort.Slice(rows, func(i, j int) bool { return rows[i].hash < rows[j].hash })
	n := max(1, bits.Len(uint(len(rows)))-1)
	starts := make([]uint32, 1<<n+1)
	var entries []byte
	bucket := 0
	for _, r := range rows {
		for b := int(r.hash >> (64 - n)); bucket < b; bucket++ {
			starts[bucket+1] = uint32(len(entries))
		}
		entries = append(entries, byte(r.hash), byte(r.hash>>8), byte(len(r.pairs)/2))
		entries = append(entries, r.pairs...)
	}
	for ; bucket < 1<<n; bucket++ {
		starts[bucket+1] = uint32(len(entries))
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
