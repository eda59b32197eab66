package actor

// trie maps sequences of words to entries. A word is a small number; node 0 is the root.
type trie struct {
	words map[string]uint32
	first []uint32          // child of the root by word
	edges map[uint64]uint32 // node<<32|word → child, for every other node
	heads []int32           // by node: index+1 of its first entry
	tails []int32           // by node: index+1 of its last entry
}

func newTrie(words, nodes int) *trie {
	return &trie{
		words: make(map[string]uint32, words),
		first: make([]uint32, 1, words),
		edges: make(map[uint64]uint32, nodes),
		heads: make([]int32, 1, nodes),
		tails: make([]int32, 1, nodes),
	}
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

// child returns the node below node by word, 0 where there is none.
func (t *trie) child(node, word uint32) uint32 {
	if node == 0 {
		return t.first[word]
	}
	return t.edges[uint64(node)<<32|uint64(word)]
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
		t.edges[uint64(node)<<32|uint64(word)] = c
	}
	return c
}
