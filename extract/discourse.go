package extract

import (
	"strings"

	"leeway"
	"leeway/actor"
	"leeway/extract/parse"
	"leeway/extract/token"
)

// discourse is what a reader keeps in mind: who and what is being talked about.
type discourse struct {
	focus     string   // the state the document is about
	second    string   // the one most named beside it
	speaker   string   // the state whose representative speaks
	addressee string   // whom the speaker turns to
	subject   string   // subject of the latest claim or clause
	object    string   // its other side
	org       string   // the organisation named last
	union     string   // the bloc named last
	bank      string   // the bank or fund named last
	region    string   // the region or group named last
	states    []string // states named, the latest last
	topic     topic
	section   string // the good that the section of a profile is about
	paragraph int    // of the latest tie
	at        int    // the one being read

	inParagraph map[string]bool // states that the paragraph names
	leader      string          // the one it is about
}

// topic is the series that is being talked about.
type topic struct {
	indicator, product, frame string
	subject, object           string
	statistic                 leeway.Statistic
	of                        string
	period                    *leeway.Period // of the paragraph
	main                      *leeway.Period // of the document
	fixed                     bool           // the paragraph goes on about the document's period
	set                       bool
	sure                      bool   // subject was named as such in the paragraph
	named                     bool   // the latest tie of the paragraph named it as its subject
	partnerKnown              bool   // object is a partner of its own, not all together
	deficit                   bool   // a balance below zero
	level                     string // the partner of the latest amount, where a share was told after it
}

// begin works out the document's focus: the state named most, the title and the first
// paragraph counting more, whoever speaks for his own state aside.
func (d *discourse) begin(r *reader) {
	weight := map[string]int{}
	var order []string
	for _, s := range r.sentences {
		w := 4
		if s.Paragraph == 0 {
			w = 12
		} else if s.Paragraph == 1 {
			w = 6
		}
		for i := range s.mentions {
			m := &s.mentions[i]
			if !m.party() || m.typ != leeway.TypeState && m.typ != leeway.TypeRegion && m.typ != leeway.TypeFormerState && m.typ != leeway.TypeTerritory {
				continue
			}
			if weight[m.id] == 0 {
				order = append(order, m.id)
				weight[m.id] = 1
			}
			weight[m.id] += w * r.prominence(s, m) / 4
		}
	}
	for _, id := range order {
		if majors[id] {
			weight[id] = weight[id] * 2 / 5
		}
	}
	for _, id := range order {
		switch {
		case id == d.speaker:
		case d.focus == "" || weight[id] > weight[d.focus]:
			d.focus, d.second = id, d.focus
		case d.second == "" || weight[id] > weight[d.second]:
			d.second = id
		}
	}
	if d.focus == "" {
		d.focus = d.speaker
	}
	if d.speaker != "" {
		d.second = d.speaker
	}
}

// majors are the powers that others depend on: however often a text names them, it is
// seldom their dependence that it is about.
var majors = map[string]bool{"USA": true, "CHN": true, "RUS": true}

// prominence weighs how far a mention speaks for its state being the one that the text is
// about, in quarters: partners stand behind "from", "with" and "to" or own a share.
func (r *reader) prominence(s *sentence, m *mention) int {
	if m.adj || m.poss {
		if shareNouns[r.headWord(s, m)] {
			return 1
		}
		return 4
	}
	if m.prep == "to" {
		for i := range s.cues {
			if c := &s.cues[i]; c.class == cueIndicator && c.last <= m.first && m.first-c.last <= 2 && r.low(c.last) == "to" && theLexicon().frames[c.frame]["to"] == "S" {
				return 4 // "remittances to Bolivia"
			}
		}
	}
	switch m.prep {
	case "from", "with", "to", "by", "between", "against", "than":
		return 1
	case "in", "of", "for":
		return 3
	}
	return 4
}

// saw notes an actor named outright.
func (r *reader) saw(m *mention) {
	d := &r.state
	if (m.typ == leeway.TypeOrganisation || m.typ == leeway.TypeCompany) && r.bank(m.id) {
		d.bank = m.id
	}
	switch m.typ {
	case leeway.TypeOrganisation, leeway.TypeInitiative:
		if m.id == "EU" || m.id == "UN" {
			d.states = append(d.states, m.id)
		}
		if !r.bank(m.id) && m.typ == leeway.TypeOrganisation {
			d.union = m.id
		}
		if !r.bank(m.id) {
			d.org = m.id
		}
	case leeway.TypeRegion:
		d.region = m.id
	case leeway.TypeState, leeway.TypeFormerState, leeway.TypeTerritory:
		if m.home == "" {
			d.states = append(d.states, m.id)
		}
	}
	if len(d.states) > 12 {
		d.states = d.states[len(d.states)-8:]
	}
}

// bank reports whether an organisation is a bank or a fund, which nobody calls a bloc.
func (r *reader) bank(id string) bool {
	a, _ := r.actors.Actor(id)
	return strings.Contains(a.Name, "Bank") || strings.Contains(a.Name, "Fund") || strings.Contains(a.Name, "Agency") || strings.Contains(a.Name, "Court")
}

// calledSo reports whether the noun is part of the organisation's name: "the Fund" for the International Monetary Fund.
func (r *reader) calledSo(id, noun string) bool {
	a, _ := r.actors.Actor(id)
	return strings.HasSuffix(strings.ToLower(a.Name), noun)
}

// current returns the state that "the country" and "it" mean now: the one in focus where
// the paragraph names it or names none, else the one that the paragraph is about.
func (r *reader) current() string {
	d := &r.state
	if d.focus != "" && r.isCountry(d.focus) && d.inParagraph[d.focus] {
		return d.focus
	}
	t := &d.topic
	if t.set && t.named && d.paragraph == d.at && r.isCountry(t.subject) {
		return t.subject
	}
	if d.focus != "" && r.isCountry(d.focus) && d.leader == "" {
		return d.focus
	}
	if t.set && t.sure && d.paragraph == d.at && r.isState(t.subject) {
		return t.subject
	}
	if d.leader != "" {
		return d.leader
	}
	if d.subject != "" && r.isCountry(d.subject) {
		return d.subject
	}
	return d.focus
}

// sectionLabel takes a one-word paragraph opening ("Exports.") as the topic of what follows.
func (r *reader) sectionLabel(s *sentence) bool {
	if s.Last-s.First > 3 {
		return false
	}
	for i := range s.cues {
		if c := &s.cues[i]; c.class == cueIndicator && c.first == s.First {
			t := &r.state.topic
			t.indicator, t.product, t.frame, t.set, t.object, t.partnerKnown, t.statistic = c.indicator, c.product, c.frame, true, "world", false, ""
			r.state.paragraph = s.Paragraph
			return true
		}
	}
	return false
}

// softTopic takes the only indicator of a sentence that measures nothing as the topic of the
// next: "We noted a positive dynamic in bilateral trade. Last year it grew by 17 percent."
func (r *reader) softTopic(s *sentence) {
	if r.prev != nil && r.prev.s == s {
		return
	}
	var only *cue
	for i := range s.cues {
		c := &s.cues[i]
		if c.class != cueIndicator || c.frame == "own" || weak(c) || c.indicator == "security-ties" {
			continue
		}
		if only != nil && only.indicator != c.indicator {
			return
		}
		only = c
	}
	t := &r.state.topic
	if only == nil || t.set && r.state.paragraph == s.Paragraph && t.indicator == only.indicator {
		return
	}
	*t = topic{indicator: only.indicator, product: only.product, frame: only.frame, set: true, object: "world", main: t.main, period: t.period, fixed: t.fixed, subject: t.subject}
	if only.frame == "mutual" {
		t.object = r.state.speaker
		t.partnerKnown = t.object != ""
	}
	r.state.paragraph = s.Paragraph
}

// isCountry reports whether the id is a state or a territory.
func (r *reader) isCountry(id string) bool {
	a, ok := r.actors.Actor(id)
	return ok && (a.Type == leeway.TypeState || a.Type == leeway.TypeTerritory || a.Type == leeway.TypeFormerState)
}

// enter prepares for a paragraph: which states it names, and which of them it is about.
func (r *reader) enter(paragraph int) {
	d := &r.state
	d.at = paragraph
	d.topic.period, d.topic.fixed, d.topic.named = nil, false, false
	d.inParagraph, d.leader = map[string]bool{}, ""
	weight := map[string]int{}
	opening := true
	for _, s := range r.paragraphAt(paragraph) {
		if opening && !r.statistical && len(s.mentions) > 0 {
			if m := &s.mentions[0]; m.party() && m.prep == "" && !m.poss && !m.adj && m.first-s.First <= 1 && r.isCountry(m.id) && !majors[m.id] {
				d.leader = m.id // the paragraph opens with it
			}
		}
		opening = false
		for i := range s.mentions {
			m := &s.mentions[i]
			if !m.party() || m.resolved || !r.isCountry(m.id) || m.typ == leeway.TypeFormerState {
				continue
			}
			d.inParagraph[m.id] = true
			if p := r.prominence(s, m); p == 4 && !(majors[m.id] && r.isCountry(d.focus)) && (m.poss || m.adj || m.role == actor.Metonym || !r.isCountry(d.focus)) {
				weight[m.id] += p
				if d.leader == "" || weight[m.id] > weight[d.leader]+4 {
					d.leader = m.id
				}
			}
		}
	}
}

// pair returns the two sides that "both countries" means.
func (d *discourse) pair() (string, string) {
	var last, before string
	for i := len(d.states) - 1; i >= 0; i-- {
		switch id := d.states[i]; {
		case last == "":
			last = id
		case id != last:
			before = id
		}
		if before != "" {
			break
		}
	}
	if before == "" {
		if last != d.focus {
			return d.focus, last
		}
		return d.focus, d.second
	}
	return before, last
}

// sides returns the two sides of the latest tie or act, else the pair named last.
func (d *discourse) sides() (string, string) {
	if d.subject != "" && d.object != "" && d.subject != d.object && d.object != "world" {
		return d.subject, d.object
	}
	return d.pair()
}

// twoOf returns the sides that "the two" means: whom the sentence has named with the
// country talked about, else the sides of the latest tie.
func (r *reader) twoOf(before []mention) (string, string) {
	now := r.current()
	for k := len(before) - 1; k >= 0; k-- {
		if b := &before[k]; b.party() && r.isState(b.id) && b.id != now {
			if k > 0 && before[k-1].party() && before[k-1].list == b.list && before[k-1].id != b.id {
				return before[k-1].id, b.id
			}
			return now, b.id
		}
	}
	return r.state.sides()
}

// pairNamed returns the states that are named right after the pair that token i begins, as its apposition.
func (r *reader) pairNamed(s *sentence, i int) []string {
	var named []string
	for k := range s.mentions {
		if m := &s.mentions[k]; m.first > i && m.first-i <= 9 && r.isCountry(m.id) && r.comma(i, m.first) {
			named = append(named, m.id)
		}
	}
	return named
}

// comma reports whether a comma, a colon or a dash, and no verb, stands in the tokens from first to last.
func (r *reader) comma(first, last int) bool {
	found := false
	for i := first; i < last; i++ {
		if r.finite(i) {
			return false
		}
		switch r.low(i) {
		case ",", ":", "–", "—", "(":
			found = true
		}
	}
	return found
}

// mutualAhead reports whether the possessive at i owns something that two sides share.
func (r *reader) mutualAhead(s *sentence, i int) bool {
	for k := range s.cues {
		if c := &s.cues[k]; c.class == cueIndicator && c.frame == "mutual" && c.first > i && c.first-i <= 3 {
			return true
		}
	}
	return false
}

// withNext reports whether "with" and the actor id follow the possessive at token i.
func (r *reader) withNext(s *sentence, i int, id string) bool {
	for k := range s.mentions {
		if m := &s.mentions[k]; m.id == id && m.first > i && m.first-i <= 6 && r.low(m.first-1) == "with" {
			return true
		}
	}
	return false
}

// describe adds the pronouns and definite descriptions of s that stand for an actor.
func (r *reader) describe(s *sentence) {
	var out []mention
	next := 0
	for i := s.First; i < s.Last; i++ {
		for next < len(s.mentions) && s.mentions[next].first <= i {
			m, _ := r.regional(s.mentions[next])
			out = append(out, m)
			if m.party() {
				r.saw(&m)
			}
			next++
			i = max(i, m.last)
		}
		if i >= s.Last {
			break
		}
		if m, ok := r.description(s, i, out); ok && (next >= len(s.mentions) || s.mentions[next].first >= m.last) {
			out = append(out, m)
			i = m.last - 1
		}
	}
	s.mentions = append(out, s.mentions[next:]...)
	r.itIsOther(s)
}

// itIsOther gives "it" at the head of a sentence that describes or names the same state later to the subject of the sentence
// before: "China lends Zambia money. It has also sold the country jets".
func (r *reader) itIsOther(s *sentence) {
	if len(s.mentions) < 2 {
		return
	}
	it := &s.mentions[0]
	if it.first != s.First || r.low(it.first) != "it" || it.also != nil {
		return
	}
	for i := 1; i < len(s.mentions); i++ {
		if m := &s.mentions[i]; m.id == it.id && r.low(m.first) != "its" && r.low(m.first) != "it" {
			if id := r.subjectBefore(s); r.isCountry(id) && id != it.id {
				it.id = id
			}
			return
		}
	}
}

var (
	stateNouns = set(`country republic kingdom nation emirate sultanate island federation`)
	orgNouns   = set(`bloc union alliance organisation organization grouping cartel club association body treaty commonwealth`)
	pairNouns  = set(`countries nations states sides regions blocs economies neighbours neighbors republics governments leaders parties capitals presidents`)
	placeNouns = set(`region continent`)
)

// description reads the pronoun or definite description at token i, if there is one.
// before holds the mentions of the sentence so far.
func (r *reader) description(s *sentence, i int, before []mention) (mention, bool) {
	d := &r.state
	m := mention{first: i, last: i + 1, typ: leeway.TypeState, resolved: true}
	w, next := r.low(i), r.low(i+1)
	switch {
	case w == "the" || w == "this" || w == "that" || w == "our" || w == "your":
		return r.definite(s, m, before)
	case w == "both" && pairNouns[next]:
		a, b := r.twoOf(before)
		m.id, m.also, m.last = a, []string{b}, i+2
	case w == "both" && i == s.First:
		a, b := d.pair()
		m.id, m.also = a, []string{b}
	case w == "its":
		m.id, m.poss = r.possessor(before), true
		if other := r.partnerNow(); other != "" && r.mutualAhead(s, i) && r.withNext(s, i, m.id) {
			m.id = other // "Japan … Its trade with Kazakhstan"
		}
	case w == "their" && len(before) > 0 && before[len(before)-1].also != nil:
		m.id, m.also, m.poss = before[len(before)-1].id, before[len(before)-1].also, true
	case w == "their" && r.mutualAhead(s, i):
		a, b := d.sides()
		m.id, m.also, m.poss = a, []string{b}, true
	case w == "it" && (r.low(i-1) == "to" || r.low(i-1) == "from" || r.low(i-1) == "with" || r.low(i-1) == "into"):
		m.id = r.behindPreposition(before)
	case w == "it" && r.subjectPlace(s, i):
		m.id = r.current()
		if id := r.subjectBefore(s); i == s.First && !d.inParagraph[d.focus] && r.isCountry(id) {
			m.id = id // of the sentence before
		}
		if d.org != "" && d.subject == "" {
			m.id = d.focus
		}
		if id := r.parallel(s, i, before); id != "" {
			m.id = id
		}
	case w == "they" && r.subjectPlace(s, i):
		m.id = r.current()
		if several := r.severalBefore(s); i == s.First && len(several) > 1 {
			m.id, m.also = several[0], several[1:]
		}
	case w == "there" && (r.low(i-1) == "from" || r.low(i-1) == "to" || r.low(i-1) == "work" || r.low(i-1) == "working" || i+1 < s.Last && r.tok(i+1).Kind == token.Punct):
		m.id = d.object
		if now := r.stateBefore(s); r.low(i-1) != "from" && r.low(i-1) != "to" && (isNamed(before, m.id) || !d.inParagraph[m.id] && d.inParagraph[now]) && !isNamed(before, now) {
			m.id = now // "France, Japan and China all have bases there"
		}
		if p := placeNamed(before); p != "" && (r.low(i-1) == "from" || r.low(i-1) == "to") {
			m.id = p // "sales to Latin America fell, purchases from there rose"
		}
		if m.id == "" || m.id == "world" {
			m.id = d.lastOther(r.current())
			if now := r.stateBefore(s); isNamed(before, m.id) && !isNamed(before, now) {
				m.id = now
			}
		}
	case (w == "we" || w == "us" || w == "our" || w == "i" || w == "my") && d.speaker != "":
		m.id, m.poss = d.speaker, w == "our" || w == "my"
	case (w == "you" || w == "your") && d.addressee != "":
		m.id, m.poss = d.addressee, w == "your"
	default:
		return m, false
	}
	return m, m.id != ""
}

// severalBefore returns the actors that the sentence before s has as its subject.
func (r *reader) severalBefore(s *sentence) []string {
	var before *sentence
	for _, x := range r.paragraphAt(s.Paragraph) {
		if x.First < s.First {
			before = x
		}
	}
	if before == nil || len(before.units) == 0 {
		return nil
	}
	m := r.clauseSubject(before, before.units[0])
	if m == nil {
		return nil
	}
	var out []string
	for i := range before.mentions {
		if x := &before.mentions[i]; x.list == m.list && x.party() && !contains(out, x.id) {
			out = append(out, x.id)
		}
	}
	return out
}

// definite reads what "the country", "the two", "our government" mean where m is the first word.
func (r *reader) definite(s *sentence, m mention, before []mention) (mention, bool) {
	d, i := &r.state, m.first
	w, next := r.low(i), r.low(i+1)
	j := i + 1
	for k := 0; k < 2 && (r.word(j).Tag == parse.ADJ || r.word(j).Tag == parse.NUM) && j+1 < s.Last && !stateNouns[r.low(j)] && !orgNouns[r.low(j)]; k++ {
		j++
	}
	noun := r.low(j)
	m.last = j + 1
	switch {
	case w == "our" && (pairNouns[noun] || noun == "peoples") && d.speaker != "" && d.addressee != "":
		m.id, m.also = d.speaker, []string{d.addressee}
	case w == "our" && (stateNouns[noun] || noun == "government") && d.speaker != "":
		m.id = d.speaker
	case w == "your" && stateNouns[noun] && d.addressee != "":
		m.id = d.addressee
	case w == "our" || w == "your":
		return m, false
	case stateNouns[noun]:
		m.id = r.current()
		if b := r.clauseBefore(i, before); b != nil {
			m.id = b.id
		}
	case noun == "union" && r.tok(j).Capital() && r.named("EU"):
		m.id, m.typ = "EU", leeway.TypeOrganisation
	case orgNouns[noun] && d.org != "" && r.low(j+1) != "of":
		m.id, m.typ = d.org, leeway.TypeOrganisation
	case (noun == "bank" || noun == "lender" || noun == "fund") && d.bank != "" && (!r.tok(j).Capital() || r.calledSo(d.bank, noun) && !r.tok(j+1).Capital()):
		m.id, m.typ = d.bank, leeway.TypeOrganisation
	case placeNouns[noun] && d.region != "":
		m.id, m.typ = d.region, leeway.TypeRegion
	case next == "two" && pairNouns[noun] && len(r.pairNamed(s, i)) == 2:
		named := r.pairNamed(s, i) // "the two countries, Kazakhstan and China,"
		m.id, m.also = named[0], named[1:]
	case (next == "two" || next == "both") && pairNouns[noun]:
		a, b := r.twoOf(before)
		if (noun == "regions" || noun == "blocs") && d.region != "" {
			a, b = d.region, d.union
		}
		m.id, m.also = a, []string{b}
	case next == "two" && r.word(i+2).Tag != parse.NOUN && r.word(i+2).Tag != parse.ADJ:
		a, b := r.twoOf(before)
		m.id, m.also, m.last = a, []string{b}, i+2
	case (next == "five" || next == "three" || next == "six") && pairNouns[noun] && d.region != "":
		m.id, m.typ = d.region, leeway.TypeRegion
	default:
		return m, false
	}
	return m, m.id != ""
}

// isNamed reports whether the actor is named among the mentions.
func isNamed(before []mention, id string) bool {
	for i := range before {
		if before[i].id == id {
			return true
		}
	}
	return false
}

// stateBefore returns the state that the sentence before is about, else the one talked about.
func (r *reader) stateBefore(s *sentence) string {
	if id := r.subjectBefore(s); r.isCountry(id) {
		return id
	}
	return r.current()
}

// regional returns the state that a region's adjective and a noun describe: "the West African nation", where the text talks of
// one of its states. It reports false where the phrase is none, or names the state itself: "the West African nation of Mali".
func (r *reader) regional(m mention) (mention, bool) {
	if m.typ != leeway.TypeRegion || r.low(m.first-1) != "the" && r.low(m.first-2) != "the" {
		return m, false
	}
	i := m.last
	for r.low(i) == "-" || r.word(i).Tag == parse.ADJ {
		i++
	}
	if !stateNouns[r.low(i)] && r.low(i) != "state" || r.low(i+1) == "of" {
		return m, false
	}
	candidates := []string{r.current(), r.state.focus, r.state.leader, r.state.subject}
	for k := len(r.state.states) - 1; k >= 0; k-- {
		candidates = append(candidates, r.state.states[k])
	}
	for _, id := range candidates {
		if r.memberOf(id, m.id) {
			m.id, m.typ, m.adj, m.people, m.resolved, m.last = id, leeway.TypeState, false, false, true, i+1
			return m, true
		}
	}
	return m, false
}

// parallel returns the subject of the sentence's first clause where "it" at token i begins one that is
// joined to it: "China is the largest partner, and it is the largest investor".
func (r *reader) parallel(s *sentence, i int, before []mention) string {
	if !coordinators[r.low(i-1)] {
		return ""
	}
	for k := range before {
		switch m := &before[k]; {
		case !m.party() || m.poss || m.adj:
		case m.prep == "" && !r.finiteBetween(s.First, m.first):
			return m.id
		default:
			return ""
		}
	}
	return ""
}

// placeNamed returns the place that the sentence has named last behind "to", "from" or "in".
func placeNamed(before []mention) string {
	for k := len(before) - 1; k >= 0; k-- {
		if b := &before[k]; b.party() && !b.adj && !b.poss && (b.prep == "to" || b.prep == "from" || b.prep == "in") && (b.typ == leeway.TypeState || b.typ == leeway.TypeRegion) {
			return b.id
		}
	}
	return ""
}

// behindPreposition returns what "with it" and "to it" mean: whom the sentence names last;
// where it names only another, the country talked about; else the partner talked about.
func (r *reader) behindPreposition(before []mention) string {
	now := r.current()
	other := false
	for k := len(before) - 1; k >= 0; k-- {
		b := &before[k]
		if !b.party() || b.typ == leeway.TypePerson {
			continue
		}
		if b.resolved && b.prep == "" && b.id == now && b.also == nil {
			continue // "it exported $11 billion to it"
		}
		if !b.adj && !b.poss {
			return b.id
		}
		other = other || b.id != now
	}
	if other {
		return now
	}
	if id := r.state.object; id != "" && id != now && id != "world" {
		return id
	}
	return r.state.lastOther(now)
}

// clauseBefore returns a state that an earlier clause of the sentence names behind a
// preposition: "transfers from Poland doubled, and the country has seen".
func (r *reader) clauseBefore(at int, before []mention) *mention {
	for k := len(before) - 1; k >= 0; k-- {
		b := &before[k]
		if !b.party() || b.typ != leeway.TypeState {
			continue
		}
		if (b.prep == "from" || b.prep == "with" || b.prep == "to") && !b.adj && r.finiteBetween(b.last, at) && r.clauseBreak(b.last, at) {
			return b
		}
		return nil
	}
	return nil
}

// clauseBreak reports whether a new clause begins between two tokens.
func (r *reader) clauseBreak(first, last int) bool {
	for i := first; i < last; i++ {
		switch r.low(i) {
		case "and", "but", "while", "that", ";":
			return true
		}
	}
	return false
}

// possessor returns whose "its" is: the subject of the clause so far, else of the text so far.
func (r *reader) possessor(before []mention) string {
	for i := len(before) - 1; i >= 0; i-- {
		if m := &before[i]; m.party() && m.prep == "" && !m.adj && !r.objectPlace(m) && (m.typ == leeway.TypeState || m.typ == leeway.TypeOrganisation || m.typ == leeway.TypeRegion) {
			return m.id
		}
	}
	return r.current()
}

// objectPlace reports whether a verb stands directly before the mention: "owes China".
func (r *reader) objectPlace(m *mention) bool {
	i := m.first - 1
	if i > 0 && r.word(i).Tag == parse.DET {
		i--
	}
	return i >= 0 && r.word(i).Tag == parse.VERB
}

// lastOther returns the state named last that is not id.
func (d *discourse) lastOther(id string) string {
	for i := len(d.states) - 1; i >= 0; i-- {
		if d.states[i] != id {
			return d.states[i]
		}
	}
	return ""
}

// subjectPlace reports whether the pronoun at i begins a clause.
func (r *reader) subjectPlace(s *sentence, i int) bool {
	if i == s.First {
		return true
	}
	switch t := r.word(min(i+1, len(r.tags)-1)).Tag; t {
	case parse.VERB, parse.AUX, parse.ADV:
		return true
	}
	return false
}

// speakers returns the state whose representative speaks throughout the text, where the
// text is one speech or statement.
func (r *reader) speakers() (speaker, addressee string) {
	covered := map[string]int{}
	for _, rel := range r.speech {
		for _, c := range rel.Content {
			covered[rel.Speaker] += c.End - c.Start
		}
	}
	for _, rel := range r.speech {
		if rel.Speaker != "" && covered[rel.Speaker]*2 > len(r.text.Raw) {
			return rel.Speaker, r.otherHost(rel.Speaker)
		}
	}
	return "", ""
}

// turn changes the speaker where a labelled turn of another begins.
func (r *reader) turn(s *sentence) {
	for _, i := range r.reports[r.textSentence(s.First)] {
		rel := &r.speech[i]
		if rel.Speaker == "" || rel.Source.First < s.First || rel.Source.First >= s.Last {
			continue
		}
		if len(rel.Content) > 0 && r.low(rel.Cue.Last-1) == ":" && rel.Speaker != r.state.speaker {
			if r.state.addressee = r.state.speaker; r.state.addressee == "" {
				r.state.addressee = r.otherHost(rel.Speaker)
			}
			r.state.speaker = rel.Speaker
		}
	}
}

// otherHost returns whom else than the speaker the head of a text names: "Remarks by President X and President Y", "Talks with
// President Y".
func (r *reader) otherHost(speaker string) string {
	head := r.sentences[0]
	if !hosting[r.low(head.First)] {
		return ""
	}
	other := ""
	for i := range head.mentions {
		m := &head.mentions[i]
		if !r.isCountry(m.id) || m.id == speaker || m.id == other {
			continue
		}
		if other != "" {
			return ""
		}
		other = m.id
	}
	return other
}

// hosting are the words that titles of talks begin with.
var hosting = set(`remarks talks meeting`)

// aboutFigures reports whether the first paragraphs give a figure with its period.
func (r *reader) aboutFigures() bool {
	figures := 0
	for _, s := range r.sentences {
		figures += len(s.quants)
	}
	return figures*8 > len(r.sentences)*4
}
