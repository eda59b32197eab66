package quantity_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"leeway/extract/quantity"
	"leeway/extract/token"
	"leeway/extract/when"
)

// show writes the quantities of a text as comparator, value (to upper), unit, change, role
// and rate.
func show(text string) string {
	tok := token.Split(text)
	var out []string
	for _, q := range quantity.Find(tok, when.Find(tok, "2024-11-19")) {
		out = append(out, line(q))
	}
	return strings.Join(out, "; ")
}

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func line(q quantity.Quantity) string {
	s := number(q.Value)
	if q.To != nil {
		s += "–" + number(*q.To)
	}
	if q.Comparator != "=" {
		s = q.Comparator + s
	}
	if q.Kind == quantity.Rank {
		s = "#" + s
	}
	if q.Unit != "" {
		s += " " + q.Unit
	}
	if q.Change != "" {
		s += " " + q.Change
	}
	if q.Base != nil {
		s += " from " + number(*q.Base)
	}
	if q.Per != "" {
		s += "/" + q.Per
	}
	return s
}

func check(t *testing.T, cases map[string]string) {
	t.Helper()
	for text, want := range cases {
		if got := show(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestFind_Numbers(t *testing.T) {
	check(t, map[string]string{
		"It has 1,700 villages.":                            "1700",
		"It has 1 414 021 100 people.":                      "1414021100 people",
		"It has one hundred and five thousand soldiers.":    "105000 people",
		"It has twenty-one ports.":                          "21",
		"It bought a dozen jets and half a million shells.": "12; 500000",
		"It moved two and a half million tonnes of grain.":  "2500000 tonnes",
		"About 1.3bn people live there.":                    "~1300000000 people",
		"They sent 517,300 Tajiks abroad.":                  "517300 people",
		"There are 7,000 soldiers and 33,300 permits.":      "7000 people; 33300 permits",
		"It is one of the best, and the one that matters.":  "",
		"Article 4 of Resolution 2231 on the G7 and 5G.":    "",
		"The Su-30 and the Boeing 737 use Nord Stream 2.":   "",
		"Call 111-22-33 at 11:45.":                          "",
		"1. The parties agree.":                             "",
		"It happened in 2024 and on 16 October 2023.":       "",
		"See https://example.org/a?b=30%25 for 12 reasons.": "12",
		"Between 500 and 700 ships pass.":                   "500–700",
	})
}

func TestFind_PercentagesAndPoints(t *testing.T) {
	check(t, map[string]string{
		"It took 17.6 percent of them.":                       "17.6 percent",
		"It took 17.6% of them.":                              "17.6 percent",
		"It took 17.6 per cent of them.":                      "17.6 percent",
		"The share rose by six percentage points.":            "6 percentage-points up",
		"From 52 percent it fell by more than five points.":   "52 percent; >5 percentage-points down",
		"The rate was cut by 25 basis points.":                "0.25 percentage-points down",
		"It took 10-12 percent.":                              "10–12 percent",
		"It took between 5 and 7 percent.":                    "5–7 percent",
		"Germany took 64 percent, Poland 12 and France 11.5.": "64 percent; 12 percent; 11.5 percent",
		"A 25-percent tariff was set.":                        "25 percent",
	})
}

func TestFind_Money(t *testing.T) {
	check(t, map[string]string{
		"A deal of $2.5 billion was signed.":                     "2500000000 usd",
		"A deal of €300m was signed.":                            "300000000 eur",
		"Trade came to RM5.2 billion or RM818 million.":          "5200000000 myr; 818000000 myr",
		"It paid Rs 1,200 crore and two lakh rupees.":            "12000000000 inr; 200000 inr",
		"It cost US$ 1.2 billion and HK$10 million.":             "1200000000 usd; 10000000 hkd",
		"It cost A$3 million, C$986 million and NZ$2 million.":   "3000000 aud; 986000000 cad; 2000000 nzd",
		"A grant of 15 billion yuan, or 300 million US dollars.": "15000000000 cny; 300000000 usd",
		"Russia paid 16 billion roubles.":                        "16000000000 rub",
		"Belarus paid 16 million rubles.":                        "16000000 byn",
		"Kazakhstan paid 500 billion tenge.":                     "500000000000 kzt",
		"Denmark will spend 50 billion kroner.":                  "50000000000 dkk",
		"It paid 20 million Swiss francs in cash.":               "20000000 chf",
		"It paid 5 million pounds sterling.":                     "5000000 gbp",
		"It paid 4 billion CFA francs.":                          "4000000000 xof",
		"A loan of 2.5-billion-dollar size.":                     "2500000000 usd",
		"It is a trillion-dollar plan.":                          "1000000000000 usd",
		"It costs $3 to 4 billion.":                              "3000000000–4000000000 usd",
		"It cost EUR 125 million.":                               "125000000 eur",
		"Exports reached four billion dollars.":                  "4000000000 usd",
	})
}

func TestFind_MeasuresAndRates(t *testing.T) {
	check(t, map[string]string{
		"It buys 15 billion cubic metres of gas a year.": "15000000000 cubic-metres/year",
		"It buys 15 bcm per year.":                       "15000000000 cubic-metres/year",
		"Four million barrels flow every day.":           "4000000 barrels/day",
		"It pumps 1.2 million bpd.":                      "1200000 barrels/day",
		"The plant of 1,200 MW or 1.2 GW stands.":        "1200 megawatts; 1200 megawatts",
		"It exports 1.1 million tons annually.":          "1100000 tonnes/year",
		"The annual output is about 80 million tonnes.":  "~80000000 tonnes/year",
		"A loan for 35 years.":                           "35 years",
		"The road is 523 km long.":                       "523 kilometres",
	})
}

func TestFind_FractionsAndMultiples(t *testing.T) {
	check(t, map[string]string{
		"It takes a third of the gas.":                         "~33.33 percent",
		"Two-thirds of them left.":                             "~66.67 percent",
		"One in five left, nine out of ten stayed.":            "~20 percent; ~90 percent",
		"Half of it was sold.":                                 "50 percent",
		"About half the gas was sold.":                         "~50 percent",
		"One permit in eleven goes to them.":                   "~9.09 percent",
		"It went to a third country, the third time.":          "",
		"Trade doubled and prices tripled.":                    "2 times up; 3 times up",
		"Trade has more than doubled.":                         ">2 times up",
		"Transfers almost doubled.":                            "<2 times up",
		"Trade grew threefold.":                                "3 times up",
		"Trade grew 3.6-fold.":                                 "3.6 times up",
		"Trade increased 2.4 times.":                           "2.4 times up",
		"It bought five times as much as before.":              "5 times up",
		"It bought twice as many as before.":                   "2 times up",
		"It rose by a factor of three.":                        "3 times up",
		"Trade will halve, then trade halved.":                 "0.5 times down; 0.5 times down",
		"They want to double trade.":                           "2 times up",
		"A double taxation treaty was signed twice.":           "",
		"He visited it three times.":                           "3",
		"Deliveries shrank to a seventh of their former size.": "0.142857 times down",
		"The second-largest buyer is 26th among importers.":    "#2; #26",
	})
}

func TestFind_Comparators(t *testing.T) {
	check(t, map[string]string{
		"More than 700 firms work there.":   ">700",
		"Over 700 firms work there.":        ">700",
		"At least 35 states sent weapons.":  ">=35",
		"Nearly 18 percent came.":           "<18 percent",
		"Just under 5,400 came.":            "<5400",
		"Roughly 12% came.":                 "~12 percent",
		"Some 2,000 fighters came.":         "~2000 people",
		"Up to 121 aircraft were ordered.":  "<=121",
		"An estimated $2 billion was lost.": "~2000000000 usd",
		"Investment exceeded $350 million.": ">350000000 usd",
		"It was close to 40 percent.":       "~40 percent",
		"No more than 5 percent came.":      "<=5 percent",
		"No fewer than 5 states came.":      ">=5",
		"Ten percent or more came.":         ">=10 percent",
		"It was well over $3 billion.":      ">3000000000 usd",
		"Upwards of 300 came.":              ">300",
		"In excess of 40,000 workers came.": ">40000 people",
	})
}

func TestFind_Change(t *testing.T) {
	check(t, map[string]string{
		"Exports rose 5 percent.":                                   "5 percent up",
		"Exports rose by nearly 5 percent.":                         "<5 percent up",
		"A 12 percent drop in exports.":                             "12 percent down",
		"Exports were down 7 percent.":                              "7 percent down",
		"Exports fell by a third.":                                  "~33.33 percent down",
		"It bought 76 percent more than before.":                    "76 percent up",
		"It bought 9 percent less.":                                 "9 percent down",
		"It recorded growth of 4 percent.":                          "4 percent up",
		"It gained $2 billion and lost €1 billion.":                 "2000000000 usd up; 1000000000 eur down",
		"The share rose from 10 to 15 percent.":                     "10 percent; 15 percent up from 10",
		"The surplus narrowed to C$102 billion from C$108 billion.": "102000000000 cad down from 108000000000; 108000000000 cad",
		"It went from 27 percent in 2021 to 44 percent.":            "27 percent; 44 percent up from 27",
		"The share sank to 16.9 percent.":                           "16.9 percent down",
		"Exports rose 5.7 percent and imports 13.2.":                "5.7 percent up; 13.2 percent up",
		"Sales to one shrank by 73 percent, to another by 26.":      "73 percent down; 26 percent down",
		"It will increase the size of the economy by 11 percent.":   "11 percent up",
		"It has 5 percent and no change.":                           "5 percent",
		"Exports came to $4 billion.":                               "4000000000 usd",
	})
}

func TestFind_PrecisionAsWritten(t *testing.T) {
	for text, want := range map[string]float64{"$2.5 billion": 1e8, "76 percent": 1, "17.6 percent": 0.1, "300 million tonnes": 1e6, "1,700": 1} {
		found := quantity.Find(token.Split(text), nil)
		if len(found) != 1 || math.Abs(found[0].Step-want) > 1e-9*want {
			t.Errorf("%q: %+v, want step %g", text, found, want)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"from 10 to 15 percent", "$1.2-billion", "12,34,567.89 rupees", "one one hundred and fifth", "RM5.2 bn", "minus a half", "1.3x10^6", "⅔ of 2 1/4", "between five and", "1,3, 4,5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 || strings.ToValidUTF8(s, "") != s {
			t.Skip()
		}
		tok := token.Split(s)
		last := 0
		for _, q := range quantity.Find(tok, when.Find(tok, "2024-11-19")) {
			if q.First < last || q.Last <= q.First || tok.Raw[q.Start:q.End] != q.Text {
				t.Fatalf("%q: %+v", s, q)
			}
			if math.IsNaN(q.Value) {
				t.Fatalf("%q: not a number: %+v", s, q)
			}
			last = q.Last
		}
	})
}

func TestFind_AListSharesTheUnitOfItsLast(t *testing.T) {
	check(t, map[string]string{
		"China, Russia and Italy took 21.5, 19.4 and 11.5 percent":                           "21.5 percent; 19.4 percent; 11.5 percent",
		"goods worth 4.1, 3.2 and 2.8 billion euros":                                         "4100000000 eur; 3200000000 eur; 2800000000 eur",
		"A third and 12 percent":                                                             "~33.33 percent; 12 percent",
		"It took 5 percent. Sales came to 4.1 and 2.8 billion euros":                         "5 percent; 4100000000 eur; 2800000000 eur",
		"12 soldiers, 19 officers and 5 percent of the guns":                                 "12 people; 19 people; 5 percent",
		"1,200, 900 and 2.8 billion dollars":                                                 "1200; 900; 2800000000 usd",
		"In the 27 states, where 5 percent of the people live, and 30 percent of the cattle": "27; 5 percent; 30 percent",
	})
}
