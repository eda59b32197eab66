package opensanctions_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"leeway/source"
	"leeway/source/opensanctions"
	"leeway/source/sourcetest"
)

func read(t testing.TB) string {
	t.Helper()
	text, err := os.ReadFile("testdata/programs.json")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func lines(c *source.Collected) []string {
	var out []string
	for _, e := range c.Events {
		out = append(out, strings.Join([]string{e.Date, strings.Join(e.Actors, ";"), e.Action, e.Object, e.Summary, e.URL}, " | "))
	}
	return out
}

// Q2, Q3, Q4: parts of states, organisations as issuers, programmes without a state.
func TestParse_ProgrammesAgainstStates(t *testing.T) {
	c := sourcetest.Run(t, opensanctions.New(), sourcetest.Files(t, "testdata", "programs.json"))
	want := []string{
		"2026-11-26 | EU | sanction-programme | RUS | Programme EU-XYZ: asset freeze, travel ban | https://example.org/eu",
		"2026-11-26 | EU | sanction-programme | BLR | Programme EU-XYZ: asset freeze, travel ban | https://example.org/eu",
		"2026-11-26 | UN | sanction-programme | PRK | Programme UN-XYZ: arms embargo, asset freeze, travel ban, export control | https://www.opensanctions.org/programs/",
		"2026-11-26 | USA | sanction-programme | YUG | Programme US-OLD | https://www.opensanctions.org/programs/",
	}
	if got := lines(c); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for reason, n := range map[string]int64{"a territory that is no state": 1, "a programme without a targeted state": 1, "an issuer that is neither a state nor an organisation of states": 1} {
		if c.Counts.Skipped[reason] != n {
			t.Errorf("%s: %d, want %d", reason, c.Counts.Skipped[reason], n)
		}
	}
}

// Q5: a programme that is not active makes no event.
func TestParse_LeavesOutProgrammesThatAreNotInForce(t *testing.T) {
	text := strings.Replace(read(t), `"key": "EU-XYZ"`, `"status": "inactive", "key": "EU-XYZ"`, 1)
	text = strings.Replace(text, `"key": "UN-XYZ"`, `"status": "active", "key": "UN-XYZ"`, 1)
	c := sourcetest.Run(t, opensanctions.New(), sourcetest.Text("programs.json", text))
	if got := lines(c); len(got) != 2 || !strings.Contains(got[0], "UN-XYZ") || c.Counts.Skipped["a programme that is not in force"] != 1 {
		t.Errorf("%s, skipped %v", strings.Join(got, "\n"), c.Counts.Skipped)
	}
}

// Q1: an object that has the list under data.
func TestParse_ListInAnObject(t *testing.T) {
	a := sourcetest.Run(t, opensanctions.New(), sourcetest.Text("programs.json", read(t)))
	b := sourcetest.Run(t, opensanctions.New(), sourcetest.Text("programs.json", `{"data": `+read(t)+`}`))
	if !slices.Equal(lines(a), lines(b)) {
		t.Error("the two shapes differ")
	}
}

func TestParse_Refuses(t *testing.T) {
	for name, c := range map[string]struct{ old, new, where, what string }{
		"an unknown target": {`"by"`, `"qq"`, "programs.json, entry 1 (EU-XYZ)", `"qq"`},
		"an unknown issuer": {`"territory": "us"`, `"territory": "qq"`, "entry 5 (US-OLD)", `"qq"`},
		"a new field":       {`"aliases"`, `"effects"`, "entry 1", `"effects"`},
		"no key":            {`"key": "UN-XYZ"`, `"key": ""`, "entry 2", "no key"},
		"another type":      {`"target_territories": ["kp"]`, `"target_territories": "kp"`, "entry 2", "target_territories"},
		"no list":           {read(t), `{"programs": []}`, "programs.json", "under data"},
		"cut short":         {read(t), `[{"key"`, "programs.json", "JSON"},
		"a web page":        {read(t), "<html>", "programs.json", "web page"},
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.ReplaceAll(read(t), c.old, c.new)
			sourcetest.Refuses(t, opensanctions.New(), sourcetest.Text("programs.json", text), c.where, c.what)
		})
	}
	undated := source.Snapshot{Files: []source.File{source.FromBytes("programs.json", []byte(read(t)))}}
	sourcetest.Refuses(t, opensanctions.New(), undated, "programs.json", "not known")
}

func TestPlan_AsksForTheList(t *testing.T) {
	asks, err := opensanctions.New().Plan(source.Request{})
	if err != nil || len(asks) != 1 || asks[0].URL != "https://data.opensanctions.org/meta/programs.json" || asks[0].Name != "programs.json" {
		t.Fatalf("%+v, %v", asks, err)
	}
	if asks[0].Check(strings.NewReader("<html>")) == nil || asks[0].Check(strings.NewReader("[]")) != nil {
		t.Error("the check of a list")
	}
}

func FuzzParse(f *testing.F) {
	f.Add(read(f))
	f.Fuzz(func(t *testing.T, text string) {
		sourcetest.Sound(t, opensanctions.New(), sourcetest.Text("programs.json", text))
	})
}
