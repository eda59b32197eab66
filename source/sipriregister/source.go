package sipriregister

import (
	_ "embed"

	"leeway/source"
)

//go:embed source.yaml
var sourceYAML []byte

type register struct{ info source.Info }

// New returns the source.
func New() source.Source { return register{source.MustInfo(sourceYAML)} }

// Info returns what source.yaml says.
func (s register) Info() source.Info { return s.info }
