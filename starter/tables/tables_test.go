package tables

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"leeway"
	"leeway/lake"
	"leeway/state"
)

func read(t *testing.T) []Dataset {
	t.Helper()
	sets, err := Read(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	return sets
}

func TestTables_EveryRowNamesItsSourceAddressAndDate(t *testing.T) {
	traced := func(dataset, what, source, url, retrieved string) {
		if _, err := leeway.ParseDate(retrieved); err != nil || source == "" || !strings.HasPrefix(url, "http") {
			t.Errorf("%s: %s: source %q, address %q, retrieved %q", dataset, what, source, url, retrieved)
		}
	}
	for _, d := range read(t) {
		for _, o := range d.Rows.Observations {
			traced(d.Source, o.Indicator+" "+o.Reporter+" "+o.Partner+" "+o.Period, o.Source, o.RecordURL, o.Retrieved)
			if o.Origin == "" || o.Quality == "" {
				t.Errorf("%s: %+v has no origin or quality", d.Source, o)
			}
		}
		for _, m := range d.Rows.Memberships {
			traced(d.Source, m.Organisation+" "+m.State, m.Source, m.URL, m.Retrieved)
		}
		for _, r := range d.Rows.Rosters {
			traced(d.Source, r.Organisation, r.Source, r.URL, r.Retrieved)
		}
		for _, y := range d.Rows.Treaties {
			traced(d.Source, y.Treaty, y.Source, y.URL, y.Retrieved)
		}
		for _, e := range d.Rows.Events {
			traced(d.Source, e.Date+" "+e.Summary, e.Source, e.URL, e.Retrieved)
		}
	}
}

func TestTables_DatesAreDatesAndSharesAreShares(t *testing.T) {
	date := func(what, s string) {
		if _, err := leeway.ParseInterval(s); s != "" && err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
	for _, d := range read(t) {
		for _, o := range d.Rows.Observations {
			what := d.Source + ": " + o.Indicator + " " + o.Reporter + " " + o.Partner + " " + o.Period
			date(what, o.Period)
			date(what, o.BasePeriod)
			date(what, o.Released)
			if o.Period == "" {
				t.Errorf("%s: no period", what)
			}
			if share := o.Statistic == leeway.Share; share != (o.Whole != "") || share && (o.Unit != "percent" || o.Value < 0 || o.Value > 100) {
				t.Errorf("%s: %s of %q is %v %s", what, o.Statistic, o.Whole, o.Value, o.Unit)
			}
		}
		for _, m := range d.Rows.Memberships {
			date(m.Organisation+" "+m.State, m.From)
			date(m.Organisation+" "+m.State, m.To)
		}
		for _, e := range d.Rows.Events {
			date(e.Summary, e.Date)
		}
	}
}

func TestTables_MembersAreStates(t *testing.T) {
	for _, d := range read(t) {
		for _, m := range d.Rows.Memberships {
			if _, ok := state.ByID(m.State); !ok {
				t.Errorf("%s: %s is no state", m.Organisation, m.State)
			}
		}
	}
}

// TestTables_RostersCountTheirRows recounts every roster: the states with a row of its status
// on at least one day of its period.
func TestTables_RostersCountTheirRows(t *testing.T) {
	for _, d := range read(t) {
		for _, r := range d.Rows.Rosters {
			complete, err := leeway.Period{From: r.From, To: r.To}.Interval()
			if err != nil {
				t.Fatal(err)
			}
			states := map[string]bool{}
			for _, m := range d.Rows.Memberships {
				// Day by day: a coarse date counts as widely as it can.
				held, err := leeway.Period{From: m.From, To: m.To}.Interval()
				if err != nil {
					t.Fatal(err)
				}
				if m.Organisation == r.Organisation && m.Status == r.Status && held.Overlaps(complete) {
					states[m.State] = true
				}
			}
			if len(states) != r.N {
				t.Errorf("%s %s: the roster counts %d, its rows are of %d states", r.Organisation, r.Status, r.N, len(states))
			}
		}
	}
}

func TestTables_NoRowStandsTwice(t *testing.T) {
	for _, d := range read(t) {
		twice(t, d.Source, lake.ObservationColumns, d.Rows.Observations)
		twice(t, d.Source, lake.MembershipColumns, d.Rows.Memberships)
		twice(t, d.Source, lake.EventColumns, d.Rows.Events)
	}
}

func twice[T any](t *testing.T, dataset string, columns []lake.Column[T], rows []T) {
	t.Helper()
	seen := make(map[string]bool, len(rows))
	for i := range rows {
		var b strings.Builder
		for _, c := range columns {
			b.WriteString(format(c.Get(&rows[i])))
			b.WriteByte('\n')
		}
		if key := b.String(); seen[key] {
			t.Errorf("%s: twice: %s", dataset, strings.ReplaceAll(key, "\n", " "))
		} else {
			seen[key] = true
		}
	}
}

func TestRead_LocatesWhatItDoesNotKnow(t *testing.T) {
	source := strings.Join(sourceColumns, ",") + "\nx,1,,2024,T,P,L,yes,C,,,,,,\n"
	for name, c := range map[string]struct{ file, text, want string }{
		"a source's column": {"sources.csv", "id,colour\nx,red\n", "sources.csv"},
		"a column":          {"x/observations.csv", "indicator,colour\narms,red\n", `x/observations.csv:1: there is no column "colour"`},
		"a partition":       {"x/observations.csv", "indicator,vintage\narms,1\n", `x/observations.csv:1: there is no column "vintage"`},
		"a number":          {"x/observations.csv", "indicator,value\narms,1\narms,ten\n", `x/observations.csv:3: value: "ten" is no number`},
		"a count":           {"x/rosters.csv", "organisation,n\nCSTO,six\n", `x/rosters.csv:2: n: "six" is no count`},
		"a row's length":    {"x/events.csv", "event_date,action\n2024\n", "x/events.csv"},
		"a default":         {"x/defaults.csv", "column,value\ncolour,red\n", `there is no column "colour"`},
	} {
		t.Run(name, func(t *testing.T) {
			dir := fstest.MapFS{
				"sources.csv":        {Data: []byte(source)},
				"x/observations.csv": {Data: []byte("indicator,value\narms,1\n")},
			}
			dir[c.file] = &fstest.MapFile{Data: []byte(c.text)}
			_, err := Read(dir)
			if leeway.CodeOf(err) != leeway.CodeInvalid || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want %s", err, c.want)
			}
		})
	}
}
