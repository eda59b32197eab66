package parse

import (
	"fmt"
	"io"

	"leeway/extract/parse/conllu"
)

// Options say how a model is trained. A zero field takes the value of the model in the program.
type Options struct {
	TaggerRounds   int // times through the treebank
	ParserRounds   int
	LabellerRounds int
	TaggerBytes    int // bounds on the sizes of the weights
	ParserBytes    int
	LabellerBytes  int
	Log            io.Writer // progress, one line per step; may be nil
}

func (o *Options) defaults() {
	for _, d := range []struct {
		field *int
		value int
	}{
		{&o.TaggerRounds, 4}, {&o.ParserRounds, 6}, {&o.LabellerRounds, 3},
		{&o.TaggerBytes, 2_500_000}, {&o.ParserBytes, 7_000_000}, {&o.LabellerBytes, 2_000_000},
	} {
		if *d.field == 0 {
			*d.field = d.value
		}
	}
	if o.Log == nil {
		o.Log = io.Discard
	}
}

// foldRounds is the number of rounds of the taggers whose choices the parser learns from.
const foldRounds = 2

// taggerLead is the lead with which the model's own tagger is learnt. See docs/parser.md for
// why it is 0, while the taggers of the folds have a lead of one for each feature.
const taggerLead = 0

// Train learns a model from the sentences of a treebank and returns the bytes of its file
// (see [Open]). The same sentences and options give the same bytes.
func Train(treebank []conllu.Sentence, o Options) []byte {
	o.defaults()
	var parts [sections][]byte
	fmt.Fprintf(o.Log, "lemmatiser and tagger\n")
	parts[sectionScripts], parts[sectionLemmas] = learnLemmas(treebank)
	parts[sectionLexicon] = learnLexicon(treebank)
	lexicon := openTable(string(parts[sectionLexicon]))
	parts[sectionTagger] = learnTagger(treebank, lexicon, o.TaggerRounds, taggerLead, nil).quantise(o.TaggerBytes, true)
	fmt.Fprintf(o.Log, "taggers of the folds\n")
	tags := jackknife(treebank, foldRounds)
	fmt.Fprintf(o.Log, "labeller\n")
	parts[sectionRelations] = learnLabeller(treebank, tags, o.LabellerRounds, nil).quantise(o.LabellerBytes, true)
	set, actions := examples(treebank, tags)
	for _, a := range actions {
		parts[sectionActions] = append(parts[sectionActions], byte(a.move), byte(a.rel))
	}
	parts[sectionTransitions] = learnParser(set, actions, o.ParserRounds, o.ParserBytes, o.Log, nil).quantise(o.ParserBytes, false)
	return file(parts)
}
