package gdelt_test

import (
	"archive/zip"
	"bytes"
	"slices"
	"strings"
	"testing"

	"leeway"
	"leeway/source"
	"leeway/source/gdelt"
	"leeway/source/sourcetest"
)

const (
	quarter = "20240302001500.export.CSV"
	daily   = "20240303.export.CSV"
)

func lines(t *testing.T, c *source.Collected) []string {
	t.Helper()
	var out []string
	for _, e := range c.Events {
		if !strings.HasPrefix(e.Action, leeway.MachineCoded) {
			t.Errorf("%+v is not marked as coded by a program", e)
		}
		out = append(out, strings.Join([]string{e.Date, strings.Join(e.Actors, ";"), e.Action, e.Object, e.Summary, e.URL}, " | "))
	}
	return out
}

func same(t *testing.T, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

var want = []string{
	"2024-03-01 | KAZ | machine:visit | CHN | Make a visit | https://example.org/a",
	"2023-03-02 | USA | machine:sanction | IRN | Impose embargo, boycott, or sanctions | https://example.org/b",
	"2024-03-01 | RUS | machine:attack | UKR | Use conventional military force | https://www.gdeltproject.org/data.html",
}

// Q1, Q2, Q3: states only, a kind that was not found, a day long before the story.
func TestParse_QuarterOfAnHour(t *testing.T) {
	c := sourcetest.Run(t, gdelt.New(), sourcetest.Files(t, "testdata", quarter))
	same(t, lines(t, c), want)
	for reason, n := range map[string]int64{
		"an actor that is no state": 4, "both actors of one state": 1, "not at the head of a story": 1, "a kind that was not found": 1, "a kind without an action": 1,
	} {
		if c.Counts.Skipped[reason] != n {
			t.Errorf("%s: %d, want %d", reason, c.Counts.Skipped[reason], n)
		}
	}
	if c.Released != "2024-03-02" {
		t.Errorf("released %q", c.Released)
	}
}

// Q4: what a file does not have is not withdrawn.
func TestParse_IsCompleteForNobody(t *testing.T) {
	c := sourcetest.Run(t, gdelt.New(), sourcetest.Files(t, "testdata", quarter))
	if c.Scope == nil || len(c.Scope.Reporters) != 1 || slices.Contains(c.Scope.Reporters, "KAZ") {
		t.Errorf("scope %+v", c.Scope)
	}
}

func TestParse_DailyFileInAnArchive(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(daily)
	if err == nil {
		_, err = w.Write([]byte(sourcetest.Read(t, daily)))
	}
	if err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	snap := source.Snapshot{Files: []source.File{source.FromBytes("filesizes", []byte("1 a")), source.FromBytes(daily+".zip", b.Bytes())}}
	c := sourcetest.Run(t, gdelt.New(), snap)
	same(t, lines(t, c), []string{"2024-03-03 | KAZ | machine:sign | CHN | Sign formal agreement | http://example.org/c"})
	if c.Released != "2024-03-03" || c.Counts.Skipped["index"] != 1 {
		t.Errorf("released %q, skipped %v", c.Released, c.Counts.Skipped)
	}
}

func TestParse_Refuses(t *testing.T) {
	for name, c := range map[string]struct{ old, new, where, what string }{
		"an unknown country": {"\tTOKAYEV\tKAZ\t", "\tTOKAYEV\tQQQ\t", quarter + ", row 1, column H", `"QQQ"`},
		"an unknown code":    {"\t163\t", "\t963\t", "row 2, column AA", `"963"`},
		"a bad day":          {"1\t20240301\t", "1\t20240341\t", "row 1, column B", `"20240341"`},
		"a bad flag":         {"\t1\t042\t", "\tyes\t042\t", "row 1, column Z", `"yes"`},
		"a bad time":         {"\t20240302001500\t", "\tnow\t", "row 1, column BH", `"now"`},
		"no time":            {"\t20240302001500\t", "\t2024039900\t", "row 1, column BH", `"2024039900"`},
		"a column less":      {"\thttps://example.org/a\n", "\n", "row 1", "60 columns"},
		"a web page":         {"1\t20240301", "<html>", quarter, "web page"},
	} {
		t.Run(name, func(t *testing.T) {
			sourcetest.Refuses(t, gdelt.New(), sourcetest.Text(quarter, strings.Replace(sourcetest.Read(t, quarter), c.old, c.new, 1)), c.where, c.what)
		})
	}
	sourcetest.Refuses(t, gdelt.New(), sourcetest.Text("a.zip", "text"), "a.zip", "no ZIP")
}

func TestPlan_AsksForTheLatest(t *testing.T) {
	asks, err := gdelt.New().Plan(source.Request{})
	if err != nil || len(asks) != 1 || asks[0].URL != "http://data.gdeltproject.org/gdeltv2/lastupdate.txt" {
		t.Fatalf("%+v, %v", asks, err)
	}
	more, err := asks[0].Next(strings.NewReader("150383 297a16b493de7cf6ca809a7cc31d0b93 http://data.gdeltproject.org/gdeltv2/20240302001500.export.CSV.zip\n" +
		"318084 bb27f78ba45f69a17ea6ed7755e9f8ff http://data.gdeltproject.org/gdeltv2/20240302001500.mentions.CSV.zip\n"))
	if err != nil || len(more) != 1 || more[0].Name != "20240302001500.export.CSV.zip" || more[0].URL != "http://data.gdeltproject.org/gdeltv2/20240302001500.export.CSV.zip" || more[0].About != 150383 {
		t.Fatalf("%+v, %v", more, err)
	}
	if more[0].Check(strings.NewReader("<html>")) == nil || more[0].Check(strings.NewReader("PK\x03\x04")) != nil {
		t.Error("the check of a ZIP")
	}
	if _, err := asks[0].Next(strings.NewReader("nothing")); leeway.CodeOf(err) != leeway.CodeInvalid {
		t.Errorf("%v", err)
	}
}

func TestPlan_AsksForTheDaysOfYears(t *testing.T) {
	asks, err := gdelt.New().Plan(source.Request{From: "2024", To: "2024"})
	if err != nil || len(asks) != 1 || asks[0].URL != "http://data.gdeltproject.org/events/filesizes" {
		t.Fatalf("%+v, %v", asks, err)
	}
	more, err := asks[0].Next(strings.NewReader("10 20250101.export.CSV.zip\n20 20241231.export.CSV.zip\n30 20240101.export.CSV.zip\n40 20231231.export.CSV.zip\n50 2012.zip\n"))
	if err != nil || len(more) != 2 || more[0].URL != "http://data.gdeltproject.org/events/20241231.export.CSV.zip" || more[1].About != 30 {
		t.Errorf("%+v, %v", more, err)
	}
	if _, err := asks[0].Next(strings.NewReader("10 20250101.export.CSV.zip\n")); leeway.CodeOf(err) != leeway.CodeNotFound {
		t.Errorf("%v", err)
	}
	if _, err := gdelt.New().Plan(source.Request{From: "2012"}); leeway.CodeOf(err) != leeway.CodeInvalid {
		t.Errorf("%v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(quarter, sourcetest.Read(f, quarter))
	f.Add(daily, sourcetest.Read(f, daily))
	f.Add("a.zip", "PK\x03\x04")
	f.Fuzz(func(t *testing.T, name, text string) {
		sourcetest.Sound(t, gdelt.New(), sourcetest.Text(name, text))
	})
}

// Q1: codes that CAMEO has and ISO has not.
func TestParse_CodesOfItsOwn(t *testing.T) {
	for code, want := range map[string]string{"MTN": "MNE", "IMY": "IMN", "ROM": "ROU", "CEU": "", "WST": ""} {
		c, err := source.Collect(gdelt.New(), sourcetest.Text(quarter, strings.Replace(sourcetest.Read(t, quarter), "\tTOKAYEV\tKAZ\t", "\tTOKAYEV\t"+code+"\t", 1)))
		if err != nil {
			t.Errorf("%s: %v", code, err)
			continue
		}
		if got := c.Events[0].Actors[0]; want != "" && got != want || want == "" && len(c.Events) != 2 {
			t.Errorf("%s is %s, %d events", code, got, len(c.Events))
		}
	}
}
