package columns

import (
	"encoding/binary"
	"io"
	"runtime"
	"sync"
	"unsafe"

	"github.com/apache/arrow-go/v18/parquet/metadata"
	"github.com/klauspost/compress/zstd"
)

// The sorts of pages and the encodings that room lake writes, by their numbers in Parquet.
const (
	dataPage       = 0
	dictionaryPage = 2

	plain      = 0
	dictionary = 2 // as older files say
	byPlace    = 8
)

// pageHead is what stands before a page.
type pageHead struct {
	sort         int64
	uncompressed int64
	compressed   int64
	values       int64
	encoding     int64
}

// decoder decompresses for every pager: it may be used by several at once.
var decoder = sync.OnceValues(func() (*zstd.Decoder, error) {
	return zstd.NewReader(nil, zstd.WithDecoderConcurrency(runtime.GOMAXPROCS(0)))
})

// pager reads the pages of column chunks. Its memory is used again from chunk to chunk.
type pager struct {
	raw  []byte // of the chunk
	rest []byte // of raw, after the page last read
	page []byte // decompressed
}

// open reads a chunk's bytes.
func (p *pager) open(from io.ReaderAt, chunk *metadata.ColumnChunkMetaData) error {
	if chunk.Compression().String() != "ZSTD" {
		return ErrForm
	}
	at := chunk.DataPageOffset()
	if d := chunk.DictionaryPageOffset(); chunk.HasDictionaryPage() && d > 0 && d < at {
		at = d
	}
	n := int(chunk.TotalCompressedSize())
	if n <= 0 || n > 1<<30 {
		return errDamaged
	}
	if cap(p.raw) < n {
		p.raw = make([]byte, n+n/4)
	}
	p.raw = p.raw[:n]
	p.rest = p.raw
	_, err := from.ReadAt(p.raw, at)
	return err
}

// next reads the head of the next page; more is false where there is none.
func (p *pager) next() (h pageHead, more bool, err error) {
	if len(p.rest) == 0 {
		return h, false, nil
	}
	t := thrift{p.rest}
	if !t.head(&h) || h.compressed < 0 || h.compressed > int64(len(t.rest)) || h.uncompressed < 0 || h.uncompressed > 1<<30 || h.values < 0 || h.values > 1<<30 {
		return h, false, errDamaged
	}
	p.rest = t.rest
	return h, true, nil
}

// body decompresses the page whose head was read; it is valid until the next one is.
func (p *pager) body(h *pageHead) (page []byte, err error) {
	if need := int(h.uncompressed) + slack; cap(p.page) < need {
		p.page = make([]byte, 0, need+need/4)
	}
	p.page, err = p.into(p.page[:0], h)
	return p.page, err
}

// slack is the room behind a page with which it is decompressed fastest.
const slack = 1<<17 + 64

// into decompresses a page behind what to holds.
func (p *pager) into(to []byte, h *pageHead) ([]byte, error) {
	d, err := decoder()
	if err != nil {
		return nil, err
	}
	before := len(to)
	to, err = d.DecodeAll(p.rest[:h.compressed], to)
	if err != nil || len(to)-before != int(h.uncompressed) {
		return nil, errDamaged
	}
	p.rest = p.rest[h.compressed:]
	return to, nil
}

// bytesOf is the memory of numbers, which Parquet has with the lowest byte first, as have the
// processors that this program is built for.
func bytesOf(numbers []int64) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(numbers))), 8*cap(numbers))[:8*len(numbers)]
}

// thrift reads the compact form in which Parquet writes the heads of pages.
type thrift struct{ rest []byte }

// The types of fields.
const (
	thriftTrue, thriftFalse, thriftByte              = 1, 2, 3
	thriftShort, thriftInt, thriftLong, thriftDouble = 4, 5, 6, 7
	thriftBinary, thriftList, thriftSet              = 8, 9, 10
	thriftStruct                                     = 12
)

// head reads the head of a page; ok is false where it is none.
func (t *thrift) head(h *pageHead) (ok bool) {
	return t.fields(0, func(id, kind byte) bool {
		switch {
		case id == 1 && kind == thriftInt:
			return t.number(&h.sort)
		case id == 2 && kind == thriftInt:
			return t.number(&h.uncompressed)
		case id == 3 && kind == thriftInt:
			return t.number(&h.compressed)
		case (id == 5 || id == 7) && kind == thriftStruct:
			return t.fields(1, func(id, kind byte) bool {
				switch {
				case id == 1 && kind == thriftInt:
					return t.number(&h.values)
				case id == 2 && kind == thriftInt:
					return t.number(&h.encoding)
				}
				return t.skip(kind, 2)
			})
		}
		return t.skip(kind, 1)
	})
}

// deepest is how far structures stand within each other.
const deepest = 8

// fields hands each field of a structure to field, which reads its value.
func (t *thrift) fields(depth int, field func(id, kind byte) bool) bool {
	id := byte(0)
	for depth < deepest {
		if len(t.rest) == 0 {
			return false
		}
		b := t.rest[0]
		t.rest = t.rest[1:]
		if b == 0 {
			return true
		}
		if b>>4 != 0 {
			id += b >> 4
		} else {
			var n int64
			if !t.number(&n) || n < 0 || n > 255 {
				return false
			}
			id = byte(n)
		}
		if !field(id, b&15) {
			return false
		}
	}
	return false
}

// number reads an integer.
func (t *thrift) number(to *int64) bool {
	u, n := binary.Uvarint(t.rest)
	if n <= 0 {
		return false
	}
	t.rest = t.rest[n:]
	*to = int64(u>>1) ^ -int64(u&1)
	return true
}

// skip passes over a value.
func (t *thrift) skip(kind byte, depth int) bool {
	var n int64
	switch kind {
	case thriftTrue, thriftFalse:
		return true
	case thriftByte:
		return t.pass(1)
	case thriftDouble:
		return t.pass(8)
	case thriftShort, thriftInt, thriftLong:
		return t.number(&n)
	case thriftBinary:
		u, used := binary.Uvarint(t.rest)
		return used > 0 && t.pass(uint64(used)) && t.pass(u)
	case thriftList, thriftSet:
		return t.skipList(depth)
	case thriftStruct:
		return t.fields(depth, func(_, kind byte) bool { return t.skip(kind, depth+1) })
	}
	return false
}

func (t *thrift) skipList(depth int) bool {
	if len(t.rest) == 0 || depth >= deepest {
		return false
	}
	b := t.rest[0]
	t.rest = t.rest[1:]
	n := uint64(b >> 4)
	if n == 15 {
		u, used := binary.Uvarint(t.rest)
		if used <= 0 {
			return false
		}
		n, t.rest = u, t.rest[used:]
	}
	for ; n > 0; n-- {
		if len(t.rest) == 0 || !t.skip(b&15, depth+1) {
			return false
		}
	}
	return true
}

func (t *thrift) pass(n uint64) bool {
	if n > uint64(len(t.rest)) {
		return false
	}
	t.rest = t.rest[n:]
	return true
}
