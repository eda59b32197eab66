package quantity_test

import (
	"encoding/csv"
	"encoding/json"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"leeway"
	"leeway/extract/quantity"
	"leeway/extract/token"
	"leeway/extract/when"
)

// A specCase is one case of the Recognizers-Text specifications.
type specCase struct {
	Index   int
	Input   string
	Context struct{ ReferenceDateTime string }
	Results []struct {
		Text       string
		Start      int
		Resolution map[string]any
		Value      struct{ PastResolution, FutureResolution map[string]string }
	}
}

// outOfScope is a row of testdata/scope.csv: a case that is left out, and why.
type outOfScope struct{ Class, Reason string }

func specs(t testing.TB, model string) []specCase {
	t.Helper()
	raw, err := os.ReadFile(shared(t, "data", "recognizers-text", model+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var cases []specCase
	if err := json.Unmarshal(raw, &cases); err != nil {
		t.Fatal(err)
	}
	for i := range cases {
		cases[i].Index = i
	}
	return cases
}

// scope reads which cases of a model are left out.
func scope(t testing.TB, model string) map[int]outOfScope {
	t.Helper()
	f, err := os.Open("testdata/scope.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	out := map[int]outOfScope{}
	for _, r := range rows[1:] {
		if r[0] != model {
			continue
		}
		for _, span := range strings.Fields(r[1]) {
			from, to, ok := strings.Cut(span, "-")
			if !ok {
				to = from
			}
			a, err1 := strconv.Atoi(from)
			b, err2 := strconv.Atoi(to)
			if err1 != nil || err2 != nil {
				t.Fatalf("testdata/scope.csv: %v", r)
			}
			for i := a; i <= b; i++ {
				out[i] = outOfScope{r[2], r[3]}
			}
		}
	}
	return out
}

func read(input string) []quantity.Quantity {
	tok := token.Split(input)
	return quantity.Find(tok, when.Find(tok, ""))
}

// numbers judges a case of NumberModel: every expected value is found, and nothing that is a
// bare number besides.
func numbers(c specCase) bool {
	found := read(c.Input)
	used := make([]bool, len(found))
	for _, r := range c.Results {
		want, err := strconv.ParseFloat(r.Resolution["value"].(string), 64)
		if err != nil {
			return false
		}
		ok := false
		for i, q := range found {
			if used[i] {
				continue
			}
			v, tolerance := q.Value, 1e-9*math.Max(1, math.Abs(want))
			if q.Kind == quantity.Fraction {
				v, tolerance = v/100, 0.0000501
			} else if q.Unit == "percent" && q.Kind == quantity.Percent {
				continue
			}
			if math.Abs(v-want) <= tolerance {
				used[i], ok = true, true
				break
			}
		}
		if !ok {
			return false
		}
	}
	for i, q := range found {
		if !used[i] && (q.Kind == quantity.Number || q.Kind == quantity.Fraction) {
			return false
		}
	}
	return true
}

// percents judges a case of PercentModel.
func percents(c specCase) bool {
	var found []quantity.Quantity
	for _, q := range read(c.Input) {
		if q.Unit == "percent" && q.Kind == quantity.Percent {
			found = append(found, q)
		}
	}
	want := 0
	for _, r := range c.Results {
		s, _ := r.Resolution["value"].(string)
		v, err := strconv.ParseFloat(strings.TrimSuffix(s, "%"), 64)
		if err != nil {
			continue // a mention without a number
		}
		if want >= len(found) || found[want].Value != v {
			return false
		}
		want++
	}
	return want == len(found)
}

// currencyUnits maps the names of the specification to the units of CLAIMS.md.
var currencyUnits = map[string]string{
	"Dollar": "usd", "United States dollar": "usd", "Canadian dollar": "cad", "Hong Kong dollar": "hkd", "Australian dollar": "aud", "New Zealand dollar": "nzd",
	"Pound": "gbp", "British pound": "gbp", "Euro": "eur", "Japanese yen": "jpy", "Chinese yuan": "cny", "Swiss franc": "chf", "Franc": "chf",
	"Finnish markka": "fim", "Netherlands guilder": "nlg", "Peseta": "esp", "Cent": "cents", "Pence": "pence", "Penny": "pence", "Rupee": "inr", "Turkish lira": "try",
	"Mexican peso": "mxn", "Costa Rican colón": "crc", "Georgian lari": "gel", "Lao kip": "lak", "Sri Lankan rupee": "lkr", "Bitcoin": "btc",
}

// currencies judges a case of CurrencyModel: every amount with its currency, and no other money.
func currencies(c specCase) bool {
	var found []quantity.Quantity
	for _, q := range read(c.Input) {
		if q.Kind == quantity.Money {
			found = append(found, q)
		}
	}
	n := 0
	for _, r := range c.Results {
		s, ok := r.Resolution["value"].(string)
		if !ok {
			continue // a mention of a currency without an amount
		}
		v, err := strconv.ParseFloat(s, 64)
		unit := currencyUnits[r.Resolution["unit"].(string)]
		if err != nil || n >= len(found) || math.Abs(found[n].Value-v) > 1e-9*math.Abs(v) || found[n].Unit != unit {
			return false
		}
		n++
	}
	return n == len(found)
}

// dates judges a case of DateParser and DatePeriodParser: every expected date or period with
// its days. The specification closes periods on the day after; where it gives two readings, one
// before and one after the reference date, either counts.
func dates(c specCase) bool {
	tok := token.Split(c.Input)
	anchor := ""
	if len(c.Context.ReferenceDateTime) >= 10 {
		anchor = c.Context.ReferenceDateTime[:10]
	}
	found := when.Find(tok, anchor)
	n := 0
	for _, r := range c.Results {
		ok := len(found) == 0 && r.Value.PastResolution["date"] == "0001-01-01" // no such day
		for ; n < len(found) && !ok; n++ {
			ok = agrees(r.Value.PastResolution, found[n]) || agrees(r.Value.FutureResolution, found[n])
		}
		if !ok {
			return false
		}
	}
	for ; n < len(found); n++ {
		if found[n].Dated() {
			return false
		}
	}
	return true
}

func agrees(want map[string]string, p when.Period) bool {
	iv, err := leeway.Period{From: p.From, To: p.To}.Interval()
	if err != nil {
		return false
	}
	if len(want) == 0 {
		return true // found, and the specification gives no dates: seasons
	}
	const iso = "2006-01-02"
	if d := want["date"]; d != "" {
		if d == "0001-01-01" {
			return !p.Dated()
		}
		return iv.First.Format(iso) == d && iv.Last.Format(iso) == d
	}
	from, to := want["startDate"], want["endDate"]
	if from != "" && iv.First.Format(iso) != from {
		return false
	}
	if to == "" {
		return from != ""
	}
	end, err := time.Parse(iso, to)
	if err != nil || iv.Last.IsZero() {
		return false
	}
	// "from 2 to 7 Feb" closes on the 7th itself, a month on the first of the next
	return iv.Last.Equal(end.AddDate(0, 0, -1)) || iv.Last.Equal(end) || closes(end, iv.Last)
}

// closes reports whether the end of a range that the specification sets at the beginning of
// its last year or month ("from 2014 to 2018" ends on 2018-01-01) is the end that news means.
func closes(end, last time.Time) bool {
	return end.Day() == 1 && (last.Equal(end.AddDate(0, 1, -1)) || end.Month() == 1 && last.Equal(end.AddDate(1, 0, -1)))
}

// models are the specifications with the share of in-scope cases that must pass.
var models = []struct {
	name  string
	pass  func(specCase) bool
	least float64
}{
	{"NumberModel", numbers, 0.95},
	{"PercentModel", percents, 0.95},
	{"CurrencyModel", currencies, 0.95},
	{"DateParser", dates, 0.90},
	{"DatePeriodParser", dates, 0.90},
}

func TestRecognizers_InScopeCasesPass(t *testing.T) {
	for _, m := range models {
		t.Run(m.name, func(t *testing.T) {
			out := scope(t, m.name)
			passed, total := 0, 0
			for _, c := range specs(t, m.name) {
				ok := m.pass(c)
				if o, left := out[c.Index]; left {
					if ok {
						t.Errorf("case %d passes and need not be left out (%s): %q", c.Index, o.Class, c.Input)
					}
					continue
				}
				total++
				if ok {
					passed++
				} else if testing.Verbose() {
					t.Logf("case %d fails: %q %s", c.Index, c.Input, explain(m.name, c))
				}
			}
			rate := float64(passed) / float64(total)
			t.Logf("%s: %d of %d cases in scope pass (%.1f%%), %d out of scope", m.name, passed, total, 100*rate, len(out))
			if rate < m.least {
				t.Errorf("%.3f of the cases in scope pass, want at least %.2f", rate, m.least)
			}
		})
	}
}

func explain(model string, c specCase) string {
	var b strings.Builder
	for _, r := range c.Results {
		b.WriteString(" want ")
		b.WriteString(r.Text)
		for _, k := range []string{"value", "unit"} {
			if s, ok := r.Resolution[k].(string); ok {
				b.WriteString(" " + k + "=" + s)
			}
		}
		for k, v := range r.Value.PastResolution {
			b.WriteString(" " + k + "=" + v)
		}
	}
	b.WriteString(" got")
	if strings.HasPrefix(model, "Date") {
		for _, p := range when.Find(token.Split(c.Input), func() string {
			if len(c.Context.ReferenceDateTime) >= 10 {
				return c.Context.ReferenceDateTime[:10]
			}
			return ""
		}()) {
			b.WriteString(" [" + p.Text + " " + p.From + "/" + p.To + "]")
		}
		return b.String()
	}
	for _, q := range read(c.Input) {
		b.WriteString(" [" + q.Text + " " + q.Kind.String() + " " + strconv.FormatFloat(q.Value, 'g', -1, 64) + " " + q.Unit + "]")
	}
	return b.String()
}
