package lake

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"leeway"
)

// checked is a document with two claims, one of them on a figure.
func checked(status leeway.Status) Check {
	value := 76.0
	text := "Remittances grew by 76 percent.\nThe states are allies.\n"
	return Check{
		Program: "leeway 9", Releases: []string{"facts 2026-01-02", "sipri 2025"},
		Reading: &leeway.Reading{
			Document: leeway.Document{ID: "a", Title: "A draft", Date: "2024-11-19", DateBasis: leeway.DateGiven, Language: "en", Text: text},
			Claims: []leeway.Claim{
				{ID: "c01", Kind: leeway.KindTie, Subject: "UZB", Object: "KOR", Indicator: "remittances", Statistic: leeway.Growth, Value: &value, Unit: "percent",
					Period: &leeway.Period{From: "2024-01", To: "2024-09"}, Quote: leeway.Quote{End: 30, Text: text[:30]},
					Verdict: &leeway.Verdict{Status: status, Explanation: "Why.", Computed: &leeway.Computed{Value: 18.2}, Evidence: []leeway.Evidence{{Source: "sipri", Vintage: "2025"}}}},
				{ID: "c02", Kind: leeway.KindAssessment, Paragraph: 1, Quote: leeway.Quote{Start: 32, End: 53, Text: text[32:53]}, Verdict: &leeway.Verdict{Status: leeway.NotCheckable}},
			},
			Notes: []leeway.Note{{Text: "partial"}}, Inconsistencies: []leeway.Inconsistency{{Claims: []string{"c01", "c02"}, Explanation: "they differ"}},
		},
	}
}

func keep(t *testing.T, l *Lake, c Check) (Run, bool) {
	t.Helper()
	run, fresh, err := l.Keep(c)
	if err != nil {
		t.Fatal(err)
	}
	return run, fresh
}

func files(t *testing.T, folder string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		found[path] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestKeep_WhatWasKeptComesBackWhole(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), "lake"))
	c := checked(leeway.Supported)
	run, fresh := keep(t, l, c)
	if !fresh || run.Number != 1 || run.Program != "leeway 9" || run.Lake != Digest([]string{"sipri 2025", "facts 2026-01-02"}) {
		t.Errorf("%+v, %v", run, fresh)
	}
	got, err := l.Checked(run)
	if err != nil || !reflect.DeepEqual(got, c.Reading) {
		t.Errorf("%v\n%+v\n%+v", err, got, c.Reading)
	}
	if vs, err := l.Vintages(); err != nil || len(vs) != 0 {
		t.Errorf("a kept document is no release: %v, %v", vs, err)
	}
	if v, err := l.Verify(t.Context()); err != nil || len(v.Damaged) != 0 || v.Files != 3 {
		t.Errorf("%+v, %v", v, err)
	}
}

func TestKeep_TheSameTwiceChangesNothing(t *testing.T) {
	folder := t.TempDir()
	first, _ := keep(t, open(t, folder), checked(leeway.Supported))
	before := files(t, folder)
	again, fresh := keep(t, open(t, folder), checked(leeway.Supported))
	if fresh || !reflect.DeepEqual(first, again) || !reflect.DeepEqual(before, files(t, folder)) {
		t.Errorf("%v %+v", fresh, again)
	}
}

// A run is named by all that it was made with: another verdict, program, lake or text is another run.
func TestKeep_NothingIsOverwritten(t *testing.T) {
	l := open(t, t.TempDir())
	seen := map[string]bool{}
	for i, change := range []func(*Check){
		func(*Check) {},
		func(c *Check) { c.Program = "leeway 10" },
		func(c *Check) { c.Releases = c.Releases[1:] },
		func(c *Check) { c.AsOf = "2025-01-01" },
		func(c *Check) { c.Reading.Document.Text += "More.\n" },
		func(c *Check) { c.Reading.Document.Date = "2025" },
		func(c *Check) { c.Reading.Claims[0].Verdict.Status = leeway.Misread },
	} {
		c := checked(leeway.Supported)
		change(&c)
		run, fresh := keep(t, l, c)
		if !fresh || seen[run.ID] || run.Number != i+1 {
			t.Errorf("%d: %+v, %v", i, run, fresh)
		}
		seen[run.ID] = true
	}
	runs, err := l.Runs()
	if err != nil || len(runs) != len(seen) || runs[0].Number != 1 {
		t.Errorf("%v, %v", runs, err)
	}
}

// A program that was killed before the manifest has kept nothing, and the next one is not in its way.
func TestKeep_WithoutAManifestThereIsNothing(t *testing.T) {
	folder := t.TempDir()
	l := open(t, folder)
	run, _ := keep(t, l, checked(leeway.Supported))
	if err := os.RemoveAll(filepath.Join(folder, manifests, runFolder(run.ID))); err != nil {
		t.Fatal(err)
	}
	if runs, err := l.Runs(); err != nil || len(runs) != 0 {
		t.Errorf("%v, %v", runs, err)
	}
	if state, err := l.Status(); err != nil || len(state.Orphaned) != 3 {
		t.Errorf("%v, %v", state.Orphaned, err)
	}
	if again, fresh := keep(t, open(t, folder), checked(leeway.Supported)); !fresh || again.ID != run.ID {
		t.Errorf("%+v, %v", again, fresh)
	}
}

func TestKeep_AFolderThatCannotBeWrittenIsAsItWas(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, Verdicts), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	l := open(t, folder)
	if _, _, err := l.Keep(checked(leeway.Supported)); leeway.CodeOf(err) != leeway.CodeUnavailable || leeway.HintOf(err) == "" {
		t.Errorf("%v", err)
	}
	if runs, err := l.Runs(); err != nil || len(runs) != 0 {
		t.Errorf("%v, %v", runs, err)
	}
	for name := range files(t, folder) {
		if strings.Contains(name, filling) {
			t.Errorf("%s is left", name)
		}
	}
}

func TestKeep_ManyAtOnceAreNumberedOneByOne(t *testing.T) {
	folder := t.TempDir()
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			l, err := Open(folder)
			if err != nil {
				t.Error(err)
				return
			}
			c := checked(leeway.Supported)
			c.Reading.Document.Title = strings.Repeat("x", i/2) // each twice
			if _, _, err := l.Keep(c); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	runs, err := open(t, folder).Runs()
	if err != nil || len(runs) != 4 {
		t.Fatalf("%d runs, %v", len(runs), err)
	}
	for i, r := range runs {
		if r.Number != i+1 {
			t.Errorf("run %d has number %d", i+1, r.Number)
		}
	}
}

func TestChecked_DamageIsNamed(t *testing.T) {
	folder := t.TempDir()
	l := open(t, folder)
	run, _ := keep(t, l, checked(leeway.Supported))
	at := filepath.Join(folder, filepath.FromSlash(run.Files[1].Path))
	data, err := os.ReadFile(at)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(at, data[:len(data)-1], 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Checked(run); leeway.CodeOf(err) != leeway.CodeUnavailable || !strings.Contains(err.Error(), at) {
		t.Errorf("%v", err)
	}
	if v, err := l.Verify(t.Context()); err != nil || len(v.Damaged) != 1 {
		t.Errorf("%+v, %v", v, err)
	}
	data[len(data)/2] ^= 0xff
	if err := os.WriteFile(at, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if v, err := l.Verify(t.Context()); err != nil || len(v.Damaged) != 1 {
		t.Errorf("%+v, %v", v, err)
	}
}

func TestAddReview_StandsBesideWhatIsThere(t *testing.T) {
	folder := t.TempDir()
	l := open(t, folder)
	c := checked(leeway.Contradicted)
	run, _ := keep(t, l, c)
	key := c.Reading.Claims[0].Key(&c.Reading.Document)
	said := []leeway.Review{{Verdict: leeway.Supported, Note: "The bank says so.", By: "Ann"}, {Verdict: leeway.Disputed, By: "Bob", Date: "2026-01-02"}, {Verdict: leeway.Supported, Note: "The bank says so.", By: "Ann"}}
	for _, r := range said {
		if fresh, err := l.AddReview(key, r, "leeway 9"); err != nil || !fresh {
			t.Fatalf("%v, %v", fresh, err)
		}
	}
	before := files(t, folder)
	if fresh, err := open(t, folder).AddReview(key, said[2], "leeway 9"); err != nil || fresh || !reflect.DeepEqual(before, files(t, folder)) {
		t.Errorf("the same again: %v, %v", fresh, err)
	}
	if all, err := l.Reviews(); err != nil || !reflect.DeepEqual(all, map[string][]leeway.Review{key: said}) {
		t.Errorf("%v, %v", all, err)
	}
	if got, err := l.Checked(run); err != nil || got.Claims[0].Verdict.Status != leeway.Contradicted {
		t.Errorf("the program's verdict: %v", err)
	}
}

func TestClaimKey_IsThatOfTheTextAndWhatWasRead(t *testing.T) {
	r := checked(leeway.Supported).Reading
	key := r.Claims[0].Key(&r.Document)
	same := r.Claims[0]
	same.ID, same.Verdict, same.Rules = "c09", nil, []string{"another"}
	if len(key) != 13 || same.Key(&r.Document) != key {
		t.Errorf("%s, %s", key, same.Key(&r.Document))
	}
	same.Subject = "KAZ"
	if other := (&leeway.Document{Text: "Another."}); same.Key(&r.Document) == key || r.Claims[0].Key(other) == key {
		t.Error("another claim has the same key")
	}
	if r.Claims[1].Key(&r.Document) == key {
		t.Error("two claims have one key")
	}
}

func TestRuns_AManifestOutOfPlaceIsDamage(t *testing.T) {
	folder := t.TempDir()
	l := open(t, folder)
	run, _ := keep(t, l, checked(leeway.Supported))
	if err := os.Rename(filepath.Join(folder, manifests, runFolder(run.ID)), filepath.Join(folder, manifests, "run=other")); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Runs(); leeway.CodeOf(err) != leeway.CodeUnavailable {
		t.Errorf("%v", err)
	}
	if _, err := l.run("none"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v", err)
	}
}
