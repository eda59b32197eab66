package lake

import (
	"slices"
	"strings"

	"leeway"
)

// The limits of what a row of flows can say. A row's place in the table is one 64-bit key.
const (
	maxStates  = 1 << 13
	maxGroups  = 1 << 12
	maxYear    = 9999
	maxProduct = 999999
	// maxValue is a thousand times the trade of the world, and a billion such rows can be summed.
	maxValue = 1_000_000_000_000_000
)

// flowKind is what the rows of a batch have in common, but for the unit of quantity.
type flowKind struct{ flow, classification, mirror string }

func (k flowKind) compare(o flowKind) int {
	for _, c := range [...]int{strings.Compare(k.flow, o.flow), strings.Compare(k.classification, o.classification), strings.Compare(k.mirror, o.mirror)} {
		if c != 0 {
			return c
		}
	}
	return 0
}

// flowGroup is the rows of one kind in one year.
type flowGroup struct {
	kind flowKind
	year int
}

// flowRow is a row on its way: group, reporter, partner and product in one key.
type flowRow struct {
	key             uint64
	value, quantity int64
}

// The fields of a key, the first one highest: group, reporter, partner, product.
const (
	productBits  = 20
	stateBits    = 13
	partnerShift = productBits
	bucketShift  = productBits + stateBits // group and reporter
	groupShift   = productBits + 2*stateBits
)

func (r flowRow) product() uint32 { return uint32(r.key) & (1<<productBits - 1) }
func (r flowRow) partner() int    { return int(r.key>>partnerShift) & (1<<stateBits - 1) }

// flows takes batches of flows in any order and, at the end, writes them sorted. Memory is
// bounded, however many rows there are: full chunks are spilled to a file, cut by group, reporter
// and range of products, and of a year stays what its states and products come to.
type flows struct {
	states []string // as they came
	codes  map[string]uint16
	groups []flowGroup
	number map[flowGroup]uint64
	units  map[flowKind]string
	spill  spill
	free   func() // ends what holds while there are flows
}

func newFlows(temp string) *flows {
	return &flows{codes: map[string]uint16{}, number: map[flowGroup]uint64{}, units: map[flowKind]string{}, spill: spill{temp: temp, limit: chunkRows, buckets: map[uint32]*bucket{}}}
}

// Flows appends a batch of product-level flows, in any order of rows. At Commit they are
// written sorted by reporter, product and partner, a folder for each year, and their totals
// over products become table pairs. What a batch holds is copied.
//
// Errors: CodeInvalid for a batch whose arrays differ in length, a row that is out of range,
// or quantities in another unit than before; at Commit CodeInvalid, naming the row, where the
// same flow, classification, year, reporter, product and partner came twice.
func (p *Publication) Flows(f *leeway.Flows) error {
	if p.failed != nil {
		return p.failed
	}
	if p.flows == nil {
		p.flows = newFlows(p.temp)
		p.flows.free = frugal()
	}
	if err := p.flows.add(f); err != nil {
		return p.fail(err)
	}
	return nil
}

func (s *flows) add(f *leeway.Flows) error {
	if err := checkShape(f); err != nil {
		return err
	}
	kind := flowKind{f.Flow, f.Classification, f.Mirror}
	if err := s.unit(kind, f.QuantityUnit); err != nil {
		return err
	}
	codes, err := s.coded(f.States)
	if err != nil {
		return err
	}
	year, group := -1, uint64(0)
	for i := range f.Year {
		if err := checkRow(f, i); err != nil {
			return err
		}
		if y := int(f.Year[i]); y != year {
			year = y
			if group, err = s.group(flowGroup{kind, y}); err != nil {
				return err
			}
		}
		key := group<<groupShift | uint64(codes[f.Reporter[i]])<<bucketShift | uint64(codes[f.Partner[i]])<<partnerShift | uint64(f.Product[i])
		if err := s.spill.add(flowRow{key, f.ValueUSD[i], f.Quantity[i]}); err != nil {
			return err
		}
	}
	return nil
}

// checkShape checks what the rows of a batch share.
func checkShape(f *leeway.Flows) error {
	n := f.Len()
	for _, l := range [...]int{len(f.Reporter), len(f.Partner), len(f.Product), len(f.ValueUSD), len(f.Quantity)} {
		if l != n {
			return leeway.Errorf(leeway.CodeInvalid, "lake: a batch of flows has columns of %d and of %d rows", n, l)
		}
	}
	if f.Flow == "" || f.Classification == "" {
		return leeway.Errorf(leeway.CodeInvalid, "lake: a batch of flows without flow or classification")
	}
	return nil
}

// checkRow checks that a row can be: state, year, product, value and quantity.
func checkRow(f *leeway.Flows, i int) error {
	states := len(f.States)
	if int(f.Reporter[i]) < states && int(f.Partner[i]) < states && f.Year[i]-1 < maxYear && f.Product[i]-1 < maxProduct &&
		uint64(f.ValueUSD[i]) <= maxValue && (uint64(f.Quantity[i]) <= maxValue || f.Quantity[i] == leeway.NoQuantity) {
		return nil
	}
	return leeway.Errorf(leeway.CodeInvalid, "lake: row %d of a batch of %s flows is out of range: year %d, reporter %d and partner %d of %d states, product %06d, value %d, quantity %d",
		i, f.Flow, f.Year[i], f.Reporter[i], f.Partner[i], states, f.Product[i], f.ValueUSD[i], f.Quantity[i])
}

// unit holds a kind to one unit of quantity.
func (s *flows) unit(kind flowKind, unit string) error {
	known := s.units[kind]
	if known != "" && unit != "" && known != unit {
		return leeway.Errorf(leeway.CodeInvalid, "lake: quantities of %s flows by %s come in %q and in %q", kind.flow, kind.classification, known, unit)
	}
	if known == "" {
		s.units[kind] = unit
	}
	return nil
}

// coded returns the publication's number of each state of a batch.
func (s *flows) coded(states []string) ([]uint16, error) {
	codes := make([]uint16, len(states))
	for i, id := range states {
		code, known := s.codes[id]
		if !known {
			if id == "" || len(s.states) == maxStates {
				return nil, leeway.Errorf(leeway.CodeInvalid, "lake: a batch of flows has state %q, after %d others", id, len(s.states))
			}
			code = uint16(len(s.states))
			s.codes[id] = code
			s.states = append(s.states, id)
		}
		codes[i] = code
	}
	return codes, nil
}

// group returns the number of a group.
func (s *flows) group(g flowGroup) (uint64, error) {
	n, known := s.number[g]
	if !known {
		if len(s.groups) == maxGroups {
			return 0, leeway.Errorf(leeway.CodeInvalid, "lake: flows of more than %d kinds and years", maxGroups)
		}
		n = uint64(len(s.groups))
		s.number[g] = n
		s.groups = append(s.groups, g)
	}
	return n, nil
}

// ranked returns the states in the order of their ids, and the place of each in it by its number.
func (s *flows) ranked() (sorted []string, rank []uint16) {
	sorted = slices.Sorted(slices.Values(s.states))
	rank = make([]uint16, len(sorted))
	for place, id := range sorted {
		rank[s.codes[id]] = uint16(place)
	}
	return sorted, rank
}
