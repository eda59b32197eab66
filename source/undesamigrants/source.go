package undesamigrants

import (
	_ "embed"

	"leeway/source"
)

//go:embed source.yaml
var about []byte

type undesa struct{ info source.Info }

// New returns the source.
func New() source.Source { return undesa{source.MustInfo(about)} }

// Info implements [source.Source].
func (u undesa) Info() source.Info { return u.info }
