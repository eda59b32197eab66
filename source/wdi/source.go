package wdi

import (
	_ "embed"

	"leeway/source"
)

//go:embed source.yaml
var sourceYAML []byte

type wdi struct{ info source.Info }

// New returns the source.
func New() source.Source { return wdi{source.MustInfo(sourceYAML)} }

// Info returns what source.yaml says.
func (s wdi) Info() source.Info { return s.info }
