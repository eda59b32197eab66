package kgznsctrade

import (
	_ "embed"

	"leeway/source"
)

//go:embed source.yaml
var about []byte

type nsc struct{ info source.Info }

// New returns the source.
func New() source.Source { return nsc{source.MustInfo(about)} }

// Info implements [source.Source].
func (n nsc) Info() source.Info { return n.info }
