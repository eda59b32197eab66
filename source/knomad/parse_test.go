package knomad

import (
	"strings"
	"testing"

	"leeway"
	"leeway/internal/sheet/sheettest"
	"leeway/source"
	"leeway/source/sourcetest"
)

const table2018 = "Bilateralremittancematrix2018Oct2019.csv"

func book(t testing.TB, text string) source.Snapshot {
	t.Helper()
	return sourcetest.Text("2017.xlsx", string(sheettest.Workbook(t, "Bilateral_Remittances_2017", text)))
}

func TestParse_ReadsTheWorkbook(t *testing.T) {
	found := sourcetest.Run(t, New(), book(t, sourcetest.Read(t, "2017.csv")))
	for key, want := range map[string]float64{
		"remittances UZB KAZ 2017": 10.5e6, "remittances UZB world 2017": 110.5e6, "remittances-outflow RUS world 2017": 100e6, // Q3
	} {
		if got := sourcetest.Value(t, found, key); got != want {
			t.Errorf("%s is %v, want %v", key, got, want)
		}
	}
	if found.Released != "2018-04" || found.Counts.Rows["observations"] != 7 || found.Counts.Skipped["a zero or N/A"] != 4 { // Q2
		t.Errorf("released %q, counts %+v", found.Released, found.Counts)
	}
	for _, o := range found.Observations {
		if o.Quality != leeway.Modelled {
			t.Errorf("%+v is not marked as modelled", o)
		}
	}
}

func TestParse_ReadsTheTable(t *testing.T) {
	found := sourcetest.Run(t, New(), sourcetest.Files(t, "testdata", table2018))
	if got := sourcetest.Value(t, found, "remittances UZB KAZ 2018"); got != 20e6 {
		t.Errorf("got %v", got)
	}
	if c := found.Counts; found.Released != "2019-10" || c.Rows["observations"] != 2 || c.Skipped["a state with itself"] != 1 { // Q1
		t.Errorf("released %q, counts %+v", found.Released, c)
	}
}

func TestParse_ReadsTheProducersFiles(t *testing.T) {
	found := sourcetest.Run(t, New(), sourcetest.Real(t, "knomad-bilateral-remittances/WB_Bilateral_Remittance_Estimates_2017.xlsx"))
	for key, want := range map[string]float64{
		"remittances DZA world 2017": 2092669439.8848627, "remittances-outflow AFG world 2017": 181642480.63430426,
	} {
		if got := sourcetest.Value(t, found, key); got != want {
			t.Errorf("%s is %v, want %v", key, got, want)
		}
	}
	// Uzbekistan's 2,838.7 million are all put on Russia.
	if got := sourcetest.Value(t, found, "remittances UZB RUS 2017"); got < 2838.6e6 || got > 2838.8e6 || got != sourcetest.Value(t, found, "remittances UZB world 2017") {
		t.Errorf("from Russia %v", got)
	}
	found = sourcetest.Run(t, New(), sourcetest.Real(t, "knomad-bilateral-remittances/"+table2018))
	if got := sourcetest.Value(t, found, "remittances UZB RUS 2018"); got != 2801e6 {
		t.Errorf("from Russia in 2018 %v", got)
	}
}

func TestParse_Refuses(t *testing.T) {
	good := sourcetest.Read(t, "2017.csv")
	for name, c := range map[string]struct {
		old, new string
		parts    []string
	}{
		"an unknown sender":   {"Kazakhstan,", "Kasakia,", []string{"2017.xlsx", "row 3, column A", `"Kasakia"`}},
		"an unknown receiver": {"Uzbekistan,", "Uzland,", []string{"row 2, column B", `"Uzland"`}},
		"another unit":        {"millions of US$", "thousands of US$", []string{"row 1, column A", "title"}},
		"a turned table":      {"receiving (across)", "sending (across)", []string{"row 2, column A"}},
		"a bad number":        {"10.5", "ten", []string{"row 3, column B", `"ten" is no number`}},
		"no month":            {"April 2018", "Aprul 2018", []string{"row 1", `"Aprul 2018"`}},
	} {
		t.Run(name, func(t *testing.T) {
			sourcetest.Refuses(t, New(), book(t, strings.Replace(good, c.old, c.new, 1)), c.parts...)
		})
	}
	sourcetest.Refuses(t, New(), sourcetest.Text("matrix.csv", "a"), "matrix.csv", "year and the version") // Q1
	sourcetest.Refuses(t, New(), sourcetest.Text(table2018, "<html>"), table2018, "web page")
}

func TestPlan_SaysWhereTheFilesAre(t *testing.T) {
	_, err := New().Plan(source.Request{})
	if leeway.CodeOf(err) != leeway.CodeNotFound || !strings.Contains(leeway.HintOf(err), "leeway import knomad") {
		t.Errorf("error %v, hint %q", err, leeway.HintOf(err))
	}
}

func FuzzParse(f *testing.F) {
	f.Add(sourcetest.Read(f, table2018))
	f.Fuzz(func(t *testing.T, text string) {
		sourcetest.Sound(t, New(), sourcetest.Text(table2018, text))
	})
}
