package flowcsv

import (
	"bytes"
	"fmt"
	"regexp"

	"leeway"
	"leeway/internal/sheet"
)

// The columns' places.
const (
	year = iota
	exporter
	importer
	product
	value
	quantity
)

// maxCode is the highest numeric code of a state.
const maxCode = 999

// decimals of a number that is scaled: thousands of dollars to dollars, tonnes to kilograms.
const decimals = 3

// row is what a line says.
type row struct {
	year, exporter, importer uint16
	product                  uint32
	value, quantity          int64
}

// parser reads blocks into batches. Its tables are filled before it starts and are then only
// read.
type parser struct {
	file   string
	shared leeway.Flows // what all batches have in common
	at     [maxCode + 1]int32
	export bool
}

func newParser(o Options) (*parser, error) {
	p := &parser{file: o.File, export: o.Flow == "export"}
	if o.Flow != "import" && o.Flow != "export" {
		return nil, leeway.Errorf(leeway.CodeInternal, "flowcsv: flow %q is neither import nor export", o.Flow)
	}
	p.shared = leeway.Flows{Flow: o.Flow, Classification: o.Classification, QuantityUnit: "kg", Mirror: o.Mirror}
	known := map[string]int32{}
	for code := range p.at {
		p.at[code] = -1
		if id := o.State(code); code > 0 && id != "" {
			at, seen := known[id]
			if !seen {
				at = int32(len(p.shared.States))
				known[id] = at
				p.shared.States = append(p.shared.States, id)
			}
			p.at[code] = at
		}
	}
	return p, nil
}

// batch returns an empty batch with what all have in common.
func (p *parser) batch() *leeway.Flows {
	f := p.shared
	return &f
}

// block reads the lines of a block. It returns their number, and the fault of the first line
// that has one; nothing after it is read.
func (p *parser) block(lines []byte, to *leeway.Flows) (n int, f *fault) {
	for i := 0; i < len(lines); n++ {
		r, next, ok := plain(lines, i)
		if !ok {
			if r, next, f = p.careful(lines, i); f != nil {
				f.line = n
				return n, f
			}
		}
		if f = p.put(r, to); f != nil {
			f.line = n
			return n, f
		}
		i = next
	}
	return n, nil
}

// put appends a row, with its states looked up.
func (p *parser) put(r row, to *leeway.Flows) *fault {
	from, into := p.at[r.exporter], p.at[r.importer]
	switch {
	case from < 0:
		return &fault{column: exporter, text: fmt.Sprintf("no state has the code %d", r.exporter)}
	case into < 0:
		return &fault{column: importer, text: fmt.Sprintf("no state has the code %d", r.importer)}
	}
	if !p.export {
		from, into = into, from
	}
	to.Year, to.Product = append(to.Year, r.year), append(to.Product, r.product)
	to.Reporter, to.Partner = append(to.Reporter, uint16(from)), append(to.Partner, uint16(into))
	to.ValueUSD, to.Quantity = append(to.ValueUSD, r.value), append(to.Quantity, r.quantity)
	return nil
}

// plain reads a line of nothing but digits, points and commas, which nearly all lines are.
// What it cannot read it leaves to careful.
func plain(b []byte, i int) (r row, next int, ok bool) {
	var t, x, m, k uint32
	if t, i = digits(b, i, 4); i < 0 {
		return r, 0, false
	}
	if x, i = digits(b, i, 3); i < 0 {
		return r, 0, false
	}
	if m, i = digits(b, i, 3); i < 0 {
		return r, 0, false
	}
	from := i
	if k, i = digits(b, i, 6); i < 0 || i-from != 7 || k == 0 || t < minYear {
		return r, 0, false
	}
	if r.value, i = scaled(b, i); i < 0 || b[i] != ',' {
		return r, 0, false
	}
	i++
	if i+2 < len(b) && b[i] == 'N' && b[i+1] == 'A' {
		r.quantity, i = leeway.NoQuantity, i+2
	} else if r.quantity, i = scaled(b, i); i < 0 {
		return r, 0, false
	}
	if b[i] == '\r' && i+1 < len(b) {
		i++
	}
	r.year, r.exporter, r.importer, r.product = uint16(t), uint16(x), uint16(m), k
	return r, i + 1, b[i] == '\n'
}

// digits reads a whole number of at most so many digits up to a comma, and returns where the
// next field begins, -1 where there is no such number.
func digits(b []byte, i, most int) (n uint32, next int) {
	start := i
	for ; i < len(b); i++ {
		d := b[i] - '0'
		if d > 9 {
			break
		}
		n = n*10 + uint32(d)
	}
	if i == start || i-start > most || i == len(b) || b[i] != ',' {
		return 0, -1
	}
	return n, i + 1
}

// scaled reads a decimal number, a thousandfold, and returns where it ends, -1 where there is
// none. It has at most twelve digits before the point, and something behind it.
func scaled(b []byte, i int) (n int64, end int) {
	start := i
	for ; i < len(b); i++ {
		d := b[i] - '0'
		if d > 9 {
			break
		}
		n = n*10 + int64(d)
	}
	if i == start || i-start > 12 {
		return 0, -1
	}
	missing := decimals
	if i < len(b) && b[i] == '.' {
		i++
		for ; missing > 0 && i < len(b); i++ {
			d := b[i] - '0'
			if d > 9 {
				break
			}
			n = n*10 + int64(d)
			missing--
		}
		if missing == decimals {
			return 0, -1 // a point with nothing after it
		}
	}
	n *= thousand[missing]
	if missing == 0 && i < len(b) && b[i]-'0' <= 9 {
		return noise(b, i, n)
	}
	if i >= len(b) {
		return 0, -1
	}
	return n, i
}

// noise reads the decimals after the third, with which some releases write what was once a
// float: 18.617999999 for 18.618. They must be within a millionth; anything else is not the
// number of thousandths that it should be.
func noise(b []byte, i int, n int64) (int64, int) {
	var d [3]byte
	k := 0
	for ; i < len(b) && b[i]-'0' <= 9; i++ {
		if k < len(d) {
			d[k] = b[i]
		}
		k++
	}
	for ; k < len(d); k++ {
		d[k] = '0'
	}
	switch {
	case i >= len(b):
		return 0, -1
	case string(d[:]) == "000":
		return n, i
	case string(d[:]) == "999":
		return n + 1, i
	}
	return 0, -1
}

var thousand = [decimals + 1]int64{1, 10, 100, 1000}

// minYear is the first year of a record that can be one of trade.
const minYear = 1900

// fault is what is wrong with a line.
type fault struct {
	line   int // in the block, from 0
	column int // -1: the whole line
	text   string
}

// located returns the fault as an error; before is the number of lines before the block.
func (f *fault) located(file string, before int) error {
	return sheet.Row{File: file, N: before + f.line + 1}.Errorf(f.column, "%s", f.text)
}

// careful reads a line with space or quotation marks around its fields, or without its end,
// and says what is wrong with any other.
func (p *parser) careful(b []byte, i int) (r row, next int, f *fault) {
	line, next := b[i:], len(b)
	if end := bytes.IndexByte(line, '\n'); end >= 0 {
		line, next = line[:end], i+end+1
	}
	cells := bytes.Split(bytes.TrimSuffix(line, []byte("\r")), []byte(","))
	if len(cells) != len(Columns) {
		return r, next, &fault{column: -1, text: fmt.Sprintf("%d columns where there should be %d: %q", len(cells), len(Columns), short(line))}
	}
	for column, cell := range cells {
		if what := r.set(column, unquoted(string(cell))); what != "" {
			return r, next, &fault{column: column, text: fmt.Sprintf("%s: %q", what, short(cell))}
		}
	}
	return r, next, nil
}

// short keeps a text that goes into an error from filling the screen.
func short(text []byte) []byte { return text[:min(len(text), 60)] }

// set reads one field. It returns what is wrong with the text, "" where nothing is.
func (r *row) set(column int, text string) string {
	switch column {
	case year:
		n, ok := whole(text, 4)
		r.year = uint16(n)
		if !ok || n < minYear {
			return "this is no year"
		}
	case exporter, importer:
		n, ok := whole(text, 3)
		if !ok {
			return "this is no code of a state"
		}
		if column == exporter {
			r.exporter = uint16(n)
		} else {
			r.importer = uint16(n)
		}
	case product:
		if text == oldUnspecified {
			text = unspecified
		}
		n, ok := whole(text, 6)
		r.product = n
		if !ok || len(text) != 6 || n == 0 {
			return "this is no product of six digits"
		}
	case value:
		return number(text, &r.value, "a dollar")
	case quantity:
		if text == "" || text == "NA" {
			r.quantity = leeway.NoQuantity
			return ""
		}
		return number(text, &r.quantity, "a kilogram")
	}
	return ""
}

// In the edition of 1992 UN Comtrade writes goods that are not specified with letters; in later ones
// the code is of digits.
const (
	oldUnspecified = "9999AA"
	unspecified    = "999999"
)

func whole(text string, most int) (uint32, bool) {
	n, next := digits([]byte(text+","), 0, most)
	return n, next == len(text)+1
}

func number(text string, to *int64, smallest string) string {
	n, end := scaled([]byte(text+","), 0)
	switch {
	case end == len(text):
		*to = n
		return ""
	case finer.MatchString(text):
		return "this is finer than " + smallest
	}
	return "this is no decimal number"
}

// finer is a decimal number of more places than are kept.
var finer = regexp.MustCompile(`^[0-9]{1,12}\.[0-9]{4,}$`)
