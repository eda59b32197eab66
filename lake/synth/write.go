package synth

import (
	"bufio"
	"io"
	"strconv"

	"leeway"
)

// batchRows is about how many rows a batch has.
const batchRows = 1 << 15

// Flows hands the rows to each in batches, as imports by the importer. A batch is valid until
// each returns.
//
// Errors: CodeInvalid where the options cannot be met; those of each, unchanged.
func Flows(o Options, each func(*leeway.Flows) error) error {
	f := &leeway.Flows{Flow: "import", Classification: "HS2017", QuantityUnit: "kg"}
	order := byCode(o.States)
	for _, s := range order {
		f.States = append(f.States, s.ID)
	}
	err := o.each(func(year int, p pair, rows []row) error {
		for _, r := range rows {
			f.Year, f.Reporter, f.Partner = append(f.Year, uint16(year)), append(f.Reporter, uint16(p.importer)), append(f.Partner, uint16(p.exporter))
			f.Product, f.ValueUSD, f.Quantity = append(f.Product, r.product), append(f.ValueUSD, r.value), append(f.Quantity, r.quantity)
		}
		if f.Len() < batchRows {
			return nil
		}
		defer f.Reset()
		return each(f)
	})
	if err != nil || f.Len() == 0 {
		return err
	}
	return each(f)
}

// CSV writes the rows in the shape of BACI: thousands of dollars, tonnes, three decimals.
//
// Errors: as Flows; those of w.
func CSV(w io.Writer, o Options) error {
	out := bufio.NewWriterSize(w, 1<<20)
	if _, err := out.WriteString("t,i,j,k,v,q\n"); err != nil {
		return err
	}
	order := byCode(o.States)
	var line []byte
	err := o.each(func(year int, p pair, rows []row) error {
		head := strconv.AppendInt(nil, int64(year), 10)
		for _, at := range [...]int{p.exporter, p.importer} {
			head = strconv.AppendInt(append(head, ','), int64(order[at].Code), 10)
		}
		for _, r := range rows {
			line = append(append(line[:0], head...), ',')
			line = append(appendPadded(line, int64(r.product), 6), ',')
			line = append(appendThousandths(line, r.value), ',')
			if r.quantity == leeway.NoQuantity {
				line = append(line, "NA"...)
			} else {
				line = appendThousandths(line, r.quantity)
			}
			if _, err := out.Write(append(line, '\n')); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return out.Flush()
}

func appendThousandths(b []byte, n int64) []byte {
	return appendPadded(append(strconv.AppendInt(b, n/1000, 10), '.'), n%1000, 3)
}

// appendPadded appends n with zeros in front, at least so many digits wide.
func appendPadded(b []byte, n int64, width int) []byte {
	for power := int64(10); width > 1; width, power = width-1, power*10 {
		if n < power {
			return strconv.AppendInt(append(b, "00000"[:width-1]...), n, 10)
		}
	}
	return strconv.AppendInt(b, n, 10)
}
