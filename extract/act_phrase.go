package extract

import (
	"leeway"
	"leeway/actor"
	"leeway/extract/parse"
	"leeway/extract/token"
)

// actingNouns name people and bodies that act for the state they belong to.
var actingNouns = set(`government governments parliament parliaments lawmakers legislature senate congress cabinet authorities officials official
	president presidents premier minister ministers prime ministry ministries leader leaders leadership chancellor king queen emir sultan
	prince sheikh secretary diplomat diplomats envoy envoys ambassador ambassadors delegation delegations representative representatives negotiators
	negotiator counterpart counterparts spokesman spokeswoman spokesperson court courts judge regulator regulators administration
	company companies firm firms bank banks lender lenders investor investors builder builders contractor contractors
	manufacturer manufacturers maker giant group operator operators airline airlines carrier business businesses enterprise enterprises
	producers producer supplier suppliers exporters importers corporation concern conglomerate consortium shareholder
	troops soldiers forces army navy police military peacekeepers guards warships warplanes jets drones missiles artillery gunners marines fighters
	commander general chief head heads state states country nation republic deputies side sides party parties capital
	governor mayor coalition junta regime rulers commission commissioner council union bloc team engineers workers
	coast guard air chief
	deputy foreign central national state-owned defence defense trade finance energy interior economy and`)

// stoodFor are people and numbers of people named by their state, where the state would stand: "on 300 targets in Russia",
// "thousands of African officers".
var stoodFor = set(`targets individuals entities people persons nationals citizens tycoons oligarchs elites executives directors managers officers shareholders vessels tankers facilities exports imports
	thousands hundreds dozens scores tens number majority most some many several half all part parts more`)

// pairActors are descriptions of the two sides that are being talked about.
var pairActors = set(`leaders presidents ministers sides parties governments countries delegations`)

// actsFor reports whether the noun phrase that m belongs to acts for m: m itself stands as
// a name, or modifies an acting noun ("Kazakh officials", "Ecuador's foreign ministry").
// end is the token after that phrase's head.
func (r *reader) actsFor(s *sentence, m *mention) (end int, ok bool) {
	end = m.last
	if m.role == actor.Leader || m.person != "" || m.role == actor.Ministry {
		return end, true
	}
	i := m.last
	if m.poss && r.low(i) == "'s" || r.low(i) == "'" || r.low(i) == "’" {
		i++
	}
	found := false
	for j := i; j < s.Last && j < i+5; j++ {
		t := r.tags[j]
		if !(t.Tag.Noun() || t.Tag == parse.ADJ || r.low(j) == "-" || r.low(j) == "and" && found && actingNouns[r.low(j+1)]) || inPeriod(s.periods, j) {
			break
		}
		if t.Tag.Noun() || actingNouns[r.low(j)] {
			found = actingNouns[r.low(j)]
			if t.Tag == parse.PROPN && !found && j > i && end > m.last {
				found = true // "Kenyan president William Ruto"
			}
			if found {
				end = j + 1
			}
		}
	}
	switch {
	case found:
		return end, true
	case m.adj && !m.poss && r.low(m.first-1) == "the" && (i >= s.Last || !r.word(i).Tag.Noun() && r.word(i).Tag != parse.ADJ && r.low(i) != "-"):
		return end, true // "the Chinese"
	case m.poss || m.adj && !m.people:
		return end, end > m.last
	case r.nounHere(s, m.last):
		return end, m.typ == leeway.TypeCompany
	}
	return end, true
}

// nounHere reports whether the word at i is a noun that goes on with the phrase before it:
// "Russia ties", and not "Russia Tuesday".
func (r *reader) nounHere(s *sentence, i int) bool {
	return i < s.Last && r.word(i).Tag == parse.NOUN && !inPeriod(s.periods, i)
}

// governor returns the preposition that m stands behind as a side of an act. "The leaders of
// Kenya" stand where "Kenya" would.
func (r *reader) governor(s *sentence, m *mention) string {
	head := r.listHead(s, m)
	prep := head.prep
	if head == m && m.list < len(s.mentions) && &s.mentions[m.list] != m {
		prep = "" // inherited from a phrase that it does not belong to
	} else if prep == "" {
		prep = m.prep
	}
	if prep == "" {
		return ""
	}
	if prep == "than" {
		if w := r.low(head.first - 2); w == "than" || r.tok(head.first-1).Kind == token.Number {
			return "" // "more than 17,000 Tajiks"
		}
	}
	i := head.first - 1
	for i > s.First && (skipBack[r.low(i)] || r.word(i).Tag == parse.ADJ || titles[r.low(i)]) && !prepositions[r.low(i)] {
		i--
	}
	if r.low(i) != prep {
		if i > s.First && r.word(i).Tag.Noun() || r.word(i).Tag == parse.ADJ {
			return ""
		}
		return prep
	}
	if prep != "of" && prep != "from" && prep != "in" || !actingNouns[r.low(i-1)] && !stoodFor[r.low(i-1)] || r.low(i-1) == "and" {
		return prep
	}
	j := i - 1
	for j > s.First && (actingNouns[r.low(j)] || r.low(j) == "of" && stoodFor[r.low(j-1)] || stoodFor[r.low(j)] || r.word(j).Tag == parse.ADJ || r.word(j).Tag == parse.DET || r.word(j).Tag == parse.PROPN && !inName(s.mentions, j, j+1) || r.word(j).Tag == parse.NUM || r.word(j).Tag == parse.ADV && stoodFor[r.low(i-1)] || r.low(j) == "-" || r.tok(j).Capital() && r.word(j).Tag == parse.VERB) && (!prepositions[r.low(j)] || r.low(j) == "of" && stoodFor[r.low(j-1)]) && r.low(j) != "and" {
		j--
	}
	if prepositions[r.low(j)] {
		return r.low(j)
	}
	return ""
}

// listHead returns the first mention of m's coordination. A pair that only a comma joins at
// the head of a clause is none: "In Angola, China has offered aid".
func (r *reader) listHead(s *sentence, m *mention) *mention {
	if m.list < 0 || m.list >= len(s.mentions) {
		return m
	}
	head := &s.mentions[m.list]
	if head == m || head.prep == "" {
		return head
	}
	if m.role == actor.Leader && head.role != actor.Leader {
		return m // "Buhari of Nigeria and Talon of Benin"
	}
	n, and := 0, false
	for i := m.list; i < len(s.mentions); i++ {
		if x := &s.mentions[i]; x.list == m.list {
			n++
			for j := head.last; j < x.first; j++ {
				and = and || coordinators[r.low(j)]
			}
		}
	}
	if n == 2 && !and && (r.low(m.first-1) == "," || r.low(m.first-1) == "the" && r.low(m.first-2) == ",") {
		return m
	}
	return head
}

// secondObjects mends the tags of nouns that name what somebody is given and that the tagger
// took for verbs: "extended Kenya loans".
func (r *reader) secondObjects(s *sentence) {
	for i := range s.cues {
		c := &s.cues[i]
		if c.class != cueThing || c.last != c.first+1 || r.word(c.first).Tag != parse.VERB || r.word(c.first).Form != parse.Pres {
			continue
		}
		for k := range s.mentions {
			if m := &s.mentions[k]; m.last == c.first && !m.adj && !m.poss && r.gives(s, m.first) {
				r.tags[c.first].Tag, r.tags[c.first].Form = parse.NOUN, parse.Plur
			}
		}
	}
}

// gives reports whether a verb of an act in the past ends before token at.
func (r *reader) gives(s *sentence, at int) bool {
	for i := range s.cues {
		if a := &s.cues[i]; a.class == cueAct && a.form == formPast && a.last == at && r.word(a.first).Tag == parse.VERB {
			return true
		}
	}
	return false
}
