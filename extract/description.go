package extract

import (
	"leeway"
	"leeway/extract/parse"
	"leeway/extract/token"
)

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
