package markdown

import (
	"html"
	"regexp"
	"strings"
	"sync"
)

// inlinePatterns are the marks inside a line, compiled when the first line is read.
var inlinePatterns = sync.OnceValue(func() *inlineForms {
	return &inlineForms{
		image:    regexp.MustCompile(`!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])`),
		footnote: regexp.MustCompile(`\[\^[^\]]+\]`),
		link:     regexp.MustCompile(`\[([^\[\]]+)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\])`),
		autolink: regexp.MustCompile(`<(?:https?|mailto):[^>\s]*>`),
		tag:      regexp.MustCompile(`</?[a-zA-Z][^<>]*>`),
		strong:   regexp.MustCompile(`(\*{1,3})([^\s*](?:[^*]*[^\s*])?)(\*{1,3})`),
		under:    regexp.MustCompile(`(^|[^\pL\pN_])(_{1,3})([^\s_](?:[^_]*[^\s_])?)(_{1,3})($|[^\pL\pN_])`),
		struck:   regexp.MustCompile(`~~[^~]+~~`),
		code:     regexp.MustCompile("`+([^`]+)`+"),
		escaped:  regexp.MustCompile("\\\\([\\\\`*_{}\\[\\]()#+\\-.!|<>~])"),
	}
})

type inlineForms struct {
	image, footnote, link, autolink, tag, strong, under, struck, code, escaped *regexp.Regexp
}

// inline takes emphasis, links, code marks, tags and escapes off one line of prose. Escaped
// characters are set aside as private-use runes while the marks are taken off.
func inline(s string) string {
	p := inlinePatterns()
	s = p.escaped.ReplaceAllStringFunc(s, func(m string) string { return string(rune(0xE000 + int(m[1]))) })
	for _, gone := range []*regexp.Regexp{p.image, p.footnote, p.autolink, p.struck} {
		s = gone.ReplaceAllString(s, "")
	}
	s = p.link.ReplaceAllString(s, "$1")
	s = p.tag.ReplaceAllString(s, "")
	s = p.code.ReplaceAllString(s, "$1")
	for range 2 { // emphasis inside emphasis
		s = p.strong.ReplaceAllString(s, "$2")
		s = p.under.ReplaceAllString(s, "$1$3$5")
	}
	s = html.UnescapeString(s)
	s = strings.Map(func(r rune) rune {
		if r >= 0xE000 && r < 0xE080 {
			return r - 0xE000
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
