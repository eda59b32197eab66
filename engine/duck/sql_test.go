package duck

import (
	"context"
	"database/sql/driver"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"leeway"
	"leeway/lake"
	"leeway/starter"
)

// asked returns the rows of a question, a line each.
func askedSQL(ctx context.Context, s *Session, text string) (string, error) {
	var lines []string
	_, err := s.Query(ctx, text, nil, func(_ []string, values []driver.Value) {
		cells := make([]string, len(values))
		for i, v := range values {
			cells[i] = fmt.Sprint(v)
		}
		lines = append(lines, strings.Join(cells, " "))
	})
	return strings.Join(lines, "\n"), err
}

func session(t *testing.T, asOf string, all bool, lakes ...*lake.Lake) *Session {
	t.Helper()
	s, err := NewSession(ctx, asOf, all, Limits{Memory: "500MB", Threads: 1}, lakes...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func TestSession_ShowsTheRowsThatAnswer(t *testing.T) {
	l := made(t)
	const text = "select reporter || ' ' || indicator || ' ' || partner || ' ' || cast(value as bigint) || ' ' || vintage from observations order by 1"
	for name, c := range map[string]struct {
		asOf string
		all  bool
		want string
	}{
		"today":         {"", false, "KAZ exports CHN 15 newer\nKAZ exports DEU 7 newer\nKAZ exports TUR 1 newer\nKAZ imports CHN 5 older\nUZB exports CHN 3 older"},
		"as of 2023":    {"2023-12-31", false, "KAZ exports CHN 10 older\nKAZ exports DEU 7 older\nKAZ exports RUS 20 older\nKAZ imports CHN 5 older\nUZB exports CHN 3 older"},
		"every vintage": {"", true, "KAZ exports CHN 10 older\nKAZ exports CHN 15 newer\nKAZ exports DEU 7 newer\nKAZ exports DEU 7 older\nKAZ exports RUS 20 older\nKAZ exports TUR 1 newer\nKAZ imports CHN 5 older\nUZB exports CHN 3 older"},
	} {
		got, err := askedSQL(ctx, session(t, c.asOf, c.all, l), text)
		if err != nil || got != c.want {
			t.Errorf("%s: error %v, rows\n%s\nwant\n%s", name, err, got, c.want)
		}
	}
}

// The views of SQL and the slices of Go must show the same rows, whatever the date.
func TestSession_AgreesWithSlices(t *testing.T) {
	bundled, err := starter.Memory()
	if err != nil {
		t.Fatal(err)
	}
	lakes := []*lake.Lake{made(t), bundled}
	e, err := New(ctx, lakes...)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	for _, asOf := range []string{"", "2019", "2022-06-30", "2023-02", "2024-11-20", "2025-02"} {
		series := []leeway.Series{{Reporter: "KAZ", Indicator: "exports"}, {Reporter: "UZB", Indicator: "remittances"}, {Reporter: "KGZ", Indicator: "arms"}}
		var want int
		for _, s := range series {
			want += len(answer(t, e, leeway.Needs{Series: []leeway.Series{s}, AsOf: asOf}).Observations)
		}
		got, err := askedSQL(ctx, session(t, asOf, false, lakes...), `select count(*) from observations where (reporter = 'KAZ' and indicator = 'exports') or (reporter = 'UZB' and indicator = 'remittances') or (reporter = 'KGZ' and indicator = 'arms')`)
		if err != nil || got != fmt.Sprint(want) {
			t.Errorf("as of %q: SQL shows %s rows, slices %d, error %v", asOf, got, want, err)
		}
	}
}

func TestSession_HasEveryTable(t *testing.T) {
	s := session(t, "", false, made(t))
	for _, table := range lake.Tables {
		if _, err := askedSQL(ctx, s, "select count(*), count(source), count(vintage) from "+table); err != nil {
			t.Errorf("%s: %v", table, err)
		}
	}
}

func TestSession_RefusesWhatIsNotReading(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "secret.csv")
	if err := os.WriteFile(secret, []byte("a\n1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := session(t, "", false, made(t))
	for _, text := range []string{
		"copy (select 1) to '" + secret + "'",
		"create table x as select 1", "drop view observations", "insert into observations values (1)",
		"attach '" + secret + "' as x", "install httpfs", "load httpfs", "set memory_limit = '100GB'", "pragma database_list",
		"select 1; select 2", "select * from read_csv('" + secret + "')", "select * from read_text('/etc/passwd')", "select * from '" + secret + "'",
		"select * from glob('/etc/*')", "", "selec 1", "select * from nothing",
	} {
		if got, err := askedSQL(ctx, s, text); leeway.CodeOf(err) != leeway.CodeInvalid {
			t.Errorf("%q: answered %q, error %v", text, got, err)
		}
	}
	if data, err := os.ReadFile(secret); err != nil || string(data) != "a\n1\n" {
		t.Errorf("the file is now %q, %v", data, err)
	}
}

func TestSession_KeepsToItsLimits(t *testing.T) {
	s := session(t, "", false, made(t))
	short, cancel := context.WithTimeout(ctx, 200*time.Millisecond)
	defer cancel()
	_, err := askedSQL(short, s, "select count(*) from range(100000000000) as a(x) where x % 7 = 3")
	if leeway.CodeOf(err) != leeway.CodeUnavailable || !strings.Contains(leeway.HintOf(err), "--timeout") {
		t.Errorf("too long: %v", err)
	}
	_, err = askedSQL(ctx, s, "select list(x) from range(400000000) as a(x)")
	if leeway.CodeOf(err) != leeway.CodeUnavailable || !strings.Contains(leeway.HintOf(err), "--memory") {
		t.Errorf("too large: %v", err)
	}
	if _, err := NewSession(ctx, "", false, Limits{Memory: "much"}, made(t)); leeway.CodeOf(err) != leeway.CodeInvalid {
		t.Errorf("no limit: %v", err)
	}
}

// Trade without a date of release is public from the usual lag after its year on, by SQL as by slices.
func TestSession_ShowsTradeWhenItWasUsuallyPublic(t *testing.T) {
	l := madeWorld(t) // of 2022 and 2023, without a date of release
	for asOf, want := range map[string]string{"2022": "", "2023-01": "", "2023-02": "2022", "2023-02-13": "", "2023-02-14": "2022", "2024": "2022 2023", "": "2022 2023"} {
		for _, table := range []string{"flows", "pairs", "totals", "suppliers"} {
			got, err := askedSQL(ctx, session(t, asOf, false, l), "select coalesce(string_agg(y, ' ' order by y), '') from (select distinct cast(year as varchar) as y from "+table+")")
			if err != nil || got != want {
				t.Errorf("%s as of %q: years %q, want %q, error %v", table, asOf, got, want, err)
			}
		}
		e := opened(t, l.Folder())
		years, err := e.TradeYears(ctx, []string{"KAZ"}, asOf)
		if err != nil || len(years) != len(strings.Fields(want)) {
			t.Errorf("as of %q: %d years, want %q, error %v", asOf, len(years), want, err)
		}
		pairs, err := e.PartnerTotals(ctx, "KAZ", "import", 2000, 2100, asOf)
		if err != nil || (len(pairs) > 0) != (want != "") {
			t.Errorf("as of %q: %d pairs, error %v", asOf, len(pairs), err)
		}
	}
}
