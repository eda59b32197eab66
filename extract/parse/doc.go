// Package parse tells the part of speech, the inflection, the lemma and the syntactic head
// of each word of an English sentence.
//
// [Tags] gives parts of speech, forms and lemmas; [Sentence] adds heads and relations at
// many times the cost. Both take the tokens of one sentence as package token cuts
// them and return one [Word] for each. Parts of speech and relations are those of Universal
// Dependencies (https://universaldependencies.org), a [Form] is the coarse inflection: tense
// and finiteness of verbs, number of nouns, degree of adjectives.
//
// # How it works
//
// The tagger is an averaged perceptron (Collins 2002) that goes from left to right and
// looks at words, affixes, shapes, the commonest classes of the next words and its own last
// two choices. The lemmatiser applies the edit script of the word, or of its longest ending,
// that the treebank showed for its class. The parser builds a projective tree by arc-hybrid
// transitions (Kuhlmann, Gómez-Rodríguez and Satta 2011) under a beam search, with features
// in the manner of Zhang and Nivre (2011), learnt by maximum-violation updates (Huang, Fayong
// and Guo 2012); its transitions give groups of relations, and a labeller that sees the
// complete tree gives the relations.
//
// The weights lie in the program's image as a hash table of eight-bit integers and are used
// where they lie: there is nothing to load. Everything is integer arithmetic, so that the
// same tokens give the same analysis on any machine.
//
// The model is learnt from the English Web Treebank by the command in folder train; its
// licence and citation are in MODEL.md, its accuracy in docs/parser.md. The treebank is web
// text of 2003 to 2012: the model knows no news beyond that, gives one word in twenty a wrong part of
// speech and one in six a wrong head. Treat its output as evidence, not as fact.
//
// Michael Collins (2002), "Discriminative Training Methods for Hidden Markov Models: Theory
// and Experiments with Perceptron Algorithms", EMNLP. Marco Kuhlmann, Carlos Gómez-Rodríguez
// and Giorgio Satta (2011), "Dynamic Programming Algorithms for Transition-Based Dependency
// Parsers", ACL. Yue Zhang and Joakim Nivre (2011), "Transition-based Dependency Parsing with
// Rich Non-local Features", ACL. Liang Huang, Suphan Fayong and Yang Guo (2012), "Structured
// Perceptron with Inexact Search", NAACL.
package parse
