package measure

import (
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"leeway"
)

// reference is one row of testdata/reference.csv: an input whose result is known from elsewhere.
type reference struct {
	measure, name, input string
	expected             []float64
	tolerance            float64
	origin               string
}

// origins are the places a value may come from. What is worked by hand shows its working, what is published its year.
var origins = []*regexp.Regexp{
	regexp.MustCompile(`^published: .*\b(1[89]|20)\d\d\b`),
	regexp.MustCompile(`^computed from: \.\./shared/data/[a-z0-9-]+`),
	regexp.MustCompile(`^hand-worked: .*=`),
}

func references(t *testing.T) []reference {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "reference.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"measure", "case", "input", "expected", "tolerance", "origin"}; !slices.Equal(rows[0], want) {
		t.Fatalf("columns are %v, want %v", rows[0], want)
	}
	var list []reference
	for _, row := range rows[1:] {
		tolerance := numbers(t, row[4])
		list = append(list, reference{row[0], row[1], row[2], numbers(t, row[3]), tolerance[0], row[5]})
	}
	return list
}

func TestReference_EveryRowAgrees(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range references(t) {
		key := r.measure + ": " + r.name
		if seen[key] {
			t.Errorf("%s stands twice", key)
		}
		seen[key] = true
		t.Run(key, func(t *testing.T) {
			run, ok := runners[r.measure]
			if !ok {
				t.Fatal("no runner for this measure")
			}
			if !slices.ContainsFunc(origins, func(o *regexp.Regexp) bool { return o.MatchString(r.origin) }) {
				t.Errorf("origin %q", r.origin)
			}
			var args []string
			for a := range strings.SplitSeq(r.input, "|") {
				args = append(args, strings.TrimSpace(a))
			}
			agree(t, run(t, args), r)
		})
	}
}

func agree(t *testing.T, got []float64, r reference) {
	t.Helper()
	if len(got) != len(r.expected) {
		t.Fatalf("%v, want %v", got, r.expected)
	}
	for i, want := range r.expected {
		if math.Abs(got[i]-want) > r.tolerance {
			t.Errorf("%v, want %v within %v", got, r.expected, r.tolerance)
		}
	}
}

// runners read an input, call the measure and give its numbers in the order in which reference.csv has them.
var runners = map[string]func(t *testing.T, in []string) []float64{
	"Share": func(t *testing.T, in []string) []float64 {
		s, err := Share(parts(t, in[0]), in[1])
		return must(t, err, s.Share, s.Low, s.High, s.Coverage.Share())
	},
	"Shares": func(t *testing.T, in []string) []float64 {
		list, err := Shares(parts(t, in[0]))
		var shares []float64
		for _, s := range list {
			shares = append(shares, s.Share)
		}
		return must(t, err, shares...)
	},
	"ShareRange": func(t *testing.T, in []string) []float64 {
		r, err := ShareRange(parts(t, in[0]), parts(t, in[1]), in[2])
		return must(t, err, r.Low, r.High)
	},
	"ShareOfGDP": func(t *testing.T, in []string) []float64 {
		flow, product := gdpFigures(t, in)
		s, err := ShareOfGDP(flow, product)
		return must(t, err, s)
	},
	"HHI":               ofAmounts(HHI),
	"NormalisedHHI":     ofAmounts(NormalisedHHI),
	"EffectivePartners": ofAmounts(EffectivePartners),
	"Concentrate": func(t *testing.T, in []string) []float64 {
		c, err := Concentrate(parts(t, in[0]))
		return must(t, err, c.HHI, c.Normalised, c.Effective, c.Bounds.Low, c.Bounds.High)
	},
	"Asymmetry": func(t *testing.T, in []string) []float64 {
		a, b := numbers(t, in[0]), numbers(t, in[1])
		r, err := Asymmetry(Range{a[0], a[len(a)-1]}, Range{b[0], b[len(b)-1]})
		return must(t, err, r.Low, r.High)
	},
	"CDI": func(t *testing.T, in []string) []float64 {
		n := numbers(t, in[1])
		d, err := CDI(parts(t, in[0]), n[0], n[1])
		return append(must(t, err, oneIf(d.Dependent)), criteria(d)...)
	},
	"GeoDep": func(t *testing.T, in []string) []float64 {
		var years []ProductYear
		for i := 0; i+2 < len(in); i += 3 {
			n := numbers(t, in[i])
			years = append(years, ProductYear{Year: int(n[0]), Exports: n[1], Imports: parts(t, in[i+1]), WorldExports: parts(t, in[i+2])})
		}
		d, err := GeoDep(years)
		values := must(t, err, oneIf(d.Dependent), oneIf(d.Sure))
		for _, y := range d.Years {
			values = append(values, criteria(y)...)
		}
		return values
	},
	"TradeIntensity": ofFour(TradeIntensity),
	"RCA":            ofFour(RCA),
	"Complementarity": func(t *testing.T, in []string) []float64 {
		c, err := Complementarity(goodsIn(t, in[0]), goodsIn(t, in[1]))
		return must(t, err, c)
	},
	"ArmsShare": func(t *testing.T, in []string) []float64 {
		window := numbers(t, in[2])
		d, err := ArmsShare(orders(t, in[0]), in[1], int(window[0]), int(window[1]))
		return must(t, err, d.Share, d.TIV, d.Total, float64(d.Split))
	},
	"Agreement": func(t *testing.T, in []string) []float64 {
		a, b := votes(t, in)
		v, err := Agreement(a, b)
		return must(t, err, v.Index, float64(v.Same), float64(v.Half), float64(v.Opposed), float64(v.Left), float64(v.Unpaired))
	},
	"SignorinoRitter": func(t *testing.T, in []string) []float64 {
		a, b := positions(numbers(t, in[0])...), positions(numbers(t, in[1])...)
		if len(in) > 3 {
			for i, w := range numbers(t, in[3]) {
				a[i].Weight, b[i].Weight = w, w
			}
		}
		s, err := SignorinoRitter(a, b, numbers(t, in[2])[0])
		return must(t, err, s.Value)
	},
	"CohenKappa": ofTable(CohenKappa),
	"ScottPi":    ofTable(ScottPi),
	"MirrorGap": func(t *testing.T, in []string) []float64 {
		n := numbers(t, in[0])
		g, err := MirrorGap(n[0], n[1])
		return must(t, err, g)
	},
	"Choose": func(t *testing.T, in []string) []float64 {
		var records []leeway.Observation
		for _, r := range in {
			f := strings.Fields(r)
			records = append(records, leeway.Observation{Value: numbers(t, f[0])[0], Quality: leeway.Quality(f[1]), Mirror: f[2]})
		}
		c, ok := Choose(records)
		if !ok {
			t.Fatal("none chosen")
		}
		return []float64{records[c.Index].Value, c.Low, c.High}
	},
	"Shift": func(t *testing.T, in []string) []float64 {
		s, err := Shift(parts(t, in[0]), parts(t, in[1]))
		i := slices.IndexFunc(s.Partners, func(p PartnerShift) bool { return p.Partner == in[2] })
		if err != nil || i < 0 {
			t.Fatalf("%s among %v: %v", in[2], s.Partners, err)
		}
		p := s.Partners[i]
		return []float64{p.Before, p.Change, p.Own, p.Rest}
	},
	"BaiPerron": func(t *testing.T, in []string) []float64 {
		b, err := BaiPerron(seriesIn(t, in[0]))
		values := must(t, err)
		for _, x := range b.Breaks {
			values = append(values, numbers(t, x.After+" "+x.Low+" "+x.High)...)
		}
		return values
	},
	"PELT": func(t *testing.T, in []string) []float64 {
		b, err := PELT(seriesIn(t, in[0]), numbers(t, in[1])[0])
		values := must(t, err)
		for _, x := range b.Breaks {
			values = append(values, numbers(t, x.After)...)
		}
		return append(values, b.Levels...)
	},
	"Shock": func(t *testing.T, in []string) []float64 {
		n := numbers(t, in[0])
		l, err := Shock(Figure{Value: n[0]}, Figure{Value: n[1]}, n[2])
		return must(t, err, l.Amount, l.OfGDP)
	},
	"ShockByProduct": func(t *testing.T, in []string) []float64 {
		var flows []ProductFlow
		for item := range strings.SplitSeq(in[0], ",") {
			f := strings.Fields(item)
			n := numbers(t, f[1]+" "+f[2])
			flows = append(flows, ProductFlow{Product: f[0], Partner: n[0], Others: n[1]})
		}
		n := numbers(t, in[1])
		s, err := ShockByProduct(flows, n[0], n[1], Figure{Value: n[2]})
		return must(t, err, s.Gross.Amount, s.Net.Amount, s.Gross.OfGDP, s.Net.OfGDP)
	},
	"Survives": func(t *testing.T, in []string) []float64 {
		var others []Case
		for i, p := range parts(t, in[1]) {
			others = append(others, Case{Name: fmt.Sprint(i, p.Partner), Value: p.Value, Absence: p.Absence})
		}
		word, at, _ := strings.Cut(in[2], " ")
		r, err := Survives(Case{Name: "base", Value: numbers(t, in[0])[0]}, others, Limit{At: numbers(t, at)[0], Below: word == "below"})
		return must(t, err, oneIf(r.Robust), float64(r.Agree), float64(r.Cases), float64(len(r.Absent)))
	},
	"RankBands": func(t *testing.T, in []string) []float64 {
		bands, err := RankBands(rankings(t, in))
		values := must(t, err)
		for _, b := range bands {
			values = append(values, float64(b.Best), float64(b.Worst))
		}
		return values
	},
	"RankingSurvives": func(t *testing.T, in []string) []float64 {
		all := rankings(t, in)
		r, err := RankingSurvives(all[0], all[1:])
		return must(t, err, oneIf(r.Robust), float64(r.Pairs), float64(r.Kept), float64(r.Tied), float64(len(r.Reversed)))
	},
}

func must(t *testing.T, err error, values ...float64) []float64 {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return values
}

func ofAmounts(f func([]float64) (float64, error)) func(*testing.T, []string) []float64 {
	return func(t *testing.T, in []string) []float64 {
		values := []float64{}
		if strings.HasPrefix(in[0], "@") {
			for _, p := range parts(t, in[0]) {
				if p.Partner != World && p.Partner != Unknown {
					values = append(values, p.Value)
				}
			}
		} else {
			values = numbers(t, in[0])
		}
		v, err := f(values)
		return must(t, err, v)
	}
}

func ofFour(f func(a, b, c, d float64) (float64, error)) func(*testing.T, []string) []float64 {
	return func(t *testing.T, in []string) []float64 {
		n := numbers(t, in[0])
		v, err := f(n[0], n[1], n[2], n[3])
		return must(t, err, v)
	}
}

// ofTable reads a square table of counts, rows apart by ";": the first state's rungs down, the second's across.
func ofTable(f func(a, b []Position, d Distance) (Likeness, error)) func(*testing.T, []string) []float64 {
	return func(t *testing.T, in []string) []float64 {
		var a, b []Position
		for i, line := range strings.Split(in[0], ";") {
			for j, n := range numbers(t, line) {
				who := fmt.Sprint(i, "-", j)
				a = append(a, Position{Toward: who, Value: float64(i), Weight: n})
				b = append(b, Position{Toward: who, Value: float64(j), Weight: n})
			}
		}
		l, err := f(a, b, Distance(in[1]))
		return must(t, err, l.Value)
	}
}

func criteria(d Dependency) []float64 {
	var values []float64
	for _, c := range d.Criteria {
		values = append(values, c.Value)
	}
	return values
}

func oneIf(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func numbers(t *testing.T, text string) []float64 {
	t.Helper()
	var list []float64
	for _, f := range strings.Fields(text) {
		v, err := strconv.ParseFloat(f, 64)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, v)
	}
	return list
}

// parts reads "RUS 60, TKM not-reported, world 100", or the file that follows an @.
func parts(t *testing.T, text string) []Part {
	t.Helper()
	if strings.HasPrefix(text, "@") {
		return sharedParts(t, text[1:])
	}
	var list []Part
	for item := range strings.SplitSeq(text, ",") {
		name, value, ok := strings.Cut(strings.TrimSpace(item), " ")
		if !ok {
			t.Fatalf("%q is no partner with an amount", item)
		}
		p := Part{Partner: name}
		if v, err := strconv.ParseFloat(value, 64); err == nil {
			p.Value = v
		} else {
			p.Absence = Absence(value)
		}
		list = append(list, p)
	}
	return list
}

func goodsIn(t *testing.T, text string) []Good {
	t.Helper()
	var list []Good
	for _, p := range parts(t, text) {
		list = append(list, Good{Product: p.Partner, Value: p.Value, Absence: p.Absence})
	}
	return list
}

func rankings(t *testing.T, in []string) []Ranking {
	t.Helper()
	var list []Ranking
	for i, text := range in {
		list = append(list, Ranking{Name: fmt.Sprint("case ", i), Parts: parts(t, text)})
	}
	return list
}

// orders reads "CHN 2015;2016 40, RUS 2017 60".
func orders(t *testing.T, text string) []Order {
	t.Helper()
	if strings.HasPrefix(text, "@") {
		return sharedOrders(t, text[1:])
	}
	var list []Order
	for item := range strings.SplitSeq(text, ",") {
		f := strings.Fields(item)
		o := Order{Supplier: f[0], TIV: numbers(t, f[2])[0]}
		for _, y := range numbers(t, strings.ReplaceAll(f[1], ";", " ")) {
			o.Years = append(o.Years, int(y))
		}
		list = append(list, o)
	}
	return list
}

// votes reads "1 yes, 2 abstain | 1 yes, 2 no".
func votes(t *testing.T, in []string) (a, b []Ballot) {
	t.Helper()
	if strings.HasPrefix(in[0], "@") {
		return sharedVotes(t, in[1]), sharedVotes(t, in[2])
	}
	read := func(text string) (list []Ballot) {
		for _, p := range parts(t, text) {
			list = append(list, Ballot{p.Partner, string(p.Absence)})
		}
		return list
	}
	return read(in[0]), read(in[1])
}

// seriesIn reads values of the years from 2001, or the name of a file in testdata.
func seriesIn(t *testing.T, text string) []Point {
	t.Helper()
	if text == "nile.csv" {
		return nile(t)
	}
	return yearly(2001, numbers(t, text)...)
}

func gdpFigures(t *testing.T, in []string) (flow, product Figure) {
	t.Helper()
	if strings.HasPrefix(in[0], "@") {
		return sharedFigures(t, in)
	}
	n := numbers(t, in[0])
	return Figure{Value: n[0]}, Figure{Value: n[1]}
}
