package extract

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"
)

// keys are the columns that name a row of a data file.
var keys = map[string][]string{
	"indicators.csv": {"indicator", "product", "frame"},
	"verbs.csv":      {"frame"},
	"ranks.csv":      {"indicator", "product", "slot"},
	"motions.csv":    {"direction", "kind"},
}

// unread are rows that nothing is read by yet: facts about one state alone, which carry no
// tie, and rows that others overtake. A row with an example must not stand here.
var unread = map[string]string{
	"indicators.csv growth-rate//own": "a fact about one state",
	"verbs.csv loan":                  "a loan is read as an act",
	"ranks.csv arms//X":               "rank among exporters of arms",
	"ranks.csv remittances//R":        "rank among recipients",
}

// TestExamples reads the example sentences of testdata/examples.csv (file, row, text,
// claim). A claim is given by some of its fields; one of those read must have them all.
func TestExamples(t *testing.T) {
	for _, e := range examples(t) {
		t.Run(e.file+"/"+e.row, func(t *testing.T) {
			reading, err := Read(e.text, Options{Date: "2024-06-01"})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for i := range reading.Claims {
				if f := fields(&reading.Claims[i]); holds(f, strings.Fields(e.claim)) {
					return
				} else {
					got = append(got, strings.Join(f, " "))
				}
			}
			t.Errorf("%s\ngot  %s\nwant %s", e.text, strings.Join(got, "\n     "), e.claim)
		})
	}
}

// TestExamples_coverAllRows holds that every row of the data files has an example.
func TestExamples_coverAllRows(t *testing.T) {
	shown := map[string]bool{}
	for _, e := range examples(t) {
		shown[e.file+" "+e.row] = true
	}
	for file, columns := range keys {
		for _, row := range rows(file) {
			var key []string
			for _, c := range columns {
				key = append(key, row[c])
			}
			if name := file + " " + strings.Join(key, "/"); shown[name] == (unread[name] != "") {
				t.Errorf("%s: has an example: %v, stands among the unread: %v", name, shown[name], unread[name] != "")
			}
		}
	}
}

// holds reports whether got begins with kind, subject and object of want and has its other fields.
func holds(got, want []string) bool {
	have := map[string]bool{}
	for i, f := range got {
		if i < 3 && i < len(want) && f != want[i] {
			return false
		}
		have[f] = true
	}
	for _, f := range want[min(3, len(want)):] {
		if !have[f] {
			return false
		}
	}
	return true
}

// example is a row of examples.csv.
type example struct{ file, row, text, claim string }

func examples(t *testing.T) []example {
	t.Helper()
	f, err := os.Open("testdata/examples.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []example
	for _, r := range all[1:] {
		out = append(out, example{r[0], r[1], r[2], r[3]})
	}
	return out
}
