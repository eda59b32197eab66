package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"leeway"
	"leeway/actor"
	"leeway/engine/duck"
	"leeway/internal/hs"
	"leeway/measure"
	"leeway/profile"
)

type productsCmd struct {
	State          string   `arg:"" help:"State or group to look at: a code or a name."`
	On             []string `help:"Partners, states or groups: only products that they supply, with their share." placeholder:"PARTNER"`
	Rule           string   `help:"When a product is one of dependence: cdi (European Commission) or geodep (CEPII)." enum:"cdi,geodep" default:"cdi" placeholder:"RULE"`
	Year           int      `help:"Year to look at; otherwise the newest that the lake has." placeholder:"YEAR"`
	ExtraGroup     string   `help:"Group whose members are not outside: imports from them do not count, nor exports to them." placeholder:"GROUP"`
	Classification string   `help:"Classification of the products, such as HS2017; otherwise the one with most." placeholder:"NAME"`
	Dataset        string   `help:"Data set to use, such as baci; otherwise one that has the whole world." placeholder:"ID"`
	Most           int      `help:"How many products a table shows, the largest first; the other forms have all." default:"20" placeholder:"N"`
	Robust         bool     `help:"Which products are left by the other rule, and in the years around?"`
	askFlags
}

// Help is shown by `leeway products --help`.
func (*productsCmd) Help() string {
	return `For which products a state depends on others, by a published rule, with the concentration of its suppliers, value and quantity, the main suppliers, and who else supplies the world.

  cdi     suppliers' HHI above 0.4, more than half of the imports from outside, and more imports than exports
  geodep  suppliers' HHI above 0.4, the world's exporters' HHI above 0.4, and more imports than exports, in two of the three years up to the one asked about

Of a group, the members are taken together and their trade with each other is left out. With --extra-group a state's trade with the members of a group is left out. Editions of the Harmonized System are never mixed; beside a product's code stands what its chapter is about, in a few words of our own. Substitutes are other suppliers with at least one percent of the world's exports of the product (or the five largest); one marked + supplies the state already.

Examples:

  leeway products KAZ --on CHN --year 2023
  leeway products EU --rule geodep
  leeway products DEU --extra-group EU --on China --format xlsx -o dependencies.xlsx`
}

// productRow is a line of `leeway products`.
type productRow struct {
	Reporter       string       `json:"reporter"`
	Year           int          `json:"year"`
	Classification string       `json:"classification"`
	Rule           profile.Rule `json:"rule"`
	Chapter        string       `json:"chapter,omitempty"` // of the Harmonized System, in words
	profile.Dependence
	observations func() []leeway.Observation
}

// Observations implements traced.
func (r productRow) Observations() []leeway.Observation { return r.observations() }

// Run lists the products.
func (c *productsCmd) Run(s *session) error {
	q, err := c.question()
	if err != nil {
		return err
	}
	e, err := s.open()
	if err != nil {
		return err
	}
	defer func() { _ = e.Close() }() // nothing was written
	years, err := e.TradeYears(s.ctx, membersOf(q.id, c.Year), s.asOf)
	if err != nil {
		return err
	}
	window, err := c.window(&q, years)
	if err != nil {
		return err
	}
	found, err := profile.FindDependences(s.ctx, e, q.rule, window, fewNames)
	if err != nil {
		return err
	}
	rows := c.rows(&q, window, found)
	shown := rows
	if c.Format == "table" && len(rows) > c.Most && c.Most >= 0 {
		shown = rows[:c.Most]
	}
	return answer(s, c.askFlags, shown, productColumns(q.on), productData, c.foot(&q, window, years, rows)+c.robust(s, e, years, rows))
}

// productQuestion is what is asked, resolved.
type productQuestion struct {
	id   string // of the state or group
	on   []string
	rule profile.Question

	without []string // members of whom there is no record
}

func (c *productsCmd) question() (q productQuestion, err error) {
	q.rule.Rule = profile.Rule(c.Rule)
	if q.id, err = actorID(c.State); err != nil {
		return q, err
	}
	if len(membersOf(q.id, c.Year)) == 0 {
		return q, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s is neither a state nor a group whose members are known", nameOf(q.id)), "leeway actors lists them")
	}
	q.on, err = partners(c.On, q.id)
	return q, err
}

// membersOf are the states that an id stands for at the end of a year, in order; none where nobody knows.
func membersOf(id string, year int) []string {
	if isOneState(id) == nil {
		return []string{id}
	}
	date := ""
	if year != 0 {
		date = fmt.Sprintf("%d-12-31", year)
	}
	ms := slices.Clone(actor.Default().Members(id, date))
	slices.Sort(ms)
	return ms
}

// window finds the release to read in each year of the rule's window, the last year first, and
// completes the question by the members of groups in that year.
//
// Errors: CodeNotFound where the lake has no products of the year, with the nearest that it has;
// CodeInvalid for a state that has itself as its partner.
func (c *productsCmd) window(q *productQuestion, years []duck.TradeYear) ([]leeway.Trade, error) {
	of, err := c.choose(q.id, years)
	if err != nil {
		return nil, err
	}
	if err := c.parties(q, of.Year); err != nil {
		return nil, err
	}
	var window []leeway.Trade
	for back := range q.rule.Rule.Years() {
		for i := range years {
			y := &years[i]
			if y.Year == of.Year-back && y.Dataset == of.Dataset && y.Classification == of.Classification && y.Mirror == of.Mirror {
				if !y.Exported {
					return nil, noExports(q.id, y)
				}
				if err := q.inOneRelease(years, y); err != nil {
					return nil, err
				}
				window = append(window, y.Trade(q.rule.Members, q.rule.Inside))
				break
			}
		}
	}
	if q.rule.Rule == profile.GeoDep && slices.ContainsFunc(window, func(t leeway.Trade) bool { return !t.World }) {
		err := leeway.Errorf(leeway.CodeNotFound, "%s has not the world's exports by product, which rule geodep needs", of.Dataset)
		return nil, leeway.WithHint(err, "leeway import baci brings the world's trade in; --rule cdi needs the state's own trade alone")
	}
	return window, nil
}

// inOneRelease refuses a group whose members' records of a year are in several releases: they would be
// summed up in part. It notes the members of whom there is no record.
func (q *productQuestion) inOneRelease(years []duck.TradeYear, of *duck.TradeYear) error {
	var without []string
	for _, member := range q.rule.Members {
		has := func(same bool) bool {
			return slices.ContainsFunc(years, func(y duck.TradeYear) bool {
				return y.Reporter == member && y.Year == of.Year && y.Dataset == of.Dataset && y.Classification == of.Classification && (y.Vintage == of.Vintage) == same
			})
		}
		switch {
		case has(true):
		case has(false):
			err := leeway.Errorf(leeway.CodeInvalid, "%s has the members of %s in several releases of %d, which cannot be taken together", of.Dataset, nameOf(q.id), of.Year)
			return leeway.WithHint(err, "leeway import baci brings all of them in at once; or ask about one member")
		default:
			without = append(without, member)
		}
	}
	q.without = slices.Compact(slices.Sorted(slices.Values(append(without, q.without...))))
	return nil
}

// parties resolves groups as they were in a year.
func (c *productsCmd) parties(q *productQuestion, year int) error {
	q.rule.Members = membersOf(q.id, year)
	q.rule.Inside = q.rule.Members
	if c.ExtraGroup != "" {
		id, err := actorID(c.ExtraGroup)
		if err != nil {
			return err
		}
		ms := membersOf(id, year)
		if isOneState(id) == nil || len(ms) == 0 {
			return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "--extra-group: %s is no group whose members are known", nameOf(id)), "name one such as EU or EAEU")
		}
		q.rule.Inside = slices.Compact(slices.Sorted(slices.Values(append(ms, q.rule.Members...))))
	}
	for _, id := range q.on {
		q.rule.On = append(q.rule.On, membersOf(id, year)...)
	}
	q.rule.On = slices.DeleteFunc(q.rule.On, func(id string) bool { return slices.Contains(q.rule.Inside, id) })
	if len(q.on) > 0 && len(q.rule.On) == 0 {
		err := leeway.Errorf(leeway.CodeInvalid, "%s is not outside", names(q.on))
		return leeway.WithHint(err, "name a partner that is no member with --on")
	}
	return nil
}

// choose picks the year, release and classification: the newest year, and there a data set that has the
// whole world, then one that reconciles both sides, then the one with most products.
func (c *productsCmd) choose(id string, years []duck.TradeYear) (duck.TradeYear, error) {
	if len(years) == 0 {
		return duck.TradeYear{}, noProducts(id)
	}
	fits := slices.DeleteFunc(slices.Clone(years), func(y duck.TradeYear) bool {
		return c.Classification != "" && !strings.EqualFold(y.Classification, c.Classification) || c.Dataset != "" && y.Dataset != c.Dataset
	})
	if len(fits) == 0 {
		err := leeway.Errorf(leeway.CodeNotFound, "the lake has no trade of %s by product in %s", nameOf(id), strings.TrimSpace(c.Dataset+" "+c.Classification))
		return duck.TradeYear{}, leeway.WithHint(err, "it has %s", strings.Join(editions(years), ", "))
	}
	of := slices.DeleteFunc(slices.Clone(fits), func(y duck.TradeYear) bool { return c.Year != 0 && y.Year != c.Year })
	if len(of) == 0 {
		var have []string
		for _, y := range fits {
			have = append(have, yearText(y.Year))
		}
		slices.Sort(have)
		have = slices.Compact(have)
		err := leeway.Errorf(leeway.CodeNotFound, "the lake has no trade of %s by product in %d", nameOf(id), c.Year)
		return duck.TradeYear{}, leeway.WithHint(err, "the nearest year with data is %s; there are %s", nearest(have, yearText(c.Year)), strings.Join(have, ", "))
	}
	return slices.MinFunc(of, byUse), nil
}

func byUse(a, b duck.TradeYear) int {
	return cmp.Or(cmp.Compare(b.Year, a.Year), falseLast(a.World, b.World), falseLast(a.Mirror == "", b.Mirror == ""), cmp.Compare(b.Products, a.Products),
		cmp.Compare(a.Dataset, b.Dataset), cmp.Compare(b.Classification, a.Classification))
}

func falseLast(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

func noProducts(id string) error {
	err := leeway.Errorf(leeway.CodeNotFound, "the lake has no trade of %s by product", nameOf(id))
	if end, ended := profile.Dissolved(id); ended {
		return leeway.WithHint(err, "%s ended on %s: only a release of that time can have it", nameOf(id), end)
	}
	return leeway.WithHint(err, "leeway import baci brings in the world's trade by product, leeway fetch comtrade what one state reports")
}

func noExports(id string, y *duck.TradeYear) error {
	err := leeway.Errorf(leeway.CodeNotFound, "%s %s has no exports of %s by product in %d, which the rule needs", y.Dataset, y.Vintage, nameOf(id), y.Year)
	return leeway.WithHint(err, "import them in one release with the imports, or a data set that has both sides, such as baci")
}

// editions names data sets and classifications, each once.
func editions(years []duck.TradeYear) []string {
	var found []string
	for _, y := range years {
		found = append(found, y.Dataset+" "+y.Classification)
	}
	slices.Sort(found)
	return slices.Compact(found)
}

func (c *productsCmd) rows(q *productQuestion, window []leeway.Trade, found []profile.Dependence) []productRow {
	of := window[0]
	release := c.release(of)
	rows := make([]productRow, len(found))
	for i := range found {
		rows[i] = productRow{q.id, of.Year, of.Classification, q.rule.Rule, hs.Chapter(of.Classification, found[i].Product), found[i], nil}
		rows[i].observations = sync.OnceValue(func() []leeway.Observation { return found[i].Records(&q.rule, q.id, of.Year, release) })
	}
	return rows
}

// release is what a record of a release says of it.
func (c *productsCmd) release(of leeway.Trade) leeway.Observation {
	return leeway.Observation{Source: cmp.Or(of.Title, of.Dataset), Dataset: of.Dataset, Vintage: of.Vintage, RecordURL: of.URL, Origin: of.Dataset, Mirror: of.Mirror, Quality: qualityOf(of.Dataset), Note: of.Classification}
}

func productColumns(on []string) []column[productRow] {
	columns := []column[productRow]{
		{"product", func(r productRow) string { return r.Product }},
		{"chapter", func(r productRow) string { return r.Chapter }},
		{"hs", func(r productRow) string { return r.Classification }},
		{"year", func(r productRow) string { return yearText(r.Year) }},
		{"imports", func(r productRow) string { return figure(r.Imports, "usd") }},
		{"quantity", func(r productRow) string { return quantityText(&r.Dependence) }},
		{"hhi", func(r productRow) string { return hhiText(&r.Dependence) }},
	}
	if len(on) > 0 {
		columns = append(columns, column[productRow]{"from " + strings.Join(on, "+"), func(r productRow) string { return figure(r.OnShare, "percent") }})
	}
	return append(columns,
		column[productRow]{"main suppliers", func(r productRow) string { return suppliersText(r.Suppliers) }},
		column[productRow]{"substitutes", func(r productRow) string { return substitutesText(r.Others) }})
}

// quantityText writes a quantity; one that is not known of all that was bought is at least so much.
func quantityText(d *profile.Dependence) string {
	if !d.Quantity.Known() {
		return ""
	}
	text := figure(d.Quantity, d.Unit)
	if d.Weighed < 99.95 {
		text = "≥ " + text
	}
	return text
}

// hhiText writes the index, with its range where unnamed suppliers leave one.
func hhiText(d *profile.Dependence) string {
	if !d.HHI.Known() {
		return "" // no imports in this year
	}
	text := fmt.Sprintf("%.2f", float64(d.HHI))
	if d.High-d.Low >= 0.005 {
		text = fmt.Sprintf("%.2f to %.2f", float64(d.Low), float64(d.High))
	}
	if !d.Sure {
		text += " ?"
	}
	return text
}

// fewNames is how many names a cell holds.
const fewNames = 3

func suppliersText(all []profile.Source) string {
	var found []string
	for _, s := range all[:min(fewNames, len(all))] {
		found = append(found, fmt.Sprintf("%s %.0f %%", s.Partner, float64(s.Share)))
	}
	return strings.Join(found, ", ")
}

func substitutesText(all []profile.Substitute) string {
	var found []string
	for _, s := range all[:min(fewNames, len(all))] {
		mark := ""
		if s.Buys {
			mark = "+"
		}
		found = append(found, fmt.Sprintf("%s%s %.0f %%", s.Partner, mark, float64(s.Share)))
	}
	return strings.Join(found, ", ")
}

// foot says in words what was found and by what.
func (c *productsCmd) foot(q *productQuestion, window []leeway.Trade, years []duck.TradeYear, rows []productRow) string {
	var b strings.Builder
	of := window[0]
	sum, on := profile.Amount(0), profile.Amount(0)
	for i := range rows {
		sum += rows[i].Imports
		on += rows[i].On
	}
	_, _ = fmt.Fprintf(&b, "\n%s: %s of dependence in %d, %s of imports", nameOf(q.id), count(len(rows), "product"), of.Year, figure(sum, "usd")) // to memory
	if len(q.on) > 0 {
		_, _ = fmt.Fprintf(&b, ", %s of it from %s", figure(on, "usd"), names(q.on))
	}
	b.WriteString(".\n" + ruleWords(q, window) + "\n")
	if more := len(rows) - c.Most; more > 0 && c.Most >= 0 {
		_, _ = fmt.Fprintf(&b, "The largest %d are shown; --most shows more, the other forms have all.\n", c.Most)
	}
	if len(q.without) > 0 {
		_, _ = fmt.Fprintf(&b, "The data set has no imports of %s, which is not zero.\n", names(q.without))
	}
	if !of.World {
		_, _ = fmt.Fprintf(&b, "%s has not the world's exports: nothing is known of substitutes.\n", of.Dataset)
	}
	if slices.ContainsFunc(rows, func(r productRow) bool { return !r.Sure }) {
		b.WriteString("? : what is not known of suppliers or years could change it.\n")
	}
	if others := slices.DeleteFunc(editions(years), func(e string) bool { return e == of.Dataset+" "+of.Classification }); len(others) > 0 {
		b.WriteString("The lake also has " + strings.Join(others, ", ") + " (--dataset, --classification).\n")
	}
	return b.String()
}

// ruleWords says what the rule asks.
func ruleWords(q *productQuestion, window []leeway.Trade) string {
	if q.rule.Rule == profile.CDI {
		return fmt.Sprintf("By the European Commission's rule: HHI of outside suppliers above %.1f, more than half of the imports from outside, more imported than exported.", measure.CDIConcentration)
	}
	text := fmt.Sprintf("By CEPII's rule: HHI of suppliers and of the world's exporters above %.1f, more imported than exported, in %d of %d years up to %d.", measure.GeoDepImports, measure.GeoDepYears, measure.GeoDepWindow, window[0].Year)
	if missing := measure.GeoDepWindow - len(window); missing > 0 {
		text += fmt.Sprintf(" The lake lacks %d of them.", missing)
	}
	return text
}
