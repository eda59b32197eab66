package columns

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
// concentration of every reporter, flow and year in a file of pair totals. Each row counts as a partner.
//
// Errors: ErrForm; CodeUnavailable where the file cannot be read.
func Shares(path string) (totals []Total, shares []float64, err error) {
	f, err := Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	s := sharer{values: make([]int64, 0, f.Rows())}
	var g Group
	for i := range f.Groups() {
		if err := f.Read(i, &g, shareColumns...); err != nil {
			return nil, nil, err
		}
		s.take(&g)
	}
	return s.finish()
}

// sharer walks over pair totals, which are sorted by reporter, flow, classification, mirror and year.
type sharer struct {
	totals []Total
	values []int64
}

func (s *sharer) take(g *Group) {
	flow, reporter, class, mirror := g.Words["flow"], g.Words["reporter"], g.Words["classification"], g.Words["mirror"]
	years, values := *g.Numbers["year"], *g.Numbers["value_usd"]
	for i, v := range values {
		if i == 0 || years[i] != years[i-1] || reporter.Place[i] != reporter.Place[i-1] || flow.Place[i] != flow.Place[i-1] ||
			class.Place[i] != class.Place[i-1] || mirror.Place[i] != mirror.Place[i-1] {
			s.begin(Total{Flow: flow.At(i), Reporter: reporter.At(i), Classification: class.At(i), Mirror: mirror.At(i), Year: int(years[i]), First: len(s.values)})
		}
		t := &s.totals[len(s.totals)-1]
		t.ValueUSD += v
		t.Partners++
		s.values = append(s.values, v)
	}
}

// begin begins a total, unless the last row group left off in it.
func (s *sharer) begin(t Total) {
	if n := len(s.totals) - 1; n >= 0 {
		last := s.totals[n]
		last.ValueUSD, last.HHI, last.First, last.Partners = 0, 0, t.First, 0
		if last == t {
			return
		}
	}
	s.totals = append(s.totals, t)
}

func (s *sharer) finish() ([]Total, []float64, error) {
	shares := make([]float64, len(s.values))
	for i := range s.totals {
		t := &s.totals[i]
		if t.ValueUSD == 0 {
			continue
		}
		whole := float64(t.ValueUSD)
		for j := t.First; j < t.First+t.Partners; j++ {
			share := float64(s.values[j]) / whole
			shares[j] = share
			t.HHI += share * share
		}
	}
	return s.totals, shares, nil
}
