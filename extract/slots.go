package extract

import (
	"slices"
	"strings"

	"leeway"
	"leeway/extract/parse"
	"leeway/extract/quantity"
)

// actorsOf fills the subjects and objects of a draft: by the role that each actor in the
// unit has towards the noun or the verb, then by who the text is about.
func (r *reader) actorsOf(d *draft, quants []*quantity.Quantity, n int) {
	lex := theLexicon()
	nounFrame, verbFrame := lex.frames[d.frame], lex.frames[d.frame]
	if d.verb != nil {
		if f, ok := lex.frames[d.verb.frame]; ok && d.noun != nil {
			verbFrame = f
		}
		if d.givesHome() {
			verbFrame = lex.frames["employ"] // "Turkey hosts 3.3 million Syrian refugees"
		}
	}
	var g gathered
	passive := d.verb != nil && r.passive(d.u, d.verb)
	headed, paired := false, false
	place := func(m *mention, role string) {
		if role == "skip" {
			return
		}
		slot := r.slotOf(d, m, role, passive, nounFrame, verbFrame)
		if slot == "partner" {
			if id := r.partnerNow(); id != "" {
				g.add("O", filled{id: id, resolved: true})
			}
			return
		}
		if slot == "latest" {
			g.add("O", filled{id: r.state.topic.object, resolved: true})
			return
		}
		for _, id := range m.ids() {
			g.add(slot, filled{id, m.resolved, m, role != "subj" && role != "obj" && !m.resolved})
		}
	}
	d.s.inUnit(d.u, func(i int, m *mention) {
		if d.frame == "troops" && m.prep == "in" && m.home != "" && m.typ == leeway.TypeTerritory && r.isCountry(m.home) {
			g.add("S", filled{id: m.home, resolved: true, m: m}) // "soldiers in Transnistria"
			return
		}
		if r.elsewhere(d, m, quants, n) || r.spanned(d.s, m) || m.home != "" && m.typ == leeway.TypeTerritory && m.id == strings.ToLower(m.id) {
			return // another number's actor, or a city or a province
		}
		if paired && d.q != nil && m.first >= d.q.Last {
			return // "trade between the two reached $7 billion, or 46 percent of all Chinese trade with the region"
		}
		paired = paired || d.frame == "mutual" && m.resolved && m.also != nil
		if r.isSource(m) {
			g.source = m.id
			return
		}
		role := r.roleOf(d, m)
		if prep := r.sharedPrep(d, m); prep != "" {
			role = prep
		}
		if role == "subj" || role == "people" {
			headed = true
		}
		place(m, role)
	})
	if !headed && d.noun == nil || !headed && d.verb != nil {
		if m := r.clauseSubject(d.s, d.u); m != nil && (m.first < d.u.first || m.first >= d.u.last) && m.party() && !r.isSource(m) {
			place(m, "subj")
		}
	}
	if p := r.low(d.u.first - 1); d.u.kind == unitRelative && d.u.antecedent >= 0 && (p == "to" || p == "from" || p == "with" || p == "in") {
		place(&d.s.mentions[d.u.antecedent], p) // "the World Bank, to which it owes"
	}
	r.settle(d, &g)
	r.respectively(d, quants, n)
}

// givesHome reports whether the verb's subject is the country in which the people are that the noun after it counts.
func (d *draft) givesHome() bool {
	if d.frame != "people" || d.noun == nil || d.verb == nil || d.noun.first < d.verb.last {
		return false
	}
	return d.verb.frame == "hosts" || d.verb.frame == "receive" || d.verb.frame == "employ"
}

// gathered is what the roles of a unit's actors gave.
type gathered struct {
	subjects, objects, both, loose []filled
	source                         string // the state whose office gives the figure
}

func (g *gathered) add(slot string, f filled) {
	switch slot {
	case "S":
		g.subjects = append(g.subjects, f)
	case "O":
		g.objects = append(g.objects, f)
	case "SO":
		g.both = append(g.both, f)
	case "":
		g.loose = append(g.loose, f)
	}
}

// slotOf returns the slot of a mention with a role: S, O, SO for either, "" where the frames
// say nothing, "-" where the mention is none.
func (r *reader) slotOf(d *draft, m *mention, role string, passive bool, noun, verb map[string]string) string {
	pick := func(role string) string {
		if slot := verb[role]; slot != "" && (role == "subj" || role == "obj" || role == "people") {
			return slot
		}
		if slot := noun[role]; slot != "" {
			return slot
		}
		return verb[role]
	}
	carried := d.carried
	switch role {
	case "poss", "adj":
		if r.wholeOfArms(d, m) {
			return "S" // "Russia delivered 64 percent of Central Asia's arms"
		}
	case "sharer":
		if m.resolved {
			return "partner" // "its share": that of the partner talked about
		}
		return "O"
	case "elided":
		if r.state.topic.object == "world" || !r.state.topic.set {
			return "S"
		}
		return "O"
	case "for":
		if carried && d.statistic == leeway.Level && d.u.kind == unitMain && m.id != r.subjectNow() && r.state.topic.sure && r.state.topic.partnerKnown {
			return "O" // "exports to Italy reached $2 billion; the figure for France was $1 billion"
		}
	case "by":
		if d.frame == "remit" && (m.people || (m.adj || m.poss) && workers[r.headWord(d.s, m)]) {
			return "S" // "money sent home by Uzbek workers"
		}
		if passive {
			return pick("subj")
		}
	case "people":
		if d.frame == "remit" {
			return "S"
		}
	case "subj":
		switch {
		case passive && d.verb != nil:
			return pick("obj")
		case d.verb != nil && d.verb.lemma == "take" && d.statistic == leeway.Share && !m.resolved && r.takesFrom(d, m):
			return "S" // "Tajikistan took 60 percent of its arms from China"
		case d.noun != nil && d.noun.frame == "export" && d.verb != nil && d.verb.frame == "buy" && d.noun.first > d.verb.first:
			return "O" // "Poland bought 28 percent of Moldovan exports"
		case d.noun != nil && d.noun.frame == "export" && d.verb != nil && (d.verb.frame == "send" || d.verb.frame == "sell") && d.noun.first > d.verb.first:
			return "S" // "Moldova sent 28 percent of its exports to"
		case d.frame == "remit" && (m.people || (m.adj || m.poss) && workers[r.headWord(d.s, m)]):
			return "S"
		case m.also != nil && carried:
			return "-" // "the two governments want to bring it to": the tie talked about
		case carried && (d.frame == "people" || d.frame == "permit") && (m.adj || m.people):
			return "S"
		case carried && d.frame == "people" && r.state.topic.partnerKnown && m.id != r.state.topic.subject && !m.resolved:
			return "O" // "60,000 Nepalese worked in Malaysia. Qatar hosted 40,000"
		case d.statistic == leeway.Level && r.state.topic.set && d.verb != nil && d.verb.frame == "share" && r.memberOf(m.id, r.state.topic.subject):
			return "S" // "trade with the region reached $95 billion, of which Kazakhstan accounted for"
		case m.resolved && m.also == nil && carried && d.verb != nil && d.verb.frame == "share" && r.subjectBefore(d.s) != "" && r.subjectBefore(d.s) == r.state.topic.subject:
			return "S" // "Moldova was the largest importer. It took 8.8 percent of all deliveries"
		case m.resolved && m.also == nil && d.verb != nil && d.verb.frame == "share" && d.noun != nil && d.noun.first > d.verb.first && r.state.topic.partnerKnown && r.subjectBefore(d.s) == r.state.topic.object:
			return "latest" // "China is its largest partner. It accounted for 21 percent of trade"
		case m.resolved && m.also == nil && carried && d.verb != nil && (d.verb.frame == "share" || d.verb.frame == "send"):
			return "partner" // "it accounted for 27.9 percent"
		case m.resolved && m.also == nil && carried && d.verb == nil:
			return "-" // "it had been $411 million": the series
		case carried && r.state.topic.subject == "world" && r.state.topic.partnerKnown && !m.resolved && m.id != r.state.topic.object:
			return "S" // "two-thirds went to three states, India (38%)"
		case carried && (d.verb == nil || d.verb.frame == "share") && m.id != r.subjectNow():
			return "O" // "Italy came to $14.8 billion" in a text about Kazakhstan's exports
		case d.statistic == leeway.Share && d.verb == nil && m.id != r.subjectNow() && !m.resolved:
			return "O"
		case d.verb != nil && d.verb.frame == "share" && !m.resolved:
			return "O"
		}
	}
	return pick(role)
}

// wholeOfArms reports whether m is whose arms a share is a part of, where the clause names who delivers it.
func (r *reader) wholeOfArms(d *draft, m *mention) bool {
	if d.frame != "supply" || d.statistic != leeway.Share || d.q == nil || r.low(d.q.Last) != "of" || m.first < d.q.Last || m.first-d.q.Last > 2 {
		return false
	}
	subject := r.clauseSubject(d.s, d.u)
	return subject != nil && subject.id != m.id && subject.last <= d.q.First
}

// takesFrom reports whether the clause says from whom m takes a part of what is its own.
func (r *reader) takesFrom(d *draft, m *mention) bool {
	if w := r.low(d.q.Last + 1); r.low(d.q.Last) != "of" || w != "its" && w != "their" && w != "all" {
		return false
	}
	for i := range d.s.mentions {
		if x := &d.s.mentions[i]; x.first >= d.q.Last && x.last <= d.u.last && x.prep == "from" && x.id != m.id {
			return true
		}
	}
	return false
}

// isSource reports whether the mention is only named as who says it.
func (r *reader) isSource(m *mention) bool {
	return int(r.sources[m.first]) >= m.last
}

// elsewhere reports whether another quantity of the same kind stands between the mention
// and the draft's, so that the mention belongs to that one.
func (r *reader) elsewhere(d *draft, m *mention, quants []*quantity.Quantity, n int) bool {
	if d.q == nil {
		return false
	}
	for _, q := range quants {
		if q != d.q && m.prep == "in" && m.first > q.Last && m.first-q.Last <= 4 && r.ofPeople(q) {
			return true // "Egyptians abroad, two-thirds of them in the Gulf, sent home"
		}
	}
	if n > 0 && m.last <= quants[n-1].First+1 && quants[n-1].Kind == d.q.Kind && m.prep != "" && m.first > quants[0].Last {
		return true
	}
	if r.restTo(d, m) {
		return true
	}
	if n+1 < len(quants) && m.first >= quants[n+1].Last && quants[n+1].Kind == d.q.Kind && !r.isBase(d.s, quants, n+1) {
		// "76 percent from Korea and 49 percent from the UK"
		return m.prep != "" && !(n+2 == len(quants) && r.twins(d, quants[n+1]))
	}
	if n > 0 && quants[n-1].Kind == d.q.Kind && m.last <= quants[n-1].First && r.parenthesised(quants[n-1]) {
		return true // "Moscow (36 per cent) and Beijing (35)"
	}
	if n > 0 && quants[n-1].Kind == d.q.Kind && m.prep != "" && m.first >= quants[n-1].Last && m.last <= d.q.First && r.mentionFollows(d.s, d.q, m.prep) {
		return true // "$823 million with Moscow, $727 million with Beijing", "a third came from Moscow and a quarter from Beijing"
	}
	if r.ofOtherNoun(d, m) {
		return true
	}
	if r.parenthesised(d.q) {
		return m.first >= d.q.Last && m.prep != "of" || r.nearer(d.s, m, d.q)
	}
	for _, q := range quants {
		if q != d.q && r.parenthesised(q) && m.last == q.First-1 && q.Kind != quantity.Rank {
			return true // "trade with Russia ($27.1 billion)"
		}
	}
	return false
}

// twins reports whether the figure after the draft's is that of the other flow with the same partner: "exports of $1.2 billion
// and imports of $5.4 billion with Turkey".
func (r *reader) twins(d *draft, next *quantity.Quantity) bool {
	if d.noun == nil || d.noun.last > d.q.First {
		return false
	}
	for i := range d.s.mentions {
		if m := &d.s.mentions[i]; m.first >= d.q.Last && m.last <= next.First {
			return false
		}
	}
	for _, c := range d.s.cuesIn(d.u, cueIndicator) {
		if c.first > d.q.Last && c.last < next.First && c.first-d.q.Last <= 2 && next.First-c.last <= 2 {
			return c.frame != d.noun.frame && coordinators[r.low(c.first-1)]
		}
	}
	return false
}

// ofOtherNoun reports whether m is the partner in another pair of noun and figure: "trade with China came to $31.5 billion
// and trade with Russia to $26 billion".
func (r *reader) ofOtherNoun(d *draft, m *mention) bool {
	if d.noun == nil || m.prep == "" || d.q.First < d.noun.last || !r.partnerBetween(d.s, d.noun.last, d.q.First) {
		return false
	}
	for _, c := range d.s.cuesIn(d.u, cueIndicator) {
		if c.first > d.q.Last && m.first >= c.last || c.last < d.noun.first && m.first >= c.last && m.last <= d.noun.first {
			return true
		}
	}
	return false
}

// partnerBetween reports whether a party with a preposition stands between two tokens.
func (r *reader) partnerBetween(s *sentence, first, last int) bool {
	return slices.ContainsFunc(s.mentions, func(m mention) bool { return m.first >= first && m.last <= last && m.prep != "" && m.party() })
}

// restTo reports whether m is the partner of what is left over: "80 percent to China and the rest to Italy".
func (r *reader) restTo(d *draft, m *mention) bool {
	for i := m.first - 1; m.prep != "" && i > d.q.Last && i >= m.first-4; i-- {
		if w := r.low(i); (w == "rest" || w == "remainder" || w == "balance") && r.low(i-1) == "the" {
			return true
		}
	}
	return false
}

// nearer reports whether another actor in the same place of its phrase stands between the
// mention and the number in brackets.
func (r *reader) nearer(s *sentence, m *mention, q *quantity.Quantity) bool {
	for i := range s.mentions {
		if x := &s.mentions[i]; x.first >= m.last && x.last == q.First-1 && x.prep == m.prep && x.adj == m.adj && !m.poss {
			return true
		}
	}
	return false
}

// mentionFollows reports whether an actor behind the same preposition directly follows q.
func (r *reader) mentionFollows(s *sentence, q *quantity.Quantity, prep string) bool {
	for i := range s.mentions {
		if m := &s.mentions[i]; m.first >= q.Last && m.first-q.Last <= 3 && m.prep == prep {
			return true
		}
	}
	return false
}

func (r *reader) parenthesised(q *quantity.Quantity) bool { return r.low(q.First-1) == "(" }

// roleOf names the role of a mention: adj, poss, people, subj, obj, sharer or a preposition.
func (r *reader) roleOf(d *draft, m *mention) string {
	if d.frame == "needs" && d.verb == nil && (m.adj || m.poss) && m.last < d.q.First {
		if _, ok := r.actsFor(d.s, m); ok {
			return "subj" // "our producers meet 60 percent of"
		}
	}
	if m.adj || m.poss {
		if head := r.headWord(d.s, m); shareNouns[head] {
			return "sharer"
		} else if d.carried && d.frame == "remit" && receipts[head] {
			return "people" // "Central America's receipts gained"
		}
		if d.noun != nil && d.noun.first >= m.last && r.modifies(m, d.noun) {
			if m.poss {
				return "poss"
			}
			return "adj"
		}
		if m.poss && d.noun == nil && !m.resolved {
			next := m.last
			if r.low(next) == "'s" || r.low(next) == "'" || r.low(next) == "’" {
				next++
			}
			if r.word(min(next, len(r.tags)-1)).Tag != parse.NOUN && r.word(min(next, len(r.tags)-1)).Tag != parse.ADJ && r.word(min(next, len(r.tags)-1)).Tag != parse.PROPN {
				return "elided" // "Algeria's shrank by 73 percent"
			}
		}
	}
	if d.noun != nil && !m.resolved && (m.typ == leeway.TypeState || m.typ == leeway.TypeOrganisation && m.prep == "") && m.last <= d.noun.first && d.noun.first-m.last <= 1 && r.modifying(m.last, d.noun.first) {
		return "adj" // "U.S. military base", "US troops"
	}
	if r.low(m.first-1) == "of" && shareNouns[r.low(m.first-2)] || r.low(m.first-1) == "the" && r.low(m.first-2) == "of" && shareNouns[r.low(m.first-3)] {
		return "sharer" // "the share of Italy in"
	}
	if r.low(m.last) == "-" && r.low(m.last+1) == "born" {
		return "people" // "Kazakhstan-born people"
	}
	if m.prep == "in" && r.low(m.first-1) == "in" && r.low(m.first-2) == "born" {
		return "from" // "people born in Mexico"
	}
	if (m.prep == "" || r.numbered(m)) && (m.people || (m.adj || m.poss && !m.resolved) && workers[r.headWord(d.s, m)]) {
		return "people"
	}
	if m.prep == "with" && d.u.verb >= 0 && m.last <= d.u.verb && d.u.verb-m.last <= 1 && m.first-d.u.first <= 2 && (r.word(d.u.verb).Form == parse.PartPres || r.word(d.u.verb).Form == parse.Ger) {
		return "subj" // "with Italy providing 45 percent"
	}
	switch m.prep {
	case "":
	case "into", "towards", "toward", "onto":
		return "to"
	case "inside", "within", "at", "across":
		return "in"
	case "between", "among":
		return "between"
	case "on":
		return "on"
	case "than", "as", "like", "after", "before", "behind", "over", "without", "despite", "against", "through", "via", "near":
		return "skip"
	default:
		return m.prep
	}
	if d.u.verb >= 0 && m.first > d.u.verb {
		if replacing[r.low(m.first-1)] || r.low(m.first-1) == "the" && replacing[r.low(m.first-2)] {
			return "skip" // "France, with 9.6%, has replaced Russia"
		}
		return "obj"
	}
	return "subj"
}

var replacing = set(`replaced overtook overtaken overtakes overtake surpassed displaced ousted supplanted outstripped`)

var receipts = set(`receipts inflows income revenue revenues takings`)

var workers = set(`workers migrants refugees citizens nationals labourers laborers expatriates emigrants families`)

// headWord returns the noun that an adjective or a possessive modifies.
func (r *reader) headWord(s *sentence, m *mention) string {
	i := m.last
	if m.poss && (r.low(i) == "'s" || r.low(i) == "'" || r.low(i) == "’") {
		i++
	}
	for ; i < s.Last && (r.word(i).Tag == parse.ADJ || r.word(i).Tag == parse.ADV); i++ {
	}
	return r.low(i)
}

// modifies reports whether only adjectives, nouns, hyphens and further names stand between
// the mention and the noun.
func (r *reader) modifies(m *mention, c *cue) bool {
	for i := m.last; i < c.first; i++ {
		switch r.word(i).Tag {
		case parse.ADJ, parse.NOUN, parse.PROPN, parse.PART, parse.NUM, parse.CCONJ, parse.ADV, parse.PUNCT:
			if w := r.low(i); w == "," || w == ";" || w == ":" || w == "(" {
				return false
			}
		case parse.VERB:
			if r.word(i).Form.Finite() {
				return false
			}
		default:
			if !r.text.Tokens[i].Spaced && r.low(i) == "-" {
				continue
			}
			return false
		}
	}
	return c.first-m.last < 6
}

// dropRegions takes a region out of the subjects where a state of it is there too: "Qatar
// hosts the largest base in the Middle East".
func (r *reader) dropRegions(list []filled) []filled {
	out := list[:0:0]
	for _, f := range list {
		inside := false
		for _, g := range list {
			inside = inside || g.id != f.id && r.memberOf(g.id, f.id)
		}
		if !inside {
			out = append(out, f)
		}
	}
	return out
}

// memberOf reports whether a state belongs to a region or group.
func (r *reader) memberOf(state, group string) bool {
	if !r.isCountry(state) || r.isCountry(group) || group == "" {
		return false
	}
	return contains(r.actors.Members(group, r.opt.Date), state)
}

// sells reports whether m owns the sales or exports that the draft is about.
func (r *reader) sells(d *draft, m *mention) bool {
	if m == nil || !m.adj && !m.poss {
		return false
	}
	word := r.headWord(d.s, m)
	if d.noun != nil {
		word = d.noun.lemma
	}
	switch word {
	case "exports", "sales", "arms exports", "arms sales":
		return true
	}
	return false
}

// settle chooses the draft's sides from what the roles gave and fills what is missing.
func (r *reader) settle(d *draft, g *gathered) {
	subjects, objects, both, loose := g.subjects, g.objects, g.both, g.loose
	if d.frame == "remit" && len(subjects) > 1 {
		for i, f := range subjects { // "workers in Türkiye": the host, once the receiver is known
			if f.m.prep == "in" && subjects[0].id != f.id {
				objects, subjects = append(objects, f), append(subjects[:i:i], subjects[i+1:]...)
				break
			}
		}
	}
	subjects = r.dropRegions(subjects)
	if len(objects) > 1 {
		for i, f := range objects { // "the money that Kenyans abroad send home"
			if f.id == "world" {
				objects = append(objects[:i:i], objects[i+1:]...)
				break
			}
		}
	}
	for _, f := range both {
		switch {
		case len(subjects) == 0 && (f.id == r.subjectNow() || len(both) > 1 && len(objects) > 0):
			subjects = append(subjects, f)
		case len(objects) == 0:
			objects = append(objects, f)
		case len(subjects) == 0:
			subjects = append(subjects, f)
		}
	}
	for _, f := range loose {
		switch {
		case f.m.prep == "of" && len(subjects) == 0 && len(objects) > 0:
			subjects = append(subjects, f)
		case f.m.prep != "" && f.m.prep != "of":
		case len(objects) == 0 && f.id != r.subjectNow():
			objects = append(objects, f)
		case len(subjects) == 0:
			subjects = append(subjects, f)
		}
	}
	if len(subjects) == 0 && len(objects) > 0 && r.isCountry(g.source) && objects[0].id != g.source && objects[0].id != r.state.topic.subject {
		subjects = []filled{{id: g.source, resolved: true}} // "Kazakh statistics put trade with China at"
	}
	// who is in focus is the subject where a frame leaves it open
	if len(subjects) == 0 && len(objects) == 1 && objects[0].id == r.subjectNow() && d.frame == "mutual" {
		subjects, objects = objects, nil
	}
	if len(subjects) == 2 && len(objects) == 0 && d.frame == "mutual" && d.noun == nil && d.verb != nil && d.verb.frame == "mutual" {
		subjects, objects = subjects[:1], subjects[1:] // "Poland and Ukraine traded goods"
	}
	if len(subjects) == 0 && d.indicator == "arms" && d.frame == "supply" && len(objects) > 0 && r.sells(d, objects[0].m) {
		subjects = []filled{{id: "world", resolved: true}} // "Russian sales collapsed by 64 percent"
	}
	if len(subjects) == 0 && d.frame == "permit" && r.says(d.u, "foreigners") {
		subjects = []filled{{id: "world", resolved: true}}
	}
	if len(subjects) == 0 && d.givesHome() {
		subjects = []filled{{id: "world", resolved: true}} // "Uganda hosts 1.6 million refugees"
	}
	if len(subjects) == 0 {
		if f, ok := r.missingSubject(d, objects); ok {
			subjects = []filled{f}
		}
	}
	if len(objects) == 0 && d.frame == "mutual" && g.source != "" && r.isCountry(g.source) && (len(subjects) == 0 || subjects[0].id != g.source) {
		objects = []filled{{id: g.source, resolved: true}} // "Chinese customs put trade with Kyrgyzstan at"
	}
	if len(objects) == 0 {
		objects = []filled{r.missingObject(d, subjects)}
	}
	d.subjects, d.objects = subjects, objects
}

// respectively deals quantities out to a list of actors: "Greece and Israel sent $19
// million and $20.4 million respectively".
func (r *reader) respectively(d *draft, quants []*quantity.Quantity, n int) {
	found := false
	for i := d.u.first; i < min(d.u.last+2, len(r.text.Tokens)); i++ {
		found = found || r.low(i) == "respectively"
	}
	if found && len(d.objects) == len(quants) && n < len(d.objects) {
		d.objects = d.objects[n : n+1]
	} else if found && len(d.subjects) == len(quants) && n < len(d.subjects) {
		d.subjects = d.subjects[n : n+1]
	}
}
