package source_test

import (
	"fmt"
	"testing"

	"leeway/source"
)

// A table of all rows with Kazakhstan or Uzbekistan on either side: Georgia bought from others too.
func TestSomeSuppliers_BuyersOfACutTable(t *testing.T) {
	got := source.SomeSuppliers(map[string]map[string]bool{
		"KAZ": {"RUS": true, "UZB": true}, "UZB": {"RUS": true}, "GEO": {"KAZ": true, "UZB": true},
	})
	if !got["GEO"] || got["KAZ"] || got["UZB"] {
		t.Errorf("of some suppliers only: %v, want Georgia alone", got)
	}
}

func TestSomeSuppliers_NotInATableOfTheWorld(t *testing.T) {
	all := map[string]map[string]bool{"GEO": {"S1": true}}
	for i := range 120 {
		all[fmt.Sprintf("S%d", i)] = map[string]bool{"outside": true}
	}
	if got := source.SomeSuppliers(all); len(got) > 0 {
		t.Errorf("%v", got)
	}
}

// Two states that supply each other, in a table of both: nothing shows that it was cut.
func TestSomeSuppliers_NeedsASupplierFromOutside(t *testing.T) {
	if got := source.SomeSuppliers(map[string]map[string]bool{"A": {"B": true}, "B": {"A": true}}); len(got) > 0 {
		t.Errorf("%v", got)
	}
}
