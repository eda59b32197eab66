package leeway

// Kind is what a claim states.
type Kind string

// The kinds of claims.
const (
	KindTie        Kind = "tie"        // a measured or directional relation under an indicator
	KindMembership Kind = "membership" // the status of an actor in an organisation or treaty
	KindDecision   Kind = "decision"   // an act on a membership, treaty or policy
	KindAgreement  Kind = "agreement"  // a deal, treaty, loan or memorandum
	KindProvision  Kind = "provision"  // what a treaty or organisation is or stipulates
	KindEvent      Kind = "event"      // something done
	KindPosition   Kind = "position"   // a stance, intention or reason an actor states
	KindAssessment Kind = "assessment" // the author's or an analyst's judgement
)

// Soft reports whether claims of this kind are opinions, stances or descriptions that no
// data set decides.
func (k Kind) Soft() bool {
	return k == KindProvision || k == KindPosition || k == KindAssessment
}

// Act reports whether the kind is a decision, an agreement or an event.
func (k Kind) Act() bool {
	return k == KindDecision || k == KindAgreement || k == KindEvent
}

// Statistic is what a number says of a series.
type Statistic string

// The statistics.
const (
	Level    Statistic = "level"    // an amount, or that the flow exists
	Share    Statistic = "share"    // a part of a whole (Claim.Of)
	Growth   Statistic = "growth"   // relative change, percent, unsigned with a direction
	Change   Statistic = "change"   // absolute change, percentage points included
	Multiple Statistic = "multiple" // doubled = 2, halved = 0.5
	Rank     Statistic = "rank"     // 1 is the largest; Claim.Among names the field
	Trend    Statistic = "trend"    // a direction without a number
)

// Direction of a change.
type Direction string

// The directions.
const (
	Up   Direction = "up"
	Down Direction = "down"
	Flat Direction = "flat"
)

// Modality says how surely a claim is made.
type Modality string

// The modalities. Empty means Asserted.
const (
	Asserted    Modality = "asserted"
	Hedged      Modality = "hedged"
	Goal        Modality = "goal"
	Conditional Modality = "conditional"
	Forecast    Modality = "forecast"
)

// Polarity says whether a claim affirms or denies. Empty means Affirmed.
type Polarity string

// The polarities.
const (
	Affirmed Polarity = "affirmed"
	Negated  Polarity = "negated"
)

// Attribution is who asserts a claim, and the outlet through which it came.
type Attribution struct {
	Source string `json:"source,omitempty"`
	Via    string `json:"via,omitempty"`
	Verb   string `json:"verb,omitempty"`
	Date   string `json:"date,omitempty"`
}

// Mention is the words from which a slot of a claim was filled.
type Mention struct {
	Slot  string `json:"slot"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Claim is one atomic statement about a tie: one subject, one object, one statistic. Empty
// slots are those the text does not fill. For a tie the subject is the side whose
// dependence is in question: receiver, importer for imports, exporter for exports, country
// of origin for migrants.
type Claim struct {
	ID          string        `json:"id"`
	Kind        Kind          `json:"kind"`
	Subject     string        `json:"subject,omitempty"` // actor id
	Object      string        `json:"object,omitempty"`  // actor id
	Indicator   string        `json:"indicator,omitempty"`
	Product     string        `json:"product,omitempty"`
	Statistic   Statistic     `json:"statistic,omitempty"`
	Of          string        `json:"of,omitempty"` // the whole of a share, where not the total over partners
	Direction   Direction     `json:"direction,omitempty"`
	Value       *float64      `json:"value,omitempty"`
	ValueTo     *float64      `json:"valueTo,omitempty"` // upper end of a range
	Unit        string        `json:"unit,omitempty"`
	Comparator  string        `json:"comparator,omitempty"` // = > >= < <= ~; empty means =
	Per         string        `json:"per,omitempty"`        // year, month, day
	Than        string        `json:"than,omitempty"`       // other side of a comparison without a number
	Base        *float64      `json:"base,omitempty"`       // the level before, in "from 10 to 15"
	Among       string        `json:"among,omitempty"`      // the field of a rank
	Status      string        `json:"status,omitempty"`     // of a membership
	Action      string        `json:"action,omitempty"`     // of an act
	Period      *Period       `json:"period,omitempty"`
	BasePeriod  *Period       `json:"basePeriod,omitempty"`
	Modality    Modality      `json:"modality,omitempty"`
	Polarity    Polarity      `json:"polarity,omitempty"`
	Attribution []Attribution `json:"attribution,omitempty"`
	Text        string        `json:"text,omitempty"` // of a provision
	Quote       Quote         `json:"quote"`
	Paragraph   int           `json:"-"`                  // 0-based paragraph of the quote
	Resolved    []string      `json:"resolved,omitempty"` // slots worked out from context
	Rules       []string      `json:"rules,omitempty"`    // patterns that produced it
	Mentions    []Mention     `json:"mentions,omitempty"`
	Verdict     *Verdict      `json:"verdict,omitempty"`
	Reviews     []Review      `json:"reviews,omitempty"` // editors' own verdicts, the first one first
}

// IsAsserted reports whether the claim states a fact: not a goal, hedge, forecast or condition.
func (c *Claim) IsAsserted() bool { return c.Modality == "" || c.Modality == Asserted }

// IsNegated reports whether the claim denies what its slots say.
func (c *Claim) IsNegated() bool { return c.Polarity == Negated }
