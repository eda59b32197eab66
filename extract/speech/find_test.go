package speech_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"leeway/extract/speech"
	"leeway/extract/token"
)

// TestFind_Stories reads testdata/stories.txt: paragraphs of text, each followed by lines
// "words | source | via", one per question of who says these words. An empty source is the document's own voice.
func TestFind_Stories(t *testing.T) {
	raw, err := os.ReadFile("testdata/stories.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, story := range strings.Split(string(raw), "\n-- ")[1:] {
		title, rest, _ := strings.Cut(story, "\n")
		t.Run(strings.TrimSpace(title), func(t *testing.T) { tell(t, rest) })
	}
}

func tell(t *testing.T, story string) {
	text, questions, ok := strings.Cut(story, "\n>> ")
	if !ok {
		t.Fatal("no question in the story")
	}
	text = strings.TrimSpace(text)
	split := token.Split(text)
	rels := speech.Find(split, matches(split))
	for _, q := range strings.Split(questions, "\n>> ") {
		cells := strings.Split(strings.TrimSpace(q), "|")
		for len(cells) < 3 {
			cells = append(cells, "")
		}
		words, source, via := strings.TrimSpace(cells[0]), strings.TrimSpace(cells[1]), strings.TrimSpace(cells[2])
		at := strings.Index(text, words)
		if at < 0 {
			t.Fatalf("the story does not hold %q", words)
		}
		var sources, vias []string
		for _, a := range rels.At(at + len(words)/2) {
			sources = append(sources, a.Source)
			if a.Via != "" {
				vias = append(vias, a.Via)
			}
		}
		if got := strings.Join(sources, " + "); got != source {
			t.Errorf("%q is said by %q, not %q", words, got, source)
		}
		if got := strings.Join(vias, " + "); got != via {
			t.Errorf("%q came via %q, not %q", words, got, via)
		}
	}
}

// TestFind_SpansAreSlicesOfTheText holds every span to the bytes and tokens it names.
func TestFind_SpansAreSlicesOfTheText(t *testing.T) {
	raw, err := os.ReadFile("testdata/stories.txt")
	if err != nil {
		t.Fatal(err)
	}
	split := token.Split(string(raw))
	for _, r := range speech.Find(split, matches(split)) {
		for _, s := range append([]speech.Span{r.Cue}, r.Content...) {
			if s.Last <= s.First || split.Raw[s.Start:s.End] != s.Text {
				t.Errorf("span %+v is not its text", s)
			}
			if split.Tokens[s.First].Start != s.Start || split.Tokens[s.Last-1].End != s.End {
				t.Errorf("span %+v does not fit its tokens", s)
			}
		}
	}
}

func TestFind_EmptyTextSaysNothing(t *testing.T) {
	for _, text := range []string{"", "said", ", said.", "“", "\":\"", "According to", "by", "citing", "A:", "told told told."} {
		_ = speech.Find(token.Split(text), nil).At(0)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("“Exports fell,” said Mary Brown, the minister. According to Reuters, citing X, they rose.")
	f.Add("PRESIDENT BROWN: Exports fell.\n\nMary said, however, that")
	f.Fuzz(func(t *testing.T, text string) {
		if !strings.Contains(text, "\x00") && strings.ToValidUTF8(text, "") == text {
			speech.Find(token.Split(text), nil).At(len(text) / 2)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	raw, err := os.ReadFile("testdata/stories.txt")
	if err != nil {
		b.Fatal(err)
	}
	split := token.Split(strings.Repeat(string(raw)+"\n\n", 20))
	b.SetBytes(int64(len(split.Raw)))
	for b.Loop() {
		speech.Find(split, nil)
	}
}

// BenchmarkFind_Articles reads the gold articles, as a user's documents are.
func BenchmarkFind_Articles(b *testing.B) {
	folder := goldFolder(b)
	var all []byte
	for _, name := range goldNames(b, folder) {
		raw, err := os.ReadFile(filepath.Join(folder, name+".txt"))
		if err != nil {
			b.Fatal(err)
		}
		all = append(append(all, raw...), "\n\n"...)
	}
	split := token.Split(string(all))
	b.SetBytes(int64(len(split.Raw)))
	for b.Loop() {
		speech.Find(split, nil)
	}
}
