package baci_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"leeway"
	"leeway/source"
	"leeway/source/baci"
	"leeway/source/sourcetest"
)

const (
	y2023 = "BACI_HS17_Y2023_V202601.csv"
	y2022 = "BACI_HS17_Y2022_V202601.csv"
	codes = "country_codes_V202601.csv"
)

// rows writes flows as lines.
func rows(c *source.Collected) []string {
	var out []string
	for _, f := range c.Flows {
		for i := range f.Year {
			q := fmt.Sprint(f.Quantity[i])
			if f.Quantity[i] == leeway.NoQuantity {
				q = "-"
			}
			out = append(out, fmt.Sprintf("%s %s %s %s %d %06d %d %s %s", f.Flow, f.Classification, f.States[f.Reporter[i]], f.States[f.Partner[i]], f.Year[i], f.Product[i], f.ValueUSD[i], q, f.QuantityUnit))
		}
	}
	return out
}

var want = []string{
	"import HS2017 KGZ RUS 2022 271012 40000 - kg",
	"import HS2017 KGZ CHN 2023 010121 12345 500 kg",
	"import HS2017 KGZ CHN 2023 870323 1000000 - kg",
	"import HS2017 USA TWN 2023 854231 1 2125 kg",
	"import HS2017 FRA IND 2023 100630 7500 3000 kg",
}

// Q1, Q2, Q3, Q4: the name says edition and release, codes are UN Comtrade's, a quantity may be
// unknown, and a pair that is not there has no row.
func TestParse_FilesOfYears(t *testing.T) {
	c := sourcetest.Run(t, baci.New(), sourcetest.Files(t, "testdata", y2022, y2023, codes))
	if got := rows(c); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if c.Released != "2026-01" || c.Counts.Indicators["imports"] != 5 {
		t.Errorf("released %s, %v", c.Released, c.Counts.Indicators)
	}
}

// zipped packs files in the order given.
func zipped(t testing.TB, files ...[2]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		w, err := z.Create(f[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, f[1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Whatever the order inside of the ZIP, years come in theirs; from disk and from memory.
func TestParse_Release(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	data := zipped(t, [2]string{y2023, sourcetest.Read(t, y2023)}, [2]string{codes, sourcetest.Read(t, codes)}, [2]string{"Readme.txt", "words"}, [2]string{"product_codes_HS17_V202601.csv", "code,description\n"}, [2]string{y2022, sourcetest.Read(t, y2022)})
	path := filepath.Join(t.TempDir(), "BACI_HS17_V202601.zip")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	onDisk, err := source.FromDisk(sourcetest.Retrieved, path)
	if err != nil {
		t.Fatal(err)
	}
	for name, snap := range map[string]source.Snapshot{"disk": onDisk, "memory": {Retrieved: sourcetest.Retrieved, Files: []source.File{source.FromBytes("BACI_HS17_V202601.zip", data)}}} {
		c := sourcetest.Run(t, baci.New(), snap)
		if got := rows(c); !slices.Equal(got, want) || c.Counts.Skipped["product_codes"] != 1 || c.Counts.Skipped["readme"] != 1 {
			t.Errorf("%s: %v, skipped %v", name, got, c.Counts.Skipped)
		}
	}
	if left, err := filepath.Glob(filepath.Join(temp, "leeway-baci-*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v (%v)", left, err)
	}
}

func TestParse_Refuses(t *testing.T) {
	for name, c := range map[string]struct{ file, text, old, new, where, what string }{
		"an unknown code":   {y2023, sourcetest.Read(t, y2023), "417,010121", "999,010121", y2023 + ", row 2", "999"},
		"the world":         {y2023, sourcetest.Read(t, y2023), "417,010121", "0,010121", y2023 + ", row 2", ""},
		"another year":      {y2023, sourcetest.Read(t, y2023), "2023,490", "2021,490", y2023 + ", row 4, column A", "2021"},
		"a number":          {y2023, sourcetest.Read(t, y2023), "12.345", "12,345", y2023 + ", row 2", ""},
		"a changed head":    {y2023, sourcetest.Read(t, y2023), "t,i,j", "t,j,i", y2023 + ", row 1", ""},
		"a web page":        {y2023, "<!DOCTYPE html>", "", "", y2023, "web page"},
		"another name":      {"trade.csv", sourcetest.Read(t, y2023), "", "", "trade.csv is no file of BACI", ""},
		"another edition":   {"BACI_HS18_Y2023_V202601.csv", sourcetest.Read(t, y2023), "", "", "HS18", ""},
		"no ZIP":            {"a.zip", "text", "", "", "a.zip: no ZIP", ""},
		"a code of another": {codes, sourcetest.Read(t, codes), "643,Russian", "398,Russian", codes + ", row 6, column A", "read as KAZ, the file says RUS"},
		"a code of nobody":  {codes, sourcetest.Read(t, codes), "643,Russian", "997,Russian", codes + ", row 6, column A", "997"},
		"a head of codes":   {codes, sourcetest.Read(t, codes), "country_iso3", "iso3", codes + ", row 1, column D", "iso3"},
	} {
		t.Run(name, func(t *testing.T) {
			sourcetest.Refuses(t, baci.New(), sourcetest.Text(c.file, strings.Replace(c.text, c.old, c.new, 1)), c.where, c.what)
		})
	}
}

// Q1: a product stands in one edition of HS, a figure in one release.
func TestParse_RefusesAMixture(t *testing.T) {
	for _, other := range []string{"BACI_HS12_Y2022_V202601.csv", "BACI_HS17_Y2022_V202501.csv"} {
		snap := source.Snapshot{Files: []source.File{source.FromBytes(y2023, []byte(sourcetest.Read(t, y2023))), source.FromBytes(other, []byte(sourcetest.Read(t, y2022)))}}
		sourcetest.Refuses(t, baci.New(), snap, other, "202601 in HS17")
	}
}

func TestPlan_AsksForTheEditionOfTheYears(t *testing.T) {
	for from, want := range map[string]string{"": "HS92", "1995": "HS92", "2001": "HS96", "2016": "HS12", "2017": "HS17", "2023": "HS22"} {
		asks, err := baci.New().Plan(source.Request{From: from})
		if err != nil || len(asks) != 1 || asks[0].URL != "https://www.cepii.fr/DATA_DOWNLOAD/baci/data/BACI_"+want+"_V202601.zip" || asks[0].Name != "BACI_"+want+"_V202601.zip" {
			t.Errorf("from %s: %+v, %v", from, asks, err)
		}
	}
	for _, r := range []source.Request{{From: "1994"}, {From: "x"}, {Indicators: []string{"arms"}}} {
		if _, err := baci.New().Plan(r); leeway.CodeOf(err) != leeway.CodeInvalid {
			t.Errorf("%+v: %v", r, err)
		}
	}
	asks, err := baci.New().Plan(source.Request{})
	if err != nil || asks[0].Check(strings.NewReader("<html>")) == nil || asks[0].Check(bytes.NewReader(zipped(t, [2]string{"a", "b"}))) != nil {
		t.Errorf("the check of a ZIP: %v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(y2023, []byte(sourcetest.Read(f, y2023)))
	f.Add(codes, []byte(sourcetest.Read(f, codes)))
	f.Add("a.zip", zipped(f, [2]string{y2023, sourcetest.Read(f, y2023)}))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		snap := source.Snapshot{Files: []source.File{source.FromBytes(name, data)}}
		sourcetest.Sound(t, baci.New(), snap)
	})
}

// Q5: goods that are not specified have letters in the edition of 1992.
func TestParse_ReadsGoodsThatAreNotSpecified(t *testing.T) {
	c := sourcetest.Run(t, baci.New(), sourcetest.Text("BACI_HS92_Y1995_V202601.csv", "t,i,j,k,v,q\n1995,156,398,9999AA,4.000,NA\n"))
	if got := rows(c); !slices.Equal(got, []string{"import HS1992 KAZ CHN 1995 999999 4000 - kg"}) {
		t.Errorf("%q", got)
	}
}
