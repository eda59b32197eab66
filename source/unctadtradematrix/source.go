package unctadtradematrix

import (
	_ "embed"

	"leeway/source"
)

//go:embed source.yaml
var sourceYAML []byte

type matrix struct{ info source.Info }

// New returns the source.
func New() source.Source { return matrix{source.MustInfo(sourceYAML)} }

// Info returns what source.yaml says.
func (s matrix) Info() source.Info { return s.info }
