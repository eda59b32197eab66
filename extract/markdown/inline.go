package markdown

import (
	"html"
	"regexp"
	"strings"
)

var (
	image    = regexp.MustCompile(`!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])`)
	footnote = regexp.MustCompile(`\[\^[^\]]+\]`)
	link     = regexp.MustCompile(`\[([^\[\]]+)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\])`)
	autolink = regexp.MustCompile(`<(?:https?|mailto):[^>\s]*>`)
	tag      = regexp.MustCompile(`</?[a-zA-Z][^<>]*>`)
	strong   = regexp.MustCompile(`(\*{1,3})([^\s*](?:[^*]*[^\s*])?)(\*{1,3})`)
	under    = regexp.MustCompile(`(^|[^\pL\pN_])(_{1,3})([^\s_](?:[^_]*[^\s_])?)(_{1,3})($|[^\pL\pN_])`)
	struck   = regexp.MustCompile(`~~[^~]+~~`)
	code     = regexp.MustCompile("`+([^`]+)`+")
	escaped  = regexp.MustCompile("\\\\([\\\\`*_{}\\[\\]()#+\\-.!|<>~])")
)

// inline takes emphasis, links, code marks, tags and escapes off one line of prose. Escaped
// characters are set aside as private-use runes while the marks are taken off.
func inline(s string) string {
	s = escaped.ReplaceAllStringFunc(s, func(m string) string { return string(rune(0xE000 + int(m[1]))) })
	for _, gone := range []*regexp.Regexp{image, footnote, autolink, struck} {
		s = gone.ReplaceAllString(s, "")
	}
	s = link.ReplaceAllString(s, "$1")
	s = tag.ReplaceAllString(s, "")
	s = code.ReplaceAllString(s, "$1")
	for range 2 { // emphasis inside emphasis
		s = strong.ReplaceAllString(s, "$2")
		s = under.ReplaceAllString(s, "$1$3$5")
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
