package measure

import "fmt"

// The thresholds of the rules. A criterion is met where its value is above.
const (
	CDIConcentration = 0.4 // HHI of suppliers outside the group
	CDIOutside       = 0.5 // imports from outside over all imports
	CDIOverExports   = 1.0 // imports from outside over exports

	GeoDepImports     = 0.4 // HHI of suppliers
	GeoDepWorld       = 0.4 // HHI of the world's exporters
	GeoDepOverExports = 1.0 // imports over exports
	GeoDepWindow      = 3   // years
	GeoDepYears       = 2   // of the window in which all criteria hold

	// NoExports is what imports over exports are where there are no exports, as CEPII writes it.
	NoExports = 9999
)

// Criterion is one condition of a rule.
type Criterion struct {
	Name      string
	Value     float64
	Range     // of the value: what unknown partners leave open
	Threshold float64
	Met       bool // Value is above Threshold
	Sure      bool // so are both ends of the range, or neither is
}

// Dependency is what a rule says of one product.
type Dependency struct {
	Dependent bool // all criteria are met
	Sure      bool // no unknown amount could change that
	Criteria  []Criterion
}

// CDI says whether a group of states, or one state, depends on outsiders for a product, by the European Commission's core dependency indicators.
//
// Formula:
//
//	CDI1 = Σ sᵢ² over suppliers outside the group      > 0.4
//	CDI2 = imports from outside / all imports          > 0.5
//	CDI3 = imports from outside / exports              > 1
//
// A product is dependent where all three hold. For one state the group is the state itself: nothing comes from members and CDI2 is 1. Where
// there are no exports, CDI3 is 9999.
//
// Units: all amounts of one product in one unit and year; exports are those to outside the group. The criteria are pure numbers.
//
// Absence: suppliers as in [Concentrate]: not reported and outside coverage widen CDI1's range, a reported zero changes nothing, not
// applicable (members of the group) is left out. Imports from members and exports of reported zero are 0; do not ask where
// they are not reported. Sure is false where unknown suppliers could turn the result.
//
// Errors: ErrNoTies where nothing comes from outside; ErrAbsent where no supplier is named; ErrBadValue for a bad amount.
//
// Citation: European Commission (2021), Strategic Dependencies and Capacities, SWD(2021) 352; Arjona, R., Connell, W. and Herghelegiu, C. (2023), "An
// Enhanced Methodology to Monitor the EU's Strategic Dependencies and Vulnerabilities", Single Market Economics Papers WP2023/14.
func CDI(outside []Part, fromMembers, exports float64) (Dependency, error) {
	if !amount(fromMembers) || !amount(exports) {
		return Dependency{}, fmt.Errorf("imports from members %v, exports %v: %w", fromMembers, exports, ErrBadValue)
	}
	c, err := Concentrate(outside)
	if err != nil {
		return Dependency{}, err
	}
	in := c.Coverage.Whole
	return allOf(
		concentrated("suppliers outside", c, CDIConcentration),
		least("outside over all imports", in/sum([]float64{in, fromMembers}), c.Coverage, CDIOutside, 1),
		least("outside over exports", overExports(in, exports), c.Coverage, CDIOverExports, NoExports),
	), nil
}

// ProductYear is what GeoDep asks of one product in one year.
type ProductYear struct {
	Year         int
	Imports      []Part  // of the country, by supplier
	Exports      float64 // of the country, to all
	WorldExports []Part  // of the world, by exporter: Partner is the exporter
	// World is how concentrated the world's exporters are, where that was reckoned before;
	// WorldExports is then not read.
	World *Concentration
}

// LongDependency is what GeoDep says of one product over a window of years.
type LongDependency struct {
	Dependent bool
	Sure      bool // neither unknown amounts nor missing years could change that
	Years     []Dependency
	Missing   int // years of the window without figures
}

// GeoDep says whether a country depends on others for a product over a window of three years, by the criteria of CEPII's GeoDep database.
//
// Formula:
//
//  1. Σ sᵢ² over the country's suppliers        > 0.4
//  2. Σ sₑ² over the world's exporters          > 0.4
//  3. imports / exports of the country          > 1
//  4. 1 to 3 hold together in at least 2 years of a window of 3
//
// Where there are no exports, the third is 9999.
//
// Units: all amounts of one product in one unit; years of one window, in any order. The criteria are pure numbers.
//
// Absence: suppliers and exporters as in [Concentrate]. A year that is not reported or outside coverage is not in the list: it is counted in
// Missing, and Sure is false where it could turn the result. A year without imports (reported zero, no amounts at all) is one
// in which the country does not depend. Not applicable is left out.
//
// Errors: ErrBadValue for years that do not fit one window or stand twice, and for bad amounts; ErrNoTies where the
// list is empty; ErrAbsent where no supplier or no exporter is named.
//
// Citation: Lefebvre, K. and Wibaux, P. (2024), "Import Dependencies: Where Does the EU Stand?", CEPII Policy Brief 47; CEPII, GeoDep database.
func GeoDep(years []ProductYear) (LongDependency, error) {
	if err := oneWindow(years); err != nil {
		return LongDependency{}, err
	}
	d := LongDependency{Missing: GeoDepWindow - len(years)}
	surely, maybe := 0, d.Missing
	for _, y := range years {
		one, err := y.dependency()
		if err != nil {
			return LongDependency{}, fmt.Errorf("%d: %w", y.Year, err)
		}
		d.Years = append(d.Years, one)
		switch {
		case one.Sure && one.Dependent:
			surely++
			maybe++
		case !one.Sure:
			maybe++
		}
	}
	held := 0
	for _, y := range d.Years {
		if y.Dependent {
			held++
		}
	}
	d.Dependent = held >= GeoDepYears
	d.Sure = surely >= GeoDepYears || maybe < GeoDepYears
	return d, nil
}

func (y ProductYear) dependency() (Dependency, error) {
	if !amount(y.Exports) {
		return Dependency{}, fmt.Errorf("exports: %w %v", ErrBadValue, y.Exports)
	}
	t, err := countSide(y.Imports)
	if err != nil {
		return Dependency{}, err
	}
	if t.Whole == 0 && !t.open {
		return Dependency{Sure: true}, nil
	}
	in, err := Concentrate(y.Imports)
	if err != nil {
		return Dependency{}, fmt.Errorf("suppliers: %w", err)
	}
	world, err := y.world()
	if err != nil {
		return Dependency{}, fmt.Errorf("exporters: %w", err)
	}
	return allOf(
		concentrated("suppliers", in, GeoDepImports),
		concentrated("world's exporters", world, GeoDepWorld),
		least("imports over exports", overExports(in.Coverage.Whole, y.Exports), in.Coverage, GeoDepOverExports, NoExports),
	), nil
}

func (y ProductYear) world() (Concentration, error) {
	if y.World != nil {
		return *y.World, nil
	}
	return Concentrate(y.WorldExports)
}

func oneWindow(years []ProductYear) error {
	if len(years) == 0 {
		return fmt.Errorf("years: %w", ErrNoTies)
	}
	seen := map[int]bool{}
	first, last := years[0].Year, years[0].Year
	for _, y := range years {
		if seen[y.Year] {
			return fmt.Errorf("%d stands twice: %w", y.Year, ErrBadValue)
		}
		seen[y.Year] = true
		first, last = min(first, y.Year), max(last, y.Year)
	}
	if last-first >= GeoDepWindow {
		return fmt.Errorf("%d to %d: %w: more than %d years", first, last, ErrBadValue, GeoDepWindow)
	}
	return nil
}

// concentrated is the criterion that an HHI is above a threshold.
func concentrated(name string, c Concentration, threshold float64) Criterion {
	return criterion(Criterion{Name: name, Value: c.HHI, Range: c.Bounds, Threshold: threshold})
}

// least is a criterion whose value can only grow, up to most, with what is missing.
func least(name string, value float64, c Coverage, threshold, most float64) Criterion {
	k := Criterion{Name: name, Value: value, Range: Range{value, value}, Threshold: threshold}
	if c.Open() {
		k.High = most
	}
	return criterion(k)
}

func criterion(k Criterion) Criterion {
	k.Met = k.Value > k.Threshold
	k.Sure = (k.Low > k.Threshold) == (k.High > k.Threshold)
	return k
}

// allOf is a rule whose criteria must all be met. It is sure where one criterion surely fails, or all surely hold.
func allOf(criteria ...Criterion) Dependency {
	d := Dependency{Dependent: true, Sure: true, Criteria: criteria}
	fails := false
	for _, k := range criteria {
		d.Dependent = d.Dependent && k.Met
		d.Sure = d.Sure && k.Sure
		fails = fails || (k.Sure && !k.Met)
	}
	d.Sure = d.Sure || fails
	return d
}

// overExports is imports over exports.
func overExports(imports, exports float64) float64 {
	if exports == 0 {
		return NoExports
	}
	return min(imports/exports, NoExports)
}
