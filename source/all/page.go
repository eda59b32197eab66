package all

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"leeway/source"
)

// Page is docs/sources.md: every source with coverage, licence, cadence and quirks.
func Page(sources []source.Source) []byte {
	var b bytes.Buffer
	b.WriteString(`# Sources

Made from each source's source.yaml by ` + "`make golden`" + `; a test fails where the two differ.

How far the reading of a source was verified: *producer-file*, a file as its producer made it was
parsed; *derivative*, a table that others made from the producer's was; *format-only*, it is
built to the documented format and no real file was seen. What may not be passed on is left out
of raw exports; derived measures and the citation are given in its place.

| source | what it is | verified | passed on | fetched |
|---|---|---|---|---|
`)
	counts := map[source.Verification]int{}
	for _, s := range sources {
		i := s.Info()
		counts[i.Verified]++
		fmt.Fprintf(&b, "| [%s](#%s) | %s | %s | %s | %s |\n", i.ID, i.ID, cell(i.Title), i.Verified, yes(i.Redistributable), yes(i.Fetch.Manual == ""))
	}
	fmt.Fprintf(&b, "\n%d sources: %d producer-file, %d derivative, %d format-only.\n", len(sources),
		counts[source.ProducerFile], counts[source.Derivative], counts[source.FormatOnly])
	for _, s := range sources {
		fmt.Fprintf(&b, "\n## %s\n\n%s", s.Info().ID, Describe(s.Info()))
	}
	return b.Bytes()
}

func yes(is bool) string {
	if is {
		return "yes"
	}
	return "no"
}

func cell(s string) string { return strings.ReplaceAll(s, "|", "\\|") }

// Describe tells all that a source says of itself, in lines.
func Describe(i source.Info) string {
	var b strings.Builder
	line := func(what, text string) {
		if text = strings.Join(strings.Fields(text), " "); text != "" {
			fmt.Fprintf(&b, "- %s: %s\n", what, text)
		}
	}
	fmt.Fprintf(&b, "%s\n\n", i.Title)
	line("Producer", i.Producer)
	line("Address", "<"+i.Address+">")
	line("Coverage", i.Coverage)
	line("Cadence", i.Cadence)
	line("Licence", i.Licence)
	line("Passed on in raw exports", yes(i.Redistributable))
	line("Citation", i.Citation)
	line("Quality", string(i.Quality))
	line("Verified", string(i.Verified)+": "+i.Seen)
	line("Files", i.Files)
	line("Fetching", or(i.Fetch.Manual, "leeway fetch "+i.ID))
	line("Tables", strings.Join(i.Tables, ", "))
	for _, m := range i.Indicators {
		line("Indicator "+m.ID, m.Unit+"; "+m.What)
	}
	for _, q := range slices.SortedFunc(maps.Keys(i.Quirks), natural) {
		line(q, i.Quirks[q])
	}
	for _, what := range slices.Sorted(maps.Keys(i.Ignore)) {
		line("Left out, "+what, i.Ignore[what])
	}
	return b.String()
}

// natural orders Q2 before Q10.
func natural(a, b string) int {
	if len(a) != len(b) {
		return len(a) - len(b)
	}
	return strings.Compare(a, b)
}

func or(a, b string) string {
	if a = strings.TrimSpace(a); a != "" {
		return a
	}
	return b
}
