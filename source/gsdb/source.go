package gsdb

import (
	_ "embed"

	"leeway/source"
)

//go:embed source.yaml
var sourceYAML []byte

type gsdb struct{ info source.Info }

// New returns the source.
func New() source.Source { return gsdb{source.MustInfo(sourceYAML)} }

// Info returns what source.yaml says.
func (s gsdb) Info() source.Info { return s.info }
