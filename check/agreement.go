package check

import (
	"strings"

	"leeway"
)

// deal judges an announced value by the deals on record. The value of announcements is never
// taken for an investment flow, and what is not on record contradicts nothing. A floor, such as
// the sum of a year's deals, is no agreement.
func (j *judge) deal(c *leeway.Claim) *leeway.Verdict {
	if c.Value == nil {
		return nil
	}
	at, dated := j.period(c)
	for _, s := range []seat{{"deals", c.Subject, c.Object}, {"deals", c.Object, c.Subject}} {
		for _, f := range j.lake.rows(s, leeway.Level) {
			if f.floor || f.unit != c.Unit || f.when == early || dated && !at.Overlaps(f.span) && gapDays(at, f.span) > 31 {
				continue
			}
			if !wordingOf(c).agrees(f.band()) {
				continue
			}
			return &leeway.Verdict{
				Status:      leeway.Supported,
				Explanation: "Agreements of " + name(s.reporter) + " with " + name(s.partner) + " worth " + size(&f) + " were announced in " + spanText(f.span) + " (" + sourceText(&f) + ").",
				Computed:    computed(&f),
				Evidence:    evidence([]figure{f}),
				Notes:       []string{"This is the value of announcements, not of money that has flowed."},
			}
		}
	}
	return nil
}

// treaty judges a signature or an entry into force by the treaties on record.
func (j *judge) treaty(c *leeway.Claim) *leeway.Verdict {
	if c.Action != "sign" && c.Action != "start" && c.Action != "accept" || c.Value != nil {
		return nil
	}
	at, dated := j.period(c)
	if !dated {
		return nil
	}
	for i := range j.lake.record.Treaties {
		t := &j.lake.record.Treaties[i]
		if !j.party(t, c.Subject) || c.Object != "" && !j.party(t, c.Object) {
			continue
		}
		date, what := t.Signed, "was signed"
		if c.Action == "start" {
			date, what = t.InForce, "entered into force"
		}
		day, ok := dateSpan(date)
		coarse := day.Days() > at.Days()
		said := j.matterOf(c)
		if !ok || !day.Overlaps(at) || said.tells() && said.common(matter(t.Treaty+" "+t.Provides)) == 0 || !said.tells() && coarse {
			continue // another time, or another treaty of the same parties
		}
		v := &leeway.Verdict{
			Status:      leeway.Supported,
			Explanation: t.Treaty + " " + what + sinceText(date) + " (" + cite(t.Source) + ").",
			Evidence:    treatyEvidence(t),
		}
		if coarse {
			v.Notes = append(v.Notes, "The record gives "+dateText(date)+" without a day; the text's date lies within it.")
		}
		return v
	}
	return nil
}

// party reports whether an actor, or the treaty's own organisation, is a party.
func (j *judge) party(t *leeway.Treaty, id string) bool {
	if contains(t.Parties, id) || named(t.Treaty, id) {
		return true
	}
	ms := j.lake.group(id)
	if len(ms) == 0 {
		return false
	}
	for _, m := range ms {
		if !contains(t.Parties, m) {
			return false
		}
	}
	return true
}

// provision judges what a treaty is said to stipulate: supported where the record has that article in like
// words, else not checkable.
func (j *judge) provision(c *leeway.Claim) *leeway.Verdict {
	words := contentWords(c.Quote.Text + " " + c.Text)
	for i := range j.lake.record.Treaties {
		t := &j.lake.record.Treaties[i]
		if c.IsNegated() || !named(t.Treaty, c.Subject) && !named(t.Treaty, c.Object) {
			continue
		}
		common := 0
		for w := range contentWords(t.Provides) {
			if words[w] {
				common++
			}
		}
		article := t.Article != "" && strings.Contains(strings.ToLower(c.Quote.Text), "article "+t.Article)
		if common >= 3 || article && common >= 1 {
			where := t.Treaty
			if t.Article != "" {
				where += ", article " + t.Article
			}
			return &leeway.Verdict{
				Status:      leeway.Supported,
				Explanation: where + ": " + t.Provides + " (" + cite(t.Source) + ").",
				Evidence:    treatyEvidence(t),
			}
		}
	}
	return &leeway.Verdict{Status: leeway.NotCheckable, Explanation: "The record has no text of this provision."}
}

// contentWords lists the stems of the longer words of a text.
func contentWords(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r < 'a' || r > 'z' }) {
		if len(w) > 4 {
			out[w[:5]] = true
		}
	}
	return out
}

func treatyEvidence(t *leeway.Treaty) []leeway.Evidence {
	return []leeway.Evidence{{
		Source: t.Source, Vintage: t.Vintage, URL: t.URL, Observations: 1, Says: t.Provides,
		Rows: []string{strings.Join([]string{t.Treaty, t.Signed, t.InForce, strings.Join(t.Parties, ";")}, " ")},
	}}
}
