package actor

import (
	"strings"
	"testing"

	"leeway/extract/token"
)

func BenchmarkBuild(b *testing.B) {
	for b.Loop() {
		build()
	}
}

func BenchmarkFind(b *testing.B) {
	const paragraph = "Kazakhstan and Uzbekistan both signed agreements with China's Export-Import Bank in Beijing on Tuesday, " +
		"the Kazakh Foreign Ministry said. President Kassym-Jomart Tokayev told reporters that trade with the European Union, " +
		"which stood at 40 billion dollars last year, would grow faster than that with Russia, according to Reuters. " +
		"Analysts at the Carnegie Endowment doubt that the new railway will be built before the end of the decade.\n\n"
	t := token.Split(strings.Repeat(paragraph, 200))
	d := Default()
	b.SetBytes(int64(len(t.Raw)))
	for b.Loop() {
		d.Find(t, "2024-11-19")
	}
}
