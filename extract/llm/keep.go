package llm

import (
	"encoding/json"
	"math"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"leeway"
	"leeway/actor"
	"leeway/extract/quantity"
	"leeway/extract/token"
	"leeway/extract/when"
)

// vocabulary is what the closed slots take, by the slot: the last lines of the instructions.
var vocabulary = func() map[string][]string {
	out := map[string][]string{}
	_, lists, _ := strings.Cut(instructions, "Words that the slots take\n")
	for line := range strings.SplitSeq(lists, "\n") {
		if slot, words, ok := strings.Cut(line, ": "); ok {
			out[slot] = strings.Split(words, ", ")
		}
	}
	return out
}()

// keeper keeps those claims of a model that a text bears out.
type keeper struct {
	text   *token.Text
	lower  string
	year   int             // of the document, 0 where unknown
	named  map[string]bool // actors that the text names
	report *Report
	kept   []leeway.Claim
}

func newKeeper(t *token.Text, date string, report *Report) *keeper {
	k := &keeper{text: t, lower: strings.ToLower(t.Raw), named: map[string]bool{"world": true}, report: report}
	if len(date) >= 4 {
		k.year, _ = strconv.Atoi(date[:4]) // 0 where it is no date
	}
	for _, m := range actor.Default().Find(t, date) {
		k.named[m.ID] = true
	}
	return k
}

// claims returns what was kept, in the order of the quotes.
func (k *keeper) claims() []leeway.Claim { return byQuote(k.kept) }

// keep judges the claims that a model read in a part.
func (k *keeper) keep(part leeway.Span, claims []json.RawMessage) {
	for _, raw := range claims {
		k.report.Received++
		var w wire
		if json.Unmarshal(raw, &w) != nil {
			k.report.Dropped[Unreadable]++
			continue
		}
		c, why := k.judge(part, &w)
		if why != "" {
			k.report.Dropped[why]++
			continue
		}
		k.kept = append(k.kept, c)
	}
}

// judge turns a model's claim into one of ours, or says why not.
func (k *keeper) judge(part leeway.Span, w *wire) (leeway.Claim, Reason) {
	c := leeway.Claim{
		Kind: w.Kind, Subject: w.Subject, Object: w.Object, Indicator: w.Indicator, Product: w.Product, Statistic: w.Statistic, Of: w.Of,
		Direction: w.Direction, Value: w.Value.float(), ValueTo: w.ValueTo.float(), Unit: w.Unit, Comparator: w.Comparator, Per: w.Per,
		Than: w.Than, Base: w.Base.float(), Among: w.Among, Status: w.Status, Action: w.Action, Modality: w.Modality, Polarity: w.Polarity,
		Text: w.Text, Resolved: w.Resolved, Rules: []string{"model"},
	}
	at, ok := k.find(part, strings.TrimSpace(string(w.Quote)))
	if !ok {
		return c, NoQuote
	}
	c.Quote = at
	c.Paragraph = k.paragraph(at.Start)
	if !complete(&c) || !k.within(&c) {
		return c, BadSlot
	}
	for _, id := range []string{c.Subject, c.Object, c.Than} {
		if why := k.actor(id); why != "" {
			return c, why
		}
	}
	if !k.numbers(&c) {
		return c, NoNumber
	}
	c.Period, c.BasePeriod = k.period(w.Period), k.period(w.BasePeriod)
	for _, a := range w.Attribution {
		if a.Source == "" || !strings.Contains(k.lower, strings.ToLower(a.Source)) {
			k.report.Dropped[NoSpeaker]++
			continue
		}
		if !strings.Contains(k.lower, strings.ToLower(a.Via)) {
			a.Via = ""
		}
		if _, err := leeway.ParseDate(a.Date); err != nil {
			a.Date = ""
		}
		c.Attribution = append(c.Attribution, a)
	}
	if slices.ContainsFunc(k.kept, func(d leeway.Claim) bool { return same(&c, &d) }) {
		return c, Repeated
	}
	return c, ""
}

// find looks for a quote in a part, word for word.
func (k *keeper) find(part leeway.Span, quote string) (leeway.Quote, bool) {
	i := strings.Index(k.text.Raw[part.Start:part.End], quote)
	if i < 0 || quote == "" {
		return leeway.Quote{}, false
	}
	start := part.Start + i
	return leeway.Quote{Start: start, End: start + len(quote), Text: quote}, true
}

func (k *keeper) paragraph(at int) int {
	s := k.text.Sentences
	i := sort.Search(len(s), func(i int) bool { return s[i].End > at })
	if i == len(s) {
		return 0
	}
	return s[i].Paragraph
}

// complete reports whether a claim has the slots that its kind needs.
func complete(c *leeway.Claim) bool {
	switch c.Kind {
	case leeway.KindTie:
		needsValue := c.Statistic == leeway.Growth || c.Statistic == leeway.Change || c.Statistic == leeway.Multiple || c.Statistic == leeway.Rank || c.Statistic == leeway.Share
		return c.Subject != "" && c.Object != "" && c.Indicator != "" && c.Statistic != "" && (c.Value != nil || !needsValue) &&
			(c.Statistic != leeway.Trend || c.Direction != "")
	case leeway.KindMembership:
		return c.Subject != "" && c.Object != "" && c.Status != ""
	case leeway.KindDecision, leeway.KindAgreement:
		return c.Subject != "" && c.Object != "" && c.Action != ""
	case leeway.KindEvent:
		return c.Subject != "" && c.Action != ""
	case leeway.KindPosition, leeway.KindProvision:
		return c.Subject != ""
	}
	return c.Kind == leeway.KindAssessment
}

// within reports whether the closed slots hold words of the vocabulary.
func (k *keeper) within(c *leeway.Claim) bool {
	for slot, word := range map[string]string{
		"kind": string(c.Kind), "indicator": c.Indicator, "statistic": string(c.Statistic), "direction": string(c.Direction), "comparator": c.Comparator,
		"per": c.Per, "status": c.Status, "action": c.Action, "modality": string(c.Modality), "polarity": string(c.Polarity),
	} {
		if word != "" && !slices.Contains(vocabulary[slot], word) {
			return false
		}
	}
	return true
}

var slug = regexp.MustCompile(`^[a-z0-9]+(?:-[a-z0-9]+)*$`)

// actor says why an id cannot stand; "" where it can. Who is in the dictionary has to be named in
// the text; others are slugs, and the text has to hold all their words.
func (k *keeper) actor(id string) Reason {
	if id == "" || k.named[id] {
		return ""
	}
	if _, ok := actor.Default().Actor(id); ok {
		return Unnamed
	}
	if !slug.MatchString(id) {
		return NoActor
	}
	for word := range strings.SplitSeq(id, "-") {
		if !k.holds(word) {
			return NoActor
		}
	}
	return ""
}

// holds reports whether the text has a word.
func (k *keeper) holds(word string) bool {
	return slices.ContainsFunc(k.text.Tokens, func(t token.Token) bool {
		return t.Lower == word || slices.Contains(strings.Split(t.Lower, "-"), word)
	})
}

// numbers reports whether every number of a claim stands in its quote. The unit is that of the
// quote's words where they have one.
func (k *keeper) numbers(c *leeway.Claim) bool {
	if c.Value == nil && c.ValueTo == nil && c.Base == nil {
		return true
	}
	t := token.Split(c.Quote.Text)
	found := quantity.Find(t, when.Find(t, ""))
	for _, v := range []*float64{c.Value, c.ValueTo, c.Base} {
		if v == nil {
			continue
		}
		i := slices.IndexFunc(found, func(q quantity.Quantity) bool {
			return near(q.Value, *v) || q.To != nil && near(*q.To, *v) || q.Base != nil && near(*q.Base, *v)
		})
		if i < 0 {
			return false
		}
		if v == c.Value && found[i].Unit != "" {
			c.Unit = found[i].Unit
		}
	}
	return true
}

// near allows for how a third is written.
func near(a, b float64) bool {
	a, b = math.Abs(a), math.Abs(b)
	return math.Abs(a-b) <= 0.001*max(a, b)
}

var year = regexp.MustCompile(`^\d{4}`)

// period returns a period that the text supports: its dates are dates, and their years stand in
// the text or lie next to the document's. Others are dropped.
func (k *keeper) period(p *leeway.Period) *leeway.Period {
	if p == nil || p.From == "" && p.To == "" {
		return nil
	}
	_, err := p.Interval()
	for _, date := range []string{p.From, p.To} {
		y := year.FindString(date)
		n, _ := strconv.Atoi(y) // empty for an open end
		if date != "" && !strings.Contains(k.text.Raw, y) && (k.year == 0 || n < k.year-1 || n > k.year+1) {
			err = leeway.Errorf(leeway.CodeInvalid, "no such year")
		}
	}
	if err != nil {
		k.report.Dropped[NoPeriod]++
		return nil
	}
	out := *p
	if !strings.Contains(k.text.Raw, out.Text) {
		out.Text = ""
	}
	return &out
}

// same reports whether two claims say the same over words that overlap.
func same(a, b *leeway.Claim) bool {
	value := func(x *float64) float64 {
		if x == nil {
			return math.Inf(-1)
		}
		return *x
	}
	return a.Quote.Start < b.Quote.End && b.Quote.Start < a.Quote.End && a.Kind == b.Kind && a.Subject == b.Subject && a.Object == b.Object &&
		a.Indicator == b.Indicator && a.Statistic == b.Statistic && a.Action == b.Action && a.Status == b.Status && value(a.Value) == value(b.Value) && !a.Kind.Soft()
}
