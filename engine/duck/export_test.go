package duck

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"leeway"
	"leeway/lake"
	"leeway/starter"
)

func exporter(t *testing.T, asOf, memory string, lakes ...*lake.Lake) *Exporter {
	t.Helper()
	e, err := NewExporter(ctx, asOf, t.TempDir(), memory, lakes...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close() })
	return e
}

// csvOf writes a selection as CSV and reads it back without its head.
func csvOf(t *testing.T, e *Exporter, s Selection) [][]string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "rows.csv")
	if err := e.CSV(ctx, s, file); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range ColumnsOf(s.Table) {
		if lines[0][i] != c.Name {
			t.Errorf("column %d of %s is called %s, want %s", i, s.Table, lines[0][i], c.Name)
		}
	}
	return lines[1:]
}

// columnOf returns the values of a column.
func columnOf(table, column string, lines [][]string) string {
	at := slices.IndexFunc(ColumnsOf(table), func(c TableColumn) bool { return c.Name == column })
	found := make([]string, len(lines))
	for i, l := range lines {
		found[i] = l[at]
	}
	return strings.Join(found, " ")
}

func TestExporter_WritesTheRowsThatAnswer(t *testing.T) {
	l := made(t)
	for asOf, want := range map[string]string{"": "15 7 1 5 3", "2023-12-31": "10 7 20 5 3"} {
		lines := csvOf(t, exporter(t, asOf, "500MB", l), Selection{Table: lake.Observations})
		got := strings.Fields(columnOf(lake.Observations, "value", lines))
		wanted := strings.Fields(want)
		slices.Sort(got)
		slices.Sort(wanted)
		if !slices.Equal(got, wanted) {
			t.Errorf("as of %q: values %v, want %v", asOf, got, wanted)
		}
	}
}

func TestExporter_Narrows(t *testing.T) {
	e := exporter(t, "", "500MB", made(t))
	for _, c := range []struct {
		s    Selection
		want int
	}{
		{Selection{Table: lake.Observations, Reporters: []string{"KAZ"}}, 4},
		{Selection{Table: lake.Observations, Reporters: []string{"KAZ"}, Indicators: []string{"exports"}, Partners: []string{"CHN", "DEU"}}, 2},
		{Selection{Table: lake.Observations, Years: []string{"2022"}}, 5},
		{Selection{Table: lake.Observations, Period: "2021"}, 0},
		{Selection{Table: lake.Observations, Sources: []string{"made-votes"}}, 0},
		{Selection{Table: lake.Observations, LeaveOut: []Release{{"made-figures", "older"}}}, 3},
		{Selection{Table: lake.Memberships, Reporters: []string{"UZB"}, Partners: []string{"CSTO"}}, 1},
		{Selection{Table: lake.Votes, Reporters: []string{"USA"}, Years: []string{"2024"}}, 1},
	} {
		if got := len(csvOf(t, e, c.s)); got != c.want {
			t.Errorf("%+v: %d rows, want %d", c.s, got, c.want)
		}
	}
}

func TestExporter_KnowsTheOtherSideOfAnEvent(t *testing.T) {
	l, err := lake.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	events := []leeway.Event{
		{Date: "2022-01-01", Actors: []string{"CHN", "KAZ"}, Action: "visit", Object: "Astana"},
		{Date: "2022-02-01", Actors: []string{"KAZ"}, Action: "join", Object: "CSTO"},
	}
	if _, err := l.Publish(leeway.Manifest{Source: "made-events", Vintage: "1"}, leeway.Record{Events: events}); err != nil {
		t.Fatal(err)
	}
	e := exporter(t, "", "500MB", l)
	for partner, want := range map[string]string{"KAZ": "visit", "CSTO": "join", "CHN": ""} {
		if got := columnOf(lake.Events, "action", csvOf(t, e, Selection{Table: lake.Events, Partners: []string{partner}})); got != want {
			t.Errorf("events with %s are %q, want %q", partner, got, want)
		}
	}
}

func TestExporter_RefusesAFilterThatATableDoesNotKnow(t *testing.T) {
	e := exporter(t, "", "500MB", made(t))
	for _, s := range []Selection{{Table: lake.Memberships, Indicators: []string{"exports"}}, {Table: lake.Treaties, Years: []string{"2022"}}, {Table: lake.Votes, Partners: []string{"KAZ"}}} {
		if _, err := e.Held(ctx, s); leeway.CodeOf(err) != leeway.CodeInvalid || !strings.Contains(leeway.HintOf(err), "source") {
			t.Errorf("%+v: error %v", s, err)
		}
	}
	if err := (Selection{Table: "nothing"}).Check(); leeway.CodeOf(err) != leeway.CodeNotFound {
		t.Errorf("a table that is none: %v", err)
	}
}

// Names with commas, quotes and line breaks come back as they were; a blank is blank, a number
// has no more digits than it needs.
func TestExporter_WritesCSVThatReadsBack(t *testing.T) {
	l, err := lake.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	odd := []string{`Say "no", twice`, "two\nlines", "Côte d'Ivoire; =1+1", ""}
	var rows []leeway.Observation
	for i, note := range odd {
		rows = append(rows, leeway.Observation{Indicator: "exports", Reporter: "KAZ", Partner: "CHN", Period: fmt.Sprint(2000 + i), Value: []float64{1e9, 0.1, -2.5, 3e18}[i], Unit: "usd", Note: note})
	}
	if _, err := l.Publish(leeway.Manifest{Source: "made", Vintage: "1"}, leeway.Record{Observations: rows}); err != nil {
		t.Fatal(err)
	}
	lines := csvOf(t, exporter(t, "", "500MB", l), Selection{Table: lake.Observations})
	at := slices.IndexFunc(ColumnsOf(lake.Observations), func(c TableColumn) bool { return c.Name == "note" })
	for i, l := range lines {
		if l[at] != odd[i] {
			t.Errorf("note %q reads back as %q", odd[i], l[at])
		}
	}
	if got := columnOf(lake.Observations, "value", lines); got != "1000000000 0.1 -2.5 3e+18" {
		t.Errorf("values %s", got)
	}
}

func TestExporter_ReadsBackFromParquetAsFromTheLake(t *testing.T) {
	bundled, err := starter.Memory()
	if err != nil {
		t.Fatal(err)
	}
	lakes := []*lake.Lake{made(t), bundled}
	e := exporter(t, "", "500MB", lakes...)
	for _, table := range lake.Tables {
		file := filepath.Join(t.TempDir(), table+".parquet")
		if err := e.Parquet(ctx, Selection{Table: table}, file); err != nil {
			t.Fatal(err)
		}
		var got string
		if err := e.db.QueryRowContext(ctx, "select count(*) || ' ' || (select count(*) from "+table+") from ((from read_parquet("+literal(file)+")) intersect all (select "+columnList(table)+" from "+table+"))").Scan(&got); err != nil {
			t.Fatalf("%s: %v", table, err)
		}
		if a, b, _ := strings.Cut(got, " "); a != b || a == "0" {
			t.Errorf("%s: %s rows of %s read back the same", table, a, b)
		}
	}
}

func columnList(table string) string {
	var names []string
	for _, c := range ColumnsOf(table) {
		names = append(names, c.Name)
	}
	return strings.Join(names, ", ")
}

func TestExporter_GivesTheSameBytes(t *testing.T) {
	bundled, err := starter.Memory()
	if err != nil {
		t.Fatal(err)
	}
	lakes := []*lake.Lake{made(t), bundled}
	for _, table := range []string{lake.Observations, lake.Flows} {
		var first [2]string
		for n := range 3 {
			e := exporter(t, "", "500MB", lakes...)
			dir := t.TempDir()
			if err := e.CSV(ctx, Selection{Table: table}, filepath.Join(dir, "a")); err != nil {
				t.Fatal(err)
			}
			if err := e.Parquet(ctx, Selection{Table: table}, filepath.Join(dir, "b")); err != nil {
				t.Fatal(err)
			}
			for i, name := range []string{"a", "b"} {
				data, err := os.ReadFile(filepath.Join(dir, name))
				if err != nil {
					t.Fatal(err)
				}
				if n == 0 {
					first[i] = string(data)
				} else if first[i] != string(data) {
					t.Errorf("%s: file %s has other bytes", table, name)
				}
			}
		}
	}
}

// Flows are not sorted again: they come by vintage, year and as the files have them.
func TestExporter_KeepsFlowsInTheOrderOfTheirFiles(t *testing.T) {
	l := made(t)
	earlier := madeFlows()
	for i := range earlier.Year {
		earlier.Year[i] -= 10 // outside the scope of the newer release, so that both answer
	}
	publishFlows(t, l, "2", "2025-01-20", earlier)
	lines := csvOf(t, exporter(t, "", "500MB", l), Selection{Table: lake.Flows})
	columns := ColumnsOf(lake.Flows)
	key := func(line []string) string {
		var of [6]string
		for i, c := range columns {
			if at := slices.Index([]string{"vintage", "year", "flow", "reporter", "product", "partner"}, c.Name); at >= 0 {
				of[at] = line[i]
			}
		}
		return strings.Join(of[:], "\t")
	}
	if len(lines) != 2*earlier.Len() || !slices.IsSortedFunc(lines, func(a, b []string) int { return strings.Compare(key(a), key(b)) }) {
		t.Errorf("%d flows, out of order", len(lines))
	}
}

// A total that was turned is its partner's record: a newer release of the exporter's own records
// does not take away what the importer says.
func TestExporter_ShowsThePairsThatSlicesKeep(t *testing.T) {
	l := made(t)
	p, err := l.Begin("made-flows")
	if err != nil {
		t.Fatal(err)
	}
	defer p.Abort()
	f := madeFlows()
	f.Flow = "export"
	for i := range f.Reporter {
		f.Reporter[i], f.Partner[i], f.Product[i] = 1, 0, uint32(640301+i) // China's own record of its exports to Kyrgyzstan
	}
	if err := p.Flows(f); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Commit(leeway.Manifest{Source: "made-flows", Vintage: "2", Released: "2026-06-20", Scope: leeway.Scope{Reporters: []string{"CHN"}, From: "2022", To: "2023"}}); err != nil {
		t.Fatal(err)
	}
	e := opened(t, l.Folder())
	want := 0
	for _, reporter := range f.States {
		for _, flow := range []string{"import", "export"} {
			rows, err := e.PartnerTotals(ctx, reporter, flow, 2022, 2023, "")
			if err != nil {
				t.Fatal(err)
			}
			want += len(rows)
		}
	}
	if got := len(csvOf(t, exporter(t, "", "500MB", l), Selection{Table: lake.Pairs})); got != want || got == 0 {
		t.Errorf("%d pairs, slices keep %d", got, want)
	}
}

func TestExporter_SpillsWhatDoesNotFit(t *testing.T) {
	l, err := lake.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	rows := make([]leeway.Observation, 300_000)
	for i := range rows {
		rows[i] = leeway.Observation{Indicator: "exports", Reporter: "KAZ", Partner: fmt.Sprintf("P%05d", i*7919%300_000), Period: fmt.Sprint(1900 + i%100), Value: float64(i), Unit: "usd", RecordURL: fmt.Sprintf("https://example.org/a/long/address/%d", i)}
	}
	if _, err := l.Publish(leeway.Manifest{Source: "made", Vintage: "1"}, leeway.Record{Observations: rows}); err != nil {
		t.Fatal(err)
	}
	if got := len(csvOf(t, exporter(t, "", "100MB", l), Selection{Table: lake.Observations})); got != len(rows) {
		t.Errorf("%d rows", got)
	}
}

func TestTies_AreTheLatestOfEachPair(t *testing.T) {
	l, err := lake.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	figure := func(partner, period string, value float64, statistic leeway.Statistic) leeway.Observation {
		return leeway.Observation{Indicator: "exports", Reporter: "KAZ", Partner: partner, Period: period, Value: value, Unit: "usd", Statistic: statistic}
	}
	rows := []leeway.Observation{
		figure("CHN", "2021", 1, leeway.Level), figure("CHN", "2022", 2, leeway.Level), figure("CHN", "2023-01", 3, leeway.Level),
		figure("RUS", "2020", 4, leeway.Level), figure("RUS", "2023", 50, leeway.Growth), figure("", "2023", 9, leeway.Level),
		figure("TUR", "2023-01", 5, leeway.Level),
	}
	if _, err := l.Publish(leeway.Manifest{Source: "made", Vintage: "1"}, leeway.Record{Observations: rows}); err != nil {
		t.Fatal(err)
	}
	e := exporter(t, "", "500MB", l)
	for _, c := range []struct {
		s    Selection
		want string
	}{
		{Selection{Table: lake.Observations}, "CHN 2022 2, RUS 2020 4, TUR 2023-01 5"},
		{Selection{Table: lake.Observations, Years: []string{"2021", "2022"}}, "CHN 2021 1, CHN 2022 2"},
		{Selection{Table: lake.Observations, Period: "2023-01"}, "CHN 2023-01 3, TUR 2023-01 5"},
	} {
		var got []string
		if err := e.Ties(ctx, c.s, func(x Tie) error { got = append(got, fmt.Sprint(x.Partner, " ", x.Period, " ", x.Value)); return nil }); err != nil {
			t.Fatal(err)
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%+v: ties %v, want %s", c.s, got, c.want)
		}
	}
}

func TestTies_AreOfPairsToo(t *testing.T) {
	e := exporter(t, "", "500MB", made(t))
	n := 0
	err := e.Ties(ctx, Selection{Table: lake.Pairs, Indicators: []string{"imports"}}, func(x Tie) error {
		n++
		if x.Indicator != "imports" || x.Unit != "usd" || len(x.Period) != 4 || x.Value <= 0 {
			t.Errorf("tie %+v", x)
		}
		return nil
	})
	if err != nil || n == 0 {
		t.Errorf("%d ties, %v", n, err)
	}
	if err := e.Ties(ctx, Selection{Table: lake.Votes}, nil); leeway.CodeOf(err) != leeway.CodeInvalid {
		t.Errorf("votes: %v", err)
	}
}
