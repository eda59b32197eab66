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

// latin is the plain letter of each lower-case letter from U+00C0 on, a space where there is
// none or more than one: names are nearly all in this range, and a table is ten times as fast as decomposing them.
const latin = "                                aaaaaa ceeeeiiiidnooooo ouuuuy y" +
	" a a a c c c c d d e e e e e g g g g h h i i i i i   j k  l l l " +
	"  l n n n    o o o   r r r s s s s t t   u u u u u u w y  z z z " +
	"                                 o              u               " +
	"              a i o u u u u u  a a     g k o o  j    g   n a    " +
	" a a e e i i o o r r u u s t   h       a e o o o o y            " +
	"                "

// undecomposed maps lower-case letters that no Unicode decomposition takes to plain ones.
var undecomposed = strings.NewReplacer("ø", "o", "ł", "l", "đ", "d", "ð", "d", "ı", "i", "ß", "ss", "æ", "ae",
	"œ", "oe", "ə", "a", "þ", "th", "ħ", "h", "’", "'", "ʻ", "", "ʼ", "", "‘", "")

// Plain returns s in lower case without diacritics; punctuation stays.
func Plain(s string) string {
	s = strings.ToLower(s)
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return plain(s)
		}
	}
	return s
}

func plain(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			b.WriteByte(byte(r))
		case r >= 0xc0 && int(r-0xc0) < len(latin) && latin[r-0xc0] != ' ':
			b.WriteByte(latin[r-0xc0])
		case r == '’':
			b.WriteByte('\'')
		default:
			return decomposed(s)
		}
	}
	return b.String()
}

func decomposed(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFD.String(undecomposed.Replace(s)) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}
