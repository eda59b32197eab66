// Package token cuts a text into paragraphs, sentences and tokens.
//
// Tokens follow the conventions of Universal Dependencies for English: the clitics of
// "Russia's" and "don't" are tokens of their own, and so are the parts of "Russia-led" and
// its hyphen. A number keeps its thousands separators and its decimals. All offsets are
// UTF-8 bytes into the text, and Text is always a slice of it.
package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kind is what a token is made of.
type Kind uint8

// The kinds of tokens.
const (
	Word   Kind = iota // letters, with digits inside ("G7"), dotted abbreviations ("U.S.")
	Number             // digits with separators: 2.5, 1,700
	Punct              // , . ; : ? ! quotes, brackets, dashes
	Symbol             // %, $, €, + and whatever else
)

// Token is one token. Lower is Text in lower case with a plain apostrophe.
type Token struct {
	Start, End int
	Text       string
	Lower      string
	Kind       Kind
	Spaced     bool // white space stands before it
}

// Capital reports whether the token begins with an upper-case letter.
func (t Token) Capital() bool {
	r, _ := utf8.DecodeRuneInString(t.Text)
	return unicode.IsUpper(r)
}

// Sentence is tokens [First, Last) of a text.
type Sentence struct {
	Start, End  int // bytes
	First, Last int // tokens
	Paragraph   int
	Heading     bool // a line of its own without a final stop
}

// Text is a text with its tokens and sentences. Paragraphs counts from 0.
type Text struct {
	Raw        string
	Tokens     []Token
	Sentences  []Sentence
	Paragraphs int
}

// Of returns the tokens of a sentence.
func (t *Text) Of(s Sentence) []Token { return t.Tokens[s.First:s.Last] }

// At returns the index of the first token that ends after byte offset pos.
func (t *Text) At(pos int) int {
	lo, hi := 0, len(t.Tokens)
	for lo < hi {
		if mid := (lo + hi) / 2; t.Tokens[mid].End > pos {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}

// Split cuts raw, which must be valid UTF-8, into tokens and sentences.
func Split(raw string) *Text {
	t := &Text{Raw: raw, Tokens: make([]Token, 0, len(raw)/5+8)}
	wrapped := isWrapped(raw)
	for _, p := range paragraphs(raw, wrapped) {
		first := len(t.Tokens)
		t.Tokens = scan(raw, p[0], p[1], t.Tokens)
		if len(t.Tokens) > first {
			t.sentences(first, t.Paragraphs)
			t.Paragraphs++
		}
	}
	return t
}

// isWrapped reports whether the lines of raw look broken at a fixed width.
func isWrapped(raw string) bool {
	lines, long, joined := 0, 0, 0
	rest := raw
	for rest != "" {
		line, tail, _ := strings.Cut(rest, "\n")
		rest = tail
		n := len(strings.TrimSpace(line))
		if n == 0 {
			continue
		}
		lines++
		if n > 110 {
			long++
		}
		if r, _ := utf8.DecodeRuneInString(strings.TrimSpace(tail)); n > 45 && unicode.IsLower(r) {
			joined++
		}
	}
	return lines > 3 && long*20 < lines && joined*4 > lines
}

// paragraphs returns the byte ranges of the paragraphs: lines, or runs of lines between
// blank ones where the text is wrapped.
func paragraphs(raw string, wrapped bool) [][2]int {
	var out [][2]int
	start, blank := -1, true
	for pos := 0; pos <= len(raw); {
		end := strings.IndexByte(raw[pos:], '\n')
		if end < 0 {
			end = len(raw)
		} else {
			end += pos
		}
		empty := strings.TrimSpace(raw[pos:end]) == ""
		if start >= 0 && (empty || !wrapped || blank) {
			out = append(out, [2]int{start, pos})
			start = -1
		}
		if !empty && start < 0 {
			start = pos
		}
		blank = empty
		pos = end + 1
	}
	if start >= 0 {
		out = append(out, [2]int{start, len(raw)})
	}
	return out
}

// scan appends the tokens of raw[from:to].
func scan(raw string, from, to int, out []Token) []Token {
	spaced := true
	for i := from; i < to; {
		r, n := utf8.DecodeRuneInString(raw[i:to])
		if unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' {
			spaced = true
			i += n
			continue
		}
		end, kind := i+n, Symbol
		switch {
		case r >= '0' && r <= '9':
			end, kind = number(raw, i, to), Number
		case unicode.IsLetter(r) || unicode.IsMark(r):
			end, kind = word(raw, i, to), Word
		case isApostrophe(r):
			if e := clitic(raw, i, to); e > 0 && !spaced {
				end, kind = e, Word
			} else {
				kind = Punct
			}
		case unicode.IsPunct(r) && r != '%' && r != '&' && r != '#' && r != '@':
			kind = Punct
		}
		if kind == Word {
			if cut := negation(raw, i, end); cut > 0 {
				out = append(out, make1(raw, i, cut, Word, spaced))
				i, spaced = cut, false
			}
		}
		out = append(out, make1(raw, i, end, kind, spaced))
		i, spaced = end, false
	}
	return out
}

func make1(raw string, start, end int, kind Kind, spaced bool) Token {
	t := Token{Start: start, End: end, Text: raw[start:end], Kind: kind, Spaced: spaced}
	t.Lower = t.Text
	if kind == Word {
		t.Lower = strings.ToLower(t.Text)
		if strings.Contains(t.Lower, "’") {
			t.Lower = strings.ReplaceAll(t.Lower, "’", "'")
		}
	}
	return t
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }

// number returns the end of the number at i: digits, with , or . between digits.
func number(raw string, i, to int) int {
	for i < to {
		switch c := raw[i]; {
		case c >= '0' && c <= '9':
			i++
		case (c == ',' || c == '.') && i+1 < to && raw[i+1] >= '0' && raw[i+1] <= '9':
			if c == ',' && !(i+3 < to && digits(raw[i+1:min(to, i+5)]) == 3) {
				return i // "in 2019,20 states": a comma groups three digits
			}
			i += 2
		default:
			return i
		}
	}
	return i
}

func digits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// word returns the end of the word at i. Apostrophes inside names stay ("O'Brien");
// those before a clitic end the word. Dotted abbreviations keep their dots.
func word(raw string, i, to int) int {
	start := i
	for i < to {
		r, n := utf8.DecodeRuneInString(raw[i:to])
		switch {
		case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r):
			i += n
		case isApostrophe(r):
			next, _ := utf8.DecodeRuneInString(raw[i+n : to])
			if !unicode.IsLetter(next) || clitic(raw, i, to) > 0 {
				return i
			}
			i += n
		case r == '.' && i-start <= 2 && dotted(raw[start:i]) && i+1 < to && isLetter(raw[i+1]) && (i+2 >= to || raw[i+2] == '.'):
			// U.S. or U.S.S.R.: single letters with dots
			for i+1 < to && raw[i] == '.' && isLetter(raw[i+1]) && (i+2 >= to || raw[i+2] == '.') {
				i += 2
			}
			if i < to && raw[i] == '.' {
				i++
			}
			return i
		default:
			return i
		}
	}
	return i
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// dotted reports whether s may begin a dotted abbreviation: one letter.
func dotted(s string) bool { return len(s) == 1 && isLetter(s[0]) }

// clitic returns the end of 's, 're, 've, 'll, 'd or 'm at the apostrophe at i, else 0.
func clitic(raw string, i, to int) int {
	_, n := utf8.DecodeRuneInString(raw[i:to])
	j := i + n
	for j < to && isLetter(raw[j]) {
		j++
	}
	if next, _ := utf8.DecodeRuneInString(raw[j:to]); unicode.IsLetter(next) || unicode.IsDigit(next) {
		return 0
	}
	switch strings.ToLower(raw[i+n : j]) {
	case "s", "re", "ve", "ll", "d", "m":
		return j
	}
	return 0
}

// negation returns where n't begins in the word raw[start:end], else 0.
func negation(raw string, start, end int) int {
	w := raw[start:end]
	for _, tail := range [...]string{"n't", "n’t"} {
		if len(w) > len(tail) && strings.EqualFold(w[len(w)-len(tail):], tail) {
			return end - len(tail)
		}
	}
	return 0
}
