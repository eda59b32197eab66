package main

import (
	"fmt"
	"io"
	"math"
	"strconv"

	"leeway"
	"leeway/lake"
	"leeway/lake/synth"
	"leeway/state"
)

type lakeSynthCmd struct {
	Rows    string `help:"How many rows: 5000, 10e6." default:"10000" placeholder:"N"`
	Year    int    `help:"The last year." default:"2023" placeholder:"YEAR"`
	Years   int    `help:"How many years; the rows are spread over them." default:"1" placeholder:"N"`
	Seed    uint64 `help:"Seed: the same one gives the same rows." default:"1" placeholder:"N"`
	Output  string `short:"o" help:"Write a CSV in the shape of BACI here; - is standard output." placeholder:"FILE"`
	Publish bool   `help:"Write a release of source \"synthetic\" into your lake."`
}

// Help is shown by `leeway lake synth --help`.
func (*lakeSynthCmd) Help() string {
	return `Makes up product-level trade of the world for benchmarks and tests: some 220 states, 5003 products, a few large partners and many small ones, values over many orders of magnitude. No figure in it is anybody's. In a lake it is source "synthetic" and nothing else; a CSV looks like one of BACI's, so keep it away from real ones.

Examples:

  leeway lake synth --rows 10e6 --year 2023 --seed 1 -o flows.csv
  leeway lake synth --rows 1e6 --publish --lake made-up-lake`
}

// Run makes the rows up.
func (c *lakeSynthCmd) Run(s *session) error {
	rows, err := wholeNumber(c.Rows)
	if err != nil {
		return err
	}
	if (c.Output == "") == !c.Publish {
		return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "lake synth needs either --output or --publish"), "leeway lake synth --help shows the flags and examples")
	}
	o := synth.Options{Rows: rows, Year: c.Year, Years: c.Years, Seed: c.Seed, States: synthStates(c.Year-max(c.Years, 1)+1, c.Year)}
	if c.Publish {
		return c.publish(s, o)
	}
	w, finish, err := s.out(c.Output)
	if err != nil {
		return err
	}
	return finish(synth.CSV(stopping{s, w}, o))
}

// stopping is a writer that stops when the command is called off.
type stopping struct {
	s *session
	w io.Writer
}

func (w stopping) Write(b []byte) (int, error) {
	if err := w.s.ctx.Err(); err != nil {
		return 0, err
	}
	return w.w.Write(b)
}

// publish writes the rows as a vintage into the user's lake.
func (c *lakeSynthCmd) publish(s *session, o synth.Options) error {
	folder, _ := s.ownLake()
	l, err := lake.Open(folder)
	if err != nil {
		return err
	}
	p, err := l.Begin(synth.Source)
	if err != nil {
		return err
	}
	defer p.Abort()
	err = synth.Flows(o, func(f *leeway.Flows) error {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		return p.Flows(f)
	})
	if err != nil {
		return err
	}
	m, err := p.Commit(synthManifest(o))
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(s.w.stdout, "%d made-up flows in %s %s of %s\n", o.Rows, m.Source, m.Vintage, folder)
	return err
}

// synthManifest describes a made-up vintage by what it was made of, without a clock.
func synthManifest(o synth.Options) leeway.Manifest {
	from := o.Year - max(o.Years, 1) + 1
	return leeway.Manifest{
		Source: synth.Source, Vintage: fmt.Sprintf("%d-%d-seed-%d-rows-%d", from, o.Year, o.Seed, o.Rows), Complete: true,
		Title: "Made-up flows: figures of nobody", Licence: "none: made up", Redistributable: true, Program: version(),
		Citation: fmt.Sprintf("Made up by leeway lake synth, seed %d.", o.Seed),
		Scope:    leeway.Scope{From: strconv.Itoa(from), To: strconv.Itoa(o.Year), Note: "Made up for benchmarks and tests."},
	}
}

// wholeNumber reads a number of rows: 5000, 10e6.
func wholeNumber(text string) (int64, error) {
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || f != math.Trunc(f) || f < 1 || f > 1e12 {
		return 0, leeway.Errorf(leeway.CodeInvalid, "--rows %q is no number of rows", text)
	}
	return int64(f), nil
}

// synthStates are the states that trade: those that have a number of their own in BACI in each of the years.
func synthStates(first, last int) []synth.State {
	var found []synth.State
	for _, e := range state.All() {
		if code, err := strconv.Atoi(e.Numeric); err == nil && numbered(e, first, last) {
			found = append(found, synth.State{Code: code, ID: e.ID})
		}
	}
	return found
}

// numbered reports whether a state was there in each of the years, and its number means it. Years that are none
// are refused elsewhere.
func numbered(e state.Entry, first, last int) bool {
	if e.To != "" && e.To < strconv.Itoa(last) {
		return false
	}
	for year := max(first, 1900); year <= max(min(last, 9999), first); year++ {
		if p, err := state.Resolve(state.Comtrade, e.Numeric, strconv.Itoa(year)); err != nil || p.ID != e.ID {
			return false
		}
	}
	return true
}
