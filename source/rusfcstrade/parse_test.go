package rusfcstrade

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"leeway"
	"leeway/internal/sheet/sheettest"
	"leeway/source"
	"leeway/source/sourcetest"
	"leeway/state"
)

func excerpt(t testing.TB, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// workbook returns a snapshot of a workbook with a sheet of contents and the given one.
func workbook(t testing.TB, name, text string) source.Snapshot {
	t.Helper()
	return sourcetest.Text(name, string(sheettest.Workbook(t, "Содержание", "Содержание\nx\nx\nx\n", "1", text)))
}

// rows lists what was found as "indicator reporter partner period mirror" and value.
func rows(c *source.Collected) map[string]float64 {
	out := map[string]float64{}
	for _, o := range c.Observations {
		out[strings.Join([]string{o.Indicator, o.Reporter, o.Partner, o.Period, o.Mirror}, " ")] = o.Value
	}
	return out
}

func TestParse_ReadsAYearWithBothSides(t *testing.T) { // Q1, Q2, Q4
	found := sourcetest.Run(t, New(), workbook(t, "94itog.xlsx", excerpt(t, "1994.csv")))
	want := map[string]float64{
		"exports RUS world 1994 reporter": 1e9, "exports RUS CIS 1994 reporter": 300e6, "imports RUS world 1994 reporter": 600e6, "imports RUS CIS 1994 reporter": 200e6,
		"exports RUS BLR 1994 reporter": 100.1e6, "imports BLR RUS 1994 partner": 100.1e6, "exports RUS KAZ 1994 reporter": 50e6, "imports KAZ RUS 1994 partner": 50e6,
		"imports RUS BLR 1994 reporter": 75.1e6, "exports BLR RUS 1994 partner": 75.1e6, "imports RUS KAZ 1994 reporter": 20e6, "exports KAZ RUS 1994 partner": 20e6,
	}
	got := rows(found)
	if len(got) != len(want) {
		t.Errorf("%d rows, want %d: %v", len(got), len(want), got)
	}
	for key, v := range want {
		if got[key] != v {
			t.Errorf("%s is %v, want %v", key, got[key], v)
		}
	}
	if c := found.Counts; c.Skipped["a sum over states outside the CIS"] != 2 || len(c.Notes) != 0 { // Q3
		t.Errorf("counts %+v", c)
	}
}

func TestParse_ReadsMonths(t *testing.T) {
	found := sourcetest.Run(t, New(), workbook(t, "96stran.xlsx", excerpt(t, "months.csv")))
	got := rows(found)
	for key, v := range map[string]float64{
		"exports RUS CHN 2010-01 reporter": 10.5e6, "imports KOR RUS 2010-02 partner": 21e6, "exports RUS KAZ 2011-01 reporter": 32e6, // Q5
	} {
		if got[key] != v {
			t.Errorf("%s is %v, want %v", key, got[key], v)
		}
	}
	if len(got) != 18 {
		t.Errorf("%d rows, want 18", len(got))
	}
	for _, o := range found.Observations {
		unseen := o.Period == "2010-02" && (o.Reporter == "KAZ" || o.Partner == "KAZ") // Q6
		if (o.Status == leeway.StatusMissing) != unseen || o.PeriodBasis != "months" {
			t.Errorf("%+v", o)
		}
	}
}

func TestParse_NotesWhatDoesNotSumToTheTotal(t *testing.T) { // Q3
	text := strings.Replace(excerpt(t, "1994.csv"), "зарубежья,400", "зарубежья,402", 1)
	found := sourcetest.Run(t, New(), workbook(t, "94itog.xlsx", text))
	if notes := found.Counts.Notes; len(notes) != 1 || !strings.Contains(notes[0], "imports") || !strings.Contains(notes[0], "602 million") {
		t.Errorf("notes %q", notes)
	}
}

func TestParse_ReadsThePublishedFiles(t *testing.T) {
	found := sourcetest.Run(t, New(), sourcetest.Real(t, "rus-fcs-trade/94itog.xlsx", "rus-fcs-trade/96stran.xlsx"))
	got := rows(found)
	for key, v := range map[string]float64{
		"exports RUS world 1994 reporter": 63286e6, "imports RUS ARM 1995 reporter": 75.1e6, "exports TJK RUS 1997 partner": 97.2e6,
		"exports RUS CHN 2006-01 reporter": 1197010990, "imports AZE RUS 2021-12 partner": 304025130, "imports RUS KAZ 2021-12 reporter": 708062890, "imports UZB RUS 2006-01 partner": 39876360,
	} {
		if got[key] != v {
			t.Errorf("%s is %v, want %v", key, got[key], v)
		}
	}
	// 28 years of two flows with world, CIS and six states, each state twice; 192 months of two flows with 29 states, twice.
	if want := 28*2*(2+6*2) + 192*2*29*2; len(got) != want || len(found.Observations) != want {
		t.Errorf("%d rows, want %d", len(found.Observations), want)
	}
	missing := 0
	for _, o := range found.Observations {
		if o.Status == leeway.StatusMissing {
			missing++
		}
	}
	if missing != 24 { // Q6: six months, two flows, two sides
		t.Errorf("%d missing", missing)
	}
	if notes := found.Counts.Notes; len(notes) != 1 || !strings.Contains(notes[0], "357261 million US dollars in 2017, the printed total is 357266") { // Q3
		t.Errorf("notes %q", notes)
	}
}

// Every figure of the script conversion that lies beside the workbook is found under its own name.
func TestParse_AgreesWithTheConversion(t *testing.T) {
	snap := sourcetest.Real(t, "rus-fcs-trade/94itog.xlsx")
	found, err := source.Collect(New(), snap)
	if err != nil {
		t.Fatal(err)
	}
	got := rows(found)
	f, err := os.Open(filepath.Join(sourcetest.Shared(t), "rus-fcs-trade", "russia_trade_with_cis_1994_2021_long.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }() // only read
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	for _, l := range lines[1:] {
		if l[2] == beyond {
			continue
		}
		partner := "world"
		if headings[l[2]] == "" {
			p, err := state.Resolve(state.Russian, l[2], l[0])
			if err != nil {
				t.Fatal(err)
			}
			partner = p.ID
		}
		million, err := strconv.ParseFloat(l[3], 64)
		if err != nil {
			t.Fatal(err)
		}
		key := strings.Join([]string{l[1] + "s", "RUS", partner, l[0], "reporter"}, " ")
		if v := got[key]; v/1e6-million > 1e-6 || million-v/1e6 > 1e-6 {
			t.Errorf("%s is %v million, the conversion has %v", key, v/1e6, million)
		}
		compared++
	}
	if compared != 28*2*8 {
		t.Errorf("%d figures were compared", compared)
	}
}

// The two workbooks speak of the same trade, and differ little (Q7).
func TestParse_MonthsSumToTheYear(t *testing.T) {
	found, err := source.Collect(New(), sourcetest.Real(t, "rus-fcs-trade/94itog.xlsx", "rus-fcs-trade/96stran.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	got, sums := rows(found), map[string]float64{}
	for _, o := range found.Observations {
		if len(o.Period) == 7 {
			sums[strings.Join([]string{o.Indicator, o.Reporter, o.Partner, o.Period[:4], o.Mirror}, " ")] += o.Value
		}
	}
	compared, worst, at := 0, 0.0, ""
	for key, sum := range sums {
		year, there := got[key]
		if !there || strings.Contains(key, "KAZ") && strings.Contains(key, "2010") { // Q6
			continue
		}
		compared++
		if d := max(sum-year, year-sum) / year; d > worst {
			worst, at = d, key
		}
	}
	t.Logf("%d years agree; the largest difference is %.2f percent, %s", compared, 100*worst, at)
	if compared < 16*2*2*2 || worst > 0.07 {
		t.Errorf("%d years, the months of %s differ by %.1f percent", compared, at, 100*worst)
	}
}

func TestParse_Refuses(t *testing.T) {
	for name, c := range map[string]struct {
		file, old, new string
		parts          []string
	}{
		"an unknown partner":             {"1994.csv", "Беларусь,100.1", "Белорусь,100.1", []string{"f.xlsx", `sheet "1"`, "row 8, column A", `"Белорусь"`}},
		"a partner that is an area":      {"1994.csv", "Беларусь,100.1", "Азия,100.1", []string{"row 8, column A", "neither a state nor a group"}},
		"another table (Q1)":             {"1994.csv", "Основные показатели", "Другие показатели", []string{"row 2, column A", "Другие"}},
		"another unit":                   {"1994.csv", "млн долларов", "тыс. долларов", []string{"row 3, column B", "тыс."}},
		"no year":                        {"1994.csv", ",1994", ",94", []string{"row 4, column B", `"94" is no year`}},
		"a bad number":                   {"1994.csv", "Казахстан,50", "Казахстан,много", []string{"row 9, column B", `"много" is no number`}},
		"a negative number":              {"1994.csv", "Казахстан,50", "Казахстан,-50", []string{"row 9, column B", "negative"}},
		"a row above the headings (Q2)":  {"1994.csv", "Экспорт ,1000", "Беларусь,1000", []string{"row 5, column A", "above the heading"}},
		"imports without their heading":  {"1994.csv", "Импорт,600", "Армения,600", []string{"the same observation twice"}},
		"a month out of turn":            {"months.csv", "февраль", "март", []string{"row 8, column A", `"март"`}},
		"a month above the years":        {"months.csv", "2010\n", "", []string{"row 6, column A", `"январь"`}},
		"a figure without a partner":     {"months.csv", "10.5,20,30", "10.5,20,30,40", []string{"row 7, column E", "without a partner"}},
		"a bad figure of a month":        {"months.csv", "10.5,20,30", "10.5,н/д,30", []string{"row 7, column C", `"н/д" is no number`}},
		"a blank month":                  {"months.csv", "10.5,20,30", "10.5,,30", []string{"row 7, column C"}},
		"an unknown partner across (Q5)": {"months.csv", "Китaй", "Китй", []string{"row 5, column B", `"Китй"`}},
		"another unit of months":         {"months.csv", "млн доллалов", "млрд долларов", []string{"row 4, column A", "млрд"}},
	} {
		t.Run(name, func(t *testing.T) {
			text := excerpt(t, c.file)
			if !strings.Contains(text, c.old) {
				t.Fatalf("the excerpt has no %q", c.old)
			}
			sourcetest.Refuses(t, New(), workbook(t, "f.xlsx", strings.Replace(text, c.old, c.new, 1)), c.parts...)
		})
	}
	sourcetest.Refuses(t, New(), sourcetest.Text("f.xlsx", "<html>"), "f.xlsx", "web page")
	sourcetest.Refuses(t, New(), sourcetest.Text("f.xlsx", string(sheettest.Workbook(t, "1", "Содержание\nx\nx\nx\n"))), "f.xlsx: no sheet has a table")
	sourcetest.Refuses(t, New(), sourcetest.Text("f.xlsx", string(sheettest.Workbook(t, "1", "x\n"))), `f.xlsx, sheet "1": there is no table`)
}

// A sheet of a year that ends before its imports is refused.
func TestParse_RefusesASheetWithoutImports(t *testing.T) {
	text, _, _ := strings.Cut(excerpt(t, "1994.csv"), "Импорт")
	sourcetest.Refuses(t, New(), workbook(t, "f.xlsx", text), `sheet "1"`, "no total of imports")
}

func TestPlan_SaysWhereTheFilesAre(t *testing.T) {
	_, err := New().Plan(source.Request{})
	if leeway.CodeOf(err) != leeway.CodeNotFound || !strings.Contains(leeway.HintOf(err), "94itog") || !strings.Contains(leeway.HintOf(err), "leeway import rus-fcs-trade") {
		t.Errorf("error %v, hint %q", err, leeway.HintOf(err))
	}
}

func FuzzParse(f *testing.F) {
	f.Add(excerpt(f, "1994.csv"))
	f.Add(excerpt(f, "months.csv"))
	f.Fuzz(func(t *testing.T, text string) {
		r := csv.NewReader(strings.NewReader(text))
		r.FieldsPerRecord = -1
		if lines, err := r.ReadAll(); err != nil || len(lines) == 0 || !strings.Contains(text, "\n") || strings.ContainsRune(text, 0) {
			return // what the test makes workbooks of is CSV
		}
		sourcetest.Sound(t, New(), workbook(t, "f.xlsx", text))
	})
}
