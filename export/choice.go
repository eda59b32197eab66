package export

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"leeway"
	"leeway/engine/duck"
	"leeway/lake"
)

// Export chooses rows of lakes to be written.
type Export struct {
	engine    *duck.Exporter
	manifests map[duck.Release]leeway.Manifest
	options   Options
}

// Options are what holds for a whole export.
type Options struct {
	OwnUse bool // what may not be passed on goes out too, and it is said
	// Refuses reports that a source is known not to be redistributable, whatever a manifest says;
	// nil knows of none.
	Refuses func(source string) bool
	// Name returns the name of an actor and what it is; nil leaves ids.
	Name    func(id string) (name string, kind leeway.ActorType)
	Program string // what wrote it: "leeway 1.2"
}

// New returns an export of the lakes that the engine reads.
//
// Errors: those of [lake.Lake.Vintages].
func New(engine *duck.Exporter, o Options, lakes ...*lake.Lake) (*Export, error) {
	x := &Export{engine: engine, manifests: map[duck.Release]leeway.Manifest{}, options: o}
	for _, l := range lakes {
		vs, err := l.Vintages()
		if err != nil {
			return nil, err
		}
		for _, v := range vs {
			r := duck.Release{Source: v.Source, Vintage: v.Vintage}
			if _, first := x.manifests[r]; !first { // of two lakes the first counts
				x.manifests[r] = v.Manifest
			}
		}
	}
	return x, nil
}

// Part is the rows of a vintage in a choice.
type Part struct {
	leeway.Manifest
	Rows int64
}

// Choice is what goes out of a selection, and what stays in for its licence.
type Choice struct {
	duck.Selection
	Parts   []Part // in the order of source and vintage
	LeftOut []Part
	Own     []Part // of Parts, those that may not be passed on
}

// Rows is the number of rows that go out.
func (c Choice) Rows() int64 {
	total := int64(0)
	for _, p := range c.Parts {
		total += p.Rows
	}
	return total
}

// Choose counts a selection by vintage and leaves out what may not be passed on. A choice may
// be empty.
//
// Errors: those of [duck.Exporter.Held].
func (x *Export) Choose(ctx context.Context, s duck.Selection) (Choice, error) {
	held, err := x.engine.Held(ctx, s)
	c := Choice{Selection: s}
	for _, h := range held {
		p := Part{x.manifests[h.Release], h.Rows}
		switch {
		case x.mayPass(p.Manifest):
			c.Parts = append(c.Parts, p)
		case x.options.OwnUse:
			c.Parts, c.Own = append(c.Parts, p), append(c.Own, p)
		default:
			c.LeftOut = append(c.LeftOut, p)
			c.LeaveOut = append(c.LeaveOut, h.Release)
		}
	}
	return c, err
}

func (x *Export) mayPass(m leeway.Manifest) bool {
	return m.Redistributable && (x.options.Refuses == nil || !x.options.Refuses(m.Source))
}

// Whole returns an error where nothing goes out of the choices.
//
// Errors: CodeNotFound, with what could be done as hint.
func Whole(choices ...Choice) error {
	var kept []string
	for _, c := range choices {
		if len(c.Parts) > 0 {
			return nil
		}
		for _, p := range c.LeftOut {
			kept = append(kept, p.Source)
		}
	}
	if len(kept) == 0 {
		return leeway.WithHint(leeway.Errorf(leeway.CodeNotFound, "export: no row is left"), "take a filter away; `leeway lake status` and `leeway indicators` show what the lake holds")
	}
	slices.Sort(kept)
	err := leeway.Errorf(leeway.CodeNotFound, "export: no row is left: %s may not be passed on", strings.Join(slices.Compact(kept), ", "))
	return leeway.WithHint(err, "--own-use exports it for your own use; `leeway sources` shows the licences")
}

// Omissions says by name what the choices leave out, a line for each vintage.
func Omissions(choices ...Choice) []string {
	var lines []string
	for _, c := range choices {
		for _, p := range c.LeftOut {
			lines = append(lines, fmt.Sprintf("left out: %d %s of %s %s, which may not be passed on (%s)", p.Rows, c.Table, p.Source, p.Vintage, p.Licence))
		}
	}
	return lines
}

// vintages lists the manifests of the choices' parts, each once, by source and vintage.
func vintages(parts func(Choice) []Part, choices ...Choice) []leeway.Manifest {
	var found []leeway.Manifest
	for _, c := range choices {
		for _, p := range parts(c) {
			found = append(found, p.Manifest)
		}
	}
	slices.SortFunc(found, func(a, b leeway.Manifest) int {
		return strings.Compare(a.Source+"\x00"+a.Vintage, b.Source+"\x00"+b.Vintage)
	})
	return slices.CompactFunc(found, func(a, b leeway.Manifest) bool { return a.Source == b.Source && a.Vintage == b.Vintage })
}

func goesOut(c Choice) []Part { return c.Parts }
func isOwn(c Choice) []Part   { return c.Own }

// attribution says in one line whose figures these are and on what terms.
func attribution(m leeway.Manifest) string {
	line := m.Source + " " + m.Vintage + ": " + strings.TrimSuffix(m.Citation, ".") + "."
	if m.URL != "" {
		line += " " + m.URL
	}
	return line + " Licence: " + m.Licence
}

// ownUseNotice is said wherever an export holds what may not be passed on.
const ownUseNotice = "For own use only: it holds rows that their producers do not let be passed on."
