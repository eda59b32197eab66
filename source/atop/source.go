package atop

import (
	_ "embed"

	"leeway/source"
)

//go:embed source.yaml
var about []byte

type atop struct{ info source.Info }

// New returns the source.
func New() source.Source { return atop{source.MustInfo(about)} }

// Info implements [source.Source].
func (a atop) Info() source.Info { return a.info }
