package parse

import (
	"fmt"
	"io"

	"leeway/extract/parse/conllu"
)

// Options say how a model is trained.
type Options struct {
	TaggerRounds int // times through the treebank; 6 where 0
	TaggerBytes  int // bound on the size of the tagger's weights; 2,500,000 where 0
	ParserRounds int
	ParserBytes  int
	Log          io.Writer // progress, one line per step; may be nil
}

func (o *Options) defaults() {
	for _, d := range []struct {
		field *int
		value int
	}{{&o.TaggerRounds, 6}, {&o.TaggerBytes, 2_500_000}, {&o.ParserRounds, 12}, {&o.ParserBytes, 6_000_000}} {
		if *d.field == 0 {
			*d.field = d.value
		}
	}
	if o.Log == nil {
		o.Log = io.Discard
	}
}

// Train learns a model from the sentences of a treebank and returns the bytes of its file
// (see [Open]). The same sentences and options give the same bytes.
func Train(treebank []conllu.Sentence, o Options) []byte {
	o.defaults()
	var parts [sections][]byte
	fmt.Fprintf(o.Log, "lemmatiser\n")
	parts[sectionScripts], parts[sectionLemmas] = learnLemmas(treebank)
	fmt.Fprintf(o.Log, "tagger\n")
	parts[sectionTagger] = learnTagger(treebank, o.TaggerRounds, nil).quantise(o.TaggerBytes)
	return file(parts)
}
