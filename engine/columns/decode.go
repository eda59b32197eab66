package columns

import (
	"encoding/binary"
	"slices"

	"leeway"
)

// errDamaged is a page that does not hold what its head says.
var errDamaged = leeway.Errorf(leeway.CodeUnavailable, "a page does not hold what its head says")

// texts reads a dictionary: each text after its length in four bytes.
func texts(to []string, page []byte) ([]string, error) {
	for len(page) > 0 {
		if len(page) < 4 {
			return nil, errDamaged
		}
		n := int(binary.LittleEndian.Uint32(page))
		if n < 0 || n > len(page)-4 {
			return nil, errDamaged
		}
		to = append(to, string(page[4:4+n]))
		page = page[4+n:]
	}
	return to, nil
}

// places reads n places in a dictionary of a size: Parquet's hybrid of runs, which repeat one
// place, and of packs of eight, in as many bits as the first byte says.
func places(to []uint32, page []byte, n, size int) ([]uint32, error) {
	if n == 0 {
		return to, nil
	}
	if len(page) == 0 || page[0] > 32 {
		return nil, errDamaged
	}
	if size == 1 { // there is but one place
		clear(extend(&to, n))
		return to, nil
	}
	return hybrid(to, page[1:], n, size, uint(page[0]))
}

// hybrid reads runs and packs of a width.
func hybrid(to []uint32, page []byte, n, size int, width uint) ([]uint32, error) {
	end := len(to) + n
	for len(to) < end {
		head, used := binary.Uvarint(page)
		if used <= 0 {
			return nil, errDamaged
		}
		page = page[used:]
		count, bytes := head>>1, uint64(width+7)/8
		packed := head&1 == 1
		if packed {
			bytes = count * uint64(width)
			count *= 8
		}
		if count == 0 || count > 1<<33 || bytes > uint64(len(page)) {
			return nil, errDamaged
		}
		m := int(min(count, uint64(end-len(to))))
		var ok bool
		if packed {
			to, ok = unpack(to, page[:bytes], m, width, uint32(size))
		} else {
			to, ok = repeat(to, page[:bytes], m, uint32(size))
		}
		if !ok {
			return nil, errDamaged
		}
		page = page[bytes:]
	}
	return to, nil
}

// extend makes room for n more places, and returns where they belong.
func extend(to *[]uint32, n int) []uint32 {
	at := len(*to)
	*to = slices.Grow(*to, n)[:at+n]
	return (*to)[at:]
}

// repeat appends one place n times; ok is false where the dictionary has no such place.
func repeat(to []uint32, place []byte, n int, size uint32) (all []uint32, ok bool) {
	v := uint32(0)
	for i, b := range place {
		v |= uint32(b) << (8 * i)
	}
	out := extend(&to, n)
	for i := range out {
		out[i] = v
	}
	return to, v < size
}

// unpack appends n places of a width in bits, the lowest bit first.
func unpack(to []uint32, pack []byte, n int, width uint, size uint32) (all []uint32, ok bool) {
	out, mask, most := extend(&to, n), uint64(1)<<width-1, uint32(0)
	bit := uint(0)
	i := 0
	for ; i < n && int(bit>>3)+8 <= len(pack); i++ {
		v := uint32(binary.LittleEndian.Uint64(pack[bit>>3:]) >> (bit & 7) & mask)
		out[i] = v
		most = max(most, v)
		bit += width
	}
	for ; i < n; i++ { // the last eight bytes
		v := uint64(0)
		for b := int(bit >> 3); b < len(pack); b++ {
			v |= uint64(pack[b]) << (8 * (uint(b) - bit>>3))
		}
		out[i] = uint32(v >> (bit & 7) & mask)
		most = max(most, out[i])
		bit += width
	}
	return to, n == 0 || most < size
}

// presence reads which of n rows have a number: the length of what says so in four bytes, then the
// hybrid of ones and zeros.
func presence(to []uint32, page []byte, n int) ([]uint32, error) {
	if len(page) < 4 || uint64(binary.LittleEndian.Uint32(page)) > uint64(len(page)-4) {
		return nil, errDamaged
	}
	return hybrid(to, page[4:4+binary.LittleEndian.Uint32(page)], n, 2, 1)
}

// spread appends the numbers of the rows that have one, and Null for the others.
func spread(to []int64, numbers []byte, present []uint32) ([]int64, error) {
	for _, there := range present {
		if there == 0 {
			to = append(to, Null)
			continue
		}
		if len(numbers) < 8 {
			return nil, errDamaged
		}
		to = append(to, int64(binary.LittleEndian.Uint64(numbers)))
		numbers = numbers[8:]
	}
	if len(numbers) != 0 {
		return nil, errDamaged
	}
	return to, nil
}
