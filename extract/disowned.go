package extract

import (
	"leeway"
	"leeway/extract/parse"
	"leeway/extract/token"
)

// stance is how a text stands to words that it repeats without holding them.
type stance uint8

const (
	denies   stance = iota // "it is not true that …": the opposite is stated
	supposes               // "had Georgia stayed, …": neither is stated
	withhold               // "nobody claims that …": nothing is stated
)

// disowned is a stretch of text that its author does not state.
type disowned struct {
	first, last int // tokens
	stance      stance
}

// disown takes back what the text repeats without holding it: denied claims become negated, suppositions conditional,
// and what nobody holds is dropped.
func (r *reader) disown() {
	var spans []disowned
	for k, s := range r.sentences {
		spans = append(spans, r.disownedIn(s)...)
		if k+1 < len(r.sentences) && r.sentences[k+1].Paragraph == s.Paragraph && r.refuses(r.sentences[k+1]) {
			spans = append(spans, disowned{s.First, s.Last, denies})
		}
	}
	if len(spans) == 0 {
		return
	}
	out := r.claims[:0]
	for _, c := range r.claims {
		if r.takeBack(&c, spans) {
			out = append(out, c)
		}
	}
	r.claims = out
}

// takeBack changes a claim whose words lie in one of the spans; it returns false where nothing is left to state.
func (r *reader) takeBack(c *leeway.Claim, spans []disowned) bool {
	for _, d := range spans {
		at := (c.Quote.Start + c.Quote.End) / 2
		if d.stance == supposes {
			at = c.Quote.Start // what only leads to a supposition is stated
		}
		if at < r.tok(d.first).Start || at >= r.tok(d.last-1).End {
			continue
		}
		switch d.stance {
		case withhold:
			return c.Kind.Soft()
		case supposes:
			if c.Kind.Soft() {
				return true
			}
			c.Modality = leeway.Conditional
		case denies:
			c.Polarity = leeway.Negated
			if r.deniedWithin(d.first, d.last) {
				c.Polarity = ""
			}
			c.Rules = append(append([]string(nil), c.Rules...), "disowned")
		}
		return true
	}
	return true
}

// deniedWithin reports whether tokens [first, last) hold a denial of their own: "it is false that Iran never joined".
func (r *reader) deniedWithin(first, last int) bool {
	for i := first; i < last; i++ {
		if w := r.low(i); negations[w] && w != "hardly" && w != "without" {
			return true
		}
	}
	return false
}

// disownedIn finds what s repeats without holding it.
func (r *reader) disownedIn(s *sentence) []disowned {
	var out []disowned
	for i := s.First; i < s.Last; i++ {
		for _, find := range []func(*sentence, int) (disowned, bool){r.untrue, r.notion, r.contrary, r.rejected, r.holders, r.nobody, r.whether, r.forbidden, r.labelled, r.farFrom, r.inverted, r.follows} {
			if d, ok := find(s, i); ok && d.first < d.last {
				out = append(out, d)
				i = max(i, d.first-1)
				break
			}
		}
	}
	return out
}

var (
	falsehoods = set(`false wrong untrue incorrect inaccurate mistaken misleading unfounded baseless groundless nonsense fiction myth legend
		fallacy misconception illusion misplaced overblown exaggerated exaggeration absurd bogus fake erroneous hoax error mistake
		fabrication lie invention rubbish premature nonsensical unjustified unwarranted`)
	truths       = set(`true correct accurate case right so fact`)
	claimNouns   = set(`notion idea claim claims belief beliefs assertion assertions allegation allegations rumour rumours rumor rumors report reports story stories suggestion suggestions theory argument fear fears prediction predictions impression assumption view charge charges perception misconception myth lie falsehood narrative talk accusation accusations speculation contention thesis premise`)
	ownFalse     = set(`misconception myth lie falsehood fallacy hoax`)
	falseMarks   = set(`false mistaken erroneous bogus unfounded baseless untrue wrong fake debunked groundless`)
	rejecting    = set(`deny dismiss reject refute rebut debunk dispute rubbish repudiate contradict`)
	generic      = set(`those anyone anybody everyone everybody whoever people some commentators critics pundits observers columnists he`)
	opining      = set(`say claim believe think insist argue assume write suppose imagine maintain assert fancy suggest contend hold`)
	nobodies     = set(`nobody none few`)
	filler       = set(`a an the simply just plainly pure purely completely totally utterly demonstrably largely widely to be merely also quite clearly entirely of course rather therefore thus all only another common popular outright complete total mere simple patently equally therefore long`)
	links        = set(`is are was were be been 's proved proves prove proven turned turns turn remains remained seems seemed looks looked sounds sounded`)
	collapses    = set(`hold stand survive materialise materialize withstand`)
	turnsAgainst = set(`but though although yet however whereas while instead rather since because as`)
)

// contentEnd returns where what begins at token i ends: at a semicolon, a dash, or a comma before a turn.
func (r *reader) contentEnd(s *sentence, i int) int {
	for ; i < s.Last; i++ {
		switch w := r.low(i); {
		case w == ";" || w == ":" || w == "–" || w == "—" || w == "." || w == "?" || w == "!":
			return i
		case w == "," && turnsAgainst[r.low(i+1)]:
			return i
		}
	}
	return s.Last
}

// afterThat returns the token after "that", or after a verb of opining and "that": "to say that", "that".
func (r *reader) afterThat(i int) (int, bool) {
	if r.low(i) == "to" && opining[r.word(i+1).Lemma] || r.low(i) == "to" && opining[r.low(i+1)] {
		i += 2
		if r.low(i) == "that" {
			i++
		}
		return i, true
	}
	if r.low(i) == "that" {
		return i + 1, true
	}
	return 0, false
}

// skip passes over the words of a set.
func (r *reader) skip(i int, words map[string]bool) int {
	for words[r.low(i)] {
		i++
	}
	return i
}

// untrue reads "it is not true that …", "it would be wrong to say that …".
func (r *reader) untrue(s *sentence, i int) (disowned, bool) {
	if r.low(i) != "it" {
		return disowned{}, false
	}
	at := i + 1
	for r.word(at).Tag == parse.AUX || r.low(at) == "'s" || r.low(at) == "would" || r.low(at) == "be" {
		at++
	}
	if at == i+1 {
		return disowned{}, false
	}
	at = r.skip(at, filler)
	denied := false
	if w := r.low(at); w == "not" || w == "n't" {
		denied, at = true, r.skip(at+1, filler)
	}
	if denied && !truths[r.low(at)] || !denied && !falsehoods[r.low(at)] {
		return disowned{}, false
	}
	first, ok := r.afterThat(at + 1)
	return disowned{first, r.contentEnd(s, first), denies}, ok
}

// notion reads "the notion that … is a myth" and "the false claim that …".
func (r *reader) notion(s *sentence, i int) (disowned, bool) {
	if !claimNouns[r.low(i)] || r.low(i+1) != "that" && r.low(i+1) != "of" {
		return disowned{}, false
	}
	first := i + 2
	for j := first; j < s.Last; j++ {
		if r.falls(j) {
			return disowned{first, j, denies}, true
		}
	}
	if r.low(i+1) == "that" && (falseMarks[r.low(i-1)] || ownFalse[r.low(i)]) {
		return disowned{first, r.contentEnd(s, first), denies}, true
	}
	return disowned{}, false
}

// falls reports whether a predicate at token j takes a claim away: "is a myth", "proved unfounded", "do not hold".
func (r *reader) falls(j int) bool {
	at := r.skip(j+1, filler)
	switch w := r.low(j); {
	case w == "do" || w == "does" || w == "did":
		if w := r.low(at); w != "not" && w != "n't" {
			return false
		}
		return collapses[r.low(r.skip(at+1, filler))]
	case w == "has" || w == "have" || w == "had":
		return r.low(at) == "no" && (r.low(at+1) == "basis" || r.low(at+1) == "foundation" || r.low(at+1) == "substance")
	case !links[w]:
		return false
	}
	if r.low(at) == "out" {
		at = r.skip(at+1, filler)
	}
	if w := r.low(at); w == "not" || w == "n't" {
		return truths[r.low(r.skip(at+1, filler))]
	}
	return falsehoods[r.low(at)]
}

// contrary reads "contrary to reports that …,".
func (r *reader) contrary(s *sentence, i int) (disowned, bool) {
	if r.low(i) != "contrary" || r.low(i+1) != "to" {
		return disowned{}, false
	}
	for j := i + 2; j < min(s.Last, i+9); j++ {
		if r.low(j) == "," {
			return disowned{}, false
		}
		if claimNouns[r.low(j)] && (r.low(j+1) == "that" || r.low(j+1) == "of") {
			last := j + 2
			for last < s.Last && r.low(last) != "," {
				last++
			}
			return disowned{j + 2, last, denies}, last < s.Last
		}
	}
	return disowned{}, false
}

// rejected reads "denied reports that …", "rejects the idea that …".
func (r *reader) rejected(s *sentence, i int) (disowned, bool) {
	if !rejecting[r.word(i).Lemma] || r.word(i).Tag != parse.VERB || r.deniedWithin(max(s.First, i-3), i) {
		return disowned{}, false
	}
	for j := i + 1; j < min(s.Last, i+7); j++ {
		switch w := r.low(j); {
		case claimNouns[w] && r.low(j+1) == "that":
			return disowned{j + 2, r.contentEnd(s, j+2), denies}, true
		case w == "that" && j == i+1:
			return disowned{j + 1, r.contentEnd(s, j+1), denies}, true // "denied that"
		case w == "," || w == "and" || r.finite(j):
			return disowned{}, false
		}
	}
	return disowned{}, false
}

// holders reads "those who believe that …": what others hold.
func (r *reader) holders(s *sentence, i int) (disowned, bool) {
	who := i + 1
	if r.low(i) == "whoever" {
		who = i
	} else if r.low(who) != "who" || !generic[r.low(i)] {
		return disowned{}, false
	}
	at := r.skip(who+1, set("still also often like to"))
	if !opining[r.word(at).Lemma] && !opining[r.low(at)] {
		return disowned{}, false
	}
	first := at + 1
	if r.low(first) == "that" {
		first++
	}
	return disowned{first, r.contentEnd(s, first), withhold}, true
}

// nobody reads "nobody claims that …", "no serious analyst believes …".
func (r *reader) nobody(s *sentence, i int) (disowned, bool) {
	at := i + 1
	switch w := r.low(i); {
	case nobodies[w]:
	case w == "no" && r.low(i+1) == "one":
		at = i + 2
	case w == "no" && i == s.First:
		for at < i+4 && (r.word(at).Tag == parse.ADJ || r.word(at).Tag == parse.NOUN && !opining[r.low(at)]) {
			at++
		}
	default:
		return disowned{}, false
	}
	at = r.skip(at, set("has have had ever seriously would could can really"))
	if !opining[r.word(at).Lemma] && !opining[r.low(at)] || r.low(at+1) != "that" {
		return disowned{}, false
	}
	return disowned{at + 2, r.contentEnd(s, at+2), withhold}, true
}

// whether reads an indirect question: "asked whether Georgia is still a member".
func (r *reader) whether(s *sentence, i int) (disowned, bool) {
	if r.low(i) != "whether" || r.low(i-1) == "regardless" || r.low(i+1) == "or" {
		return disowned{}, false
	}
	return disowned{i + 1, r.contentEnd(s, i+1), withhold}, true
}

// forbidden reads "do not write that …", "never say that …": what nobody should say is not said.
func (r *reader) forbidden(s *sentence, i int) (disowned, bool) {
	w := r.low(i)
	if w != "not" && w != "n't" && w != "never" || i > s.First+3 || w != "never" && r.low(i-1) != "do" {
		return disowned{}, false
	}
	if !opining[r.low(i+1)] || r.low(i+2) != "that" {
		return disowned{}, false
	}
	return disowned{i + 3, r.contentEnd(s, i+3), withhold}, true
}

// labels say before a colon that what follows is wrong, or that it is put to a test.
var labels = map[string]stance{"myth": denies, "misconception": denies, "fiction": denies, "falsehood": denies, "lie": denies, "fake": denies,
	"claim": withhold, "rumour": withhold, "rumor": withhold, "statement": withhold, "assertion": withhold, "allegation": withhold}

// labelled reads a paragraph of a fact check under its label: "Myth: …", "Claim: …".
func (r *reader) labelled(s *sentence, i int) (disowned, bool) {
	at := i + 1
	for at < i+4 && (r.tok(at).Kind == token.Number || r.low(at) == "no" || r.low(at) == "no." || r.low(at) == "." || r.low(at) == "number" || r.low(at) == "#") {
		at++ // "Myth No. 3:"
	}
	st, ok := labels[r.low(i)]
	if !ok || i > s.First+2 || r.low(at) != ":" {
		return disowned{}, false
	}
	return disowned{at + 1, s.Last, st}, true
}

// refuses reports whether s opens by calling the sentence before it wrong: "False: it is an observer", "That is not true".
func (r *reader) refuses(s *sentence) bool {
	first := s.First
	for first < s.Last && (r.tok(first).Kind == token.Punct) {
		first++
	}
	switch w := r.low(first); {
	case w == "not" && (truths[r.low(first+1)] || r.low(first+1) == "quite"):
		return true
	case falsehoods[w] || w == "no":
		next := r.low(first + 1)
		return first+1 >= s.Last || next == "." || next == "," || next == ":" || next == ";" || next == "–" || next == "—" || next == "-" || next == "!"
	case (w == "this" || w == "that" || w == "which" || w == "it") && links[r.low(first+1)]:
		at := r.skip(first+2, filler)
		if n := r.low(at); n == "not" || n == "n't" {
			at = r.skip(at+1, filler)
			return truths[r.low(at)] && r.ends(s, at+1)
		}
		return falsehoods[r.low(at)] && r.ends(s, at+1)
	}
	return false
}

// ends reports whether a clause ends before token i.
func (r *reader) ends(s *sentence, i int) bool {
	return i >= s.Last || r.tok(i).Kind == token.Punct || r.low(i) == "and" || r.low(i) == "but"
}

// farFrom reads "is far from sending half …", "a long way from …", "nowhere near …".
func (r *reader) farFrom(s *sentence, i int) (disowned, bool) {
	at := 0
	switch {
	case r.low(i) == "far" && r.low(i+1) == "from", r.low(i) == "way" && r.low(i+1) == "from" && r.low(i-1) == "long", r.low(i) == "nowhere" && (r.low(i+1) == "near" || r.low(i+1) == "close"), r.low(i) == "short" && r.low(i+1) == "of":
		at = i + 2
	default:
		return disowned{}, false
	}
	if w := r.word(at); w.Tag != parse.VERB && w.Tag != parse.AUX || r.tok(at).Kind != token.Word || w.Form.Finite() {
		return disowned{}, false // "far from Moscow"
	}
	if at >= s.Last || len(r.low(at)) < 4 || r.low(at)[len(r.low(at))-3:] != "ing" {
		return disowned{}, false
	}
	first := max(s.First, i-8)
	return disowned{first, r.contentEnd(s, at), denies}, true
}

// inverted reads a condition without "if" at token i: "Had Kazakhstan joined, trade would have halved".
func (r *reader) inverted(s *sentence, i int) (disowned, bool) {
	w := r.low(i)
	if w != "had" && w != "were" && w != "should" || i != s.First && r.low(i-1) != "," || !r.subjectAt(s, i+1) {
		return disowned{}, false
	}
	return disowned{i, r.nextComma(s, i), supposes}, true
}

// follows reads what would follow from a condition without "if" that opens the sentence: the clause after it with "would".
func (r *reader) follows(s *sentence, i int) (disowned, bool) {
	if r.low(i) != "," {
		return disowned{}, false
	}
	if _, ok := r.inverted(s, s.First); !ok {
		return disowned{}, false
	}
	for j := i + 1; j < r.nextComma(s, i+1); j++ {
		switch r.low(j) {
		case "would", "could", "might":
			return disowned{i + 1, r.nextComma(s, i+1), supposes}, true
		}
	}
	return disowned{}, false
}

// nextComma returns the first comma after token i, or the sentence's end.
func (r *reader) nextComma(s *sentence, i int) int {
	for i++; i < s.Last && r.low(i) != ","; i++ {
	}
	return i
}

// subjectAt reports whether a noun phrase begins at token i.
func (r *reader) subjectAt(s *sentence, i int) bool {
	return inName(s.mentions, i, i+1) || r.word(i).Tag == parse.DET || r.word(i).Tag == parse.PRON || r.word(i).Tag == parse.PROPN
}
