package speech

import (
	"leeway/actor"
	"leeway/extract/token"
	"sort"
	"strings"
)

// resolve returns the name to attribute to, following pronouns, "the ministry" and bare surnames
// back to whom they stand for; "" where nobody was named. It remembers the source.
func (r *reader) resolve(n name) string {
	if n.pronoun {
		return r.antecedent(n.text, n.span.First)
	}
	if n.definite {
		if v, ok := r.recall(n.phrase); ok {
			v.at = n.span.First
			r.history = append(r.history, v)
			return v.name
		}
	}
	text := n.text
	if !strings.Contains(text, " ") {
		if f := r.surname(text); f != "" {
			text, n.person = f, true
		}
	}
	r.history = append(r.history, voice{name: text, words: wordsOf(n.phrase), person: n.person, plural: n.plural, at: n.span.First})
	return text
}

// antecedent returns the last source that a pronoun may stand for.
func (r *reader) antecedent(pronoun string, at int) string {
	topic, pos := "", -1
	if pronoun == "he" || pronoun == "she" {
		topic, pos = r.topic(at)
	}
	for i := len(r.history) - 1; i >= 0; i-- {
		v := r.history[i]
		switch pronoun {
		case "he", "she":
			if v.person && !v.plural {
				if v.at < pos {
					return topic
				}
				return v.name
			}
		case "it":
			if !v.person && !v.plural {
				return v.name
			}
		case "they":
			if v.plural {
				return v.name
			}
		case "who":
			return v.name
		}
	}
	return topic
}

// topic returns the person with whose name one of the last sentences before token at begins, and
// where that name stands.
func (r *reader) topic(at int) (string, int) {
	n := sort.Search(len(r.t.Sentences), func(n int) bool { return r.t.Sentences[n].Last > at })
	for back := 1; back <= 4 && n-back >= 0; back++ {
		s := r.t.Sentences[n-back]
		for k := s.First; k < min(s.Last, s.First+7); k++ {
			if !r.isCapital(k) || r.isCapital(k+1) {
				continue
			}
			if f := r.surname(r.t.Tokens[k].Text); f != "" {
				return f, k
			}
		}
	}
	return "", -1
}

// recall finds whom "the minister" or "the institute" stands for.
func (r *reader) recall(phrase string) (voice, bool) {
	words := strings.Fields(phrase)
	head := words[len(words)-1]
	for _, w := range words {
		if personNouns[w] || bodies[w] {
			head = w
			break
		}
	}
	if v, ok := r.compatriot(words, head); ok {
		return v, true
	}
	for i := len(r.history) - 1; i >= max(0, len(r.history)-memory); i-- {
		if v := r.history[i]; containsWord(v.words, head) && (v.person || !personNouns[head]) {
			return v, true
		}
	}
	if personNouns[head] {
		for i := len(r.history) - 1; i >= 0; i-- {
			if v := r.history[i]; v.person && !v.plural {
				return v, true
			}
		}
	}
	return voice{}, false
}

// compatriot finds the person for "the Chinese official": one who was named with that word.
func (r *reader) compatriot(words []string, head string) (voice, bool) {
	if !personNouns[head] {
		return voice{}, false
	}
	for _, w := range words {
		if titles[w] || personNouns[w] || len(w) < 5 {
			continue
		}
		for i := len(r.history) - 1; i >= max(0, len(r.history)-memory); i-- {
			if v := r.history[i]; v.person && !v.plural && containsWord(v.words, w) {
				return v, true
			}
		}
	}
	return voice{}, false
}

func containsWord(words []string, word string) bool {
	for _, w := range words {
		if w == word {
			return true
		}
	}
	return false
}

// memory is how many of the last voices are searched for whom a role stands for.
const memory = 200

func wordsOf(phrase string) []string {
	words := strings.Fields(phrase)
	for i, w := range words {
		words[i] = strings.Trim(w, ",.'’")
	}
	return words
}

// surname returns the full name in which a bare surname was first seen, "" where it is none.
func (r *reader) surname(last string) string {
	if r.full == nil {
		r.full = make(map[string][2]int32, len(r.t.Tokens)/64+8)
		for i := 0; i < len(r.t.Tokens); {
			if !r.isCapital(i) {
				i++
				continue
			}
			j := i
			for j < len(r.t.Tokens) && r.isNamePart(j) && (j == i || r.t.Tokens[j].Spaced || r.lower(j-1) == "-" || r.lower(j) == "-") {
				j++
			}
			if j-i >= 2 && j-i <= 5 {
				r.noteName(i, j)
			}
			i = max(j, i+1)
		}
	}
	if at, ok := r.full[last]; ok {
		return r.words(int(at[0]), int(at[1]))
	}
	return ""
}

// noteName remembers the capitalised run [i, j) as a full name unless it is something else.
func (r *reader) noteName(i, j int) {
	for k := i; k < j; k++ {
		switch l := r.lower(k); nameless[l] {
		case neverName:
			if !outletHeads[l] || k < j-1 {
				return
			}
		case beforeName:
			i = k + 1
			continue
		}
		if m, ok := r.actorAt(k); ok && m.Person == "" {
			i = k + 1
		}
	}
	if j-i >= 3 && i > 0 && (r.lower(i-1) == "and" || r.lower(i-1) == "of") {
		i++ // "Minister of Trade and Integration Mary Brown"
	}
	if j-i < 2 || isUpper(r.t.Tokens[j-1].Text) || !r.isCapital(i) {
		return
	}
	last := r.t.Tokens[j-1].Text
	if _, seen := r.full[last]; !seen {
		r.full[last] = [2]int32{int32(i), int32(j)}
	}
}

func (r *reader) isNamePart(i int) bool {
	t := &r.t.Tokens[i]
	return t.Capital() || t.Text == "-" || t.Kind == token.Word && particles[t.Lower] && t.Lower != "and" && t.Lower != "la"
}

// isOutletName reports whether a source is a news outlet or a journal.
func (r *reader) isOutletName(s string) bool {
	words := strings.Fields(strings.ToLower(s))
	if len(words) == 0 {
		return false
	}
	if outlets[words[0]] || outlets[words[len(words)-1]] || outletHeads[words[len(words)-1]] {
		return true
	}
	for _, m := range r.actors {
		if m.Role == actor.Outlet && strings.Contains(r.t.Raw[m.Start:m.End], s) {
			return true
		}
	}
	return false
}
