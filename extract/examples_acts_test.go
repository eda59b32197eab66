package extract

import (
	"encoding/csv"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"leeway"
)

// actNotation writes an act or a membership as the examples do: "decision KAZ>EAEU join 2015".
func actNotation(c *leeway.Claim) string {
	parts := []string{string(c.Kind), c.Subject + ">" + c.Object, c.Action + c.Status}
	if c.Value != nil && c.Unit != "people" {
		parts = append(parts, strconv.FormatFloat(*c.Value, 'f', -1, 64))
	}
	if c.Period != nil {
		parts = append(parts, strings.TrimPrefix(c.Period.From, "/"))
	}
	if c.Modality != "" && c.Modality != leeway.Asserted {
		parts = append(parts, string(c.Modality))
	}
	if c.Polarity != "" && c.Polarity != leeway.Affirmed {
		parts = append(parts, string(c.Polarity))
	}
	return strings.Join(parts, " ")
}

func readExamples(t *testing.T) [][]string {
	t.Helper()
	f, err := os.Open("testdata/examples_acts.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return all[1:]
}

// Every example must yield its acts and memberships; one without claims must yield none.
func TestActs_Examples(t *testing.T) {
	for _, row := range readExamples(t) {
		reading, err := Read(row[1], Options{Date: "2025-06-15"})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range reading.Claims {
			if c := &reading.Claims[i]; c.Kind.Act() || c.Kind == leeway.KindMembership {
				got = append(got, actNotation(c))
			}
		}
		if want := row[2]; strings.Join(got, "; ") != want {
			t.Errorf("%s: %s\n got  %s\n want %s", row[0], row[1], strings.Join(got, "; "), want)
		}
	}
}

// Every row of the lexicons of acts and statuses has an example.
func TestActs_EveryRowHasAnExample(t *testing.T) {
	seen := map[string]bool{}
	for _, row := range readExamples(t) {
		seen[row[0]] = true
	}
	count := map[string]int{}
	for _, row := range rows("actions.csv") {
		count[row["action"]]++
		if id := fmt.Sprintf("%s#%d", row["action"], count[row["action"]]); !seen[id] {
			t.Errorf("no example of %s (%s)", id, row["verbs"])
		}
	}
	for _, row := range rows("statuses.csv") {
		if !seen[row["status"]] {
			t.Errorf("no example of status %s", row["status"])
		}
	}
}
