package actor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"leeway/extract/token"
	"leeway/state"
)

// caseMask says which tokens of a phrase must look how: bit i of capital, token i begins
// with a capital; bit i of upper, token i has no lower-case letter.
type caseMask struct{ capital, upper uint32 }

// cut calls each with the tokens of a phrase, as token.Split has them. Plain phrases, which nearly all are,
// are cut at spaces and hyphens.
func cut(phrase string, each func(text string)) {
	for i := 0; i < len(phrase); i++ {
		if c := phrase[i]; c|0x20 < 'a' && c != ' ' && c != '-' || c|0x20 > 'z' && c < utf8.RuneSelf {
			for _, t := range token.Split(phrase).Tokens {
				each(t.Text)
			}
			return
		}
		if phrase[i] == 0xe2 { // general punctuation: dashes, curly apostrophes
			for _, t := range token.Split(phrase).Tokens {
				each(t.Text)
			}
			return
		}
	}
	start := 0
	for i := 0; i <= len(phrase); i++ {
		if i < len(phrase) && phrase[i] != ' ' && phrase[i] != '-' {
			continue
		}
		if i > start {
			each(phrase[start:i])
		}
		if i < len(phrase) && phrase[i] == '-' {
			each("-")
		}
		start = i + 1
	}
}

// mark adds the case that token number i, written text, asks for.
func (m *caseMask) mark(i int, text string) {
	if i >= 32 {
		return
	}
	r, n := utf8.DecodeRuneInString(text)
	if !unicode.IsUpper(r) {
		return
	}
	m.capital |= 1 << i
	if len(text) > n && isUpper(text) {
		m.upper |= 1 << i
	}
}

// isUpper reports whether s has two or more letters and none in lower case.
func isUpper(s string) bool {
	if len(s) > 1 && s[1] >= 'a' && s[1] <= 'z' {
		return false
	}
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters >= 2
}

// fold returns the form under which a token is looked up.
func fold(lower string) string {
	for i := 0; i < len(lower); i++ {
		if lower[i] >= utf8.RuneSelf {
			lower = state.Plain(lower)
			break
		}
	}
	switch lower {
	case "’s":
		return "'s"
	case "–", "‑", "‐":
		return "-"
	}
	return lower
}

// slug returns the id of a name that has none of its own: "vladimir-putin".
func slug(name string) string {
	s := state.Fold(name)
	return strings.ReplaceAll(s, " ", "-")
}
