package atop

import (
	"maps"
	"strings"
	"testing"

	"leeway"
	"leeway/source"
	"leeway/source/sourcetest"
)

// Q1, Q2, Q3.
func TestParse_ReadsBothForms(t *testing.T) {
	for file, rows := range map[string]int{"ddyr.csv": 10, "package.csv": 5} {
		c := sourcetest.Run(t, New(), sourcetest.Files(t, "testdata", file))
		for key, want := range map[string]float64{"alliance-defence KAZ RUS 2018": 1, "alliance-offence KAZ RUS 2018": 0, "alliance-consultation KAZ RUS 2018": 1} {
			if got := sourcetest.Value(t, c, key); got != want {
				t.Errorf("%s: %s is %v, want %v", file, key, got, want)
			}
		}
		if len(c.Observations) != rows {
			t.Errorf("%s: %d rows", file, len(c.Observations))
		}
	}
	c := sourcetest.Run(t, New(), sourcetest.Files(t, "testdata", "ddyr.csv"))
	if got := sourcetest.Value(t, c, "alliance-consultation RUS KAZ 2018"); got != 0 {
		t.Errorf("the other direction: %v", got)
	}
}

// Q3: from 1992. Q4: the United States and Turkmenistan. Q5: nothing after 2018.
func TestParse_ReadsTheRealTable(t *testing.T) {
	c := sourcetest.Run(t, New(), sourcetest.Real(t, "atop-alliances/atop_dyad_year_ca.csv"))
	for key, want := range map[string]float64{
		"alliance-defence KAZ RUS 2018": 1, "alliance-defence KGZ RUS 2018": 1, "alliance-defence TJK RUS 2018": 1, "alliance-defence UZB RUS 2018": 1,
		"alliance-defence TKM RUS 2018": 0, "alliance-nonaggression USA TKM 1992": 1,
		"alliance-defence TKM RUS 2002": 1, "alliance-defence KAZ CHN 2018": 0, "alliance-consultation KAZ CHN 2018": 1, "alliance-consultation KAZ CHN 2000": 0, "alliance-neutrality KGZ RUS 1992": 1,
	} {
		if got := sourcetest.Value(t, c, key); got != want {
			t.Errorf("%s is %v, want %v", key, got, want)
		}
	}
	sums, directed := map[string]float64{}, map[[4]string]float64{}
	for _, o := range c.Observations {
		sums[o.Indicator] += o.Value
		directed[[4]string{o.Indicator, o.Reporter, o.Partner, o.Period}] = o.Value
	}
	// Summed in the file with other tools: 13,862 rows.
	want := map[string]float64{"alliance-defence": 1330, "alliance-offence": 0, "alliance-neutrality": 382, "alliance-nonaggression": 13862, "alliance-consultation": 2458}
	if len(c.Observations) != 5*13862 || !maps.Equal(sums, want) || c.Counts.Latest != "2018-12-31" {
		t.Errorf("%d rows to %s, %v", len(c.Observations), c.Counts.Latest, sums)
	}
	for key, v := range directed { // true of this cut, whatever Q1 allows
		if back, ok := directed[[4]string{key[0], key[2], key[1], key[3]}]; !ok || back != v {
			t.Errorf("%v is %g, the other way round %g", key, v, back)
		}
	}
}

func TestParse_Refuses(t *testing.T) {
	good := sourcetest.Read(t, "ddyr.csv")
	for name, c := range map[string]struct {
		old, new string
		parts    []string
	}{
		"an unknown state":     {"365705,365", "365705,999", []string{"a.csv", "row 3", "999"}},
		"a value that is none": {"2018,1,1,0,0,1,1", "2018,1,2,0,0,1,1", []string{"row 2", `"2"`}},
		"a year that is none":  {"2018,1,1,0,0,1,1", "218,1,1,0,0,1,1", []string{"row 2", `"218"`}},
		"a changed header":     {"nonagg", "nonaggression", []string{"row 1", "nonaggression"}},
		"a column that is new": {"version", "edition", []string{"row 1", "edition"}},
	} {
		t.Run(name, func(t *testing.T) {
			sourcetest.Refuses(t, New(), sourcetest.Text("a.csv", strings.Replace(good, c.old, c.new, 1)), c.parts...)
		})
	}
	sourcetest.Refuses(t, New(), sourcetest.Text("a.csv", "<html>"), "a.csv", "web page")
}

func TestPlan_SaysWhereTheArchiveIs(t *testing.T) {
	_, err := New().Plan(source.Request{})
	if leeway.CodeOf(err) != leeway.CodeNotFound || !strings.Contains(leeway.HintOf(err), "atop5_1ddyr.csv") {
		t.Errorf("%v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(sourcetest.Read(f, "ddyr.csv"))
	f.Fuzz(func(t *testing.T, text string) {
		sourcetest.Sound(t, New(), sourcetest.Text("a.csv", text))
	})
}
