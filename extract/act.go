package extract

import (
	"strings"

	"leeway"
	"leeway/actor"
	"leeway/extract/parse"
	"leeway/extract/quantity"
)

// deed is an act while its slots are being filled: a verb or a noun of actions.csv with
// those who do it and those it is done to.
type deed struct {
	s *sentence
	u *unit
	c *cue

	start    int  // first token of the verb group: "has agreed to open"
	end      int  // the complement reaches to this token, exclusive
	passive  bool // "was signed", or "talks resumed"
	a        *action
	kind     leeway.Kind
	thing    *cue // what is done: "sanctions", "talks"; nil
	doers    []side
	objects  []side
	modality leeway.Modality // forced by the construction; empty where the words decide
}

// side is an actor that takes part in an act.
type side struct {
	id       string
	m        *mention // nil where it comes from the context
	resolved bool
}

// sidesFrom returns the actors that a mention stands for.
func sidesFrom(m *mention) []side {
	out := make([]side, 0, 1+len(m.also))
	for _, id := range m.ids() {
		out = append(out, side{id, m, m.resolved})
	}
	return out
}

// acts reads decisions, agreements and events: who did what to whom.
func (r *reader) acts(s *sentence, u *unit) {
	r.meet()
	r.standingDeals(s, u)
	done, before := -1, len(r.claims)
	var agreed *deed
	for _, c := range s.cuesIn(u, cueAct) {
		if c.first < done {
			continue
		}
		d := &deed{s: s, u: u, c: c, start: r.groupStart(u, c.first)}
		if strings.TrimSuffix(c.lemma, " to") == "agree" && r.leadsOn(d) && agreed == nil {
			agreed = d
		}
		if r.leadsOn(d) || r.mere(d) || r.lured(d) || r.alternative(d) {
			continue
		}
		d.end = r.complementEnd(d)
		switch {
		case r.readDeed(d):
			done = d.governed(r)
		case c.lemma == "agree on" && agreed == nil:
			agreed = d
		}
	}
	r.actNouns(s, u)
	r.namedDeals(s, u)
	r.compoundActs(s, u)
	if agreed != nil && len(r.claims) == before {
		r.agreedTo(agreed)
	}
}

// agreedTo reads what two agreed to do, or on, as an agreement between them, where no act of it is known: "agreed to deepen
// their cooperation", "agreed on a shared border".
func (r *reader) agreedTo(d *deed) {
	d.a, d.kind, d.end = &action{id: "sign", kind: "agreement", needs: []string{"joint"}}, leeway.KindAgreement, d.u.last
	if d.doers = distinct(r.subject(d.s, d.u, d.start, 0)); len(d.doers) != 2 || !r.isState(d.doers[0].id) || !r.isState(d.doers[1].id) {
		return
	}
	d.doers, d.objects = d.doers[:1], d.doers[1:]
	d.c = &cue{d.c.first, d.u.last, d.c.form, d.c.entry} // with what they agreed to
	r.emitDeed(d)
}

// governed returns the token before which no further act is read: a promise, a threat or a
// refusal carries the act it is about.
func (d *deed) governed(r *reader) int {
	at := d.c.last
	if d.a.id == "impose" && d.a.needsAny("loose") {
		return d.end // "will prohibit banks from financing exports"
	}
	if r.low(at-1) != "to" {
		if r.low(at) != "to" {
			return d.c.last
		}
		at++
	}
	if at < d.s.Last && r.word(at).Tag == parse.VERB {
		return at + 1
	}
	return d.c.last
}

// readDeed fills and emits the first frame of the verb that fits, and reports whether one did.
func (r *reader) readDeed(d *deed) bool {
	passive := r.passive(d.u, d.c)
	for _, a := range theFrames().of(d.c.lemma) {
		d.a, d.kind, d.thing, d.passive, d.doers, d.objects = a, leeway.Kind(a.kind), nil, passive, nil, nil
		if d.c.lemma == "found" && len(r.orgAfter(d.s, d.c.last)) > 0 || !r.thingFits(d) || r.bareInfinitive(d) || d.c.lemma == "meet" && r.meetsNeed(d) || a.id == "start" && a.needsAny("org") && r.names(d) {
			continue
		}
		r.doersOf(d)
		r.objectsOf(d)
		if len(d.doers) == 0 || len(d.objects) == 0 && (!a.bare() || a.needsAny("guest")) || a.needsAny("person") && !r.isPerson(d.doers[0]) || a.needsAny("body") && !byBody(d) || a.needsAny("was") && !r.wasDone(d) || a.needsAny("guest") && !r.isGuest(d) || a.needsAny("forces") && !r.byForces(d) || a.needsAny("meant") && r.word(d.c.first).Form != parse.Inf || a.needsAny("site") && !r.ofSite(d) || a.needsAny("we") && !r.weTalk(d) || a.needsAny("receives") && !r.received(d) {
			continue
		}
		if r.habitual(d) {
			return false
		}
		r.emitDeed(d)
		return true
	}
	return false
}

// received turns an act told by who received it round, "received jets from the Netherlands", and reports whether it is one:
// over, and not of every year.
func (r *reader) received(d *deed) bool {
	if len(d.doers) == 0 || len(d.objects) == 0 || d.passive || r.word(d.c.first).Form == parse.Pres {
		return false
	}
	for i := d.start; i < d.c.first; i++ {
		if w := r.low(i); w == "has" || w == "have" {
			return false
		}
	}
	d.doers, d.objects = d.objects, d.doers
	return true
}

// ofSite reports whether a place that is no state is the verb's direct object: "leased the port of Gwadar to".
func (r *reader) ofSite(d *deed) bool {
	for i := range d.s.mentions {
		if m := &d.s.mentions[i]; m.first >= d.c.last && m.first-d.c.last <= 3 && !m.adj && !m.poss {
			return m.typ == leeway.TypeTerritory || m.typ == leeway.TypeCompany
		}
	}
	return false
}

// met are what is met without meeting anybody: "meets international standards".
var met = set(`standards standard needs need demand demands requirements requirement goals goal targets target obligations criteria deadline deadlines
	commitments challenges challenge expectations condition conditions threshold costs cost`)

// names reports whether a participle only says what founded something: "the agreement establishing the CIS".
func (r *reader) names(d *deed) bool {
	f := r.word(d.c.first).Form
	return f == parse.Ger || f == parse.PartPres
}

// meetsNeed reports whether the verb's object is a need or a standard.
func (r *reader) meetsNeed(d *deed) bool {
	for i := d.c.last; i < min(d.s.Last, d.c.last+7) && !prepositions[r.low(i)]; i++ {
		if met[r.low(i)] {
			return true
		}
	}
	return false
}

// alternative reports whether another act with the same object stands beside it: "will eliminate or reduce tariffs".
func (r *reader) alternative(d *deed) bool {
	if r.low(d.c.last) != "or" {
		return false
	}
	for _, c := range d.s.cuesIn(d.u, cueAct) {
		if c.first == d.c.last+1 {
			return true
		}
	}
	return false
}

// lures are nouns whose infinitive is not done by naming it: "an invitation to join".
var lures = set(`invitation invitations application applications request requests candidacy offer offers referendum appeal`)

// calls are participles of asking whose infinitive others only want: "was called to join".
var calls = set(`called urged asked encouraged pressed pressured`)

// lured reports whether the verb only says what an invitation or an application is for.
func (r *reader) lured(d *deed) bool {
	i := d.c.first - 1
	return r.low(i) == "to" && (lures[r.low(i-1)] || calls[r.low(i-1)] && r.word(i-1).Form == parse.PartPass)
}

// bareInfinitive reports whether the frame's verb ends in "to" but no verb follows: "pledged
// to the fund".
func (r *reader) bareInfinitive(d *deed) bool {
	switch d.a.id {
	case "pledge", "decline", "threaten":
		return r.low(d.c.last-1) == "to" && len(d.a.things) == 0 && (d.c.last >= d.s.Last || r.word(d.c.last).Tag != parse.VERB && r.word(d.c.last).Tag != parse.AUX && r.word(d.c.last).Tag != parse.ADV)
	}
	return false
}

// byBody reports whether an organisation does it.
func byBody(d *deed) bool { return d.doers[0].m != nil && isOrg(d.doers[0].m) }

// wasDone reports whether a passive tells of a moment: "was suspended".
func (r *reader) wasDone(d *deed) bool {
	for i := d.start; i < d.c.first; i++ {
		if w := r.low(i); w == "was" || w == "were" {
			return true
		}
	}
	return !d.passive
}

// byForces reports whether troops are the subject: "US troops left Niger".
func (r *reader) byForces(d *deed) bool {
	for i := d.start - 1; i >= d.u.first && i >= d.start-3; i-- {
		switch r.low(i) {
		case "troops", "soldiers", "forces", "peacekeepers", "army":
			return true
		}
	}
	return false
}

// isGuest reports whether the object is a person or a delegation: "hosted the Kenyan president".
func (r *reader) isGuest(d *deed) bool {
	m := d.objects[0].m
	if m == nil {
		return false
	}
	for i := m.last; i < m.last+3; i++ {
		if personTitles[r.low(i)] || r.low(i) == "delegation" || r.low(i) == "leaders" || r.low(i) == "officials" {
			return true
		}
	}
	return m.person != "" || m.role == actor.Leader
}

// isPerson reports whether a person stands for the side: a leader by name, or "he".
func (r *reader) isPerson(x side) bool {
	return x.m == nil && x.id != r.current() || x.m != nil && (x.m.person != "" || x.m.role == actor.Leader)
}

// leadsOn reports whether the verb only leads to another act: "agreed to raise", "began to
// build", "helped build".
func (r *reader) leadsOn(d *deed) bool {
	at := d.c.last
	if r.low(at-1) != "to" {
		if r.low(at) != "to" {
			return false
		}
		at++
	}
	if at >= d.s.Last || r.word(at).Tag != parse.VERB {
		return false
	}
	return leading[strings.TrimSuffix(d.c.lemma, " to")]
}

// mere reports whether the verb is a gerund that only names a manner or a thing: "by shipping
// oil", "funding for projects"; or belongs to another verb: "opens up".
func (r *reader) mere(d *deed) bool {
	t := r.tags[d.c.first]
	if r.low(d.c.first-1) == "-" && !r.tok(d.c.first).Spaced {
		return true // "a Chinese-funded railway"
	}
	if r.low(d.c.last) == "up" || r.low(d.c.last) == "-" || !d.s.Heading && r.capital(d.s, d.c.first) {
		return true
	}
	if d.c.lemma == "greet" && r.low(d.c.first-1) == "to" {
		return true // "I would like to greet you" opens a speech
	}
	if t.Form != parse.Ger && t.Form != parse.PartPres {
		return false
	}
	if tables[r.low(d.c.last)] {
		return true // "at the negotiating table"
	}
	switch r.low(d.c.first - 1) {
	case "by", "for", "of", "without", "from", "instead":
		return true
	case "or", "and": // "by issuing loans or offering aid"
		for i := d.c.first - 2; i > d.u.first && i >= d.c.first-8; i-- {
			if r.low(i) == "by" && r.word(i+1).Form == parse.Ger {
				return true
			}
		}
	}
	return d.start == d.c.first && (r.low(d.c.last) == "for" || r.low(d.c.last) == "of")
}

// tables are nouns that a gerund before them only sorts.
var tables = set(`table position positions capacity capability team teams partner partners power process`)

// habitual reports whether the act is a flow that goes on: a tie, no event. "Buys", or over
// several years.
func (r *reader) habitual(d *deed) bool {
	switch d.a.id {
	case "buy", "sell":
		if r.word(d.c.first).Form == parse.Pres {
			return true
		}
	case "supply":
		if r.suppliesNow(d.s, d.u, d.c) {
			return true
		}
	case "invest":
	default:
		return false
	}
	p := r.deedPeriod(d)
	return p != nil && len(p.From) >= 4 && len(p.To) >= 4 && p.From[:4] != p.To[:4]
}

var leading = set(`agree begin start accept apply ask request seek choose adopt open continue`)

// passive reports whether the verb is a passive: a form of "be" before its participle, or a
// bare participle after its noun.
func (r *reader) passive(u *unit, c *cue) bool {
	if c.form != formPast && c.form != formParticiple {
		return false
	}
	for i := c.first - 1; i >= u.first && i >= c.first-4; i-- {
		switch r.low(i) {
		case "is", "are", "was", "were", "been", "be", "being", "gets", "got":
			return true
		case "has", "have", "had", "'ve":
			return false
		}
		if t := r.word(i).Tag; t != parse.ADV && t != parse.AUX && t != parse.PART {
			break
		}
	}
	return r.word(c.first).Form == parse.PartPass
}

// emitDeed makes the claims of an act: one for every doer or object of an act that each does
// by himself, one for an act that several do together.
func (r *reader) emitDeed(d *deed) {
	doers, objects := d.doers, d.objects
	if len(objects) == 0 {
		objects = []side{{}}
	}
	switch {
	case d.a.needsAny("org", "each"):
		objects = objects[:min(len(objects), 4)]
	case d.a.needsAny("joint") && d.thing != nil && d.thing.lemma == "meetings" && len(objects) > 1:
		doers = doers[:1]
	case d.a.needsAny("joint"):
		doers, objects = doers[:1], objects[:1]
	default:
		doers = doers[:1]
	}
	q := r.sizeOf(d)
	for _, doer := range doers {
		for _, obj := range objects {
			if doer.id != obj.id {
				r.claims = append(r.claims, r.deedClaim(d, doer, obj, q))
			}
		}
	}
	r.furtherDoers(d, doers, objects[0], q)
	r.furtherObjects(d, doers[0], objects[len(objects)-1])
	if q != nil && q.Kind == quantity.Money && sized[d.a.id] {
		r.used[q.Start] = true
	}
	r.acted.thing, r.acted.at = d.thing, d.s.First
	if o := objects[0].id; (d.a.id == "sanction" || d.a.id == "impose") && r.isState(o) {
		r.acted.target = o
	}
	if o := objects[0]; o.id != "" && (o.m == nil || !isOrg(o.m) || o.id == "EU" && d.a.id == "sign") {
		r.acted.doer, r.acted.object = doers[0].id, o.id
	}
	if o := objects[0]; d.a.needsAny("org") && o.id != "" && !r.bank(o.id) {
		r.state.org = o.id
	}
	if r.isState(doers[0].id) {
		r.state.subject = doers[0].id
	}
	if r.isState(objects[0].id) {
		r.state.object = objects[0].id
	}
}

// deedClaim is the claim of one doer and one object.
func (r *reader) deedClaim(d *deed, doer, obj side, q *quantity.Quantity) leeway.Claim {
	cl := leeway.Claim{Kind: d.kind, Subject: doer.id, Object: obj.id, Action: d.a.id, Paragraph: d.s.Paragraph, Rules: []string{"act:" + d.c.lemma}}
	first, last := d.quoteSpan(r, doer, obj)
	if doer.resolved || doer.m == nil || doer.m.last <= d.u.first {
		cl.Resolved = append(cl.Resolved, "subject")
	}
	if obj.resolved || obj.id != "" && obj.m == nil {
		cl.Resolved = append(cl.Resolved, "object")
	}
	if q != nil {
		v := q.Value
		cl.Value, cl.Unit, cl.Comparator = &v, q.Unit, q.Comparator
		if cl.Comparator == "=" {
			cl.Comparator = ""
		}
		if q.First >= d.u.first && q.Last <= d.u.last {
			first, last = min(first, q.First), max(last, q.Last)
		}
	}
	if p := r.deedPeriod(d); p != nil {
		cl.Period = span(p)
		if standing[d.c.lemma] && cl.Period != nil && sinceWord(p.Text) {
			cl.Period.To = ""
		}
		if p.First >= d.u.first && p.Last <= d.u.last && p.First-last <= 5 {
			last = max(last, p.Last)
		}
	}
	cl.Quote = r.quote(first, last)
	r.colour(&cl, d.s, d.u, d.c.first, d.c.first)
	if r.reportedFuture(d) || wishes[firstWord(d.c.lemma)] && d.a.id == "apply" {
		d.modality = leeway.Forecast
		if d.a.id == "apply" {
			d.modality = leeway.Goal // "hopes to join"
		}
	}
	if d.modality != "" && (cl.Modality == "" || cl.Modality == leeway.Asserted) {
		cl.Modality = d.modality
	}
	return cl
}

// wishes are verbs that name an application only as meant.
var wishes = set(`hope want wish aspire aim express`)

func firstWord(phrase string) string {
	w, _, _ := strings.Cut(phrase, " ")
	return w
}

// reportedFuture reports whether the act was announced for later: "said that it would leave".
func (r *reader) reportedFuture(d *deed) bool {
	would := false
	for i := d.start; i < d.c.first; i++ {
		would = would || r.low(i) == "would"
	}
	for i := d.start - 1; would && i >= d.s.First && i >= d.start-8; i-- {
		if r.finite(i) {
			return sayings[r.word(i).Lemma] && r.word(i).Form == parse.Past
		}
	}
	return false
}

// quoteSpan returns the tokens from the doer, or the verb group, to the end of the complement.
func (d *deed) quoteSpan(r *reader, doer, obj side) (first, last int) {
	first, last = d.start, d.c.last
	if d.thing != nil {
		if d.thing.first >= d.u.first && d.thing.last <= d.u.last {
			first, last = min(first, d.thing.first), max(last, d.thing.last)
		}
	}
	for _, x := range []side{doer, obj} {
		if m := x.m; m != nil && m.first >= d.u.first && m.last <= d.u.last {
			first, last = min(first, m.first), max(last, m.last)
		}
	}
	// the rest of the noun phrase: "on Canadian goods"
	for last < d.u.last && last > d.u.first && r.word(last).Tag.Noun() && r.word(last-1).Tag != parse.VERB && !inPeriod(d.s.periods, last) {
		last++
	}
	if c := r.clauseStart(d.s, d.u, d.start); first > c && first-c <= 8 {
		first = c
	}
	return first, last
}
