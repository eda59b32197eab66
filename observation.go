package leeway

import "strings"

// Observation is one published number. Reporter is the side whose dependence is in
// question (receiver of remittances, investment and arms; debtor; exporter for exports;
// importer for imports; origin for migrants and permits), Partner the other side.
type Observation struct {
	Indicator   string
	Flow        string
	Reporter    string
	Partner     string // empty where the indicator has none (gdp); "world" for a total
	Period      string // YYYY, YYYY-MM, YYYY-MM-DD or FROM/TO
	PeriodBasis string // year, half, quarter, months, window, stock-at-end, fiscal-year
	BasePeriod  string // what growth is measured against, where not the year before
	Statistic   Statistic
	Comparator  string
	Value       float64
	Unit        string
	Whole       string    // of a share
	Status      ObsStatus // SDMX observation status
	Quality     Quality
	Origin      string // whose figure it is: five outlets citing one bank share one origin
	Mirror      string // reporter, partner or empty
	Source      string // the publisher, with the authority it cites in brackets
	Dataset     string // the lake's data set: with Vintage it names the manifest
	Vintage     string
	Released    string // day, month or year by which it was public; empty where unknown
	Retrieved   string
	RecordURL   string
	Note        string
}

// SomeSuppliers is what the note of an arms transfer says where its table does not have all suppliers of the recipient.
const SomeSuppliers = "of some of the recipient's suppliers only"

// SomeSuppliers reports whether a table lacks other suppliers of the recipient, so that the sum over its rows is no total.
func (o *Observation) SomeSuppliers() bool { return strings.HasSuffix(o.Note, SomeSuppliers) }

// ObsStatus is an SDMX observation status. Empty means normal.
type ObsStatus string

// The statuses.
const (
	StatusNormal      ObsStatus = ""
	StatusProvisional ObsStatus = "provisional"
	StatusEstimated   ObsStatus = "estimated"
	StatusImputed     ObsStatus = "imputed"
	StatusMissing     ObsStatus = "missing"
	StatusSuppressed  ObsStatus = "suppressed"
)

// Quality is the class of a figure; classes decide which of two rival figures weighs more.
type Quality string

// The quality classes.
const (
	Official         Quality = "official"           // read in the publisher's own data or page
	OfficialViaPress Quality = "official-via-press" // a page that names the authority
	Press            Quality = "press"              // no authority named
	Modelled         Quality = "modelled"
	ComputedQuality  Quality = "computed"
)

// Membership is the dated status of a state in an organisation. A blank From has no date
// found; a blank To is current or not found. From "/1990" is 1990 or earlier; To "2014/" is 2014 or
// later, if at all: a source that ends in 2014 says nothing of 2015.
type Membership struct {
	Organisation string
	State        string
	Status       string // member, founder, observer, partner, associate, candidate, suspended, withdrew
	From, To     string
	Source       string
	Dataset      string
	Vintage      string
	URL          string
	Retrieved    string
	Note         string
}

// Roster states that a membership list is complete for an organisation, a status and a time.
type Roster struct {
	Organisation string
	Status       string
	From, To     string // complete between these; blank To: no later change was found
	N            int    // states with such a row on at least one day of the period
	Source       string
	Dataset      string
	Vintage      string
	URL          string
	Retrieved    string
	Note         string
}

// Treaty is what an article of a treaty provides, and its parties as of a date.
type Treaty struct {
	Treaty      string
	Article     string
	Provides    string
	Signed      string
	InForce     string
	Parties     []string
	PartiesAsOf string
	Source      string
	Dataset     string
	Vintage     string
	URL         string
	Retrieved   string
}

// MachineCoded begins the Action of an event that a program read out of news, as those of GDELT
// and ICEWS are: "machine:sanction". Nobody has seen to it that the act took place, so that such
// an event is a lead and no record: it neither supports nor contradicts.
const MachineCoded = "machine:"

// CaseCoded begins the Summary of an event that researchers made of a case, as those of TIES and
// the Global Sanctions Data Base are. It shows an act at its own time only, and contradicts
// nobody: what they count among sanctions need not be what a text means by them.
const CaseCoded = "Coded as "

// Event is a dated act; the doer is the first of Actors.
type Event struct {
	Date      string
	Actors    []string
	Action    string // of a claim's actions, or one of these after MachineCoded
	Object    string
	Summary   string
	Source    string
	Dataset   string
	Vintage   string
	URL       string
	Retrieved string
}

// Vote is what one state chose in one roll call.
type Vote struct {
	RollCall   string // the data set's id of the roll call
	Date       string
	Body       string // UNGA
	Session    string
	Resolution string // R/74/229; blank where not known
	Title      string // what it was about, in a few words
	Issues     []string
	Important  bool // marked as important by the data set
	State      string
	Choice     string // yes, no, abstain, absent
	Source     string
	Dataset    string
	Vintage    string
	URL        string
	Retrieved  string
}
