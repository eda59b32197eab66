package when

import (
	"strconv"
	"time"
)

// date is a day, a month (d 0) or a year (m 0); the zero date is unknown or open.
type date struct{ y, m, d int }

// parse reads an ISO date of any precision; the zero date where s is none.
func parse(s string) date {
	var t date
	if len(s) < 4 {
		return t
	}
	t.y, _ = strconv.Atoi(s[:4])
	if len(s) >= 7 {
		t.m, _ = strconv.Atoi(s[5:7])
	}
	if len(s) >= 10 {
		t.d, _ = strconv.Atoi(s[8:10])
	}
	return t
}

func (t date) zero() bool { return t == date{} }

// iso writes t at its own precision, "" for the zero date.
func (t date) iso() string {
	if t.y <= 0 || t.y > 9999 {
		return ""
	}
	b := make([]byte, 0, 10)
	b = append(b, byte('0'+t.y/1000), byte('0'+t.y/100%10), byte('0'+t.y/10%10), byte('0'+t.y%10))
	if t.m > 0 {
		b = append(b, '-', byte('0'+t.m/10), byte('0'+t.m%10))
		if t.d > 0 {
			b = append(b, '-', byte('0'+t.d/10), byte('0'+t.d%10))
		}
	}
	return string(b)
}

// first and last return the first and the last day of t.
func (t date) first() time.Time {
	return time.Date(t.y, time.Month(max(1, t.m)), max(1, t.d), 0, 0, 0, 0, time.UTC)
}

func (t date) last() time.Time {
	switch {
	case t.m == 0:
		return time.Date(t.y, 12, 31, 0, 0, 0, 0, time.UTC)
	case t.d == 0:
		return time.Date(t.y, time.Month(t.m)+1, 0, 0, 0, 0, 0, time.UTC)
	}
	return t.first()
}

func dayOf(t time.Time) date { return date{t.Year(), int(t.Month()), t.Day()} }

// valid reports whether t exists in the calendar.
func (t date) valid() bool {
	if t.m < 0 || t.m > 12 || t.d < 0 || t.d > 31 {
		return false
	}
	return t.d == 0 || dayOf(t.first()) == t
}

// The units of time, as words.csv numbers them.
const (
	unitDay = 1 + iota
	unitWeek
	unitMonth
	unitQuarter
	unitHalf
	unitYear
	unitDecade
	unitWeekend
)

// plus moves t by n units and keeps its precision where the unit allows: a year moved by
// months stays a year.
func (t date) plus(unit, n int) date {
	if t.zero() {
		return t
	}
	months := 0
	switch unit {
	case unitDay, unitWeek, unitWeekend:
		if t.d == 0 {
			return t
		}
		if unit != unitDay {
			n *= 7
		}
		return dayOf(t.first().AddDate(0, 0, n))
	case unitMonth:
		months = n
	case unitQuarter:
		months = 3 * n
	case unitHalf:
		months = 6 * n
	case unitYear:
		months = 12 * n
	case unitDecade:
		months = 120 * n
	}
	if t.m == 0 {
		t.y += months / 12
		return t
	}
	k := t.y*12 + t.m - 1 + months
	t.y, t.m = k/12, k%12+1
	if t.d > 0 {
		t.d = min(t.d, date{t.y, t.m, 0}.last().Day())
	}
	return t
}

// month and year return t at that precision.
func (t date) month() date { return date{t.y, t.m, 0} }
func (t date) year() date  { return date{t.y, 0, 0} }

// week returns Monday and Sunday of the week in which day t lies.
func (t date) week() (date, date) {
	f := t.first()
	monday := f.AddDate(0, 0, -(int(f.Weekday())+6)%7)
	return dayOf(monday), dayOf(monday.AddDate(0, 0, 6))
}

// before reports whether t ends before u begins.
func (t date) before(u date) bool { return t.last().Before(u.first()) }
