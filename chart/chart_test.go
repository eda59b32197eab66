package chart

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"strings"
	"testing"

	"leeway"
)

func TestBars_AreSVGWithNamesAndSources(t *testing.T) {
	c, err := Bars("Kazakhstan", "From: A & B", []Bar{{"imports, Russia", 27.9, 25, 30}, {"imports, Türkiye_$x$", 3.4, 3.4, 3.4}})
	if err != nil {
		t.Fatal(err)
	}
	var first, second bytes.Buffer
	if err := errors.Join(c.Write(&first, "svg"), c.Write(&second, "svg")); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Errorf("two drawings of one chart differ: %v", err)
	}
	words := texts(t, first.Bytes())
	for _, want := range []string{"Kazakhstan", "From: A & B", "imports, Russia", "imports, Türkiye_$x$", "percent of the total"} {
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
	c, err := Lines("Shares", "From: A", []Line{{"Russia", []float64{2018, 2019, 2020}, []float64{39, 36, 35}}, {"China", []float64{2018, 2020}, []float64{16, 22}}})
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
