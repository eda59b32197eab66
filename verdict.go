package leeway

// Status is the outcome of checking a claim.
type Status string

// The outcomes. Contradicted and Misread are accusations; the others are not.
const (
	Supported    Status = "supported"     // the data agree at the precision of the words
	Contradicted Status = "contradicted"  // the data cover the claim and disagree under every reading
	Misread      Status = "misread"       // they disagree with the words and agree with a named neighbour
	Disputed     Status = "disputed"      // two sources of like quality part ways about it
	Depends      Status = "depends"       // true under one reasonable measure, false under another
	NoData       Status = "no-data"       // checkable in kind; nothing in the lake covers it
	NotCheckable Status = "not-checkable" // opinion, stance, goal, forecast, condition
)

// Statuses lists the outcomes in the order in which they are shown.
var Statuses = []Status{Contradicted, Misread, Disputed, Depends, Supported, NoData, NotCheckable}

// Accuses reports whether the status says that the claimant is wrong.
func (s Status) Accuses() bool { return s == Contradicted || s == Misread }

// Covered reports whether the lake had something to say.
func (s Status) Covered() bool { return s != NoData && s != NotCheckable && s != "" }

// Claimant says whose statement a claim is.
type Claimant string

// The claimants.
const (
	ByDocument Claimant = "document" // the document's own voice
	ByQuoted   Claimant = "quoted"   // somebody whom the document names
)

// Computed is the number that the data give for what a claim says.
type Computed struct {
	Value     float64   `json:"value"`
	Unit      string    `json:"unit,omitempty"`
	Statistic Statistic `json:"statistic,omitempty"`
	Period    string    `json:"period,omitempty"`
	Note      string    `json:"note,omitempty"` // how it was computed, in words
}

// Evidence is a source that a verdict rests on, with the observations used.
type Evidence struct {
	Source       string   `json:"source"`
	Origin       string   `json:"origin,omitempty"`
	Vintage      string   `json:"vintage,omitempty"`
	Released     string   `json:"released,omitempty"`
	URL          string   `json:"url,omitempty"`
	Observations int      `json:"observations"`
	Says         string   `json:"says,omitempty"` // what this source gives, in a few words
	Rows         []string `json:"rows,omitempty"` // the observations used, one line each
}

// Step is one reading that was tried on the way to a verdict, for `check --explain`.
type Step struct {
	Reading   string `json:"reading"` // as-written, share-not-growth, …
	Needed    string `json:"needed"`
	Found     string `json:"found"`
	Tolerance string `json:"tolerance,omitempty"`
	Outcome   string `json:"outcome"`
}

// Verdict is what the data say of a claim.
type Verdict struct {
	Status      Status     `json:"status"`
	Explanation string     `json:"explanation"`
	Claimant    Claimant   `json:"claimant"`
	Computed    *Computed  `json:"computed,omitempty"`
	Reading     string     `json:"reading,omitempty"` // the neighbour that a misread claim agrees with
	Correction  string     `json:"correction,omitempty"`
	Evidence    []Evidence `json:"evidence,omitempty"`
	Hint        string     `json:"hint,omitempty"`
	Notes       []string   `json:"notes,omitempty"`
	Steps       []Step     `json:"steps,omitempty"`
}

// Inconsistency is a pair of claims of one document whose own numbers do not agree.
type Inconsistency struct {
	Claims      []string `json:"claims"` // claim ids
	Explanation string   `json:"explanation"`
}
