package wits

import (
	_ "embed"

	"leeway/source"
)

//go:embed source.yaml
var sourceYAML []byte

type wits struct{ info source.Info }

// New returns the source.
func New() source.Source { return wits{source.MustInfo(sourceYAML)} }

// Info returns what source.yaml says.
func (s wits) Info() source.Info { return s.info }
