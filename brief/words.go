package brief

import (
	"math"
	"strconv"
	"strings"

	"leeway"
)

// look is how a verdict appears: a word, a sign that works without colour, and the ANSI
// colour of the word.
type look struct{ word, icon, ansi string }

var looks = map[leeway.Status]look{
	leeway.Contradicted: {"contradicted", "✗", "1;31"},
	leeway.Misread:      {"misread", "≠", "1;33"},
	leeway.Disputed:     {"disputed", "⇄", "1;35"},
	leeway.Depends:      {"depends", "◐", "1;36"},
	leeway.Supported:    {"supported", "✓", "1;32"},
	leeway.NoData:       {"no data", "○", "2"},
	leeway.NotCheckable: {"not checkable", "–", "2"},
	"":                  {"claim", "·", "2"},
}

// partnerWords joins a partner to an indicator: remittances from, exports to.
var partnerWords = map[string]string{
	"remittances": "from", "imports": "from", "investment": "from", "aid": "from", "arms": "from",
	"energy": "from", "tourists": "from", "exports": "to", "debt": "to", "migrants": "in", "refugees": "in",
	"permits": "in", "students": "in", "troops": "of", "jobs": "in", "enterprises": "with",
}

// actWords joins whom an act is directed at to the act: sign with, deploy to.
var actWords = map[string]string{
	"sign": "with", "meet": "with", "negotiate": "with", "deploy": "to", "quell": "in", "buy": "from", "sell": "to",
	"extend": "to", "forgive": "to", "pledge": "to", "lend": "to", "supply": "to", "withdraw-troops": "from",
	"invest": "in", "build": "in", "comply": "with", "apply": "to", "impose": "on", "restructure": "with", "offer": "to",
	"start": "with", "end": "with", "suspend": "with", "resume": "with",
}

// Gist says in a few words what a claim states, from its slots: "Uzbekistan, remittances
// from South Korea: up 76 percent, 2024". It tells apart the claims that share a sentence.
func Gist(c *leeway.Claim, name func(id string) string) string {
	var b strings.Builder
	subject, object := named(c.Subject, name), named(c.Object, name)
	switch {
	case c.Kind == leeway.KindTie:
		tieGist(&b, c, subject, object)
	case c.Kind == leeway.KindMembership:
		membershipGist(&b, c, subject, object)
	case c.Kind.Act():
		actGist(&b, c, subject, object)
	default:
		softGist(&b, c, subject, object)
	}
	if c.Period != nil && c.Period.String() != "" {
		b.WriteString(", " + Span(c.Period.String()))
	}
	if !c.IsAsserted() {
		b.WriteString(" (" + string(c.Modality) + ")")
	}
	return b.String()
}

func named(id string, name func(string) string) string {
	if id == "" || name == nil {
		return id
	}
	if n := name(id); n != "" {
		return n
	}
	return id
}

func tieGist(b *strings.Builder, c *leeway.Claim, subject, object string) {
	what := strings.ReplaceAll(c.Indicator, "-", " ")
	switch {
	case c.Product != "" && c.Indicator == "energy":
		what = c.Product // "gas from Turkmenistan"
	case c.Product != "":
		what += " of " + c.Product
	}
	b.WriteString(join(", ", subject, what))
	if c.Object == "world" {
		object = "all partners"
	}
	if object != "" {
		with, ok := partnerWords[c.Indicator]
		if !ok {
			with = "with"
		}
		b.WriteString(" " + with + " " + object)
	}
	amount := quantity(c)
	if c.IsNegated() {
		amount = join(" ", "not", amount)
	}
	if amount != "" {
		b.WriteString(": " + amount)
	}
}

// quantity words the statistic of a tie: "up 76 percent", "third largest", "share 18 percent".
func quantity(c *leeway.Claim) string {
	value := amount(c)
	switch c.Statistic {
	case leeway.Share:
		if value == "" {
			return join(" ", "a share that went", arrow(c.Direction), wholeOf(c))
		}
		return join(" ", reached(c.Direction), "a share of", value, wholeOf(c))
	case leeway.Level:
		return join(" ", reached(c.Direction), value)
	case leeway.Rank:
		return join(" ", "rank", value, inField(c.Among))
	case leeway.Multiple:
		if value != "" {
			return "multiplied by " + strings.TrimSuffix(value, " times")
		}
	}
	return join(" ", arrow(c.Direction), value)
}

// reached words a level that moved: "up to", "down to".
func reached(d leeway.Direction) string {
	if d == leeway.Up || d == leeway.Down {
		return arrow(d) + " to"
	}
	return ""
}

func wholeOf(c *leeway.Claim) string {
	if c.Of == "" {
		return ""
	}
	if c.Of == "gdp" || c.Of == "gni" {
		return "of " + strings.ToUpper(c.Of)
	}
	return "of " + c.Of
}

func inField(among string) string {
	if among == "" {
		return ""
	}
	return "among " + among
}

func arrow(d leeway.Direction) string {
	switch d {
	case leeway.Up:
		return "up"
	case leeway.Down:
		return "down"
	case leeway.Flat:
		return "unchanged"
	}
	return ""
}

// comparators are the words for an inequality.
var comparators = map[string]string{">": "more than", ">=": "at least", "<": "less than", "<=": "at most", "~": "about"}

func amount(c *leeway.Claim) string {
	if c.Value == nil {
		return ""
	}
	s := Number(*c.Value)
	if c.ValueTo != nil {
		s += " to " + Number(*c.ValueTo)
	}
	s = join(" ", comparators[c.Comparator], s, Unit(c.Unit))
	if c.Per != "" {
		s += " a " + c.Per
	}
	return s
}

func membershipGist(b *strings.Builder, c *leeway.Claim, subject, object string) {
	state := c.Status
	if state == "" {
		state = "member"
	}
	if c.IsNegated() {
		state = "not a " + state
	}
	b.WriteString(join(", ", subject, state) + " of " + object)
}

func actGist(b *strings.Builder, c *leeway.Claim, subject, object string) {
	act := strings.ReplaceAll(c.Action, "-", " ")
	if c.IsNegated() {
		act = "not " + act
	}
	b.WriteString(join(": ", subject, join(" ", act, actWords[c.Action], object)))
	if c.Status != "" {
		b.WriteString(" (" + c.Status + ")")
	}
	if v := amount(c); v != "" {
		b.WriteString(", " + v)
	}
}

func softGist(b *strings.Builder, c *leeway.Claim, subject, object string) {
	b.WriteString(string(c.Kind))
	if subject != "" {
		b.WriteString(" of " + subject)
	}
	if object != "" {
		b.WriteString(" on " + object)
	}
}

// Said names who says a claim: "Kinga Szálkai, CSIS blog". Empty for the document's own voice.
func Said(c *leeway.Claim) string {
	var who []string
	for _, a := range c.Attribution {
		s := a.Source
		if s == "" {
			s = a.Via
		} else if a.Via != "" && a.Via != a.Source {
			s += " (via " + a.Via + ")"
		}
		if s != "" {
			who = append(who, s)
		}
	}
	return strings.Join(who, ", ")
}

// Number writes a value as a person would: 2500000000 as "2.5 billion", 17.62 as "17.62".
func Number(v float64) string {
	for _, scale := range [...]struct {
		size float64
		word string
	}{{1e12, "trillion"}, {1e9, "billion"}, {1e6, "million"}} {
		if math.Abs(v) >= scale.size {
			return trimmed(v/scale.size) + " " + scale.word
		}
	}
	if math.Abs(v) >= 10000 && v == math.Trunc(v) {
		return grouped(v)
	}
	return trimmed(v)
}

func trimmed(v float64) string {
	s := strconv.FormatFloat(math.Round(v*1000)/1000, 'f', 3, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// grouped writes an integer with commas every three digits.
func grouped(v float64) string {
	s := strconv.FormatFloat(math.Abs(v), 'f', 0, 64)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	if v < 0 {
		return "-" + s
	}
	return s
}

// Unit writes a unit as a person would: usd as "USD", percentage-points as "percentage points".
func Unit(u string) string {
	switch u {
	case "million-tiv":
		return "million TIV"
	case "times", "percent", "people":
		return u
	}
	if len(u) == 3 {
		return strings.ToUpper(u)
	}
	return strings.ReplaceAll(u, "-", " ")
}

// Span writes a period, one ISO date or FROM/TO, as a person would: "January–September 2024",
// "2016–2020", "since December 2020". What is no date is left as it is.
func Span(p string) string {
	from, to, ok := strings.Cut(p, "/")
	switch {
	case !ok:
		return date(p)
	case from == "":
		return "until " + date(to)
	case to == "":
		return "since " + date(from)
	case len(from) == 7 && len(to) == 7 && from[5:] == "01" && to[5:] == "12":
		from, to = from[:4], to[:4]
	}
	if from == to {
		return date(from)
	}
	if len(from) == 7 && len(to) == 7 && from[:4] == to[:4] {
		return month(from) + "–" + date(to)
	}
	if len(from) == 4 && len(to) == 4 {
		return from + "–" + to
	}
	return date(from) + " – " + date(to)
}

var months = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// month names the month of an ISO date that has one.
func month(iso string) string {
	n, err := strconv.Atoi(iso[5:7])
	if err != nil || n < 1 || n > 12 {
		return iso
	}
	return months[n-1]
}

// date writes an ISO date of any precision in words.
func date(iso string) string {
	switch len(iso) {
	case 7:
		return month(iso) + " " + iso[:4]
	case 10:
		return strings.TrimPrefix(iso[8:], "0") + " " + month(iso) + " " + iso[:4]
	}
	return iso
}

// join puts sep between those parts that are not empty.
func join(sep string, parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, sep)
}

// plural writes "1 claim" or "3 claims".
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
