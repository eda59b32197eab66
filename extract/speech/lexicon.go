package speech

import (
	_ "embed"
	"strings"
)

//go:embed data/verbs.tsv
var verbTable string

//go:embed data/words.txt
var wordLists string

// class says how a cue presents what it reports.
type class string

const (
	say      class = "say"
	report   class = "report"
	estimate class = "estimate"
	claim    class = "claim"
	stance   class = "stance"
)

// form is the shape of a verb as it stands in a text.
type form uint8

const (
	base form = iota
	present
	past
	gerund
)

// verb is a verb of saying: its lemma, what it does and what may follow it.
type verb struct {
	lemma  string
	class  class
	frames string
	line   string // the example of the table
}

func (v *verb) takes(frame byte) bool { return strings.IndexByte(v.frames, frame) >= 0 }

// inflected is a verb in one of its forms; past stands for the participle too.
type inflected struct {
	*verb
	form form
}

var (
	verbs = map[string]inflected{}
	lists = map[string]map[string]bool{}
	cues  = set(`according citing quoting quoted quotes cited cites by in on per`) // and all verbs and nouns of saying
)

var (
	determiners, auxiliaries, finite, openers, adjuncts, prepositions, relatives, particles                       map[string]bool
	titles, outletNouns, bodies, personNouns, dataNouns, generic, addressees, months, days                        map[string]bool
	pronouns, times, published, nounLike, plurals, sayings, occasions, measures, outlets, outletHeads, notOutlets map[string]bool
)

// What a capitalised word tells of the run it stands in.
const (
	beforeName = 1 + iota // a title, or a word that opens a sentence: the name begins behind it
	neverName             // a ministry, a month: no person's name
)

var nameless = map[string]int{}

func init() {
	readVerbs()
	readLists()
	for name, to := range map[string]*map[string]bool{
		"determiners": &determiners, "auxiliaries": &auxiliaries, "finite": &finite, "openers": &openers, "adjuncts": &adjuncts,
		"prepositions": &prepositions, "relatives": &relatives, "particles": &particles, "titles": &titles,
		"outletnouns": &outletNouns, "bodies": &bodies, "persons": &personNouns, "data": &dataNouns, "generic": &generic,
		"addressees": &addressees, "months": &months, "days": &days, "pronouns": &pronouns, "times": &times, "published": &published, "nounlike": &nounLike, "plurals": &plurals, "sayings": &sayings, "measures": &measures, "occasions": &occasions,
		"outlets": &outlets, "outletheads": &outletHeads, "notoutlets": &notOutlets,
	} {
		*to = lists[name]
	}
	for _, m := range []map[string]bool{titles, openers, adjuncts, determiners, prepositions} {
		for w := range m {
			nameless[w] = beforeName
		}
	}
	for _, m := range []map[string]bool{bodies, outletHeads, months, days} {
		for w := range m {
			nameless[w] = neverName
		}
	}
	for w := range verbs {
		cues[w] = true
	}
	for w := range sayings {
		cues[w] = true
	}
}

func rows(table string) [][]string {
	var out [][]string
	for line := range strings.Lines(table) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	return out
}

func readVerbs() {
	for _, row := range rows(verbTable) {
		v := &verb{lemma: row[0], class: class(row[2]), frames: row[3], line: row[4]}
		forms := regular(v.lemma)
		for i, f := range strings.Fields(row[1]) {
			if f != "-" && i < len(forms) {
				forms[i] = f
			}
		}
		for i, f := range [...]form{present, past, past, gerund} {
			verbs[forms[i]] = inflected{v, f}
		}
		if _, taken := verbs[v.lemma]; !taken {
			verbs[v.lemma] = inflected{v, base}
		}
	}
}

// regular returns third person, past, participle and gerund of a regular verb.
func regular(lemma string) [4]string {
	stem := strings.TrimSuffix(lemma, "e")
	s := lemma + "s"
	if strings.HasSuffix(lemma, "ss") || strings.HasSuffix(lemma, "sh") {
		s = lemma + "es"
	}
	return [4]string{s, stem + "ed", stem + "ed", stem + "ing"}
}

func readLists() {
	for _, row := range rows(wordLists) {
		name, words, _ := strings.Cut(row[0], ":")
		m := map[string]bool{}
		for _, w := range strings.Fields(words) {
			m[strings.ReplaceAll(w, "_", " ")] = true
		}
		lists[name] = m
	}
}
