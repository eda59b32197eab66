package chart

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"leeway"
)

func TestBars_AreSVGWithNamesAndSources(t *testing.T) {
	c, err := Bars(Head{"Kazakhstan", "percent of the total", []string{"A & B"}},
		[]Bar{{"imports", "Russia", 27.9, 25, 30, false}, {"imports", "Türkiye_$x$", 3.4, 3.4, 3.4, false}, {"exports", "Italy", 0, 0, 0, true}})
	if err != nil {
		t.Fatal(err)
	}
	var first, second bytes.Buffer
	if err := errors.Join(c.Write(&first, "svg"), c.Write(&second, "svg")); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Errorf("two drawings of one chart differ: %v", err)
	}
	words := texts(t, first.Bytes())
	for _, want := range []string{"Kazakhstan", "From: A & B", "imports", "Russia", "27.9 % (25.0 to 30.0)", "Türkiye_$x$", "3.4 %", "percent of the total", "no figure", "exports: Italy no figure."} {
		if !strings.Contains(words, want) {
			t.Errorf("no %q in %q", want, words)
		}
	}
}

// texts reads the SVG and returns what it says.
func texts(t *testing.T, svg []byte) string {
	t.Helper()
	var b strings.Builder
	d := xml.NewDecoder(bytes.NewReader(svg))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		if s, ok := token.(xml.CharData); ok {
			b.WriteString(string(s) + "|")
		}
	}
}

func TestLines_ArePNG(t *testing.T) {
	c, err := Lines(Head{Title: "Shares", Sources: []string{"A"}}, []Line{{"Russia", []float64{2018, 2019, 2020}, []float64{39, 36, 35}}, {"China", []float64{2018, 2020}, []float64{16, 22}}})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := c.Write(&b, "png"); err != nil {
		t.Fatal(err)
	}
	if img, err := png.Decode(&b); err != nil || img.Bounds().Dx() < 400 {
		t.Errorf("%v", err)
	}
}

func drawn(t *testing.T, c *Chart, err error) string {
	t.Helper()
	var b bytes.Buffer
	if err == nil {
		err = c.Write(&b, "svg")
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A path that is filled with the colour of bars: a box of four corners.
var barPath = regexp.MustCompile(`<path d="M([0-9.]+),[0-9.]+L([0-9.]+),[0-9.]+L[0-9.,]+L[0-9.,]+Z" style="fill:#0072B2"`)

func TestBars_AreAsLongAsTheirShares(t *testing.T) {
	c, err := Bars(Head{Title: "x"}, []Bar{{"", "half", 50, 50, 50, false}, {"", "all but a bit", 97.9, 97.9, 97.9, false}, {"", "none", 0, 0, 0, false}, {"", "tenth", 10, 8, 99, false}})
	var lengths []float64
	for _, m := range barPath.FindAllStringSubmatch(drawn(t, c, err), -1) {
		from, err := strconv.ParseFloat(m[1], 64)
		to, err2 := strconv.ParseFloat(m[2], 64)
		if err != nil || err2 != nil {
			t.Fatal(m)
		}
		lengths = append(lengths, to-from)
	}
	for i, want := range []float64{50, 97.9, 0, 10} {
		if len(lengths) != 4 || math.Abs(lengths[i]/lengths[0]*50-want) > 0.2 {
			t.Fatalf("%v do not stand for 50, 97.9, 0 and 10 percent", lengths)
		}
	}
}

func TestLines_AreDashedOverYearsWithoutAFigure(t *testing.T) {
	whole := Line{"Russia", []float64{2018, 2019, 2020}, []float64{39, 36, 35}}
	c, err := Lines(Head{Title: "x"}, []Line{whole})
	if svg := drawn(t, c, err); strings.Contains(svg, "stroke-dasharray") || strings.Contains(svg, "Dashed") {
		t.Error("a line without gaps is dashed")
	}
	c, err = Lines(Head{Title: "x"}, []Line{whole, {"China", []float64{2018, 2020}, []float64{16, 22}}})
	if svg := drawn(t, c, err); strings.Count(svg, "stroke-dasharray") != 1 || !strings.Contains(svg, "Dashed: no figure for the years between.") {
		t.Error("a gap of a line is not dashed")
	}
}

func TestLines_NameWholeYearsOnly(t *testing.T) {
	c, err := Lines(Head{Title: "x"}, []Line{{"Russia", []float64{2022, 2023, 2024}, []float64{87, 78, 77.7}}})
	words := texts(t, []byte(drawn(t, c, err)))
	for _, year := range []string{"2022", "2023", "2024"} {
		if !strings.Contains(words, "|"+year+"|") {
			t.Errorf("no %s in %s", year, words)
		}
	}
	if strings.Contains(words, "|2025|") || strings.Contains(words, "|2022.5|") {
		t.Errorf("%s names a time that has no figure", words)
	}
}

func TestScale_EndsAboveTheLargest(t *testing.T) {
	for _, v := range []float64{0, 0.04, 0.3, 3, 7, 21.5, 87, 97.9, 100, 140, 560} {
		a := scale(v)
		if n := len(a.ticks()); a.end < v || n < 2 || n > 7 || v > 2 && a.end > 2*v {
			t.Errorf("%v: an axis to %v with %d ticks", v, a.end, n)
		}
	}
	if a := scale(97.9); a.end != 100 {
		t.Errorf("97.9 percent: an axis to %v", a.end)
	}
}

func TestCharts_OfNothingAreRefused(t *testing.T) {
	_, bars := Bars(Head{}, nil)
	_, lines := Lines(Head{}, []Line{{Label: "Russia"}})
	if leeway.CodeOf(bars) != leeway.CodeInvalid || leeway.CodeOf(lines) != leeway.CodeInvalid {
		t.Errorf("%v, %v", bars, lines)
	}
}

func TestForm_IsByTheName(t *testing.T) {
	for path, want := range map[string]string{"a.svg": "svg", "b.PNG": "png"} {
		if got, err := Form(path); got != want || err != nil {
			t.Errorf("%s: %q, %v", path, got, err)
		}
	}
	if _, err := Form("a.pdf"); leeway.CodeOf(err) != leeway.CodeInvalid {
		t.Errorf("%v", err)
	}
}
