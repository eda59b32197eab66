package lake

import (
	"fmt"
	"io"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/apache/arrow-go/v18/parquet"
	"github.com/apache/arrow-go/v18/parquet/compress"
	"github.com/apache/arrow-go/v18/parquet/file"
	"github.com/apache/arrow-go/v18/parquet/metadata"
	"github.com/apache/arrow-go/v18/parquet/schema"
)

// columnar writes a table of millions of rows from arrays: texts as indices into the words of
// a row group, so that no value is hashed or boxed, and integers as they are.
type columnar struct {
	texts    []*words
	integers []*integers
	order    []node // columns as in the file
	rows     int    // in the row group so far
	group    int    // rows of a full row group
	out      *file.Writer
	written  int64
}

// node is one column of either sort.
type node struct {
	name     string
	text     *words
	integer  *integers
	nullable bool
}

// words is a text column of a row group: its distinct texts in the order in which they first
// came, and for each row the place of its text among them.
type words struct {
	index    []int32
	distinct []string
	place    []int32 // by the id which the caller gives a text: its place and one, 0 for none
	ids      []uint32
}

// add appends a row. The id names the text, the same one throughout the table.
func (w *words) add(id uint32, text func(uint32) string) {
	if int(id) >= len(w.place) {
		w.place = append(w.place, make([]int32, int(id)+1-len(w.place))...)
	}
	at := w.place[id]
	if at == 0 {
		w.distinct = append(w.distinct, text(id))
		w.ids = append(w.ids, id)
		at = int32(len(w.distinct))
		w.place[id] = at
	}
	w.index = append(w.index, at-1)
}

func (w *words) reset() {
	for _, id := range w.ids {
		w.place[id] = 0
	}
	w.index, w.distinct, w.ids = w.index[:0], w.distinct[:0], w.ids[:0]
}

// integers is a column of 64-bit integers of a row group.
type integers struct {
	values  []int64 // of the rows that have one
	present []int16 // by row, 1 or 0; nil where every row has one
}

func (c *integers) reset() { c.values, c.present = c.values[:0], c.present[:0] }

// newColumnar returns a writer of row groups of a size.
func newColumnar(group int) *columnar { return &columnar{group: group} }

func (c *columnar) text(name string) *words {
	w := &words{}
	c.texts = append(c.texts, w)
	c.order = append(c.order, node{name: name, text: w})
	return w
}

func (c *columnar) integer(name string, nullable bool) *integers {
	n := &integers{}
	c.integers = append(c.integers, n)
	c.order = append(c.order, node{name: name, integer: n, nullable: nullable})
	return n
}

// start begins a file. The arrays of the last one are used again.
func (c *columnar) start(w io.Writer) error {
	fields := make(schema.FieldList, len(c.order))
	for i, n := range c.order {
		var logical schema.LogicalType = schema.NoLogicalType{}
		physical, repetition := parquet.Types.Int64, parquet.Repetitions.Required
		if n.text != nil {
			logical, physical = schema.StringLogicalType{}, parquet.Types.ByteArray
		}
		if n.nullable {
			repetition = parquet.Repetitions.Optional
		}
		field, err := schema.NewPrimitiveNodeLogical(n.name, repetition, logical, physical, 0, -1)
		if err != nil {
			return err
		}
		fields[i] = field
	}
	root, err := schema.NewGroupNode("schema", parquet.Repetitions.Required, fields, -1)
	if err != nil {
		return err
	}
	c.rows, c.written = 0, 0
	c.out = file.NewParquetWriter(w, root, file.WithWriterProps(c.properties()))
	return nil
}

// pageBytes holds any column of a row group: one page each, so that the words' order is
// stated once.
const pageBytes = 16 << 20

func (c *columnar) properties() *parquet.WriterProperties {
	options := []parquet.WriterProperty{
		parquet.WithVersion(parquet.V2_6),
		parquet.WithCreatedBy("leeway"),
		parquet.WithCompression(compress.Codecs.Zstd),
		parquet.WithCompressionLevel(1),
		parquet.WithDictionaryDefault(true),
		parquet.WithDictionaryPageSizeLimit(pageBytes),
		parquet.WithDataPageSize(pageBytes),
		parquet.WithBatchSize(int64(c.group)),
		parquet.WithStats(true),
	}
	for _, n := range c.order {
		if n.integer != nil {
			options = append(options, parquet.WithDictionaryFor(n.name, false))
		}
	}
	return parquet.NewWriterProperties(options...)
}

// next ends a row; a full row group is written.
func (c *columnar) next() error {
	c.rows++
	if c.rows < c.group {
		return nil
	}
	return c.flush()
}

// flush writes the rows so far as a row group.
func (c *columnar) flush() error {
	if c.rows == 0 {
		return nil
	}
	group, err := c.out.AppendRowGroupChecked()
	if err != nil {
		return err
	}
	for _, n := range c.order {
		chunk, err := group.NextColumn()
		if err != nil {
			return err
		}
		if err := n.write(chunk); err != nil {
			return fmt.Errorf("column %s: %w", n.name, err)
		}
		if err := chunk.Close(); err != nil {
			return err
		}
	}
	c.written += int64(c.rows)
	c.rows = 0
	return group.Close()
}

// end writes what is left and the footer, and returns the number of rows in the file.
func (c *columnar) end() (int64, error) {
	if err := c.flush(); err != nil {
		return 0, err
	}
	return c.written, c.out.Close()
}

func (n node) write(chunk file.ColumnChunkWriter) error {
	if n.text != nil {
		defer n.text.reset()
		return n.text.write(chunk.(*file.ByteArrayColumnChunkWriter))
	}
	defer n.integer.reset()
	var present []int16
	if n.nullable {
		present = n.integer.present
	}
	_, err := chunk.(*file.Int64ColumnChunkWriter).WriteBatch(n.integer.values, present, nil)
	return err
}

// dictionaryEncoder is what arrow-go's encoder of a dictionary can do besides encoding.
type dictionaryEncoder interface{ PutDictionary(arrow.Array) error }

// write writes the words as the dictionary, then the indices.
func (w *words) write(chunk *file.ByteArrayColumnChunkWriter) error {
	b := array.NewStringBuilder(memory.DefaultAllocator)
	defer b.Release()
	b.AppendValues(w.distinct, nil)
	dictionary := b.NewArray()
	defer dictionary.Release()
	if err := chunk.CurrentEncoder().(dictionaryEncoder).PutDictionary(dictionary); err != nil {
		return err
	}
	if err := chunk.PageStatistics().(*metadata.ByteArrayStatistics).UpdateFromArrow(dictionary, false); err != nil {
		return err
	}
	data := array.NewData(arrow.PrimitiveTypes.Int32, len(w.index),
		[]*memory.Buffer{nil, memory.NewBufferBytes(arrow.Int32Traits.CastToBytes(w.index))}, nil, 0, 0)
	defer data.Release()
	indices := array.NewInt32Data(data)
	defer indices.Release()
	return chunk.WriteDictIndices(indices, nil, nil)
}

// names gives ids to the few texts that many rows share.
type names struct {
	texts []string
	ids   map[string]uint32
}

func (n *names) id(text string) uint32 {
	id, known := n.ids[text]
	if !known {
		if n.ids == nil {
			n.ids = map[string]uint32{}
		}
		id = uint32(len(n.texts))
		n.ids[text] = id
		n.texts = append(n.texts, text)
	}
	return id
}

func (n *names) text(id uint32) string { return n.texts[id] }
