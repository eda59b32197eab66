package quantity_test

import (
	"os"
	"strings"
	"testing"

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
