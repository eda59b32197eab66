package check

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"time"

	"leeway"
)

// outcome is where the sources of an answer leave a claim.
type outcome struct {
	status  leeway.Status // Supported, Contradicted, Disputed or NoData
	agree   []figure      // that carry the verdict
	differ  []figure
	aside   []figure // said beside: figures of the same authority or of a lesser class
	reason  string   // why a difference is no accusation
	revised bool     // what agrees was known; a later figure of the same authority differs
}

func daysBetween(a, b time.Time) int { return int(a.Sub(b).Hours() / 24) }

// weigh decides between figures that agree with a claim and figures that do not.
func (j *judge) weigh(q *question, a *answer) outcome {
	agree, differ, only := byAuthority(q.Claim, a.agree, a.differ)
	o := outcome{agree: agree, differ: differ}
	differ = slices.DeleteFunc(slices.Clone(differ), func(f figure) bool {
		h := slices.IndexFunc(agree, func(g figure) bool { return g.origin == f.origin && g.mirror == f.mirror })
		if h < 0 {
			return false
		}
		o.revised = o.revised || f.when == later && agree[h].when == known
		o.aside = append(o.aside, f)
		return true
	})
	o.differ = differ
	switch {
	case len(agree) == 0 && len(differ) == 0:
		o.status = leeway.NoData
	case len(differ) == 0:
		o.status = leeway.Supported
	case len(agree) == 0:
		o.status, o.reason = j.accusable(q, a, differ, only)
		if like := ofAuthorities(a.agree); o.status == leeway.Contradicted && len(like) > 0 {
			o.status, o.agree = leeway.Disputed, like // another authority than the one that is named gives the figure
		}
	default:
		o.status = between(q, &o)
	}
	return o
}

// ofAuthorities picks the figures that an authority gives, itself or through the press.
func ofAuthorities(figs []figure) []figure {
	return slices.DeleteFunc(slices.Clone(figs), func(f figure) bool {
		return f.quality != leeway.Official && f.quality != leeway.OfficialViaPress
	})
}

// between decides where both sides have figures: the clearly better class does, equals dispute.
func between(q *question, o *outcome) leeway.Status {
	best := func(fs []figure) (r int, q leeway.Quality) {
		for _, f := range fs {
			if k := f.class(); k > r {
				r, q = k, f.quality
			}
		}
		return r, q
	}
	ra, _ := best(o.agree)
	rd, _ := best(o.differ)
	switch {
	case ra > rd:
		o.aside = append(o.aside, o.differ...)
		o.differ = nil
		return leeway.Supported
	case ra == rd:
		return leeway.Disputed
	}
	// A statement of an authority through the press is not overruled by a table of another
	// authority, nor is the other side's record by one's own.
	strong := slices.DeleteFunc(slices.Clone(o.differ), func(f figure) bool { return f.class() < rd })
	for _, f := range o.agree {
		if f.quality == leeway.OfficialViaPress || f.quality == leeway.Press && !wide(q, strong) {
			return leeway.Disputed
		}
		if !slices.ContainsFunc(strong, func(g figure) bool { return g.mirror == f.mirror || f.quality == leeway.Modelled }) {
			return leeway.Disputed
		}
	}
	o.aside = append(o.aside, o.agree...)
	o.agree, o.differ = nil, strong
	return leeway.Contradicted
}

// wide reports whether every figure differs from the claim by a quarter of itself, and percentages by
// five points too: more than what a reprint or an older edition explains.
func wide(q *question, figs []figure) bool {
	return !slices.ContainsFunc(figs, func(f figure) bool {
		d := gap(q.words.band, f.band())
		return d < 0.25*math.Abs(f.value) || (f.unit == "percent" || f.unit == "percentage-points") && d < 5
	})
}

// loose marks the indicators under which the record keeps unlike measures side by side (kinds of
// permits, stocks and arrivals of migrants, refugees with and without asylum seekers, gross and net investment). They support; they
// contradict only where another claim of the document has shown which series is meant.
var loose = map[string]bool{
	"migrants": true, "refugees": true, "permits": true, "investment": true, "students": true, "tourists": true,
	"gdp": true, "population": true, "inflation": true, "enterprises": true, "jobs": true, "deals": true, "troops": true, "aid": true,
}

// isLoose reports whether a question's figures may be of unlike measures; the whole foreign debt
// of a state is public or total.
func isLoose(q *question) bool {
	return loose[q.indicator] || q.indicator == "debt" && q.partner == "world"
}

// accusable decides whether figures that all differ contradict a claim.
func (j *judge) accusable(q *question, a *answer, differ []figure, only bool) (leeway.Status, string) {
	firm := slices.DeleteFunc(slices.Clone(differ), func(f figure) bool { return !f.decides() || f.partial && !below(q, &f) })
	if len(firm) == 0 {
		return leeway.NoData, "only an estimate or an incomplete sum is on record"
	}
	switch {
	case only:
		return leeway.NoData, "the figures of the authority that the text names are not on record"
	case isLoose(q) && !j.identified(q, firm):
		return leeway.NoData, "the record keeps several measures under this name and the text does not show which is meant"
	case together.MatchString(q.Quote.Text):
		return leeway.NoData, "the text gives this figure for several together"
	case q.joint() && !below(q, &firm[0]):
		return leeway.NoData, "the text may give this figure for several together"
	case !a.dated && len(a.other) > 0:
		return leeway.Depends, "the text names no period, and the figure is right for an earlier one"
	case !a.dated && !far(q, a.pool):
		return leeway.NoData, "the text names no period, and the figure is within what the record shows for others"
	case !a.dated && stale(j.lake, differ):
		return leeway.NoData, "the text names no period, and the newest figure on record is years older than the text"
	case q.resolved && len(a.other) > 0:
		return leeway.Depends, "the period was worked out from context, and the figure is right for another"
	case inside(q, firm):
		return leeway.Disputed, "the figures on record differ among themselves, and the claim lies between them"
	}
	if f := j.otherBase(q); f != nil {
		return leeway.Depends, "the text names no base, and the change is right against " + spanText(f.base)
	}
	if revision(q, firm) {
		return leeway.Disputed, "the figure came out after the document and differs little; figures are revised"
	}
	if slices.ContainsFunc(firm, func(f figure) bool { return trifling(q, &f) }) {
		return leeway.Disputed, "the difference is small; figures are revised"
	}
	if slices.ContainsFunc(firm, func(f figure) bool { return q.mirrored(&f) }) {
		return leeway.Contradicted, ""
	}
	if _, _, _, ok := margin(q); ok && !j.identified(q, firm) && !namesOne(q.Claim, firm) && !gross(q, firm) {
		return leeway.Disputed, "authorities count this differently, and the text does not show whose figure it gives"
	}
	if !q.sharp(firm) {
		return leeway.NoData, "the figure on record is itself worded loosely"
	}
	return leeway.Contradicted, ""
}

// staleAfter is how many days before the document a figure may have ended and still speak of its time.
const staleAfter = 3 * 366

// stale reports whether every figure is much older than the document.
func stale(l *lake, figs []figure) bool {
	return !l.day.IsZero() && !slices.ContainsFunc(figs, func(f figure) bool { return daysBetween(l.day, f.span.Last) <= staleAfter })
}

// below reports whether a claim is below what a part of the whole already makes up.
func below(q *question, f *figure) bool { return q.words.hi < f.lo }

// sharp reports whether at least one figure is published plainly, or differs widely from the claim.
func (q *question) sharp(figs []figure) bool {
	if q.Comparator != "" && q.Comparator != "=" {
		return true
	}
	return slices.ContainsFunc(figs, func(f figure) bool {
		return f.exact || q.Value != nil && (math.Abs(math.Abs(f.value)-math.Abs(*q.Value)) > 0.25*math.Abs(f.value) || q.opposite(&f))
	})
}

// opposite reports whether a claim has a change go the other way than a figure, and by far.
func (q *question) opposite(f *figure) bool {
	if q.stat != leeway.Growth && q.stat != leeway.Change || math.Abs(f.value) < flatGrowth {
		return false
	}
	return q.Direction == leeway.Down && f.lo > 0 || q.Direction == leeway.Up && f.hi < 0
}

// mirrored reports whether a claim has the very figure on record, but as a change the other way.
func (q *question) mirrored(f *figure) bool {
	if !q.opposite(f) || q.Comparator != "" && q.Comparator != "=" {
		return false
	}
	b := f.band()
	return q.words.agrees(band{-b.hi, -b.lo})
}

// slight reports whether a difference is below a tenth of the value, or five points of a percentage.
func slight(q *question, f *figure) bool {
	if q.Value == nil {
		return false
	}
	d := gap(q.words.band, f.band())
	if f.unit == "percent" || f.unit == "percentage-points" {
		return d <= 5
	}
	return d <= 0.1*math.Abs(f.value)
}

// trifling reports whether a difference is so small that another edition of the same figure may have
// it: a point of a percentage, a twentieth of an amount.
func trifling(q *question, f *figure) bool {
	if q.Value == nil {
		return false
	}
	d := gap(q.words.band, f.band())
	if f.unit == "percent" || f.unit == "percentage-points" {
		return d <= 1 && d <= 0.1*math.Abs(f.value)
	}
	return d <= 0.03*math.Abs(f.value)
}

// margin is how far a claim must be from every figure before another way of counting no longer
// explains it: a part of an amount, points of a share, points of a growth. ok is false for
// indicators that one authority counts in one way.
func margin(q *question) (part, share, growth float64, ok bool) {
	switch {
	case family(q.indicator) == "trade" && q.partner == "world":
		return 1, 10, 20, true // services may be counted in
	case family(q.indicator) == "trade":
		return 1.0 / 3, 10, 20, true
	case q.indicator == "remittances" && q.partner == "world":
		return 0.25, 5, 10, true // central banks and the World Bank differ
	case q.indicator == "arms":
		return 0.15, 5, 10, true // the producer's own windows and sums of a register differ
	}
	return 0, 0, 0, false
}

// gross reports whether a claim is beyond the margin of every figure.
func gross(q *question, figs []figure) bool {
	part, share, growth, _ := margin(q)
	points := share
	if q.stat == leeway.Growth {
		points = growth
	}
	return !slices.ContainsFunc(figs, func(f figure) bool {
		d := gap(q.words.band, f.band())
		if f.unit == "percent" || f.unit == "percentage-points" {
			return d < points
		}
		return d < part*math.Min(math.Abs(f.value), math.Abs(*q.Value))
	})
}

// together are words by which one number is given for several.
var together = regexp.MustCompile(`(?i)\b(together|combined|jointly|between them|altogether|in total|collectively|taken as one)\b`)

// otherBase looks for an earlier base against which a change without one is right.
func (j *judge) otherBase(q *question) *figure {
	if q.stat != leeway.Growth && q.stat != leeway.Multiple && q.stat != leeway.Change || q.BasePeriod != nil || !q.dated || q.unit == "percentage-points" {
		return nil
	}
	want := func(now, then leeway.Interval) bool {
		n := now.Last.Year() - then.Last.Year()
		return n >= 2 && alike(now, q.period) && then == back(now, n)
	}
	for _, f := range j.lake.moves(q.seat, q.stat, want) {
		if q.fits(&f) {
			return &f
		}
	}
	return nil
}

// revision reports whether a claim differs a little from figures that all came out after the document.
func revision(q *question, figs []figure) bool {
	late := !slices.ContainsFunc(figs, func(f figure) bool { return f.when == known })
	return late && slices.ContainsFunc(figs, func(f figure) bool { return slight(q, &f) })
}

// gap is the distance between two bands.
func gap(a, b band) float64 { return math.Max(0, math.Max(a.lo-b.hi, b.lo-a.hi)) }

// far reports whether a claim without a period lies well outside everything that was public: by
// a tenth, or five points of a percentage. An amount that flows in a shorter time may be any
// part of it, so only what is above all counts there.
func far(q *question, pool []figure) bool {
	if len(pool) == 0 {
		return false
	}
	lo, hi := pool[0].lo, pool[0].hi
	stock := true
	for _, f := range pool {
		lo, hi = math.Min(lo, f.lo), math.Max(hi, f.hi)
		stock = stock && f.stock()
	}
	margin := 5.0
	if q.stat == leeway.Level || q.stat == leeway.Change && q.unit != "percentage-points" {
		margin = 0.1 * math.Max(math.Abs(lo), math.Abs(hi))
		if !stock {
			return q.words.lo > 1.5*hi
		}
	}
	if q.stat == leeway.Multiple {
		margin = 0.25 * hi
	}
	if q.stat == leeway.Growth {
		margin = 10
	}
	return q.words.lo > hi+margin || q.words.hi < lo-margin
}

// inside reports whether a claim lies between figures on record that differ among themselves: the
// reporter's and the other side's, or two of one authority.
func inside(q *question, figs []figure) bool {
	under, over := false, false
	for _, f := range figs {
		under = under || f.hi <= q.words.lo+1e-9*math.Abs(q.words.lo)
		over = over || f.lo >= q.words.hi-1e-9*math.Abs(q.words.hi)
	}
	return under && over
}

// namesOne reports whether the text names the authority of one of the figures.
func namesOne(c *leeway.Claim, figs []figure) bool {
	for _, at := range c.Attribution {
		for _, n := range authoritiesNamed {
			if n.words.MatchString(at.Source) && slices.ContainsFunc(figs, func(f figure) bool { return n.origin.MatchString(f.origin) && sameCountry(at.Source, f.origin) }) {
				return true
			}
		}
	}
	return false
}

// authority is a pattern for naming a statistical source in a text.
type authority struct {
	words  *regexp.Regexp
	origin *regexp.Regexp
}

var authoritiesNamed = []authority{
	{regexp.MustCompile(`(?i)\b(central bank|national bank|bank of (russia|korea|mexico|india|tajikistan|georgia)|banco de m|reserve bank|regulator)\b`), regexp.MustCompile(`^central-bank-`)},
	{regexp.MustCompile(`(?i)statisti|rosstat|uzstat|stat(?:s|istics) (?:office|agency|committee)`), regexp.MustCompile(`^(stat-|uzstat|rosstat)`)},
	{regexp.MustCompile(`(?i)\bcustoms\b`), regexp.MustCompile(`(^|-)customs(-|$)`)},
	{regexp.MustCompile(`(?i)\b(finance ministry|ministry of finance|treasury)\b`), regexp.MustCompile(`^minfin-`)},
	{regexp.MustCompile(`(?i)\bworld bank\b`), regexp.MustCompile(`^world-bank$`)},
	{regexp.MustCompile(`(?i)\b(imf|international monetary fund)\b`), regexp.MustCompile(`^imf$`)},
	{regexp.MustCompile(`(?i)\b(sipri|stockholm international peace)`), regexp.MustCompile(`^sipri$`)},
	{regexp.MustCompile(`(?i)\beurostat\b`), regexp.MustCompile(`^eurostat$`)},
	{regexp.MustCompile(`(?i)\b(asian development bank|adb)\b`), regexp.MustCompile(`^adb$`)},
	{regexp.MustCompile(`(?i)\b(eurasian development bank|edb)\b`), regexp.MustCompile(`^edb$`)},
	{regexp.MustCompile(`(?i)\b(un desa|undesa|united nations)\b`), regexp.MustCompile(`^un-desa$`)},
	{regexp.MustCompile(`(?i)\bknomad\b`), regexp.MustCompile(`^knomad`)},
	{regexp.MustCompile(`(?i)\b(center for global development|cgd)\b`), regexp.MustCompile(`^cgd$`)},
	{regexp.MustCompile(`(?i)\bunctad\b`), regexp.MustCompile(`^unctad$`)},
	{regexp.MustCompile(`(?i)\b(comtrade|oec|trading economics)\b`), regexp.MustCompile(`^comtrade`)},
	{regexp.MustCompile(`(?i)\b(gazeta\.uz)\b`), regexp.MustCompile(`^gazeta-uz$`)},
	{regexp.MustCompile(`(?i)\beurasian economic commission\b`), regexp.MustCompile(`^eec$`)},
	{regexp.MustCompile(`(?i)\bministry of (family|labour)|family ministry`), regexp.MustCompile(`^min(family|labour)-`)},
	{regexp.MustCompile(`(?i)\b(interior ministry|ministry of internal affairs|mvd)\b`), regexp.MustCompile(`^mvd-`)},
}

// byAuthority keeps the figures of the authority that the text names, where the record has them. only
// is true where the text names one and the record has none of its figures.
func byAuthority(c *leeway.Claim, agree, differ []figure) (a, d []figure, only bool) {
	a, d = agree, differ
	for _, at := range c.Attribution {
		for _, n := range authoritiesNamed {
			if !n.words.MatchString(at.Source) {
				continue
			}
			of := func(f figure) bool { return n.origin.MatchString(f.origin) && sameCountry(at.Source, f.origin) }
			ka, kd := keep(agree, of), keep(differ, of)
			if len(ka)+len(kd) > 0 {
				return ka, kd, false
			}
			only = true
		}
	}
	return a, d, only
}

func keep(fs []figure, want func(figure) bool) []figure {
	var out []figure
	for _, f := range fs {
		if want(f) {
			out = append(out, f)
		}
	}
	return out
}

var countryWord = regexp.MustCompile(`(?i)\b(chin|russ|kazakh|kyrgyz|tajik|turkmen|uzbek|georgia|armenia|azerbaijan|polish|poland|german|turk|india|mexic|peru|korea)`)

// sameCountry reports whether an origin may be the authority that a text names with its country; a
// text that names no country leaves it open.
func sameCountry(text, origin string) bool {
	m := strings.ToLower(countryWord.FindString(text))
	if m == "" {
		return true
	}
	code := map[string]string{
		"chin": "chn china", "russ": "rus russia rosstat", "kazakh": "kaz", "kyrgyz": "kgz", "tajik": "tjk", "turkmen": "tkm",
		"uzbek": "uzb uzstat", "georgia": "geo", "armenia": "arm", "azerbaijan": "aze", "polish": "pol", "poland": "pol",
		"german": "deu", "turk": "tur", "india": "ind", "mexic": "mex", "peru": "per", "korea": "kor",
	}[m]
	for _, w := range strings.Fields(code) {
		if strings.Contains(origin, w) {
			return true
		}
	}
	return false
}
