package sipritiv

import (
	_ "embed"

	"leeway/source"
)

//go:embed source.yaml
var sourceYAML []byte

type tables struct{ info source.Info }

// New returns the source.
func New() source.Source { return tables{source.MustInfo(sourceYAML)} }

// Info returns what source.yaml says.
func (s tables) Info() source.Info { return s.info }
