// Package chart draws the answers of profile, compare and shift as SVG or PNG: shares as bars with
// their range, and shares over the years as lines. It draws with gonum/plot; the same rows give the same
// bytes. A chart carries its title, its unit and its sources.
package chart

import (
	"image/color"
	"io"
	"path/filepath"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"leeway"
)

// Chart is a drawing that is ready to be written.
type Chart struct {
	p             *plot.Plot
	width, height vg.Length
}

// Bar is one share with its range.
type Bar struct {
	Label     string
	Value     float64 // percent
	Low, High float64 // percent; equal to Value where there is no range
}

// Line is a share over the years.
type Line struct {
	Label string
	Years []float64
	Value []float64 // percent
}

// colours are told apart by those who see few (Okabe and Ito 2008, Color Universal Design).
var colours = []color.Color{
	color.RGBA{0, 114, 178, 255}, color.RGBA{213, 94, 0, 255}, color.RGBA{0, 158, 115, 255}, color.RGBA{204, 121, 167, 255},
	color.RGBA{230, 159, 0, 255}, color.RGBA{86, 180, 233, 255}, color.RGBA{90, 90, 90, 255}, color.RGBA{0, 0, 0, 255},
}

// Bars draws shares one below the other, the first on top.
//
// Errors: CodeInternal where the rows cannot be drawn.
func Bars(title, sources string, bars []Bar) (*Chart, error) {
	p := sheet(title, sources)
	values := make(plotter.Values, len(bars))
	names := make([]string, len(bars))
	var spans plotter.XYs
	var ends plotter.XErrors
	for i, b := range bars {
		at := len(bars) - 1 - i
		values[at], names[at] = b.Value, b.Label
		if b.High > b.Low {
			spans = append(spans, plotter.XY{X: b.Value, Y: float64(at)})
			ends = append(ends, struct{ Low, High float64 }{b.Value - b.Low, b.High - b.Value})
		}
	}
	shown, err := plotter.NewBarChart(values, vg.Points(11))
	if err != nil {
		return nil, leeway.Errorf(leeway.CodeInternal, "chart: %w", err)
	}
	shown.Horizontal, shown.Color, shown.LineStyle.Width = true, colours[0], 0
	p.Add(plotter.NewGrid(), shown)
	if len(spans) > 0 {
		whiskers, err := plotter.NewXErrorBars(struct {
			plotter.XYer
			plotter.XErrorer
		}{spans, ends})
		if err != nil {
			return nil, leeway.Errorf(leeway.CodeInternal, "chart: %w", err)
		}
		p.Add(whiskers)
	}
	p.NominalY(names...)
	p.X.Min = 0
	return &Chart{p, 20 * vg.Centimeter, vg.Length(len(bars))*0.62*vg.Centimeter + 3.4*vg.Centimeter}, nil
}

// Lines draws shares over the years, a colour and a sign each.
//
// Errors: CodeInternal where the rows cannot be drawn.
func Lines(title, sources string, lines []Line) (*Chart, error) {
	p := sheet(title, sources)
	p.Add(plotter.NewGrid())
	for i, l := range lines {
		points := make(plotter.XYs, len(l.Years))
		for k := range l.Years {
			points[k] = plotter.XY{X: l.Years[k], Y: l.Value[k]}
		}
		line, signs, err := plotter.NewLinePoints(points)
		if err != nil {
			return nil, leeway.Errorf(leeway.CodeInternal, "chart: %w", err)
		}
		line.Color, line.Width = colours[i%len(colours)], vg.Points(1.4)
		signs.Color, signs.Radius, signs.Shape = line.Color, vg.Points(2.2), shapes[i%len(shapes)]
		p.Add(line, signs)
		p.Legend.Add(l.Label, line, signs)
	}
	p.Legend.Top = true
	p.Y.Min = 0
	p.X.Max += 0.28 * (p.X.Max - p.X.Min) // room for the names
	p.Y.Label.Text, p.X.Label.Text = "percent of the total", sources
	return &Chart{p, 18 * vg.Centimeter, 11 * vg.Centimeter}, nil
}

var shapes = []draw.GlyphDrawer{draw.CircleGlyph{}, draw.SquareGlyph{}, draw.TriangleGlyph{}, draw.CrossGlyph{}, draw.PyramidGlyph{}, draw.RingGlyph{}}

func sheet(title, sources string) *plot.Plot {
	p := plot.New()
	p.BackgroundColor = color.White
	p.Title.Text, p.X.Label.Text = title, "percent of the total\n"+sources
	p.Title.Padding = vg.Points(6)
	p.X.Label.TextStyle = style(p.X.Label.TextStyle, 8)
	p.X.Tick.Label, p.Y.Tick.Label = style(p.X.Tick.Label, 9), style(p.Y.Tick.Label, 9)
	p.X.Label.TextStyle.Handler, p.Title.TextStyle.Handler = plainText, plainText
	return p
}

// plainText takes no sign of a name for markup.
var plainText = text.Plain{Fonts: font.DefaultCache}

func style(s text.Style, size vg.Length) text.Style {
	s.Font.Size = size
	return s
}

// Form is the form of a file by its name: svg or png.
//
// Errors: CodeInvalid for another.
func Form(path string) (string, error) {
	switch form := strings.TrimPrefix(strings.ToLower(filepath.Ext(path)), "."); form {
	case "svg", "png":
		return form, nil
	}
	return "", leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s: a chart is SVG or PNG", path), "name a file that ends in .svg or .png")
}

// Write writes the chart in a form that [Form] knows.
func (c *Chart) Write(w io.Writer, form string) error {
	to, err := c.p.WriterTo(c.width, c.height, form)
	if err != nil {
		return leeway.Errorf(leeway.CodeInternal, "chart: %w", err)
	}
	_, err = to.WriteTo(w)
	return err
}
