package uzstattrade

import (
	_ "embed"

	"leeway/source"
)

//go:embed source.yaml
var about []byte

type uzstat struct{ info source.Info }

// New returns the source.
func New() source.Source { return uzstat{source.MustInfo(about)} }

// Info implements [source.Source].
func (u uzstat) Info() source.Info { return u.info }
