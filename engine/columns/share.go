package columns

import (
	"errors"
	"runtime"
	"sync"
)

// Total is a reporter's flow with all partners in a year, and how concentrated it is on them.
type Total struct {
	Flow, Reporter, Classification, Mirror string

	Year     int
	ValueUSD int64
	HHI      float64 // Σ (value / total)² over the rows; 0 where the total is
	First    int     // where its shares begin, one for each partner
	Partners int
}

var shareColumns = []string{"flow", "reporter", "year", "classification", "mirror", "value_usd"}

// Shares returns the partners' shares, 0 to 1 and in the order of the file, and the totals and
// concentration of every reporter, flow and year in a file of pair totals. Each row counts as a partner. All
// processors read; what they find is the same for any number of them.
//
// Errors: ErrForm; CodeUnavailable where the file cannot be read.
func Shares(path string) (totals []Total, shares []float64, err error) {
	f, err := Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	shares = make([]float64, f.Rows())
	parts := f.split(runtime.GOMAXPROCS(0))
	walks, errs := make([]sharer, len(parts)), make([]error, len(parts))
	var wait sync.WaitGroup
	for i, p := range parts {
		wait.Go(func() {
			walks[i].at, walks[i].values = p.row, shares
			errs[i] = walks[i].read(path, p)
		})
	}
	wait.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, nil, err
	}
	for i := range walks {
		totals = follow(totals, walks[i].totals)
	}
	for i := range totals {
		totals[i].share(shares)
	}
	return totals, shares, nil
}

// part is a run of row groups, and the row at which it begins.
type part struct{ from, to, row int }

// split cuts the file into at most n parts.
func (f *File) split(n int) []part {
	groups, row, last := f.Groups(), 0, 0
	var parts []part
	for i := range n {
		p := part{from: i * groups / n, to: (i + 1) * groups / n}
		for ; last < p.from; last++ {
			row += int(f.reader.MetaData().RowGroup(last).NumRows())
		}
		if p.row = row; p.from < p.to {
			parts = append(parts, p)
		}
	}
	return parts
}

// sharer walks over pair totals, which are sorted by reporter, flow, classification, mirror and year.
type sharer struct {
	totals []Total
	values []float64 // of all rows
	at     int       // the row that comes next
}

// read reads a part of a file, which each reader opens for itself.
func (s *sharer) read(path string, p part) error {
	f, err := Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	g := groups.Get().(*Group)
	defer groups.Put(g)
	for i := p.from; i < p.to; i++ {
		if err := f.Read(i, g, shareColumns...); err != nil {
			return err
		}
		s.take(g)
	}
	return nil
}

// take walks over a row group, a stretch of one total at a time.
func (s *sharer) take(g *Group) {
	flow, reporter, class, mirror := g.Words["flow"], g.Words["reporter"], g.Words["classification"], g.Words["mirror"]
	years, values := (*g.Numbers["year"])[:g.Rows], *g.Numbers["value_usd"]
	for from := 0; from < g.Rows; {
		year, r, to := years[from], reporter.Place[from], from+1
		for to < g.Rows && years[to] == year && reporter.Place[to] == r && sameKind(flow, class, mirror, from, to) {
			to++
		}
		t := Total{Flow: flow.At(from), Reporter: reporter.At(from), Classification: class.At(from), Mirror: mirror.At(from), Year: int(year), First: s.at, Partners: to - from}
		out := s.values[s.at : s.at+to-from]
		for i, v := range values[from:to] {
			t.ValueUSD += v
			out[i] = float64(v)
		}
		s.at += to - from
		s.totals = follow(s.totals, []Total{t})
		from = to
	}
}

// follow appends totals. The first of them may go on with the last one of those before.
func follow(before, after []Total) []Total {
	if len(before) > 0 && len(after) > 0 {
		last, next := &before[len(before)-1], after[0]
		if next.Flow == last.Flow && next.Reporter == last.Reporter && next.Classification == last.Classification && next.Mirror == last.Mirror && next.Year == last.Year {
			last.ValueUSD, last.Partners = last.ValueUSD+next.ValueUSD, last.Partners+next.Partners
			after = after[1:]
		}
	}
	return append(before, after...)
}

// share makes shares of a total's values, and its concentration.
func (t *Total) share(values []float64) {
	if t.ValueUSD == 0 {
		return
	}
	part := values[t.First : t.First+t.Partners]
	whole, hhi := float64(t.ValueUSD), 0.0
	for i, v := range part {
		share := v / whole
		part[i] = share
		hhi += share * share
	}
	t.HHI = hhi
}
