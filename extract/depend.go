package extract

import (
	"leeway"
	"leeway/extract/parse"
	"leeway/extract/quantity"
)

// relied reads ties that are only said to exist: "depends on Russia for gas", "a major supplier of uranium to France", "gets
// its gas from Russia", "the army is equipped with Russian weapons", "home to a Chinese base".
func (r *reader) relied(s *sentence, u *unit) {
	if r.measured(u) || len(s.quantsIn(u)) > 0 && !r.onlyCounts(s, u) {
		return
	}
	if r.negated(s, u, u.last-1, u.last) {
		return // who does not depend on gas may buy it
	}
	r.dependsOn(s, u)
	r.supplierOf(s, u)
	r.gets(s, u)
	r.keepsGiving(s, u)
	r.mostly(s, u)
	r.arsenal(s, u)
	r.homeTo(s, u)
	r.workAbroad(s, u)
	r.hasLoans(s, u)
}

// hasLoans reads "Kenya has Chinese loans".
func (r *reader) hasLoans(s *sentence, u *unit) {
	for _, c := range s.cuesIn(u, cueIndicator) {
		if u.verb < 0 || u.verb >= c.first || !lent[c.lemma] || !plural(c.lemma) || r.low(u.verb) != "has" && r.low(u.verb) != "have" {
			continue
		}
		for i := range s.mentions {
			if m := &s.mentions[i]; m.adj && m.first == u.verb+1 && m.last == c.first {
				r.exists(s, u, r.head(s, u), []filled{{id: m.id, m: m}}, flowName{c.indicator, ""}, "has loans", u.first, c.last)
				return
			}
		}
	}
}

// onlyCounts reports whether the unit's numbers measure no flow.
func (r *reader) onlyCounts(s *sentence, u *unit) bool {
	for _, q := range s.quantsIn(u) {
		if q.Kind != quantity.Number && q.Kind != quantity.Rank {
			return false
		}
	}
	return true
}

// exists emits a tie that is only said to exist between tokens first and last.
func (r *reader) exists(s *sentence, u *unit, sub filled, objects []filled, f flowName, rule string, first, last int) {
	if sub.id == "" || f.indicator == "" {
		return
	}
	d := &draft{s: s, u: u, statistic: leeway.Level, indicator: f.indicator, product: f.product, frame: r.frameOf(f.indicator)}
	d.subjects, d.first, d.last = []filled{sub}, first, last
	for _, o := range objects {
		if o.id != sub.id && o.id != "" {
			d.objects = append(d.objects, o)
		}
	}
	if len(d.objects) == 0 {
		return
	}
	d.rule(rule)
	r.trendPeriod(d)
	r.emit(d)
	r.remember(d)
}

// flowName names a flow, and the good where it is of one.
type flowName struct{ indicator, product string }

// flowOf returns the flow that tokens from first to last name from its receiver's side: "gas", "weapons", "loans".
func (r *reader) flowOf(s *sentence, first, last int) flowName {
	for i := range s.cues {
		c := &s.cues[i]
		if c.first < first || c.last > last {
			continue
		}
		switch {
		case c.class == cueProduct && c.kind == "energy":
			return flowName{"energy", c.product}
		case c.class == cueProduct && c.kind == "arms":
			return flowName{"arms", ""}
		case c.class == cueProduct:
			return flowName{"imports", c.product}
		case c.class == cueIndicator && received[c.indicator]:
			return flowName{c.indicator, c.product}
		}
	}
	for i := first; i < last; i++ {
		switch r.low(i) {
		case "energy", "fuel":
			return flowName{"energy", ""}
		case "equipment", "armaments", "aircraft", "systems", "hardware":
			return flowName{"arms", ""}
		}
	}
	return flowName{}
}

// received are the flows that one side gets from the other.
var received = set(`remittances imports trade investment debt aid arms energy tourists`)

// head returns the state that is the unit's subject, or owns it: "Armenia", "Armenia's economy", "the army" of the state
// talked about.
func (r *reader) head(s *sentence, u *unit) filled {
	if m := r.clauseSubject(s, u); m != nil && r.isCountry(m.id) {
		return filled{id: m.id, m: m, resolved: m.resolved}
	}
	for i := range s.mentions {
		m := &s.mentions[i]
		if m.first >= u.first && u.verb >= 0 && m.last <= u.verb && (m.adj || m.poss) && r.isCountry(m.id) {
			return filled{id: m.id, m: m, resolved: m.resolved}
		}
	}
	for i := u.first; i < u.verb; i++ {
		if ownBodies[r.low(i)] && !r.mentionIn(s, u.first, u.verb) {
			return filled{id: r.subjectNow(), resolved: true}
		}
	}
	return filled{}
}

// ownBodies are what a state has, where the text talks of one.
var ownBodies = set(`military army navy forces inventory arsenal government economy country coast`)

// mentionIn reports whether an actor is named among tokens [first, last).
func (r *reader) mentionIn(s *sentence, first, last int) bool {
	for i := range s.mentions {
		if m := &s.mentions[i]; m.first >= first && m.last <= last && m.party() {
			return true
		}
	}
	return false
}

// partnersIn returns the actors whose names lie among tokens [first, last), as objects.
func (r *reader) partnersIn(s *sentence, first, last int) []filled {
	var out []filled
	for i := range s.mentions {
		m := &s.mentions[i]
		if m.first < first || m.last > last || !m.party() || !r.isState(m.id) && m.typ != leeway.TypeOrganisation {
			continue
		}
		if m.id == "SUN" && len(out) > 0 {
			continue // "Russian and Soviet-era weapons"
		}
		out = append(out, filled{id: m.id, m: m, resolved: m.resolved})
	}
	return r.dropRegions(out)
}

// dependsOn reads "depends on Russia for gas", "relies on Chinese loans".
func (r *reader) dependsOn(s *sentence, u *unit) {
	on := -1
	for i := u.first + 1; i < u.last; i++ {
		if w := r.low(i); (w == "on" || w == "upon") && r.reliance(i-1) {
			on = i
			break
		}
	}
	if on < 0 {
		return
	}
	end := r.clauseEnd(s, u, on+1)
	f := r.flowOf(s, on+1, end)
	r.exists(s, u, r.head(s, u), r.partnersIn(s, on+1, end), f, "depends", u.first, end)
}

// reliance reports whether a word of depending ends before token i+1, an adverb aside.
func (r *reader) reliance(i int) bool {
	for n := 0; n < 3; n++ {
		switch r.low(i) {
		case "depend", "depends", "depended", "depending", "dependent", "reliant", "rely", "relies", "relied", "relying", "dependence", "reliance":
			return r.low(i) != "depending"
		}
		if r.word(i).Tag != parse.ADV {
			return false
		}
		i--
	}
	return false
}

// clauseEnd returns where the phrase that goes on at token i ends: at a comma, a stop, a conjunction before a verb.
func (r *reader) clauseEnd(s *sentence, u *unit, i int) int {
	for ; i < u.last; i++ {
		switch w := r.low(i); {
		case w == ";" || w == "." || w == "(" || relatives[w] || r.finite(i) || w == "to" && r.word(i+1).Form == parse.Inf:
			return i
		case w == "," && !r.namedAfter(s, i+1):
			return i
		}
	}
	return u.last
}

// namedAfter reports whether an actor of a list follows at token i: ", Russia and Italy".
func (r *reader) namedAfter(s *sentence, i int) bool {
	for ; r.low(i) == "and" || r.low(i) == "the" || r.low(i) == "including"; i++ {
	}
	return inName(s.mentions, i, i+1)
}

// weighty are adjectives of a supplier or a buyer that is told to matter, not to be first.
var weighty = set(`major important key significant big large leading notable sizeable substantial regular reliable crucial vital prominent traditional`)

// supplierOf reads "is a major supplier of uranium to France", "one of the largest buyers of Chinese arms", "a major donor to Kenya".
func (r *reader) supplierOf(s *sentence, u *unit) {
	for i := u.first + 1; i < u.last; i++ {
		role := roleNouns[r.low(i)]
		if role == "" || !r.weighed(u, i) {
			continue
		}
		end := r.clauseEnd(s, u, i+1)
		who := r.describedAs(s, u, i)
		if who.id == "" {
			return
		}
		others := r.partnersIn(s, i+1, end)
		if len(others) == 0 {
			return
		}
		f := flowName{role, ""}
		if role == "supply" || role == "buy" {
			f = r.flowOf(s, i-1, end)
			if f.indicator == "" && role == "supply" && r.low(i+1) == "of" && r.word(i+2).Tag == parse.NOUN && !allGoods[r.low(i+2)] {
				f = flowName{"imports", r.low(i + 2)}
			}
			if f.indicator == "imports" && f.product == "" || f.indicator == "" {
				return
			}
		}
		if role == "buy" {
			r.exists(s, u, who, others[:1], f, "buyer", u.first, end)
			return
		}
		for _, o := range others {
			r.exists(s, u, o, []filled{who}, f, "supplier", u.first, end)
		}
		return
	}
}

// roleNouns name a side of a flow: what it gives, or that it buys.
var roleNouns = map[string]string{"supplier": "supply", "suppliers": "supply", "provider": "supply", "source": "supply", "seller": "supply", "buyer": "buy",
	"buyers": "buy", "importer": "buy", "importers": "buy", "customer": "buy", "customers": "buy", "investor": "investment", "investors": "investment",
	"donor": "aid", "donors": "aid", "creditor": "debt", "creditors": "debt", "lender": "debt", "lenders": "debt"}

// weighed reports whether the noun at token i is "a major …" or "one of the largest …".
func (r *reader) weighed(u *unit, i int) bool {
	adjective := false
	for k := i - 1; k >= u.first && k >= i-6; k-- {
		switch w := r.low(k); {
		case weighty[w] || superlatives[w]:
			adjective = adjective || weighty[w] || r.low(k-1) == "the" && r.low(k-2) == "of" || r.low(k-1) == "'s"
		case (w == "a" || w == "an") && adjective:
			return true
		case w == "of" && (r.low(k-1) == "one" || r.low(k-1) == "among"):
			return adjective
		case w == "among":
			return adjective
		case r.finite(k):
			return false
		}
	}
	return false
}

// describedAs returns the state of which the noun at token i is said: the subject of the copula, or what it stands beside as
// an apposition.
func (r *reader) describedAs(s *sentence, u *unit, i int) filled {
	if u.verb >= 0 && u.verb < i && r.isCopula(u.verb) {
		if m := r.clauseSubject(s, u); m != nil && r.isCountry(m.id) {
			return filled{id: m.id, m: m, resolved: m.resolved}
		}
		return filled{}
	}
	for k := len(s.mentions) - 1; k >= 0; k-- {
		m := &s.mentions[k]
		if m.last > i || i-m.last > 6 || !r.isCountry(m.id) || m.adj || m.poss {
			continue
		}
		switch r.low(m.last) {
		case ",", "–", "—", "(", "-":
			return filled{id: m.id, m: m}
		}
		return filled{}
	}
	return filled{}
}

// gets reads habits of the receiver: "gets its gas from Russia", "has received military aid from China", "has borrowed
// heavily from China".
func (r *reader) gets(s *sentence, u *unit) {
	for _, v := range s.cuesIn(u, cueTieVerb) {
		if v.frame != "receive" && v.frame != "borrow" || r.passive(u, v) {
			continue
		}
		perfect := v.first > u.first && (r.low(v.first-1) == "has" || r.low(v.first-1) == "have" || r.word(v.first-1).Tag == parse.ADV)
		if r.word(v.first).Form != parse.Pres && !perfect {
			continue
		}
		if w := r.low(v.last); w == "nothing" || w == "no" || w == "little" {
			return
		}
		end := r.clauseEnd(s, u, v.last)
		f := flowName{"debt", ""}
		if v.frame == "receive" {
			f = r.flowOf(s, v.last, end)
		}
		for i := v.last; i < end; i++ {
			if r.low(i) == "from" {
				r.exists(s, u, r.head(s, u), r.partnersIn(s, i+1, end), f, "gets", u.first, end)
				return
			}
		}
	}
}

// keepsGiving reads habits of the supplier: "supplies Armenia with gas", "provides Belarus with cheap oil".
func (r *reader) keepsGiving(s *sentence, u *unit) {
	for _, v := range s.cuesIn(u, cueTieVerb) {
		if !r.suppliesNow(s, u, v) {
			continue
		}
		end := r.clauseEnd(s, u, v.last)
		who, f := r.clauseSubject(s, u), r.flowOf(s, v.last, end)
		if who == nil || !r.isCountry(who.id) {
			return
		}
		for _, o := range r.partnersIn(s, v.last, end) {
			if !o.m.adj {
				r.exists(s, u, o, []filled{{id: who.id, m: who, resolved: who.resolved}}, f, "gives", u.first, end)
			}
		}
		return
	}
}

// suppliesNow reports whether the verb tells a supply of energy or arms that goes on.
func (r *reader) suppliesNow(s *sentence, u *unit, v *cue) bool {
	switch v.lemma {
	case "supply", "provide", "deliver", "ship":
	default:
		return false
	}
	if r.word(v.first).Form != parse.Pres {
		return false
	}
	f := r.flowOf(s, v.last, r.clauseEnd(s, u, v.last))
	return f.indicator == "energy" || f.indicator == "arms"
}

// mostly reads where most of a flow comes from or goes to: "most of its imports come from Russia and China".
func (r *reader) mostly(s *sentence, u *unit) {
	first := u.first
	for first < u.last && (r.low(first) == "," || coordinators[r.low(first)] || r.low(first) == "the") {
		first++
	}
	switch r.low(first) {
	case "most", "nearly", "almost", "all", "bulk", "majority", "much":
	default:
		return
	}
	for _, v := range s.cuesIn(u, cueTieVerb) {
		if v.lemma != "come from" && v.lemma != "go to" {
			continue
		}
		for _, c := range s.cuesIn(u, cueIndicator) {
			if c.last > v.first || c.frame != "export" && c.frame != "import" && c.frame != "remit" && c.frame != "supply" {
				continue
			}
			end := r.clauseEnd(s, u, v.last)
			r.exists(s, u, r.head(s, u), r.partnersIn(s, v.last, end), flowName{c.indicator, c.product}, "mostly", u.first, end)
			return
		}
	}
}

// arsenal reads where an army's weapons come from: "its inventory is a mix of equipment from a variety of suppliers,
// including China", "is equipped with Russian weapons".
func (r *reader) arsenal(s *sentence, u *unit) {
	at := -1
	for i := s.First; i < u.last; i++ {
		w := r.low(i)
		if (w == "inventory" || w == "arsenal") && r.low(i-1) != "an" || w == "equipped" && r.low(i+1) == "with" {
			at = i + 1
		}
	}
	if at < u.first || at < 0 || u.verb < 0 {
		return
	}
	f := r.flowOf(s, at, s.Last)
	if f.indicator != "arms" {
		return
	}
	end := r.clauseEnd(s, u, max(at, u.verb+2))
	for k := range s.mentions {
		if m := &s.mentions[k]; m.last > end && m.first < s.Last && r.exampled(s, max(at, u.verb+2), m) {
			end = m.last
		}
	}
	r.exists(s, u, r.head(s, u), r.partnersIn(s, max(at, u.verb), end), f, "arsenal", u.first, end)
}

// exampled reports whether m is named after "including" behind token first, no verb between.
func (r *reader) exampled(s *sentence, first int, m *mention) bool {
	found := false
	for i := first; i < m.first; i++ {
		if r.finite(i) {
			return false
		}
		found = found || r.low(i) == "including" || r.low(i) == "as" && r.low(i-1) == "such"
	}
	return found
}

// homeTo reads "Djibouti is home to the Chinese base" and "Djibouti, home to a Chinese base".
func (r *reader) homeTo(s *sentence, u *unit) {
	for i := u.first; i+2 < u.last; i++ {
		if r.low(i) != "home" || r.low(i+1) != "to" {
			continue
		}
		for _, c := range s.cuesIn(u, cueIndicator) {
			if c.frame != "troops" || c.first < i || c.first-i > 9 {
				continue
			}
			host := r.describedAs(s, u, i)
			if host.id == "" {
				host = r.head(s, u)
			}
			r.exists(s, u, host, r.partnersIn(s, i+2, c.first), flowName{"troops", ""}, "home to", u.first, c.last)
			return
		}
	}
}

// workAbroad reads people told to live or work in another country without a number: "many Tajiks work in Russia".
func (r *reader) workAbroad(s *sentence, u *unit) {
	for _, v := range s.cuesIn(u, cueTieVerb) {
		if v.frame != "people" || r.word(v.first).Form != parse.Pres || len(s.quantsIn(u)) > 0 {
			continue
		}
		end := r.clauseEnd(s, u, v.last)
		for i := range s.mentions {
			m := &s.mentions[i]
			if m.first >= u.first && m.last <= v.first && r.isCountry(m.id) && (m.people || m.adj && workers[r.headWord(s, m)]) {
				indicator := v.indicator
				r.exists(s, u, filled{id: m.id, m: m}, r.partnersIn(s, v.last, end), flowName{indicator, ""}, "work abroad", u.first, end)
				return
			}
		}
	}
}
