package gdelt

import (
	_ "embed"

	"leeway/source"
)

//go:embed source.yaml
var sourceYAML []byte

type gdelt struct{ info source.Info }

// New returns the source.
func New() source.Source { return gdelt{source.MustInfo(sourceYAML)} }

// Info returns what source.yaml says.
func (s gdelt) Info() source.Info { return s.info }
