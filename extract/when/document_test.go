package when_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"leeway"
	"leeway/extract/token"
	"leeway/extract/when"
)

func TestDocumentDate(t *testing.T) {
	for _, c := range []struct {
		name, text, date string
		basis            leeway.DateBasis
	}{
		{"date line with time and place", "A title of some kind\nMarch 28, 2019 11:45 Bishkek\n\nThe two sides met in 2018.", "2019-03-28", leeway.DateStated},
		{"weekday", "Thursday, November 7, 2019\n\nExports rose in 2018.", "2019-11-07", leeway.DateStated},
		{"label", "Trade grows\nPublished 3 May 2021\nTrade grew in 2020.", "2021-05-03", leeway.DateStated},
		{"label with colon", "Trade grows\nTrade grew in 2020.\nUpdated: 4 May 2021", "2021-05-04", leeway.DateStated},
		{"dateline", "BRUSSELS, 4 June 2024 (Reuters) – Ministers met on Tuesday.", "2024-06-04", leeway.DateStated},
		{"published beats another line", "1 May 2020\nPublished 3 May 2021\nText.", "2021-05-03", leeway.DateStated},
		{"newest past date", "Exports rose by 5 percent in 2021. They had fallen in March 2020. By 2030 they are to double.", "2021", leeway.DateInferred},
		{"newest of two days", "The treaty was signed on 6 July 2024 and ratified on 8 August 2024.", "2024-08-08", leeway.DateInferred},
		{"what is to come does not count", "The bank will open a branch in 2027. It was founded in 2006.", "2006", leeway.DateInferred},
		{"nothing", "Exports rose last year.", "", leeway.DateUnknown},
	} {
		t.Run(c.name, func(t *testing.T) {
			date, basis := when.DocumentDate(token.Split(c.text))
			if date != c.date || basis != c.basis {
				t.Errorf("got %q, %s, want %q, %s", date, basis, c.date, c.basis)
			}
		})
	}
}

func TestGold_DocumentDates(t *testing.T) {
	stated, right, after, unknown, total := 0, 0, 0, 0, 0
	for _, file := range articles(t) {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(strings.TrimSuffix(file, ".gold.json") + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		var g goldFile
		if err := json.Unmarshal(raw, &g); err != nil {
			t.Fatal(err)
		}
		total++
		date, basis := when.DocumentDate(token.Split(string(text)))
		switch {
		case basis == leeway.DateUnknown:
			unknown++
		case basis == leeway.DateStated:
			stated++
			if date == g.Document.Date {
				right++
			} else {
				t.Errorf("%s: stated %s, is %s", filepath.Base(file), date, g.Document.Date)
			}
		default:
			if d, _ := leeway.ParseDate(date); d.Format("2006-01-02") > g.Document.Date {
				after++
				t.Logf("%s: inferred %s, is %s", filepath.Base(file), date, g.Document.Date)
			}
		}
	}
	t.Logf("%d documents: %d dates stated, %d of them right; %d without a date; %d inferred after the true one", total, stated, right, unknown, after)
}
