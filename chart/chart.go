// Package chart draws the answers of profile, compare and shift as SVG or PNG: shares as bars with their
// range and their number, and shares over the years as lines with their names at the end. It paints on the
// canvases of gonum/plot; the same rows give the same bytes. A chart carries its title, what it shows, its
// sources, and, as SVG, its numbers in words for those who do not see it.
//
// Axes begin at zero and end above the largest share. Nothing is drawn for what is not known: a state without
// a figure has a row that says so, and between years without a figure a line is dashed.
package chart

import (
	"bytes"
	"encoding/xml"
	"io"
	"path/filepath"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgsvg"

	"leeway"
)

// Head is what stands around a drawing.
type Head struct {
	Title   string
	Note    string   // what is drawn, in a line below the title
	Sources []string // who published it, a line each
}

// Chart is a drawing that is ready to be written.
type Chart struct {
	head   Head
	words  string // the numbers, for those who do not see it
	height vg.Length
	draw   func(*sheet)
}

// dotsPerInch makes a PNG sharp on the screens of today, and on paper at half of the width.
const dotsPerInch = 144

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
	var err error
	if form == "png" {
		canvas := vgimg.NewWith(vgimg.UseWH(width, c.height), vgimg.UseDPI(dotsPerInch))
		c.paint(canvas)
		_, err = vgimg.PngCanvas{Canvas: canvas}.WriteTo(w)
	} else {
		var svg bytes.Buffer
		canvas := vgsvg.New(width, c.height)
		c.paint(canvas)
		if _, err = canvas.WriteTo(&svg); err == nil {
			_, err = io.WriteString(w, c.spoken(svg.String()))
		}
	}
	if err != nil {
		return leeway.Errorf(leeway.CodeInternal, "chart: %w", err)
	}
	return nil
}

func (c *Chart) paint(on vg.CanvasSizer) {
	s := &sheet{Canvas: draw.New(on)}
	s.box(0, 0, width, c.height, paper)
	s.head(c.head, c.height)
	c.draw(s)
}

// spoken gives an SVG a name and its numbers in words, and names fonts of the same widths beside its own.
func (c *Chart) spoken(svg string) string {
	svg = strings.ReplaceAll(svg, "font-family:Liberation Sans;font-variant:normal", "font-family:'Liberation Sans',Arial,Helvetica,sans-serif")
	tag := strings.Index(svg, "<svg ")
	end := tag + strings.IndexByte(svg[tag:], '>')
	return svg[:tag] + `<svg role="img" aria-labelledby="title desc" ` + svg[tag+len("<svg "):end] + ">\n<title id=\"title\">" + escaped(c.head.Title) +
		"</title>\n<desc id=\"desc\">" + escaped(join(" ", c.head.Note, c.words)) + "</desc>" + svg[end+1:]
}

func escaped(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // to memory
	return b.String()
}

func join(sep string, parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, sep)
}
