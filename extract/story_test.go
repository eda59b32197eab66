package extract

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite the expected claims of testdata/*.txtar")

// TestStories reads the text of each story in testdata and compares the claims. A story is a
// txtar archive: a comment that says what it shows, with a line "date: 2024-05-01" where the
// document has a date; a file "text"; a file "claims" with a line for each claim in the
// notation of fields, the byte offset of its quote and the quote. Positions, assessments and
// provisions are left out, except in a story with a line "kinds: all".
func TestStories(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { tell(t, file) })
	}
}

func tell(t *testing.T, file string) {
	a, err := txtar.ParseFile(file)
	if err != nil || len(a.Files) != 2 || a.Files[0].Name != "text" || a.Files[1].Name != "claims" {
		t.Fatalf("a story has the files text and claims: %v", err)
	}
	text := string(a.Files[0].Data)
	reading, err := Read(text, Options{Date: storyDate(string(a.Comment))})
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for i := range reading.Claims {
		c := &reading.Claims[i]
		if c.Kind.Soft() && !strings.Contains(string(a.Comment), "kinds: all\n") {
			continue
		}
		if text[c.Quote.Start:c.Quote.End] != c.Quote.Text {
			t.Fatalf("quote %q is not at %d", c.Quote.Text, c.Quote.Start)
		}
		fmt.Fprintf(&got, "%s @%d “%s”\n", strings.Join(fields(c), " "), c.Quote.Start, strings.ReplaceAll(c.Quote.Text, "\n", " "))
	}
	if *update {
		a.Files[1].Data = []byte(got.String())
		if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want := string(a.Files[1].Data); got.String() != want {
		t.Errorf("%s%s\ngot\n%swant\n%s", a.Comment, text, got.String(), want)
	}
}

// storyDate returns the date that a story's comment gives its document.
func storyDate(comment string) string {
	for line := range strings.Lines(comment) {
		if date, ok := strings.CutPrefix(line, "date: "); ok {
			return strings.TrimSpace(date)
		}
	}
	return ""
}
