package lake

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"leeway"
)

// flowGroupRows is the size of a row group of flows. In rows sorted by reporter it holds one
// large reporter or several small ones, so that a reader passes over the others.
const flowGroupRows = 122_880

// flowPartRows is how many rows a part has at least, the last one of a year apart. Parts are
// written side by side, and which rows are in which part depends on the rows alone.
const flowPartRows = 8 * flowGroupRows

// flowPart is a file to be written: some reporters of a year.
type flowPart struct {
	year      int
	number    int
	reporters []placed
}

// placed is a reporter's buckets, by product, with what their rows have in common.
type placed struct {
	buckets  [bins]*bucket // nil where there is none
	rows     int64
	group    flowGroup
	kind     uint16 // its place among the kinds
	reporter int    // its place among the sorted states
}

// finish writes the flows and their totals, and returns their files.
func (s *flows) finish(temp string) ([]leeway.FileInfo, error) {
	s.spill.last()
	states, rank := s.ranked()
	kinds, turned := s.kinds()
	parts := s.parts(rank, kinds)
	made, totals, err := s.writeParts(temp, parts, newFlowShared(s, parts, states, rank, kinds, turned))
	if err != nil {
		return nil, err
	}
	if err := s.spill.close(); err != nil {
		return nil, err
	}
	pairs, err := writePairs(filepath.Join(temp, Pairs), pairs(totals, kinds, turned), kinds, states)
	made = append(made, pairs)
	slices.SortStableFunc(made, func(a, b leeway.FileInfo) int {
		return cmp.Compare(slices.Index(Tables, a.Table), slices.Index(Tables, b.Table))
	})
	return made, err
}

// placed lists the reporters of each group, in the order of the table.
func (s *flows) placed(rank []uint16, kinds []flowKind) []placed {
	places := map[uint32]*placed{}
	for number, b := range s.spill.buckets {
		p := places[number>>binBits]
		if p == nil {
			group := s.groups[number>>(stateBits+binBits)]
			code := number >> binBits & (1<<stateBits - 1)
			p = &placed{group: group, kind: uint16(slices.Index(kinds, group.kind)), reporter: int(rank[code])}
			places[number>>binBits] = p
		}
		p.buckets[number&(bins-1)] = b
		p.rows += b.rows
	}
	all := make([]placed, 0, len(places))
	for _, p := range places {
		all = append(all, *p)
	}
	slices.SortFunc(all, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.group.year, b.group.year), cmp.Compare(a.kind, b.kind), cmp.Compare(a.reporter, b.reporter))
	})
	return all
}

// parts cuts the rows, in the order of the table, into files.
func (s *flows) parts(rank []uint16, kinds []flowKind) []flowPart {
	var parts []flowPart
	rows := int64(0)
	for _, r := range s.placed(rank, kinds) {
		last := len(parts) - 1
		switch {
		case last < 0 || parts[last].year != r.group.year:
			parts = append(parts, flowPart{year: r.group.year})
			rows = 0
		case rows >= flowPartRows:
			parts = append(parts, flowPart{year: r.group.year, number: parts[last].number + 1})
			rows = 0
		}
		last = len(parts) - 1
		parts[last].reporters = append(parts[last].reporters, r)
		rows += r.rows
	}
	return parts
}

// writeParts writes the parts, as many at once as there are processors, and returns their
// files and totals in the order of the parts.
func (s *flows) writeParts(temp string, parts []flowPart, shared *flowShared) ([]leeway.FileInfo, []total, error) {
	folder := filepath.Join(temp, Flows)
	if err := makeYears(folder, parts); err != nil {
		return nil, nil, err
	}
	files := make([][]leeway.FileInfo, len(parts))
	totals := make([][]total, len(parts))
	errs := make([]error, len(parts))
	var next atomic.Int64
	var failed atomic.Bool
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(parts)) {
		wait.Go(func() {
			w := newFlowWriter(shared)
			for i := int(next.Add(1)) - 1; i < len(parts) && !failed.Load(); i = int(next.Add(1)) - 1 {
				if files[i], totals[i], errs[i] = w.finish(temp, parts[i]); errs[i] != nil {
					failed.Store(true)
				}
			}
		})
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, nil, err
		}
	}
	return slices.Concat(files...), slices.Concat(totals...), syncYears(folder, parts)
}

// makeYears makes the folders of the years, and that of a table without any.
func makeYears(folder string, parts []flowPart) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, p := range parts {
		if err := os.MkdirAll(filepath.Join(folder, p.folder()), 0o755); err != nil {
			return err
		}
	}
	return nil
}

func syncYears(folder string, parts []flowPart) error {
	for _, p := range parts {
		if err := syncFolder(filepath.Join(folder, p.folder())); err != nil {
			return err
		}
	}
	return syncFolder(folder)
}

func (p flowPart) folder() string { return fmt.Sprintf("year=%d", p.year) }
func (p flowPart) path() string {
	return path.Join(p.folder(), fmt.Sprintf("part-%d.parquet", p.number))
}

// flowShared is what the writers of parts have in common.
type flowShared struct {
	from     *flows
	states   []string // sorted
	rank     []uint16
	allKinds []flowKind // sorted, and after them those that are turned
	years    map[int]*yearTotals
}

func newFlowShared(s *flows, parts []flowPart, states []string, rank []uint16, kinds []flowKind, turned map[uint16]uint16) *flowShared {
	return &flowShared{s, states, rank, kinds, newYears(parts, states, kinds, turned)}
}

// flowWriter writes parts, one after the other.
type flowWriter struct {
	*flowShared
	sorter sorter
	summer summer
	totals []productTotal // of the reporter at hand
	out    *columnar
	kinds  names // the texts that a whole group shares

	flow, reporter, partner, product, classification, unit, mirror *words
	value, quantity                                                *integers
}

func newFlowWriter(s *flowShared) *flowWriter {
	w := &flowWriter{flowShared: s, sorter: sorter{rank: s.rank}, summer: newSummer(len(s.states)), out: newColumnar(flowGroupRows)}
	w.flow, w.reporter, w.partner = w.out.text("flow"), w.out.text("reporter"), w.out.text("partner")
	w.product, w.classification = w.out.text("product"), w.out.text("classification")
	w.value, w.quantity = w.out.integer("value_usd", false), w.out.integer("quantity", true)
	w.unit, w.mirror = w.out.text("quantity_unit"), w.out.text("mirror")
	return w
}

// finish writes one part, and after the last one of a year what the year comes to by product.
// It returns the files and the totals of the part's pairs.
func (w *flowWriter) finish(temp string, p flowPart) ([]leeway.FileInfo, []total, error) {
	info, totals, err := w.write(filepath.Join(temp, Flows), p)
	if err != nil {
		return nil, nil, err
	}
	files := []leeway.FileInfo{info}
	if y := w.years[p.year]; y.done() {
		more, err := w.writeYear(temp, y)
		return append(files, more...), totals, err
	}
	return files, totals, nil
}

// write writes one part and returns its file and the totals of its pairs.
func (w *flowWriter) write(folder string, p flowPart) (leeway.FileInfo, []total, error) {
	info := leeway.FileInfo{Table: Flows, Path: p.path()}
	var totals []total
	var err error
	info.Bytes, info.SHA256, err = writeFile(filepath.Join(folder, filepath.FromSlash(info.Path)), func(to io.Writer) error {
		if err := w.out.start(to); err != nil {
			return err
		}
		for _, r := range p.reporters {
			if err := w.reporterRows(r); err != nil {
				return err
			}
			totals = w.summer.totals(totals, r)
		}
		info.Rows, err = w.out.end()
		return err
	})
	return info, totals, err
}

// reporterRows writes the rows of one reporter, and sums them up.
func (w *flowWriter) reporterRows(r placed) error {
	y := w.years[r.group.year]
	w.totals = w.totals[:0]
	for _, b := range r.buckets {
		if b == nil {
			continue
		}
		rows, err := w.sorter.sort(&w.from.spill, b)
		if err != nil {
			return err
		}
		if err := repeated(r.group, w.states[r.reporter], w.states, rows); err != nil {
			return err
		}
		if err := w.append(r, rows); err != nil {
			return err
		}
		w.summer.sum(rows)
		w.totals = y.totals(w.totals, r, rows)
		y.sold(r, rows)
	}
	y.add(r, w.totals)
	return nil
}

// append appends the rows of one bucket.
func (w *flowWriter) append(b placed, rows []flowRow) error {
	flow, classification := w.kinds.id(b.group.kind.flow), w.kinds.id(b.group.kind.classification)
	unit, mirror := w.kinds.id(w.from.units[b.group.kind]), w.kinds.id(b.group.kind.mirror)
	for i := range rows {
		r := &rows[i]
		w.flow.add(flow, w.kinds.text)
		w.reporter.add(uint32(b.reporter), w.state)
		w.partner.add(uint32(sortedPartner(r.key)), w.state)
		w.product.add(sortedProduct(r.key), productText)
		w.classification.add(classification, w.kinds.text)
		w.unit.add(unit, w.kinds.text)
		w.mirror.add(mirror, w.kinds.text)
		w.value.values = append(w.value.values, r.value)
		w.quantity.add(r.quantity)
		if err := w.out.next(); err != nil {
			return err
		}
	}
	return nil
}

// add appends a quantity, or none.
func (c *integers) add(v int64) {
	if v == leeway.NoQuantity {
		c.present = append(c.present, 0)
		return
	}
	c.values = append(c.values, v)
	c.present = append(c.present, 1)
}

func (w *flowWriter) state(id uint32) string { return w.states[id] }
func productText(id uint32) string           { return fmt.Sprintf("%06d", id) }
