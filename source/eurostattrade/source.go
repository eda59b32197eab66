package eurostattrade

import (
	_ "embed"

	"leeway/source"
)

//go:embed source.yaml
var sourceYAML []byte

type comext struct{ info source.Info }

// New returns the source.
func New() source.Source { return comext{source.MustInfo(sourceYAML)} }

// Info returns what source.yaml says.
func (s comext) Info() source.Info { return s.info }
