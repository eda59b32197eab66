package check

import (
	"regexp"
	"slices"
	"strings"

	"leeway"
)

// judge holds what the verdicts of one document share.
type judge struct {
	reading *leeway.Reading
	lake    *lake
	shown   map[string]*tally // series by how often the document's figures agree with it
	looked  bool              // a first look at all claims is done
}

// tally counts how often the figures of a document agree with a series and how often they differ.
type tally struct{ agree, differ int }

// Judge fills the verdict of every claim of a reading and the document's inconsistencies. It is a
// pure function of its arguments; rec holds what [Plan] asked for, and may hold more.
//
// A document whose date is only inferred is no older than that date and may be much younger. It is
// judged by today's record, and accused of nothing that the record of the inferred date denies.
func Judge(r *leeway.Reading, rec *leeway.Record) {
	if r.Document.DateBasis != leeway.DateInferred {
		judgeOn(r, rec, r.Document.Date)
	} else {
		earlier := *r
		earlier.Claims = slices.Clone(r.Claims)
		judgeOn(&earlier, rec, r.Document.Date)
		judgeOn(r, rec, "")
		for i := range r.Claims {
			needsDate(r.Claims[i].Verdict, earlier.Claims[i].Verdict)
		}
	}
	r.Inconsistencies = inconsistencies(r)
}

// judgeOn judges the claims by what was public on a day, by all that is known where it is empty.
func judgeOn(r *leeway.Reading, rec *leeway.Record, day string) {
	j := &judge{reading: r, lake: index(rec, day), shown: map[string]*tally{}}
	for i := range r.Claims {
		r.Claims[i].Verdict = j.verdict(&r.Claims[i])
	}
	// A second look at every value that did not agree: by now the claims that did have shown which series
	// the document uses, and whose figures it gives rightly.
	j.looked = true
	for i := range r.Claims {
		if c := &r.Claims[i]; c.Kind == leeway.KindTie && c.Value != nil && c.Verdict.Status != leeway.Supported {
			c.Verdict = j.verdict(c)
		}
	}
}

// needsDate takes an accusation back that the record of an earlier day does not bear out.
func needsDate(v, earlier *leeway.Verdict) {
	if !v.Status.Accuses() || earlier.Status.Accuses() {
		return
	}
	v.Notes = append([]string{"By what is known today: " + v.Explanation}, v.Notes...)
	v.Status, v.Reading, v.Correction = leeway.NoData, "", ""
	v.Explanation = "This cannot be decided without the date of the text, which it does not give."
	v.Hint = "give it with --date"
}

// verdict judges one claim.
func (j *judge) verdict(c *leeway.Claim) *leeway.Verdict {
	v := j.decide(c)
	if len(v.Steps) == 0 && v.Status != leeway.NotCheckable {
		v.Steps = []leeway.Step{{Reading: "as-written", Needed: neededFor(c), Found: v.Explanation, Tolerance: "dates at their own precision", Outcome: string(v.Status)}}
	}
	v.Claimant = leeway.ByDocument
	if slices.ContainsFunc(c.Attribution, func(a leeway.Attribution) bool { return a.Source != "" }) {
		v.Claimant = leeway.ByQuoted
	}
	return v
}

// neededFor words what a verdict needs that was reached in one step.
func neededFor(c *leeway.Claim) string {
	switch {
	case c.Kind == leeway.KindMembership:
		return "the status of " + name(c.Subject) + " in " + name(c.Object)
	case c.Kind.Act():
		return "acts of " + name(c.Subject) + ", and its memberships"
	}
	return gapOf(c).What
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
	v := j.judged(c)
	if !v.Status.Accuses() {
		return v
	}
	if c.Modality == leeway.Hedged && c.Kind != leeway.KindTie {
		return &leeway.Verdict{Status: leeway.NotCheckable, Explanation: "The text gives this as a possibility.", Notes: []string{v.Explanation}}
	}
	if why := j.doubt(c, v); why != "" {
		return &leeway.Verdict{
			Status: leeway.NoData, Explanation: "The record cannot decide this as it was read: " + why + ".", Hint: "read the sentence: " + v.Explanation,
			Computed: v.Computed, Evidence: v.Evidence, Steps: v.Steps,
		}
	}
	return v
}

// judged is the verdict of the judge of a claim's kind, before any doubt about how it was read.
func (j *judge) judged(c *leeway.Claim) *leeway.Verdict {
	plain := *c
	plain.Polarity = leeway.Affirmed
	if other, ok := boundDenied(c); ok {
		plain.Comparator = other // "did not exceed 10" says at most 10, and is judged as that
		return j.tie(&plain)
	}
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
		if c.Kind == leeway.KindTie && v.Status == leeway.Supported && !j.fresh(c, v) {
			return nothing("What the record has is too old, or too small a change, to speak against a denial.", hintFor(c))
		}
		if v.Status == leeway.Supported && (slices.Contains(v.Notes, onlyModelled) || slices.Contains(v.Notes, cameAfter)) {
			return nothing("What the record has is a model's estimate, or came out after the document: neither speaks against a denial.", hintFor(c))
		}
		if v.Status == leeway.Supported && slices.Contains(v.Notes, toTheYear) {
			return nothing("The record dates this to the year only, too coarsely to speak against a denial.", hintFor(c))
		}
		invert(v, c)
	}
	return v
}

var unreached = regexp.MustCompile(`(?i)\b(not|never|n't|failed to)\s+(quite\s+)?(reach|attain|hit)\w*`)

var notEven = regexp.MustCompile(`(?i)\b(not|never|n't)\b[^,;]{0,40}\b(even|as much as|as many as)\b`)

// boundDenied is the bound that the denial of a number states; ok is false where it states none.
func boundDenied(c *leeway.Claim) (comparator string, ok bool) {
	if !c.IsNegated() || c.Kind != leeway.KindTie || c.Value == nil {
		return "", false
	}
	if (c.Comparator == "" || c.Comparator == "=") && (unreached.MatchString(c.Quote.Text) || notEven.MatchString(c.Quote.Text)) {
		return "<", true
	}
	comparator, ok = denied[c.Comparator]
	return comparator, ok
}

// denied are the bounds that a denial of one states.
var denied = map[string]string{">": "<=", ">=": "<", "<": ">=", "<=": ">"}

// freshDays is how old a figure may be on the document's date and still speak against a denial.
const freshDays = 400

// fresh reports whether what supports a statement is recent and large enough to contradict its denial.
func (j *judge) fresh(c *leeway.Claim, v *leeway.Verdict) bool {
	if v.Computed == nil {
		return false
	}
	if c.Value != nil {
		return true
	}
	if c.Statistic == leeway.Trend && v.Computed.Value < flatGrowth && v.Computed.Value > -flatGrowth {
		return false
	}
	iv, err := leeway.ParseInterval(v.Computed.Period)
	if err != nil || j.lake.day.IsZero() {
		return false
	}
	_, dated := j.periodOf(c)
	return dated || daysBetween(j.lake.day, iv.Last) <= freshDays
}

var unmet = map[leeway.Modality]string{
	leeway.Goal: "an aim", leeway.Forecast: "a forecast", leeway.Conditional: "a condition",
}

var soft = map[leeway.Kind]string{
	leeway.KindPosition:   "This is a stance, which no record decides.",
	leeway.KindAssessment: "This was read as a judgement or a general remark, which no record decides.",
}

// invert turns the verdict on a statement into the verdict on its denial.
func invert(v *leeway.Verdict, c *leeway.Claim) {
	switch v.Status {
	case leeway.Supported:
		v.Status = leeway.Contradicted
		v.Explanation = strings.Replace(v.Explanation, asTheText, "", 1)
		v.Correction = bareSentence(v.Explanation)
	case leeway.Contradicted, leeway.Misread:
		if c.Kind == leeway.KindTie && c.Value == nil && c.Statistic == leeway.Level {
			v.Status = leeway.NoData
			return
		}
		v.Status = leeway.Supported
		v.Reading, v.Correction = "", ""
	}
}

var cited = regexp.MustCompile(` \([^()]*\)\.$`)

// bareSentence takes the source in brackets off the end of a sentence.
func bareSentence(s string) string { return cited.ReplaceAllString(s, ".") }

// nothing is the verdict where the lake has nothing to say.
func nothing(explanation, hint string) *leeway.Verdict {
	return &leeway.Verdict{Status: leeway.NoData, Explanation: explanation, Hint: hint}
}
