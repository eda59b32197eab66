package chart

import (
	"image/color"
	"math"
	"strconv"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/font/liberation"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// The measures of a sheet, in points.
const (
	width   = vg.Length(567) // 20 cm
	margin  = vg.Length(14)
	gap     = vg.Length(6)   // between a label and what it belongs to
	headTop = vg.Length(56)  // from the upper edge to where the drawing begins
	footer  = vg.Length(11)  // a line of the sources
	longest = vg.Length(200) // no label is wider
)

var (
	paper = color.RGBA{255, 255, 255, 255}
	ink   = color.RGBA{34, 34, 34, 255}
	soft  = color.RGBA{95, 95, 95, 255}
	faint = color.RGBA{221, 221, 221, 255}
)

// colours are told apart by those who see few (Okabe and Ito 2008, Color Universal Design), without those
// that are too light for letters.
var colours = []color.RGBA{{0, 114, 178, 255}, {190, 75, 0, 255}, {0, 122, 89, 255}, {160, 80, 125, 255}, {150, 105, 0, 255}, {90, 90, 90, 255}}

// fonts are those that the program brings.
var fonts = font.NewCache(liberation.Collection())

// lettering is a size of letters.
type lettering struct {
	size   vg.Length
	bold   bool
	colour color.Color
}

var (
	titled  = lettering{14, true, ink}
	noted   = lettering{9, false, soft}
	grouped = lettering{10, true, ink}
	labeled = lettering{9.5, false, ink}
	ticked  = lettering{8.5, false, soft}
	small   = lettering{8, false, soft}
)

func (l lettering) style() text.Style {
	s := text.Style{Color: l.colour, Handler: text.Plain{Fonts: fonts}, // no sign of a name is markup
		Font: font.Font{Typeface: "Liberation", Variant: "Sans", Size: l.size}}
	if l.bold {
		s.Font.Weight = 3 // as golang.org/x/image/font counts
	}
	return s
}

func (l lettering) width(s string) vg.Length { return l.style().Width(s) }

// widest is the width of the widest of some words.
func (l lettering) widest(words []string) vg.Length {
	w := vg.Length(0)
	for _, s := range words {
		w = max(w, l.width(s))
	}
	return w
}

// fit shortens words to a width.
func (l lettering) fit(s string, room vg.Length) string {
	if l.width(s) <= room {
		return s
	}
	letters := []rune(s)
	for len(letters) > 1 && l.width(string(letters)+"…") > room {
		letters = letters[:len(letters)-1]
	}
	return string(letters) + "…"
}

// Where words stand against their place.
const (
	toTheRight = draw.XLeft
	centred    = draw.XCenter
	toTheLeft  = draw.XRight
)

// sheet is a canvas whose zero is the lower left corner.
type sheet struct{ draw.Canvas }

// write puts words on a base line.
func (s *sheet) write(l lettering, x, y vg.Length, align text.XAlignment, words string) {
	style := l.style()
	style.XAlign, style.YAlign = align, draw.YBottom
	s.FillText(style, vg.Point{X: x, Y: y}, words)
}

func (s *sheet) box(x, y, w, h vg.Length, fill color.Color) {
	s.FillPolygon(fill, []vg.Point{{X: x, Y: y}, {X: x + w, Y: y}, {X: x + w, Y: y + h}, {X: x, Y: y + h}})
}

func (s *sheet) line(c color.Color, thick, x0, y0, x1, y1 vg.Length) {
	s.StrokeLine2(draw.LineStyle{Color: c, Width: thick}, x0, y0, x1, y1)
}

// head writes title and note on top, the sources at the foot.
func (s *sheet) head(h Head, height vg.Length) {
	room := width - 2*margin
	s.write(titled, margin, height-margin-12, toTheRight, titled.fit(h.Title, room))
	s.write(noted, margin, height-margin-27, toTheRight, noted.fit(h.Note, room))
	y := foot(h) - 2*footer
	for i, line := range h.Sources {
		if i == 0 {
			line = "From: " + line
		}
		s.write(small, margin, y, toTheRight, small.fit(line, room))
		y -= footer
	}
}

// foot is how high the lines of the sources reach.
func foot(h Head) vg.Length { return vg.Length(len(h.Sources)+1)*footer + margin/2 }

// axis is a scale of percent from zero to above the largest value.
type axis struct {
	end, step float64
}

// scale finds an axis with four to six ticks.
func scale(largest float64) axis {
	for _, step := range []float64{0.1, 0.2, 0.5, 1, 2, 5, 10, 20} {
		if n := math.Ceil(largest/step - 1e-9); n <= 5 {
			return axis{max(n, 1) * step, step}
		}
	}
	step := 20 * math.Ceil(largest/100)
	return axis{math.Ceil(largest/step) * step, step}
}

func (a axis) ticks() []float64 {
	var at []float64
	for i := 0.0; i*a.step <= a.end+1e-9; i++ {
		at = append(at, i*a.step)
	}
	return at
}

// percent writes a share with a decimal.
func percent(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) + " %" }

// tickWords writes a tick as short as it can be.
func tickWords(v float64) string {
	return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64) + " %"
}
