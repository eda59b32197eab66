// Command bench times the import of product-level flows against DuckDB's own copy of the
// same CSV to Parquet, in one run on one machine:
//
//	go run ./lake/bench [--rows 10000000] [--times 3] [--seed 1] [--dir FOLDER]
//
// The CSV is made up (lake/synth) in the shape of BACI, rows by exporter, importer, product.
// DuckDB reads it with types found by itself and writes one Parquet file with zstd. Leeway
// reads it as `leeway import baci` does, with every check on: the digest of the file, strict
// columns and codes, a sort by reporter, product and partner, no key twice, pair totals, the
// digests of what was written, and synced files. Each import and each copy is a process of its own,
// started in turn, so that its peak memory is known; the median time counts.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"time"

	"leeway/internal/used"
	"leeway/lake/synth"
	"leeway/state"
)

func main() {
	rows := flag.Int64("rows", 10_000_000, "rows of the file")
	times := flag.Int("times", 3, "how often each is timed")
	seed := flag.Uint64("seed", 1, "seed of the made-up flows")
	dir := flag.String("dir", "", "folder for what is written (default: one for temporary files)")
	task := flag.String("task", "", "what a process started by the bench does: import or copy")
	profile := flag.String("profile", "", "with --task: file for a profile of the processor's time")
	flag.Parse()
	err := error(nil)
	if *task != "" {
		err = child(*task, *profile, flag.Args())
	} else {
		err = bench(*rows, *times, *seed, *dir)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench: error:", err)
		os.Exit(1)
	}
}

func bench(rows int64, times int, seed uint64, dir string) error {
	dir, err := os.MkdirTemp(dir, "leeway-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	csv := filepath.Join(dir, "BACI_HS17_Y2023_V202601.csv")
	size, err := makeCSV(csv, synth.Options{Rows: rows, Year: 2023, Seed: seed, States: states()})
	if err != nil {
		return err
	}
	fmt.Printf("file       %d rows, %.0f MB; %d processors; seed %d; median of %d\n\n", rows, float64(size)/1e6, runtime.GOMAXPROCS(0), seed, times)
	results := map[string][]result{}
	for range times {
		for _, task := range []string{"copy", "import"} {
			r, err := run(task, csv, filepath.Join(dir, task))
			if err != nil {
				return fmt.Errorf("%s: %w", task, err)
			}
			results[task] = append(results[task], r)
		}
	}
	show(rows, median(results["copy"]), median(results["import"]))
	return nil
}

// result is what one process took.
type result struct {
	Seconds float64 // of the work, without the start of the process
	Bytes   int64   // written
	cpu     float64 // seconds of all processors
	peak    int64   // bytes of memory
}

func median(all []result) result {
	slices.SortFunc(all, func(a, b result) int { return int(1e6 * (a.Seconds - b.Seconds)) })
	return all[len(all)/2]
}

// run does a task in a process of its own, in a fresh folder.
func run(task, csv, folder string) (result, error) {
	var r result
	if err := os.RemoveAll(folder); err != nil {
		return r, err
	}
	if err := os.Mkdir(folder, 0o755); err != nil {
		return r, err
	}
	self, err := os.Executable()
	if err != nil {
		return r, err
	}
	command := exec.Command(self, "--task", task, csv, folder)
	command.Stderr = os.Stderr
	out, err := command.Output()
	if err != nil {
		return r, err
	}
	p := command.ProcessState
	r.peak, r.cpu = used.Memory(p), (p.UserTime() + p.SystemTime()).Seconds()
	return r, json.Unmarshal(out, &r)
}

func show(rows int64, duck, leeway result) {
	for _, l := range []struct {
		name string
		r    result
	}{{"duckdb", duck}, {"leeway", leeway}} {
		fmt.Printf("%-10s %.2f s, %.2f million rows/s, %.2f s of processor time, %.0f MB written, peak memory %.0f MB\n",
			l.name, l.r.Seconds, float64(rows)/l.r.Seconds/1e6, l.r.cpu, float64(l.r.Bytes)/1e6, float64(l.r.peak)/1e6)
	}
	fmt.Printf("ratio      %.0f percent of DuckDB's speed\n", 100*duck.Seconds/leeway.Seconds)
}

// states are those that trade in the made-up file: all that have a number of their own.
func states() []synth.State {
	var found []synth.State
	for _, e := range state.All() {
		if code, err := strconv.Atoi(e.Numeric); err == nil && stateOf(code) == e.ID && len(found) < 220 {
			found = append(found, synth.State{Code: code, ID: e.ID})
		}
	}
	return found
}

func makeCSV(name string, o synth.Options) (int64, error) {
	f, err := os.Create(name)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	if err := synth.CSV(f, o); err != nil {
		return 0, err
	}
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	return info.Size(), f.Close()
}

// clock times a task and prints the result for the process that waits.
func clock(work func() (written int64, err error)) error {
	start := time.Now()
	written, err := work()
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(result{Seconds: time.Since(start).Seconds(), Bytes: written})
}
