package imf

import (
	_ "embed"

	"leeway/internal/sdmx"
	"leeway/source"
)

//go:embed imts.yaml
var imtsYAML []byte

//go:embed cdis.yaml
var cdisYAML []byte

// dataflow is one of the two data sets.
type dataflow struct {
	info  source.Info
	id    string // IMTS
	key   func(reporters, partners string) string
	want  []string // its dimensions
	enter func(c sdmx.Cell, to source.Sink) error
}

// NewIMTS returns trade in goods by partner.
func NewIMTS() source.Source {
	return dataflow{
		info: source.MustInfo(imtsYAML), id: "IMTS", enter: trade,
		want: []string{"COUNTRY", "INDICATOR", "COUNTERPART_COUNTRY", "FREQUENCY"},
		key: func(reporters, partners string) string {
			return reporters + ".XG_FOB_USD+MG_CIF_USD." + partners + ".A"
		},
	}
}

// NewCDIS returns direct investment positions by counterpart.
func NewCDIS() source.Source {
	return dataflow{
		info: source.MustInfo(cdisYAML), id: "DIP", enter: position,
		want: []string{"COUNTRY", "DV_TYPE", "INDICATOR", "COUNTERPART_COUNTRY", "FREQUENCY"},
		key: func(reporters, partners string) string {
			return reporters + ".O+SCC." + inward + "." + partners + ".A"
		},
	}
}

// Info returns what the yaml says.
func (d dataflow) Info() source.Info { return d.info }
