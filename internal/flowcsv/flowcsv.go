// Package flowcsv reads product-level trade from CSV of the shape that CEPII gives BACI:
//
//	t,i,j,k,v,q
//	2023,156,398,010121,12.345,0.500
//
// t is the year, i the exporter and j the importer by numeric code, k the product in six
// digits, v the value in thousands of dollars and q the quantity in tonnes, which may be
// blank or NA. [Read] cuts the file into blocks at ends of lines, reads several blocks at
// once, and gives batches in the order of the file, so that a file of any size takes the
// memory of a few blocks. Whole dollars and kilograms come out: money and quantities are
// scaled as decimals and never pass through a float.
//
// Reading is strict. What is not exactly as above is an error that names the file, the row,
// the column and the text: another header, a column too many, a code that nobody knows, a
// number with an exponent, or one that is finer than a dollar or a kilogram. What looks like
// a float written out (18.617999999 for 18.618) is taken for what it was, to a millionth.
package flowcsv

import (
	"io"

	"leeway"
)

// Columns is the header of a file.
var Columns = []string{"t", "i", "j", "k", "v", "q"}

// Options say how a file is read.
type Options struct {
	File string // its name, for errors
	// State returns the id of the state with a numeric code (1 to 999), "" where there is
	// none. It is asked for every code before reading begins.
	State func(code int) string
	// Flow is import, where the importer is the reporter, or export, where the exporter is.
	Flow           string
	Classification string // of the products, with its revision: HS2017
	Mirror         string // as in leeway.Flows
}

// Read reads a file and hands its rows to each, batch by batch. A batch belongs to Read: it
// is valid until each returns.
//
// Errors: CodeInvalid, located, for a file that is not as it must be; CodeUnavailable where
// it cannot be read; those of each, unchanged.
func Read(r io.Reader, o Options, each func(*leeway.Flows) error) error {
	in, err := newInput(r, o.File)
	if err != nil {
		return err
	}
	p, err := newParser(o)
	if err != nil {
		return err
	}
	return p.run(in, each)
}
