// Package feed reads RSS and Atom and remembers which entries were seen.
//
// [Parse] takes entries one by one off a stream, so that a feed that never ends, or breaks off,
// gives the entries before; Feed.Cut says why the rest is missing. [Seen] is the memory, a file
// that is replaced as a whole whenever it changes.
package feed

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"

	"golang.org/x/net/html/charset"

	"leeway"
	"leeway/intake"
)

// Item is an entry of a feed.
type Item struct {
	ID    string // what the feed calls it, else its address, else its title
	Title string
	URL   string // of the article
	Date  string // ISO day; when it was published, else when it was last changed
	Text  string // what the feed itself holds of the article, as plain text
}

// Feed is a list of entries, in the order of the feed.
type Feed struct {
	Title string
	Items []Item
	Cut   string // why entries are missing; empty where all were read
}

// The names under which the text of an entry stands, the fullest first.
var bodies = []string{"encoded", "content", "description", "summary"}

// Parse reads RSS (0.9 to 2.0, RDF) or Atom from a stream: at most items entries and limit
// bytes. address completes relative links.
//
// Errors: CodeInvalid where it is no feed, or one without a single whole entry before it breaks off.
func Parse(in io.Reader, address string, items int, limit int64) (Feed, error) {
	counted := &io.LimitedReader{R: in, N: limit}
	d := xml.NewDecoder(counted)
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = charset.NewReaderLabel
	var f Feed
	known, depth := false, 0
	for {
		t, err := d.Token()
		if err != nil {
			return f.end(err, counted.N <= 0, limit, known, d)
		}
		if _, ok := t.(xml.EndElement); ok {
			depth--
		}
		s, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		name := strings.ToLower(s.Name.Local)
		if depth++; depth == 1 {
			if known = name == "rss" || name == "feed" || name == "rdf"; !known {
				return f, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "no RSS or Atom feed: it begins with <%s>", s.Name.Local), "the page of a site names its feed: look for RSS or Atom")
			}
			continue
		}
		switch {
		case name == "item" || name == "entry":
			if len(f.Items) == items {
				f.Cut = fmt.Sprintf("only the first %d entries were read", items)
				return f, nil
			}
			var r entry
			if err := d.DecodeElement(&r, &s); err != nil {
				return f.end(err, counted.N <= 0, limit, known, d)
			}
			depth--
			f.Items = append(f.Items, r.item(address))
		case name == "title" && f.Title == "" && depth <= 3:
			var title field
			if err := d.DecodeElement(&title, &s); err != nil {
				return f.end(err, counted.N <= 0, limit, known, d)
			}
			depth--
			f.Title = strings.Join(strings.Fields(title.Text), " ")
		case depth > 64:
			return f.end(errors.New("nested too deeply"), false, limit, known, d)
		}
	}
}

// end is the outcome where the stream has no more.
func (f Feed) end(err error, full bool, limit int64, known bool, d *xml.Decoder) (Feed, error) {
	line, _ := d.InputPos()
	switch {
	case errors.Is(err, io.EOF) && known && !full:
		return f, nil
	case full:
		f.Cut = fmt.Sprintf("only its first %d MB were read", limit>>20)
	default:
		f.Cut = fmt.Sprintf("it breaks off in line %d: %v", line, err)
	}
	if len(f.Items) > 0 {
		return f, nil
	}
	if !known {
		return f, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "no RSS or Atom feed: line %d: %w", line, err), "the page of a site names its feed: look for RSS or Atom")
	}
	return f, leeway.Errorf(leeway.CodeInvalid, "a feed without a whole entry: %s", f.Cut)
}

// entry is an item or entry element.
type entry struct {
	Fields []field `xml:",any"`
}

// field is an element inside an entry. What is in it is kept once, as it is written: a copy at
// every level would let a deep entry fill the memory.
type field struct {
	XMLName xml.Name
	Type    string     `xml:"type,attr"`
	Rel     string     `xml:"rel,attr"`
	Href    string     `xml:"href,attr"`
	Text    string     `xml:",chardata"`
	Inner   string     `xml:",innerxml"`
	Inside  []struct{} `xml:",any"`
}

// extension reports whether a name space is one whose elements bear the names of others and mean something else.
func extension(space string) bool {
	return strings.Contains(space, "itunes") || strings.Contains(space, "mrss") || strings.Contains(space, "media")
}

func (r *entry) item(address string) Item {
	var it Item
	body := map[string]field{}
	dates := map[string]string{}
	for _, e := range r.Fields {
		if extension(e.XMLName.Space) {
			continue
		}
		text := strings.TrimSpace(e.Text)
		switch name := strings.ToLower(e.XMLName.Local); name {
		case "title":
			if it.Title == "" {
				it.Title = strings.Join(strings.Fields(intake.Fragment(text)), " ")
			}
		case "guid", "id":
			it.ID = text
		case "link":
			if it.URL == "" && (e.Rel == "" || e.Rel == "alternate") {
				it.URL = absolute(address, firstOf(e.Href, text))
			}
		case "pubdate", "date", "published", "updated", "issued", "modified":
			dates[name] = intake.Day(text)
		case "encoded", "content", "description", "summary":
			body[name] = e
		}
	}
	it.Date = firstOf(dates["pubdate"], dates["published"], dates["issued"], dates["date"], dates["updated"], dates["modified"])
	it.ID = firstOf(it.ID, it.URL, it.Title)
	for _, name := range bodies {
		if text := body[name].body(); len(text) > len(it.Text) {
			it.Text = text
		}
	}
	return it
}

// body is the plain text of an element that holds HTML, as characters or as elements.
func (e field) body() string {
	if e.Type == "xhtml" || len(e.Inside) > 0 {
		return intake.Fragment(e.Inner)
	}
	return intake.Fragment(e.Text)
}

func absolute(base, ref string) string {
	b, err := url.Parse(base)
	if err != nil {
		return ref
	}
	u, err := b.Parse(ref)
	if err != nil {
		return ref
	}
	return u.String()
}

func firstOf(s ...string) string {
	for _, x := range s {
		if x != "" {
			return x
		}
	}
	return ""
}
