package speech

import (
	"leeway/actor"
	"leeway/extract/token"
)

// isNounAfter reports whether "to" at j leads to whom something is said, not to a verb.
func (r *reader) isNounAfter(j int) bool {
	return determiners[r.lower(j+1)] || r.isCapital(j+1) || addressees[r.lower(j+1)] || outlets[r.lower(j+1)]
}

// setting returns the outlet that the words before a verb name: "In a written response to Reuters,
// the ministry said", "analysts who spoke to the Daily Post said".
func (r *reader) setting(s token.Sentence, subject, i int) string {
	for k := s.First + 1; k < i-1; k++ {
		if l := r.lower(k); l != "to" && l != "with" && l != "by" {
			continue
		}
		if !occasions[r.lower(k-1)] {
			continue
		}
		a := k + 1
		for a < i && determiners[r.lower(a)] {
			a++
		}
		b := a
		for b < i && (r.isCapital(b) || r.lower(b) == "of" || outletNouns[r.lower(b)]) {
			b++
		}
		if b > a && r.isOutlet(a, b) {
			x, y := r.strip(a, b)
			return r.words(x, y)
		}
	}
	return ""
}

// addressee passes whom a verb of telling is told to and returns the outlet among them.
func (r *reader) addressee(s token.Sentence, j int) (int, string) {
	first := j
	for first < s.Last && determiners[r.lower(first)] && r.lower(first) != "that" {
		first++
	}
	k := first
	for k < s.Last {
		l := r.lower(k)
		if addressees[l] {
			k++
			break
		}
		if l == "that" || l == "," || l == "." || l == ":" || l == "last" || l == "this" || l == "earlier" || days[l] || prepositions[l] && l != "to" {
			break
		}
		if k > first && r.isCapital(k-1) && !r.isCapital(k) && r.t.Tokens[k].Kind == token.Word && l != "'s" && l != "of" && l != "and" && !outletHeads[l] && !outletNouns[l] && l != "conference" && l != "service" && !titles[l] {
			break
		}
		if k > first && determiners[l] && r.lower(k-1) != "of" {
			break
		}
		k++
	}
	if k > first && r.isOutlet(first, k) {
		a, b := r.strip(first, k)
		for b > a+1 && titles[r.lower(b-1)] && !r.isCapital(b-1) {
			b-- // "a Daily Post reporter"
		}
		return k, r.words(a, b)
	}
	return k, ""
}

// isOutlet reports whether [first, last) names who carries news.
func (r *reader) isOutlet(first, last int) bool {
	for k := first; k < last; k++ {
		l := r.lower(k)
		if addressees[l] || notOutlets[l] || personNouns[l] {
			return false
		}
	}
	for k := first; k < last; k++ {
		if m, ok := r.actorAt(k); ok && m.Role == actor.Outlet {
			return true
		}
		if l := r.lower(k); outlets[l] || (outletHeads[l] || outletNouns[l]) && (r.isCapital(k) || r.anyCapital(first, last)) {
			return true
		}
	}
	return last-first == 1 && isUpper(r.t.Tokens[first].Text)
}

// afterAdjuncts passes times and places after a verb ("said in May", "wrote in Foreign Affairs in
// 2023") and the word "that"; place is the outlet among them.
func (r *reader) afterAdjuncts(s token.Sentence, j int, v inflected) (k int, that bool, place string) {
	k = j
	for k < s.Last {
		l := r.lower(k)
		switch {
		case l == "that":
			return k + 1, true, place
		case l == "as" && r.lower(k+1) == "saying":
			k += 2
			continue
		case days[l], months[l], times[l] && k > j, l == "earlier", (l == "last" || l == "this" || l == "late") && r.isTime(k+1):
			k++
			continue
		case l == "about" && k > j:
			return k, false, place
		case prepositions[l] || l == "for":
			end := r.adjunct(s, k)
			if end == k {
				return k, false, place
			}
			if place == "" && (v.lemma == "write" || !r.isInstitute(k+1, end)) && (l == "in" || l == "for" || l == "to" || l == "on" || l == "via" || occasions[r.lower(k-1)]) && (r.isOutlet(k+1, end) || v.lemma == "write" && r.isPublication(k+1, end)) {
				a, b := k+1, end
				for a < b && !r.isCapital(a) {
					a++
				}
				place = r.words(r.strip(a, b))
			}
			k = end
			continue
		}
		return k, false, place
	}
	return k, false, place
}

// isPublication reports whether [first, last), where something was written, is a name and neither a
// time nor a place.
func (r *reader) isPublication(first, last int) bool {
	if first >= last || !r.isCapital(first) || months[r.lower(first)] || days[r.lower(first)] {
		return false
	}
	_, isActor := r.actorAt(first)
	return !isActor
}

// isInstitute reports whether [first, last) names a think-tank or a school: people write for one but
// only speak at it.
func (r *reader) isInstitute(first, last int) bool {
	for k := first; k < last; k++ {
		switch r.lower(k) {
		case "institute", "institution", "university", "center", "centre", "council", "foundation", "college":
			return true
		}
	}
	return false
}

// dateEnd returns where the date, or the year, that begins at e ends.
func (r *reader) dateEnd(s token.Sentence, e int) int {
	for e+1 < s.Last {
		switch {
		case r.t.Tokens[e+1].Kind == token.Number || months[r.lower(e+1)]:
			e++
		case r.lower(e+1) == "," && e+2 < s.Last && r.t.Tokens[e+2].Kind == token.Number && len(r.t.Tokens[e+2].Text) == 4:
			e += 2
		default:
			return e + 1
		}
	}
	return e + 1
}

func (r *reader) isTime(i int) bool {
	l := r.lower(i)
	return times[l] || months[l] || days[l] || l == "last" || l == "this"
}

// adjunct returns the end of the prepositional phrase at k: up to "that", a comma, a stop or the
// next preposition; where none of these comes soon, after a time.
func (r *reader) adjunct(s token.Sentence, k int) int {
	for e := k + 1; e < s.Last && e < k+14; e++ {
		l := r.lower(e)
		if l == "that" || r.isStop(e) || l == "," || l == ":" || r.isOpenQuote(e) || prepositions[l] && e > k+1 {
			return e
		}
		if (days[l] || months[l]) && r.lower(e+1) != "'s" {
			return r.dateEnd(s, e)
		}
		if e > k+1 && finite[l] {
			break
		}
	}
	for e := k + 1; e < s.Last && e < k+6; e++ {
		l := r.lower(e)
		if days[l] || months[l] || times[l] || r.t.Tokens[e].Kind == token.Number || l == "interview" || l == "statement" || l == "report" || l == "conference" || l == "speech" {
			return r.dateEnd(s, e)
		}
		if l == "," || r.isStop(e) {
			break
		}
	}
	return k
}
