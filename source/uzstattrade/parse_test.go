package uzstattrade

import (
	"math"
	"strings"
	"testing"

	"leeway"
	"leeway/source"
	"leeway/source/sourcetest"
)

const file = "sdmx_data_1105.csv"

func excerpt(t testing.TB) string { return sourcetest.Read(t, file) }

func TestParse_ReadsTheExcerpt(t *testing.T) {
	found := sourcetest.Run(t, New(), sourcetest.Files(t, "testdata", file))
	for key, want := range map[string]float64{
		"exports UZB CHN 2022": 2000500, "exports UZB RUS 2022": 0, // Q4: a reported zero
		"exports UZB RUS 2023": 1000250, "exports UZB unknown 2023": 1e6, // Q2
		"exports UZB world 2022": 2500500, "exports UZB world 2023": 5000250, // Q3, Q6
	} {
		if got := sourcetest.Value(t, found, key); got != want {
			t.Errorf("%s is %v, want %v", key, got, want)
		}
	}
	for _, o := range found.Observations {
		if computed := o.Quality == leeway.ComputedQuality; computed != (o.Partner == "world") || o.Mirror != "reporter" || o.Origin != "uzstat" {
			t.Errorf("%+v", o)
		}
	}
}

func TestParse_ReadsTheProducersFiles(t *testing.T) {
	found := sourcetest.Run(t, New(), sourcetest.Real(t, "uzstat-trade-by-country/sdmx_data_1105_exports.csv", "uzstat-trade-by-country/sdmx_data_1176_imports.csv"))
	for key, want := range map[string]float64{
		"exports UZB CUB 2023": 2100, "exports UZB CIV 2018": 8300, "exports UZB unknown 2010": 2927113600, "imports UZB unknown 2011": 75222990,
	} {
		if got := sourcetest.Value(t, found, key); got != want {
			t.Errorf("%s is %v, want %v", key, got, want)
		}
	}
	if n := found.Counts.Rows["observations"]; n != (228+1+234+1)*14 {
		t.Errorf("%d rows", n)
	}
}

func TestParse_Refuses(t *testing.T) {
	good := excerpt(t)
	for name, c := range map[string]struct {
		file, old, new string
		parts          []string
	}{
		"an unknown partner":           {file, "156,Xitoy,Китай,China", "999,Xitoy,Китай,China", []string{file, "row 2, column A", `"999"`}},
		"a code of another state (Q5)": {file, "156,", "398,", []string{"row 2, column C", `"Китай" is not the state with code 398`}},
		"a changed head":               {file, "Klassifikator_en", "Name", []string{"row 1, column D", `"Name"`}},
		"a column that is no year":     {file, "2023\n", "Total\n", []string{"row 1, column F", `"Total" is no year`}},
		"a bad number":                 {file, "1000.25", "n/a", []string{"row 3, column F", `"n/a" is no number`}},
		"a short row":                  {file, ",3000.0", "", []string{"wrong number of fields"}},
		"a web page":                   {file, good, "<!DOCTYPE html><title>404</title>", []string{"web page"}},
		"an unknown name (Q1)":         {"data.csv", "", "", []string{"data.csv", "exports or imports"}},
	} {
		t.Run(name, func(t *testing.T) {
			sourcetest.Refuses(t, New(), sourcetest.Text(c.file, strings.Replace(good, c.old, c.new, 1)), c.parts...)
		})
	}
}

func TestPlan_AsksForTheTables(t *testing.T) {
	asks, err := New().Plan(source.Request{Indicators: []string{"imports"}})
	if err != nil || len(asks) != 1 || asks[0].URL != "https://api.siat.stat.uz/media/uploads/sdmx/sdmx_data_1176.csv" {
		t.Errorf("asks %+v, error %v", asks, err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(excerpt(f))
	f.Fuzz(func(t *testing.T, text string) {
		sourcetest.Sound(t, New(), sourcetest.Text(file, text))
	})
}

// Q6: every row says that services are in it; the total could else not be set over the partners.
func TestParse_FiguresAreOfGoodsAndServices(t *testing.T) {
	c := sourcetest.Run(t, New(), sourcetest.Real(t, "uzstat-trade-by-country/sdmx_data_1176_imports.csv"))
	for _, o := range c.Observations {
		if !strings.HasPrefix(o.Note, "goods and services") {
			t.Fatalf("%s %s %s says %q", o.Indicator, o.Partner, o.Period, o.Note)
		}
	}
	if got := sourcetest.Value(t, c, "imports UZB world 2023"); math.Abs(got-38659.1e6) > 0.1e6 { // as published of goods and services
		t.Errorf("the imports of 2023 sum to %v", got)
	}
}
