package extract

import (
	"encoding/json"
	"slices"
	"sort"
	"strings"
	"testing"
)

const annotated = "Seoul said on Monday that remittances to Uzbekistan rose 76 percent in the first nine months of 2024. Kazakhstan declined to join BRICS."

// TestAnnotate_hasTheShapeOfTheDesign compares the names of the fields in JSON with those of
// the documentation of claims, and holds that words are the text's own bytes.
func TestAnnotate_hasTheShapeOfTheDesign(t *testing.T) {
	a, err := Annotate(annotated, Options{Date: "2024-11-19"})
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	var got map[string][]map[string]any
	if err := json.Unmarshal(b, &got); err != nil {
		t.Fatal(err)
	}
	for list, fields := range map[string]string{
		"sentences":    "end start",
		"mentions":     "actor end start text type",
		"quantities":   "change comparator end start text unit value valueTo",
		"periods":      "end from start text to",
		"attributions": "content cue source",
		"predicates":   "end modality polarity start text",
	} {
		if len(got[list]) == 0 {
			t.Errorf("no %s", list)
			continue
		}
		for _, x := range got[list] {
			var names []string
			for k, v := range x {
				if k == "role" {
					continue // beside the documented fields, where a name stands for a state
				}
				names = append(names, k)
				if q, ok := v.(map[string]any); ok {
					inText(t, q)
				}
			}
			sort.Strings(names)
			if strings.Join(names, " ") != fields {
				t.Errorf("%s has %v, want %s", list, names, fields)
			}
			inText(t, x)
		}
	}
	if len(got) != 6 {
		t.Errorf("%d lists, want 6", len(got))
	}
}

// inText holds that the words of an annotation stand where it says.
func inText(t *testing.T, x map[string]any) {
	t.Helper()
	words, ok := x["text"].(string)
	if !ok {
		return
	}
	start, end := int(x["start"].(float64)), int(x["end"].(float64))
	if annotated[start:end] != words {
		t.Errorf("%q is not at %d to %d", words, start, end)
	}
}

// TestAnnotate_findsEachStage holds what each stage sees in a plain sentence.
func TestAnnotate_findsEachStage(t *testing.T) {
	a, err := Annotate(annotated, Options{Date: "2024-11-19"})
	if err != nil {
		t.Fatal(err)
	}
	var actors, verbs []string
	for _, m := range a.Mentions {
		actors = append(actors, m.Actor)
	}
	for _, p := range a.Predicates {
		verbs = append(verbs, p.Text)
	}
	if want := []string{"KOR", "UZB", "KAZ", "BRICS"}; !slices.Equal(actors, want) {
		t.Errorf("actors %v, want %v", actors, want)
	}
	if q := a.Quantities[0]; q.Value != 76 || q.Unit != "percent" || q.Change != "up" || q.Text != "76 percent" {
		t.Errorf("quantity %+v", q)
	}
	if p := a.Periods[len(a.Periods)-1]; p.From != "2024-01" || p.To != "2024-09" {
		t.Errorf("period %+v", p)
	}
	if s := a.Attributions[0]; s.Source.Text != "Seoul" || s.Cue.Text != "said" || len(s.Content) == 0 {
		t.Errorf("attribution %+v", s)
	}
	if !slices.Contains(verbs, "rose") || !slices.Contains(verbs, "declined") {
		t.Errorf("predicates %v", verbs)
	}
}

// TestAnnotate_writesListsForNothing holds that an empty list is [], not null.
func TestAnnotate_writesListsForNothing(t *testing.T) {
	a, err := Annotate("Well.", Options{})
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	if s := string(b); strings.Contains(s, ":null") {
		t.Errorf("%s", s)
	}
}

// TestAnnotate_refusesWhatReadRefuses holds that the errors are those of Read.
func TestAnnotate_refusesWhatReadRefuses(t *testing.T) {
	for _, text := range []string{"", " \n", "a\x00b", "caf\xe9"} {
		if _, err := Annotate(text, Options{}); err == nil {
			t.Errorf("%q was read", text)
		}
	}
}
