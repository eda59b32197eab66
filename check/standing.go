package check

import (
	"regexp"
	"strings"

	"leeway"
)

// groupStanding judges a status of a group: it depends where some members have it and others not.
func (j *judge) groupStanding(c *leeway.Claim, members []string) *leeway.Verdict {
	var have, lack, open []string
	var ev []leeway.Evidence
	var notes []string
	for _, m := range members {
		one := *c
		one.Subject = m
		v := j.standing(&one, m)
		switch v.Status {
		case leeway.Supported:
			have = append(have, name(m))
		case leeway.Contradicted:
			lack = append(lack, name(m))
			notes = append(notes, v.Explanation)
		default:
			open = append(open, name(m))
		}
		ev = append(ev, v.Evidence...)
	}
	status := c.Status
	if status == "" {
		status = "member"
	}
	v := &leeway.Verdict{Evidence: ev, Notes: notes}
	org := name(c.Object)
	switch {
	case len(open) == len(members):
		return nothing("The record does not show the standing of "+name(c.Subject)+" in "+org+".", hintFor(c))
	case len(lack) == 0 && len(open) == 0:
		v.Status = leeway.Supported
		v.Explanation = "All " + count(len(have)) + " states of " + name(c.Subject) + " have the status of " + status + " in " + org + "."
	case len(have) == 0 && len(open) == 0:
		v.Status = leeway.Contradicted
		v.Explanation = "None of the states of " + name(c.Subject) + " has the status of " + status + " in " + org + "."
		v.Correction = v.Explanation
	case len(lack) > 0 && len(have) > 0:
		v.Status = leeway.Depends
		if everyone.MatchString(c.Quote.Text) {
			v.Status = leeway.Contradicted
		}
		v.Explanation = list(have) + " " + verb(have) + " the status of " + status + " in " + org + ", " + list(lack) + " " + not(lack) + "."
		if v.Status == leeway.Contradicted {
			v.Correction = v.Explanation
		}
	default:
		v.Status = leeway.NoData
		v.Hint = hintFor(c)
		v.Explanation = "The record shows the standing of only some states of " + name(c.Subject) + " in " + org + "."
	}
	return v
}

var everyone = regexp.MustCompile(`(?i)\b(all|every|each) (of )?(the |these |those )?(five|six|seven|its|countries|states|members|republics|nations|four|three|two|\w+ (states|countries|republics))\b`)

func verb(ids []string) string {
	if len(ids) == 1 {
		return "has"
	}
	return "have"
}

func not(ids []string) string {
	if len(ids) == 1 {
		return "does not"
	}
	return "do not"
}

// list words names: "A, B and C".
func list(names []string) string {
	if len(names) == 0 {
		return ""
	}
	t := names[0]
	if len(names) > 1 {
		t = strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
	}
	return capital(t)
}

func count(n int) string {
	words := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
	if n < len(words) {
		return words[n]
	}
	return trim(float64(n))
}
