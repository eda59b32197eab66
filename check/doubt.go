package check

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"time"

	"leeway"
)

// doubt returns why an accusation may be the reader's mistake rather than the author's: the sentence
// gives the record's own figure or status too, a party that was worked out from context may be another one
// of the paragraph, or the words show that no fact is stated. It is empty where nothing speaks for that.
func (j *judge) doubt(c *leeway.Claim, v *leeway.Verdict) string {
	sentence := j.sentence(c)
	switch {
	case c.Kind == leeway.KindTie && j.saidToo(c, v, sentence):
		return "the sentence gives the figure on record as well"
	case c.Kind != leeway.KindTie && !c.IsNegated() && denial.MatchString(c.Quote.Text):
		return "the words hold a denial"
	case c.Kind == leeway.KindTie && c.Statistic == leeway.Level && tiny(c):
		return "the amount is too small to be all of a state's"
	case c.Kind == leeway.KindTie && c.Statistic == leeway.Level && perPerson.MatchString(sentence):
		return "the sentence gives an amount per person or on average"
	case c.Kind == leeway.KindTie && c.Product == "" && c.Indicator != "arms" && ofOneGood.MatchString(c.Quote.Text):
		return "the sentence is about the trade in one good"
	case c.Kind == leeway.KindTie && theRegion.MatchString(c.Quote.Text) && guessedState(c):
		return "the region that the sentence speaks of was worked out from context"
	case (c.Statistic == leeway.Multiple || c.Statistic == leeway.Growth) && yearBefore.MatchString(c.Quote.Text):
		return "the year may be the one that it is measured against"
	case c.Kind == leeway.KindTie && c.Object == "world" && slices.Contains(c.Resolved, "subject") && partnerWord.MatchString(sentence):
		return "a pronoun of the sentence may stand for a partner"
	case j.stray(c, sentence) != "":
		return "it may be about " + name(j.stray(c, sentence)) + ", whom the sentence names"
	case j.adrift(c, sentence):
		return "what the number measures was worked out from context, and the sentence may speak of something else"
	case c.Kind == leeway.KindTie && c.Indicator != "trade-balance" && surplus.MatchString(c.Quote.Text):
		return "the words are about a surplus or deficit"
	case c.Kind == leeway.KindTie && v.Reading == "reversed-flow" && (slices.Contains(c.Resolved, "indicator") || !wares.MatchString(c.Quote.Text) && slices.ContainsFunc(c.Rules, func(r string) bool { return strings.HasPrefix(r, "goods:") })):
		return "the direction of the flow was worked out from context"
	case (c.Statistic == leeway.Multiple || c.Statistic == leeway.Growth) && j.measuredAgainst(c):
		return "the year may be the one that it is measured against"
	case c.Kind == leeway.KindTie && c.Unit == "percent" && inList.MatchString(sentence):
		return "the sentence lists several numbers for several parties"
	case c.Statistic == leeway.Share && ofTheTrade.MatchString(sentence):
		return "it may be a share of the trade between the two"
	case c.Kind == leeway.KindTie && c.IsNegated() && c.Value != nil && (c.Comparator == "" || c.Comparator == "=") && v.Computed != nil && math.Abs(v.Computed.Value) < *c.Value:
		return "the denial may mean that it is less"
	case c.Kind == leeway.KindTie && c.IsNegated() && c.Period != nil && c.Period.To == "":
		return "the denial covers a time that has not ended"
	case c.Kind == leeway.KindMembership && c.Status != "member" && strings.Contains(v.Explanation, "a member of") && memberWord.MatchString(sentence):
		return "the sentence speaks of a member as well"
	case c.Kind != leeway.KindTie && intent.MatchString(c.Quote.Text):
		return "the words are about an intention or a possibility"
	}
	if why := j.misplaced(c, v, sentence); why != "" {
		return why
	}
	if why := j.otherSense(c, v); why != "" {
		return why
	}
	if c.Kind == leeway.KindTie && c.Value != nil && (v.Status == leeway.Contradicted && (c.Statistic == leeway.Level || c.Statistic == leeway.Share) || slices.Contains(c.Rules, "topic")) && j.otherPair(c, sentence) {
		return "it is right for another pair that the sentence names"
	}
	if id := j.otherParty(c, sentence); id != "" {
		return "it may be about " + name(id) + ", whom the paragraph names too"
	}
	if c.Kind == leeway.KindTie && v.Status == leeway.Contradicted && c.Value != nil && j.otherwise(c, sentence) {
		return "its period or its parties were worked out from context, and it is right for others of the paragraph"
	}
	return ""
}

// tiny reports whether an amount of money is less than any flow between states that is on record: "of every hundred dollars".
func tiny(c *leeway.Claim) bool {
	return c.Value != nil && math.Abs(*c.Value) < 10_000 && (c.Unit == "usd" || c.Unit == "eur")
}

// guessedState reports whether a state was put into a party's place by context.
func guessedState(c *leeway.Claim) bool {
	return slices.Contains(c.Resolved, "subject") && isState(c.Subject) || slices.Contains(c.Resolved, "object") && isState(c.Object)
}

// around lists the actors that a claim's paragraph names besides its own, those of its claims first.
func (j *judge) around(c *leeway.Claim) []string {
	out := namedWith(j.reading, c)
	for _, id := range actorsIn(j.paragraph(c), j.reading.Document.Date) {
		if id != c.Subject && id != c.Object && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// paragraph returns the text between the blank lines around a claim, empty where the text is not at hand.
func (j *judge) paragraph(c *leeway.Claim) string {
	text := j.reading.Document.Text
	if c.Quote.Start < 0 || c.Quote.End > len(text) || c.Quote.Start >= c.Quote.End {
		return ""
	}
	start := strings.LastIndex(text[:c.Quote.Start], "\n\n") + 1
	end := len(text)
	if i := strings.Index(text[c.Quote.End:], "\n\n"); i >= 0 {
		end = c.Quote.End + i
	}
	return text[start:end]
}

// otherwise reports whether a claim is right with the slots that were worked out from context filled otherwise: with other
// actors and periods of its paragraph, or with the newest period.
func (j *judge) otherwise(c *leeway.Claim, sentence string) bool {
	named := j.around(c)
	fill := func(slot, own string) []string {
		if !slices.Contains(c.Resolved, slot) || mentions(sentence, own) && own != "world" {
			return []string{own}
		}
		return append([]string{own, "world"}, named...)
	}
	periods := []*leeway.Period{c.Period}
	if slices.Contains(c.Resolved, "period") {
		periods = append(periods, nil)
		for _, iv := range j.namedPeriods(c) {
			periods = append(periods, &leeway.Period{From: iv.First.Format(time.DateOnly), To: iv.Last.Format(time.DateOnly)})
		}
	}
	subjects, objects := fill("subject", c.Subject), fill("object", c.Object)
	if len(subjects)*len(objects)*len(periods) > maxFillings {
		return true // the context leaves too much open
	}
	for _, s := range subjects {
		for _, o := range objects {
			for _, p := range periods {
				other := *c
				if other.Subject, other.Object, other.Period = s, o, p; s != o && (s != c.Subject || o != c.Object || p != c.Period) && j.holds(&other) {
					return true
				}
			}
		}
	}
	return false
}

// maxFillings bounds how many ways of filling a claim's open slots are tried.
const maxFillings = 160

var (
	surplus     = regexp.MustCompile(`(?i)\b(surplus|deficit)`)
	takesUp     = regexp.MustCompile(`(?i)\b(it|its|they|their|them|this|that|these|those|figures?|shares?|totals?|volumes?|values?|sums?|numbers?|amounts?|flows?|rest|turnover|trade|bilateral|mutual|two-way|money|sales|purchases|deliveries|shipments|growth|increase|rise|drop|decline|fall|inflows?|outflows?|transfers|remittances|exports|imports|debt|stock)\b`)
	partnerWord = regexp.MustCompile(`(?i)\b(sold|sells?|bought|buys?|suppl(y|ies|ied)|deliver(s|ed)?|sent|sends?|lent|lends?|gave|gives?|ship(s|ped)?) (us|them)\b|\b(from|to|with) (it|them|us|there)\b`)
	perPerson   = regexp.MustCompile(`(?i)\b(per (head|capita|person|inhabitant|citizen|worker|migrant|resident)|a head|on average|average of|apiece)\b`)
	ofOneGood   = regexp.MustCompile(`(?i)\b(oil|crude|gas|lng|uranium|copper|gold|silver|grain|wheat|corn|rice|coal|iron|metals?|cotton|fruit|vegetables?|cars?|vehicles?|machinery|food|fuel|petrol|diesel|electricity|fertili[sz]ers?|steel|alumin\w+|zinc|ore|textiles?|clothing|flour|meat|phones?|electronics|chips?|timber|wood|soy\w*|beef|coffee|tea|palm oil|iron ore) (shipments|exports|imports|sales|deliveries|supplies|purchases|trade)\b`)
	theRegion   = regexp.MustCompile(`(?i)\b(the|this|that) (region|bloc|continent|five (states|countries|republics))\b`)
	yearBefore  = regexp.MustCompile(`(?i)\btimes\b.*\b(the year before|a year (before|earlier|ago)|the previous year|the preceding year)\b`)
	pair        = regexp.MustCompile(`(?i)\b(the two|both|each other|one another)\b`)
	denial      = regexp.MustCompile(`(?i)\b(neither|nor|not|never)\b|n[’']t\b`)
	wares       = regexp.MustCompile(`(?i)\b(goods|products|merchandise|(re-?)?export\w*|import\w*|purchases|remittances|arms|weapons|debt|loans?|investments?)\b`)
	thoseOf     = regexp.MustCompile(`(?i)\b(?:those|that|the (?:figure|level|value|amount|volume|total)s?) (?:of|in|for|from) ((?:19|20)\d\d)\b`)
	ofTheTrade  = regexp.MustCompile(`(?i)\bof\b[^;:]{0,80}\btrade (with|between)\b`)
	inList      = regexp.MustCompile(`\d[\d.]*(?:, \d[\d.]*)+,? and \d[\d.]* ?(?:percent|per cent|%)`) // one unit for all: "21.5, 19.4 and 11.5 percent"
	founding    = regexp.MustCompile(`(?i)\bfound(ing|ers?)\b`)
	memberWord  = regexp.MustCompile(`(?i)\bmembers?\b`)
	intent      = regexp.MustCompile(`(?i)\b(interest(ed)? (in|to)|wants?|wish(es)?|hop(e|es|ing)|seek(s|ing)?|aspir\w+|intend\w*|plans?|considers?|considering|possib\w+|potential\w*|prospect\w*|chances?|would|could|might|may|aims?|eyed|bid|future|if)\b`)
)

// adrift reports whether a number's indicator and both its parties are the context's, and nothing in its sentence takes the
// context up: "the exchange of documents worth 3 billion" in a paragraph on trade, "And Korea? 2 billion".
func (j *judge) adrift(c *leeway.Claim, sentence string) bool {
	if c.Kind != leeway.KindTie || !slices.Contains(c.Rules, "topic") {
		return false
	}
	for _, slot := range []string{"indicator", "subject", "object"} {
		if !slices.Contains(c.Resolved, slot) {
			return false
		}
	}
	for _, id := range actorsIn(sentence, j.reading.Document.Date) {
		if id != c.Subject && id != c.Object && isState(id) {
			return true
		}
	}
	return !takesUp.MatchString(sentence)
}

// stray returns a state that the sentence of a claim names and no tie of the sentence is about, where the claim's subject was
// worked out from context and is not named: "Turkmenistan moved the other way: Russia's share fell to 7 percent".
func (j *judge) stray(c *leeway.Claim, sentence string) string {
	if c.Kind != leeway.KindTie || !slices.Contains(c.Resolved, "subject") || mentions(sentence, c.Subject) {
		return ""
	}
	for _, id := range actorsIn(sentence, j.reading.Document.Date) {
		if isState(id) && id != c.Subject && id != c.Object && !j.inTieOf(c, sentence, id) {
			return id
		}
	}
	return ""
}

// inTieOf reports whether another tie of a claim's sentence is about an actor.
func (j *judge) inTieOf(c *leeway.Claim, sentence, id string) bool {
	return slices.ContainsFunc(j.reading.Claims, func(d leeway.Claim) bool {
		return d.Kind == leeway.KindTie && d.ID != c.ID && d.Paragraph == c.Paragraph && (d.Subject == id || d.Object == id || d.Than == id) && strings.Contains(sentence, d.Quote.Text)
	})
}

// measuredAgainst reports whether the words set a number against another year's ("2.3 times those of 2021") and that
// year was read as the claim's own.
func (j *judge) measuredAgainst(c *leeway.Claim) bool {
	m := thoseOf.FindStringSubmatch(c.Quote.Text)
	return m != nil && c.Period != nil && strings.HasPrefix(c.Period.To, m[1])
}

// sentence returns the sentence around a claim's quote, or the quote where the text is not at hand.
func (j *judge) sentence(c *leeway.Claim) string {
	text := j.reading.Document.Text
	if c.Quote.Start < 0 || c.Quote.End > len(text) || c.Quote.Start >= c.Quote.End || text[c.Quote.Start:c.Quote.End] != c.Quote.Text {
		return c.Quote.Text
	}
	start, end := c.Quote.Start, c.Quote.End
	for start > 0 && !sentenceEnd(text, start-1) {
		start--
	}
	for end < len(text) && !sentenceEnd(text, end-1) {
		end++
	}
	return text[start:end]
}

// sentenceEnd reports whether a sentence ends with byte i: a line's end, or a stop before a space and a capital.
func sentenceEnd(text string, i int) bool {
	switch text[i] {
	case '\n':
		return true
	case '.', '?', '!':
		return i+2 >= len(text) || text[i+1] == ' ' && (text[i+2] < 'a' || text[i+2] > 'z')
	}
	return false
}

// saidToo reports whether another number of the sentence is what the record gives for the claim as it is
// worded: then the text has the figure, and only its place in the sentence was misjudged.
func (j *judge) saidToo(c *leeway.Claim, v *leeway.Verdict, sentence string) bool {
	if c.Value == nil {
		return false
	}
	s, ok := seatOf(c)
	if !ok {
		return false
	}
	q := j.newQuestion(c, s)
	if !q.wholeKnown() {
		return false
	}
	a := j.ask(q)
	for _, m := range number.FindAllStringSubmatchIndex(sentence, -1) {
		digits, word := sentence[m[2]:m[3]], ""
		if m[4] >= 0 {
			word = sentence[m[4]:m[5]]
		}
		for _, d := range spellings(digits) {
			x, ok := parse(d)
			x *= cmpScale(word)
			if !ok || x == 0 || x == *c.Value || x >= 1900 && x <= 2100 && word == "" {
				continue
			}
			half := stepOf(d, cmpScale(word), c.Unit)
			if slices.ContainsFunc(a.differ, func(f figure) bool {
				m := f.magnitude()
				return around(x, half).overlaps(m.band())
			}) {
				return true
			}
		}
	}
	return false
}

// numbersIn lists the plain numbers of a sentence.
func numbersIn(sentence string) []float64 {
	var out []float64
	for _, m := range number.FindAllStringSubmatch(sentence, -1) {
		if x, ok := parse(spellings(m[1])[0]); ok {
			out = append(out, x)
		}
	}
	return out
}

// otherPair reports whether a claim is right for another pair of the actors that its sentence names, or for all
// partners of one of them: then its parties may have been read into the wrong places.
func (j *judge) otherPair(c *leeway.Claim, sentence string) bool {
	ids := actorsIn(sentence, j.reading.Document.Date)
	for _, id := range []string{c.Subject, c.Object} {
		if id != "" && id != "world" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	if len(ids) > 6 {
		return false
	}
	for _, s := range ids {
		for _, o := range append(slices.Clone(ids), "world") {
			other := *c
			if other.Subject, other.Object = s, o; s != o && (s != c.Subject || o != c.Object) && j.holds(&other) {
				return true
			}
		}
	}
	return false
}

// otherSense looks for another indicator of a contradicted figure, where the text left it to the context, and for
// the statistic that a bound ("almost a third") keeps from being named as a misreading.
func (j *judge) otherSense(c *leeway.Claim, v *leeway.Verdict) string {
	if c.Kind != leeway.KindTie || v.Status != leeway.Contradicted || c.Value == nil {
		return ""
	}
	if slices.Contains(c.Resolved, "indicator") || slices.Contains(c.Rules, "topic") {
		for _, ind := range passing {
			other := *c
			if other.Indicator = ind; ind != c.Indicator && j.holds(&other) {
				return "what is measured was worked out from context, and it is right for " + ind
			}
		}
	}
	flipped := map[leeway.Statistic]leeway.Statistic{leeway.Share: leeway.Growth, leeway.Growth: leeway.Share}[c.Statistic]
	if flipped != "" && c.Comparator != "" && c.Comparator != "=" {
		other := *c
		other.Statistic = flipped
		if w := j.judged(&other); w.Status == leeway.Supported && w.Computed != nil && math.Abs(math.Abs(w.Computed.Value)-*c.Value) <= 0.25**c.Value {
			return "it is right for a " + string(flipped)
		}
	}
	return ""
}

// passing are the flows that a text passes between without naming them again.
var passing = []string{"trade", "exports", "imports", "remittances"}

// holds reports whether the record, or one of two equal sources in it, agrees with a claim.
func (j *judge) holds(c *leeway.Claim) bool {
	v := j.judged(c)
	return v.Status == leeway.Supported || v.Status == leeway.Disputed && c.Kind == leeway.KindTie && len(v.Steps) > 0 && strings.Contains(v.Steps[0].Found, "agrees")
}

// misplaced looks for a way in which the parties of a claim may have been read into the wrong places: all
// partners where the sentence names one, the two sides of a share or of trade the other way round, a founder who is no
// member for one who is.
func (j *judge) misplaced(c *leeway.Claim, v *leeway.Verdict, sentence string) string {
	switch {
	case c.Kind == leeway.KindTie && (c.Object == "world" || c.Object == ""):
		for _, id := range actorsIn(sentence, j.reading.Document.Date) {
			other := *c
			if other.Object = id; id != c.Subject && j.holds(&other) {
				return "it may be about " + name(id) + " alone, whom the sentence names"
			}
		}
	case c.Kind == leeway.KindTie && (c.Statistic == leeway.Share || c.Statistic == leeway.Rank || c.Indicator == "trade" && v.Status == leeway.Contradicted):
		other := *c
		if other.Subject, other.Object = c.Object, c.Subject; j.holds(&other) {
			return "it is right for the two sides the other way round"
		}
	case c.Kind == leeway.KindMembership && c.Status == "member" && founding.MatchString(sentence):
		for _, m := range j.lake.rowsOf(c.Object, c.Subject) {
			if m.Status == "founder" {
				return name(c.Subject) + " was a founder"
			}
		}
	}
	return ""
}

// otherParty looks for another actor of the paragraph that would make a claim true, where the claim's
// own was worked out from context and the sentence does not name it.
func (j *judge) otherParty(c *leeway.Claim, sentence string) string {
	two := c.Kind == leeway.KindTie && pair.MatchString(c.Quote.Text)
	for _, slot := range []string{"subject", "object"} {
		own := c.Subject
		if slot == "object" {
			own = c.Object
		}
		if !two && (!slices.Contains(c.Resolved, slot) || mentions(sentence, own)) {
			continue
		}
		for _, id := range j.around(c) {
			// A state stands for a state; a group may have been taken for one of its states.
			if isState(own) && !isState(id) || c.Kind != leeway.KindTie && isState(id) && !isState(own) {
				continue
			}
			other := *c
			if slot == "subject" {
				other.Subject = id
			} else {
				other.Object = id
			}
			if st := j.judged(&other).Status; st == leeway.Supported || st == leeway.Disputed && c.Kind == leeway.KindTie {
				return id
			}
		}
	}
	return ""
}

// mentions reports whether a sentence names an actor, by its name or a word made of it ("Kazakh").
func mentions(sentence, id string) bool {
	n := bare(id)
	if len(n) > 5 {
		n = n[:5]
	}
	return n != "" && strings.Contains(sentence, n) || strings.Contains(sentence, id)
}
