package source

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"leeway"
)

// Verification says how far a source was verified.
type Verification string

// How far a source was verified.
const (
	ProducerFile Verification = "producer-file" // a file as its producer made it was parsed
	Derivative   Verification = "derivative"    // a table that others derived from the producer's was parsed
	FormatOnly   Verification = "format-only"   // built to the documented format; no real file was seen
)

// Info describes a source: it is source.yaml, word for word.
type Info struct {
	ID              string            `yaml:"id" json:"id"` // the name of the data set in the lake
	Title           string            `yaml:"title" json:"title"`
	Producer        string            `yaml:"producer" json:"producer"` // who publishes it, as a row cites them
	Origin          string            `yaml:"origin" json:"origin"`     // the authority whose figures these are: uzstat, sipri
	Quality         leeway.Quality    `yaml:"quality" json:"quality"`
	Licence         string            `yaml:"licence" json:"licence"`
	Redistributable bool              `yaml:"redistributable" json:"redistributable"`
	Citation        string            `yaml:"citation" json:"citation"`
	Address         string            `yaml:"address" json:"address"`   // the producer's page about the data
	Cadence         string            `yaml:"cadence" json:"cadence"`   // how often it is published
	Coverage        string            `yaml:"coverage" json:"coverage"` // states and years, in words
	Verified        Verification      `yaml:"verified" json:"verified"`
	Seen            string            `yaml:"seen" json:"seen"`           // what was parsed to verify it, in words
	Files           string            `yaml:"files" json:"files"`         // which files it reads, in words
	Reporters       []string          `yaml:"reporters" json:"reporters"` // whose record it is alone, ISO alpha-3; empty: many states'
	PerFile         bool              `yaml:"per_file" json:"perFile"`    // each file is a release of its own
	Archives        bool              `yaml:"archives" json:"archives"`   // it reads ZIP files of the producer's itself
	Own             bool              `yaml:"own" json:"own"`             // figures of a user's own: each file is a data set of its own
	Tables          []string          `yaml:"tables" json:"tables"`
	Indicators      []Measure         `yaml:"indicators" json:"indicators"`
	Fetch           Fetching          `yaml:"fetch" json:"fetch"`
	Quirks          map[string]string `yaml:"quirks" json:"quirks"` // Q1, Q2, … as in doc.go
	Ignore          map[string]string `yaml:"ignore" json:"ignore"` // a column, a code or a kind of row → why it is left out
	Expect          Expectations      `yaml:"expect" json:"expect"`
}

// Measure is an indicator that a source measures.
type Measure struct {
	ID   string `yaml:"id" json:"id"`     // of leeway.Indicators
	Unit string `yaml:"unit" json:"unit"` // of the rows in the lake
	What string `yaml:"what" json:"what"` // in the producer's terms, with the producer's unit
}

// Fetching is how the producer wants to be asked.
type Fetching struct {
	Manual    string  `yaml:"manual" json:"manual"`        // why files must be downloaded by hand, and where; blank where a program may ask
	PerSecond float64 `yaml:"per_second" json:"perSecond"` // requests
	Tries     int     `yaml:"tries" json:"tries"`          // of one request, the first included
}

// Expectations are what a whole release is expected to hold. An import compares.
type Expectations struct {
	Rows       Range       `yaml:"rows" json:"rows"`
	Reporters  Range       `yaml:"reporters" json:"reporters"`
	Latest     string      `yaml:"latest" json:"latest"`         // the last period is this one or later
	Magnitudes []Magnitude `yaml:"magnitudes" json:"magnitudes"` // the largest value under an indicator
}

// Range is a least and a most; a Max of 0 is open.
type Range struct {
	Min int64 `yaml:"min" json:"min"`
	Max int64 `yaml:"max" json:"max"`
}

// Magnitude bounds the largest absolute value under an indicator, in the unit of the lake: a
// file in thousands that is read as if in units falls outside.
type Magnitude struct {
	Indicator string  `yaml:"indicator" json:"indicator"`
	Unit      string  `yaml:"unit" json:"unit"`
	Min       float64 `yaml:"min" json:"min"`
	Max       float64 `yaml:"max" json:"max"`
}

// MustInfo reads a source.yaml that is embedded in the program. It panics where the file is
// not whole: a test of every source runs it.
func MustInfo(text []byte) Info {
	i, err := ParseInfo(text)
	if err != nil {
		panic(err)
	}
	return i
}

// ParseInfo reads a source.yaml, strictly.
//
// Errors: CodeInvalid for a key that is not known and for what is missing.
func ParseInfo(text []byte) (Info, error) {
	var i Info
	d := yaml.NewDecoder(bytes.NewReader(text))
	d.KnownFields(true)
	if err := d.Decode(&i); err != nil {
		return i, leeway.Errorf(leeway.CodeInvalid, "source.yaml: %w", err)
	}
	if missing := i.missing(); len(missing) > 0 {
		return i, leeway.Errorf(leeway.CodeInvalid, "source.yaml of %q: %s", i.ID, strings.Join(missing, "; "))
	}
	return i, nil
}

var sourceID = regexp.MustCompile(`^[a-z][a-z0-9-]{1,39}$`)

// missing lists what an Info lacks.
func (i Info) missing() []string {
	var found []string
	say := func(bad bool, what string) {
		if bad {
			found = append(found, what)
		}
	}
	say(!sourceID.MatchString(i.ID), "id is not of small letters, digits and hyphens")
	for _, f := range [...][2]string{{"title", i.Title}, {"producer", i.Producer}, {"origin", i.Origin}, {"licence", i.Licence}, {"citation", i.Citation},
		{"address", i.Address}, {"cadence", i.Cadence}, {"coverage", i.Coverage}, {"seen", i.Seen}, {"files", i.Files}} {
		say(strings.TrimSpace(f[1]) == "", "no "+f[0])
	}
	say(!slices.Contains([]leeway.Quality{leeway.Official, leeway.OfficialViaPress, leeway.Press, leeway.Modelled, leeway.ComputedQuality}, i.Quality), "no known quality")
	say(!slices.Contains([]Verification{ProducerFile, Derivative, FormatOnly}, i.Verified), "verified is none of producer-file, derivative, format-only")
	say(len(i.Tables) == 0, "no tables")
	for _, m := range i.Indicators {
		say(!knownIndicator(m.ID), fmt.Sprintf("indicator %q is not one of the program's", m.ID))
		say(m.Unit == "", fmt.Sprintf("indicator %s has no unit", m.ID))
	}
	return found
}

func knownIndicator(id string) bool {
	return slices.ContainsFunc(leeway.Indicators, func(i leeway.Indicator) bool { return i.ID == id })
}

// Measures reports whether the source has the indicator.
func (i Info) Measures(indicator string) bool {
	return slices.ContainsFunc(i.Indicators, func(m Measure) bool { return m.ID == indicator })
}
