package opensanctions

import (
	_ "embed"

	"leeway/source"
)

//go:embed source.yaml
var sourceYAML []byte

type programmes struct{ info source.Info }

// New returns the source.
func New() source.Source { return programmes{source.MustInfo(sourceYAML)} }

// Info returns what source.yaml says.
func (s programmes) Info() source.Info { return s.info }
