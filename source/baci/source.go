package baci

import (
	_ "embed"

	"leeway/source"
)

//go:embed source.yaml
var sourceYAML []byte

type baci struct{ info source.Info }

// New returns the source.
func New() source.Source { return baci{source.MustInfo(sourceYAML)} }

// Info returns what source.yaml says.
func (s baci) Info() source.Info { return s.info }
