// Package all lists the sources, written out: the one place to which a new source is added.
package all

import (
	"leeway/source"
	eurostattrade "leeway/source/eurostat-trade"
)

// Sources returns every source, in the order in which they are shown.
func Sources() []source.Source {
	return []source.Source{
		eurostattrade.New(),
	}
}
