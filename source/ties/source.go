package ties

import (
	_ "embed"

	"leeway/source"
)

//go:embed source.yaml
var sourceYAML []byte

type ties struct{ info source.Info }

// New returns the source.
func New() source.Source { return ties{source.MustInfo(sourceYAML)} }

// Info returns what source.yaml says.
func (s ties) Info() source.Info { return s.info }
