package feed

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"leeway"
)

func parse(t *testing.T, xml string) Feed {
	t.Helper()
	f, err := Parse(strings.NewReader(xml), "https://wire.example/feed", 10, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestParse_TheDialects(t *testing.T) {
	for _, c := range []struct{ name, xml string }{
		{"RSS 2.0", `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>The Wire</title><link>https://wire.example/</link><atom:link href="https://wire.example/feed" rel="self"/><image><title>Logo</title></image>
<item><title>Gas &amp;amp; grain</title><link>/1</link><guid isPermaLink="false">tag:1</guid><pubDate>Tue, 19 Nov 2024 08:00:00 +0500</pubDate>
<media:title>A picture</media:title><media:description>Traders</media:description><description>Short.</description><content:encoded><![CDATA[<p>Kazakhstan joined.</p><p>It left.</p>]]></content:encoded></item></channel></rss>`},
		{"Atom", `<feed xmlns="http://www.w3.org/2005/Atom"><title type="text">The  Wire</title><link rel="self" href="https://wire.example/feed"/>
<entry><title>Gas &amp;amp; grain</title><id>tag:1</id><link rel="edit" href="/edit"/><link href="/1"/><updated>2024-11-20T01:00:00Z</updated><published>2024-11-19T08:00:00+05:00</published>
<summary>Short.</summary><content type="html">&lt;p&gt;Kazakhstan joined.&lt;/p&gt;&lt;p&gt;It left.&lt;/p&gt;</content></entry></feed>`},
		{"Atom with elements", `<feed xmlns="http://www.w3.org/2005/Atom"><title>The Wire</title><entry><title type="html">Gas &amp;amp; grain</title><id>tag:1</id><link href="/1"/><published>2024-11-19</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Kazakhstan <b>joined</b>.</p><p>It left.</p></div></content></entry></feed>`},
		{"RSS 1.0", `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Wire</title></channel>
<item><title>Gas &amp;amp; grain</title><guid>tag:1</guid><link>https://wire.example/1</link><dc:date>2024-11-19</dc:date><description>&lt;p&gt;Kazakhstan joined.&lt;p&gt;It left.</description></item></rdf:RDF>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := parse(t, c.xml)
			want := Item{ID: "tag:1", Title: "Gas & grain", URL: "https://wire.example/1", Date: "2024-11-19", Text: "Kazakhstan joined.\n\nIt left.\n"}
			if f.Title != "The Wire" || f.Cut != "" || len(f.Items) != 1 || f.Items[0] != want {
				t.Errorf("%+v", f)
			}
		})
	}
}

func TestParse_OldEncodings(t *testing.T) {
	f := parse(t, `<?xml version="1.0" encoding="windows-1252"?><rss><channel><item><title>T`+"\xfc"+`rkiye</title></item></channel></rss>`)
	if f.Items[0].Title != "Türkiye" || f.Items[0].ID != "Türkiye" {
		t.Errorf("%+v", f)
	}
}

// endless gives a beginning and then the same piece again and again.
type endless struct{ begin, again string }

func (e *endless) Read(p []byte) (int, error) {
	if e.begin == "" {
		e.begin = e.again
	}
	n := copy(p, e.begin)
	e.begin = e.begin[n:]
	return n, nil
}

func TestParse_AFeedThatNeverEndsIsCut(t *testing.T) {
	item := "<item><title>Kazakhstan joined</title></item>"
	for _, c := range []struct {
		name  string
		in    io.Reader
		items int
		cut   string
	}{
		{"more and more entries", &endless{"<rss><channel>", item}, 10, "only the first 10 entries"},
		{"an entry that never ends", &endless{"<rss><channel>" + item + "<item><description>", "word "}, 1, "only its first 1 MB"},
		{"a tag that never ends", &endless{"<rss><channel>" + item + "<item a='", "x"}, 1, "only its first 1 MB"},
		{"deeper and deeper", &endless{"<rss><channel>" + item + "<x>", "<x>"}, 1, "nested too deeply"},
		{"deeper and deeper in an entry", &endless{"<rss><channel>" + item + "<item><x>", "<x>"}, 1, ""},
		{"spaces", &endless{"<rss><channel>" + item, "    "}, 1, "only its first 1 MB"},
		{"cut off", strings.NewReader("<rss><channel>" + item + item + "<item><tit"), 2, "breaks off in line 1"},
		{"the line fails", io.MultiReader(strings.NewReader("<rss><channel>"+item), &failing{}), 1, "breaks off"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := Parse(c.in, "", 10, 1<<20)
			if err != nil || len(f.Items) != c.items || f.Cut == "" || !strings.Contains(f.Cut, c.cut) {
				t.Errorf("%d items, %q, %v", len(f.Items), f.Cut, err)
			}
		})
	}
}

type failing struct{}

func (*failing) Read([]byte) (int, error) { return 0, errors.New("no carrier") }

func TestParse_WhatIsNoFeedIsAnErrorWithAHint(t *testing.T) {
	for _, c := range []struct{ in, says string }{
		{"<!doctype html><html><body>", "begins with <html>"}, {"", "no RSS or Atom feed"}, {"words", "no RSS or Atom feed"}, {`{"items":[]}`, "no RSS or Atom feed"},
	} {
		if _, err := Parse(strings.NewReader(c.in), "", 10, 1<<20); leeway.CodeOf(err) != leeway.CodeInvalid || !strings.Contains(err.Error(), c.says) || leeway.HintOf(err) == "" {
			t.Errorf("%q: %v", c.in, err)
		}
	}
	if f, err := Parse(strings.NewReader("<rss><channel></channel></rss>"), "", 10, 1<<20); err != nil || len(f.Items) != 0 || f.Cut != "" {
		t.Errorf("an empty feed: %+v, %v", f, err)
	}
}

func TestSeen_RemembersAcrossRuns(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deep", "watch.json")
	a, err := Open(path)
	if err != nil || a.Has("f", "1") || a.Known("f") {
		t.Fatal(err)
	}
	if err := a.Add("f", "1"); err != nil {
		t.Fatal(err)
	}
	a.SetTags("f", `"e"`, "Tue")
	if err := a.Save(); err != nil {
		t.Fatal(err)
	}
	b, err := Open(path)
	if etag, modified := b.Tags("f"); err != nil || !b.Has("f", "1") || b.Has("g", "1") || etag != `"e"` || modified != "Tue" {
		t.Errorf("%q %q %v", etag, modified, err)
	}
	if left, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".*")); len(left) != 0 || err != nil {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestSeen_TwoRunsKeepEachOthersMemory(t *testing.T) {
	path := filepath.Join(t.TempDir(), "watch.json")
	a, err := Open(path)
	b, err2 := Open(path)
	if err = errors.Join(err, err2, a.Add("f", "1"), b.Add("f", "2"), a.Add("g", "3")); err != nil {
		t.Fatal(err)
	}
	c, err := Open(path)
	if err != nil || !c.Has("f", "1") || !c.Has("f", "2") || !c.Has("g", "3") {
		t.Errorf("%+v, %v", c.feeds, err)
	}
}

func TestSeen_ForgetsTheOldest(t *testing.T) {
	path := filepath.Join(t.TempDir(), "watch.json")
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	m := s.of("f")
	for i := range maxSeen + 5 {
		m.Seen = append(m.Seen, digest(fmt.Sprint(i)))
	}
	if err := s.Save(); err != nil {
		t.Fatal(err)
	}
	if s, err = Open(path); err != nil || s.Has("f", "4") || !s.Has("f", "5") || !s.Has("f", fmt.Sprint(maxSeen+4)) {
		t.Errorf("%v", err)
	}
}

func TestSeen_ADamagedFileIsNotOverwritten(t *testing.T) {
	for _, content := range []string{"", "{", `{"version":2,"feeds":{}}`, `[]`} {
		path := filepath.Join(t.TempDir(), "watch.json")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(path); leeway.CodeOf(err) != leeway.CodeInvalid || leeway.HintOf(err) == "" {
			t.Errorf("%q: %v", content, err)
		}
		if now, err := os.ReadFile(path); err != nil || string(now) != content {
			t.Errorf("%q became %q, %v", content, now, err)
		}
	}
}
