package actor

import "leeway/extract/token"

// isLanguage reports whether the adjective over tokens [i, end) names a language.
func (r *run) isLanguage(i, end int) bool {
	next := end
	if next < r.last && r.t.Tokens[next].Text == "-" {
		next++
	}
	if r.shape(next)&tongue != 0 {
		return true
	}
	prev := r.shape(i - 1)
	if prev&speech == 0 {
		return false
	}
	if r.t.Tokens[i-1].Lower == "in" || r.t.Tokens[i-1].Lower == "into" {
		return end >= r.last || r.t.Tokens[end].Kind == token.Punct && r.t.Tokens[end].Text != "-"
	}
	return end >= r.last || !r.capitalAt(end) && r.t.Tokens[end].Text != "-"
}

// isPeople reports whether the adjective over tokens [i, end) stands for the people: "the Chinese are".
func (r *run) isPeople(i, end int) bool {
	if i-1 < r.first || r.t.Tokens[i-1].Lower != "the" {
		return false
	}
	return r.shape(end)&verbal != 0
}

// isPlace reports whether the capital over tokens [i, end) is where something happens
// rather than who acts: after "in" or "near", before "-based", or as a dateline.
func (r *run) isPlace(i, end int) bool {
	if r.shape(i-1)&locative != 0 {
		return true
	}
	if end+1 < r.last && r.t.Tokens[end].Text == "-" {
		switch r.lower(end + 1) {
		case "based", "listed", "headquartered", "born", "registered":
			return true
		}
	}
	if i != r.first || !isUpper(r.t.Tokens[i].Text) || end >= r.last {
		return false
	}
	switch next := r.t.Tokens[end].Text; next {
	case "(", "-", "–", "—", ",", ":":
		return true
	}
	return false
}

// descent returns the end of "[Armenian] Americans", people of one state who descend from
// another's, where such a word follows at token i; 0 where none does.
func (r *run) descent(i int) int {
	if i < r.last && r.t.Tokens[i].Text == "-" {
		i++
	}
	if i >= r.last {
		return 0
	}
	switch r.t.Tokens[i].Lower {
	case "americans", "canadians", "australians", "britons":
		return i + 1
	}
	return 0
}

// town returns the end of "Moscow[, Idaho]" where an American state follows after a comma at
// token i, 0 where none does.
func (r *run) town(i int) int {
	if i+1 < r.last && r.t.Tokens[i].Text == "," && r.shape(i+1)&americanState != 0 && r.capitalAt(i+1) {
		return i + 2
	}
	return 0
}
