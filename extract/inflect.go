package extract

import "strings"

// inflected is a form of a verb phrase.
type inflected struct {
	text string
	form form
}

// beForms are the finite and participial forms of "be" that begin verb phrases.
var beForms = []inflected{{"is", formThird}, {"are", formThird}, {"was", formPast}, {"were", formPast}, {"been", formParticiple}, {"be", formBase}, {"being", formGerund}, {"'s", formThird}, {"'re", formThird}}

// inflect returns the forms of a verb phrase whose first word is a lemma.
func inflect(phrase string, irregular map[string][2][]string) []inflected {
	lemma, rest, _ := strings.Cut(phrase, " ")
	if rest != "" {
		rest = " " + rest
	}
	if lemma == "be" {
		out := make([]inflected, len(beForms))
		for i, f := range beForms {
			out[i] = inflected{f.text + rest, f.form}
		}
		return out
	}
	past, part := []string{pastOf(lemma)}, []string(nil)
	if forms, ok := irregular[lemma]; ok {
		past = forms[0]
		for _, p := range forms[1] {
			if !contains(past, p) {
				part = append(part, p)
			}
		}
	}
	out := []inflected{{lemma + rest, formBase}, {thirdOf(lemma) + rest, formThird}, {gerundOf(lemma, past[0]) + rest, formGerund}}
	for _, p := range past {
		out = append(out, inflected{p + rest, formPast})
	}
	for _, p := range part {
		out = append(out, inflected{p + rest, formParticiple})
	}
	return out
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

func thirdOf(v string) string {
	n := len(v)
	switch {
	case strings.HasSuffix(v, "s"), strings.HasSuffix(v, "x"), strings.HasSuffix(v, "z"), strings.HasSuffix(v, "ch"), strings.HasSuffix(v, "sh"), v == "go", v == "veto":
		return v + "es"
	case v[n-1] == 'y' && n > 1 && !isVowel(v[n-2]):
		return v[:n-1] + "ies"
	}
	return v + "s"
}

func pastOf(v string) string {
	n := len(v)
	switch {
	case v[n-1] == 'e':
		return v + "d"
	case v[n-1] == 'y' && n > 1 && !isVowel(v[n-2]):
		return v[:n-1] + "ied"
	case doubles(v):
		return v + v[n-1:] + "ed"
	}
	return v + "ed"
}

func gerundOf(v, past string) string {
	n := len(v)
	switch {
	case strings.HasSuffix(v, "ie"):
		return v[:n-2] + "ying"
	case v[n-1] == 'e' && !strings.HasSuffix(v, "ee"):
		return v[:n-1] + "ing"
	case doubles(v), past == v+v[n-1:]+"ed", v == "cut", v == "quit", v == "get", v == "set", v == "put", v == "hit", v == "run", v == "split", v == "begin", v == "win", v == "bid":
		return v + v[n-1:] + "ing"
	}
	return v + "ing"
}

// doubles reports whether a one-syllable verb doubles its last consonant.
func doubles(v string) bool {
	n := len(v)
	if n < 3 || isVowel(v[n-1]) || !isVowel(v[n-2]) || isVowel(v[n-3]) || strings.IndexByte("wxy", v[n-1]) >= 0 {
		return false
	}
	for i := 0; i < n-3; i++ {
		if isVowel(v[i]) {
			return false
		}
	}
	return true
}
