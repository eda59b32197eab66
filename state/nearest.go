package state

import (
	"cmp"
	"slices"
	"strings"
)

// Nearest returns up to three states whose names or codes are most like name, nearest first,
// for an error message; none where nothing is near.
func Nearest(name string) []string {
	t := load()
	key := Fold(name)
	best := map[int]int{}
	consider := func(i int, candidate string) {
		if d := Distance(key, candidate); d <= allowed(key) {
			if old, ok := best[i]; !ok || d < old {
				best[i] = d
			}
		}
	}
	for candidate, i := range t.byName {
		consider(i, candidate)
	}
	order := make([]int, 0, len(best))
	for i := range best {
		order = append(order, i)
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(best[a]-best[b], a-b) })
	var out []string
	for _, i := range order[:min(3, len(order))] {
		out = append(out, t.all[i].Name)
	}
	return out
}

// allowed is the number of letters by which a misspelling may differ: one in four, at least one, at most three.
func allowed(key string) int { return min(max(len(key)/4, 1), 3) }

// Distance returns the number of letters to insert, delete, replace or swap with a
// neighbour to make a into b (optimal string alignment). A beginning of at least four letters that b
// continues counts as two.
func Distance(a, b string) int {
	if len(a) >= 4 && strings.HasPrefix(b, a) && a != b {
		return min(2, edits(a, b))
	}
	return edits(a, b)
}

func edits(a, b string) int {
	if abs(len(a)-len(b)) > 4 {
		return abs(len(a) - len(b))
	}
	before, prev, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(prev[j]+1, row[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, prev, row = prev, row, before
	}
	return prev[len(b)]
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
