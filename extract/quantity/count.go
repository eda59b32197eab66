package quantity

import (
	"strings"

	"leeway/extract/token"
)

// counted reads what a bare number counts: up to three words and a noun.
func (f *finder) counted(q *Quantity) {
	j := q.Last
	if f.isDash(j) && f.glued(j) {
		j++
	}
	if f.is(j, "of") && q.Words {
		return
	}
	for k := j; k < min(f.end, j+5); k++ {
		t := &f.toks[k]
		if t.Kind == token.Punct && f.isDash(k) && f.glued(k) {
			continue
		}
		if t.Kind != token.Word || f.isTaken(k) {
			return
		}
		u, ok := units[t.Lower]
		if ok && u.kind == "noun" {
			q.Noun, q.Unit = f.text.Raw[f.toks[j].Start:t.End], u.name
			return
		}
		if k == j && stopNoun[t.Lower] {
			return
		}
		if isDemonym(t) && (k+1 >= f.end || f.toks[k+1].Kind != token.Word || !f.toks[k+1].Capital() && !f.noun(k+1)) {
			q.Noun, q.Unit = f.text.Raw[f.toks[j].Start:t.End], "people"
			return
		}
		if n := len(t.Lower); !t.Capital() && n > 3 && t.Lower[n-1] == 's' && t.Lower[n-2] != 's' && !stopNoun[t.Lower] {
			end := t.End
			if k+1 < f.end && f.is(k+1, "of") && k+2 < f.end && f.toks[k+2].Kind == token.Word {
				end = f.toks[k+2].End
			}
			q.Noun = f.text.Raw[f.toks[j].Start:end]
			return
		}
		if stopNoun[t.Lower] {
			return
		}
	}
}

var stopNoun = map[string]bool{}

func init() {
	for _, w := range strings.Fields(`in on at to from by for with and or but as than that which who is are was were be been has have had
		will would could should may might of the a an this these those its their his her our it they he she we after before
		since until during while when where more less fewer higher lower also then now not each respectively per versus across towards`) {
		stopNoun[w] = true
	}
}

// isDemonym reports whether t looks like the plural name of a people: Tajiks, Americans.
func isDemonym(t *token.Token) bool {
	if !t.Capital() || len(t.Text) < 5 || isAllCaps(t.Text) {
		return false
	}
	for _, tail := range [...]string{"ians", "ans", "iks", "eks", "akhs", "mens", "yans", "ijanis", "anis", "aelis", "aqis", "anis", "shis", "alis", "tanis", "ers", "eans", "enes", "rks", "bs", "ans", "ens", "nes", "ndes", "ards", "ots", "oles", "nns", "echs", "aks", "rbs", "oats", "reeks", "ongols", "azakhs", "rabs", "urds"} {
		if strings.HasSuffix(t.Text, tail) {
			return true
		}
	}
	return false
}

func isAllCaps(s string) bool { return strings.ToUpper(s) == s }

// elided gives a bare number the unit of an earlier quantity where nothing is counted: "64
// percent to Germany and 12 to Poland", "rose 5.7 percent, imports 13.2", "15 billion a year"
// after cubic metres.
func (f *finder) elided(q *Quantity) bool {
	if q.Kind != Number || !f.ends(q.Last) || f.is(q.Last, "to") && f.is(q.Last+1, "the") {
		return false
	}
	for k := len(f.out) - 1; k >= 0 && k >= len(f.out)-4; k-- {
		last := &f.out[k]
		same := k >= f.first
		if q.First-last.Last > 40 {
			return false
		}
		switch {
		case last.Unit == "percent" && last.Kind != Points && q.Value <= 100 && q.Value >= 0:
			if !same && q.Decimals == 0 || q.Words && (last.Kind != Percent || q.Value < 2) {
				return false
			}
			q.Kind = Percent
		case (last.Kind == Money || last.Kind == Measure) && scaleOf(q) >= 1e6 && scaleOf(last) >= 1e6 && (same || last.Kind == Measure || f.is(q.First-1, "another", "further", "additional")):
			q.Kind = last.Kind
		case last.Kind == Money && q.Decimals > 0, last.Kind == Points, last.Kind == Measure && last.Unit == "years", last.Kind == Multiple:
			continue
		default:
			return false
		}
		q.Unit, q.Elided = last.Unit, true
		return true
	}
	return false
}

// ends reports whether token j shows that nothing is counted by the number before it.
func (f *finder) ends(j int) bool {
	return j >= f.end || f.toks[j].Kind == token.Punct && !(f.isDash(j) && f.glued(j)) || f.isTaken(j) ||
		f.is(j, "in", "and", "to", "from", "against", "as", "or", "a", "for", "by", "on", "during", "this", "last", "over", "of", "the", "respectively", "each", "compared", "before", "after", "per", "annually")
}

// names are words after which a number is a label, not an amount.
var names = map[string]bool{}

func init() {
	for _, w := range strings.Fields(`article articles resolution section chapter paragraph protocol room flight no nr nos number numbers № annex appendix figure fig table
		page pages volume vol issue act law decree order phase stage category route highway channel block lot line title item clause
		group level version agenda vision directive regulation operation exercise tel phone fax isbn box post posts psalm verse part unit reactor`) {
		names[w] = true
	}
}

// isName reports whether the digits at token i belong to a name: Article 4, Su-30, Boeing 737,
// Nord Stream 2, 5G, 11:45.
func (f *finder) isName(i int) bool {
	p, n := i-1, i+1
	if p >= f.begin {
		t := &f.toks[p]
		switch {
		case names[t.Lower] && !f.percentAfter(n) && (t.Capital() || !f.is(p, "order", "act", "group", "level", "line", "part", "unit", "phase", "block", "lot", "stage", "number", "numbers", "law", "title")):
			return true
		case f.is(p, ".") && f.is(p-1, "no", "nr", "nrs", "art", "vol", "p", "pp") && !f.percentAfter(n):
			return true
		case f.isDash(p) && !t.Spaced && !f.toks[i].Spaced && p > f.begin && f.toks[p-1].Kind == token.Word && !f.hyphened(p-1):
			return true
		case f.is(p, ":") && !t.Spaced && !f.toks[i].Spaced && f.isNumber(p-1):
			return true
		case f.is(p, "/") && !t.Spaced && !f.toks[i].Spaced && f.isNumber(p-1):
			return true
		case f.is(p, "#", "№", "@", "_"):
			return true
		case f.is(p, "+") && f.isWord(p-1) && !t.Spaced:
			return true
		}
	}
	if n < f.end {
		t := &f.toks[n]
		switch {
		case !t.Spaced && t.Kind == token.Word && f.label(t):
			return true
		case f.is(n, ":") && !t.Spaced && f.isNumber(n+1) && !f.toks[n+1].Spaced:
			return true
		case f.is(n, "am", "pm", "a.m.", "p.m.", "a.m", "p.m", "o'clock", "gmt"):
			return true
		case f.is(n, "+") && f.isNumber(n+1) && f.glued(n+1):
			return true
		}
	}
	return false
}

// hyphened reports whether the word at token j may stand before a hyphen and a number: "a
// mid-5 percent", "than-10".
func (f *finder) hyphened(j int) bool {
	return f.is(j, "mid", "to", "nearly", "sub", "plus") || symbols[f.toks[j].Text] != ""
}

func (f *finder) isWord(j int) bool {
	return j >= f.begin && j < f.end && f.toks[j].Kind == token.Word
}

func (f *finder) percentAfter(n int) bool {
	return f.is(n, "%", "percent", "per", "million", "billion", "bn")
}

// label reports whether letters glued to digits make a name of both: 5G, 737s, 20th is an
// ordinal and no name.
func (f *finder) label(t *token.Token) bool {
	if u, ok := units[t.Lower]; ok && u.kind != "none" {
		return false
	}
	switch t.Lower {
	case "st", "nd", "rd", "th", "k", "m", "b", "mn", "bn", "tn", "mm", "mln", "bln", "tln", "trn", "mil", "x", "fold", "cr", "pp", "ppt", "s", "t", "bcm", "tr":
		return false
	}
	if t.Lower == "x10" {
		return false // 1.3x10^6
	}
	if t.Lower[0] == 'e' && (len(t.Lower) == 1 || t.Lower[1] >= '0' && t.Lower[1] <= '9') {
		return false // 1.3e6
	}
	if symbols[t.Text] != "" || symbols[strings.ToUpper(t.Text)] != "" {
		return false
	}
	return true
}

// isList reports whether the digits at token i number a list, a reference or a line: "1. The
// parties", "[2]", "(3)" at the head of a sentence.
func (f *finder) isList(i int) bool {
	if f.is(i-1, "[") && f.is(i+1, "]") {
		return true
	}
	if i == f.begin && f.is(i+1, ".", ")") && f.glued(i+1) && len(f.toks[i].Text) <= 2 && (i+2 >= f.end || f.toks[i+2].Spaced) {
		return true
	}
	if f.is(i-1, "(") && i-1 == f.begin && f.is(i+1, ")") && len(f.toks[i].Text) <= 2 {
		return true
	}
	return f.telephone(i)
}

// telephone reports whether the digits at token i are one group of several joined by hyphens.
func (f *finder) telephone(i int) bool {
	groups := 1
	for j := i; j < i+8 && f.is(j+1, "-") && f.glued(j+1) && f.isNumber(j+2) && f.glued(j+2); j += 2 {
		groups++
	}
	for j := i; j > i-8 && f.is(j-1, "-") && f.glued(j) && f.glued(j-1) && f.isNumber(j-2); j -= 2 {
		groups++
	}
	return groups > 2
}

// isBare reports whether a number without a unit is no amount: it follows a name that it
// completes ("Boeing 737", "Nord Stream 2"), or is a year.
func (f *finder) isBare(q Quantity) bool {
	if q.First == f.after || q.Words || q.Decimals > 0 || q.Last != q.First+1 || !f.isNumber(q.First) {
		return false
	}
	i := q.First
	p := i - 1
	if p <= f.begin || f.toks[p].Kind != token.Word || !f.toks[p].Capital() || !f.toks[i].Spaced {
		return false
	}
	// a name, unless the list goes on with shares: "Germany 12 and Poland 11"
	if len(f.out) > f.first && f.out[len(f.out)-1].Unit == "percent" && q.Value <= 100 {
		return false
	}
	if strings.Contains(f.toks[i].Text, ",") {
		return false
	}
	for j := i + 1; j < min(f.end, i+4); j++ {
		if f.noun(j) || isDemonym(&f.toks[j]) {
			return false
		}
		if !f.isWordLower(j) {
			break
		}
	}
	return true
}

// isWordLower reports whether token j is a word in lower case that may be counted.
func (f *finder) isWordLower(j int) bool {
	return f.isWord(j) && !f.toks[j].Capital() && !stopNoun[f.toks[j].Lower]
}
