package extract

import "sync"

// frames finds the rows of actions.csv by verb and by noun; a word may have several, tried
// in the order of the file.
type frames struct {
	verbs, nouns map[string][]*action
	things       map[string][]sortOfThing // by noun
}

// sortOfThing is a row of things.csv: a sort of things that acts are about, and the kind of act.
type sortOfThing struct{ thing, kind string }

var theFrames = sync.OnceValue(func() *frames {
	f := &frames{map[string][]*action{}, map[string][]*action{}, map[string][]sortOfThing{}}
	for _, row := range rows("things.csv") {
		for _, n := range split(row["nouns"]) {
			f.things[n] = append(f.things[n], sortOfThing{row["thing"], row["kind"]})
		}
	}
	for _, row := range rows("actions.csv") {
		a := &action{id: row["action"], kind: row["kind"], needs: split(row["needs"]), things: map[string]bool{}, roles: split(row["roles"])}
		for _, t := range split(row["things"]) {
			a.things[t] = true
		}
		for _, v := range split(row["verbs"]) {
			f.verbs[v] = append(f.verbs[v], a)
		}
		for _, n := range split(row["nouns"]) {
			f.nouns[n] = append(f.nouns[n], a)
		}
	}
	return f
})

// of returns the frames of a verb.
func (f *frames) of(lemma string) []*action { return f.verbs[lemma] }

// needsAny reports whether the row's column "needs" holds one of the words:
//
//	org, place, party  what the object must be
//	each               one claim for every doer and every object
//	joint              one claim for all who do it together
//	bare               may stand without an object
//	context            the object may come from what went before
//	moves              the thing may be the subject of the active verb: "talks resumed"
//	anything           the things are not required
//	person             the doer must be a person: "went to" is no visit of a state
//	meant              only in the infinitive: "intends to buy"
//	guest              the object must be a person or a delegation
//	was                in the past only: "was suspended", and not "is suspended"
//	forces             troops must be the subject
//	company            the object must be a company
//	body               the doer must be an organisation: "admitted Ukraine"
//	loose              any actor behind the verb may be the object
//	receives           the subject is given it, who gives stands behind "from"
//	site               the direct object must be a place that is no state
//	we                 only of the speaker and whom he turns to: "we discussed"
//	from               in the passive the doer stands behind "from": "deported from Russia"
func (a *action) needsAny(words ...string) bool {
	for _, n := range a.needs {
		for _, w := range words {
			if n == w {
				return true
			}
		}
	}
	return false
}

// hasRole reports whether the preposition marks one of the act's sides.
func (a *action) hasRole(prep string) bool {
	for _, x := range a.roles {
		if x == prep {
			return true
		}
	}
	return false
}

// bare reports whether the act may stand without an object.
func (a *action) bare() bool { return a.needsAny("bare") }

// thing returns the kind of act that a takes the noun for, where the noun is one of its things.
func (f *frames) thing(a *action, noun string) (kind string, ok bool) {
	for _, t := range f.things[noun] {
		if a.things[t.thing] {
			return t.kind, true
		}
	}
	return "", false
}
