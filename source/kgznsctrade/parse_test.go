package kgznsctrade

import (
	"strings"
	"testing"

	"leeway"
	"leeway/internal/sheet/sheettest"
	"leeway/source"
	"leeway/source/sourcetest"
)

func excerpt(t testing.TB) string { return sourcetest.Read(t, "exports.csv") }

func workbook(t testing.TB, text string) source.Snapshot {
	t.Helper()
	return sourcetest.Text("exports.xlsx", string(sheettest.Workbook(t, "Sheet1", text)))
}

func TestParse_ReadsTheExcerpt(t *testing.T) {
	found := sourcetest.Run(t, New(), workbook(t, excerpt(t)))
	for key, want := range map[string]float64{
		"exports KGZ world 2023": 2000500, "exports KGZ EU 2022": 300e3, "exports KGZ DEU 2023": 400e3,
		"exports KGZ CHN 2023": 500250, "exports KGZ unknown 2023": 300250,
	} {
		if got := sourcetest.Value(t, found, key); got != want {
			t.Errorf("%s is %v, want %v", key, got, want)
		}
	}
	for _, o := range found.Observations {
		if provisional := o.Status == leeway.StatusProvisional; provisional != (o.Period == "2023") { // Q2
			t.Errorf("%+v", o)
		}
	}
	if c := found.Counts; c.Skipped["a dash or a blank"] != 1 || c.Skipped["a sum over a continent"] != 2 || len(c.Notes) != 0 { // Q3, Q5
		t.Errorf("counts %+v", c)
	}
}

func TestParse_ReadsTheProducersFiles(t *testing.T) {
	found := sourcetest.Run(t, New(), sourcetest.Real(t, "kgz-nsc-trade-by-country/4.03.00.18_exports_by_country.xlsx", "kgz-nsc-trade-by-country/4.03.00.20_imports_by_country.xlsx"))
	for key, want := range map[string]float64{
		"imports KGZ EU 2023": 964572921, "imports KGZ EU 2015": 323251700, // Q7
		"exports KGZ world 1994": 341091400, "exports KGZ world 2023": 3384856093, "exports KGZ PNG 2016": 2200,
	} {
		if got := sourcetest.Value(t, found, key); got != want {
			t.Errorf("%s is %v, want %v", key, got, want)
		}
	}
	// What Kyrgyz records say of imports from China in 2023; Chinese ones say 19.7 billion.
	if got := sourcetest.Value(t, found, "imports KGZ CHN 2023"); got < 5.3e9 || got > 5.5e9 {
		t.Errorf("imports from China %v", got)
	}
	if notes := strings.Join(found.Counts.Notes, " "); len(found.Counts.Notes) != 1 || !strings.Contains(notes, "exports") || !strings.Contains(notes, "in 2021") { // Q6
		t.Errorf("notes %q", notes)
	}
}

// Q7: the second row of the EU is not the sum over its members, and is not taken for it.
func TestParse_TheUnionIsTheSumOverItsMembers(t *testing.T) {
	twice := strings.Replace(excerpt(t), "Россия,Россия,Russia", "Европа Бирлиги (ЕБ),Европейский союз (ЕС),European Union (EU),0.2,0.03\nРоссия,Россия,Russia", 1)
	found := sourcetest.Run(t, New(), workbook(t, twice))
	if got := sourcetest.Value(t, found, "exports KGZ EU 2023"); got != 400e3 || found.Counts.Skipped["what is recorded under the EU itself"] != 1 {
		t.Errorf("exports to the EU %v, left out %v", got, found.Counts.Skipped)
	}
}

func TestParse_Refuses(t *testing.T) {
	good := excerpt(t)
	for name, c := range map[string]struct {
		old, new string
		parts    []string
	}{
		"an unknown partner (Q4)": {"Германия,Германия", "Германия,Гонделупа", []string{"exports.xlsx", "row 9, column B", `"Гонделупа"`}},
		"another table (Q1)":      {"4.03.00.18: Экспорт товаров", "4.03.00.19: Экспорт", []string{"row 1, column B", "4.03.00.19"}},
		"another unit":            {"тыс. долларов США", "млн. сомов", []string{"row 2, column B", "млн. сомов"}},
		"a bad number":            {"500.25", "много", []string{"row 12, column E", `"много" is no number`}},
		"an unknown footnote":     {"2023 1", "2023 2", []string{"row 4, column E", `mark "2"`}},
		"a column without a year": {"2023 1", "Total", []string{"row 4, column E", `"Total" is no year`}},
		"a row before the years":  {"2022,2023 1", ",", []string{"row 5, column E", `"2000.5" is no year`}},
	} {
		t.Run(name, func(t *testing.T) {
			sourcetest.Refuses(t, New(), workbook(t, strings.Replace(good, c.old, c.new, 1)), c.parts...)
		})
	}
	sourcetest.Refuses(t, New(), sourcetest.Text("exports.xlsx", "<html>"), "exports.xlsx", "web page")
}

func TestPlan_SaysWhereTheFilesAre(t *testing.T) {
	_, err := New().Plan(source.Request{})
	if leeway.CodeOf(err) != leeway.CodeNotFound || !strings.Contains(leeway.HintOf(err), "leeway import kgz-nsc-trade") {
		t.Errorf("error %v, hint %q", err, leeway.HintOf(err))
	}
}

func FuzzParse(f *testing.F) {
	f.Add(workbookText(f))
	f.Fuzz(func(t *testing.T, data string) {
		sourcetest.Sound(t, New(), sourcetest.Text("f.xlsx", data))
	})
}

func workbookText(t testing.TB) string {
	return string(sheettest.Workbook(t, "Sheet1", excerpt(t)))
}
