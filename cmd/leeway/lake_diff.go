package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"leeway"
	"leeway/engine/duck"
	"leeway/lake"
)

type lakeDiffCmd struct {
	Source string `arg:"" help:"Data set whose releases to compare."`
	Older  string `arg:"" optional:"" help:"Older release; otherwise the one before the newer." placeholder:"OLDER"`
	Newer  string `arg:"" optional:"" help:"Newer release; otherwise the newest." placeholder:"NEWER"`
	All    bool   `help:"Every change, not the largest revisions only."`
	listFlags
}

// Help is shown by `leeway lake diff --help`.
func (*lakeDiffCmd) Help() string {
	return `What a release changed against an earlier one of the same data set: figures that are new, figures that are gone although the release covers them, and figures that were revised. What the newer release was not asked for is counted apart; nothing is said of it.

Examples:

  leeway lake diff kaz-bns-trade
  leeway lake diff kaz-bns-trade 2022 2024-07-25 --all --format csv -o changes.csv`
}

// Run compares two vintages.
func (c *lakeDiffCmd) Run(s *session) error {
	lakes, err := s.lakes()
	if err != nil {
		return err
	}
	older, newer, err := c.pair(lakes)
	if err != nil {
		return err
	}
	var rows []duck.Change
	var each func(duck.Change) error
	if c.All {
		each = func(d duck.Change) error { rows = append(rows, d); return nil }
	}
	d, err := s.diff(older, newer, each, lakes...)
	if err != nil {
		return err
	}
	if !c.All {
		rows = d.Largest[:min(len(d.Largest), 10)]
	}
	slices.SortFunc(rows, func(a, b duck.Change) int { return strings.Compare(a.Table+a.What, b.Table+b.What) })
	if c.Format == "json" && !c.All {
		return writeOne(s.w.stdout, d)
	}
	foot := fmt.Sprintf("\n%s %s %s\n", d.Source, d.Newer, d.Summary())
	return list(s, c.listFlags, rows, changeColumns, foot)
}

var changeColumns = []column[duck.Change]{
	{"table", func(d duck.Change) string { return d.Table }},
	{"change", func(d duck.Change) string { return string(d.Kind) }},
	{"what", func(d duck.Change) string { return d.What }},
	{"old", func(d duck.Change) string { return plain(d.Old) }},
	{"new", func(d duck.Change) string { return plain(d.New) }},
	{"unit", func(d duck.Change) string { return d.Unit }},
	{"moved", moved},
}

// plain writes a number without exponent.
func plain(f *float64) string {
	if f == nil {
		return ""
	}
	return strconv.FormatFloat(*f, 'f', -1, 64)
}

// moved is a revision in percent of the old value.
func moved(d duck.Change) string {
	if d.Old == nil || d.New == nil {
		return ""
	}
	return fmt.Sprintf("%+.1f %%", 100*d.Relative())
}

// pair finds the two vintages that are meant.
//
// Errors: CodeNotFound, with those that there are as hint.
func (c *lakeDiffCmd) pair(lakes []*lake.Lake) (older, newer lake.Vintage, err error) {
	vs, err := vintagesOf(c.Source, lakes...)
	if err != nil {
		return older, newer, err
	}
	at := 0
	if c.Newer != "" {
		if at, err = find(vs, c.Source, c.Newer); err != nil {
			return older, newer, err
		}
	}
	before := at + 1
	if c.Older != "" {
		if before, err = find(vs, c.Source, c.Older); err != nil {
			return older, newer, err
		}
	}
	if before >= len(vs) {
		err := leeway.Errorf(leeway.CodeNotFound, "%s has no release before %s", c.Source, vs[at].Vintage)
		return older, newer, leeway.WithHint(err, "leeway lake status lists the releases")
	}
	return vs[before], vs[at], nil
}

// find returns the index of a vintage by its name.
func find(vs []lake.Vintage, source, name string) (int, error) {
	names := make([]string, len(vs))
	for i, v := range vs {
		names[i] = v.Vintage
		if v.Vintage == name {
			return i, nil
		}
	}
	return 0, leeway.WithHint(leeway.Errorf(leeway.CodeNotFound, "%s has no release %q", source, name), "it has %s", strings.Join(names, ", "))
}

// vintagesOf lists the vintages of a source, newest first.
//
// Errors: CodeNotFound where there is none; CodeUnavailable where all of them are damaged.
func vintagesOf(source string, lakes ...*lake.Lake) ([]lake.Vintage, error) {
	var found []lake.Vintage
	var others []string
	for _, l := range lakes {
		vs, err := l.Vintages()
		if err != nil {
			return nil, err
		}
		for _, v := range vs {
			if v.Source == source {
				found = append(found, v)
			} else if !slices.Contains(others, v.Source) {
				others = append(others, v.Source)
			}
		}
	}
	if len(found) == 0 {
		if err := lake.DamagedRelease(source, "", lakes...); err != nil {
			return nil, err
		}
		err := leeway.Errorf(leeway.CodeNotFound, "the lake has nothing of %q", source)
		return nil, leeway.WithHint(err, "it has %s", strings.Join(others, ", "))
	}
	return found, nil
}

// diff compares two vintages with an engine of its own.
func (s *session) diff(older, newer lake.Vintage, each func(duck.Change) error, lakes ...*lake.Lake) (*duck.Diff, error) {
	e, err := duck.New(s.ctx, lakes...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = e.Close() }() // nothing was written
	return e.Diff(s.ctx, older, newer, each)
}
