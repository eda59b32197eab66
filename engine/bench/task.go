package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	_ "github.com/duckdb/duckdb-go/v2" // the driver

	"leeway"
	"leeway/engine/columns"
	"leeway/engine/duck"
	"leeway/lake"
	"leeway/profile"
)

// answer answers a question once: how many rows, and a sum over them.
type answer func() (rows int64, checksum float64, err error)

// child answers one question several times and prints the median.
func child(task string, args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("--task needs the folder of a lake, not %q", args)
	}
	ask, done, err := answerOf(task, args[0])
	if err != nil {
		return err
	}
	defer done()
	var r result
	var took []float64
	total := 0.0
	for len(took) < 3 || len(took) < 25 && total < 1 {
		start := time.Now()
		if r.Rows, r.Checksum, err = ask(); err != nil {
			return err
		}
		took = append(took, time.Since(start).Seconds())
		total += took[len(took)-1]
	}
	slices.Sort(took)
	r.Seconds = took[len(took)/2]
	return json.NewEncoder(os.Stdout).Encode(r)
}

func answerOf(task, folder string) (answer, func(), error) {
	v, err := newest(folder)
	if err != nil {
		return nil, nil, err
	}
	none := func() {}
	switch name, of, _ := strings.Cut(task, "-"); {
	case of == "columns" || of == "decode":
		ask, err := byColumns(task, v)
		return ask, none, err
	case of == "sql":
		return bySQL(name, v)
	case name == "products" || name == "geodep":
		return byProduct(name, of, folder, v)
	}
	return nil, nil, fmt.Errorf("there is no task %q", task)
}

// newest is the release of a lake that is asked.
func newest(folder string) (lake.Vintage, error) {
	l, err := lake.Open(folder)
	if err != nil {
		return lake.Vintage{}, err
	}
	vs, err := l.Vintages()
	if err != nil || len(vs) == 0 {
		return lake.Vintage{}, errors.Join(err, errors.New("the lake is empty"))
	}
	return vs[0], nil
}

// largest is the reporter that trades most.
func largest(v lake.Vintage) (string, error) {
	paths, err := v.Paths(lake.Pairs)
	if err != nil {
		return "", err
	}
	totals, _, err := columns.Shares(paths[0])
	if err != nil || len(totals) == 0 {
		return "", errors.Join(err, errors.New("there are no pair totals"))
	}
	return slices.MaxFunc(totals, func(a, b columns.Total) int { return int((a.ValueUSD - b.ValueUSD) / 1000) }).Reporter, nil
}

func byColumns(task string, v lake.Vintage) (answer, error) {
	pairs, err := v.Paths(lake.Pairs)
	if err != nil {
		return nil, err
	}
	flows, err := v.Paths(lake.Flows)
	if err != nil {
		return nil, err
	}
	switch task {
	case "pair-columns":
		reporter, err := largest(v)
		return func() (int64, float64, error) { return profileOf(pairs[0], reporter) }, err
	case "share-columns":
		return func() (int64, float64, error) {
			totals, shares, err := columns.Shares(pairs[0])
			sum := 0.0
			for i := range totals {
				sum += totals[i].HHI
			}
			return int64(len(shares)), sum, err
		}, nil
	case "hhi-columns":
		return walked(flows, func(w *columns.Walk, path string) (int64, float64, error) {
			c, err := w.Concentrations(path)
			if err != nil {
				return 0, 0, err
			}
			sum := 0.0
			for _, h := range c.HHI {
				sum += h
			}
			return int64(c.Len()), sum, nil
		}), nil
	}
	return decoded(flows), nil
}

// profileOf is the shares and the concentration of one reporter, by flow and year.
func profileOf(path, reporter string) (int64, float64, error) {
	rows, err := columns.Pairs(path, reporter, "", 1900, 2200)
	type key struct {
		flow string
		year int
	}
	totals, sum := map[key]float64{}, 0.0
	for i := range rows {
		totals[key{rows[i].Flow, rows[i].Year}] += float64(rows[i].ValueUSD)
	}
	for i := range rows {
		share := float64(rows[i].ValueUSD) / totals[key{rows[i].Flow, rows[i].Year}]
		sum += share * share
	}
	return int64(len(rows)), sum, err
}

// walked walks over the files on all processors.
func walked(paths []string, walk func(*columns.Walk, string) (int64, float64, error)) answer {
	walks := make([]columns.Walk, runtime.GOMAXPROCS(0))
	return func() (int64, float64, error) {
		rows, sums, errs := make([]int64, len(paths)), make([]float64, len(paths)), make([]error, len(paths))
		var next atomic.Int64
		var wait sync.WaitGroup
		for w := range walks {
			wait.Go(func() {
				for i := int(next.Add(1)) - 1; i < len(paths); i = int(next.Add(1)) - 1 {
					rows[i], sums[i], errs[i] = walk(&walks[w], paths[i])
				}
			})
		}
		wait.Wait()
		n, sum := int64(0), 0.0
		for i := range paths {
			n, sum = n+rows[i], sum+sums[i]
		}
		return n, sum, errors.Join(errs...)
	}
}

// decoded decodes the columns that the walk reads, and does nothing with them.
func decoded(paths []string) answer {
	groups := make(map[*columns.Walk]*columns.Group)
	var lock sync.Mutex
	return walked(paths, func(w *columns.Walk, path string) (int64, float64, error) {
		lock.Lock()
		g := groups[w]
		if g == nil {
			g = &columns.Group{}
			groups[w] = g
		}
		lock.Unlock()
		f, err := columns.Open(path)
		if err != nil {
			return 0, 0, err
		}
		defer f.Close()
		for i := range f.Groups() {
			if err := f.Read(i, g, columns.FlowColumns...); err != nil {
				return 0, 0, err
			}
		}
		return f.Rows(), 0, nil
	})
}

// bySQL asks DuckDB, on all processors.
func bySQL(name string, v lake.Vintage) (answer, func(), error) {
	db, err := sql.Open("duckdb", fmt.Sprintf("?threads=%d", runtime.GOMAXPROCS(0)))
	if err != nil {
		return nil, nil, err
	}
	done := func() { _ = db.Close() } // nothing was written
	queries, err := queriesOf(name, v)
	return func() (int64, float64, error) {
		n, sum := int64(0), 0.0
		for _, q := range queries {
			var rows int64
			var part float64
			if err := db.QueryRow(q).Scan(&rows, &part); err != nil {
				return 0, 0, err
			}
			n, sum = n+rows, sum+part
		}
		return n, sum, nil
	}, done, err
}

// queriesOf words a question in SQL; that of products year by year, so that memory holds one.
func queriesOf(name string, v lake.Vintage) ([]string, error) {
	pairs, err := v.Paths(lake.Pairs)
	if err != nil {
		return nil, err
	}
	switch name {
	case "pair":
		reporter, err := largest(v)
		return []string{fmt.Sprintf("select count(*), sum(s * s) from (select partner, value_usd / sum(value_usd) over (partition by flow, year, classification, mirror) as s from %s where reporter = %s)",
			table(pairs), literal(reporter))}, err
	case "share":
		return []string{fmt.Sprintf("select count(*), sum(s * s) from (select reporter, partner, value_usd / sum(value_usd) over (partition by flow, reporter, year, classification, mirror) as s from %s)", table(pairs))}, nil
	}
	var queries []string
	for year := 1900; year < 2200; year++ {
		flows, err := v.InYear(lake.Flows, year).Paths(lake.Flows)
		if err != nil {
			return nil, err
		}
		if len(flows) > 0 {
			queries = append(queries, "select count(*), sum(hhi) from (select flow, reporter, product, classification, mirror, "+
				"sum(cast(value_usd as double) * value_usd) / (cast(sum(value_usd) as double) * cast(sum(value_usd) as double)) as hhi from "+table(flows)+" group by all)")
		}
	}
	return queries, nil
}

func table(paths []string) string {
	quoted := make([]string, len(paths))
	for i, p := range paths {
		quoted[i] = literal(p)
	}
	return "read_parquet([" + strings.Join(quoted, ", ") + "], hive_partitioning = false)"
}

func literal(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

// byProduct asks for dependent products as `leeway products` does, from an open engine.
func byProduct(rule, reporter, folder string, v lake.Vintage) (answer, func(), error) {
	if reporter == "largest" {
		var err error
		if reporter, err = largest(v); err != nil {
			return nil, nil, err
		}
	}
	ctx := context.Background()
	e, err := duck.Open(ctx, folder)
	if err != nil {
		return nil, nil, err
	}
	q := profile.Question{Rule: profile.CDI, Members: []string{reporter}, Inside: []string{reporter}}
	if rule == "geodep" {
		q.Rule = profile.GeoDep
	}
	return func() (int64, float64, error) {
		years, err := e.TradeYears(ctx, q.Members, "")
		if err != nil || len(years) == 0 {
			return 0, 0, errors.Join(err, fmt.Errorf("no trade of %s", reporter))
		}
		slices.Reverse(years)
		var trades []leeway.Trade
		for _, y := range years[:min(len(years), q.Rule.Years())] {
			trades = append(trades, y.Trade(q.Members, q.Inside))
		}
		found, err := profile.FindDependences(ctx, e, q, trades, 3)
		sum := 0.0
		for i := range found {
			sum += float64(found[i].HHI)
		}
		return int64(len(found)), sum, err
	}, func() { _ = e.Close() }, nil // nothing was written
}
