package parse

import "leeway/extract/token"

// tagFeatures is the number of templates of the tagger.
const tagFeatures = 58

// tagger chooses classes from left to right.
type tagger struct {
	w       weights
	lexicon *table // the commonest class of a word; which capitalised words are listed names
}

func listedKey(word uint64) uint64 { return feature(160, word, 0) }

// context is a sentence while it is tagged: lexemes with two sentinels at either end, and
// the classes chosen so far, at the same places.
type context struct {
	xs       []lexeme
	classes  []uint8
	headline uint64
	features [tagFeatures]uint64
	scores   scores
	search   search
	tree     tree
	heads    []int
}

const begin = 255 // the class before a sentence

func (c *context) reset(n int) {
	if cap(c.xs) < n+4 {
		c.xs = make([]lexeme, n+4, 2*n+4)
		c.classes = make([]uint8, n+4, 2*n+4)
	}
	c.xs, c.classes = c.xs[:n+4], c.classes[:n+4]
	for _, i := range [...]int{0, 1, n + 2, n + 3} {
		c.xs[i], c.classes[i] = outside, begin
	}
}

// extract fills the features of the token at i, sentinels counted.
func (c *context) extract(i int) []uint64 {
	f, n := &c.features, 0
	x, l, r := &c.xs[i], &c.xs[i-1], &c.xs[i+1]
	t1, t2 := uint64(c.classes[i-1])+1, uint64(c.classes[i-2])+1
	add := func(a, b uint64) {
		f[n] = feature(uint64(n+1), a, b)
		n++
	}
	add(0, 0)
	add(x.word, 0)
	add(x.text, 0)
	add(x.prefix[0], 0)
	add(x.prefix[1], 0)
	add(x.prefix[2], 0)
	add(x.prefix[3], 0)
	add(x.suffix[0], 0)
	add(x.suffix[1], 0)
	add(x.suffix[2], 0)
	add(x.suffix[3], 0)
	add(x.suffix[4], 0)
	add(x.shape, c.headline)
	add(x.shape, l.word)
	add(x.shape, x.suffix[2])
	add(t1, 0)
	add(t2, 0)
	add(t1, t2)
	add(t1, x.word)
	add(t1, x.suffix[2])
	add(t1, x.suffix[1])
	add(t1, r.word)
	add(t1, x.shape^c.headline)
	add(t1<<8|t2, x.word)
	add(l.word, 0)
	add(r.word, 0)
	add(c.xs[i-2].word, 0)
	add(c.xs[i+2].word, 0)
	add(l.word, x.word)
	add(x.word, r.word)
	add(l.word, r.word)
	add(l.suffix[2], 0)
	add(r.suffix[2], 0)
	add(r.suffix[1], x.suffix[1])
	add(r.shape, x.shape)
	add(l.shape, x.shape)
	add(t1, r.suffix[2])
	add(r.word, c.xs[i+2].word)
	add(l.word, c.xs[i-2].word)
	add(x.tight|r.tight<<1, x.shape)
	add(x.word, x.tight|r.tight<<1)
	add(x.word, c.xs[i+2].word)
	add(x.suffix[2], r.word)
	add(x.suffix[2], r.suffix[2])
	r2 := &c.xs[i+2]
	add(r.usual, 0)
	add(r.usual, r2.usual)
	add(r.usual, t1)
	add(r.usual, x.word)
	add(r.usual, x.suffix[2])
	add(r.usual<<8|t1, x.usual)
	add(r.usual<<8|r2.usual, t1)
	add(r.usual<<8|t1, x.suffix[1])
	add(x.listed, c.headline)
	add(x.listed, t1)
	add(x.listed, r.usual)
	add(r.listed, t1)
	add(r.listed, x.suffix[2])
	add(l.listed, x.suffix[2])
	return f[:n]
}

// tag fills c.classes; the lexemes must be in place.
func (t tagger) tag(c *context) {
	for i := 2; i < len(c.xs)-2; i++ {
		c.classes[i] = t.choose(c, i)
	}
}

// choose returns the best class of the token at i; the first of equals.
func (t tagger) choose(c *context, i int) uint8 {
	clear(c.scores[:len(classes)])
	t.w.score(c.extract(i), &c.scores)
	return uint8(best(c.scores[:len(classes)]))
}

// load makes the lexemes of the tokens.
func (t tagger) load(c *context, toks []token.Token) {
	c.reset(len(toks))
	for i := range toks {
		x := &c.xs[i+2]
		*x = makeLexeme(toks[i])
		if e := t.lexicon.find(x.word); e != "" {
			x.usual = uint64(e[0]) + 1
		}
		if x.capital {
			if e := t.lexicon.find(listedKey(x.word)); e != "" {
				x.listed = uint64(e[0])
			}
		}
	}
	c.headline = 0
	if headline(c.xs[2 : len(toks)+2]) {
		c.headline = 1 << 60
	}
}
