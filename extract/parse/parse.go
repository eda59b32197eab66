package parse

import "leeway/extract/token"

// Word is the analysis of one token.
type Word struct {
	Tag   Tag
	Form  Form
	Rel   Rel
	Head  int // index in the sentence, -1 for the root and for words that are not parsed
	Lemma string
}

// Tags returns part of speech, form and lemma of the tokens of one sentence, by the
// default model. Heads are -1 and relations Dep.
func Tags(toks []token.Token) []Word { return Default().Tags(toks) }

// Text returns part of speech, form and lemma of all tokens of a text, sentence by sentence,
// by the default model: word i is that of t.Tokens[i].
func Text(t *token.Text) []Word {
	out := make([]Word, 0, len(t.Tokens))
	for _, s := range t.Sentences {
		out = append(out, Tags(t.Of(s))...)
	}
	return out
}

// Sentence returns the full analysis of the tokens of one sentence, by the default model.
// Exactly one word has head -1 and relation Root; the heads form a projective tree.
func Sentence(toks []token.Token) []Word { return Default().Sentence(toks) }

// Tags returns part of speech, form and lemma of the tokens of one sentence.
func (m *Model) Tags(toks []token.Token) []Word {
	c := m.pool.Get().(*context)
	defer m.pool.Put(c)
	return m.tags(c, toks)
}

func (m *Model) tags(c *context, toks []token.Token) []Word {
	m.tag.load(c, toks)
	m.tag.tag(c)
	out := make([]Word, len(toks))
	for i := range toks {
		k := c.classes[i+2]
		out[i] = Word{Tag: classes[k].tag, Form: classes[k].form, Head: -1, Lemma: m.lemmas.lemma(&toks[i], k)}
	}
	return out
}

// Sentence returns the full analysis of the tokens of one sentence.
func (m *Model) Sentence(toks []token.Token) []Word {
	c := m.pool.Get().(*context)
	defer m.pool.Put(c)
	out := m.tags(c, toks)
	m.parser().parse(c, out)
	return out
}
