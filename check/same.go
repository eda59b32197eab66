package check

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"leeway"
)

// synonyms are words that a record or a text may use for an action, by their stems. Two that share a word name
// the same act: "concluded" in a text and "conclusion of the agreement" on record.
var synonyms = map[string]*regexp.Regexp{
	"sign":     regexp.MustCompile(`(?i)\b(sign(s|ed|ing)?|signature|conclu\w+|initial(l?ed))\b`),
	"meet":     regexp.MustCompile(`(?i)\b(met|meets?|meeting|summit|receiv(es|ed)|host(s|ed)?|talks)\b`),
	"visit":    regexp.MustCompile(`(?i)\b(visit\w*|arriv\w+|trip|attend\w*)\b`),
	"start":    regexp.MustCompile(`(?i)\b(start\w*|beg[au]n|begins?|launch\w*|open(s|ed|ing)?|found(s|ed|ing)|in force|took effect|set up)\b`),
	"end":      regexp.MustCompile(`(?i)\b(end(s|ed|ing)?|clos(e|es|ed|ure|ing)|shut\w*|terminat\w+|cancel\w*)\b`),
	"suspend":  regexp.MustCompile(`(?i)\b(suspen\w+|fr[oe]ez\w*|froze|frozen|stop\w*|halt\w*|cut off|called off)\b`),
	"cut":      regexp.MustCompile(`(?i)\b(cut(s|ting)?|reduc\w+|lower\w*)\b`),
	"upgrade":  regexp.MustCompile(`(?i)\b(upgrad\w+|rais(e|es|ed|ing)|elevat\w+|turned into|became)\b`),
	"quell":    regexp.MustCompile(`(?i)\b(quell\w*|suppress\w*|put down)\b`),
	"deploy":   regexp.MustCompile(`(?i)\b(deploy\w*|sent|send(s|ing)?|station\w*|dispatch\w*)\b`),
	"join":     regexp.MustCompile(`(?i)\b(join\w*|acced\w+|accession|enter(s|ed|ing)?|entry|became)\b`),
	"apply":    regexp.MustCompile(`(?i)\b(appl(y|ies|ied|ications?)|seek\w*|sought|bid)\b`),
	"ratify":   regexp.MustCompile(`(?i)\bratif\w+`),
	"accept":   regexp.MustCompile(`(?i)\b(accept\w*|approv\w+|agree(s|d)?|admi(t|ts|tted|ssion)|grant(s|ed)?)\b`),
	"decline":  regexp.MustCompile(`(?i)\b(declin\w+|reject\w*|refus\w+|rul(e|es|ed) out|turn(s|ed)? down|opted? out|stay(s|ed)? out|abandon\w*|not (to )?(be )?recogni[sz]\w+)\b`),
	"expel":    regexp.MustCompile(`(?i)\b(expel\w*|forced \w+ troops out|evict\w*|deport\w*)\b`),
	"impose":   regexp.MustCompile(`(?i)\b(impos\w+|set|sets|tariff of)\b`),
	"sanction": regexp.MustCompile(`(?i)\b(sanction(s|ed|ing)?|blacklist\w*)\b`),
	"lift":     regexp.MustCompile(`(?i)\b(lift\w*|eas(e|es|ed)|remov\w+)\b`),
	"pledge":   regexp.MustCompile(`(?i)\b(pledg\w+|promis\w+|announc\w+)\b`),
	"build":    regexp.MustCompile(`(?i)\b(build(s|ing)?|built|construct\w*)\b`),
	"select":   regexp.MustCompile(`(?i)\b(select\w*|chos[en]+|choos\w+|pick\w*|award\w*)\b`),
}

// siblings are actions under which records file what a text may word as another. They are no synonyms: a pair
// counts only where both sides use a common word for the act, or on the very day and about the same matter.
var siblings = [][]string{
	{"sign", "accept", "start", "upgrade"}, {"suspend", "end", "cut"}, {"visit", "meet", "negotiate"}, {"meet", "sign", "upgrade"},
	{"quell", "deploy"}, {"pledge", "lend", "offer", "start"}, {"impose", "threaten", "sanction"}, {"lift", "suspend", "end"},
	{"build", "start"}, {"negotiate", "start"}, {"resume", "start"}, {"ratify", "accept"}, {"apply", "accept"}, {"join", "accept"},
	{"select", "sign"}, {"recognise", "accept"},
}

// reversed are actions that say the same of a pair from the other end.
var reversed = map[string]string{"buy": "sell", "sell": "buy"}

// mutual are actions whose parties may stand in either order.
var mutual = set("sign", "meet", "start", "negotiate", "upgrade", "end", "build")

// oneAct reports whether a record's action can be the action of a claim at all, and whether it is the very same.
func (j *judge) oneAct(c *leeway.Claim, e *leeway.Event) (can, exact bool) {
	a, b := canonical(c.Action), canonical(e.Action)
	if a == b || reversed[a] == b {
		return true, true
	}
	if a == "leave" && b == "decline" {
		// Who never belonged can only walk out of the talks.
		out := len(j.lake.rowsOf(c.Object, c.Subject)) == 0
		return out, out
	}
	return slices.ContainsFunc(siblings, func(f []string) bool { return contains(f, a) && contains(f, b) }), false
}

// canonical folds actions that differ only in whose word is used.
func canonical(action string) string {
	switch action {
	case "supply":
		return "sell"
	case "withdraw":
		return "leave"
	}
	return action
}

// sameWord reports whether a text and a record use a word of one action for the act.
func sameWord(c *leeway.Claim, e *leeway.Event) bool {
	for _, a := range []string{c.Action, e.Action} {
		if re := synonyms[a]; re != nil && re.MatchString(c.Quote.Text) && re.MatchString(e.Summary) {
			return true
		}
	}
	return false
}

// complete are actions which, with their subject and object, leave nothing open: who visited whom, who joined
// what. Other acts have a matter besides ("signed", "declined"), which must be the same.
var complete = set("join", "leave", "invite", "visit", "meet", "deploy", "withdraw-troops", "quell", "attack", "select")

// sameMatter reports whether a record is about what a claim is about. hit says that the record's date is the claim's.
func (j *judge) sameMatter(c *leeway.Claim, e *leeway.Event, hit bool) bool {
	said, recorded := j.matterOf(c), matter(e.Summary)
	common := said.common(recorded)
	switch {
	case clash(said, recorded):
		return false
	case lesser.MatchString(e.Summary) && (common == 0 || common == 1 && said["membership"] && recorded["membership"]):
		return false // a step on the way is not the act
	case unsigned.MatchString(e.Summary) && signing.MatchString(c.Quote.Text):
		return false
	case complete[c.Action] || common > 0 || c.Value != nil && amountIn(c, e.Summary) != "":
		return true
	case said.tells():
		return false
	}
	// The text names no matter. What is declined or applied for is then belonging to an organisation, and may be anything
	// between states; an unspecific act at a time is shown by any act of that kind.
	if c.Action == "decline" || c.Action == "apply" {
		return c.Object != "" && !isState(c.Object) && (hit || c.Action == "decline" || recorded["membership"])
	}
	return hit || said.names(recorded)
}

// lesser are words by which a record says that the act itself has not happened.
var lesser = regexp.MustCompile(`(?i)\bno formal\b|\bplanned\b|\bdraft\b|\bexpects? to\b|\bconsidered\b|\bstill open\b`)

var (
	unsigned = regexp.MustCompile(`(?i)\bnot signed\b`)
	signing  = regexp.MustCompile(`(?i)\b(sign(s|ed|ing)?|signature)\b`)
)

// broken matches words that break off before what they lead to.
var broken = regexp.MustCompile(`(?i)\b(on|for|to|of|with|about|over|in|at|by|that|the|a|an|and|which)$`)

// matterOf lists what a claim is about: by its own words and, where these break off, by those that follow in its sentence.
func (j *judge) matterOf(c *leeway.Claim) words {
	w := matter(c.Quote.Text + " " + c.Product)
	if w.tells() || !broken.MatchString(c.Quote.Text) {
		return w
	}
	if _, after, ok := strings.Cut(j.sentence(c), c.Quote.Text); ok && c.Quote.Text != "" {
		maps.Copy(w, matter(after))
	}
	return w
}
