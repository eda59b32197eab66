package ungavotes

import (
	_ "embed"

	"leeway/source"
)

//go:embed source.yaml
var about []byte

type votes struct{ info source.Info }

// New returns the source.
func New() source.Source { return votes{source.MustInfo(about)} }

// Info implements [source.Source].
func (v votes) Info() source.Info { return v.info }
