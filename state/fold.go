package state

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns name for comparison: lower case, without diacritics, and every run of
// anything but letters and digits as one space. "Côte d’Ivoire" folds to "cote d ivoire".
func Fold(name string) string {
	var b strings.Builder
	b.Grow(len(name))
	gap := false
	for _, r := range Plain(name) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(r)
		case r == '&':
			b.WriteString(" and")
			gap = true
		default:
			gap = true
		}
	}
	return b.String()
}

// undecomposed maps lower-case letters that no Unicode decomposition takes to plain ones.
var undecomposed = strings.NewReplacer("ø", "o", "ł", "l", "đ", "d", "ð", "d", "ı", "i", "ß", "ss", "æ", "ae",
	"œ", "oe", "ə", "a", "þ", "th", "ħ", "h", "’", "'", "ʻ", "", "ʼ", "", "‘", "")

// Plain returns s in lower case without diacritics; punctuation stays.
func Plain(s string) string {
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	s = strings.ToLower(s)
	if ascii {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFD.String(undecomposed.Replace(s)) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}
