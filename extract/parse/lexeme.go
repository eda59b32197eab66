package parse

import (
	"unicode"
	"unicode/utf8"

	"leeway/extract/token"
)

// lexeme is what the tagger sees of one token, as hashes.
type lexeme struct {
	word     uint64    // the normal form: lower case, digits as 0, plain quotes
	text     uint64    // the letters as written
	prefix   [4]uint64 // the first 1, 2, 3, 4 bytes of the normal form
	suffix   [5]uint64 // the last 1, …, 5 bytes
	shape    uint64    // classes of characters, runs collapsed: Xx, XX, d, x-x
	usual    uint64    // the commonest class of the word in the treebank, plus 1; 0 where unknown
	listed   uint64    // 1 for a listed name, 2 for a listed adjective of origin, else 0
	tight    uint64    // 1 where no white space stands before it
	capital  bool
	alphabet bool // begins with a letter
}

// outside stands before and after a sentence.
var outside = lexeme{word: 1, text: 1, shape: 1}

// spelling variants that share the normal form of a word the treebank spells otherwise.
var normalForms = map[string]string{"cannot": "can", "“": `"`, "”": `"`, "‘": "'", "’": "'", "``": `"`, "''": `"`, "n’t": "n't",
	"–": "-", "—": "--"}

func makeLexeme(t token.Token) lexeme {
	s := t.Lower
	if len(s) == 3 || s == "cannot" || s == "``" || s == "''" {
		if v, ok := normalForms[s]; ok {
			s = v
		}
	}
	var x lexeme
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(plain(s[i]))) * 1099511628211
		if i < len(x.prefix) {
			x.prefix[i] = h + uint64(i)
		}
	}
	x.word = h ^ h>>31
	h = 77
	for i := 0; i < len(x.suffix); i++ {
		if i < len(s) {
			h = (h ^ uint64(plain(s[len(s)-1-i]))) * 1099511628211
		} else {
			h = (h ^ 1) * 1099511628211
		}
		x.suffix[i] = h
	}
	x.text = hashString(t.Text)
	x.shape = shape(t.Text)
	if !t.Spaced {
		x.tight = 1
	}
	r, _ := utf8.DecodeRuneInString(t.Text)
	x.capital, x.alphabet = unicode.IsUpper(r), unicode.IsLetter(r)
	return x
}

// plain returns c, 0 for a digit.
func plain(c byte) byte {
	if c >= '1' && c <= '9' {
		return '0'
	}
	return c
}

// shape hashes the classes of the characters of s; a run counts once or as "two or more".
func shape(s string) uint64 {
	h, last, run := uint64(3), byte(0), 0
	for _, r := range s {
		c := byte('s')
		switch {
		case r >= 'a' && r <= 'z':
			c = 'x'
		case r >= 'A' && r <= 'Z':
			c = 'X'
		case r >= '0' && r <= '9':
			c = 'd'
		case r < utf8.RuneSelf:
			c = byte(r)
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLetter(r):
			c = 'x'
		}
		if c == last {
			run++
			if run > 2 || c == 'x' {
				continue
			}
		} else {
			run = 1
		}
		h, last = mix(h, uint64(c)), c
	}
	return h
}

// headline reports whether nearly all words of the sentence are capitalised, so that a
// capital says nothing about a name.
func headline(xs []lexeme) bool {
	words, capitals := 0, 0
	for i := range xs {
		if xs[i].alphabet {
			words++
			if xs[i].capital {
				capitals++
			}
		}
	}
	return words > 3 && capitals*10 >= words*7
}
