package lake

import (
	"io"

	"github.com/apache/arrow-go/v18/parquet"
	"github.com/apache/arrow-go/v18/parquet/compress"
	"github.com/apache/arrow-go/v18/parquet/file"
	"github.com/apache/arrow-go/v18/parquet/schema"
)

// rowGroup is the number of rows of a row group: small enough that the minimum and maximum
// of a sorted column let a reader pass over most groups of a large file.
const rowGroup = 16384

// zstdLevel trades a second of building for a smaller file; reading costs the same.
const zstdLevel = 9

// properties fixes everything that decides a file's bytes.
func properties() *parquet.WriterProperties {
	return parquet.NewWriterProperties(
		parquet.WithVersion(parquet.V2_6),
		parquet.WithCreatedBy("leeway"),
		parquet.WithCompression(compress.Codecs.Zstd),
		parquet.WithCompressionLevel(zstdLevel),
		parquet.WithDictionaryDefault(true),
		parquet.WithStats(true),
	)
}

// write writes the rows as Parquet without partition columns, in the order given. The same
// rows give the same bytes.
func write[T any](w io.Writer, columns []Column[T], rows []*T) error {
	stored := make([]Column[T], 0, len(columns))
	for _, c := range columns {
		if !c.Partition {
			stored = append(stored, c)
		}
	}
	root, err := parquetSchema(stored)
	if err != nil {
		return err
	}
	pw := file.NewParquetWriter(w, root, file.WithWriterProps(properties()))
	for from := 0; from < len(rows); from += rowGroup {
		group, err := pw.AppendRowGroupChecked()
		if err != nil {
			return err
		}
		for _, c := range stored {
			chunk, err := group.NextColumn()
			if err != nil {
				return err
			}
			if err := writeColumn(chunk, c, rows[from:min(from+rowGroup, len(rows))]); err != nil {
				return err
			}
			if err := chunk.Close(); err != nil {
				return err
			}
		}
		if err := group.Close(); err != nil {
			return err
		}
	}
	return pw.Close()
}

func parquetSchema[T any](columns []Column[T]) (*schema.GroupNode, error) {
	fields := make(schema.FieldList, len(columns))
	for i, c := range columns {
		var logical schema.LogicalType = schema.NoLogicalType{}
		physical := parquet.Types.ByteArray
		switch c.Kind {
		case Text:
			logical = schema.StringLogicalType{}
		case Number:
			physical = parquet.Types.Double
		case Count:
			physical = parquet.Types.Int64
		}
		node, err := schema.NewPrimitiveNodeLogical(c.Name, parquet.Repetitions.Required, logical, physical, 0, -1)
		if err != nil {
			return nil, err
		}
		fields[i] = node
	}
	return schema.NewGroupNode("schema", parquet.Repetitions.Required, fields, -1)
}

func writeColumn[T any](chunk file.ColumnChunkWriter, c Column[T], rows []*T) (err error) {
	switch w := chunk.(type) {
	case *file.ByteArrayColumnChunkWriter:
		values := make([]parquet.ByteArray, len(rows))
		for i := range rows {
			values[i] = parquet.ByteArray(c.get(rows[i]).(string))
		}
		_, err = w.WriteBatch(values, nil, nil)
	case *file.Float64ColumnChunkWriter:
		values := make([]float64, len(rows))
		for i := range rows {
			values[i] = c.get(rows[i]).(float64)
		}
		_, err = w.WriteBatch(values, nil, nil)
	case *file.Int64ColumnChunkWriter:
		values := make([]int64, len(rows))
		for i := range rows {
			values[i] = c.get(rows[i]).(int64)
		}
		_, err = w.WriteBatch(values, nil, nil)
	}
	return err
}
