package check_test

import (
	"path/filepath"
	"strings"
	"testing"

	"leeway"
	"leeway/check"
)

// BenchmarkJudge judges a whole article against what its claims ask for.
func BenchmarkJudge(b *testing.B) {
	w := &writer{rec: facts(b)}
	for _, path := range goldFiles(b) {
		name := strings.TrimSuffix(filepath.Base(path), ".gold.json")
		if name != "caravel-2024-11-19" && name != "e02-kazakh-trade-note" && name != "d01-uzbek-remittances" {
			continue
		}
		r, _ := readGold(b, path)
		rec := w.need(r)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				check.Judge(r, rec)
			}
		})
	}
}

var _ = leeway.Supported
