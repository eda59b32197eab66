package chart

import (
	"image/color"
	"math"
	"slices"
	"strconv"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"leeway"
)

// Line is a share over the years.
type Line struct {
	Label string
	Years []float64 // ascending
	Value []float64 // percent
}

// plotHeight is the height of the axis of percent, in points.
const plotHeight = vg.Length(215)

// lines is where lines stand.
type lines struct {
	all         []Line
	left, right vg.Length
	base        vg.Length
	axis        axis
	first, last float64 // years
}

// shapes tell the lines apart for those who see no colours.
var shapes = []draw.GlyphDrawer{draw.CircleGlyph{}, draw.SquareGlyph{}, draw.TriangleGlyph{}, draw.CrossGlyph{}, draw.PyramidGlyph{}, draw.RingGlyph{}}

// Lines draws shares over the years, a colour and a sign each, with their names at the end. Years that follow each
// other are joined by a line; over years without a figure it is dashed.
//
// Errors: CodeInvalid where no line has a point.
func Lines(h Head, all []Line) (*Chart, error) {
	all = slices.DeleteFunc(slices.Clone(all), func(l Line) bool { return len(l.Years) == 0 })
	if len(all) == 0 {
		return nil, leeway.Errorf(leeway.CodeInvalid, "there is nothing to draw")
	}
	if slices.ContainsFunc(all, Line.broken) {
		h.Note = join(" ", h.Note, "Dashed: no figure for the years between.")
	}
	l := lines{all: all, base: foot(h) + margin + 4, first: math.Inf(1), last: math.Inf(-1)}
	largest := 0.0
	labels := make([]string, len(all))
	for i, x := range all {
		labels[i] = x.Label
		largest = max(largest, slices.Max(x.Value))
		l.first, l.last = min(l.first, x.Years[0]), max(l.last, x.Years[len(x.Years)-1])
	}
	l.axis = scale(largest)
	l.left = margin + ticked.width(tickWords(l.axis.end)) + gap
	l.right = width - margin - min(labeled.widest(labels), longest) - 3*gap
	return &Chart{head: h, words: spokenLines(all), height: headTop + plotHeight + l.base, draw: l.draw}, nil
}

// broken reports whether years are missing inside a line.
func (l Line) broken() bool {
	for i := 1; i < len(l.Years); i++ {
		if l.Years[i]-l.Years[i-1] > 1 {
			return true
		}
	}
	return false
}

func (l *lines) x(year float64) vg.Length {
	if l.last <= l.first {
		return (l.left + l.right) / 2
	}
	return l.left + vg.Length((year-l.first)/(l.last-l.first))*(l.right-l.left)
}

func (l *lines) y(v float64) vg.Length { return l.base + vg.Length(v/l.axis.end)*plotHeight }

func (l *lines) draw(s *sheet) {
	for _, v := range l.axis.ticks() {
		s.line(faint, 0.7, l.left, l.y(v), l.right, l.y(v))
		s.write(ticked, l.left-gap, l.y(v)-3, toTheLeft, tickWords(v))
	}
	s.line(soft, 0.9, l.left, l.base, l.right, l.base)
	every := math.Ceil((l.last - l.first + 1) / 11)
	for year := l.last; year >= l.first; year -= every {
		s.line(soft, 0.9, l.x(year), l.base-3, l.x(year), l.base)
		s.write(ticked, l.x(year), l.base-margin, centred, strconv.Itoa(int(year)))
	}
	for i := range l.all {
		l.curve(s, i)
	}
	l.names(s)
}

func (l *lines) curve(s *sheet, i int) {
	style := draw.LineStyle{Color: colour(i), Width: 1.5}
	x := &l.all[i]
	for k := range x.Years {
		at := vg.Point{X: l.x(x.Years[k]), Y: l.y(x.Value[k])}
		if k > 0 {
			style.Dashes = nil
			if x.Years[k]-x.Years[k-1] > 1 {
				style.Dashes = []vg.Length{3, 3}
			}
			s.StrokeLine2(style, l.x(x.Years[k-1]), l.y(x.Value[k-1]), at.X, at.Y)
		}
		s.DrawGlyph(draw.GlyphStyle{Color: style.Color, Radius: 2.4, Shape: shapes[i%len(shapes)]}, at)
	}
}

func colour(i int) color.Color { return colours[i%len(colours)] }

// names writes each line's name beside its last point, none over another.
func (l *lines) names(s *sheet) {
	const apart = vg.Length(11.5)
	order := make([]int, len(l.all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return -sign(l.endOf(a) - l.endOf(b)) })
	at, above := make([]vg.Length, len(order)), l.base+plotHeight+2*apart
	for k, i := range order {
		at[k] = min(l.endOf(i), above-apart)
		above = at[k]
	}
	for k := len(at) - 1; k >= 0; k-- { // none below the axis
		at[k] = max(at[k], l.base+vg.Length(len(at)-1-k)*apart)
	}
	for k, i := range order {
		x := &l.all[i]
		s.line(colour(i), 0.5, l.x(x.Years[len(x.Years)-1])+3, l.endOf(i), l.right+2*gap-2, at[k])
		s.write(lettering{labeled.size, false, colour(i)}, l.right+2*gap, at[k]-3.3, toTheRight, labeled.fit(x.Label, longest))
	}
}

// endOf is the height of a line's last point.
func (l *lines) endOf(i int) vg.Length {
	v := l.all[i].Value
	return l.y(v[len(v)-1])
}

func sign(v vg.Length) int {
	switch {
	case v > 0:
		return 1
	case v < 0:
		return -1
	}
	return 0
}

func spokenLines(all []Line) string {
	var b strings.Builder
	for _, l := range all {
		b.WriteString(l.Label + ":")
		for i, year := range l.Years {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(" " + strconv.Itoa(int(year)) + " " + percent(l.Value[i]))
		}
		b.WriteString(". ")
	}
	return strings.TrimSpace(b.String())
}
