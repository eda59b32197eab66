// Command bench times the questions that walk over many rows, by columns (engine/columns), by
// DuckDB's SQL and, where Python has them, by Polars and pandas, in one run on one machine:
//
//	go run ./engine/bench [--rows 1e6,1e7] [--times 3] [--seed 1] [--dir FOLDER] [--lake FOLDER]
//
// LEEWAY_BENCH_ROWS stands in for --rows: 1e6,1e7,1e8 takes some ten minutes and two gigabytes of disk.
// LEEWAY_BENCH_PYTHON names another Python. The flows are made up (lake/synth), up to ten million in a
// year. Each side answers in a process of its own, so that its peak memory is known; sides take
// turns, each answers several times and its median counts, and the medians of the rounds are shown. What the
// sides find is compared: a side that finds something else ends the bench with an error.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"leeway"
	"leeway/internal/used"
	"leeway/lake"
	"leeway/lake/synth"
	"leeway/state"
)

func main() {
	rows := flag.String("rows", or(os.Getenv("LEEWAY_BENCH_ROWS"), "1e6,1e7"), "numbers of rows, joined by commas")
	times := flag.Int("times", 3, "rounds")
	seed := flag.Uint64("seed", 1, "seed of the made-up flows")
	dir := flag.String("dir", "", "folder for what is written (default: one for temporary files)")
	ready := flag.String("lake", "", "folder of a lake that is there already, instead of --rows")
	task := flag.String("task", "", "what a process started by the bench does")
	flag.Parse()
	var err error
	switch {
	case *task == "make":
		err = made(flag.Args())
	case *task != "":
		err = child(*task, flag.Args())
	case *ready != "":
		err = sides(*ready, *times)
	default:
		err = bench(*rows, *times, *seed, *dir)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench: error:", err)
		os.Exit(1)
	}
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func bench(sizes string, times int, seed uint64, dir string) error {
	for size := range strings.SplitSeq(sizes, ",") {
		n, err := strconv.ParseFloat(size, 64)
		if err != nil || n < 1 || n > 1e10 {
			return fmt.Errorf("%q is no number of rows", size)
		}
		if err := one(int64(n), times, seed, dir); err != nil {
			return err
		}
	}
	return nil
}

// one makes a lake of so many rows, times all sides on it, and takes it away.
func one(rows int64, times int, seed uint64, dir string) error {
	folder, err := os.MkdirTemp(dir, "leeway-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	// In a process of its own: the memory of this one is the least that is seen of those it starts.
	self, err := os.Executable()
	if err != nil {
		return err
	}
	command := exec.Command(self, "--task", "make", folder, strconv.FormatInt(rows, 10), strconv.FormatUint(seed, 10))
	command.Stderr = os.Stderr
	if err := command.Run(); err != nil {
		return fmt.Errorf("make a lake of %d rows: %w", rows, err)
	}
	return sides(folder, times)
}

// made makes a lake in a folder, of so many rows by a seed.
func made(args []string) error {
	if len(args) != 3 {
		return fmt.Errorf("--task make needs folder, rows and seed, not %q", args)
	}
	rows, err := strconv.ParseInt(args[1], 10, 64)
	if err != nil {
		return err
	}
	seed, err := strconv.ParseUint(args[2], 10, 64)
	if err != nil {
		return err
	}
	return makeLake(args[0], rows, seed)
}

// yearRows is how many flows a year has at most.
const yearRows = 10_000_000

func makeLake(folder string, rows int64, seed uint64) error {
	l, err := lake.Open(folder)
	if err != nil {
		return err
	}
	p, err := l.Begin(synth.Source)
	if err != nil {
		return err
	}
	defer p.Abort()
	years := int((rows + yearRows - 1) / yearRows)
	if err := synth.Flows(synth.Options{Rows: rows, Year: 2023, Years: years, Seed: seed, States: states()}, p.Flows); err != nil {
		return err
	}
	scope := leeway.Scope{From: strconv.Itoa(2024 - years), To: "2023"}
	_, err = p.Commit(leeway.Manifest{Source: synth.Source, Vintage: fmt.Sprintf("seed-%d-rows-%d", seed, rows), Complete: true, Scope: scope})
	return err
}

// states are those that trade: all that have a number of their own.
func states() []synth.State {
	var found []synth.State
	for _, e := range state.All() {
		code, err := strconv.Atoi(e.Numeric)
		if err != nil {
			continue
		}
		if p, err := state.Resolve(state.Comtrade, e.Numeric, ""); err == nil && p.ID == e.ID {
			found = append(found, synth.State{Code: code, ID: e.ID})
		}
	}
	return found
}

// result is what one process found and took.
type result struct {
	Seconds  float64 // median of its answers
	Rows     int64   // of the answer
	Checksum float64 // over the answer: the same for every side
	peak     int64   // bytes of memory
}

// sides times every question on a lake.
func sides(folder string, times int) error {
	d, err := describe(folder)
	if err != nil {
		return err
	}
	fmt.Printf("\n%d flows of %d years, %d pair totals; flows %.0f MB, pairs %.1f MB, totals %.0f MB, suppliers %.1f MB; %d processors; median of %d\n",
		d.flows, d.years, d.pairs, mb(d.bytes[lake.Flows]), mb(d.bytes[lake.Pairs]), mb(d.bytes[lake.Totals]), mb(d.bytes[lake.Suppliers]), runtime.GOMAXPROCS(0), times)
	for _, q := range questions {
		if err := q.time(folder, times); err != nil {
			return err
		}
	}
	return nil
}

func mb(bytes int64) float64 { return float64(bytes) / 1e6 }

// description is how large a lake is.
type description struct {
	flows, pairs int64
	years        int
	bytes        map[string]int64
}

func describe(folder string) (description, error) {
	d := description{bytes: map[string]int64{}}
	v, err := newest(folder)
	if err != nil {
		return d, err
	}
	years := map[string]bool{}
	for _, f := range v.Files {
		d.bytes[f.Table] += f.Bytes
		switch f.Table {
		case lake.Flows:
			d.flows += f.Rows
			years[filepath.Dir(f.Path)] = true
		case lake.Pairs:
			d.pairs += f.Rows
		}
	}
	d.years = len(years)
	return d, nil
}

// question is what several sides answer.
type question struct {
	name  string
	sides []string
	limit float64 // seconds that the first side may take on a hundred million rows, 0 for none
}

var questions = []question{
	{"largest reporter's partners, both flows, every year", []string{"pair-columns", "pair-sql"}, 0.005},
	{"shares and HHI of every reporter and year", []string{"share-columns", "share-sql"}, 0.030},
	{"HHI of every reporter, product and year", []string{"hhi-columns", "hhi-decode", "hhi-sql", "hhi-polars", "hhi-pandas"}, 0},
	{"dependent products of Kazakhstan (cdi), newest year", []string{"products-KAZ"}, 0.050},
	{"dependent products of the largest reporter (cdi), newest year", []string{"products-largest"}, 0.050},
	{"dependent products of Kazakhstan (geodep), three years", []string{"geodep-KAZ"}, 0.050},
}

func (q *question) time(folder string, times int) error {
	found := map[string][]result{}
	var sides []string
	for _, side := range q.sides {
		if able(side) {
			sides = append(sides, side)
		}
	}
	for range times {
		for _, side := range sides {
			r, err := run(side, folder)
			if err != nil {
				return fmt.Errorf("%s: %w", side, err)
			}
			found[side] = append(found[side], r)
		}
	}
	fmt.Printf("\n%s\n", q.name)
	first := median(found[sides[0]])
	for _, side := range sides {
		r := median(found[side])
		fmt.Printf("  %-16s %10.1f ms  %5.1f times  peak memory %5.0f MB", side, 1000*r.Seconds, r.Seconds/first.Seconds, mb(r.peak))
		if side != "hhi-decode" {
			fmt.Printf("  %d rows", r.Rows)
			if r.Rows != first.Rows || math.Abs(r.Checksum-first.Checksum) > 1e-9*math.Abs(first.Checksum) {
				return fmt.Errorf("%s finds %d rows that come to %v, %s %d that come to %v", side, r.Rows, r.Checksum, sides[0], first.Rows, first.Checksum)
			}
		}
		fmt.Println()
	}
	if q.limit > 0 {
		fmt.Printf("  aim on 100 million rows: %.0f ms\n", 1000*q.limit)
	}
	return nil
}

func median(all []result) result {
	slices.SortFunc(all, func(a, b result) int { return int(1e9 * (a.Seconds - b.Seconds)) })
	return all[len(all)/2]
}

// run answers a question in a process of its own.
func run(side, folder string) (result, error) {
	var r result
	command, err := commandOf(side, folder)
	if err != nil {
		return r, err
	}
	command.Stderr = os.Stderr
	out, err := command.Output()
	if err != nil {
		return r, err
	}
	if err := json.Unmarshal(out, &r); err != nil {
		return r, fmt.Errorf("%w: %s", err, out)
	}
	r.peak = used.Memory(command.ProcessState)
	return r, nil
}

func commandOf(side, folder string) (*exec.Cmd, error) {
	if library, ok := frame(side); ok {
		v, err := newest(folder)
		if err != nil {
			return nil, err
		}
		return exec.Command(python(), script, library, filepath.Join(folder, lake.Flows, "source="+v.Source, "vintage="+v.Vintage)), nil
	}
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	return exec.Command(self, "--task", side, folder), nil
}

// script is where Python's sides are; the bench is run in the folder of the module.
const script = "engine/bench/frames.py"

func python() string { return or(os.Getenv("LEEWAY_BENCH_PYTHON"), "python3") }

// frame is the Python library of a side.
func frame(side string) (library string, ok bool) {
	library, ok = strings.CutPrefix(side, "hhi-")
	return library, ok && (library == "polars" || library == "pandas")
}

// able reports whether a side can be asked: Polars and pandas only where Python has them.
func able(side string) bool {
	library, ok := frame(side)
	if !ok {
		return true
	}
	need := "import " + library
	if library == "pandas" {
		need += ", pyarrow"
	}
	if exec.Command(python(), "-c", need).Run() == nil {
		return true
	}
	fmt.Printf("\n(%s is not installed)\n", library)
	return false
}
