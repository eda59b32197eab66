package knomad

import (
	_ "embed"

	"leeway/source"
)

//go:embed source.yaml
var about []byte

type knomad struct{ info source.Info }

// New returns the source.
func New() source.Source { return knomad{source.MustInfo(about)} }

// Info implements [source.Source].
func (k knomad) Info() source.Info { return k.info }
