package extract

import (
	"strings"

	"leeway"
	"leeway/actor"
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
