package speech

import "leeway/extract/token"

// saying reads a noun of saying and its clause: "a report in the Chilean press that", "the claim by
// X that", "X's statement that", "fears among analysts that".
func (r *reader) saying(s token.Sentence, i int) bool {
	that := i + 1
	first, last := 0, 0
	switch r.lower(that) {
	case "that":
		first, last = r.owner(s, i)
	case "by", "in", "from", "among", "of":
		first = that + 1
		for that < s.Last && that < i+12 && r.lower(that) != "that" {
			if r.isStop(that) || r.lower(that) == "," || r.verbal(that) {
				return false
			}
			that++
		}
		last = that
	default:
		return false
	}
	if that+1 >= s.Last || r.lower(that) != "that" || last <= first {
		return false
	}
	names := r.names(first, last)
	if len(names) == 0 || !r.canSpeak(first, last, names[0]) {
		return false
	}
	r.add(names, r.span(i, i+1), r.lower(i), "", false, r.clause(s, that+1)...)
	return true
}

// owner returns whose claim the noun at i is: "Chile's claim".
func (r *reader) owner(s token.Sentence, i int) (int, int) {
	k := i - 1
	for k > s.First && k > i-3 && r.lower(k) != "'s" {
		k--
	}
	if k <= s.First || r.lower(k) != "'s" {
		return 0, 0
	}
	first := k
	for first > s.First && (r.isCapital(first-1) || particles[r.lower(first-1)] || r.lower(first-1) == "-" || bodies[r.lower(first-1)] || personNouns[r.lower(first-1)]) {
		first--
	}
	return first, k
}
