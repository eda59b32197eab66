package check

import (
	_ "embed" // plain.txt
	"slices"
	"strings"
	"sync"
	"unicode"

	"leeway"
	"leeway/actor"
)

// words is a set of stems and of the concepts that they stand for.
type words map[string]bool

// common counts the words that two sets share, without names.
func (w words) common(v words) int {
	n := 0
	for x := range w {
		if v[x] && !marked(x) {
			n++
		}
	}
	return n
}

// names reports whether two sets name the same person or undertaking.
func (w words) names(v words) bool {
	for x := range w {
		if v[x] && strings.HasPrefix(x, "name:") {
			return true
		}
	}
	return false
}

// tells reports whether the words say at all what the matter is.
func (w words) tells() bool {
	for x := range w {
		if !marked(x) {
			return true
		}
	}
	return false
}

// marked reports whether an entry is a name or a standing.
func marked(x string) bool { return strings.Contains(x, ":") }

// concepts fold words that stand for one matter, by their stems.
var concepts = map[string]string{
	"membe": "membership", "join": "membership", "joini": "membership", "joine": "membership", "acces": "membership", "acced": "membership", "entry": "membership",
	"enter": "membership", "appli": "membership", "apply": "membership", "parti": "membership", "belon": "membership",
	"candi": "membership", "obser": "membership", "assoc": "membership", "bloc": "membership",
	"pay": "money", "payin": "money", "payme": "money", "dues": "money", "fundi": "money", "funds": "money", "contr": "money", "finan": "money", "budge": "money",
	"gazpr": "gas", "gas": "gas", "pipel": "gas",
	"react": "nuclear", "nucle": "nuclear", "rosat": "nuclear", "atomi": "nuclear",
	"rail": "railway", "railw": "railway", "train": "railway",
	"tarif": "tariff", "duty": "tariff", "dutie": "tariff", "levy": "tariff",
	"visa": "visa", "visas": "visa", "visaf": "visa",
	"troop": "military", "soldi": "military", "peace": "military", "milit": "military", "base": "military", "bases": "military",
	"weapo": "military", "arms": "military", "secur": "military", "defen": "military", "defec": "military", "force": "military",
	"sanct": "sanctions", "restr": "sanctions", "embar": "sanctions",
	"allia": "alliance", "allie": "alliance", "confe": "alliance",
	"borde": "border", "front": "border",
	"debt": "debt", "debts": "debt", "stand": "debt",
	"annex": "annexation", "refer": "annexation", "donet": "annexation", "luhan": "annexation", "occup": "annexation",
	"sells": "purchases", "purch": "purchases", "buyin": "purchases", "buys": "purchases", "impor": "purchases", "bough": "purchases",
	"negot": "talks", "talks": "talks", "talk": "talks",
	"cance": "cancelled", "calle": "cancelled",
	"invit": "membership",
	"partn": "partnership", "enhan": "partnership",
}

//go:embed plain.txt
var plainList string

// plain are the stems of words that do not tell what an act is about.
var plain = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for line := range strings.Lines(plainList) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for w := range strings.FieldsSeq(line) {
			out[stemOf(w)] = true
		}
	}
	return out
})

// stemOf shortens a lower-case word so that its forms meet.
func stemOf(w string) string {
	if len(w) > 5 {
		return w[:5]
	}
	return w
}

// matter lists what a text is about: its words but for numbers, names of actors and words that tell nothing.
func matter(text string) words {
	out := words{}
	actors := actor.Default().FindIn(text, "")
	for _, m := range actors {
		switch {
		case m.Person != "":
			out["name:"+m.Person] = true
		case m.Type == leeway.TypeInitiative:
			out["name:"+m.ID] = true
		}
	}
	at := 0
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		i := strings.Index(text[at:], w) + at
		at = i + len(w)
		inName := slices.ContainsFunc(actors, func(m actor.Match) bool { return m.Start <= i && i < m.End })
		if inName || len(w) < 3 || w == strings.ToUpper(w) {
			continue
		}
		s := stemOf(strings.ToLower(w))
		switch c := concepts[s]; {
		case c != "":
			out[c] = true
			out.status(s)
		case !plain()[s]:
			out[s] = true
		}
	}
	return out
}

// status notes the standing in an organisation that a stem names.
func (w words) status(stem string) {
	switch stem {
	case "obser", "candi", "assoc":
		w["status:"+stem] = true
	case "membe":
		w["status:member"] = true
	}
}

// clash reports whether two texts name different standings in an organisation, and no common one.
func clash(a, b words) bool {
	n, common := [2]int{}, false
	for i, w := range []words{a, b} {
		for x := range w {
			if strings.HasPrefix(x, "status:") {
				n[i]++
				common = common || a[x] && b[x]
			}
		}
	}
	return n[0] > 0 && n[1] > 0 && !common
}
