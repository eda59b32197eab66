package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"

	"leeway"
	"leeway/lake"
)

// archive is the user's lake as the place where checks are kept. A folder that is not there is an
// empty archive.
func (s *session) archive() (*lake.Lake, error) {
	folder, _ := s.ownLake()
	return lake.Open(folder)
}

// readReviews reads the editors' verdicts of the archive once.
func (s *session) readReviews() func() (map[string][]leeway.Review, error) {
	return sync.OnceValues(func() (map[string][]leeway.Review, error) {
		folder, _ := s.ownLake()
		if _, err := os.Stat(folder); err != nil {
			return nil, nil //nolint:nilerr // no lake, no reviews: whoever named one was told before
		}
		a, err := s.archive()
		if err != nil {
			return nil, err
		}
		return a.Reviews()
	})
}

// review puts beside the verdicts of a reading those that editors gave on the same claims.
func (s *session) review(r *leeway.Reading) error {
	if s.reviews == nil {
		s.reviews = s.readReviews()
	}
	all, err := s.reviews()
	if err != nil || len(all) == 0 {
		return err
	}
	for i := range r.Claims {
		c := &r.Claims[i]
		c.Reviews = all[c.Key(&r.Document)]
	}
	return nil
}

// releases lists what can answer, as "source vintage".
func (s *session) releases() ([]string, error) {
	lakes, err := s.lakes()
	if err != nil {
		return nil, err
	}
	var all []string
	for _, l := range lakes {
		vs, err := l.Vintages()
		if err != nil {
			return nil, err
		}
		for _, v := range vs {
			all = append(all, v.Source+" "+v.Vintage)
		}
	}
	slices.Sort(all)
	return slices.Compact(all), nil
}

// keeper puts checked documents into the archive.
type keeper struct {
	s        *session
	to       *lake.Lake
	releases []string
}

// keeper opens the archive. The folder of the user's lake is made where it is not there.
func (s *session) keeper() (*keeper, error) {
	folder, _ := s.ownLake()
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, leeway.WithHint(leeway.Errorf(leeway.CodeUnavailable, "--keep: %w", err), "--lake names a folder that can be written to")
	}
	a, err := s.archive()
	if err != nil {
		return nil, err
	}
	releases, err := s.releases()
	return &keeper{s: s, to: a, releases: releases}, err
}

// program is how the archive names what read and judged.
func program() string { return "leeway " + version() }

// keep puts one checked document into the archive and says so on standard error.
func (k *keeper) keep(name string, r *leeway.Reading) error {
	run, fresh, err := k.to.Keep(lake.Check{Reading: r, Program: program(), Releases: k.releases, AsOf: k.s.asOf, Through: k.s.pins})
	if err != nil {
		return err
	}
	what := "kept"
	if !fresh {
		what = "kept before"
	}
	_, err = fmt.Fprintf(k.s.w.stderr, "leeway: note: %s: %s %s as run %s\n", name, count(len(r.Claims), "claim"), what, run.ID)
	return err
}

// archiveFlags choose among what the archive holds.
type archiveFlags struct {
	Document string   `help:"Only documents whose title, address or digest has these words." placeholder:"TEXT"`
	Subject  string   `help:"Only claims about this state, organisation or company." placeholder:"NAME"`
	Verdict  []string `help:"Only claims with one of these verdicts, the program's or the last of an editor." placeholder:"VERDICT"`
}

// chosen is what the flags choose.
type chosen struct {
	document, subject string
	verdicts          []leeway.Status
}

func (f archiveFlags) read() (chosen, error) {
	c := chosen{document: strings.ToLower(f.Document)}
	var err error
	if c.verdicts, err = verdicts("--verdict", f.Verdict); err != nil {
		return c, err
	}
	if f.Subject != "" {
		c.subject, err = actorID(f.Subject)
	}
	return c, err
}

func (c chosen) takesDocument(run lake.Run, d *leeway.Document) bool {
	if c.document == "" {
		return true
	}
	return slices.ContainsFunc([]string{d.Title, d.URL, d.ID, run.Document, run.ID, strings.TrimPrefix(run.Document, "sha256:")}, func(s string) bool {
		return strings.Contains(strings.ToLower(s), c.document)
	})
}

func (c chosen) takes(x *leeway.Claim) bool {
	if c.subject != "" && x.Subject != c.subject {
		return false
	}
	if len(c.verdicts) == 0 || x.Verdict != nil && slices.Contains(c.verdicts, x.Verdict.Status) {
		return true
	}
	n := len(x.Reviews)
	return n > 0 && slices.Contains(c.verdicts, x.Reviews[n-1].Verdict)
}

// kept is a checked document of the archive, with the editors' verdicts beside the program's.
type kept struct {
	run     lake.Run
	reading *leeway.Reading
}

// kept reads the documents that are chosen, each as it was checked last; with history, as it was
// checked each time.
//
// Errors: CodeNotFound where the archive is empty, or has no document of that name.
func (s *session) kept(c chosen, history bool) ([]kept, error) {
	a, err := s.archive()
	if err != nil {
		return nil, err
	}
	runs, err := a.Runs()
	if err != nil {
		return nil, err
	}
	var found []kept
	for i, run := range runs {
		later := func(r lake.Run) bool { return r.Document == run.Document }
		if run.Document == "" || !history && slices.ContainsFunc(runs[i+1:], later) {
			continue
		}
		r, err := a.Checked(run)
		if err != nil {
			return nil, err
		}
		if !c.takesDocument(run, &r.Document) {
			continue
		}
		if err := s.review(r); err != nil {
			return nil, err
		}
		found = append(found, kept{run, r})
	}
	if len(found) > 0 {
		return found, nil
	}
	if c.document != "" {
		return nil, leeway.WithHint(leeway.Errorf(leeway.CodeNotFound, "no document with %q was kept", c.document), "leeway claims lists what was")
	}
	return nil, leeway.WithHint(leeway.Errorf(leeway.CodeNotFound, "no document was kept in %s", a.Folder()), "leeway check FILE --keep keeps one")
}
