package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"leeway"
	"leeway/extract"
)

// bench is one run: the lake, its facts and the generator of all choices.
type bench struct {
	*rand.Rand
	world *world
	stock *stock
}

func newBench(w *world, seed uint64) *bench {
	r := rand.New(rand.NewPCG(seed, 7))
	return &bench{Rand: r, world: w, stock: gather(w, r)}
}

// tally counts verdicts.
type tally struct {
	n       int
	by      map[leeway.Status]int
	reading map[string]int
	unread  int
}

func (t *tally) add(v *leeway.Verdict) {
	if t.by == nil {
		t.by, t.reading = map[leeway.Status]int{}, map[string]int{}
	}
	t.n++
	if v == nil {
		t.unread++
		return
	}
	t.by[v.Status]++
	if v.Status == leeway.Misread {
		t.reading[v.Reading]++
	}
}

func (t *tally) accused() int { return t.by[leeway.Misread] + t.by[leeway.Contradicted] }

// finding is something to look at: a sentence and what came of it.
type finding struct {
	template, date, sentence, verdict, claim, why string
	held                                          bool
}

// mixed draws n facts, every statistic in turn as long as it has any.
func (b *bench) mixed(n int) []fact {
	var out []fact
	stats := []leeway.Statistic{leeway.Level, leeway.Share, leeway.Level, leeway.Growth, leeway.Rank, leeway.Multiple, leeway.Level, leeway.Trend}
	next := map[leeway.Statistic]int{}
	for len(out) < n {
		before := len(out)
		for _, st := range stats {
			if i := next[st]; i < len(b.stock.facts[st]) && len(out) < n {
				out = append(out, b.stock.facts[st][i])
				next[st]++
			}
		}
		if len(out) == before {
			break
		}
	}
	return out
}

// wrongs draws up to n facts made false in one way.
func (b *bench) wrongs(kind string, n int) []wrong {
	var out []wrong
	for _, m := range mistakes {
		if m.kind != kind {
			continue
		}
		for _, f := range b.mixed(math.MaxInt32) {
			if len(out) >= n {
				break
			}
			if w, ok := m.make(b.stock, b.Rand, f); ok {
				out = append(out, w)
			}
		}
	}
	return out
}

// read reads and judges a text.
func (b *bench) read(text, date string) (*leeway.Reading, error) {
	r, err := extract.Read(text, extract.Options{Date: date})
	if err != nil {
		return nil, fmt.Errorf("%q: %w", text, err)
	}
	b.world.judge(r)
	return r, nil
}

// of returns the claims whose quote begins in a stretch of a reading's text.
func of(r *leeway.Reading, start, end int) []*leeway.Claim {
	var out []*leeway.Claim
	for i := range r.Claims {
		if c := &r.Claims[i]; c.Quote.Start >= start && c.Quote.Start < end {
			out = append(out, c)
		}
	}
	return out
}

// slots compares a claim with what its sentence says and names the slots that differ.
func slots(c *leeway.Claim, s *sentence) []string {
	f := &s.fact
	var bad []string
	check := func(slot string, ok bool) {
		if !ok {
			bad = append(bad, slot)
		}
	}
	indicator := strings.TrimSuffix(f.Indicator, "-outflow")
	subject, object := f.Reporter, f.Partner
	if f.Indicator != indicator {
		subject, object = object, subject
	}
	indicator = strings.TrimPrefix(indicator, "gas-")
	swapped := c.Subject == object && c.Object == subject && (indicator == "trade" || c.Indicator != indicator)
	check("subject", c.Subject == subject || swapped)
	check("object", c.Object == object || swapped || object == "world" && c.Object == "")
	mirror := map[string]string{"exports": "imports", "imports": "exports"}[indicator]
	check("indicator", c.Indicator == indicator && !(swapped && indicator != "trade") || swapped && c.Indicator == mirror)
	check("statistic", c.Statistic == f.Statistic)
	switch {
	case f.Statistic == leeway.Rank:
		check("value", c.Value != nil && *c.Value == float64(f.place))
	case s.amount.text != "":
		check("value", c.Value != nil && math.Abs(*c.Value-s.amount.value) <= 0.006*math.Abs(s.amount.value))
		check("comparator", c.Comparator == s.amount.comparator || c.Comparator == "" && s.amount.comparator == "=" || c.Comparator == ">=" && s.amount.comparator == ">")
	}
	if strings.Contains(s.how.text, "{T}") {
		check("period", c.Period != nil && samePeriod(c.Period, f.Period))
	}
	return bad
}

// samePeriod reports whether a claim's period covers the days of a row's.
func samePeriod(p *leeway.Period, row string) bool {
	a, err := p.Interval()
	b, err2 := leeway.ParseInterval(row)
	return err == nil && err2 == nil && a.Last.Equal(b.Last) && (a.First.Equal(b.First) || a.Days() < 40)
}

// nearest returns the claim that comes closest to what a sentence says, with the slots that differ.
func nearest(claims []*leeway.Claim, s *sentence) (*leeway.Claim, []string) {
	var best *leeway.Claim
	var bad []string
	for _, c := range claims {
		if c.Kind != leeway.KindTie {
			continue
		}
		if d := slots(c, s); best == nil || len(d) < len(bad) {
			best, bad = c, d
		}
	}
	return best, bad
}

// result is what came of the sentences of one kind.
type result struct {
	sentences tally // by the verdict on the claim that says what the sentence says
	accused   int   // sentences with an accused claim, whether or not it says what the sentence says
	misread   map[string]int
	right     int // sentences of which a claim has every slot right
	findings  []finding
}

func newResult() *result { return &result{misread: map[string]int{}} }

// count enters one sentence; wanted says which outcome needs no look.
func (x *result) count(r *leeway.Reading, start, end int, s *sentence, fine func(*leeway.Verdict) bool) {
	claims := of(r, start, end)
	main, bad := nearest(claims, s)
	text := r.Document.Text[start:end]
	if main == nil {
		x.sentences.add(nil)
		x.misread["unread"]++
	} else {
		x.sentences.add(main.Verdict)
		for _, slot := range bad {
			x.misread[slot]++
		}
		if len(bad) == 0 {
			x.right++
		}
	}
	accused := false
	for _, c := range claims {
		if c.Verdict.Status.Accuses() {
			accused = true
		}
		if c.Verdict.Status.Accuses() || c == main {
			if !fine(c.Verdict) {
				x.findings = append(x.findings, look(s.how.id, s.how.held, r, text, c))
			}
		}
	}
	if main == nil {
		x.findings = append(x.findings, finding{template: s.how.id, held: s.how.held, date: r.Document.Date, sentence: text, verdict: "unread"})
	}
	if accused {
		x.accused++
	}
}

func look(template string, held bool, r *leeway.Reading, text string, c *leeway.Claim) finding {
	return finding{template: template, held: held, date: r.Document.Date, sentence: text, verdict: verdictName(c.Verdict), claim: brief(c), why: c.Verdict.Explanation}
}

// brief writes a claim's slots on one line.
func brief(c *leeway.Claim) string {
	s := strings.Join([]string{string(c.Kind), c.Subject, c.Object, c.Indicator, string(c.Statistic), c.Of, c.Status, c.Action}, " ")
	s = strings.Join(strings.Fields(s), " ")
	if c.Direction != "" {
		s += " " + string(c.Direction)
	}
	if c.Value != nil {
		s += fmt.Sprintf(" %s%v %s", c.Comparator, *c.Value, c.Unit)
	}
	if c.Period != nil {
		s += " " + c.Period.String()
	}
	if c.IsNegated() {
		s += " negated"
	}
	return s
}

// sentencesOf renders n facts, templates in turn.
func (b *bench) sentencesOf(set []template, n int) []sentence {
	w := &writer{Rand: b.Rand, stock: b.stock}
	next := map[string]int{}
	var out []sentence
	for dry := 0; len(out) < n && dry < len(set); {
		dry = 0
		for i := range set {
			t := &set[i]
			facts := b.stock.facts[t.statistic]
			done := false
			for k := next[t.id]; k < len(facts) && !done; k++ {
				next[t.id] = k + 1
				if s, ok := w.render(t, &facts[(k*7+i*13)%len(facts)]); ok {
					out, done = append(out, s), true
				}
			}
			if !done {
				dry++
			}
		}
	}
	return out
}

// singles reads each sentence as a document of its own.
func (b *bench) singles(set []template, n int) (*result, error) {
	x := newResult()
	for _, s := range b.sentencesOf(set, n) {
		r, err := b.read(s.text, s.fact.date)
		if err != nil {
			return nil, err
		}
		x.count(r, 0, len(s.text), &s, noAccusation)
	}
	return x, nil
}

func noAccusation(v *leeway.Verdict) bool { return v.Status == leeway.Supported }

// bundles reads five to eight sentences about one state as one article with a title.
func (b *bench) bundles(set []template, n int, standing []standing) (*result, *result, error) {
	x, members := newResult(), newResult()
	by := map[string][]sentence{}
	var order []string
	for _, s := range b.sentencesOf(set, 3*n) {
		if !strings.Contains(s.how.text, "{T}") {
			continue
		}
		if by[s.fact.Reporter] == nil {
			order = append(order, s.fact.Reporter)
		}
		by[s.fact.Reporter] = append(by[s.fact.Reporter], s)
	}
	for total := 0; total < n; {
		began := total
		for _, id := range order {
			size := 5 + b.IntN(4)
			if len(by[id]) < size || total >= n {
				continue
			}
			if err := b.article(x, members, id, by[id][:size], standing); err != nil {
				return nil, nil, err
			}
			by[id] = by[id][size:]
			total += size
		}
		if total == began {
			break
		}
	}
	return x, members, nil
}

// article reads one bundle.
func (b *bench) article(x, members *result, id string, list []sentence, standings []standing) error {
	text := possessive(capitalised(parties[id].name)) + " partners abroad\n\n"
	date := ""
	type place struct{ start, end int }
	var at []place
	for i, s := range list {
		start := len(text)
		text += s.text
		at = append(at, place{start, len(text)})
		if i%3 == 2 {
			text += "\n\n"
		} else {
			text += " "
		}
		date = max(date, s.fact.date)
	}
	memberAt := -1
	if i := slices.IndexFunc(standings, func(s standing) bool { return s.state == id && s.date >= date }); i >= 0 {
		memberAt = len(text)
		date = standings[i].date
		text += standings[i].text
	}
	r, err := b.read(text, date)
	if err != nil {
		return err
	}
	for i := range list {
		x.count(r, at[i].start, at[i].end, &list[i], noAccusation)
	}
	if memberAt >= 0 {
		members.member(r, memberAt, len(text), "bundle", false)
	}
	return nil
}

// member enters a sentence about memberships: supported where all its claims are.
func (x *result) member(r *leeway.Reading, start, end int, id string, held bool) {
	var worst *leeway.Verdict
	accused := false
	for _, c := range of(r, start, end) {
		if c.Kind != leeway.KindMembership && !c.Kind.Act() {
			continue
		}
		if c.Verdict.Status != leeway.Supported {
			x.findings = append(x.findings, look(id, held, r, r.Document.Text[start:end], c))
		}
		accused = accused || c.Verdict.Status.Accuses()
		if worst == nil || gravity(c.Verdict) < gravity(worst) {
			worst = c.Verdict
		}
	}
	x.sentences.add(worst)
	if worst == nil {
		x.misread["unread"]++
		x.findings = append(x.findings, finding{template: id, held: held, date: r.Document.Date, sentence: r.Document.Text[start:end], verdict: "unread"})
	}
	if accused {
		x.accused++
	}
}

func gravity(v *leeway.Verdict) int { return slices.Index(leeway.Statuses, v.Status) }

// members reads each standing as a document of its own.
func (b *bench) members(list []standing) (truth, untrue *result, err error) {
	truth, untrue = newResult(), newResult()
	for _, s := range list {
		r, err := b.read(s.text, s.date)
		if err != nil {
			return nil, nil, err
		}
		truth.member(r, 0, len(s.text), s.template, s.held)
		if s.untrue == "" {
			continue
		}
		if r, err = b.read(s.untrue, s.date); err != nil {
			return nil, nil, err
		}
		untrue.member(r, 0, len(s.untrue), s.template, s.held)
	}
	return truth, untrue, nil
}

// untrue reads sentences made false in one way.
func (b *bench) untrue(set []template, kind string, n int) (*result, error) {
	x := newResult()
	w := &writer{Rand: b.Rand, stock: b.stock, plain: true}
	turn := 0
	for _, m := range b.wrongs(kind, 4*n) {
		if x.sentences.n >= n {
			break
		}
		s, ok := w.one(set, &m.fact, &turn, m.words)
		if !ok {
			continue
		}
		text := s.text
		for i := range m.beside {
			other, ok := w.one(set, &m.beside[i], &turn, "")
			if !ok {
				text = ""
				break
			}
			text += " " + other.text
		}
		if text == "" {
			continue
		}
		r, err := b.read(text, m.fact.date)
		if err != nil {
			return nil, err
		}
		x.count(r, 0, len(s.text), &s, func(v *leeway.Verdict) bool { return v.Status.Accuses() })
	}
	return x, nil
}

// one renders a fact by the next template that suits it and names its period.
func (w *writer) one(set []template, f *fact, turn *int, words string) (sentence, bool) {
	if words != "" {
		t := template{id: "own", indicators: []string{f.Indicator}, statistic: f.Statistic, text: words}
		return w.render(&t, f)
	}
	for range set {
		t := &set[*turn%len(set)]
		*turn++
		if !strings.Contains(t.text, "{T}") || strings.Contains(t.text, "{V0}") || strings.Contains(t.text, "2}") {
			continue
		}
		if s, ok := w.render(t, f); ok {
			return s, true
		}
	}
	return sentence{}, false
}
