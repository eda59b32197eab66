package markdown_test

import (
	"testing"

	"leeway/extract/markdown"
)

func TestText_KeepsProseAndDropsSyntax(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"wrapped lines join", "Trade rose\nby 5 percent.\n\nThen it fell.\n", "Trade rose by 5 percent.\nThen it fell.\n"},
		{"emphasis", "It rose **sharply** and _fast_, ***at once***.", "It rose sharply and fast, at once.\n"},
		{"snake case and arithmetic stay", "a_b_c is 2 * 3 * 4", "a_b_c is 2 * 3 * 4\n"},
		{"link words stay", "See [the bank](https://example.org/a_(b)) and [it][1].\n\n[1]: https://example.org\n", "See the bank and it.\n"},
		{"images, notes and tags go", "Up![chart](x.png) 5%[^1] <b>now</b><!-- a\nb -->.", "Up 5% now.\n"},
		{"quotes and lists", "> He said\n> so.\n\n- one\n- two\n  and a half\n1. three\n", "He said so.\none\ntwo and a half\nthree\n"},
		{"code blocks go", "before\n```\n# not a heading\n```\nafter", "before\nafter\n"},
		{"tables", "| state | share |\n|---|---:|\n| A | 5 % |\n", "state; share\nA; 5 %\n"},
		{"escapes and entities", `5 \* 3 \_a\_ &amp; b`, "5 * 3 _a_ & b\n"},
		{"underlined headings", "Title\n=====\n\nBody\n", "Title\nBody\n"},
		{"empty", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, _ := markdown.Text(c.in); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestText_ReadsFrontMatterAndTitle(t *testing.T) {
	_, m := markdown.Text("---\ntitle: \"A Turn\"\ndate: 2025-03-10\npublisher: The Post\nurl: https://example.org/a\n---\n# Other\n\nBody.\n")
	if want := (markdown.Meta{Title: "A Turn", Date: "2025-03-10", Publisher: "The Post", URL: "https://example.org/a"}); m != want {
		t.Errorf("got %+v", m)
	}
	if _, m := markdown.Text("# First *things*\n\n# Second\n"); m.Title != "First things" {
		t.Errorf("title %q", m.Title)
	}
}

func FuzzText(f *testing.F) {
	f.Add("# a\n\n*b* [c](d)\n")
	f.Add("---\ntitle: x\n---\n| a |\n|---|\n")
	f.Fuzz(func(t *testing.T, s string) {
		once, _ := markdown.Text(s)
		if again, _ := markdown.Text(s); again != once {
			t.Errorf("two readings of %q differ", s)
		}
	})
}
