package comtrade

import (
	_ "embed"

	"leeway/source"
)

//go:embed source.yaml
var sourceYAML []byte

type comtrade struct{ info source.Info }

// New returns the source.
func New() source.Source { return comtrade{source.MustInfo(sourceYAML)} }

// Info returns what source.yaml says.
func (s comtrade) Info() source.Info { return s.info }
