package speech_test

import (
	"os"
	"strings"
	"testing"

	"leeway/extract/speech"
	"leeway/extract/token"
)

// TestVerbs_EveryExampleIsRead runs the example sentence that stands beside each verb of the table.
func TestVerbs_EveryExampleIsRead(t *testing.T) {
	table, err := os.ReadFile("data/verbs.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(table)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		row := strings.Split(line, "\t")
		if len(row) != 5 {
			t.Errorf("%q has %d columns, not 5", line, len(row))
			continue
		}
		t.Run(row[0], func(t *testing.T) { example(t, row[4]) })
	}
}

// example checks a sentence in which [source] and {content} are marked.
func example(t *testing.T, marked string) {
	t.Helper()
	source, content := between(marked, "[", "]"), between(marked, "{", "}")
	text := strings.NewReplacer("[", "", "]", "", "{", "", "}", "").Replace(marked)
	split := token.Split(text)
	rels := speech.Find(split, matches(split))
	if len(rels) != 1 {
		t.Fatalf("%q has %d relations, not one: %+v", text, len(rels), rels)
	}
	if got := rels[0].Source.Text; !strings.EqualFold(strings.TrimPrefix(strings.ToLower(source), "the "), got) {
		t.Errorf("%q: source %q, not %q", text, got, source)
	}
	if got := rels[0].Content[0].Text; !strings.Contains(strings.Trim(got, `“”,.`), strings.Trim(content, ".,")) {
		t.Errorf("%q: content %q, not %q", text, got, content)
	}
}

func between(s, open, closing string) string {
	_, rest, _ := strings.Cut(s, open)
	inner, _, _ := strings.Cut(rest, closing)
	return inner
}
