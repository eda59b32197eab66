package desta

import (
	_ "embed"

	"leeway/source"
)

//go:embed source.yaml
var sourceYAML []byte

type desta struct{ info source.Info }

// New returns the source.
func New() source.Source { return desta{source.MustInfo(sourceYAML)} }

// Info returns what source.yaml says.
func (s desta) Info() source.Info { return s.info }
