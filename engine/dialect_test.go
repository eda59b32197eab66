package engine

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// words are the keywords, functions and columns that a query may use: those that DuckDB and
// Trino parse alike and give the same meaning. Neither engine's own functions are among them.
var words = func() map[string]bool {
	allowed := map[string]bool{}
	for _, list := range []string{
		// keywords
		"select distinct from where and or not in between is null as cross join inner left on unnest group by having order asc desc",
		"case when then else end cast with union all except full outer varchar double bigint count sum min max",
		// functions of both: contains(array, element), split(string, separator), strpos(string, part), translate(string, from, to)
		"contains split strpos translate lower upper length coalesce nullif round substr",
		// tables
		"observations memberships rosters treaties events votes flows pairs totals suppliers",
		// columns
		"indicator flow reporter partner counterpart_role period period_end period_basis base_period statistic comparator value unit whole",
		"status quality origin mirror publisher released retrieved record_url note source vintage",
		"organisation state valid_from valid_to complete_from complete_to n treaty article provides signed in_force parties parties_as_of",
		"event_date actors action object summary",
		"vote_date roll_call body session resolution title issues important choice",
		"year classification value_usd products product quantity quantity_unit partners place world_usd named_usd exporters hhi_billionths",
		// names given inside the queries
		"asked weighed_usd exports_usd named actor t e a b g change what least most old_rows old_least old_most new_rows new_least new_most",
	} {
		for w := range strings.FieldsSeq(list) {
			allowed[w] = true
		}
	}
	return allowed
}()

// symbols are the operators and punctuation of both dialects. A cast is written cast(x as t),
// a parameter is a bare question mark, and no query ends in a semicolon.
var symbols = []string{"(", ")", ",", ".", "||", "=", "<>", "<=", ">=", "<", ">", "+", "-", "*", "/", "?"}

var (
	comment = regexp.MustCompile(`--[^\n]*`)
	quoted  = regexp.MustCompile(`'(?:[^']|'')*'`)
	token   = regexp.MustCompile(`[a-zA-Z_][a-zA-Z0-9_]*|[0-9]+(?:\.[0-9]+)?|\|\||<>|<=|>=|[^\sa-zA-Z0-9_]+?`)
	number  = regexp.MustCompile(`^[0-9]`)
	letter  = regexp.MustCompile(`^[a-zA-Z_]`)
)

// foreign returns the first construct of a query that is not in the common dialect, "" where
// there is none.
func foreign(query string) string {
	query = quoted.ReplaceAllString(comment.ReplaceAllString(query, " "), " ")
	for _, t := range token.FindAllString(query, -1) {
		switch {
		case number.MatchString(t):
		case letter.MatchString(t) && words[t]:
		case !letter.MatchString(t) && slices.Contains(symbols, t):
		default:
			return t
		}
	}
	return ""
}

// names lists the embedded queries.
func names(t *testing.T) []string {
	t.Helper()
	entries, err := queries.ReadDir("query")
	if err != nil || len(entries) == 0 {
		t.Fatalf("no queries: %v", err)
	}
	var found []string
	for _, e := range entries {
		found = append(found, strings.TrimSuffix(e.Name(), path.Ext(e.Name())))
	}
	return found
}

func TestQueries_UseOnlyWhatBothEnginesParse(t *testing.T) {
	for _, name := range names(t) {
		if bad := foreign(Query(name)); bad != "" {
			t.Errorf("query/%s.sql uses %q, which is not in the dialect that DuckDB and Trino share", name, bad)
		}
	}
}

func TestForeign_FindsWhatOneEngineAloneParses(t *testing.T) {
	for query, want := range map[string]string{
		"select value::double from observations":                   ":",
		"select list_contains(split(?, ','), reporter)":            "list_contains",
		"select * from read_parquet('x')":                          "read_parquet",
		"select value from observations where reporter = $1":       "$",
		"select value from observations;":                          ";",
		"select [1, 2]":                                            "[",
		`select "value" from observations`:                         `"`,
		"select value from observations where reporter ilike 'k%'": "ilike",
		"select value -- ::\nfrom observations where note = '::;'": "",
	} {
		if got := foreign(query); got != want {
			t.Errorf("%s: found %q, want %q", query, got, want)
		}
	}
}

// head is how every query begins: its name and answer, its parameters, its grain.
const head = `^-- %s: .+\.\n-- params: .+ \(positional \?\)\n-- grain:  one row per .+; columns: .+\n(?:select|with)\b`

func TestQueries_SayWhatTheyAnswer(t *testing.T) {
	for _, name := range names(t) {
		text := Query(name)
		if !regexp.MustCompile(fmt.Sprintf(head, name)).MatchString(text) {
			t.Errorf("query/%s.sql does not begin with\n-- %s: what it answers.\n-- params: … (positional ?)\n-- grain:  one row per …; columns: …", name, name)
		}
	}
}
