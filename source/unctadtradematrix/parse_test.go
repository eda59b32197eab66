package unctadtradematrix_test

import (
	"strings"
	"testing"

	"leeway"
	"leeway/source"
	"leeway/source/sourcetest"
	"leeway/source/unctadtradematrix"
)

func excerpt(t testing.TB) string { return sourcetest.Read(t, "matrix.csv") }

// Q1, Q2, Q3, Q4: thousands become dollars, a zero is left out, names have no spaces, dust is
// rounded away.
func TestParse_EachPairFromBothSides(t *testing.T) {
	c := sourcetest.Run(t, unctadtradematrix.New(), sourcetest.Files(t, "testdata", "matrix.csv"))
	for key, want := range map[string]float64{
		"exports RUS KGZ 2015": 1000500, "imports KGZ RUS 2015": 1000500, "exports KGZ RUS 2015": 20000, "imports RUS KGZ 2015": 20000, "exports SCG KAZ 2005": 30123,
	} {
		if got := sourcetest.Value(t, c, key); got != want {
			t.Errorf("%s is %v, want %v", key, got, want)
		}
	}
	if len(c.Observations) != 6 || c.Counts.Skipped["zero"] != 1 {
		t.Errorf("%d rows, skipped %v", len(c.Observations), c.Counts.Skipped)
	}
	for _, o := range c.Observations {
		if (o.Indicator == "imports") != (o.Mirror == "partner") {
			t.Errorf("the mirror of %s is %q", o.Indicator, o.Mirror)
		}
	}
}

// The figures were looked up in the file, the sums were made from its text.
func TestParse_RealMatrix(t *testing.T) {
	c := sourcetest.Run(t, unctadtradematrix.New(), sourcetest.Real(t, "unctad-trade-matrix/unctad_trade_matrix_ca.csv"))
	for key, want := range map[string]float64{
		"exports RUS KGZ 2005": 376774237, "imports KAZ RUS 2015": 10301605707, "exports AFG KGZ 1995": 49250665, "exports TKM CHN 2015": 7395118684,
	} {
		if got := sourcetest.Value(t, c, key); got != want {
			t.Errorf("%s is %v, want %v", key, got, want)
		}
	}
	if len(c.Observations) != 2*2538 {
		t.Errorf("%d rows of 2,538 pairs", len(c.Observations))
	}
	sums := map[string]float64{}
	for _, o := range c.Observations {
		sums[o.Indicator+o.Period] += o.Value
	}
	for year, want := range map[string]float64{"1995": 19681310060, "2005": 65281668189, "2015": 132622042806} {
		if sums["exports"+year] != want || sums["imports"+year] != want {
			t.Errorf("%s: exports are %.0f, imports %.0f, want %.0f", year, sums["exports"+year], sums["imports"+year], want)
		}
	}
}

func TestParse_Refuses(t *testing.T) {
	for name, c := range map[string]struct{ old, new, where, what string }{
		"an unknown name":        {"Kyrgyzstan,1000.5", "Absurdistan,1000.5", "row 2, column C", "Absurdistan"},
		"a year":                 {"2005", "20x5", "row 4, column A", "20x5"},
		"a number":               {"1000.5", "1.000.5", "row 2, column D", "1.000.5"},
		"a negative number":      {",20", ",-20", "row 3, column D", "-20"},
		"a changed head":         {"edgewidth", "weight", "row 1, column D", "weight"},
		"a web page":             {"year", "<html>year", "a.csv", "web page"},
		"the same pair twice":    {"2015,Kyrgyzstan,RussianFederation", "2015,RussianFederation,Kyrgyzstan", "RUS", "twice"},
		"a row that is too long": {",20", ",20,3", "line 3", "fields"},
	} {
		t.Run(name, func(t *testing.T) {
			sourcetest.Refuses(t, unctadtradematrix.New(), sourcetest.Text("a.csv", strings.Replace(excerpt(t), c.old, c.new, 1)), c.where, c.what)
		})
	}
}

func TestPlan_NamesThePageForDownloads(t *testing.T) {
	_, err := unctadtradematrix.New().Plan(source.Request{})
	if leeway.CodeOf(err) != leeway.CodeNotFound || !strings.Contains(leeway.HintOf(err), "unctadstat.unctad.org") {
		t.Errorf("%v, hint %q", err, leeway.HintOf(err))
	}
}

func FuzzParse(f *testing.F) {
	f.Add(excerpt(f))
	f.Fuzz(func(t *testing.T, text string) {
		sourcetest.Sound(t, unctadtradematrix.New(), sourcetest.Text("a", text))
	})
}
