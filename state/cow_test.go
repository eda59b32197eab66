package state_test

import (
	"fmt"
	"strconv"
	"testing"
	"time"

	"leeway"
	"leeway/state"
)

// otherDates are dates of the Correlates of War project that differ by more than a year
// from those kept here, each with the reason.
var otherDates = map[string]string{
	"MCO begins 1993-05-28": "COW counts microstates from their admission to the United Nations",
	"LIE begins 1990-09-18": "COW counts microstates from their admission to the United Nations",
	"AND begins 1993-07-28": "COW counts microstates from their admission to the United Nations",
	"SMR begins 1992-03-02": "COW counts microstates from their admission to the United Nations",
	"VUT begins 1981-09-15": "COW counts microstates from their admission to the United Nations",
	"KIR begins 1999-09-14": "COW counts microstates from their admission to the United Nations",
	"TUV begins 2000-09-05": "COW counts microstates from their admission to the United Nations",
	"TON begins 1999-09-14": "COW counts microstates from their admission to the United Nations",
	"NRU begins 1999-09-14": "COW counts microstates from their admission to the United Nations",
	"MHL begins 1991-09-17": "COW counts microstates from their admission to the United Nations",
	"FSM begins 1991-09-17": "COW counts microstates from their admission to the United Nations",
	"WSM begins 1976-12-15": "COW counts microstates from their admission to the United Nations",
	"BTN begins 1971-09-21": "COW counts microstates from their admission to the United Nations",
	"OMN begins 1971-10-07": "COW counts microstates from their admission to the United Nations",
	"MKD begins 1993-04-08": "independent in 1991, admitted to the United Nations in 1993",
	"DEU begins 1816-01-01": "Prussia and the German Empire, one number with Germany",
	"DEU ends 1945-05-08":   "the Federal Republic is one identity from 1949",
	"DEU begins 1990-10-03": "the Federal Republic is one identity from 1949, with the East from this day",
	"DEU begins 1955-05-05": "sovereign in 1955, a state from 1949",
	"DEU ends 1990-10-02":   "the Federal Republic is one identity from 1949",
	"DDR begins 1954-03-25": "sovereign in 1954, a state from 1949",
	"AUT begins 1955-07-27": "under occupation to 1955, a state all along",
	"JPN ends 1945-08-14":   "under occupation to 1952, a state all along",
	"JPN begins 1952-04-28": "under occupation to 1952, a state all along",
	"LTU begins 1991-09-06": "declared in March 1990, recognised in September 1991",
	"ZWE begins 1965-11-11": "the declaration of Rhodesia was recognised by no state",
	"SYR ends 1958-02-01":   "the United Arab Republic with Egypt, 1958 to 1961, is no identity of its own",
	"SYR begins 1961-09-29": "the United Arab Republic with Egypt, 1958 to 1961, is no identity of its own",
	"LBN begins 1946-03-10": "independent in 1943, French troops left in 1946",
	"YEM ends 1990-05-21":   "Yemen of today goes on from the north, as its ISO code does",
	"YEM begins 1990-05-22": "Yemen of today goes on from the north, as its ISO code does",
	"VNM begins 1954-07-21": "declared in 1945, the north by the Geneva accords of 1954",
	"IDN begins 1949-12-27": "declared in 1945, recognised by the Netherlands in 1949",
}

// A state of the Correlates of War list begins and ends here within a year of its dates there.
func TestStates_DatesAgreeWithCOW(t *testing.T) {
	rows := table(t, ',', "cow-national-trade-4", "cow_states_2016.csv")
	seen := map[string]bool{}
	for _, r := range rows[1:] {
		abb, number, from, to := r[0], r[1], ymd(t, r[3:6]), ymd(t, r[6:9])
		if to.Year() < 1945 {
			continue
		}
		for _, edge := range []struct {
			name string
			date time.Time
			of   func(state.Entry) string
			open bool
		}{
			{"begins", from, func(e state.Entry) string { return e.From }, from.Year() <= 1945},
			{"ends", to, func(e state.Entry) string { return e.To }, to.Year() == 2016},
		} {
			p, err := state.Resolve(state.COW, number, edge.date.Format(time.DateOnly))
			if err != nil {
				t.Errorf("%s: %v", abb, err)
				continue
			}
			e, _ := state.ByID(p.ID)
			have, key := edge.of(e), fmt.Sprintf("%s %s %s", p.ID, edge.name, edge.date.Format(time.DateOnly))
			if near(t, have, edge.date, edge.open) != (otherDates[key] == "") {
				t.Errorf("%s here %q (%s)", key, have, otherDates[key])
			}
			seen[key] = true
		}
	}
	for key := range otherDates {
		if !seen[key] {
			t.Errorf("no date %s", key)
		}
	}
}

// Number, abbreviation and name of every row of the list mean one identity at the time of the
// row: a state here, or one that was gone by 1945.
func TestResolve_NumbersAbbreviationsAndNamesOfCOW(t *testing.T) {
	for _, r := range table(t, ',', "cow-national-trade-4", "cow_states_2016.csv")[1:] {
		to := ymd(t, r[6:9])
		date := to.Format(time.DateOnly)
		number, err := state.Resolve(state.COW, r[1], date)
		abb, abbErr := state.Resolve(state.COW, r[0], date)
		name, nameErr := state.Resolve(state.COW, r[2], date)
		if err != nil || abbErr != nil || nameErr != nil || number != abb || number != name {
			t.Errorf("%v on %s is %v, %v, %v: %v %v %v", r[:3], date, number, abb, name, err, abbErr, nameErr)
		}
		if number.Kind != state.KindState && (number.Kind != state.KindOutside || to.Year() >= 1945) {
			t.Errorf("%v to %s is %v", r[:3], date, number)
		}
	}
}

func ymd(t *testing.T, cells []string) time.Time {
	t.Helper()
	var n [3]int
	for i, c := range cells {
		v, err := strconv.Atoi(c)
		if err != nil {
			t.Fatal(err)
		}
		n[i] = v
	}
	return time.Date(n[0], time.Month(n[1]), n[2], 0, 0, 0, 0, time.UTC)
}

// near reports whether a date kept here is within a year of COW's, or open as that is.
func near(t *testing.T, have string, date time.Time, open bool) bool {
	t.Helper()
	if have == "" || open {
		return have == "" && open
	}
	d, err := leeway.ParseDate(have)
	if err != nil {
		t.Fatal(err)
	}
	return d.Sub(date).Abs() <= 366*24*time.Hour
}
