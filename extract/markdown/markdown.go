// Package markdown takes the syntax off a Markdown document and leaves its words, so that
// the reader sees prose and quotes are free of asterisks and link targets.
//
// [Text] joins the wrapped lines of a paragraph, keeps one line for each heading, list
// item, table row and paragraph, keeps the words of links and drops what is no prose: code
// blocks, images, comments, tags, footnote marks and link definitions. The result is the
// normalised text to which all byte offsets of a reading refer. [Meta] is what the front
// matter says of the document. It covers what articles use, not the whole of CommonMark.
package markdown

import (
	"regexp"
	"strings"
	"sync"
)

// Meta is what a front matter block between two lines of dashes, or the first heading, says
// of a document. Fields that are not there are empty.
type Meta struct{ Title, Date, URL, Publisher string }

// blockPatterns are the forms of lines, compiled when the first document is read.
var blockPatterns = sync.OnceValue(func() *blockForms {
	return &blockForms{
		heading:    regexp.MustCompile(`^ {0,3}#{1,6}(?:[ \t]+|$)`),
		closing:    regexp.MustCompile(`[ \t]+#+[ \t]*$`),
		item:       regexp.MustCompile(`^\s*(?:[-*+]|\d{1,9}[.)])[ \t]+`),
		rule:       regexp.MustCompile(`^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|=+[ \t]*)$`),
		fence:      regexp.MustCompile("^ {0,3}(```+|~~~+)"),
		quoted:     regexp.MustCompile(`^ {0,3}(?:> ?)+`),
		definition: regexp.MustCompile(`^ {0,3}\[[^\]]+\]:\s*\S+`),
		tableRule:  regexp.MustCompile(`^\s*\|?[ \t:|-]*-[ \t:|-]*\|[ \t:|-]*$`),
		comment:    regexp.MustCompile(`(?s)<!--.*?-->`),
	}
})

type blockForms struct {
	heading, closing, item, rule, fence, quoted, definition, tableRule, comment *regexp.Regexp
}

// Text returns the prose of a Markdown document and what the document says of itself.
func Text(source string) (string, Meta) {
	source = strings.ReplaceAll(strings.TrimPrefix(source, "\ufeff"), "\r\n", "\n")
	meta, body := frontMatter(source)
	b := blocks{meta: meta, blockForms: blockPatterns()}
	for line := range strings.SplitSeq(b.comment.ReplaceAllString(body, ""), "\n") {
		b.add(line)
	}
	b.end()
	return b.text.String(), b.meta
}

// frontMatter splits the "key: value" lines between two lines of dashes off a source.
func frontMatter(source string) (Meta, string) {
	var m Meta
	rest, ok := strings.CutPrefix(source, "---\n")
	if !ok {
		return m, source
	}
	head, body, ok := strings.Cut(rest, "\n---\n")
	if !ok {
		return m, source
	}
	for line := range strings.SplitSeq(head, "\n") {
		key, value, _ := strings.Cut(line, ":")
		value = strings.Trim(strings.TrimSpace(value), `"'`)
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "title":
			m.Title = value
		case "date":
			m.Date = value
		case "url":
			m.URL = value
		case "publisher":
			m.Publisher = value
		}
	}
	return m, body
}

// blocks collects the lines of a paragraph until it ends.
type blocks struct {
	*blockForms
	text  strings.Builder
	open  []string // lines of the paragraph that has not ended
	until string   // the marks that close the code block, empty outside one
	meta  Meta
}

func (b *blocks) add(line string) {
	if b.until != "" {
		if strings.HasPrefix(strings.TrimSpace(line), b.until) {
			b.until = ""
		}
		return
	}
	if m := b.fence.FindStringSubmatch(line); m != nil {
		b.end()
		b.until = m[1]
		return
	}
	line = b.quoted.ReplaceAllString(line, "")
	switch {
	case strings.TrimSpace(line) == "", b.tableRule.MatchString(line), b.definition.MatchString(line):
		b.end()
	case b.rule.MatchString(line):
		b.underline(line)
	case b.heading.MatchString(line):
		b.end()
		b.title(b.closing.ReplaceAllString(b.heading.ReplaceAllString(line, ""), ""))
	case b.item.MatchString(line):
		b.end()
		b.open = append(b.open, b.item.ReplaceAllString(line, ""))
	case strings.HasPrefix(strings.TrimSpace(line), "|"):
		b.end()
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		b.open = append(b.open, strings.Join(cells, "; "))
		b.end()
	default:
		b.open = append(b.open, line)
	}
}

// underline ends a paragraph; a line of = or - under a single line makes that a heading.
func (b *blocks) underline(line string) {
	if len(b.open) == 1 && strings.ContainsAny(line[:1], "=-") {
		text := b.open[0]
		b.open = nil
		b.title(text)
		return
	}
	b.end()
}

// title writes a heading as a line of its own; the first one is the title.
func (b *blocks) title(text string) {
	b.open = []string{text}
	if line := b.end(); b.meta.Title == "" {
		b.meta.Title = line
	}
}

// end writes the open paragraph as one line and returns it.
func (b *blocks) end() string {
	if len(b.open) == 0 {
		return ""
	}
	joined := make([]string, len(b.open))
	for i, l := range b.open {
		joined[i] = strings.TrimSpace(l)
	}
	b.open = nil
	line := strings.TrimSpace(inline(strings.Join(joined, " ")))
	if line != "" {
		b.text.WriteString(line + "\n")
	}
	return line
}
