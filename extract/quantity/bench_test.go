package quantity_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"leeway/extract/quantity"
	"leeway/extract/token"
	"leeway/extract/when"
)

// corpus returns the open articles, joined.
func corpus(b *testing.B) string {
	b.Helper()
	var s strings.Builder
	for _, f := range articles(b) {
		raw, err := os.ReadFile(strings.TrimSuffix(f, ".gold.json") + ".txt")
		if err != nil {
			b.Fatal(err)
		}
		s.Write(raw)
		s.WriteString("\n")
	}
	return s.String()
}

func BenchmarkFind(b *testing.B) {
	raw := corpus(b)
	tok := token.Split(raw)
	taken := when.Find(tok, "2024-11-19")
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		quantity.Find(tok, taken)
	}
}

func BenchmarkPeriods(b *testing.B) {
	raw := corpus(b)
	tok := token.Split(raw)
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		when.Find(tok, "2024-11-19")
	}
}

// A line of many megabytes takes time in proportion to its length, whatever it is made of.
func TestFind_LongLinesAreLinear(t *testing.T) {
	for _, unit := range []string{"5 percent and 12 ", "won 5 won in May ", "from 3 to ", "1 in 2 ", "12,34,", "1 234 567 ", "Monday ", "the first half of the ", "one hundred and ", "1-2-3-"} {
		cost := func(n int) time.Duration {
			tok := token.Split(strings.Repeat(unit, n/len(unit)))
			start := time.Now()
			quantity.Find(tok, when.Find(tok, "2024-11-19"))
			return time.Since(start)
		}
		var small, large time.Duration
		for range 5 { // a busy machine slows one try; a line that costs the square of its length, all
			small, large = cost(10_000), cost(160_000)
			if large <= 16*8*(small+time.Millisecond) {
				break
			}
		}
		if large > 16*8*(small+time.Millisecond) {
			t.Errorf("%q: %v for 10 kB, %v for 160 kB", unit, small, large)
		}
	}
}
