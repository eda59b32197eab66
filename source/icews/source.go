package icews

import (
	_ "embed"

	"leeway/source"
)

//go:embed source.yaml
var sourceYAML []byte

type icews struct{ info source.Info }

// New returns the source.
func New() source.Source { return icews{source.MustInfo(sourceYAML)} }

// Info returns what source.yaml says.
func (s icews) Info() source.Info { return s.info }
