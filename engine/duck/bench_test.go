package duck

import (
	"testing"

	"leeway/starter"
)

// BenchmarkCold is what a command waits for: DuckDB's start, the views and the answer.
func BenchmarkCold(b *testing.B) {
	l, err := starter.Open(b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		e, err := New(ctx, l)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := e.Answer(ctx, wide); err != nil {
			b.Fatal(err)
		}
		e.Close()
	}
}
