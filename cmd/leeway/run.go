package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/term"

	"leeway"
	"leeway/actor"
	"leeway/brief"
	"leeway/check"
	"leeway/engine/duck"
	"leeway/lake"
	"leeway/starter"
)

// session is one run of a command: the settings in force, and the engine.
type session struct {
	ctx    context.Context
	w      world
	set    settings
	engine func() (*duck.Engine, error) // opens it once; nil until warm
	asOf   string                       // only what had been released by then
	pins   []string                     // releases that alone answer for their source
	timing bool
	// reviews reads the editors' verdicts once; nil until somebody asks.
	reviews func() (map[string][]leeway.Review, error)
	last    time.Time
	warned  sync.Once // of releases that do not answer
}

func newSession(ctx context.Context, w world, set settings, timing bool) *session {
	return &session{ctx: ctx, w: w, set: set, timing: timing, last: time.Now()}
}

// warm begins to open the engine, so that it is ready once the first document is read.
func (s *session) warm() {
	s.engine = sync.OnceValues(s.open)
	go func() { _, _ = s.engine() }() // whoever asks for it gets the error
}

// close waits for an engine that is being opened, so that an unpacking is never cut short.
func (s *session) close() {
	if s.engine == nil {
		return
	}
	if e, err := s.engine(); err == nil {
		_ = e.Close() // nothing was written
	}
}

// check judges every claim of a reading: what the document needs of the lake is asked in one
// batch. A reading without claims asks nothing.
func (s *session) check(r *leeway.Reading) error {
	if len(r.Claims) == 0 {
		return nil
	}
	needs := check.Plan(r)
	if s.asOf != "" {
		needs.AsOf = s.asOf
	}
	s.phase("plan: %d series, %d organisations, %d actors", len(needs.Series), len(needs.Organisations), len(needs.Actors))
	e, err := s.engine()
	if err != nil {
		return err
	}
	s.phase("wait for the engine")
	record, err := e.Answer(s.ctx, needs)
	if err != nil {
		return err
	}
	s.phase("answer: %d observations, %d memberships, %d events", len(record.Observations), len(record.Memberships), len(record.Events))
	check.Judge(r, record)
	s.phase("judge")
	return s.review(r)
}

// open opens the engine over the user's lake and the one inside the program.
func (s *session) open() (*duck.Engine, error) {
	lakes, err := s.lakes()
	if err != nil {
		return nil, err
	}
	return duck.New(s.ctx, lakes...)
}

// lakes lists the lakes that answer, as --as-of and --vintage show them.
func (s *session) lakes() ([]*lake.Lake, error) {
	all, err := s.wholeLakes()
	if err != nil {
		return nil, err
	}
	pins, err := lake.ParsePins(s.pins, all...)
	if err != nil {
		return nil, err
	}
	for i, l := range all {
		all[i] = l.Through(lake.View{AsOf: s.asOf, Pins: pins})
	}
	return all, nil
}

// wholeLakes lists the user's lake, where there is one, and the built-in one. A folder that
// was named but is not there is an error; the default one may be missing.
func (s *session) wholeLakes() ([]*lake.Lake, error) {
	builtin, err := starter.Open(s.set.get("cache"))
	if err != nil {
		return nil, err
	}
	own, named := s.ownLake()
	if _, err := os.Stat(own); err != nil {
		if !named {
			return []*lake.Lake{builtin}, nil
		}
		err := leeway.Errorf(leeway.CodeUnavailable, "lake: %w", err)
		return nil, leeway.WithHint(err, "leeway config shows where the lake is looked for")
	}
	users, err := lake.Open(own)
	if err != nil {
		return nil, err
	}
	return []*lake.Lake{users, builtin}, s.warn(users)
}

// warn says once which releases of a lake do not answer since their manifest or a file of theirs is damaged.
func (s *session) warn(l *lake.Lake) error {
	damaged, err := l.Damaged()
	if err != nil {
		return err
	}
	s.warned.Do(func() {
		for _, d := range damaged {
			_, _ = fmt.Fprintf(s.w.stderr, "leeway: warning: release %s of %s is passed over, older ones may answer in its place: %s\n", or(d.Vintage, "(all)"), d.Source, d.Problem)
		}
	})
	return nil
}

// ownLake returns the folder of the user's lake, and whether somebody named it.
func (s *session) ownLake() (folder string, named bool) {
	for _, x := range s.set {
		if x.Name == "lake" {
			return x.Value, x.Origin != "default"
		}
	}
	return "", false
}

// phase says on standard error how long a step took, where --timing asks for it.
func (s *session) phase(format string, args ...any) {
	if !s.timing {
		return
	}
	now := time.Now()
	_, _ = fmt.Fprintf(s.w.stderr, "leeway: timing: %6.1f ms  %s\n", float64(now.Sub(s.last).Microseconds())/1000, fmt.Sprintf(format, args...))
	s.last = now
}

// options are how results are shown on this terminal.
func (s *session) options(toFile bool) brief.Options {
	width, isTerminal := 0, false
	if f, ok := s.w.stdout.(*os.File); ok && !toFile {
		isTerminal = term.IsTerminal(int(f.Fd()))
		if w, _, err := term.GetSize(int(f.Fd())); err == nil {
			width = min(w, 120)
		}
	}
	if width == 0 {
		width = 100
	}
	color := s.set.get("color")
	d := actor.Default()
	return brief.Options{
		Width: width, Color: color == "always" || color == "auto" && isTerminal, Tool: "leeway " + version(),
		Name: func(id string) string {
			a, ok := d.Actor(id)
			if !ok || a.Type == leeway.TypeOrganisation && id == strings.ToUpper(id) {
				return id // CSTO is better known than its name
			}
			return a.Name
		},
		Type: func(name string) leeway.ActorType {
			a, _ := d.Actor(d.ID(name))
			return a.Type
		},
	}
}
