package lake

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"unsafe"
)

// chunkRows is how many rows of flows are held in memory before they are spilled: 12 MB, and
// as much for their copy in order.
const chunkRows = 1 << 19

// fewRows is how many rows room is made for at first: a small file takes no whole chunk.
const fewRows = 1 << 12

// A bucket is the rows of one group and reporter, and of a fourth of all product codes, so that
// the largest reporter's fit into little memory too.
const (
	binBits  = 2
	bins     = 1 << binBits
	binShift = productBits - binBits
)

// spillName is the file of spilled rows in a publication's folder.
const spillName = ".spill"

// spill holds rows by bucket: those of the last chunk in memory, those of the chunks before in
// a file.
type spill struct {
	temp    string
	limit   int // rows of a chunk
	rows    []flowRow
	sorted  []flowRow // the chunk in the order of its buckets
	file    *os.File
	written int64 // rows in the file
	buckets map[uint32]*bucket
}

// bucket is where the rows of one group, reporter and range of products are.
type bucket struct {
	rows     int64
	segments []segment
}

// segment is a run of rows of one bucket: in the file, or in the chunk in memory.
type segment struct {
	at, rows int64
	inMemory bool
}

func (r flowRow) bucket() uint32 {
	return uint32(r.key>>bucketShift)<<binBits | r.product()>>binShift
}

func (s *spill) add(r flowRow) error {
	switch cap(s.rows) {
	case 0:
		s.rows = make([]flowRow, 0, min(fewRows, s.limit))
	case len(s.rows):
		s.rows = append(make([]flowRow, 0, s.limit), s.rows...)
	}
	s.rows = append(s.rows, r)
	if len(s.rows) < s.limit {
		return nil
	}
	return s.write()
}

// last puts the last chunk in the order of its buckets: it stays in memory.
func (s *spill) last() {
	if len(s.rows) > 0 {
		s.distribute(true)
	}
	s.rows = nil
}

// write puts the chunk in the order of its buckets at the end of the file.
func (s *spill) write() error {
	if s.file == nil {
		f, err := os.OpenFile(filepath.Join(s.temp, spillName), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
		if err != nil {
			return err
		}
		s.file = f
	}
	s.distribute(false)
	if _, err := s.file.Write(asBytes(s.sorted)); err != nil {
		return err
	}
	s.written += int64(len(s.sorted))
	s.rows = s.rows[:0]
	return nil
}

// distribute copies the chunk in the order of its buckets, and notes where each of them is.
func (s *spill) distribute(inMemory bool) {
	if s.sorted == nil {
		s.sorted = make([]flowRow, 0, cap(s.rows))
	}
	s.sorted = s.sorted[:len(s.rows)]
	low, high := s.span()
	next := make([]int64, high-low+2)
	for i := range s.rows {
		next[s.rows[i].bucket()-low+1]++
	}
	for b := range high - low + 1 {
		if n := next[b+1]; n > 0 {
			s.note(low+b, segment{at: next[b], rows: n, inMemory: inMemory})
		}
		next[b+1] += next[b]
	}
	for _, r := range s.rows {
		at := &next[r.bucket()-low]
		s.sorted[*at] = r
		*at++
	}
}

// span returns the lowest and the highest bucket of the chunk.
func (s *spill) span() (low, high uint32) {
	low = s.rows[0].bucket()
	for i := range s.rows {
		low, high = min(low, s.rows[i].bucket()), max(high, s.rows[i].bucket())
	}
	return low, high
}

func (s *spill) note(number uint32, at segment) {
	b := s.buckets[number]
	if b == nil {
		b = &bucket{}
		s.buckets[number] = b
	}
	if !at.inMemory {
		at.at += s.written
	}
	b.rows += at.rows
	b.segments = append(b.segments, at)
}

// read appends the rows of a bucket to rows. It may be called by several goroutines at once,
// after the last chunk was distributed.
func (s *spill) read(b *bucket, rows []flowRow) ([]flowRow, error) {
	rows = slices.Grow(rows, int(b.rows))
	for _, at := range b.segments {
		if at.inMemory {
			rows = append(rows, s.sorted[at.at:at.at+at.rows]...)
			continue
		}
		n := len(rows)
		rows = rows[:n+int(at.rows)]
		if _, err := s.file.ReadAt(asBytes(rows[n:]), at.at*int64(unsafe.Sizeof(flowRow{}))); err != nil {
			return nil, err
		}
	}
	return rows, nil
}

// close removes the file.
func (s *spill) close() error {
	if s.file == nil {
		return nil
	}
	err := errors.Join(s.file.Close(), os.Remove(s.file.Name()))
	s.file = nil
	return err
}

// asBytes returns the memory of the rows: the file is read by the process that wrote it.
func asBytes(rows []flowRow) []byte {
	if len(rows) == 0 {
		return nil
	}
	return unsafe.Slice((*byte)(unsafe.Pointer(&rows[0])), len(rows)*int(unsafe.Sizeof(rows[0])))
}
