package check

import (
	"fmt"
	"time"

	"leeway"
)

// stockTolerance is how far apart two dates of a stock may be and still mean the same
// moment: "at the end of 2017" and "January 2018".
const stockTolerance = 46 * 24 * time.Hour

// same reports whether a figure's span is the period a claim is about. A stock is compared by its
// last day, a flow by both ends.
func same(claim leeway.Interval, f *figure) bool {
	if claim.First.Equal(f.span.First) && claim.Last.Equal(f.span.Last) {
		return true
	}
	if !f.stock() || claim.Last.IsZero() {
		return false
	}
	if d := claim.Last.Sub(f.span.Last); d <= stockTolerance && d >= -stockTolerance {
		return true
	}
	return f.span.Contains(claim) && f.span.Days() <= 31
}

// back moves a span n years back.
func back(iv leeway.Interval, n int) leeway.Interval {
	return leeway.Interval{First: backDay(iv.First, n, false), Last: backDay(iv.Last, n, true)}
}

// backDay moves a day n years back; the last day of a February stays the last.
func backDay(t time.Time, n int, end bool) time.Time {
	if end && t.AddDate(0, 0, 1).Day() == 1 {
		return t.AddDate(0, 0, 1).AddDate(-n, 0, 0).AddDate(0, 0, -1)
	}
	return t.AddDate(-n, 0, 0)
}

// before returns the span that a figure of this span is usually measured against: a year
// earlier, or for a window of several years the window before it.
func before(iv leeway.Interval) leeway.Interval {
	n := years(iv)
	if n < 1 {
		n = 1
	}
	return back(iv, n)
}

// years returns how many whole years a span is long, rounded.
func years(iv leeway.Interval) int { return (iv.Days() + 183) / 365 }

// year returns the calendar year y.
func year(y int) leeway.Interval {
	return leeway.Interval{
		First: time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC),
		Last:  time.Date(y, 12, 31, 0, 0, 0, 0, time.UTC),
	}
}

// isYear reports whether a span is one calendar year.
func isYear(iv leeway.Interval) bool { return iv == year(iv.First.Year()) }

// rolling reports whether a span is a year that is no calendar year and runs up to the
// document ("in the last year"), so that any figure of that time may be meant.
func (l *lake) rolling(iv leeway.Interval) bool {
	if l.day.IsZero() || iv.First.IsZero() || iv.Last.IsZero() || isYear(iv) {
		return false
	}
	gap := l.day.Sub(iv.Last)
	return years(iv) == 1 && iv.Days() > 330 && gap > -32*24*time.Hour && gap < 32*24*time.Hour
}

// running reports whether a period had not ended when the document was written.
func (l *lake) running(iv leeway.Interval) bool {
	return !l.day.IsZero() && (iv.Last.IsZero() || iv.Last.After(l.day))
}

// spanText words a span: "2024", "May 2025", "January–September 2024", "2016–2020".
func spanText(iv leeway.Interval) string {
	f, t := iv.First, iv.Last
	switch {
	case f.IsZero() && t.IsZero():
		return ""
	case f.IsZero():
		return "until " + dayText(t)
	case t.IsZero():
		return "since " + dayText(f)
	case f.Equal(t):
		return dayText(f)
	}
	wholeMonths := f.Day() == 1 && t.AddDate(0, 0, 1).Day() == 1
	switch {
	case wholeMonths && f.Month() == 1 && t.Month() == 12 && f.Year() == t.Year():
		return fmt.Sprint(f.Year())
	case wholeMonths && f.Month() == 1 && t.Month() == 12:
		return fmt.Sprintf("%d–%d", f.Year(), t.Year())
	case wholeMonths && f.Year() == t.Year() && f.Month() == t.Month():
		return fmt.Sprintf("%s %d", f.Month(), f.Year())
	case wholeMonths && f.Year() == t.Year():
		return fmt.Sprintf("%s–%s %d", f.Month(), t.Month(), t.Year())
	case wholeMonths:
		return fmt.Sprintf("%s %d–%s %d", f.Month(), f.Year(), t.Month(), t.Year())
	}
	return dayText(f) + "–" + dayText(t)
}

// dayText words a day.
func dayText(t time.Time) string { return fmt.Sprintf("%d %s %d", t.Day(), t.Month(), t.Year()) }

// dateText words an ISO date of any precision.
func dateText(s string) string {
	iv, err := leeway.ParseInterval(s)
	if err != nil || s == "" {
		return s
	}
	return spanText(iv)
}

// isoSpan writes a span as an ISO interval, as coarse as it allows.
func isoSpan(iv leeway.Interval) string {
	if iv.First.IsZero() || iv.Last.IsZero() {
		return ""
	}
	layout := "2006-01-02"
	if iv.First.Day() == 1 && iv.Last.AddDate(0, 0, 1).Day() == 1 {
		layout = "2006-01"
		if iv.First.Month() == 1 && iv.Last.Month() == 12 {
			layout = "2006"
		}
	}
	return leeway.Period{From: iv.First.Format(layout), To: iv.Last.Format(layout)}.String()
}
