package main

import (
	"testing"
	"unicode/utf8"
)

var seeds = []string{
	"Kenya and trade\n\nKenya's exports to India rose 12.5 percent to $1,200 million in 2023. Kenyan tea sells well. “We sell more,” the ministry said.\n\nUganda followed.",
	"Chile joined the talks in May 2021. The Chilean side offered 30 planes to Peru.",
}

func TestCorpus_sameSeedSameArticles(t *testing.T) {
	a, b, other := newCorpus(seeds, 7), newCorpus(seeds, 7), newCorpus(seeds, 8)
	differ := false
	for range 20 {
		x, n := a.article()
		y, m := b.article()
		z, _ := other.article()
		if x != y || n != m {
			t.Fatalf("%q (%d) and %q (%d) come of one seed", x, n, y, m)
		}
		if !utf8.ValidString(x) || x == "" {
			t.Fatalf("%q is no text", x)
		}
		differ = differ || x != z
	}
	if !differ {
		t.Error("another seed gives the same articles")
	}
}

func TestCorpus_putsOtherStatesAndNumbers(t *testing.T) {
	c := newCorpus(seeds[:1], 1)
	texts := map[string]bool{}
	for range 10 {
		text, _ := c.article()
		texts[text] = true
	}
	if len(texts) < 9 {
		t.Errorf("only %d of 10 articles differ", len(texts))
	}
}
