package intake

import (
	"encoding/json"
	"net/url"
	"regexp"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"leeway"
)

// description is what a page says about itself.
type description struct{ title, date, publisher, url, body string }

// dateNames are the names under which pages give the day of publication, the surest first.
var dateNames = []string{
	"article:published_time", "datepublished", "og:article:published_time", "citation_publication_date", "citation_date", "parsely-pub-date",
	"dcterms.issued", "dc.date.issued", "dcterms.date", "dc.date", "dcterms.created", "sailthru.date", "article.published", "publish-date",
	"publishdate", "publish_date", "pubdate", "publication_date", "date",
}

// about collects what a page says about itself: meta elements, linked data, time elements.
func about(root *html.Node, address string) description {
	found := map[string]string{} // by lower-case name, the first of each
	var m description
	put := func(name, value string) {
		if name, value = strings.ToLower(strings.TrimSpace(name)), strings.TrimSpace(value); name != "" && value != "" && found[name] == "" {
			found[name] = value
		}
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Meta:
			put(or(attr(n, "property"), or(attr(n, "name"), attr(n, "itemprop"))), attr(n, "content"))
		case atom.Link:
			if attr(n, "rel") == "canonical" {
				put("canonical", attr(n, "href"))
			}
		case atom.Time:
			put(or(attr(n, "itemprop"), "time"), attr(n, "datetime"))
		case atom.Script:
			if n.FirstChild != nil && len(n.FirstChild.Data) <= maxScript {
				m.linked(n.FirstChild.Data)
			}
		}
	}
	m.title = or(m.title, found["og:title"])
	m.publisher = or(found["og:site_name"], or(m.publisher, found["citation_publisher"]))
	m.date = Day(m.date)
	for _, name := range append(dateNames, "time") {
		m.date = or(m.date, Day(found[name]))
	}
	m.url = or(address, or(found["canonical"], found["og:url"]))
	if u, err := url.Parse(m.url); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		m.url = ""
	} else if m.publisher == "" {
		m.publisher = strings.TrimPrefix(u.Hostname(), "www.")
	}
	return m
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// linked reads linked data (JSON-LD). What is no JSON says nothing.
func (m *description) linked(script string) {
	var x any
	if json.Unmarshal([]byte(script), &x) == nil {
		m.walk(x, 0)
	}
}

func (m *description) walk(x any, depth int) {
	if depth > 8 {
		return
	}
	switch x := x.(type) {
	case []any:
		for _, e := range x {
			m.walk(e, depth+1)
		}
	case map[string]any:
		if when, ok := x["datePublished"].(string); ok && m.date == "" {
			m.date = when
			m.title, _ = x["headline"].(string)
			m.body, _ = x["articleBody"].(string)
			if p, ok := x["publisher"].(map[string]any); ok {
				m.publisher, _ = p["name"].(string)
			}
		}
		m.walk(x["@graph"], depth+1)
	}
}

var isoPrefix = regexp.MustCompile(`^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:\D|$)`)

// layouts are forms of dates that can be read in one way only.
var layouts = []string{
	time.RFC1123Z, time.RFC1123, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST", "2 Jan 2006 15:04:05 -0700",
	"2 January 2006", "January 2, 2006", "2 Jan 2006", "Jan 2, 2006", "Monday, January 2, 2006", "Mon Jan 2 15:04:05 2006", "Mon Jan 2 15:04:05 MST 2006", "Mon, 2 Jan 2006",
}

// Day returns the day of a date as pages, messages and feeds write it, in the time zone in
// which it was written; "" where it can be read in two ways or in none.
func Day(s string) string {
	s = strings.TrimSpace(s)
	if m := isoPrefix.FindStringSubmatch(s); m != nil {
		day := m[1] + "-" + m[2] + "-" + m[3]
		if _, err := leeway.ParseDate(day); err == nil {
			return day
		}
		return ""
	}
	for _, l := range layouts {
		if t, err := time.Parse(l, s); err == nil && t.Year() > 1900 {
			return t.Format("2006-01-02")
		}
	}
	return ""
}
