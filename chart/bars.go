package chart

import (
	"strings"

	"gonum.org/v1/plot/vg"

	"leeway"
)

// Bar is one share with its range.
type Bar struct {
	Group     string // bars of one group that follow each other stand below its name
	Label     string
	Value     float64 // percent
	Low, High float64 // percent; equal to Value where there is no range
	Unknown   bool    // there is no figure
}

// The heights of rows.
const (
	rowHeight   = vg.Length(16)
	groupHeight = vg.Length(21)
	thickness   = vg.Length(10)
)

// bars is where bars stand.
type bars struct {
	all       []Bar
	left      vg.Length // where zero is
	length    vg.Length // of the axis
	axis      axis
	top, base vg.Length
}

// Bars draws shares one below the other, the first on top.
//
// Errors: CodeInvalid where there are none.
func Bars(h Head, all []Bar) (*Chart, error) {
	if len(all) == 0 {
		return nil, leeway.Errorf(leeway.CodeInvalid, "there is nothing to draw")
	}
	if ranged(all) {
		h.Note = join(" ", h.Note, "A thin line spans what other records give.")
	}
	b := bars{all: all, base: foot(h) + margin}
	body := vg.Length(0)
	for i := range all {
		body += b.rowHeight(i)
	}
	height := headTop + body + b.base
	b.top = height - headTop
	b.spread()
	return &Chart{head: h, words: spokenBars(all), height: height, draw: b.draw}, nil
}

func ranged(all []Bar) bool {
	for i := range all {
		if all[i].ranged() {
			return true
		}
	}
	return false
}

// ranged reports whether a range is wide enough to be seen.
func (b *Bar) ranged() bool { return !b.Unknown && b.High-b.Low >= 0.05 }

// words are the number at the end of a bar.
func (b *Bar) words() string {
	switch {
	case b.Unknown:
		return "no figure"
	case b.ranged():
		return percent(b.Value) + " (" + strings.TrimSuffix(percent(b.Low), " %") + " to " + strings.TrimSuffix(percent(b.High), " %") + ")"
	}
	return percent(b.Value)
}

// spread finds room for the labels on the left and the numbers on the right.
func (b *bars) spread() {
	labels, largest := make([]string, len(b.all)), 0.0
	for i := range b.all {
		labels[i] = b.all[i].Label
		if !b.all[i].Unknown {
			largest = max(largest, b.all[i].Value, b.all[i].High)
		}
	}
	b.axis = scale(largest)
	b.left = margin + min(labeled.widest(labels), longest) + gap
	b.length = width - margin - b.left - ticked.width("100 %")/2
	for i := range b.all {
		room := width - margin - gap - labeled.width(b.all[i].words()) - b.left
		if reach := max(b.all[i].Value, b.all[i].High) / b.axis.end; !b.all[i].Unknown && reach > 0 {
			b.length = min(b.length, vg.Length(float64(room)/reach))
		}
	}
}

func (b *bars) begins(i int) bool {
	return b.all[i].Group != "" && (i == 0 || b.all[i].Group != b.all[i-1].Group)
}

func (b *bars) rowHeight(i int) vg.Length {
	if b.begins(i) {
		return rowHeight + groupHeight
	}
	return rowHeight
}

func (b *bars) at(v float64) vg.Length { return b.left + vg.Length(v/b.axis.end)*b.length }

func (b *bars) draw(s *sheet) {
	for _, v := range b.axis.ticks() {
		s.line(faint, 0.7, b.at(v), b.base-3, b.at(v), b.top)
		s.write(ticked, b.at(v), b.base-margin, centred, tickWords(v))
	}
	s.line(soft, 0.9, b.left, b.base-3, b.left, b.top)
	y := b.top
	for i := range b.all {
		y -= b.rowHeight(i)
		if b.begins(i) {
			words := grouped.fit(b.all[i].Group, width-2*margin)
			s.box(margin, y+rowHeight, grouped.width(words)+gap, groupHeight-3, paper)
			s.write(grouped, margin, y+rowHeight+5, toTheRight, words)
		}
		b.row(s, &b.all[i], y)
	}
}

func (b *bars) row(s *sheet, bar *Bar, y vg.Length) {
	middle := y + rowHeight/2
	s.write(labeled, b.left-gap, middle-3.3, toTheLeft, labeled.fit(bar.Label, longest))
	if bar.Unknown {
		b.number(s, noted, bar, b.left, middle)
		return
	}
	end := b.at(bar.Value)
	s.box(b.left, middle-thickness/2, end-b.left, thickness, colours[0])
	if bar.ranged() {
		low, high := b.at(bar.Low), b.at(bar.High)
		s.line(ink, 1, low, middle, high, middle)
		s.line(ink, 1, low, middle-3, low, middle+3)
		s.line(ink, 1, high, middle-3, high, middle+3)
		end = max(end, high)
	}
	b.number(s, labeled, bar, end, middle)
}

// number writes a bar's number behind it, on paper that no line of the grid crosses.
func (b *bars) number(s *sheet, l lettering, bar *Bar, end, middle vg.Length) {
	words := bar.words()
	s.box(end+gap-2, middle-thickness/2, l.width(words)+4, thickness, paper)
	s.write(l, end+gap, middle-3.3, toTheRight, words)
}

func spokenBars(all []Bar) string {
	var b strings.Builder
	for i := range all {
		if all[i].Group != "" && (i == 0 || all[i].Group != all[i-1].Group) {
			b.WriteString(all[i].Group + ": ")
		}
		b.WriteString(all[i].Label + " " + all[i].words())
		if i+1 < len(all) && all[i+1].Group == all[i].Group {
			b.WriteString(", ")
		} else {
			b.WriteString(". ")
		}
	}
	return strings.TrimSpace(b.String())
}
