package ids

import (
	_ "embed"

	"leeway/source"
)

//go:embed source.yaml
var sourceYAML []byte

type ids struct{ info source.Info }

// New returns the source.
func New() source.Source { return ids{source.MustInfo(sourceYAML)} }

// Info returns what source.yaml says.
func (s ids) Info() source.Info { return s.info }
