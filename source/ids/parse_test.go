package ids_test

import (
	"strings"
	"testing"

	"leeway"
	"leeway/source"
	"leeway/source/ids"
	"leeway/source/sourcetest"
)

func excerpt(t testing.TB) string { return sourcetest.Read(t, "KGZ-1.json") }

// Q1, Q2, Q4, Q5: the total, names with their spaces and spellings, a zero and a null,
// several lenders together. The creditors add up to the total.
func TestParse_DebtByCreditor(t *testing.T) {
	c := sourcetest.Run(t, ids.New(), sourcetest.Files(t, "testdata", "KGZ-1.json"))
	sum := 0.0
	for key, want := range map[string]float64{"debt KGZ CHN 2024": 600.5, "debt KGZ DEU 2024": 0, "debt KGZ ida 2024": 350, "debt KGZ unknown 2024": 49.5} {
		got := sourcetest.Value(t, c, key)
		if sum += got; got != want {
			t.Errorf("%s is %v, want %v", key, got, want)
		}
	}
	if total := sourcetest.Value(t, c, "debt KGZ world 2024"); total != sum {
		t.Errorf("creditors sum to %v, the total is %v", sum, total)
	}
	for _, o := range c.Observations {
		if o.PeriodBasis != "stock-at-end" || o.Mirror != "reporter" || (o.Partner == "unknown") != strings.Contains(o.Note, "Multiple Lenders") {
			t.Errorf("%+v", o)
		}
	}
	if c.Released != "2025-12-03" {
		t.Errorf("released %s", c.Released)
	}
}

// Q3: bilateral debt is a part of what is read.
func TestParse_PartsAreNotCountedTwice(t *testing.T) {
	c := sourcetest.Run(t, ids.New(), sourcetest.Files(t, "testdata", "KGZ-1.json"))
	if len(c.Observations) != 5 || c.Counts.Skipped["DT.DOD.BLAT.CD"] != 1 || c.Counts.Skipped["null"] != 1 {
		t.Errorf("%d rows, skipped %v", len(c.Observations), c.Counts.Skipped)
	}
}

func TestParse_Refuses(t *testing.T) {
	for name, c := range map[string]struct{ old, new, where, what string }{
		"an unknown creditor":     {`"World Bank-IDA"`, `"Bank of Nowhere"`, "row 4, Counterpart-Area", "Bank of Nowhere"},
		"an unknown debtor":       {`"KGZ"`, `"KGX"`, "row 1, Country", "KGX"},
		"an unknown series":       {"DT.DOD.BLAT.CD", "DT.NEW", "row 7, Series", "DT.NEW"},
		"a time":                  {"YR2024", "YR24", "row 1, date", "24"},
		"a number":                {"600.5", `"6OO"`, "row 2", "6OO"},
		"a dimension":             {`"Counterpart-Area"`, `"Creditor"`, "row 1", "Creditor"},
		"the same creditor twice": {`"Japan"},{"concept":"Time","id":"YR2024","value":"2024"}],"value":null`, `"China"},{"concept":"Time","id":"YR2024","value":"2024"}],"value":1`, "KGZ", "twice"},
	} {
		t.Run(name, func(t *testing.T) {
			sourcetest.Refuses(t, ids.New(), sourcetest.Text("a", strings.Replace(excerpt(t), c.old, c.new, 1)), c.where, c.what)
		})
	}
	sourcetest.Refuses(t, ids.New(), sourcetest.Text("a", "<html></html>"), "a is a web page")
	sourcetest.Refuses(t, ids.New(), sourcetest.Text("a", `{"message":[{"id":"175","key":"Invalid format","value":"The indicator was not found"}]}`), "a: the World Bank answers", "not found")
}

func TestPlan_AsksForTheCreditorsOfEachDebtor(t *testing.T) {
	asks, err := ids.New().Plan(source.Request{Reporters: []string{"KGZ", "TJK"}, From: "2022", To: "2024"})
	const first = "https://api.worldbank.org/v2/sources/6/country/KGZ/series/DT.DOD.DPPG.CD/counterpart-area/all/time/YR2022;YR2023;YR2024?format=json&per_page=20000&page=1"
	if err != nil || len(asks) != 2 || asks[0].URL != first {
		t.Fatalf("%+v, %v", asks, err)
	}
	more, err := asks[0].Next(strings.NewReader(strings.Replace(excerpt(t), `"pages":1`, `"pages":3`, 1)))
	if err != nil || len(more) != 2 || more[1].URL != strings.Replace(first, "page=1", "page=3", 1) {
		t.Errorf("%+v, %v", more, err)
	}
	for _, r := range []source.Request{{}, {Reporters: []string{"KGZ"}, Indicators: []string{"arms"}}} {
		if _, err := ids.New().Plan(r); leeway.CodeOf(err) != leeway.CodeInvalid {
			t.Errorf("%+v: %v", r, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(excerpt(f))
	f.Fuzz(func(t *testing.T, text string) {
		sourcetest.Sound(t, ids.New(), sourcetest.Text("a", text))
	})
}
