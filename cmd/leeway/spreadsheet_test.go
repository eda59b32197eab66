package main

import (
	"strings"
	"testing"
)

func TestWriteCSV_MakesNoFormulaOfText(t *testing.T) {
	for cell, want := range map[string]string{
		"=HYPERLINK(1)": "'=HYPERLINK(1)", "+Ann": "'+Ann", "@sum": "'@sum", "-2+3+cmd|x": "'-2+3+cmd|x", "\t=1": "'\t=1",
		"-11.4": "-11.4", "+5": "+5", "1e9": "1e9", "=": "=", ">=": ">=", "–": "–", "": "", "Russia's part": "Russia's part",
	} {
		var b strings.Builder
		if err := writeCSV(&b, [][]string{{cell, "x"}}); err != nil {
			t.Fatal(err)
		}
		if got := strings.TrimSuffix(b.String(), ",x\n"); got != want {
			t.Errorf("%q is written as %q, not %q", cell, got, want)
		}
	}
}
