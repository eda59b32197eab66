package facts

import (
	_ "embed"

	"leeway"
	"leeway/source"
)

//go:embed source.yaml
var about []byte

type facts struct{ info source.Info }

// New returns the source. It measures every indicator, in any unit that a figure may have.
func New() source.Source {
	info := source.MustInfo(about)
	for _, i := range leeway.Indicators {
		for _, unit := range units {
			info.Indicators = append(info.Indicators, source.Measure{ID: i.ID, Unit: unit, What: i.Means})
		}
	}
	return facts{info}
}

// Info implements [source.Source].
func (f facts) Info() source.Info { return f.info }
