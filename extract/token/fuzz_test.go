package token

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzSplit holds that tokens are the text's own bytes in order, that nothing but white space
// stands between them, and that the sentences hold every token once.
func FuzzSplit(f *testing.F) {
	for _, seed := range []string{
		"Russia's exports didn't rise to $1,700.5 in the U.S. in 2019,20 states say. “No.” (Yes.)",
		"A line\n\nanother, wrapped\nline  with\ttabs\u200band a\ufeffmark",
		"’s 's n't e.g. i.e. J. Smith 3. 4.5.6 …!? ”)] [2] law.[2] Next",
		"日本語。Русский текст. عربي",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		if !utf8.ValidString(raw) {
			return
		}
		text := Split(raw)
		at := 0
		for _, tok := range text.Tokens {
			if tok.Start < at || tok.End <= tok.Start || tok.End > len(raw) || raw[tok.Start:tok.End] != tok.Text {
				t.Fatalf("token %+v after byte %d", tok, at)
			}
			if gap := strings.Trim(raw[at:tok.Start], "\u200b\ufeff"); strings.TrimSpace(strings.NewReplacer("\u200b", "", "\ufeff", "").Replace(gap)) != "" {
				t.Fatalf("%q stands between tokens", gap)
			}
			at = tok.End
		}
		next := 0
		for i, s := range text.Sentences {
			if s.First != next || s.Last <= s.First || s.Start != text.Tokens[s.First].Start || s.End != text.Tokens[s.Last-1].End {
				t.Fatalf("sentence %d %+v, tokens from %d", i, s, next)
			}
			next = s.Last
		}
		if next != len(text.Tokens) {
			t.Fatalf("%d of %d tokens are in sentences", next, len(text.Tokens))
		}
	})
}
