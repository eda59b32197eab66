package icews_test

import (
	"archive/zip"
	"bytes"
	"slices"
	"strings"
	"testing"

	"leeway"
	"leeway/source"
	"leeway/source/icews"
	"leeway/source/sourcetest"
)

const sample = "icews-tkg-sample/icews_ca_events.tsv"

func lines(t *testing.T, c *source.Collected) []string {
	t.Helper()
	var out []string
	for _, e := range c.Events {
		if !strings.HasPrefix(e.Action, leeway.MachineCoded) {
			t.Errorf("%+v is not marked as coded by a program", e)
		}
		out = append(out, strings.Join([]string{e.Date, strings.Join(e.Actors, ";"), e.Action, e.Object, e.Summary}, " | "))
	}
	return out
}

func same(t *testing.T, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// Q1, Q5: countries and sectors say which actors are states; a quotation mark is a sign like
// others.
func TestParse_ProducersTable(t *testing.T) {
	c := sourcetest.Run(t, icews.New(), sourcetest.Files(t, "testdata", "events.tab"))
	same(t, lines(t, c), []string{
		"2014-05-01 | KAZ | machine:visit | CHN | Make a visit",
		"2014-05-03 | RUS | machine:sanction | UKR | Impose embargo, boycott, or sanctions",
	})
	if s := c.Counts.Skipped; s["an actor that is no state"] != 2 || s["a kind without an action"] != 1 {
		t.Errorf("skipped %v", s)
	}
}

// Q1, Q2, Q3: a person is no state, labels are kinds, and host and visitor have rows of their own.
func TestParse_TableOfAGraph(t *testing.T) {
	want := []string{
		"2014-06-16 | PAK | machine:visit | TJK | Make a visit",
		"2014-06-16 | TJK | machine:meet | PAK | Host a visit",
	}
	c := sourcetest.Run(t, icews.New(), sourcetest.Files(t, "testdata", "graph.tsv"))
	same(t, lines(t, c), want)
	if s := c.Counts.Skipped; s["an actor that is no state"] != 1 || s["both actors of one state"] != 1 || s["a kind without an action"] != 1 {
		t.Errorf("skipped %v", s)
	}
	headed := "file\tsource\tevent\ttarget\tdate\n"
	for line := range strings.Lines(sourcetest.Read(t, "graph.tsv")) {
		headed += "split.txt\t" + line
	}
	same(t, lines(t, sourcetest.Run(t, icews.New(), sourcetest.Text("headed.tsv", headed))), want)
}

func TestParse_ReadsAnArchiveAndPassesOverTheIndex(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("events.2014.tab")
	if err == nil {
		_, err = w.Write([]byte(sourcetest.Read(t, "events.tab")))
	}
	if err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	snap := source.Snapshot{Files: []source.File{source.FromBytes("index.json", []byte("{}")), source.FromBytes("events.2014.zip", b.Bytes())}}
	c := sourcetest.Run(t, icews.New(), snap)
	if len(c.Events) != 2 || c.Counts.Skipped["index"] != 1 {
		t.Errorf("%d events, skipped %v", len(c.Events), c.Counts.Skipped)
	}
}

// Q4: a sample. Each row is an event or left out for a reason.
func TestParse_SampleOfGraphs(t *testing.T) {
	c := sourcetest.Run(t, icews.New(), sourcetest.Real(t, sample))
	if len(c.Events) != 397 || len(c.Counts.Notes) != 1 || !strings.Contains(c.Counts.Notes[0], "sample") {
		t.Errorf("%d events, notes %v", len(c.Events), c.Counts.Notes)
	}
	if c.Scope == nil || !slices.Equal(c.Scope.Reporters, []string{"nobody"}) {
		t.Errorf("scope %+v", c.Scope)
	}
	left := int64(0)
	for _, n := range c.Counts.Skipped {
		left += n
	}
	if int64(len(c.Events))+left != 1144 {
		t.Errorf("%d events and %v left out of 1,144 rows", len(c.Events), c.Counts.Skipped)
	}
	got := lines(t, c)
	for _, want := range []string{
		"2014-06-16 | PAK | machine:pledge | TJK | Express intent to meet or negotiate",
		"2014-04-11 | KAZ | machine:meet | AFG | Consult",
		"2014-07-18 | ARM | machine:meet | KAZ | Consult",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("there is no %q", want)
		}
	}
}

func TestParse_Refuses(t *testing.T) {
	for name, c := range map[string]struct{ file, old, new, where, what string }{
		"an unknown country": {"events.tab", "\tRussian Federation\tImpose", "\tRuritania\tImpose", "events.tab, row 4, column E", `"Ruritania"`},
		"an unknown code":    {"events.tab", "\t042\t", "\t942\t", "row 2, column G", `"942"`},
		"a bad date":         {"events.tab", "2014-05-01", "2014-05-41", "row 2, column B", `"2014-05-41"`},
		"a month":            {"graph.tsv", "2014-06-17", "2014-06", "row 3, column D", `"2014-06"`},
		"an unknown label":   {"graph.tsv", "Investigate", "Dance", "graph.tsv, row 4, column B", `"Dance"`},
		"a short row":        {"graph.tsv", "Consult\tChina\t", "Consult\t", "row 3", "3 cells"},
		"a new column":       {"events.tab", "Intensity", "Strength", "row 1, column H", `"Strength"`},
		"a column less":      {"events.tab", "CAMEO Code", "Intensity", "row 1", `"CAMEO Code"`},
		"another table":      {"graph.tsv", "Head of Government (Pakistan)\tMake a visit", "Head of Government", "row 1", "four columns"},
		"a web page":         {"graph.tsv", "Head of", "<!DOCTYPE html>", "graph.tsv", "web page"},
	} {
		t.Run(name, func(t *testing.T) {
			sourcetest.Refuses(t, icews.New(), sourcetest.Text(c.file, strings.Replace(sourcetest.Read(t, c.file), c.old, c.new, 1)), c.where, c.what)
		})
	}
	sourcetest.Refuses(t, icews.New(), sourcetest.Text("a.zip", "text"), "a.zip", "no ZIP")
}

func TestPlan_AsksForTheListAndItsFiles(t *testing.T) {
	asks, err := icews.New().Plan(source.Request{From: "2014", To: "2020"})
	if err != nil || len(asks) != 1 || asks[0].URL != "https://dataverse.harvard.edu/api/datasets/:persistentId/?persistentId=doi:10.7910/DVN/28075" {
		t.Fatalf("%+v, %v", asks, err)
	}
	more, err := asks[0].Next(strings.NewReader(`{"status":"OK","data":{"latestVersion":{"files":[
		{"dataFile":{"id":12,"filename":"events.2014.20160121105408.tab","filesize":100}},
		{"dataFile":{"id":11,"filename":"events.2013.20160121105408.tab","filesize":100}},
		{"dataFile":{"id":13,"filename":"20200101-icews-events.zip","filesize":7}},
		{"dataFile":{"id":14,"filename":"CAMEO.CDB.09b5.pdf","filesize":100}}]}}}`))
	if err != nil || len(more) != 2 || more[0].Name != "20200101-icews-events.zip" || more[1].URL != "https://dataverse.harvard.edu/api/access/datafile/12?format=original" {
		t.Errorf("%+v, %v", more, err)
	}
	for answer, code := range map[string]leeway.Code{`{"status":"ERROR","message":"gone"}`: leeway.CodeUnavailable, "<html>": leeway.CodeInvalid, `{"status":"OK"}`: leeway.CodeNotFound} {
		if _, err := asks[0].Next(strings.NewReader(answer)); leeway.CodeOf(err) != code {
			t.Errorf("%s: %v", answer, err)
		}
	}
	if _, err := icews.New().Plan(source.Request{From: "1994"}); leeway.CodeOf(err) != leeway.CodeInvalid {
		t.Errorf("1994: %v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("events.tab", sourcetest.Read(f, "events.tab"))
	f.Add("graph.tsv", sourcetest.Read(f, "graph.tsv"))
	f.Add("a.zip", "PK\x03\x04")
	f.Fuzz(func(t *testing.T, name, text string) {
		sourcetest.Sound(t, icews.New(), sourcetest.Text(name, text))
	})
}
