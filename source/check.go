package source

import (
	"fmt"
	"hash/maphash"
	"math"
	"slices"

	"leeway"
)

// receiver is where checked rows go: a lake, or memory.
type receiver interface {
	rows(r leeway.Record) error
	flows(f *leeway.Flows) error
}

// checked is the [Sink] of a run: it fills in what a source says of all its rows, checks each
// row, counts, and passes it on.
type checked struct {
	info      Info
	retrieved string
	released  string // as the files state it
	edition   string
	covers    *leeway.Scope
	counts    Counts
	keys      map[uint64]struct{} // of the observations so far
	to        receiver
}

// Counts are what a run found.
type Counts struct {
	Rows          map[string]int64   `json:"rows"`                    // by table
	Reporters     map[string]int64   `json:"reporters,omitempty"`     // rows of observations and flows
	Indicators    map[string]int64   `json:"indicators,omitempty"`    // rows
	Organisations map[string]int64   `json:"organisations,omitempty"` // memberships and rosters
	Largest       map[string]float64 `json:"largest,omitempty"`       // "indicator unit" → largest absolute level
	First         string             `json:"first,omitempty"`         // first day of the earliest period
	Latest        string             `json:"latest,omitempty"`        // last day of the latest
	Skipped       map[string]int64   `json:"skipped,omitempty"`       // reason → cells or rows left out
	Notes         []string           `json:"notes,omitempty"`
}

func newChecked(info Info, retrieved string, to receiver) *checked {
	return &checked{info: info, retrieved: retrieved, to: to, keys: map[uint64]struct{}{}, counts: Counts{
		Rows: map[string]int64{}, Reporters: map[string]int64{}, Indicators: map[string]int64{}, Largest: map[string]float64{}, Skipped: map[string]int64{}, Organisations: map[string]int64{},
	}}
}

func (c *checked) Observation(o leeway.Observation) error {
	c.fill(&o)
	if err := c.faults(&o); err != nil {
		return err
	}
	if c.repeated(&o) {
		return c.errorf("the same observation twice: %s of %s with %q in %s", o.Indicator, o.Reporter, o.Partner, o.Period)
	}
	c.counts.Rows["observations"]++
	c.counts.Reporters[o.Reporter]++
	c.counts.Indicators[o.Indicator]++
	c.period(o.Period)
	if o.Statistic == leeway.Level && o.Status != leeway.StatusMissing {
		at := o.Indicator + " " + o.Unit
		c.counts.Largest[at] = max(c.counts.Largest[at], math.Abs(o.Value))
	}
	return c.to.rows(leeway.Record{Observations: []leeway.Observation{o}})
}

// fill sets what the source says of every row, where the row does not say otherwise.
func (c *checked) fill(o *leeway.Observation) {
	set(&o.Source, c.info.Producer)
	set(&o.Origin, c.info.Origin)
	set(&o.Quality, c.info.Quality)
	set(&o.Statistic, leeway.Level)
	set(&o.Comparator, "=")
	set(&o.Flow, flowOf[o.Indicator])
	set(&o.RecordURL, c.info.Address)
	set(&o.Retrieved, c.retrieved)
	if len(o.Period) == 4 {
		set(&o.PeriodBasis, "year")
	}
	o.Dataset = c.info.ID
}

func set[S ~string](field *S, value S) {
	if *field == "" {
		*field = value
	}
}

// flowOf gives the direction that the reporter sees, for the indicators that have one.
var flowOf = map[string]string{
	"exports": "export", "gas-exports": "export", "imports": "import", "gas-imports": "import",
	"remittances": "received", "remittances-outflow": "sent",
}

// faults returns what is wrong with a row that a parser made.
func (c *checked) faults(o *leeway.Observation) error {
	switch {
	case !c.info.Measures(o.Indicator):
		return c.errorf("indicator %q is not in source.yaml", o.Indicator)
	case o.Reporter == "":
		return c.errorf("%s in %s has no reporter", o.Indicator, o.Period)
	case o.Unit == "":
		return c.errorf("%s of %s in %s has no unit", o.Indicator, o.Reporter, o.Period)
	case math.IsNaN(o.Value) || math.IsInf(o.Value, 0):
		return c.errorf("%s of %s in %s is not finite", o.Indicator, o.Reporter, o.Period)
	}
	if iv, err := leeway.ParseInterval(o.Period); err != nil || iv.Last.IsZero() {
		return c.errorf("%s of %s has the period %q", o.Indicator, o.Reporter, o.Period)
	}
	return nil
}

func (c *checked) errorf(format string, args ...any) error {
	return leeway.Errorf(leeway.CodeInvalid, c.info.ID+": "+format, args...)
}

// seed makes hashes of keys; they live as long as the run.
var seed = maphash.MakeSeed()

// repeated reports whether a row with the same key came before. Keys are kept as hashes of 64
// bits: two of ten million different keys collide in one run of 370,000.
func (c *checked) repeated(o *leeway.Observation) bool {
	key := maphash.Comparable(seed, [...]string{
		o.Indicator, o.Flow, o.Reporter, o.Partner, o.Period, o.BasePeriod, string(o.Statistic), o.Unit, o.Whole, o.Mirror, string(o.Quality), o.Origin, o.Source, o.RecordURL, o.Note,
	})
	if _, seen := c.keys[key]; seen {
		return true
	}
	c.keys[key] = struct{}{}
	return false
}

func (c *checked) period(p string) {
	iv, err := leeway.ParseInterval(p)
	if err != nil {
		return
	}
	if first := iv.First.Format("2006-01-02"); !iv.First.IsZero() && (c.counts.First == "" || first < c.counts.First) {
		c.counts.First = first
	}
	if last := iv.Last.Format("2006-01-02"); !iv.Last.IsZero() && last > c.counts.Latest {
		c.counts.Latest = last
	}
}

func (c *checked) Flows(f *leeway.Flows) error {
	c.counts.Rows["flows"] += int64(len(f.Year))
	indicator := map[string]string{"import": "imports", "export": "exports"}[f.Flow]
	if indicator == "" {
		return c.errorf("flow %q is neither import nor export", f.Flow)
	}
	c.counts.Indicators[indicator] += int64(len(f.Year))
	perState := make([]int64, len(f.States))
	var first, last uint16 = math.MaxUint16, 0
	var most int64
	for i, s := range f.Reporter {
		perState[s]++
		first, last, most = min(first, f.Year[i]), max(last, f.Year[i]), max(most, f.ValueUSD[i])
	}
	for s, n := range perState {
		if n > 0 {
			c.counts.Reporters[f.States[s]] += n
		}
	}
	if len(f.Year) > 0 {
		c.period(fmt.Sprintf("%d/%d", first, last))
		at := indicator + " usd"
		c.counts.Largest[at] = max(c.counts.Largest[at], float64(most))
	}
	return c.to.flows(f)
}

func (c *checked) Membership(m leeway.Membership) error {
	set(&m.Source, c.info.Producer)
	set(&m.URL, c.info.Address)
	set(&m.Retrieved, c.retrieved)
	m.Dataset = c.info.ID
	if m.Organisation == "" || m.State == "" || m.Status == "" {
		return c.errorf("a membership without organisation, state or status: %+v", m)
	}
	c.counts.Rows["memberships"]++
	c.counts.Organisations[m.Organisation]++
	return c.to.rows(leeway.Record{Memberships: []leeway.Membership{m}})
}

func (c *checked) Roster(r leeway.Roster) error {
	set(&r.Source, c.info.Producer)
	set(&r.URL, c.info.Address)
	set(&r.Retrieved, c.retrieved)
	r.Dataset = c.info.ID
	c.counts.Rows["rosters"]++
	c.counts.Organisations[r.Organisation]++
	return c.to.rows(leeway.Record{Rosters: []leeway.Roster{r}})
}

func (c *checked) Treaty(t leeway.Treaty) error {
	set(&t.Source, c.info.Producer)
	set(&t.URL, c.info.Address)
	set(&t.Retrieved, c.retrieved)
	t.Dataset = c.info.ID
	if t.Treaty == "" || len(t.Parties) == 0 {
		return c.errorf("a treaty without name or parties: %+v", t)
	}
	c.counts.Rows["treaties"]++
	return c.to.rows(leeway.Record{Treaties: []leeway.Treaty{t}})
}

func (c *checked) Event(e leeway.Event) error {
	set(&e.Source, c.info.Producer)
	set(&e.URL, c.info.Address)
	set(&e.Retrieved, c.retrieved)
	e.Dataset = c.info.ID
	if _, err := leeway.ParseDate(e.Date); err != nil || len(e.Actors) == 0 || e.Action == "" {
		return c.errorf("an event without date, actor or action: %+v", e)
	}
	c.counts.Rows["events"]++
	c.period(e.Date)
	return c.to.rows(leeway.Record{Events: []leeway.Event{e}})
}

func (c *checked) Vote(v leeway.Vote) error {
	set(&v.Source, c.info.Producer)
	set(&v.URL, c.info.Address)
	set(&v.Retrieved, c.retrieved)
	v.Dataset = c.info.ID
	if _, err := leeway.ParseDate(v.Date); err != nil || v.State == "" || !slices.Contains(choices, v.Choice) {
		return c.errorf("a vote without date, state or known choice: %+v", v)
	}
	c.counts.Rows["votes"]++
	c.period(v.Date)
	return c.to.rows(leeway.Record{Votes: []leeway.Vote{v}})
}

// choices are what a state can do in a roll call.
var choices = []string{"yes", "no", "abstain", "absent"}

func (c *checked) Released(date string) {
	if date > c.released {
		c.released = date
	}
}

func (c *checked) Edition(name string) { c.edition = max(c.edition, name) }

func (c *checked) Covers(s leeway.Scope) { c.covers = &s }

func (c *checked) Skip(reason string) { c.counts.Skipped[reason]++ }

func (c *checked) Note(format string, args ...any) {
	if text := fmt.Sprintf(format, args...); !slices.Contains(c.counts.Notes, text) {
		c.counts.Notes = append(c.counts.Notes, text)
	}
}
