package extract

import (
	"leeway"
	"leeway/actor"
	"leeway/extract/parse"
)

// acted is what a reader keeps in mind of acts and of those who act.
type acted struct {
	ready      bool
	persons    map[string]string // surname in lower case → the state the person acts for
	thing      *cue              // what the latest act was about
	doer       string
	object     string
	target     string // the state that sanctions have been against
	delegation string // the state whose delegation the text is about
	author     string // the state of whoever writes "I" in a statement without speaker's labels
	at         int    // its sentence
}

// meet fills the list of persons whom the text presents with their state: "Kenyan president
// William Ruto", "Takeshi Iwaya, Japan's foreign minister".
func (r *reader) meet() {
	if r.acted.ready {
		return
	}
	r.acted = acted{ready: true, persons: map[string]string{}}
	for n, s := range r.sentences {
		for i := range s.mentions {
			m := &s.mentions[i]
			if n < 5 && r.acted.author == "" && r.state.speaker == "" && (m.role == actor.Leader || isOrg(m)) && r.isStatement(s, m) {
				r.acted.author = m.id
			}
			if !m.party() || m.typ != leeway.TypeState && m.typ != leeway.TypeOrganisation || m.role == actor.Leader {
				continue
			}
			r.presented(s, m)
			if r.acted.delegation == "" && r.low(m.last) == "delegation" {
				r.acted.delegation = m.id
			}
		}
	}
}

// isStatement reports whether the sentence presents the text as words of m: "Statement from
// President X", "Remarks by President X".
func (r *reader) isStatement(s *sentence, m *mention) bool {
	if r.low(s.First) == "we" && r.low(s.First+1) == "," && m.first-s.First <= 12 {
		return true // "We, the leaders of the G7, …"
	}
	if s.Last-s.First > 25 {
		return false
	}
	for i := s.First; i < s.Last; i++ {
		switch r.low(i) {
		case "statement", "remarks", "speech", "address", "letter", "message", "communiqué", "communique", "declaration":
			return i < m.first || i-m.last <= 3
		}
	}
	return false
}

// voice returns the actor who says "we" or "I" at token i: the speaker of the words reported
// there, else the author of a statement.
func (r *reader) voice(i int) string {
	best, width := "", 0
	for _, k := range r.reports[min(r.textSentence(i), len(r.reports)-1)] {
		rel := &r.speech[k]
		for _, c := range rel.Content {
			if c.First <= i && i < c.Last && rel.Speaker != "" && (best == "" || c.Last-c.First < width) {
				best, width = rel.Speaker, c.Last-c.First
			}
		}
	}
	if best == "" {
		return r.acted.author
	}
	return best
}

// presented notes the names that stand beside m and its title.
func (r *reader) presented(s *sentence, m *mention) {
	i := m.last
	if r.low(i) == "'s" || r.low(i) == "'" || r.low(i) == "’" {
		i++
	}
	title := false
	for i < s.Last && (personTitles[r.low(i)] || r.word(i).Tag == parse.ADJ || r.word(i).Tag == parse.NOUN && r.low(i) != "") && i-m.last < 6 {
		title = title || personTitles[r.low(i)]
		i++
	}
	switch {
	case title:
		r.name(s, i, m.id)
		if j := m.first - 1; j > s.First && (r.low(j) == "," || r.low(j-1) == ",") {
			if r.low(j) != "," {
				j--
			}
			r.nameBefore(s, j, m.id)
		}
	case r.low(m.first-1) == "of" || r.low(m.first-1) == "the" && r.low(m.first-2) == "of":
		j := m.first - 1
		if r.low(j) == "the" {
			j--
		}
		if personTitles[r.low(j-1)] {
			r.name(s, m.last, m.id)
		} else if j >= 2 && r.word(j-1).Tag == parse.PROPN && r.word(j-2).Tag == parse.PROPN && !inName(s.mentions, j-1, j) {
			r.nameBefore(s, j, m.id)
		}
	}
}

// name notes the capitalised name that begins at token i, a comma aside.
func (r *reader) name(s *sentence, i int, id string) {
	if r.low(i) == "," {
		i++
	}
	last := ""
	n := 0
	for ; i < s.Last && n < 4 && r.word(i).Tag == parse.PROPN && r.tok(i).Capital() && !inName(s.mentions, i, i+1); i++ {
		last = r.low(i)
		n++
	}
	if last != "" && len(last) > 2 {
		r.acted.persons[last] = id
	}
}

// nameBefore notes the name of two or more words that ends before token j.
func (r *reader) nameBefore(s *sentence, j int, id string) {
	if j-2 >= s.First && r.word(j-1).Tag == parse.PROPN && r.word(j-2).Tag == parse.PROPN && !inName(s.mentions, j-1, j) {
		r.acted.persons[r.low(j-1)] = id
	}
}

var personTitles = set(`president premier minister chancellor king prince sheikh secretary ambassador envoy counterpart leader
	spokesman spokeswoman spokesperson governor chairman commissioner general representative adviser advisor director chief`)

// lastPerson returns the state of the person named last before token at of s.
func (r *reader) lastPerson(s *sentence, at int) string {
	n := 0
	for i := range r.sentences {
		if r.sentences[i] == s {
			n = i
		}
	}
	for k := n; k >= 0 && k >= n-4; k-- {
		t := r.sentences[k]
		end := t.Last
		if k == n {
			end = at
		}
		for i := end - 1; i >= t.First; i-- {
			if id := r.personAt(t, i); id != "" {
				return id
			}
		}
	}
	return ""
}

// personAt returns the state of the person whose name ends at token i.
func (r *reader) personAt(s *sentence, i int) string {
	for k := range s.mentions {
		if m := &s.mentions[k]; m.last == i+1 && (m.person != "" || m.role == actor.Leader) && m.party() {
			return m.id
		}
	}
	if r.word(i).Tag == parse.PROPN {
		return r.acted.persons[r.low(i)]
	}
	return ""
}
