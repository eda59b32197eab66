package columns

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"os"
	"slices"
	"sync"

	"github.com/apache/arrow-go/v18/parquet"
	"github.com/apache/arrow-go/v18/parquet/file"
	"github.com/apache/arrow-go/v18/parquet/metadata"

	"leeway"
)

// ErrForm is a file that room lake has not written in this form.
var ErrForm = errors.New("a form of file that is not read by columns")

// File is an open Parquet file. It is used by one goroutine at a time.
type File struct {
	bytes  *os.File
	reader *file.Reader
	pager  *pager
	column map[string]int
}

// Open opens a file.
//
// Errors: CodeUnavailable where it is not there or is no Parquet file.
func Open(path string) (*File, error) {
	bytes, err := os.Open(path)
	if err != nil {
		return nil, leeway.Errorf(leeway.CodeUnavailable, "%s: %w", path, err)
	}
	r, err := file.NewParquetReader(bytes)
	if err != nil {
		_ = bytes.Close() // nothing was written
		return nil, leeway.Errorf(leeway.CodeUnavailable, "%s: %w", path, err)
	}
	f := &File{bytes: bytes, reader: r, pager: pagers.Get().(*pager), column: map[string]int{}}
	s := r.MetaData().Schema
	for i := range s.NumColumns() {
		f.column[s.Column(i).Name()] = i
	}
	return f, nil
}

// Close closes the file.
func (f *File) Close() error {
	pagers.Put(f.pager)
	f.pager = nil
	return f.reader.Close()
}

// pagers and groups keep memory from file to file.
var (
	pagers = sync.Pool{New: func() any { return &pager{} }}
	groups = sync.Pool{New: func() any { return &Group{} }}
)

// Groups is how many row groups the file has.
func (f *File) Groups() int { return f.reader.NumRowGroups() }

// Rows is how many rows the file has.
func (f *File) Rows() int64 { return f.reader.NumRows() }

// mayHold reports whether a group can have a text in a column, by its least and its largest.
func (f *File) mayHold(group int, column, text string) bool {
	chunk, err := f.reader.MetaData().RowGroup(group).ColumnChunk(f.column[column])
	if err != nil {
		return true
	}
	stats, err := chunk.Statistics()
	if err != nil || stats == nil || !stats.HasMinMax() {
		return true
	}
	s, ok := stats.(*metadata.ByteArrayStatistics)
	return !ok || string(s.Min()) <= text && text <= string(s.Max())
}

// Group is the decoded columns of one row group. What it holds is valid until it is read into again.
type Group struct {
	Rows    int
	Words   map[string]*Words
	Numbers map[string]*[]int64

	present []uint32 // of a page, 1 where the row has a number
}

// Words is a column of texts.
type Words struct {
	Text  []string // the distinct ones
	Place []uint32 // of each row's text among them
}

// At is the text of a row.
func (w *Words) At(row int) string { return w.Text[w.Place[row]] }

// Read decodes columns of a group into g, whose arrays are used again.
//
// Errors: ErrForm; CodeUnavailable where the file is damaged.
func (f *File) Read(group int, g *Group, columns ...string) error {
	rows := f.reader.MetaData().RowGroup(group)
	g.Rows = int(rows.NumRows())
	if g.Words == nil {
		g.Words, g.Numbers = map[string]*Words{}, map[string]*[]int64{}
	}
	for _, name := range columns {
		i, ok := f.column[name]
		if !ok {
			return fmt.Errorf("column %s: %w", name, ErrForm)
		}
		chunk, err := rows.ColumnChunk(i)
		if err == nil {
			err = f.read(chunk, i, name, g)
		}
		if err != nil {
			return fmt.Errorf("column %s: %w", name, err)
		}
	}
	return nil
}

func (f *File) read(chunk *metadata.ColumnChunkMetaData, i int, name string, g *Group) error {
	column := f.reader.MetaData().Schema.Column(i)
	optional := column.MaxDefinitionLevel() == 1
	if column.MaxDefinitionLevel() > 1 || column.MaxRepetitionLevel() != 0 || optional && column.PhysicalType() != parquet.Types.Int64 {
		return ErrForm
	}
	if err := f.pager.open(f.bytes, chunk); err != nil {
		return err
	}
	switch column.PhysicalType() {
	case parquet.Types.ByteArray:
		w := g.Words[name]
		if w == nil {
			w = &Words{}
			g.Words[name] = w
		}
		return w.read(f.pager, g.Rows)
	case parquet.Types.Int64:
		n := g.Numbers[name]
		if n == nil {
			n = &[]int64{}
			g.Numbers[name] = n
		}
		if optional {
			return g.optional(n, f.pager)
		}
		return numbers(n, f.pager, g.Rows)
	}
	return ErrForm
}

// Null stands for a number that is not there, as leeway.NoQuantity does.
const Null = math.MinInt64

// optional reads whole numbers of which some may not be there: before a page's numbers stands
// for each row whether it has one.
func (g *Group) optional(to *[]int64, pages *pager) error {
	*to = slices.Grow((*to)[:0], g.Rows)[:0]
	for {
		h, more, err := pages.next()
		if err != nil {
			return err
		}
		if !more {
			return whole(len(*to), g.Rows)
		}
		if h.sort != dataPage || h.encoding != plain {
			return ErrForm
		}
		page, err := pages.body(&h)
		if err != nil {
			return err
		}
		if len(*to)+int(h.values) > g.Rows {
			return errDamaged
		}
		if g.present, err = presence(g.present[:0], page, int(h.values)); err != nil {
			return err
		}
		if *to, err = spread(*to, page[4+binary.LittleEndian.Uint32(page):], g.present); err != nil {
			return err
		}
	}
}

// read reads a dictionary and the places of the rows' texts in it.
func (w *Words) read(pages *pager, rows int) error {
	w.Text, w.Place = w.Text[:0], slices.Grow(w.Place[:0], rows)[:0]
	for {
		h, more, err := pages.next()
		if err != nil {
			return err
		}
		if !more {
			return whole(len(w.Place), rows)
		}
		page, err := pages.body(&h)
		if err != nil {
			return err
		}
		switch {
		case h.sort == dictionaryPage:
			w.Text, err = texts(w.Text, page)
		case h.sort == dataPage && (h.encoding == byPlace || h.encoding == dictionary) && len(w.Place)+int(h.values) <= rows:
			w.Place, err = places(w.Place, page, int(h.values), len(w.Text))
		default:
			err = ErrForm
		}
		if err != nil {
			return err
		}
	}
}

// whole is the error of a column that lacks rows.
func whole(got, rows int) error {
	if got != rows {
		return errDamaged
	}
	return nil
}

// numbers reads whole numbers that stand one after the other, where they are decompressed.
func numbers(to *[]int64, pages *pager, rows int) error {
	*to = slices.Grow((*to)[:0], rows+slack/8)[:0]
	for {
		h, more, err := pages.next()
		if err != nil {
			return err
		}
		if !more {
			return whole(len(*to), rows)
		}
		if h.sort != dataPage || h.encoding != plain {
			return ErrForm
		}
		n := len(*to) + int(h.values)
		if h.uncompressed != 8*h.values || n > rows {
			return errDamaged
		}
		if _, err := pages.into(bytesOf(*to), &h); err != nil {
			return err
		}
		*to = (*to)[:n]
	}
}
