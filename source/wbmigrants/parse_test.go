package wbmigrants

import (
	"strings"
	"testing"

	"leeway"
	"leeway/internal/sheet/sheettest"
	"leeway/source"
	"leeway/source/sourcetest"
)

func excerpt(t testing.TB) string { return sourcetest.Read(t, "2017.csv") }

func book(t testing.TB, text string) source.Snapshot {
	t.Helper()
	return sourcetest.Text("2017.xlsx", string(sheettest.Workbook(t, "Bilateral_Migration_2017", text)))
}

func TestParse_ReadsTheExcerpt(t *testing.T) {
	found := sourcetest.Run(t, New(), book(t, excerpt(t)))
	for key, want := range map[string]float64{"migrants KAZ UZB 2017": 1000, "migrants KAZ world 2017": 1023, "migrants KOR UZB 2017": 50} {
		if got := sourcetest.Value(t, found, key); got != want { // Q1
			t.Errorf("%s is %v, want %v", key, got, want)
		}
	}
	unknown := 0
	for _, o := range found.Observations {
		if o.Partner == "unknown" && strings.HasPrefix(o.Note, "printed as Other ") {
			unknown++
		}
		if o.PeriodBasis != "stock-at-end" {
			t.Errorf("%+v is no stock", o)
		}
	}
	// Q2, Q3
	if c := found.Counts; unknown != 2 || c.Skipped["an origin that is not named"] != 10 || c.Skipped["a zero or a blank"] != 3 || c.Skipped["a state with itself"] != 1 {
		t.Errorf("%d unknown, counts %+v", unknown, c)
	}
}

func TestParse_ReadsTheProducersFile(t *testing.T) {
	found := sourcetest.Run(t, New(), sourcetest.Real(t, "wb-bilateral-migrant-stock-2017/WB_Bilateral_Estimates_Migrant_Stocks_2017.xlsx"))
	sums := map[string]float64{}
	for _, o := range found.Observations {
		if o.Partner != "world" {
			sums[o.Reporter] += o.Value
		}
	}
	for origin, want := range map[string]float64{"AFG": 5055219, "ALB": 1194524, "ZWE": 738198} {
		if got := sourcetest.Value(t, found, "migrants "+origin+" world 2017"); got != want || sums[origin] != want {
			t.Errorf("%s: total %v, sum %v, want %v", origin, got, sums[origin], want)
		}
	}
}

func TestParse_Refuses(t *testing.T) {
	good := excerpt(t)
	for name, c := range map[string]struct {
		old, new string
		parts    []string
	}{
		"an unknown origin":      {"Kazakhstan,", "Kasakia,", []string{"2017.xlsx", "row 3, column A", `"Kasakia"`}},
		"an unknown destination": {"Uzbekistan,", "Uzland,", []string{"row 2, column B", `"Uzland"`}},
		"another title":          {"Migrant Stocks", "Remittances", []string{"row 1, column A"}},
		"a turned table":         {"destination (across)", "origin (across)", []string{"row 2, column A"}},
		"a bad number":           {"1000", "many", []string{"row 3, column B", `"many" is no number`}},
	} {
		t.Run(name, func(t *testing.T) {
			sourcetest.Refuses(t, New(), book(t, strings.Replace(good, c.old, c.new, 1)), c.parts...)
		})
	}
	sourcetest.Refuses(t, New(), sourcetest.Text("a.xlsx", "<html>"), "a.xlsx", "web page")
}

func TestPlan_SaysWhereTheFilesAre(t *testing.T) {
	_, err := New().Plan(source.Request{})
	if leeway.CodeOf(err) != leeway.CodeNotFound || !strings.Contains(leeway.HintOf(err), "leeway import wb-migrants") {
		t.Errorf("error %v, hint %q", err, leeway.HintOf(err))
	}
}

func FuzzParse(f *testing.F) {
	f.Add(string(sheettest.Workbook(f, "Bilateral_Migration_2017", excerpt(f))))
	f.Fuzz(func(t *testing.T, data string) {
		sourcetest.Sound(t, New(), sourcetest.Text("f.xlsx", data))
	})
}
