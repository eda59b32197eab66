package sheet

import (
	"slices"
	"strings"
	"testing"

	"leeway"
)

func TestTabs_DoesNotQuote(t *testing.T) {
	var rows [][]string
	for row, err := range Tabs(strings.NewReader("\ufeffa\t\"b\r\nC\xf4te\t\"\n\nlast"), "t.tab") {
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row.Cells)
		if row.N != len(rows) || row.File != "t.tab" {
			t.Errorf("%+v", row)
		}
	}
	want := [][]string{{"a", `"b`}, {"Côte", `"`}, {""}, {"last"}}
	if !slices.EqualFunc(rows, want, slices.Equal) {
		t.Errorf("%q, want %q", rows, want)
	}
}

func TestTabs_Refuses(t *testing.T) {
	for text, want := range map[string]string{"": "is empty", "<html>": "web page", strings.Repeat("x", longestLine+2): "no table of tabs"} {
		var got error
		for _, err := range Tabs(strings.NewReader(text), "t.tab") {
			got = err
		}
		if leeway.CodeOf(got) != leeway.CodeInvalid || !strings.Contains(got.Error(), want) {
			t.Errorf("%.20q: %v", text, got)
		}
	}
}
