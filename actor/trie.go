package actor

import "unicode/utf8"

// trie maps sequences of words to entries. A word is a small number; node 0 is the root.
type trie struct {
	words map[string]uint32
	first []uint32 // child of the root by word
	edges edges    // for every other node
	heads []int32  // by node: index+1 of its first entry
	tails []int32  // by node: index+1 of its last entry
	lower []byte   // scratch of text
}

func newTrie(words, nodes int) *trie {
	t := &trie{
		words: make(map[string]uint32, words),
		first: make([]uint32, 1, words),
		heads: make([]int32, 1, nodes),
		tails: make([]int32, 1, nodes),
	}
	t.edges.resize(1 << 15)
	return t
}

// word returns the number of a folded word, giving it one where it is new.
func (t *trie) word(s string) uint32 {
	if w, ok := t.words[s]; ok {
		return w
	}
	w := uint32(len(t.first))
	t.words[s] = w
	t.first = append(t.first, 0)
	return w
}

// text returns the number of a word as a table writes it, folding it first.
func (t *trie) text(s string) uint32 {
	t.lower = t.lower[:0]
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			return t.word(foldName(s))
		}
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		t.lower = append(t.lower, c)
	}
	if w, ok := t.words[string(t.lower)]; ok {
		return w
	}
	return t.word(string(t.lower))
}

// child returns the node below node by word, 0 where there is none.
func (t *trie) child(node, word uint32) uint32 {
	if node == 0 {
		return t.first[word]
	}
	return t.edges.get(node, word)
}

// grow returns the node below node by word, making it where it is missing.
func (t *trie) grow(node, word uint32) uint32 {
	if c := t.child(node, word); c != 0 {
		return c
	}
	c := uint32(len(t.heads))
	t.heads, t.tails = append(t.heads, 0), append(t.tails, 0)
	if node == 0 {
		t.first[word] = c
	} else {
		t.edges.put(node, word, c)
	}
	return c
}

// edges is a hash table from a node and a word to the child, with open addressing: a map of the language
// takes three times as long to fill, and filling it is most of building the dictionary.
type edges struct {
	keys     []uint64 // node<<32|word; 0 is free
	children []uint32
	used     int
}

func (e *edges) slot(key uint64) int {
	mask := uint64(len(e.keys) - 1)
	i := (key * 0x9e3779b97f4a7c15) >> 20 & mask
	for e.keys[i] != 0 && e.keys[i] != key {
		i = (i + 1) & mask
	}
	return int(i)
}

func (e *edges) get(node, word uint32) uint32 {
	return e.children[e.slot(uint64(node)<<32|uint64(word))]
}

func (e *edges) put(node, word, child uint32) {
	if e.used++; e.used*2 > len(e.keys) {
		e.resize(2 * len(e.keys))
	}
	key := uint64(node)<<32 | uint64(word)
	i := e.slot(key)
	e.keys[i], e.children[i] = key, child
}

// resize makes room for n slots, a power of two.
func (e *edges) resize(n int) {
	keys, children := e.keys, e.children
	e.keys, e.children = make([]uint64, n), make([]uint32, n)
	for i, key := range keys {
		if key != 0 {
			j := e.slot(key)
			e.keys[j], e.children[j] = key, children[i]
		}
	}
}
