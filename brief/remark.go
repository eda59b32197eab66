package brief

import (
	"strings"

	"leeway"
)

// sourcesInRemark is how many sources a comment names before the rest is a count.
const sourcesInRemark = 3

// Remark is what a comment in the margin of a draft says of a checked claim, a line to a paragraph: the
// verdict and what the claim was read as, one sentence why, the suggested correction, and each source with its
// vintage and address.
func Remark(c *leeway.Claim, o Options) []string {
	v := c.Verdict
	if v == nil {
		return nil
	}
	l := looks[v.Status]
	head := l.icon + " " + capital(l.word) + " (" + c.ID + ")"
	if who := Said(c); who != "" {
		head += ", said by " + who
	}
	lines := []string{head}
	if v.Explanation != "" {
		lines = append(lines, sentence(v.Explanation))
	}
	if v.Correction != "" && sentence(v.Correction) != sentence(v.Explanation) {
		lines = append(lines, "Suggested: "+sentence(v.Correction))
	}
	lines = append(lines, "Read as: "+Gist(c, o.Name))
	lines = append(lines, remarkSources(v)...)
	if v.Status == leeway.NoData && v.Hint != "" {
		lines = append(lines, sentence(v.Hint))
	}
	for _, r := range c.Reviews {
		lines = append(lines, ReviewLine(r))
	}
	return lines
}

// ReviewLine is an editor's verdict on one line: "Editor’s verdict (Ann, 2 January 2026): supported. The bank says so."
func ReviewLine(r leeway.Review) string {
	who := join(", ", r.By, date(r.Date))
	if who != "" {
		who = " (" + who + ")"
	}
	return join(" ", "Editor’s verdict"+who+": "+looks[r.Verdict].word+".", sentence(r.Note))
}

func remarkSources(v *leeway.Verdict) []string {
	var lines []string
	for i, e := range v.Evidence {
		if i == sourcesInRemark {
			return append(lines, "And "+plural(len(v.Evidence)-i, "more source")+".")
		}
		lines = append(lines, "Source: "+Citation(e))
	}
	return lines
}

// Citation names a source with what it says, its release, its vintage in the lake and its address.
func Citation(e leeway.Evidence) string {
	says, released, vintage := "", "", ""
	if e.Says != "" {
		says = ": " + e.Says
	}
	if e.Released != "" {
		released = "released " + e.Released
	}
	if e.Vintage != "" {
		vintage = "vintage " + e.Vintage
	}
	return join(", ", e.Source+says, released, vintage, e.URL)
}

// capital begins a word with a capital.
func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
