package comtrade_test

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"leeway"
	"leeway/source"
	"leeway/source/comtrade"
	"leeway/source/kgznsctrade"
	"leeway/source/sourcetest"
)

// rows writes observations as lines.
func rows(c *source.Collected) []string {
	var out []string
	for _, o := range c.Observations {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s %s %s %s %v %s %s", o.Indicator, o.Flow, o.Reporter, o.Partner, o.Period, o.Value, o.Mirror, o.Note)))
	}
	slices.Sort(out)
	return out
}

// Q1, Q2, Q3, Q4, Q5, Q7: the world and unknown partners, parts of rows, re-exports apart,
// other classifications, goods returned, cents.
func TestParse_TotalsOfBothSides(t *testing.T) {
	c := sourcetest.Run(t, comtrade.New(), sourcetest.Files(t, "testdata", "totals.json"))
	want := []string{
		"exports export CHN KGZ 2023 1900 reporter",
		"exports export CHN KGZ 2023 600 partner",
		"exports export CHN KGZ 2023-07 70 partner",
		"exports export KGZ RUS 2023 700 reporter",
		"exports export TWN KGZ 2023 100 partner",
		"exports re-export KGZ RUS 2023 200 reporter",
		"imports import CHN CHN 2023 30 reporter",
		"imports import KGZ CHN 2023 1900 partner",
		"imports import KGZ CHN 2023 600 reporter",
		"imports import KGZ CHN 2023-07 70 reporter",
		"imports import KGZ TWN 2023 100 reporter",
		"imports import KGZ unknown 2023 250 reporter partner: code 899",
		"imports import KGZ unknown 2023 50 reporter partner: code 837",
		"imports import KGZ world 2023 1000 reporter",
		"imports import RUS KGZ 2023 700 partner",
	}
	if got := rows(c); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for reason, n := range map[string]int64{"breakdown": 3, "part of a flow": 1, "converted": 1, "classification": 1} {
		if c.Counts.Skipped[reason] != n {
			t.Errorf("%s: %d skipped, want %d", reason, c.Counts.Skipped[reason], n)
		}
	}
	sums := source.Sums{}
	for _, o := range c.Observations {
		switch {
		case o.Indicator != "imports" || o.Reporter != "KGZ" || o.Mirror != "reporter" || o.Period != "2023":
		case o.Partner == "world":
			sums.Total(o.Period, o.Value)
		default:
			sums.Part(o.Period, o.Value)
		}
	}
	if note := sums.Note("imports", 0); note != "" {
		t.Error(note)
	}
}

// flowRows writes flows as lines.
func flowRows(c *source.Collected) []string {
	var out []string
	for _, f := range c.Flows {
		for i := range f.Year {
			q := fmt.Sprint(f.Quantity[i])
			if f.Quantity[i] == leeway.NoQuantity {
				q = "-"
			}
			out = append(out, fmt.Sprintf("%s %s %s %s %d %06d %d %s%s", f.Flow, f.Classification, f.States[f.Reporter[i]], f.States[f.Partner[i]], f.Year[i], f.Product[i], f.ValueUSD[i], q, f.QuantityUnit))
		}
	}
	return out
}

// Q4, Q6, Q7: headings and sums over partners are left out, unknown partners are one row, a
// weight that is not known stays so.
func TestParse_ProductsOfBulkFiles(t *testing.T) {
	c := sourcetest.Run(t, comtrade.New(), sourcetest.Files(t, "testdata", "bulk.txt"))
	want := []string{
		"export HS2017 KGZ RUS 2023 010121 9 -kg",
		"import HS2022 KGZ CHN 2023 010121 101 13kg",
		"import HS2022 KGZ RUS 2023 010121 50 -kg",
		"import HS2022 KGZ unknown 2023 270100 3 -kg",
		"import HS2022 KGZ unknown 2023 270900 30 12kg",
	}
	if got := flowRows(c); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for reason, n := range map[string]int64{"heading": 2, "world of a product": 1, "re-export of a product": 1, "services": 1, "month of a product": 1} {
		if c.Counts.Skipped[reason] != n {
			t.Errorf("%s: %d skipped, want %d", reason, c.Counts.Skipped[reason], n)
		}
	}
	if v := sourcetest.Value(t, c, "imports KGZ world 2023"); v != 460 {
		t.Errorf("the total is %v", v)
	}
}

func TestParse_PackedAndCommaSeparatedFilesSayTheSame(t *testing.T) {
	text := sourcetest.Read(t, "bulk.txt")
	want := flowRows(sourcetest.Run(t, comtrade.New(), sourcetest.Text("a.txt", text)))
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, _ = z.Write([]byte(text))
	_ = z.Close()
	for name, data := range map[string]string{"a.txt.gz": packed.String(), "a.csv": strings.ReplaceAll(text, "\t", ",")} {
		if got := flowRows(sourcetest.Run(t, comtrade.New(), sourcetest.Text(name, data))); !slices.Equal(got, want) {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// Kyrgyz records say that imports from China were 5.4 billion dollars in 2023, Chinese ones
// 19.7 billion. The Kyrgyz record is the statistical committee's own file, the Chinese one is
// that of the customs of China as it was reported. Both have the keys that this parser gives
// to the two records of one tie, and so stand side by side.
func TestParse_BothRecordsOfKyrgyzImportsFromChina(t *testing.T) {
	kyrgyz, err := source.Collect(kgznsctrade.New(), sourcetest.Real(t, "kgz-nsc-trade-by-country/4.03.00.18_exports_by_country.xlsx", "kgz-nsc-trade-by-country/4.03.00.20_imports_by_country.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	records := map[string]float64{}
	for _, o := range append(kyrgyz.Observations, chinese(t)...) {
		if o.Indicator == "imports" && o.Reporter == "KGZ" && o.Partner == "CHN" && o.Period == "2023" && o.Unit == "usd" {
			records[o.Mirror] = o.Value
		}
	}
	if records["reporter"] != 5353257336 || records["partner"] != 19.7e9 || len(records) != 2 {
		t.Errorf("records are %v", records)
	}
	keys := map[string]bool{}
	for _, o := range sourcetest.Run(t, comtrade.New(), sourcetest.Files(t, "testdata", "totals.json")).Observations {
		if o.Indicator == "imports" && o.Reporter == "KGZ" && o.Partner == "CHN" && o.Period == "2023" {
			keys[o.Mirror] = true
		}
	}
	for mirror := range records {
		if !keys[mirror] {
			t.Errorf("no row of this parser has the mirror %q", mirror)
		}
	}
}

// chinese returns what the customs of China say, from the reported figures.
func chinese(t *testing.T) []leeway.Observation {
	t.Helper()
	f, err := os.Open(filepath.Join(sourcetest.Shared(t), "facts", "observations.csv"))
	if err != nil {
		t.Skip("needs shared/data/facts beside the checkout")
	}
	defer func() { _ = f.Close() }()
	table, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	col := map[string]int{}
	for i, name := range table[0] {
		col[name] = i
	}
	var found []leeway.Observation
	for _, r := range table[1:] {
		if r[col["origin"]] != "china-customs" || r[col["statistic"]] != "level" {
			continue
		}
		o := leeway.Observation{Indicator: r[col["indicator"]], Reporter: r[col["reporter"]], Partner: r[col["partner"]], Period: r[col["period"]], Unit: r[col["unit"]], Mirror: r[col["mirror"]]}
		if _, err := fmt.Sscan(r[col["value"]], &o.Value); err != nil {
			t.Fatal(err)
		}
		found = append(found, o)
	}
	return found
}

func TestParse_Refuses(t *testing.T) {
	totals, bulk := sourcetest.Read(t, "totals.json"), sourcetest.Read(t, "bulk.txt")
	for name, c := range map[string]struct{ text, old, new, where, what string }{
		"an unknown partner":        {totals, `"partnerCode":643`, `"partnerCode":999`, "a, row 9", "999"},
		"an unknown reporter":       {totals, `"reporterCode":417`, `"reporterCode":998`, "a, row 1", "998"},
		"a flow":                    {totals, `"RX"`, `"QX"`, "a, row 10: flowCode", "QX"},
		"a type":                    {totals, `"typeCode":"C"`, `"typeCode":"Z"`, "a, row 1: typeCode", "Z"},
		"a classification":          {totals, `"S4"`, `"Z9"`, "a, row 16: classificationCode", "Z9"},
		"a period":                  {totals, `"202307"`, `"202313"`, "a, row 14: period", "202313"},
		"an amount":                 {totals, "600.4", `"-600"`, "a, row 2: primaryValue", "-600"},
		"a new member":              {totals, `"cmdDesc"`, `"colour"`, "a, row 1: colour", "not expected"},
		"a missing member":          {totals, `"motCode":0,`, ``, "a, row 1: motcode", "no such member"},
		"an error (Q8)":             {totals, `"error":""`, `"error":"Quota exceeded"`, "a: UN Comtrade answers", "Quota exceeded"},
		"a refusal (Q8)":            {totals, totals, `{"statusCode":401,"message":"Access denied"}`, "a: UN Comtrade answers", "Access denied"},
		"half an answer":            {totals, totals, totals[:2000], "a, row 3", "EOF"},
		"a web page":                {bulk, bulk, "<!DOCTYPE html>", "a is a web page", ""},
		"a product":                 {bulk, "\t270100\t", "\t27010X\t", "a, row 7, column N", "27010X"},
		"a weight":                  {bulk, "\t12.6\t", "\tmuch\t", "a, row 3, column X", "much"},
		"a changed head":            {bulk, "motCode", "modeCode", "a, row 1, column Q", "modecode"},
		"an unknown partner's code": {bulk, "\t643\t", "\t997\t", "a, row 4, column I", "997"},
	} {
		t.Run(name, func(t *testing.T) {
			sourcetest.Refuses(t, comtrade.New(), sourcetest.Text("a", strings.Replace(c.text, c.old, c.new, 1)), c.where, c.what)
		})
	}
}

// Q9: a file of the web page has a comma too many in each row, and words in another encoding.
func TestParse_ReadsFilesOfTheWebPage(t *testing.T) {
	bulk := sourcetest.Files(t, "testdata", "bulk.txt")
	var page strings.Builder
	for i, line := range strings.Split(strings.TrimSuffix(sourcetest.Read(t, "bulk.txt"), "\n"), "\n") {
		line = strings.ReplaceAll(line, "\t", ",")
		if i == 0 {
			page.WriteString(line + ",reporterDesc\n")
		} else {
			page.WriteString(line + ",T\xfcrkiye,\n")
		}
	}
	want := flowRows(sourcetest.Run(t, comtrade.New(), bulk))
	if got := flowRows(sourcetest.Run(t, comtrade.New(), sourcetest.Text("TradeData_1_1_2026.csv", page.String()))); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	sourcetest.Refuses(t, comtrade.New(), sourcetest.Text("a", strings.Replace(page.String(), "T\xfcrkiye,\n", "T\xfcrkiye,1\n", 1)), "a, row 2", "columns where there should be")
}

// Q7: 0 kilograms of goods with a value are a weight that is not given.
func TestParse_TakesAWeightOfZeroForNone(t *testing.T) {
	text := strings.Replace(sourcetest.Read(t, "bulk.txt"), "\t12.6\t", "\t0\t", 1)
	rows := flowRows(sourcetest.Run(t, comtrade.New(), sourcetest.Text("bulk.txt", text)))
	if !slices.Contains(rows, "import HS2022 KGZ CHN 2023 010121 101 -kg") {
		t.Errorf("%s", strings.Join(rows, "\n"))
	}
}

func TestPlan_AsksTwelveYearsAtATime(t *testing.T) {
	asks, err := comtrade.New().Plan(source.Request{Reporters: []string{"KGZ", "USA"}, Partners: []string{"CHN"}, Indicators: []string{"imports"}, From: "2010", To: "2023"})
	if err != nil || len(asks) != 4 {
		t.Fatalf("%+v, %v", asks, err)
	}
	const base = "https://comtradeapi.un.org/data/v1/get/C/A/HS?reporterCode="
	if want := base + "417&period=2022,2023&flowCode=M,RM&cmdCode=TOTAL&partner2Code=0&customsCode=C00&motCode=0&partnerCode=156"; asks[1].URL != want {
		t.Errorf("%s\nwant %s", asks[1].URL, want)
	}
	if !strings.HasPrefix(asks[2].URL, base+"842&period=2010,2011,") || asks[2].Name != "USA-2010-2021.json" || asks[2].Key.Variable != "LEEWAY_COMTRADE_KEY" || asks[2].Key.Header != "Ocp-Apim-Subscription-Key" {
		t.Errorf("%+v", asks[2])
	}
	for _, r := range []source.Request{{}, {Reporters: []string{"KGZ"}}, {Reporters: []string{"XYZ"}, From: "2020", To: "2021"}, {Reporters: []string{"KGZ"}, Indicators: []string{"arms"}, From: "2020", To: "2021"}} {
		if _, err := comtrade.New().Plan(r); leeway.CodeOf(err) != leeway.CodeInvalid {
			t.Errorf("%+v: %v", r, err)
		}
	}
}

// Q8: a success without rows is a failure.
func TestPlan_ChecksTheAnswer(t *testing.T) {
	asks, err := comtrade.New().Plan(source.Request{Reporters: []string{"KGZ"}, From: "2023", To: "2023"})
	if err != nil {
		t.Fatal(err)
	}
	for text, ok := range map[string]bool{
		sourcetest.Read(t, "totals.json"): true, `{"elapsedTime":"0.1 secs","count":0,"data":[],"error":""}`: false,
		`{"data":null,"error":"no"}`: false, `{"statusCode":429,"message":"Rate limit is exceeded"}`: false, `<html>`: false, ``: false,
	} {
		if err := asks[0].Check(strings.NewReader(text)); (err == nil) != ok {
			t.Errorf("%.50s: %v", text, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(sourcetest.Read(f, "totals.json"))
	f.Add(sourcetest.Read(f, "bulk.txt"))
	f.Fuzz(func(t *testing.T, text string) {
		sourcetest.Sound(t, comtrade.New(), sourcetest.Text("a", text))
	})
}
