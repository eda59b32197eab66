package extract

import (
	"leeway"
)

// partnerNow returns the partner that "it" and "its share" mean: the country that the
// paragraph named last beside the one in focus, else the topic's.
func (r *reader) partnerNow() string {
	now := r.current()
	for i := len(r.state.states) - 1; i >= 0; i-- {
		id := r.state.states[i]
		if id != now && id != r.state.topic.subject && r.state.inParagraph[id] {
			return id
		}
	}
	if r.state.topic.object != "world" {
		return r.state.topic.object
	}
	return ""
}

// subjectNow returns whose dependence is being talked about: the country in focus, or in a
// text about a region or a group whoever the paragraph's ties have been about.
func (r *reader) subjectNow() string {
	st := &r.state
	if st.focus == "" || r.isCountry(st.focus) {
		return r.current()
	}
	if st.topic.set && st.paragraph == st.at && st.topic.subject != "" {
		return st.topic.subject
	}
	if st.inParagraph[st.focus] || st.leader == "" || majors[st.leader] {
		return st.focus
	}
	return r.current()
}

// missingSubject supplies the side whose dependence is in question from the text before.
func (r *reader) missingSubject(d *draft, objects []filled) (filled, bool) {
	st := &r.state
	if t := &st.topic; d.carried && d.indicator == "arms" && t.subject == "world" && t.partnerKnown && (len(objects) == 0 || objects[0].id == t.object) {
		return filled{id: "world", resolved: true}, true // "American exports grew and now make up 43 percent"
	}
	candidates := []string{}
	if id := r.labelOf(d.s); id != "" {
		candidates = append(candidates, id)
	}
	if (d.u.kind != unitMain || d.carried) && r.prev != nil && r.prev.s == d.s && len(r.prev.subjects) > 0 {
		candidates = append(candidates, r.prev.subjects[0].id)
	}
	if d.u.kind == unitSubordinate || d.u.first == d.s.First && subordinators[r.low(d.u.first)] {
		for _, u := range d.s.units {
			if m := r.clauseSubject(d.s, u); u.first > d.u.first && m != nil && r.isCountry(m.id) {
				candidates = append(candidates, m.id) // "Since trade with China is increasing, Kazakhstan …"
				break
			}
		}
	}
	candidates = append(candidates, r.subjectNow(), r.current(), st.focus, st.topic.subject, st.second)
	for _, id := range candidates {
		if id != "" && id != "world" && !among(objects, id) {
			return filled{id: id, resolved: true}, true
		}
	}
	return filled{}, false
}

// namesFigure reports whether the unit is about a figure given before: "the total".
func (r *reader) namesFigure(u *unit) bool {
	for _, w := range []string{"figure", "total", "sum", "amount", "volume"} {
		if r.says(u, w) {
			return true
		}
	}
	return false
}

// theTotal reports whether the total is what the unit's verb is about.
func (r *reader) theTotal(u *unit) bool {
	for i := u.first + 1; i+1 < u.last; i++ {
		if r.low(i) == "total" && r.low(i-1) == "the" && r.finite(i+1) {
			return true
		}
	}
	return false
}

// among reports whether an actor is the first of the list, or coordinated with it.
func among(list []filled, id string) bool {
	for i, f := range list {
		if f.id == id && (i == 0 || f.m != nil && list[0].m != nil && !f.m.resolved && f.m.list == list[0].m.list) {
			return true
		}
	}
	return false
}

// labelOf returns the state that stands before a colon at the head of s, as in a list of states: "+ Georgia: remittances fell".
func (r *reader) labelOf(s *sentence) string {
	if len(s.mentions) == 0 {
		return ""
	}
	m := &s.mentions[0]
	if m.typ != leeway.TypeState || !r.labelEnds(s, m.last) {
		return ""
	}
	return m.id
}

// says reports whether a word stands in the unit.
func (r *reader) says(u *unit, word string) bool {
	for i := u.first; i < u.last; i++ {
		if r.low(i) == word {
			return true
		}
	}
	return false
}

// lent are nouns for single sums that somebody gave.
var lent = set(`loan loans grant grants`)

// missingObject supplies the other side: the topic's where the unit goes on about it, else
// all partners together.
func (r *reader) missingObject(d *draft, subjects []filled) filled {
	if d.frame == "own" {
		return filled{}
	}
	st := &r.state
	if (d.frame == "people" || d.frame == "permit") && !r.allPartners(d) {
		for _, id := range []string{st.focus, st.topic.object, st.second} {
			if id != "" && id != "world" && (len(subjects) == 0 || subjects[0].id != id) && (id != st.topic.object || countable[st.topic.frame]) && (id != st.focus || r.isCountry(id)) {
				return filled{id: id, resolved: true}
			}
		}
	}
	if d.frame == "mutual" && st.addressee != "" && len(subjects) > 0 && subjects[0].id == st.speaker && (subjects[0].m == nil || r.says(d.u, "our")) && !r.allPartners(d) {
		return filled{id: st.addressee, resolved: true} // "our relations are growing", said to the other side
	}
	if id := st.speaker; d.frame == "mutual" && d.indicator != "ties" && id != "" && len(subjects) > 0 && subjects[0].id != id && (st.topic.object == "" || st.topic.object == "world") && !r.allPartners(d) {
		return filled{id: id, resolved: true} // a statement on trade with the speaker's own country
	}
	if d.carried && d.statistic == leeway.Level && st.topic.statistic == leeway.Share && st.topic.level == "world" && r.namesFigure(d.u) {
		return filled{id: "world", resolved: true} // "… $4 billion. Half came from Russia. In 2023 the figure fell to $3 billion"
	}
	if d.carried && r.theTotal(d.u) {
		return filled{id: "world", resolved: true} // "85 percent came from Russia. Last year the total fell by a third"
	}
	if d.noun != nil && lent[d.noun.lemma] {
		if id := r.partnerNow(); id != "" && (len(subjects) == 0 || id != subjects[0].id) && (majors[id] || id == st.topic.object) {
			return filled{id: id, resolved: true} // a loan in a text about a lender
		}
	}
	same := r.prev != nil && r.prev.s == d.s
	goesOn := d.carried || d.noun == nil && d.verb == nil || same && d.u.kind != unitMain
	if d.of == "gdp" && !same {
		goesOn = false
	}
	id := st.topic.object
	if d.noun != nil && (d.frame == "export" || d.frame == "import" || d.frame == "mutual") && d.noun.last == d.noun.first+1 && !r.allPartners(d) &&
		(st.topic.frame == "mutual" || st.topic.frame == "export" || st.topic.frame == "import") && st.topic.partnerKnown {
		goesOn = true
	}
	if d.noun != nil && (d.noun.lemma == "bilateral trade" || d.noun.lemma == "two-way trade" || d.noun.lemma == "mutual trade" || d.noun.lemma == "bilateral ties" || d.noun.lemma == "bilateral relations") {
		if id == "" || id == "world" {
			id = st.object
		}
		if id == "" {
			id = st.second
		}
		if len(subjects) > 0 && id == subjects[0].id && st.topic.subject != "world" {
			id = st.topic.subject // "Morocco is Spain's third partner. Bilateral trade doubled"
		}
		same, goesOn = true, true
	}
	if goesOn && id != "" && (len(subjects) == 0 || subjects[0].id != id) && (same || st.paragraph == d.s.Paragraph) {
		return filled{id: id, resolved: true}
	}
	return filled{id: "world", resolved: true}
}

// allPartners reports whether the unit says that it means all partners together.
func (r *reader) allPartners(d *draft) bool {
	end := d.u.last
	if d.noun != nil {
		end = d.noun.first
	}
	for i := d.u.first; i < end; i++ {
		switch r.low(i) {
		case "total", "overall", "all", "foreign", "goods", "merchandise", "abroad", "whole":
			return true
		}
	}
	return false
}

// subjectBefore returns the actor that the sentence before s, in the same paragraph, begins
// with as its subject: whom "it" at the head of s most likely means.
func (r *reader) subjectBefore(s *sentence) string {
	var before *sentence
	for _, x := range r.paragraphAt(s.Paragraph) {
		if x.First >= s.First {
			break
		}
		before = x
	}
	if before == nil || len(before.units) == 0 || len(before.mentions) == 0 {
		return ""
	}
	if m := r.clauseSubject(before, before.units[0]); m != nil {
		return m.id
	}
	return ""
}
