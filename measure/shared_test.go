package measure

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// table reads a CSV file of ../shared/data, by the names of its columns. The test is skipped where it is not there.
func table(t *testing.T, file string) []map[string]string {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "shared", "data", filepath.FromSlash(file)))
	if os.IsNotExist(err) {
		t.Skipf("skipped: ../shared/data/%s is not there", file)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var list []map[string]string
	for _, row := range rows[1:] {
		record := map[string]string{}
		for i, name := range rows[0] {
			record[name] = row[i]
		}
		list = append(list, record)
	}
	return list
}

// number reads a field; an empty one is not ok.
func number(t *testing.T, text string) (v float64, ok bool) {
	t.Helper()
	if text == "" {
		return 0, false
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v, true
}

// kazAggregates are the rows of Kazakhstan's table that add up others.
var kazAggregates = []string{
	"Страны СНГ", "Страны ЕАЭС", "Страны вне ЕАЭС", "Остальные страны мира", "Европа", "Страны ЕС", "Страны вне ЕС", "Азия", "Америка", "Африка", "Австралия и Океания",
}

// sharedParts reads Kazakhstan's trade by country: the file, the year, which is its edition too, and a column.
func sharedParts(t *testing.T, text string) []Part {
	t.Helper()
	f := strings.Fields(text)
	var list []Part
	for _, r := range table(t, f[0]) {
		name := r["country_ru"]
		if r["year"] != f[1] || r["source_file"] != "kaz_bns_trade_by_country_"+f[1]+".xls" || slices.Contains(kazAggregates, name) {
			continue
		}
		if name == "Всего" {
			name = World
		}
		if v, ok := number(t, r[f[2]]); ok {
			list = append(list, Part{Partner: name, Value: v})
		}
	}
	return list
}

var centralAsia = []string{"Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Uzbekistan"}

// sharedOrders reads deliveries to the five states of Central Asia from SIPRI's table by year or its register.
func sharedOrders(t *testing.T, file string) []Order {
	t.Helper()
	var list []Order
	for _, r := range table(t, file) {
		o := Order{Supplier: r["supplier"] + r["Supplier"]}
		if !slices.Contains(centralAsia, r["recipient"]+r["Recipient"]) {
			continue
		}
		for y := range strings.SplitSeq(r["year"]+r["Year(s) of delivery"], ";") {
			if year, ok := number(t, strings.TrimSpace(y)); ok {
				o.Years = append(o.Years, int(year))
			}
		}
		tiv, ok := number(t, r["value"]+r["SIPRI TIV of delivered weapons"])
		if o.TIV = tiv; !ok {
			o.Absence = NotReported
		}
		list = append(list, o)
	}
	return list
}

// sharedVotes reads a state's ballots on the roll calls of session 72 that are marked as important.
func sharedVotes(t *testing.T, state string) []Ballot {
	t.Helper()
	important := map[string]bool{}
	for _, r := range table(t, "unga-votes/un_roll_calls_1992_2019.csv") {
		if v, _ := number(t, r["importantvote"]); v == 1 && r["session"] == "72" {
			important[r["rcid"]] = true
		}
	}
	var list []Ballot
	for _, r := range table(t, "unga-votes/un_votes_ca_partners_1992_2019.csv") {
		if important[r["rcid"]] && r["country_code"] == state {
			list = append(list, Ballot{r["rcid"], r["vote"]})
		}
	}
	return list
}

// sharedFigures reads a flow and a product: from the matrix that prints shares of GDP beside amounts, whose product
// follows from the row of the world, or from the facts.
func sharedFigures(t *testing.T, in []string) (flow, product Figure) {
	t.Helper()
	if file := in[0][1:]; strings.HasPrefix(file, "knomad") {
		for _, r := range table(t, file) {
			amount, _ := number(t, r["total_mdollars"])
			share, _ := number(t, r["total_gdppct"])
			switch {
			case r["target"] != in[1]:
			case r["source"] == "WORLD":
				product = Figure{Value: amount / share}
			case r["source"] == in[2]:
				flow = Figure{Value: amount}
			}
		}
		return flow, product
	}
	return fact(t, in[0][1:], in[1]), fact(t, in[0][1:], in[2])
}

// fact reads the first level of an indicator, a reporter, a partner and a period.
func fact(t *testing.T, file, which string) Figure {
	t.Helper()
	f := strings.Split(which, " ")
	for _, r := range table(t, file) {
		if r["indicator"] == f[0] && r["reporter"] == f[1] && r["partner"] == f[2] && r["period"] == f[3] && r["statistic"] == "level" && r["comparator"] == "=" {
			v, ok := number(t, r["value"])
			if !ok {
				t.Fatalf("%s has no value", which)
			}
			return Figure{Value: v, Unit: r["unit"], Period: r["period"]}
		}
	}
	t.Fatalf("%s is not among the facts", which)
	return Figure{}
}
