package duck

import (
	"context"
	"database/sql/driver"
	"errors"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"leeway"
	"leeway/engine"
	"leeway/lake"
	"leeway/starter"
)

var _ engine.Engine = (*Engine)(nil)

var ctx = context.Background()

// centralAsia are the five states of the published figures below.
var centralAsia = []string{"KAZ", "KGZ", "TJK", "TKM", "UZB"}

// wide is what a long article on a region asks for.
var wide = func() leeway.Needs {
	n := leeway.Needs{
		Organisations: []string{"CSTO", "CIS", "EAEU", "BRICS", "OTS", "SCO"},
		Actors:        append([]string{"RUS", "CHN", "CSTO", "EAEU"}, centralAsia...),
	}
	for _, r := range append([]string{"central-asia"}, centralAsia...) {
		for _, i := range []string{"trade", "exports", "imports", "remittances", "arms", "migrants", "investment", "debt", "gdp", "permits"} {
			n.Series = append(n.Series, leeway.Series{Reporter: r, Indicator: i})
		}
	}
	return n
}()

// builtIn returns an engine over the starter lake.
func builtIn(t *testing.T) *Engine {
	t.Helper()
	l, err := starter.Memory()
	if err != nil {
		t.Fatal(err)
	}
	e, err := New(ctx, l)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	return e
}

// opened returns an engine over the lakes in folders.
func opened(t *testing.T, folders ...string) *Engine {
	t.Helper()
	e, err := Open(ctx, folders...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	return e
}

func answer(t *testing.T, e *Engine, n leeway.Needs) *leeway.Record {
	t.Helper()
	rec, err := e.Answer(ctx, n)
	if err != nil {
		t.Fatal(err)
	}
	return rec
}

func publish(t *testing.T, folder string, m leeway.Manifest, r leeway.Record) leeway.Manifest {
	t.Helper()
	l, err := lake.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	if m, err = l.Publish(m, r); err != nil {
		t.Fatal(err)
	}
	return m
}

// The shares that SIPRI's data give for China in Central Asia's arms imports of 2016-2020:
// 17.6 percent by the TIV table, 18.2 percent by the register.
func TestAnswer_GivesChinasShareOfCentralAsianArmsByTableAndRegister(t *testing.T) {
	n := leeway.Needs{}
	for _, r := range centralAsia {
		n.Series = append(n.Series, leeway.Series{Reporter: r, Indicator: "arms"})
	}
	rec := answer(t, builtIn(t), n)
	for dataset, want := range map[string]float64{"sipri-tiv": 17.6, "sipri-register": 18.2} {
		var china, all float64
		for _, o := range rec.Observations {
			if o.Dataset != dataset || o.PeriodBasis != "year" || o.Period < "2016" || o.Period > "2020" {
				continue
			}
			all += o.Value
			if o.Partner == "CHN" {
				china += o.Value
			}
		}
		if share := 100 * china / all; math.Abs(share-want) > 0.05 {
			t.Errorf("%s: %.0f of %.0f million TIV are %.2f percent, want %.1f", dataset, china, all, share, want)
		}
	}
}

func TestAnswer_HoldsTurkmenistanOutOfTheCSTOByItsRoster(t *testing.T) {
	rec := answer(t, builtIn(t), leeway.Needs{Organisations: []string{"CSTO"}})
	members := map[string]bool{}
	for _, m := range rec.Memberships {
		if m.Status == "member" {
			members[m.State] = true
		}
		if m.Source == "" || m.URL == "" || m.Retrieved == "" || m.Dataset != "facts" || m.Vintage == "" {
			t.Errorf("a membership without source, address or date: %+v", m)
		}
	}
	if !members["KAZ"] || !members["KGZ"] || !members["TJK"] || members["TKM"] {
		t.Errorf("members %v", members)
	}
	if len(rec.Rosters) != 1 || rec.Rosters[0].N != len(members) {
		t.Errorf("rosters %+v, %d members", rec.Rosters, len(members))
	}
}

func TestAnswer_IsTheSameWhoeverAsksAtOnce(t *testing.T) {
	e := builtIn(t)
	want := answer(t, e, wide)
	if len(want.Observations) == 0 || len(want.Events) == 0 || len(want.Treaties) == 0 {
		t.Fatal("the starter lake answers nothing")
	}
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			if rec, err := e.Answer(ctx, wide); err != nil || !reflect.DeepEqual(rec, want) {
				t.Errorf("another record, error %v", err)
			}
		})
	}
	wait.Wait()
}

func TestAnswer_GivesOnlyThePairsThatAreAsked(t *testing.T) {
	rec := answer(t, builtIn(t), leeway.Needs{Series: []leeway.Series{{Reporter: "KAZ", Indicator: "arms"}, {Reporter: "UZB", Indicator: "migrants"}}})
	seen := map[leeway.Series]bool{}
	for _, o := range rec.Observations {
		seen[leeway.Series{Reporter: o.Reporter, Indicator: o.Indicator}] = true
	}
	if len(seen) != 2 || !seen[leeway.Series{Reporter: "KAZ", Indicator: "arms"}] || !seen[leeway.Series{Reporter: "UZB", Indicator: "migrants"}] {
		t.Errorf("answered %v", seen)
	}
}

// full has every field of every table filled, the derived columns aside.
var full = leeway.Record{
	Observations: []leeway.Observation{{
		Indicator: "trade", Flow: "import", Reporter: "KAZ", Partner: "CHN", Period: "2023-01/2023-06", PeriodBasis: "half", BasePeriod: "2022",
		Statistic: leeway.Growth, Comparator: "~", Value: -12.5, Unit: "percent", Whole: "imports", Status: leeway.StatusProvisional,
		Quality: leeway.Official, Origin: "stat-kaz", Mirror: "reporter", Source: "Bureau, \"quoted\"", Dataset: "s", Vintage: "1",
		Released: "2023-08", Retrieved: "2024-01-02", RecordURL: "https://example.org/?a=1,2", Note: "naïve; it's",
	}},
	Memberships: []leeway.Membership{{Organisation: "CSTO", State: "KAZ", Status: "member", From: "1994-04-20", To: "2030", Source: "a",
		Dataset: "s", Vintage: "1", URL: "https://example.org", Retrieved: "2024-01-02", Note: "n"}},
	Rosters: []leeway.Roster{{Organisation: "CSTO", Status: "member", From: "1994", To: "2024", N: 9, Source: "a",
		Dataset: "s", Vintage: "1", URL: "https://example.org", Retrieved: "2024-01-02", Note: "n"}},
	Treaties: []leeway.Treaty{{Treaty: "CSTO (Treaty)", Article: "4", Provides: "p", Signed: "1992", InForce: "1994", Parties: []string{"KAZ", "RUS"},
		PartiesAsOf: "2024", Source: "a", Dataset: "s", Vintage: "1", URL: "https://example.org", Retrieved: "2024-01-02"}},
	Events: []leeway.Event{{Date: "2024-10-16", Actors: []string{"KAZ", "RUS"}, Action: "sign", Object: "CHN", Summary: "s", Source: "a",
		Dataset: "s", Vintage: "1", URL: "https://example.org", Retrieved: "2024-01-02"}},
}

// asksFull is answered by full.
var asksFull = leeway.Needs{Series: []leeway.Series{{Reporter: "KAZ", Indicator: "trade"}}, Organisations: []string{"CSTO"}, Actors: []string{"RUS"}}

func TestAnswer_ReturnsEveryFieldAsItWasPublished(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "a lake's (own) [x] {y} * folder, with commas")
	publish(t, folder, leeway.Manifest{Source: "s", Vintage: "1"}, full)
	if rec := answer(t, opened(t, folder), asksFull); !reflect.DeepEqual(*rec, full) {
		t.Errorf("answered\n%+v\nwant\n%+v", *rec, full)
	}
}

func TestAnswer_TakesARevisedFigureFromTheNewestVintage(t *testing.T) {
	folder := t.TempDir()
	one := func(reporter string, value float64) leeway.Record {
		return leeway.Record{Observations: []leeway.Observation{{Indicator: "arms", Reporter: reporter, Period: "2020", Value: value}}}
	}
	both := leeway.Record{Observations: append(one("KAZ", 10).Observations, one("UZB", 20).Observations...)}
	publish(t, folder, leeway.Manifest{Source: "sipri", Vintage: "2024", Released: "2024-03-11"}, both)
	publish(t, folder, leeway.Manifest{Source: "sipri", Vintage: "2025", Released: "2025-03-10", Scope: leeway.Scope{Reporters: []string{"UZB"}}}, one("UZB", 21))
	n := leeway.Needs{Series: []leeway.Series{{Reporter: "KAZ", Indicator: "arms"}, {Reporter: "UZB", Indicator: "arms"}}}
	values := func(rec *leeway.Record) (vs []float64) {
		for _, o := range rec.Observations {
			vs = append(vs, o.Value)
		}
		return vs
	}
	e := opened(t, folder)
	if got := values(answer(t, e, n)); !reflect.DeepEqual(got, []float64{10, 21}) {
		t.Errorf("today %v, want 10 and the revised 21", got)
	}
	n.AsOf = "2024-12-31"
	if got := values(answer(t, e, n)); !reflect.DeepEqual(got, []float64{10, 20}) {
		t.Errorf("as of 2024 %v, want 10 and 20", got)
	}
	n.AsOf = "2023"
	if got := values(answer(t, e, n)); len(got) != 0 {
		t.Errorf("as of 2023 %v, want nothing", got)
	}
}

func TestAnswer_ReadsLakesBesideEachOther(t *testing.T) {
	own, other := t.TempDir(), t.TempDir()
	publish(t, own, leeway.Manifest{Source: "s", Vintage: "1"}, full)
	publish(t, other, leeway.Manifest{Source: "t", Vintage: "1"}, full)
	rec := answer(t, opened(t, own, other, filepath.Join(own, "not there")), asksFull)
	if len(rec.Observations) != 2 || rec.Observations[0].Dataset == rec.Observations[1].Dataset {
		t.Errorf("observations %+v", rec.Observations)
	}
}

func TestAnswer_OfAnEmptyLakeIsEmpty(t *testing.T) {
	rec := answer(t, opened(t, t.TempDir()), asksFull)
	if !reflect.DeepEqual(*rec, leeway.Record{}) {
		t.Errorf("answered %+v", rec)
	}
}

func TestAnswer_DoesNotSeeAVintageWithoutAManifest(t *testing.T) {
	folder := t.TempDir()
	publish(t, folder, leeway.Manifest{Source: "s", Vintage: "1"}, full)
	if err := os.RemoveAll(filepath.Join(folder, "manifests", "source=s")); err != nil {
		t.Fatal(err)
	}
	if rec := answer(t, opened(t, folder), asksFull); len(rec.Observations) != 0 {
		t.Errorf("answered %+v", rec)
	}
}

// What is missing or torn takes its own release away; the other one answers, whatever is asked and however.
func TestAnswer_PassesOverAReleaseWhoseFileIsGoneTornOrOverwritten(t *testing.T) {
	for name, harm := range map[string]func(path string) error{
		"gone": os.Remove,
		"torn": func(path string) error { return os.Truncate(path, 100) },
		"overwritten": func(path string) error {
			info, err := os.Stat(path)
			if err != nil {
				return err
			}
			return os.WriteFile(path, []byte(strings.Repeat("x", int(info.Size()))), 0o644)
		},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			publish(t, folder, leeway.Manifest{Source: "r", Vintage: "1"}, full)
			m := publish(t, folder, leeway.Manifest{Source: "s", Vintage: "1"}, full)
			if err := harm(filepath.Join(folder, filepath.FromSlash(m.Files[len(m.Files)-1].Path))); err != nil {
				t.Fatal(err)
			}
			rec := answer(t, opened(t, folder), asksFull)
			if len(rec.Observations) != 1 || rec.Observations[0].Dataset != "r" || len(rec.Memberships) != 1 {
				t.Errorf("answered %+v", rec)
			}
			l, err := lake.Open(folder)
			if err != nil {
				t.Fatal(err)
			}
			s, err := NewSession(ctx, "", true, Limits{Memory: "200MB"}, l)
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			_, err = s.Query(ctx, "select source from observations", nil, func(_ []string, row []driver.Value) {
				if row[0] != "r" {
					t.Errorf("row of %v", row)
				}
			})
			if err != nil {
				t.Error(err)
			}
			x, err := NewExporter(ctx, "", t.TempDir(), "200MB", l)
			if err != nil {
				t.Fatal(err)
			}
			defer x.Close()
			if held, err := x.Held(ctx, Selection{Table: lake.Events}); err != nil || len(held) != 1 {
				t.Errorf("held %v, error %v", held, err)
			}
		})
	}
}

// Bytes that are turned inside a file are seen only when they are read.
func TestAnswer_NamesTheTableWhereAFileIsTurnedInside(t *testing.T) {
	folder := t.TempDir()
	m := publish(t, folder, leeway.Manifest{Source: "s", Vintage: "1"}, full)
	path := filepath.Join(folder, filepath.FromSlash(m.Files[0].Path))
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 4; i < len(data)-8; i++ {
		data[i] = 'x'
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	_, err = opened(t, folder).Answer(ctx, asksFull)
	if leeway.CodeOf(err) != leeway.CodeUnavailable || !strings.Contains(err.Error(), path) || !strings.Contains(leeway.HintOf(err), "leeway lake verify") {
		t.Errorf("error %v, hint %q", err, leeway.HintOf(err))
	}
}

func TestAnswer_BindsWhatItIsAsked(t *testing.T) {
	odd := "x' or '1'='1"
	rec := answer(t, builtIn(t), leeway.Needs{Series: []leeway.Series{{Reporter: odd, Indicator: odd}}, Organisations: []string{odd}, Actors: []string{odd}})
	if !reflect.DeepEqual(*rec, leeway.Record{}) {
		t.Errorf("answered %d observations", len(rec.Observations))
	}
}

func TestAnswer_RefusesAnAsOfThatIsNoDate(t *testing.T) {
	_, err := builtIn(t).Answer(ctx, leeway.Needs{AsOf: "yesterday"})
	if leeway.CodeOf(err) != leeway.CodeInvalid {
		t.Errorf("error %v", err)
	}
}

func TestAnswer_StopsWhenCalledOff(t *testing.T) {
	off, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := builtIn(t).Answer(off, wide); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestOpen_SaysThatAFileIsNoLake(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(ctx, path); leeway.CodeOf(err) != leeway.CodeInvalid {
		t.Errorf("error %v", err)
	}
}
