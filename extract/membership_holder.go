package extract

import (
	"strings"

	"leeway/extract/parse"
	"leeway/extract/token"
)

// statusHolders finds those who hold a status.
func (r *reader) statusHolders(m *status) {
	s, u, c := m.s, m.u, m.c
	end := c.last
	if o := m.orgs[len(m.orgs)-1]; o.first >= c.last && !o.resolved {
		end = o.last
	}
	plural := c.lemma[len(c.lemma)-1] == 's' && c.lemma != "status"
	if plural {
		if list := r.examples(s, end); list != nil { // "OTS members Hungary and Turkey"
			m.hold(list)
			return
		}
	} else if end == c.last {
		if list := r.examples(s, end); list != nil && list[0].first == end { // "NATO member Hungary"
			m.hold(list[:1])
			return
		}
	}
	head := r.headStart(s, c.first)
	if m.orgs[0].last <= c.first {
		head = r.headStart(s, m.orgs[0].first)
	}
	if plural && r.low(head) == "other" || r.low(head-1) == "other" { // "India, Brazil and other BRICS members"
		if r.low(head-1) == "other" {
			head--
		}
		r.listBefore(m, head)
		return
	}
	if r.finite(end) && (r.low(end) == "are" || r.low(end) == "were" || r.low(end) == "include") && (r.low(head) == "the" || r.low(head) == "its" || head == u.first) {
		m.hold(r.examples(s, end+1)) // "the members of ECOWAS are Benin and Togo"
		return
	}
	if w := r.low(head - 1); w == "as" || w == "like" || head == s.First {
		if w == "as" && r.roleOfSubject(m, head-1) {
			return
		}
		for inPeriod(s.periods, end) {
			end++
		}
		for i := range s.mentions {
			x := &s.mentions[i]
			if x.first >= end && x.first-end <= 3 && !isOrg(x) && r.low(end) == "," {
				m.hold(r.listOfStates(s, i))
				if len(m.holders) == 0 && x.resolved {
					m.hold([]*mention{x})
				}
				break
			}
		}
		if len(m.holders) > 0 {
			return
		}
	}
	if v := r.linking(u, head); v >= 0 {
		m.spanning(v, v)
		m.holdSides(r.subject(s, u, r.groupStart(u, v), 0))
		return
	}
	r.fromApposition(m, head)
}

// roleOfSubject fills the holder of "joined as a member", "took part as an observer".
func (r *reader) roleOfSubject(m *status, at int) bool {
	if m.u.verb < 0 || m.u.verb > at || m.c.lemma == "part" {
		return false
	}
	m.holdSides(r.subject(m.s, m.u, r.groupStart(m.u, m.u.verb), 0))
	return len(m.holders) > 0
}

// examples returns the states right after token end, "such as", "including" or a dash between.
func (r *reader) examples(s *sentence, end int) []*mention {
	i, comma, marked := end, false, false
	for i < s.Last && i < end+5 {
		switch w := r.low(i); w {
		case "such", "as", "including", "like", "namely", ",", ":", "–", "—", "-", "(", "the", "among", "them", "are", "both":
			comma = comma || w == ","
			marked = marked || w != "," && w != "the" && w != "both"
			i++
			continue
		}
		break
	}
	if comma && !marked {
		return nil // "observers in the EAEU, Cuba too"
	}
	for k := range s.mentions {
		if x := &s.mentions[k]; x.first == i && !isOrg(x) && !x.poss {
			return r.listOfStates(s, k)
		}
	}
	return nil
}

// headStart returns the first token of the noun phrase whose noun stands at token at.
func (r *reader) headStart(s *sentence, at int) int {
	for at > s.First {
		switch t := r.word(at - 1); {
		case t.Tag == parse.ADJ, t.Tag == parse.DET, t.Tag == parse.NUM, t.Tag == parse.ADV && r.low(at-1) != "not", r.low(at-1) == "-", r.low(at-1) == "both", t.Tag == parse.VERB && t.Form.Participle(), r.low(at-1) == "founding", r.low(at-1) == "one" || r.low(at-1) == "of" && r.low(at-2) == "one":
			at--
		case t.Tag == parse.NOUN && (r.low(at-1) == "full" || r.low(at-1) == "fellow" || r.ordinalEnd(at-1)):
			at--
		default:
			return at
		}
	}
	return at
}

// ordinalEnd reports whether the word at i ends an ordinal: "32nd", which tokens cut in two.
func (r *reader) ordinalEnd(i int) bool {
	switch w := r.low(i); w {
	case "st", "nd", "rd", "th":
		return i > 0 && r.tok(i-1).Kind == token.Number
	default:
		return strings.HasSuffix(w, "th")
	}
}

// linking returns the verb that links the noun phrase beginning at head to its subject: a
// copula, or "has" before a status; -1.
func (r *reader) linking(u *unit, head int) int {
	from := head - 1
	if r.low(from) == "but" { // "is not a member but an observer"
		for from > u.first && !negations[r.low(from)] {
			from--
		}
	}
	for i := from; i >= u.first && i >= from-4; i-- {
		switch r.low(i) {
		case "is", "are", "was", "were", "be", "been", "being", "'s", "'re", "remains", "remain", "remained", "became", "become", "becomes", "becoming", "stays", "stayed",
			"has", "have", "had", "holds", "hold", "held", "enjoys", "received", "obtained", "gained", "granted":
			return i
		}
		if t := r.tags[i]; t.Tag != parse.ADV && t.Tag != parse.PART && t.Tag != parse.ADP && !inPeriod(r.periods, i) && r.low(i) != "still" && r.low(i) != "and" && r.low(i) != "neither" {
			return -1
		}
	}
	return -1
}

// fromApposition fills the holders before a description in commas: "Romania, a member of the EU",
// "Azerbaijan, like Belarus a member of the CSTO".
func (r *reader) fromApposition(m *status, head int) {
	i := head - 1
	for k := range m.s.mentions {
		if x := &m.s.mentions[k]; x.last == head && x.prep == "like" && !isOrg(x) {
			m.hold([]*mention{x})
			i = x.first - 1
			if r.low(i) == "like" {
				i--
			}
		}
	}
	for i > m.s.First && (r.word(i).Tag == parse.ADV || r.low(i) == "itself") {
		i--
	}
	if w := r.low(i); w != "," && w != "(" && w != "–" && w != "—" && !r.labelEnds(m.s, i) {
		return
	}
	r.listBefore(m, i)
}

// listBefore fills the holders from the list of states that ends before token at.
func (r *reader) listBefore(m *status, at int) {
	for at > m.s.First && (r.low(at-1) == "and" || r.low(at-1) == "," || r.low(at-1) == "other") {
		at--
	}
	for k := len(m.s.mentions) - 1; k >= 0; k-- {
		x := &m.s.mentions[k]
		if x.last > at || isOrg(x) {
			continue
		}
		if x.last < at && !(x.last == at-1 && r.low(at-1) == "and") || x.adj || x.poss {
			return
		}
		j := k
		for j > 0 {
			y := &m.s.mentions[j-1]
			if isOrg(y) || y.adj || y.poss || !r.listed(y.last, m.s.mentions[j].first) || prepositions[r.low(m.s.mentions[j].first-1)] {
				break
			}
			j--
		}
		m.hold(r.listOfStates(m.s, j))
		return
	}
}

// companions adds those who are said to hold the status too: "together with Georgia", "as
// have Belarus and Cuba".
func (r *reader) companions(m *status) {
	if r.negated(m.s, m.u, m.c.first, m.c.last) {
		return
	}
	for i := m.last; i < m.s.Last && i < m.last+9; i++ {
		at := 0
		switch w := r.low(i); {
		case w == "with" && (r.low(i-1) == "together" || r.low(i-1) == "along"), w == "alongside":
			at = i + 1
		case w == "as" && (r.low(i+1) == "are" || r.low(i+1) == "is" || r.low(i+1) == "have" || r.low(i+1) == "has" || r.low(i+1) == "do" || r.low(i+1) == "does" || r.low(i+1) == "were"):
			at = i + 2
		case w == "," && i == m.last:
			at = r.tooAfter(m, i+1)
		default:
			continue
		}
		if at == 0 {
			continue
		}
		for k := range m.s.mentions {
			if x := &m.s.mentions[k]; x.first >= at && x.first <= at+1 {
				last := m.u.last
				m.u.last = max(m.u.last, x.last)
				m.hold(r.listOfStates(m.s, k))
				m.u.last = last
				return
			}
		}
		return
	}
}

// tooAfter returns the token at which a state that holds the status "too" is named; 0.
func (r *reader) tooAfter(m *status, at int) int {
	for k := range m.s.mentions {
		if x := &m.s.mentions[k]; x.first >= at && x.first <= at+1 && !isOrg(x) && (r.low(x.last) == "too" || r.low(x.last) == "likewise") {
			return x.first
		}
	}
	return 0
}
