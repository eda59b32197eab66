package extract

import (
	"leeway"
	"leeway/actor"
	"leeway/extract/parse"
	"leeway/extract/quantity"
	"leeway/extract/speech"
	"leeway/extract/token"
	"leeway/extract/when"
)

// reader holds what is known of one document while it is read.
type reader struct {
	opt       Options
	today     string // by which "last year" is read; empty where the document's date is only inferred
	text      *token.Text
	actors    *actor.Dictionary
	tags      []parse.Word
	periods   []when.Period
	quants    []quantity.Quantity
	speech    speech.Relations
	sentences []*sentence
	state     discourse
	claims    []leeway.Claim

	sources     []int32         // for each token of a speaker's name, where the name ends
	reports     [][]int32       // for each sentence of the text, the reports that touch it
	namedIDs    map[string]bool // actors that the text names; see named
	used        map[int]bool    // quantities that an act has used, by first byte
	prev        *draft          // the latest tie
	acted       acted           // what acts have been about
	statistical bool            // the text reports figures of a period
}

// sentence is a sentence with all that was found in it. Token indices are the text's.
type sentence struct {
	token.Sentence
	mentions []mention
	cues     []cue
	quants   []quantity.Quantity
	periods  []when.Period
	units    []*unit
}

// mention is an actor, or a pronoun or definite description that stands for one.
type mention struct {
	first, last int
	id          string
	also        []string // further ids: "both countries", "they"
	typ         leeway.ActorType
	role        actor.Role
	person      string
	home        string // state of a company or a subdivision
	adj, people bool
	poss        bool   // followed by 's, or a possessive pronoun
	resolved    bool   // from the discourse
	prep        string // the preposition that governs it
	list        int    // index of the first mention of its coordination
}

// ids returns all actors the mention stands for.
func (m *mention) ids() []string { return append([]string{m.id}, m.also...) }

// party reports whether the mention can be a side of a tie or an act: an outlet only reports.
func (m *mention) party() bool { return m.role != actor.Outlet && m.typ != leeway.TypeOutlet }

func (r *reader) tok(i int) token.Token {
	if i < 0 || i >= len(r.text.Tokens) {
		return token.Token{}
	}
	return r.text.Tokens[i]
}

func (r *reader) low(i int) string { return r.tok(i).Lower }

// word returns the analysis of token i, nothing beyond the text's ends.
func (r *reader) word(i int) parse.Word {
	if i < 0 || i >= len(r.tags) {
		return parse.Word{}
	}
	return r.tags[i]
}

// analyse finds the sentences' parts. Pronouns come later, when what went before is known.
func (r *reader) analyse() {
	lex := theLexicon()
	matches := r.actors.Find(r.text, r.opt.Date)
	r.periods = when.Find(r.text, r.today)
	r.quants = quantity.Find(r.text, r.periods)
	r.tags = make([]parse.Word, 0, len(r.text.Tokens))
	for _, s := range r.text.Sentences {
		r.tags = append(r.tags, parse.Tags(r.text.Of(s))...)
	}
	r.speech = speech.Find(r.text, matches)
	r.mark()
	m, q, p := 0, 0, 0
	for _, ts := range r.text.Sentences {
		s := &sentence{Sentence: ts}
		for ; m < len(matches) && matches[m].First < ts.Last; m++ {
			if x := matches[m]; x.First >= ts.First && !r.inAnyPeriod(x.First) {
				s.mentions = append(s.mentions, mention{first: x.First, last: x.Last, id: x.ID, typ: x.Type, role: x.Role, person: x.Person, home: x.Home, adj: x.Adjective, people: x.People})
			}
		}
		for ; q < len(r.quants) && r.quants[q].First < ts.Last; q++ {
			s.quants = append(s.quants, r.quants[q])
		}
		for ; p < len(r.periods) && r.periods[p].First < ts.Last; p++ {
			s.periods = append(s.periods, r.periods[p])
		}
		s.cues = lex.find(r.text.Tokens[ts.First:ts.Last])
		for i := range s.cues {
			s.cues[i].first += ts.First
			s.cues[i].last += ts.First
		}
		r.dropDateline(s)
		r.retag(s)
		s.cues = r.sift(s)
		r.sentences = append(r.sentences, s)
	}
}

// dropDateline takes the places of a dateline out of the mentions: they say where the text
// was written.
func (r *reader) dropDateline(s *sentence) {
	end := r.datelineEnd(s)
	for end > 0 && len(s.mentions) > 0 && s.mentions[0].first < end {
		s.mentions = s.mentions[1:]
	}
	for end > 0 && len(s.periods) > 0 && s.periods[0].First < end {
		s.periods = s.periods[1:]
	}
}

// sift drops cues that the part of speech or an actor's name rules out: verbs that are
// nouns here ("the export"), nouns that are verbs, words inside names.
func (r *reader) sift(s *sentence) []cue {
	out := s.cues[:0]
	for _, c := range s.cues {
		if inName(s.mentions, c.first, c.last) || inPeriod(s.periods, c.first) {
			continue
		}
		tag := r.word(c.first).Tag
		switch c.class {
		case cueTieVerb, cueMotionVerb, cueAct:
			if c.class == cueAct && r.portioned(s, c.last) {
				continue
			}
			if tag != parse.VERB && tag != parse.AUX {
				continue
			}
		case cueMotionNoun, cueIndicator, cueActNoun, cueRank, cueThing:
			if c.last == c.first+1 && (tag == parse.VERB || tag == parse.AUX) && r.verbPlace(s, c.first) {
				continue
			}
		}
		out = append(out, c)
	}
	return out
}

// verbPlace reports whether the word at i can be a verb where it stands: after its subject,
// after "to" or after an auxiliary.
func (r *reader) verbPlace(s *sentence, i int) bool {
	if i == s.First {
		return false
	}
	for k := range s.mentions {
		if m := &s.mentions[k]; m.adj && m.last == i {
			return false // "Kazakh exports"
		}
	}
	switch r.word(i - 1).Tag {
	case parse.NOUN, parse.PROPN, parse.PRON, parse.AUX, parse.ADV:
		return true
	case parse.PART:
		return r.low(i-1) != "'s" && r.low(i-1) != "'"
	}
	return r.low(i-1) == "to" || r.word(i).Form != parse.Pres
}

// portioned reports whether a part of something follows: "supplied 36 percent of", which
// measures a tie rather than tells an act.
func (r *reader) portioned(s *sentence, at int) bool {
	for i := range s.quants {
		q := &s.quants[i]
		if q.First >= at && q.First-at <= 3 && (q.Kind == quantity.Percent || q.Kind == quantity.Fraction) && r.low(q.Last) == "of" {
			return true
		}
	}
	return false
}

func inName(ms []mention, first, last int) bool {
	for i := range ms {
		if m := &ms[i]; m.first <= first && last <= m.last {
			return true
		}
	}
	return false
}

func inPeriod(ps []when.Period, at int) bool {
	for _, p := range ps {
		if p.First <= at && at < p.Last {
			return true
		}
	}
	return false
}

var prepositions = set(`from to into with in by of between among for on at against towards toward via through over
	under within across inside outside after before behind without than like as despite onto about per amid`)

var skipBack = set(`the a an all its their his her our both some many most other several various certain these those this that
	two three four five six seven eight nine ten first second third main major key fellow former new old neighbouring neighboring
	northern southern eastern western central big biggest largest largely mainly mostly only just even nearby respective`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	start := -1
	for i := 0; i <= len(words); i++ {
		if i == len(words) || words[i] == ' ' || words[i] == '\n' || words[i] == '\t' {
			if start >= 0 {
				m[words[start:i]] = true
			}
			start = -1
		} else if start < 0 {
			start = i
		}
	}
	return m
}

// govern sets the preposition, the possessive and the coordination of every mention.
func (r *reader) govern(s *sentence) {
	for i := range s.mentions {
		m := &s.mentions[i]
		m.list = i
		if t := r.low(m.last); t == "'s" || (t == "'" || t == "’") && !r.tok(m.last).Spaced {
			m.poss = true
		}
		m.prep = r.prepBefore(s, m.first)
		if i == 0 {
			continue
		}
		if prev := &s.mentions[i-1]; r.coordinated(prev, m) {
			m.list = prev.list
			head := &s.mentions[m.list]
			if m.prep == "" {
				m.prep = head.prep
			}
		}
	}
	// "Kazakhstan, Belarus and Kyrgyzstan's exports": the possessive covers the list
	for i := len(s.mentions) - 1; i > 0; i-- {
		if m := &s.mentions[i]; m.list != i && m.poss && s.mentions[i-1].list == m.list {
			s.mentions[i-1].poss = true
		}
	}
}

// coordinated reports whether only commas, "and", "or" and the like stand between a and b.
func (r *reader) coordinated(a, b *mention) bool {
	if a.resolved && a.also == nil || b.resolved && b.also == nil {
		return false
	}
	if a.adj != b.adj && !a.people && !b.people || a.role == actor.Outlet || b.role == actor.Outlet {
		return false
	}
	n := 0
	repeated, joined := false, false
	for i := a.last; i < b.first; i++ {
		joined = joined || r.low(i) == "and" || r.low(i) == "or" || r.low(i) == "nor"
		switch r.low(i) {
		case ",", "and", "or", "&", "-", "–", "—", "/", "nor", "both", "'s":
			if r.low(i) != "'s" {
				n++
			}
		case "of", "to", "with", "from", "in", "by":
			if r.low(i) != a.prep {
				return false
			}
			repeated = true
		case "the", "also", "then", "as", "well", "even", "president", "presidents", "prime", "minister", "leaders", "neighbouring", "neighboring":
		default:
			return false
		}
	}
	return n > 0 && (joined || !repeated) // "ties with Russia, with Kazakhstan deciding" is no list
}

// prepBefore returns the preposition that governs the noun phrase beginning at token i.
func (r *reader) prepBefore(s *sentence, i int) string {
	for j, n := i-1, 0; j >= s.First && n < 6; j, n = j-1, n+1 {
		w := r.low(j)
		switch {
		case inPeriod(s.periods, j):
			return ""
		case (w == "as" || w == "after" || w == "before" || w == "like") && r.verbSoon(s, i):
			return "" // a conjunction: "as Central Asia has followed"
		case w == "of" && r.low(j-1) == "out":
			return "from"
		case prepositions[w]:
			return w
		case skipBack[w], r.tok(j).Kind == token.Number, w == "-", w == "'s":
		case r.word(j).Tag == parse.ADJ, r.word(j).Tag == parse.NOUN && r.nounChain(s, j, i), r.word(j).Tag == parse.PROPN && r.nounChain(s, j, i), r.word(j).Tag == parse.DET, r.word(j).Tag == parse.NUM:
		default:
			return ""
		}
	}
	return ""
}

// verbSoon reports whether a finite verb follows the noun phrase at i before any stop.
func (r *reader) verbSoon(s *sentence, i int) bool {
	for j := i; j < min(s.Last, i+6); j++ {
		if r.finite(j) {
			return true
		}
		if r.word(j).Tag == parse.PUNCT && r.low(j) != "-" || r.word(j).Tag == parse.CCONJ {
			return false
		}
	}
	return false
}

// nounChain reports whether the noun at j modifies the name at i: titles and the like.
func (r *reader) nounChain(s *sentence, j, i int) bool {
	return i-j <= 3 && titles[r.low(j)]
}

var titles = set(`president minister prime chancellor king queen prince sheikh emir sultan foreign chairman governor leader
	secretary general director premier company companies firm firms giant group state states countries country republic republics
	capital neighbour neighbor partner ally bank lender operator government authorities officials the member members president-elect
	presidents ministers leaders republics mr mrs ms dr sir lady senator ambassador`)
