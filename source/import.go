package source

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"maps"
	"slices"
	"strings"

	"leeway"
	"leeway/lake"
)

// Options of an import. The zero value is a plain import.
type Options struct {
	Dataset  string // the name of the data set in the lake, where it is not the source's id
	Vintage  string // the name of the release; empty: its date of release, else the day it was retrieved
	Released string // ISO date, where the user knows better than the file
	Program  string // version that writes
	Accept   bool   // take the files although their magnitudes are not as expected, or most of the last release is gone
	Keep     bool   // keep the producer's bytes in the lake
	Try      bool   // read and check only; nothing is written
}

// Report is what an import did.
type Report struct {
	Source    string          `json:"source"` // the data set in the lake
	Vintage   string          `json:"vintage,omitempty"`
	Unchanged bool            `json:"unchanged"` // the lake has a vintage of the same bytes: nothing was written
	Tried     bool            `json:"tried,omitempty"`
	Manifest  leeway.Manifest `json:"manifest"`
	Counts    Counts          `json:"counts"`
	Findings  []Finding       `json:"findings,omitempty"`
}

// Import reads a snapshot into a new vintage of the lake. The same bytes a second time change
// nothing. Where anything is wrong with a file, nothing is written at all.
//
// Errors: those of the parser and of the checks (CodeInvalid); CodeInvalid too where the files
// hold no row, where a magnitude is not as expected, and where most of the last release is gone, unless opt accepts it;
// CodeUnavailable where a file or the lake cannot be read or written; the context's error.
func Import(ctx context.Context, l *lake.Lake, s Source, snap Snapshot, opt Options) (Report, error) {
	info := s.Info()
	if opt.Dataset != "" {
		info.ID = opt.Dataset
	}
	report := Report{Source: info.ID, Tried: opt.Try}
	inputs, err := digests(ctx, snap)
	if err != nil {
		return report, err
	}
	if old, err := same(l, info.ID, inputs, opt); err != nil || old != nil {
		if old != nil {
			report.Unchanged, report.Vintage, report.Manifest = true, old.Vintage, *old
		}
		return report, err
	}
	to, err := destination(ctx, l, info.ID, opt)
	if err != nil {
		return report, err
	}
	defer to.abort()
	found := newChecked(info, snap.Retrieved, to)
	plain, err := unwrapped(snap, info.Archives)
	if err != nil {
		return report, err
	}
	if err := s.Parse(plain, found); err != nil {
		return report, cancelled(ctx, err)
	}
	report.Counts = found.counts
	if report.Findings, err = judge(info, found.counts, opt.Accept); err != nil {
		return report, err
	}
	m := manifest(info, snap, found, opt)
	m.Inputs = inputs
	if err := shrunk(l, m, total(found.counts), opt.Accept); err != nil {
		return report, err
	}
	if opt.Keep && !opt.Try {
		if err := keep(l, info.ID, snap); err != nil {
			return report, err
		}
	}
	report.Manifest, err = to.commit(m)
	report.Vintage = report.Manifest.Vintage
	return report, err
}

// keep puts the producer's bytes into the lake as they came. It comes before the vintage that is
// made of them.
func keep(l *lake.Lake, dataset string, snap Snapshot) error {
	for _, f := range snap.Files {
		r, err := f.Open()
		if err != nil {
			return leeway.Errorf(leeway.CodeUnavailable, "%s: %w", f.Name, err)
		}
		_, err = l.KeepSnapshot(dataset, lake.Snapshot{Name: f.Name, URL: f.URL, Retrieved: or(f.Retrieved, snap.Retrieved), Scope: snap.Scope}, r)
		_ = r.Close() // only read
		if err != nil {
			return err
		}
	}
	return nil
}

// cancelled prefers to say that a run was called off.
func cancelled(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// digests reads every file once and returns what names it.
func digests(ctx context.Context, snap Snapshot) ([]leeway.Input, error) {
	if len(snap.Files) == 0 {
		return nil, leeway.Errorf(leeway.CodeInvalid, "no file to import")
	}
	inputs := make([]leeway.Input, len(snap.Files))
	for i, f := range snap.Files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		digest, size, err := f.digest()
		if err != nil {
			return nil, leeway.Errorf(leeway.CodeUnavailable, "%s: %w", f.Name, err)
		}
		inputs[i] = leeway.Input{Name: f.Name, SHA256: digest, Bytes: size, URL: f.URL, Retrieved: or(f.Retrieved, snap.Retrieved)}
	}
	return inputs, nil
}

func (f File) digest() (digest string, size int64, err error) {
	r, err := f.Open()
	if err != nil {
		return "", 0, err
	}
	defer func() { _ = r.Close() }() // only read
	hash := sha256.New()
	size, err = io.Copy(hash, r)
	return hex.EncodeToString(hash.Sum(nil)), size, err
}

// same returns the manifest of a vintage that was made of the same bytes, nil where there is
// none. A vintage or release that the user names must be the same too.
func same(l *lake.Lake, dataset string, inputs []leeway.Input, opt Options) (*leeway.Manifest, error) {
	vs, err := l.Vintages()
	if err != nil {
		return nil, err
	}
	for _, v := range vs {
		named := (opt.Vintage == "" || opt.Vintage == v.Vintage) && (opt.Released == "" || opt.Released == v.Released)
		if v.Source == dataset && named && slices.Equal(sums(v.Inputs), sums(inputs)) {
			return &v.Manifest, nil
		}
	}
	return nil, nil
}

func sums(inputs []leeway.Input) []string {
	all := make([]string, len(inputs))
	for i, in := range inputs {
		all[i] = in.SHA256
	}
	slices.Sort(all)
	return all
}

// manifest describes the vintage that an import makes.
func manifest(info Info, snap Snapshot, found *checked, opt Options) leeway.Manifest {
	released := or(opt.Released, or(found.released, snap.Released))
	m := leeway.Manifest{
		Source: info.ID, Vintage: or(opt.Vintage, or(released, or(found.edition, snap.Retrieved))), Released: released, Retrieved: snap.Retrieved, Edition: found.edition,
		Title: info.Title, Licence: info.Licence, Redistributable: info.Redistributable, Citation: info.Citation, URL: info.Address,
		Verified: string(info.Verified), Program: opt.Program, Complete: true, Scope: found.scope(),
	}
	if snap.Scope != nil {
		m.Scope = *snap.Scope
	}
	m.Scope.Note = strings.Join(found.counts.Notes, " ")
	return m
}

// scope is what the files are complete for: what the parser says, else the reporters,
// indicators, organisations and days of the rows found.
func (c *checked) scope() leeway.Scope {
	if c.covers != nil {
		return *c.covers
	}
	return leeway.Scope{
		Reporters:     slices.Sorted(maps.Keys(c.counts.Reporters)),
		Indicators:    slices.Sorted(maps.Keys(c.counts.Indicators)),
		Organisations: slices.Sorted(maps.Keys(c.counts.Organisations)),
		From:          c.counts.First,
		To:            c.counts.Latest,
	}
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
