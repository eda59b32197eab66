package eurostatpermits

import (
	_ "embed"

	"leeway/source"
)

//go:embed source.yaml
var sourceYAML []byte

type permits struct{ info source.Info }

// New returns the source.
func New() source.Source { return permits{source.MustInfo(sourceYAML)} }

// Info returns what source.yaml says.
func (s permits) Info() source.Info { return s.info }
