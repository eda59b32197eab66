package measure

// Absence says why a number is not there. It is the one answer to "is this a zero?".
type Absence string

// The four kinds of absence, and the case that nothing is absent. Only a reported zero is the
// number 0; the others have no number, and a measure says how it treats each.
const (
	Present         Absence = ""                 // there is a number; 0 is then a reported zero too
	ReportedZero    Absence = "reported-zero"    // the source says that there was nothing
	NotReported     Absence = "not-reported"     // within what the source covers, but no figure
	OutsideCoverage Absence = "outside-coverage" // the source does not speak of this partner or period
	NotApplicable   Absence = "not-applicable"   // there can be no such tie: the state itself, a state of another time
)

// Known reports whether there is a number, which may be a reported zero.
func (a Absence) Known() bool { return a == Present || a == ReportedZero }

// Open reports whether there may be an amount that nobody gave.
func (a Absence) Open() bool { return a == NotReported || a == OutsideCoverage }

// valid reports whether a is one of the kinds, and whether value goes with it: only what is
// present has an amount.
func (a Absence) valid(value float64) bool {
	switch a {
	case Present:
		return finite(value)
	case ReportedZero, NotReported, OutsideCoverage, NotApplicable:
		return value == 0
	}
	return false
}
