package kazbnstrade

import (
	"strings"
	"testing"

	"leeway"
	"leeway/internal/sheet/sheettest"
	"leeway/source"
	"leeway/source/sourcetest"
)

func workbook(t testing.TB, text string) source.Snapshot {
	t.Helper()
	return sourcetest.Text("2023.xlsx", string(sheettest.Workbook(t, "Обложка", sourcetest.Read(t, "cover.csv"), "2023", text)))
}

func TestParse_ReadsTheExcerpt(t *testing.T) {
	found := sourcetest.Run(t, New(), workbook(t, sourcetest.Read(t, "2023.csv")))
	for key, want := range map[string]float64{
		"trade KAZ world 2023": 3000500, "exports KAZ CIS 2023": 1e6, "imports KAZ RUS 2023": 500e3, "imports KAZ TUV 2023": 100500, // Q5, Q2
	} {
		if got := sourcetest.Value(t, found, key); got != want {
			t.Errorf("%s is %v, want %v", key, got, want)
		}
	}
	if found.Released != "2024-07-25" { // Q1
		t.Errorf("released %q", found.Released)
	}
	// Q3, Q4: neither blanks nor shares become rows.
	if c := found.Counts; c.Rows["observations"] != 14 || c.Skipped["a blank cell"] != 1 || c.Skipped["a sum over states"] != 1 || len(c.Notes) > 0 {
		t.Errorf("counts %+v", c)
	}
}

func TestParse_SaysThatPartnersDoNotSumToTheTotal(t *testing.T) {
	found := sourcetest.Run(t, New(), workbook(t, strings.Replace(sourcetest.Read(t, "2023.csv"), "Китай,1400,,1000", "Китай,1400,,500", 1)))
	if notes := found.Counts.Notes; len(notes) != 1 || !strings.Contains(notes[0], "75.0 percent in 2023") {
		t.Errorf("notes %q", notes)
	}
}

func TestParse_ReadsTheProducersFiles(t *testing.T) {
	for edition, values := range map[string]map[string]float64{
		"2019": {"trade KAZ world 2019": 97774894600, "imports KAZ TUV 2018": 100},
		"2020": {}, "2021": {}, "2022": {},
		"2023": {"trade KAZ world 2023": 139551038012.3, "trade KAZ RUS 2023": 27054449636.74, "imports KAZ EAEU 2023": 18221499790.83},
	} {
		t.Run(edition, func(t *testing.T) {
			found := sourcetest.Run(t, New(), sourcetest.Real(t, "kaz-bns-trade-by-country/kaz_bns_trade_by_country_"+edition+".xls"))
			for key, want := range values {
				if got := sourcetest.Value(t, found, key); got != want {
					t.Errorf("%s is %v, want %v", key, got, want)
				}
			}
			if n := found.Counts.Rows["observations"]; n < 900 || len(found.Counts.Notes) > 0 {
				t.Errorf("%d rows, notes %q", n, found.Counts.Notes)
			}
		})
	}
}

func TestParse_Refuses(t *testing.T) {
	good := sourcetest.Read(t, "2023.csv")
	for name, c := range map[string]struct {
		old, new string
		parts    []string
	}{
		"an unknown partner": {"Китай,", "Катай,", []string{"2023.xlsx", `sheet "2023"`, "row 10, column A", `"Катай"`}},
		"another unit":       {"тыс. долларов", "млн. долларов", []string{"row 4", "unit"}},
		"a moved column":     {"Экспорт", "Реэкспорт", []string{"row 4, column D", `"Реэкспорт"`}},
		"a bad number":       {"1500,50,1000,50,500,50", "1500,50,x,50,500,50", []string{"row 7, column D", `"x" is no number`}},
		"part of a year":     {"2023 год", "за январь-июнь 2023 года", []string{"whole year"}},
	} {
		t.Run(name, func(t *testing.T) {
			sourcetest.Refuses(t, New(), workbook(t, strings.Replace(good, c.old, c.new, 1)), c.parts...)
		})
	}
	sourcetest.Refuses(t, New(), sourcetest.Text("a.xls", "<html>"), "a.xls", "web page")
	sourcetest.Refuses(t, New(), sourcetest.Text("a.xls", string(sheettest.Workbook(t, "Обложка", sourcetest.Read(t, "cover.csv")))), "a.xls", "no sheet")
}

func TestPlan_SaysWhereTheFilesAre(t *testing.T) {
	_, err := New().Plan(source.Request{})
	if leeway.CodeOf(err) != leeway.CodeNotFound || !strings.Contains(leeway.HintOf(err), "leeway import kaz-bns-trade") {
		t.Errorf("error %v, hint %q", err, leeway.HintOf(err))
	}
}

func FuzzParse(f *testing.F) {
	f.Add(string(sheettest.Workbook(f, "2023", sourcetest.Read(f, "2023.csv"))))
	f.Fuzz(func(t *testing.T, data string) {
		sourcetest.Sound(t, New(), sourcetest.Text("f.xlsx", data))
	})
}
