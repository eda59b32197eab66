package parse

import (
	_ "embed"
	"encoding/binary"
	"strings"
	"sync"

	"leeway"
)

// The model in the program: see MODEL.md for its origin, licence and citation.
//
//go:embed model.bin
var embedded string

// magic begins a model file; the digit is the version of the layout.
const magic = "leeway parse 2\n"

// The sections of a model file, in their order.
const (
	sectionLexicon = iota
	sectionTagger
	sectionScripts
	sectionLemmas
	sectionActions
	sectionTransitions
	sectionRelations
	sections
)

// Model is a tagger, a lemmatiser and a parser. Its methods may be called concurrently.
type Model struct {
	parts  [sections]string
	tag    tagger
	lemmas *lemmatiser
	parser func() *parser

	pool sync.Pool // of *context
}

// Open returns the model in the bytes of a model file, which are used where they lie.
// An error has code invalid.
func Open(file string) (*Model, error) {
	m := &Model{}
	rest, ok := strings.CutPrefix(file, magic)
	for i := range m.parts {
		if !ok || len(rest) < 4 || uint64(len(rest)) < 4+uint64(u32(rest, 0)) {
			return nil, leeway.Errorf(leeway.CodeInvalid, "parse: not a model file, or cut short")
		}
		n := u32(rest, 0)
		m.parts[i], rest = rest[4:4+n], rest[4+n:]
	}
	for _, i := range []int{sectionLexicon, sectionTagger, sectionLemmas, sectionTransitions, sectionRelations} {
		if !fits(m.parts[i]) {
			return nil, leeway.Errorf(leeway.CodeInvalid, "parse: model file: table %d is damaged", i)
		}
	}
	m.tag = tagger{openTable(m.parts[sectionTagger]), openTable(m.parts[sectionLexicon])}
	m.lemmas = openLemmatiser(m.parts[sectionScripts], m.parts[sectionLemmas])
	m.parser = sync.OnceValue(func() *parser {
		return openParser(m.parts[sectionActions], m.parts[sectionTransitions], m.parts[sectionRelations])
	})
	m.pool.New = func() any { return new(context) }
	return m, nil
}

// Size returns the number of bytes of the model's file.
func (m *Model) Size() int {
	n := len(magic)
	for _, p := range m.parts {
		n += 4 + len(p)
	}
	return n
}

// file is the reverse of Open.
func file(parts [sections][]byte) []byte {
	out := []byte(magic)
	for _, p := range parts {
		out = binary.LittleEndian.AppendUint32(out, uint32(len(p)))
		out = append(out, p...)
	}
	return out
}

// Default returns the model that is part of the program.
var Default = sync.OnceValue(func() *Model {
	m, err := Open(embedded)
	if err != nil {
		panic(err) // the program was built with a damaged model.bin
	}
	return m
})
