package extract

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"
)

// TestRead_TakesPieces reads the examples with words cut off at either end: patterns look at the words beside those
// that they match, and a text may begin or end anywhere.
func TestRead_TakesPieces(t *testing.T) {
	for _, file := range []string{"testdata/examples.csv", "testdata/examples_acts.csv"} {
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		r := csv.NewReader(f)
		r.Comment, r.FieldsPerRecord, r.LazyQuotes = '#', -1, true
		rows, err := r.ReadAll()
		f.Close()
		if err != nil || len(rows) < 50 {
			t.Fatalf("%s: %d rows, %v", file, len(rows), err)
		}
		n := 0
		for i, row := range rows {
			for _, text := range row {
				words := strings.Fields(text)
				if len(words) < 4 {
					continue
				}
				for k := 1 + i%2; k < len(words); k += 2 {
					for _, piece := range []string{strings.Join(words[k:], " "), strings.Join(words[:k], " ")} {
						if _, err := Read(piece, Options{Date: "2024-11-19"}); err == nil {
							n++
						}
					}
				}
			}
		}
		if n < 500 {
			t.Errorf("%s: only %d pieces were read", file, n)
		}
	}
}
