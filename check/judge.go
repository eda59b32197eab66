package check

import (
	"slices"

	"leeway"
)

// judge holds what the verdicts of one document share.
type judge struct {
	reading *leeway.Reading
	lake    *lake
	shown   map[string]bool // "indicator|origin": series that a claim of the document agreed with
}

// Judge fills the verdict of every claim of a reading and the document's inconsistencies. It is a
// pure function of its arguments; rec holds what [Plan] asked for, and may hold more.
func Judge(r *leeway.Reading, rec *leeway.Record) {
	j := &judge{reading: r, lake: index(rec, r.Document.Date), shown: map[string]bool{}}
	for i := range r.Claims {
		r.Claims[i].Verdict = j.verdict(&r.Claims[i])
	}
	// A second look at what was passed over because the record keeps several measures under one
	// name: by now the claims that agreed have shown which of them the document uses.
	for i := range r.Claims {
		c := &r.Claims[i]
		if c.Kind == leeway.KindTie && loose[c.Indicator] && c.Verdict.Status == leeway.NoData {
			c.Verdict = j.verdict(c)
		}
	}
	r.Inconsistencies = inconsistencies(r)
}

// verdict judges one claim.
func (j *judge) verdict(c *leeway.Claim) *leeway.Verdict {
	v := j.decide(c)
	v.Claimant = leeway.ByDocument
	if slices.ContainsFunc(c.Attribution, func(a leeway.Attribution) bool { return a.Source != "" }) {
		v.Claimant = leeway.ByQuoted
	}
	return v
}

// decide leads a claim to the judge of its kind.
func (j *judge) decide(c *leeway.Claim) *leeway.Verdict {
	switch c.Modality {
	case leeway.Goal, leeway.Forecast, leeway.Conditional:
		return &leeway.Verdict{Status: leeway.NotCheckable, Explanation: "This is " + unmet[c.Modality] + ", which no record decides."}
	}
	switch {
	case c.Kind == leeway.KindProvision:
		return j.provision(c)
	case c.Kind.Soft():
		return &leeway.Verdict{Status: leeway.NotCheckable, Explanation: soft[c.Kind]}
	}
	plain := *c
	plain.Polarity = leeway.Affirmed
	var v *leeway.Verdict
	switch {
	case c.Kind == leeway.KindMembership:
		v = j.membership(&plain)
	case c.Kind == leeway.KindTie:
		v = j.tie(&plain)
	default:
		v = j.act(&plain, c.IsNegated())
	}
	if c.IsNegated() && !c.Kind.Act() {
		invert(v, c)
	}
	return v
}

var unmet = map[leeway.Modality]string{
	leeway.Goal: "an aim", leeway.Forecast: "a forecast", leeway.Conditional: "a condition",
}

var soft = map[leeway.Kind]string{
	leeway.KindPosition:   "This is a stance, which no record decides.",
	leeway.KindAssessment: "This is a judgement, which no record decides.",
}

// invert turns the verdict on a statement into the verdict on its denial.
func invert(v *leeway.Verdict, c *leeway.Claim) {
	switch v.Status {
	case leeway.Supported:
		v.Status = leeway.Contradicted
		v.Correction = v.Explanation
	case leeway.Contradicted, leeway.Misread:
		if c.Kind == leeway.KindTie && c.Value == nil && c.Statistic == leeway.Level {
			v.Status = leeway.NoData
			return
		}
		v.Status = leeway.Supported
		v.Reading, v.Correction = "", ""
	}
}

// nothing is the verdict where the lake has nothing to say.
func nothing(explanation, hint string) *leeway.Verdict {
	return &leeway.Verdict{Status: leeway.NoData, Explanation: explanation, Hint: hint}
}
