package aeicgit

import (
	_ "embed"

	"leeway/source"
)

//go:embed source.yaml
var about []byte

type tracker struct{ info source.Info }

// New returns the source.
func New() source.Source { return tracker{source.MustInfo(about)} }

// Info implements [source.Source].
func (t tracker) Info() source.Info { return t.info }
