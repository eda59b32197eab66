package check_test

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"leeway"
	"leeway/check"
)

// TestStories judges the claims of each story in testdata against its rows. A story is a txtar
// archive: what it shows, the document's date or one inferred, claims.json, the tables it needs, and in want one line per
// claim: id, status and, of a misread claim, the reading. A line "id says WORDS" asks for words in the
// explanation, correction or notes.
func TestStories(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { tellStory(t, file) })
	}
}

func tellStory(t *testing.T, file string) {
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	r, rec := &leeway.Reading{}, &leeway.Record{}
	var want string
	for _, f := range a.Files {
		switch f.Name {
		case "date":
			r.Document.Date = strings.TrimSpace(string(f.Data))
		case "inferred date":
			r.Document.Date, r.Document.DateBasis = strings.TrimSpace(string(f.Data)), leeway.DateInferred
		case "claims.json":
			if err := json.Unmarshal(f.Data, &r.Claims); err != nil {
				t.Fatal(err)
			}
		case "want":
			want = string(f.Data)
		default:
			addRows(t, rec, f)
		}
	}
	check.Judge(r, rec)
	compare(t, r, want)
}

// addRows reads a table of a story.
func addRows(t *testing.T, rec *leeway.Record, f txtar.File) {
	rows, err := csv.NewReader(strings.NewReader(string(f.Data))).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, h := range rows[0] {
			m[h] = row[i]
		}
		switch f.Name {
		case "observations.csv":
			rec.Observations = append(rec.Observations, storyObservation(t, m))
		case "memberships.csv":
			rec.Memberships = append(rec.Memberships, leeway.Membership{Organisation: m["organisation"], State: m["state"], Status: m["status"], From: m["from"], To: m["to"], Source: "A list", Note: m["note"]})
		case "rosters.csv":
			rec.Rosters = append(rec.Rosters, leeway.Roster{Organisation: m["organisation"], Status: m["status"], From: m["from"], To: m["to"], Source: "A roster"})
		case "treaties.csv":
			rec.Treaties = append(rec.Treaties, leeway.Treaty{Treaty: m["treaty"], Provides: m["provides"], Signed: m["signed"], InForce: m["in_force"], Parties: strings.Split(m["parties"], ";"), Source: "A list"})
		case "events.csv":
			rec.Events = append(rec.Events, leeway.Event{Date: m["date"], Actors: strings.Split(m["actors"], ";"), Action: m["action"], Object: m["object"], Summary: m["summary"], Source: "A paper"})
		default:
			t.Fatalf("%s: no such table", f.Name)
		}
	}
}

func storyObservation(t *testing.T, m map[string]string) leeway.Observation {
	v, err := strconv.ParseFloat(m["value"], 64)
	if err != nil {
		t.Fatal(err)
	}
	o := leeway.Observation{
		Indicator: m["indicator"], Reporter: m["reporter"], Partner: m["partner"], Period: m["period"], Statistic: leeway.Statistic(m["statistic"]),
		Value: v, Unit: m["unit"], Whole: m["whole"], PeriodBasis: m["basis"], Comparator: m["comparator"], Quality: leeway.Quality(m["quality"]),
		Origin: m["origin"], Flow: m["flow"], Mirror: m["mirror"], Released: m["released"], Source: m["origin"], Note: m["note"],
	}
	if o.Quality == "" {
		o.Quality = leeway.Official
	}
	return o
}

// compare holds verdicts against the lines of want.
func compare(t *testing.T, r *leeway.Reading, want string) {
	byID := map[string]*leeway.Verdict{}
	for i := range r.Claims {
		byID[r.Claims[i].ID] = r.Claims[i].Verdict
	}
	lines := bufio.NewScanner(strings.NewReader(want))
	for lines.Scan() {
		line := strings.TrimSpace(lines.Text())
		if line == "" {
			continue
		}
		if words, ok := strings.CutPrefix(line, "inconsistent "); ok {
			if len(r.Inconsistencies) == 0 || !strings.Contains(r.Inconsistencies[0].Explanation, words) {
				t.Errorf("inconsistencies %v, want one that says %q", r.Inconsistencies, words)
			}
			continue
		}
		id, rest, _ := strings.Cut(line, " ")
		v := byID[id]
		if v == nil {
			t.Fatalf("no claim %q", id)
		}
		if words, ok := strings.CutPrefix(rest, "says "); ok {
			all := v.Explanation + "\n" + v.Correction + "\n" + strings.Join(v.Notes, "\n")
			if !strings.Contains(all, words) {
				t.Errorf("%s does not say %q but\n%s", id, words, all)
			}
			continue
		}
		if got := strings.TrimSpace(string(v.Status) + " " + v.Reading); got != rest {
			t.Errorf("%s: got %s, want %s\n%s\n%v", id, got, rest, v.Explanation, v.Steps)
		}
	}
}
