package flowcsv

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"leeway"
)

// states are those of the tests: Kazakhstan, China, Russia, and two codes of one state.
func states(code int) string {
	return map[int]string{398: "KAZ", 156: "CHN", 643: "RUS", 810: "RUS"}[code]
}

var baci = Options{File: "BACI_HS17_Y2023_V202601.csv", State: states, Flow: "import", Classification: "HS2017"}

// lines reads a text and returns its rows as "2023 KAZ CHN 010121 12345 500".
func lines(text string) ([]string, error) { return linesOf(strings.NewReader(text), baci) }

func linesOf(r io.Reader, o Options) ([]string, error) {
	var found []string
	err := Read(r, o, func(f *leeway.Flows) error {
		for i := range f.Year {
			found = append(found, fmt.Sprintf("%d %s %s %06d %d %d", f.Year[i], f.States[f.Reporter[i]], f.States[f.Partner[i]], f.Product[i], f.ValueUSD[i], f.Quantity[i]))
		}
		return nil
	})
	return found, err
}

const head = "t,i,j,k,v,q\n"

func TestRead_ScalesExactlyAndTurnsToTheImporter(t *testing.T) {
	none := fmt.Sprint(leeway.NoQuantity)
	for text, want := range map[string]string{
		"2023,156,398,010121,12.345,0.500\n":              "2023 KAZ CHN 010121 12345 500",
		"2023,156,398,851712,999999999999.999,7\n":        "2023 KAZ CHN 851712 999999999999999 7000",
		"2023,156,398,851712,0.1,NA\n":                    "2023 KAZ CHN 851712 100 " + none,
		"2023,156,398,851712,5,\n":                        "2023 KAZ CHN 851712 5000 " + none,
		"2023,156,398,851712,5,          NA\n":            "2023 KAZ CHN 851712 5000 " + none,
		"2023,156,398,851712,5,NA":                        "2023 KAZ CHN 851712 5000 " + none,
		"2023,156,398,851712,5,0.25":                      "2023 KAZ CHN 851712 5000 250",
		"2023,156,398,851712,5,0.25\r\n":                  "2023 KAZ CHN 851712 5000 250",
		"2023,156,398,851712,5,NA\r\n":                    "2023 KAZ CHN 851712 5000 " + none,
		"2023,156,398,\"010121\", 12.345 ,\"0.5\"\n":      "2023 KAZ CHN 010121 12345 500",
		"2023,156,398,010121,18.617999999,0.0100000001\n": "2023 KAZ CHN 010121 18618 10",
		"2023,156,398,010121,0.999999,1.0000\n":           "2023 KAZ CHN 010121 1000 1000",
		"2023,810,398,010121,1,1\n":                       "2023 KAZ RUS 010121 1000 1000",
		"2023,156,398,9999AA,4,\n":                        "2023 KAZ CHN 999999 4000 " + none,
	} {
		if got, err := lines(head + text); err != nil || !slices.Equal(got, []string{want}) {
			t.Errorf("%q: %q, error %v; want %q", text, got, err, want)
		}
	}
}

func TestRead_GivesTheExportersSideWhereAskedTo(t *testing.T) {
	o := baci
	o.Flow = "export"
	got, err := linesOf(strings.NewReader(head+"2023,156,398,010121,1,1\n"), o)
	if err != nil || !slices.Equal(got, []string{"2023 CHN KAZ 010121 1000 1000"}) {
		t.Errorf("%q, error %v", got, err)
	}
}

func TestRead_SaysWhereAFileIsWrong(t *testing.T) {
	good := "2023,156,398,010121,12.345,0.500\n"
	for text, want := range map[string]string{
		"":                                             "is empty",
		"<!DOCTYPE html><html>":                        "is a web page",
		"t,i,j,k,v\n":                                  `there is no column "q"`,
		"t,i,j,k,v,q,z\n":                              `row 1, column G: column "z" is not expected`,
		"t,j,i,k,v,q\n":                                `row 1, column B: column "j" where "i" belongs`,
		head + good + "2023,156,398\n":                 `row 3: 3 columns where there should be 6: "2023,156,398"`,
		head + good + good + "\n" + good:               `row 4: 1 columns where there should be 6: ""`,
		head + "23,156,398,010121,1,1\n":               `row 2, column A: this is no year: "23"`,
		head + "x,156,398,010121,1,1\n":                `row 2, column A: this is no year: "x"`,
		head + "2023,999,398,010121,1,1\n":             `row 2, column B: no state has the code 999`,
		head + "2023,156,0,010121,1,1\n":               `row 2, column C: no state has the code 0`,
		head + "2023,156,KAZ,010121,1,1\n":             `row 2, column C: this is no code of a state: "KAZ"`,
		head + "2023,156,1398,010121,1,1\n":            `row 2, column C: this is no code of a state: "1398"`,
		head + "2023,156,398,10121,1,1\n":              `row 2, column D: this is no product of six digits: "10121"`,
		head + "2023,156,398,000000,1,1\n":             `row 2, column D: this is no product of six digits: "000000"`,
		head + "2023,156,398,TOTAL,1,1\n":              `row 2, column D: this is no product of six digits: "TOTAL"`,
		head + "2023,156,398,010121,,1\n":              `row 2, column E: this is no decimal number: ""`,
		head + "2023,156,398,010121,-1,1\n":            `row 2, column E: this is no decimal number: "-1"`,
		head + "2023,156,398,010121,NA,1\n":            `row 2, column E: this is no decimal number: "NA"`,
		head + "2023,156,398,010121,1e3,1\n":           `row 2, column E: this is no decimal number: "1e3"`,
		head + "2023,156,398,010121,1.,1\n":            `row 2, column E: this is no decimal number: "1."`,
		head + "2023,156,398,010121,.5,1\n":            `row 2, column E: this is no decimal number: ".5"`,
		head + "2023,156,398,010121,0.1234,1\n":        `row 2, column E: this is finer than a dollar: "0.1234"`,
		head + "2023,156,398,010121,1,0.12345\n":       `row 2, column F: this is finer than a kilogram: "0.12345"`,
		head + "2023,156,398,010121,1234567890123,1\n": `row 2, column E: this is no decimal number: "1234567890123"`,
		head + "2023,156,398,010121,1,NAN\n":           `row 2, column F: this is no decimal number: "NAN"`,
		head + "2023,156,398,010121,1,1,1\n":           `row 2: 7 columns where there should be 6`,
		head + strings.Repeat("1", 3*blockBytes):       `a line is longer than`,
	} {
		_, err := lines(text)
		if leeway.CodeOf(err) != leeway.CodeInvalid || !strings.Contains(err.Error(), want) || !strings.HasPrefix(err.Error(), baci.File) {
			t.Errorf("%.60q: error %v, want %s", text, err, want)
		}
	}
}

// A file of many blocks is read in its order, and a fault far inside it is found at its row.
func TestRead_KeepsTheOrderAndTheRowsOfLongFiles(t *testing.T) {
	var b strings.Builder
	b.WriteString("\ufeff" + head)
	const n = 150_000
	for i := range n {
		fmt.Fprintf(&b, "2023,156,398,%06d,%d.%03d,1\n", 10000+i, i, i%1000)
	}
	got, err := lines(b.String())
	if err != nil || len(got) != n {
		t.Fatalf("%d rows, error %v", len(got), err)
	}
	for i, line := range got {
		if want := fmt.Sprintf("2023 KAZ CHN %06d %d 1000", 10000+i, 1000*i+i%1000); line != want {
			t.Fatalf("row %d is %s, want %s", i, line, want)
		}
	}
	_, err = lines(b.String() + "2023,156,398,010121,12.345\n" + head)
	if want := fmt.Sprintf("row %d: 5 columns", n+2); err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("error %v, want %s", err, want)
	}
	if got, err := linesOf(iotest.OneByteReader(strings.NewReader(b.String()[:100_000])), baci); err == nil || len(got) > n {
		t.Errorf("a torn file: %d rows, error %v", len(got), err)
	}
}

func TestRead_StopsWhereTheReceiverOrTheFileDoes(t *testing.T) {
	text := head + strings.Repeat("2023,156,398,010121,12.345,0.500\n", 200_000)
	full := errors.New("full")
	calls := 0
	err := Read(strings.NewReader(text), baci, func(*leeway.Flows) error {
		calls++
		return full
	})
	if !errors.Is(err, full) || calls != 1 {
		t.Errorf("error %v after %d calls", err, calls)
	}
	broken := io.MultiReader(strings.NewReader(text[:len(text)/2]), iotest.ErrReader(errors.New("the disk is gone")))
	if _, err := linesOf(broken, baci); leeway.CodeOf(err) != leeway.CodeUnavailable || !strings.Contains(err.Error(), "the disk is gone") {
		t.Errorf("error %v", err)
	}
}

// The quick way and the careful one read the same.
func FuzzRead(f *testing.F) {
	for _, line := range []string{"2023,156,398,010121,12.345,0.500\n", "2023,156,398,010121,5,NA", "2023,156,398,\"010121\", 12.345 ,\r\n", "2023,156,398,010121,0.999999,1.0000\n", ",,,,,\n\n"} {
		f.Add([]byte(line))
	}
	p, err := newParser(baci)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		to := p.batch()
		n, fault := p.block(line, to)
		if fault == nil && n != to.Len() || to.Len() > n {
			t.Fatalf("%d lines, %d rows", n, to.Len())
		}
		for i := range to.Year {
			if to.ValueUSD[i] < 0 || to.Quantity[i] < 0 && to.Quantity[i] != leeway.NoQuantity {
				t.Fatalf("row %d: value %d, quantity %d", i, to.ValueUSD[i], to.Quantity[i])
			}
		}
		quick, next, ok := plain(line, 0)
		careful, end, wrong := p.careful(line, 0)
		if ok && (wrong != nil || quick != careful || next != end) {
			t.Fatalf("read as %+v up to %d, carefully as %+v up to %d, fault %+v", quick, next, careful, end, wrong)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	var text strings.Builder
	text.WriteString(head)
	for i := range 1_000_000 {
		fmt.Fprintf(&text, "2023,156,398,%06d,%d.%03d,%d.%03d\n", 10000+i%5000, i%3000, i%1000, i%70, i%1000)
	}
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		if err := Read(strings.NewReader(text.String()), baci, func(*leeway.Flows) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}
