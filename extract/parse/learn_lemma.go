package parse

import (
	_ "embed"
	"sort"
	"strings"

	"leeway/extract/parse/conllu"
)

// lemmaCounts counts, for a key, how often each script was right.
type lemmaCounts struct {
	ids     map[script]int
	scripts []script
	words   map[string]map[int]int // class byte + word
	endings [longestEnding + 1]map[string]map[int]int
}

// learnLemmas returns the scripts and their table.
func learnLemmas(train []conllu.Sentence) (scripts, t []byte) {
	n := &lemmaCounts{ids: map[script]int{{}: 0}, scripts: []script{{}}, words: map[string]map[int]int{}}
	for i := range n.endings {
		n.endings[i] = map[string]map[int]int{}
	}
	for k := range train {
		toks := train[k].Tokens()
		for i := range toks {
			w := &train[k].Words[i]
			if w.Features["Typo"] == "Yes" || w.Lemma == "_" {
				continue
			}
			c := classOf(w)
			n.count(base(&toks[i], c), w.Lemma, c)
		}
	}
	vocabulary := map[string]bool{}
	for k := range train {
		for _, w := range train[k].Words {
			if t := tagByName[w.Tag]; (t == VERB || t == NOUN) && w.Features["Typo"] != "Yes" {
				vocabulary[strings.ToLower(w.Lemma)] = true
			}
		}
	}
	n.verbs(vocabulary)
	for _, s := range n.scripts[1:] {
		scripts = append(scripts, byte(s.strip), byte(len(s.add)))
		scripts = append(scripts, s.add...)
	}
	rows := n.rows()
	for w := range vocabulary {
		rows = append(rows, row{lemmaKey(w), []byte{1, 0}})
	}
	return scripts, buildTable(rows, false)
}

// moreVerbs lists verbs that the treebank may lack.
//
//go:embed verbs.txt
var moreVerbs string

// verbs adds moreVerbs to the vocabulary, and their irregular forms.
func (n *lemmaCounts) verbs(vocabulary map[string]bool) {
	for line := range strings.Lines(moreVerbs) {
		f := strings.Fields(line)
		if len(f) == 0 || f[0] == "#" {
			continue
		}
		vocabulary[f[0]] = true
		if len(f) < 3 {
			continue
		}
		for k, form := range []Form{Past, PartPast, PartPass} {
			c := classIndex[class{VERB, form}]
			if w := f[min(k+1, 2)]; n.words[string([]byte{c})+w] == nil {
				n.count(w, f[0], c)
			}
		}
	}
}

// count notes a word and its lemma.
func (n *lemmaCounts) count(w, lemma string, c uint8) {
	common := 0
	for common < min(len(w), len(lemma)) && w[common] == lemma[common] {
		common++
	}
	s := script{len(w) - common, lemma[common:]}
	if s.strip > 255 || len(s.add) > 255 {
		return
	}
	id, ok := n.ids[s]
	if !ok {
		id = len(n.scripts)
		n.ids[s], n.scripts = id, append(n.scripts, s)
	}
	first := n.words[string([]byte{c})+w] == nil
	bump(n.words, string([]byte{c})+w, id)
	if !first || len(s.add) > 3 || s.strip > 5 {
		return // an ending counts once for each word that has it; "September" says nothing about other words
	}
	for e := 0; e <= min(len(w), longestEnding); e++ {
		bump(n.endings[e], string([]byte{c})+w[len(w)-e:], id)
	}
}

func bump(m map[string]map[int]int, key string, id int) {
	if m[key] == nil {
		m[key] = map[int]int{}
	}
	m[key][id]++
}

// rows lists the endings whose script differs from that of the next shorter ending, then
// the words whose script differs from that of their ending.
func (n *lemmaCounts) rows() []row {
	var rows []row
	for e := range n.endings {
		for _, key := range sorted(n.endings[e]) {
			c, s := key[0], key[1:]
			id := most(n.endings[e][key])
			if e > 0 && n.ending(c, s, e-1) == id || e > 4 && total(n.endings[e][key]) < 2 {
				delete(n.endings[e], key)
				continue
			}
			rows = append(rows, row{endingKey(s, e, c), []byte{byte(id), byte(id >> 8)}})
		}
	}
	for _, key := range sorted(n.words) {
		c, w := key[0], key[1:]
		id := most(n.words[key])
		if n.ending(c, w, min(len(w), longestEnding)) != id {
			rows = append(rows, row{wordKey(w, c), []byte{byte(id), byte(id >> 8)}})
		}
	}
	return rows
}

// ending returns the script of the longest kept ending of at most e bytes.
func (n *lemmaCounts) ending(c byte, s string, e int) int {
	for ; e >= 0; e-- {
		if m := n.endings[e][string([]byte{c})+s[len(s)-e:]]; m != nil {
			return most(m)
		}
	}
	return 0
}

// most returns the commonest id, the smallest of equals.
func most(m map[int]int) int {
	best := -1
	for id, count := range m {
		if best < 0 || count > m[best] || count == m[best] && id < best {
			best = id
		}
	}
	return best
}

func total(m map[int]int) int {
	sum := 0
	for _, count := range m {
		sum += count
	}
	return sum
}

func sorted(m map[string]map[int]int) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
