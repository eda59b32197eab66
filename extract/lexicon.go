package extract

import (
	"embed"
	"encoding/csv"
	"fmt"
	"sort"
	"strings"
	"sync"

	"leeway/extract/token"
)

//go:embed data/*.csv
var dataFiles embed.FS

// class says what a cue does in a sentence.
type class uint8

const (
	cueIndicator  class = iota // a noun that names an indicator: "remittances"
	cueTieVerb                 // a verb that makes a tie: "exports", "owes"
	cueMotionVerb              // rose, fell
	cueMotionNoun              // a rise, the drop
	cueMotionWord              // up, less
	cueMotionAdj               // growing
	cueRank                    // a noun that is ranked: "trading partner"
	cueStatus                  // member, observer
	cueAct                     // a verb of actions.csv
	cueActNoun                 // its nominalisation
	cueThing                   // what acts are about: "sanctions", "talks"
	cueModal                   // will, may, aims to, if
	cueProduct                 // gas, wheat
	classes
)

// form is the inflection of a verb cue.
type form uint8

const (
	formNone form = iota
	formBase
	formThird
	formPast       // past tense; where it is also the participle, formPast stands for both
	formParticiple // participle that differs from the past tense
	formGerund
)

// entry is a row of a lexicon.
type entry struct {
	class     class
	indicator string
	product   string
	frame     string
	direction string
	modality  string
	status    string
	slot      string // of a ranked noun: which side it names
	kind      string
	thing     string
	act       *action
	lemma     string
}

// action is a row of actions.csv.
type action struct {
	id     string
	kind   string
	needs  []string
	things map[string]bool
	roles  []string
}

// cue is an entry found in a text: tokens [first, last).
type cue struct {
	first, last int
	form        form
	*entry
}

// lexicon is a trie over lower-case words.
type lexicon struct {
	words  map[string]int32
	first  []int32         // by word: the node behind the root, 0 for none
	edges  map[int64]int32 // by node and word: the next node
	leaves [][]leaf        // by node
	frames map[string]map[string]string
}

type leaf struct {
	*entry
	form form
}

var theLexicon = sync.OnceValue(func() *lexicon {
	l := &lexicon{words: make(map[string]int32, 4096), first: make([]int32, 1, 4096), edges: make(map[int64]int32, 8192), leaves: make([][]leaf, 1, 16384), frames: map[string]map[string]string{}}
	l.load()
	return l
})

// rows reads a data file; the first row names the columns.
func rows(name string) []map[string]string {
	b, err := dataFiles.ReadFile("data/" + name)
	if err != nil {
		panic(err) // embedded at build time
	}
	r := csv.NewReader(strings.NewReader(string(b)))
	all, err := r.ReadAll()
	if err != nil {
		panic(fmt.Sprintf("extract: data/%s: %v", name, err))
	}
	out := make([]map[string]string, 0, len(all)-1)
	for _, rec := range all[1:] {
		m := make(map[string]string, len(rec))
		for i, v := range rec {
			m[all[0][i]] = v
		}
		out = append(out, m)
	}
	return out
}

func (l *lexicon) load() {
	irregular := map[string][2][]string{}
	for _, r := range rows("irregular.csv") {
		irregular[r["lemma"]] = [2][]string{strings.Split(r["past"], "|"), strings.Split(r["participle"], "|")}
	}
	verbs := func(e entry, lemmas string) {
		for _, lemma := range split(lemmas) {
			e := e
			e.lemma = lemma
			for _, f := range inflect(lemma, irregular) {
				l.add(f.text, leaf{&e, f.form})
			}
		}
	}
	nouns := func(e entry, list string) {
		for _, n := range split(list) {
			e := e
			e.lemma = n
			l.add(n, leaf{&e, formNone})
		}
	}
	for _, r := range rows("frames.csv") {
		l.frames[r["frame"]] = r
	}
	for _, r := range rows("indicators.csv") {
		nouns(entry{class: cueIndicator, indicator: r["indicator"], product: r["product"], frame: r["frame"]}, r["nouns"])
	}
	for _, r := range rows("verbs.csv") {
		verbs(entry{class: cueTieVerb, indicator: r["indicator"], product: r["product"], frame: r["frame"]}, r["lemmas"])
	}
	for _, r := range rows("motions.csv") {
		e := entry{direction: r["direction"], kind: r["kind"]}
		switch r["kind"] {
		case "verb":
			e.class = cueMotionVerb
			verbs(e, r["forms"])
			continue
		case "noun":
			e.class = cueMotionNoun
		case "word":
			e.class = cueMotionWord
		default:
			e.class = cueMotionAdj
		}
		nouns(e, r["forms"])
	}
	for _, r := range rows("ranks.csv") {
		nouns(entry{class: cueRank, indicator: r["indicator"], product: r["product"], slot: r["slot"]}, r["nouns"])
	}
	for _, r := range rows("statuses.csv") {
		nouns(entry{class: cueStatus, status: r["status"]}, r["nouns"])
	}
	for _, r := range rows("things.csv") {
		nouns(entry{class: cueThing, thing: r["thing"], kind: r["kind"]}, r["nouns"])
	}
	for _, r := range rows("products.csv") {
		nouns(entry{class: cueProduct, product: r["product"], kind: r["class"]}, r["nouns"])
	}
	for _, r := range rows("modals.csv") {
		e := entry{class: cueModal, modality: r["modality"], kind: r["kind"]}
		if r["kind"] == "verb" {
			verbs(e, r["forms"])
		} else {
			nouns(e, r["forms"])
		}
	}
	for _, r := range rows("actions.csv") {
		a := &action{id: r["action"], kind: r["kind"], needs: split(r["needs"]), things: map[string]bool{}, roles: split(r["roles"])}
		for _, t := range split(r["things"]) {
			a.things[t] = true
		}
		verbs(entry{class: cueAct, act: a, kind: r["kind"]}, r["verbs"])
		nouns(entry{class: cueActNoun, act: a, kind: r["kind"]}, r["nouns"])
	}
}

func split(list string) []string {
	if list == "" {
		return nil
	}
	return strings.Split(list, "|")
}

// add puts a phrase into the trie, cut as token.Split would cut it.
func (l *lexicon) add(phrase string, lf leaf) {
	node := int32(0)
	for _, w := range words(phrase) {
		id, ok := l.words[w]
		if !ok {
			id = int32(len(l.words) + 1)
			l.words[w] = id
			l.first = append(l.first, 0)
		}
		next := l.next(node, id)
		if next == 0 {
			next = int32(len(l.leaves))
			l.leaves = append(l.leaves, nil)
			if node == 0 {
				l.first[id] = next
			} else {
				l.edges[int64(node)<<32|int64(id)] = next
			}
		}
		node = next
	}
	l.leaves[node] = append(l.leaves[node], lf)
}

// next returns the node behind a node, 0 for none.
func (l *lexicon) next(node, word int32) int32 {
	if node == 0 {
		return l.first[word]
	}
	return l.edges[int64(node)<<32|int64(word)]
}

// words cuts a lexicon phrase at blanks, hyphens and clitics, as token.Split does.
func words(phrase string) []string {
	phrase = strings.ReplaceAll(phrase, "-", " - ")
	phrase = strings.ReplaceAll(phrase, "'", " '")
	return strings.Fields(phrase)
}

var beWords = set(`is are was were been be being`)

// manner reports whether an adverb may stand inside a verb phrase: "was formally admitted".
func manner(w string) bool {
	return strings.HasSuffix(w, "ly") && len(w) > 4 || w == "also" || w == "then" || w == "later" || w == "soon"
}

// find returns the cues in toks, by position; of each class the longest at every token,
// none that begins inside a longer one of its class.
func (l *lexicon) find(toks []token.Token) []cue {
	var out []cue
	var until [classes]int
	ids := make([]int32, len(toks))
	for i, t := range toks {
		ids[i] = l.words[t.Lower]
	}
	var best [classes]cue
	for i := range toks {
		if ids[i] == 0 || l.first[ids[i]] == 0 {
			continue
		}
		for c := range best {
			best[c].entry = nil
		}
		node := int32(0)
		for j := i; j < len(toks); j++ {
			next := int32(0)
			if ids[j] != 0 {
				next = l.next(node, ids[j])
			}
			if next == 0 && j == i+1 && beWords[toks[i].Lower] && manner(toks[j].Lower) {
				continue // "was formally admitted to"
			}
			if node = next; node == 0 {
				break
			}
			for _, lf := range l.leaves[node] {
				best[lf.class] = cue{i, j + 1, lf.form, lf.entry}
			}
		}
		for c := range best {
			if best[c].entry != nil && i >= until[c] {
				until[c] = best[c].last
				out = append(out, best[c])
			}
		}
	}
	return l.parted(toks, ids, out)
}

// parted adds the acts whose particle stands behind their object: "turned the invitation down".
func (l *lexicon) parted(toks []token.Token, ids []int32, out []cue) []cue {
	added := false
	for i := 0; i+2 < len(toks); i++ {
		if ids[i] == 0 || !determining[toks[i+1].Lower] {
			continue
		}
		node := l.next(0, ids[i])
		for j := i + 2; node != 0 && j < min(len(toks), i+6); j++ {
			if !detached[toks[j].Lower] || ids[j] == 0 {
				continue
			}
			for _, lf := range l.leaves[l.next(node, ids[j])] {
				if lf.class == cueAct {
					out, added = append(dropAct(out, i), cue{i, i + 1, lf.form, lf.entry}), true
				}
			}
			break
		}
	}
	if added {
		sort.SliceStable(out, func(a, b int) bool { return out[a].first < out[b].first })
	}
	return out
}

// dropAct drops the act that begins at token i.
func dropAct(cues []cue, i int) []cue {
	kept := cues[:0]
	for _, c := range cues {
		if c.class != cueAct || c.first != i {
			kept = append(kept, c)
		}
	}
	return kept
}

var (
	determining = set(`the a an its their his her this that these those it them our`)
	detached    = set(`down off over out back`)
)
