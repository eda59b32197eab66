package facts

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"leeway"
	"leeway/actor"
	"leeway/internal/sheet"
	"leeway/state"
)

// What a cell may hold.
var (
	statistics  = []string{"level", "share", "growth", "multiple", "change"}
	units       = []string{"usd", "eur", "kzt", "percent", "times", "people", "million-tiv", "cubic-metres", "enterprises", "count"}
	comparators = []string{"=", ">", ">=", "<", "<=", "~"}
	wholes      = []string{"total-remittances", "total-remittances-sent", "gdp", "external-debt", "arms-imports", "world-arms-imports", "world-arms-exports", "trade-turnover",
		"exports", "imports", "investments-and-loans", "gross-fdi", "cumulative-fdi", "citizens-abroad", "foreign-workers-in-partner", "foreign-arrivals-in-partner"}
	bases     = []string{"year", "half", "quarter", "months", "window", "stock-at-end", "fiscal-year"}
	qualities = []string{"official", "official-via-press", "press", "modelled", "computed"}
	mirrors   = []string{"reporter", "partner"}
	statuses  = []string{"provisional", "estimated", "imputed", "missing", "suppressed"}
	standings = []string{"member", "founder", "observer", "partner", "associate", "candidate", "suspended", "withdrew"}
	actions   = []string{"accept", "allocate", "apply", "attack", "build", "buy", "cede", "comply", "condemn", "cut", "declare", "decline", "deploy", "end", "evacuate", "evade", "expel", "extend", "forgive", "impose", "invest", "invite", "join", "leave", "lend", "license", "lift", "mediate", "meet", "negotiate", "offer", "pay", "pledge", "propose", "quell", "ratify", "recognise", "release", "restructure", "resume", "sanction", "seize", "select", "sell", "sign", "start", "supply", "suspend", "threaten", "transit", "upgrade", "visit", "vote", "warn", "withdraw-troops"}
)

// indicators are the ids of what can be measured.
var indicators = func() []string {
	var ids []string
	for _, i := range leeway.Indicators {
		ids = append(ids, i.ID)
	}
	return ids
}()

//go:embed parties.csv
var partiesCSV string

// parties are ids beyond the actors of the program (Q3).
var parties = sync.OnceValue(func() map[string]bool {
	known := map[string]bool{state.World: true, state.Unknown: true}
	for line := range strings.Lines(partiesCSV) {
		id, _, _ := strings.Cut(line, ",")
		known[id] = true
	}
	return known
})

// among checks that a cell holds one of the words, or is blank where it may be.
func among(row sheet.Row, col int, words []string, blank bool) error {
	text := row.Text(col)
	if blank && text == "" || slices.Contains(words, text) {
		return nil
	}
	err := row.Errorf(col, "%q is not one of the words expected", text)
	if near := nearest(text, words); near != "" {
		return leeway.WithHint(err, "did you mean %s? The words are %s", near, strings.Join(words, ", "))
	}
	return leeway.WithHint(err, "the words are %s", strings.Join(words, ", "))
}

// nearest is the word that differs from text in the fewest letters, "" where none is near.
func nearest(text string, words []string) string {
	best, at := "", 3
	for _, w := range words {
		if d := state.Distance(text, w); d < at {
			best, at = w, d
		}
	}
	return best
}

// party checks that a cell holds the id of an actor, or several where it is a list.
func party(row sheet.Row, col int, list bool) error {
	ids := []string{row.Text(col)}
	if list {
		ids = strings.Split(row.Text(col), ";")
	}
	for _, id := range ids {
		if _, ok := actor.Default().Actor(id); ok && id != "" || parties()[id] {
			continue
		}
		err := row.Errorf(col, "%q is no actor", id)
		if meant, near := actor.Default().Lookup(id); meant != "" {
			return leeway.WithHint(err, "write %s", meant)
		} else if len(near) > 0 {
			return leeway.WithHint(err, "did you mean %s?", strings.Join(near, ", "))
		}
		return leeway.WithHint(err, "leeway actors lists states, organisations and others by their ids")
	}
	return nil
}

// date checks that a cell holds an ISO date of any precision, or is blank where it may be.
func date(row sheet.Row, col int, blank bool) error {
	text := row.Text(col)
	if blank && text == "" {
		return nil
	}
	if _, err := leeway.ParseDate(text); err != nil {
		return row.Errorf(col, "%w", err)
	}
	return nil
}

// period checks that a cell holds a date or a stretch of time.
func period(row sheet.Row, col int, blank bool) error {
	text := row.Text(col)
	if blank && text == "" {
		return nil
	}
	iv, err := leeway.ParseInterval(text)
	if err == nil && (iv.First.IsZero() || iv.Last.IsZero()) {
		err = leeway.Errorf(leeway.CodeInvalid, "%q is no period", text)
	}
	if err != nil {
		return row.Errorf(col, "%w", err)
	}
	return nil
}

// given checks that a cell is not blank.
func given(row sheet.Row, col int) error {
	if row.Text(col) == "" {
		return row.Errorf(col, "a cell that must be filled is blank")
	}
	return nil
}

// address checks that a cell holds a web address.
func address(row sheet.Row, col int) error {
	if text := row.Text(col); !strings.HasPrefix(text, "https://") && !strings.HasPrefix(text, "http://") {
		return leeway.WithHint(row.Errorf(col, "%q is no web address", text), "every row says where its figure can be seen")
	}
	return nil
}
