package speech

import (
	"leeway/extract/token"
)

// isStop reports whether token i ends a main clause for good.
func (r *reader) isStop(i int) bool {
	switch r.t.Tokens[i].Text {
	case ";":
		return true
	case ".", "!", "?":
		return i < r.cur.First || r.endsSentence(i)
	}
	return false
}

// endsSentence reports whether nothing but closing marks follows the stop at i: the dots of
// "Lt. Gen." and "24.kg" end nothing.
func (r *reader) endsSentence(i int) bool {
	for k := i + 1; k < r.cur.Last; k++ {
		if r.t.Tokens[k].Kind == token.Word || r.t.Tokens[k].Kind == token.Number {
			return r.isCloseQuote(k-1) || r.isOpenQuote(k-1)
		}
	}
	return true
}

// clause returns what a verb of saying reports from token k on: to the end of the sentence or a
// semicolon, to a comma and a new subject, and to the end of a quotation that is open there.
// A relative clause behind a comma is left out.
func (r *reader) clause(s token.Sentence, k int) []Span {
	end := k
	if q, ok := r.quoteAt(k); ok {
		end = q.last
	}
	for end < s.Last {
		if q, ok := r.quoteAt(end); ok && q.first == end && q.last > end {
			end = q.last
			if r.lower(end-2) == "," && r.newClause(s, k, end) {
				break
			}
			continue
		}
		l := r.lower(end)
		if r.t.Tokens[end].Text == ";" || l == "whereas" {
			break
		}
		if l == "," && r.newClause(s, k, end+1) {
			break
		}
		end++
	}
	for end > k && end <= s.Last && r.t.Tokens[end-1].Kind == token.Punct && !r.isCloseQuote(end-1) {
		end--
	}
	return r.main(r.span(k, end))
}

// main returns a span without the relative clauses that commas set apart in it, outside of
// quotations.
func (r *reader) main(sp Span) []Span {
	if sp.Last <= sp.First {
		return nil
	}
	var out []Span
	from := sp.First
	for k := sp.First + 1; k+1 < sp.Last; k++ {
		if _, quoted := r.quoteAt(k); quoted || r.lower(k) != "," {
			continue
		}
		if !r.opensRelative(k+1) && !r.opensApposition(k+1, sp.Last) {
			continue
		}
		end := k + 2
		for end < sp.Last && !(r.lower(end) == "," || r.isStop(end) || r.isOpenQuote(end)) {
			end++
		}
		if k > from {
			out = append(out, r.span(from, k))
		}
		from, k = end, end-1
	}
	if from < sp.Last {
		out = append(out, r.span(from, sp.Last))
	}
	return out
}

// opensApposition reports whether "a member of the bloc since 1991" stands at k between a subject
// and its verb. An amount set apart is part of what is said, so it must hold none.
func (r *reader) opensApposition(k, last int) bool {
	if l := r.lower(k); l != "a" && l != "an" || !r.isCapital(k-2) {
		return false
	}
	for e := k + 1; e+1 < last && e < k+20; e++ {
		t := &r.t.Tokens[e]
		if t.Text == "," {
			return r.verbal(e+1) || auxiliaries[r.lower(e+1)]
		}
		if r.verbal(e) || t.Kind == token.Symbol || measures[t.Lower] || t.Lower == "," {
			return false
		}
	}
	return false
}

// opensRelative reports whether a relative clause begins at k: "which", "of which", "whose".
func (r *reader) opensRelative(k int) bool {
	switch r.lower(k) {
	case "which", "who", "whose", "whom", "where":
		return true
	}
	return r.lower(k+1) == "which" || r.lower(k+1) == "whom"
}

// newClause reports whether "and", "but" or "while" at k, behind a comma, opens a clause with
// its own subject.
func (r *reader) newClause(s token.Sentence, from, k int) bool {
	switch r.lower(k) {
	case "and", "but", "while", "though", "although", "yet":
	default:
		return false
	}
	n := k + 1
	if n >= s.Last || r.lower(n) == "that" || r.verbal(n) || auxiliaries[r.lower(n)] || verbForm(r.lower(n)) {
		return false
	}
	if !r.anyVerbal(from, k) {
		return false // the last of a list
	}
	for e := n; e < s.Last && e < n+18; e++ {
		if r.isStop(e) {
			return false
		}
		if e > n && r.verbal(e) {
			return true
		}
	}
	return false
}

// parenStart returns where the parenthesis that holds the cue begins.
func (r *reader) parenStart(s token.Sentence, subject int) int {
	k := subject
	for k > s.First && r.lower(k-1) != "," && !r.isCloseQuote(k-1) && r.t.Tokens[k-1].Text != ";" {
		k--
	}
	return k
}

// parenthesis adds what stands around a cue that is set apart, [first, last): the clause before it,
// and after it where it goes on.
func (r *reader) parenthesis(s token.Sentence, first, last int, names []name, cue Span, v inflected, via string) {
	before := r.before(s, first)
	after := Span{}
	if last < s.Last && r.lower(last) == "," {
		k := last + 1
		after = r.onwards(s, k)
	} else if last < s.Last && r.isOpenQuote(last) {
		after = r.onwards(s, last)
	}
	if before.Last <= before.First {
		if after.Last == 0 || !r.isOpenQuote(after.First) && r.lower(first) != "as" {
			return
		}
		before = Span{}
	}
	content := r.main(before)
	if n := len(content) - 1; n >= 0 && after.Last == 0 && content[n].Last < before.Last {
		content = append(content, r.span(content[n].Last+1, before.Last)) // "…, which made it the third, X said"
	}
	content = append(content, r.main(after)...)
	at := len(r.out)
	r.add(names, cue, v.lemma, via, v.class == stance, content...)
	for ; at < len(r.out); at++ {
		r.out[at].apart = first
	}
}

// before returns the clause that ends at token first: back to a semicolon or the beginning of
// the sentence, or of the quotation that is open there.
func (r *reader) before(s token.Sentence, first int) Span {
	end := first
	for end > s.First && r.t.Tokens[end-1].Kind == token.Punct && !r.isCloseQuote(end-1) && r.t.Tokens[end-1].Text != ")" {
		end--
	}
	k := end
	for k > s.First {
		if q, ok := r.quoteAt(k - 1); ok {
			k = q.first
			continue
		}
		if t := r.t.Tokens[k-1].Text; t == ";" || t == ":" && k-1 > s.First && s.Last-k > 4 {
			break
		}
		k--
	}
	if k > s.First || end <= k {
		return r.span(k, end)
	}
	return r.span(r.afterDateline(s, k), end)
}

// afterDateline passes "TASHKENT, November 1 –".
func (r *reader) afterDateline(s token.Sentence, k int) int {
	if k >= s.Last || !isUpper(r.t.Tokens[k].Text) {
		return k
	}
	for e := k; e < s.Last && e < k+8; e++ {
		if t := r.t.Tokens[e].Text; t == "–" || t == "—" || t == "-" && r.t.Tokens[e].Spaced {
			return e + 1
		}
	}
	return k
}

// onwards returns what follows a cue set apart: to a semicolon or the end of the sentence, with
// the quotation that begins there.
func (r *reader) onwards(s token.Sentence, k int) Span {
	end := k
	for end < s.Last && r.t.Tokens[end].Text != ";" {
		if q, ok := r.quoteAt(end); ok && q.first == end && q.last > end {
			end = q.last
			continue
		}
		if r.lower(end) == "," && r.wishes(s, end+1) {
			break
		}
		end++
	}
	for end > k && r.t.Tokens[end-1].Kind == token.Punct && !r.isCloseQuote(end-1) {
		end--
	}
	return r.span(k, end)
}

// wishes reports whether "and" at k joins a clause about what somebody wants, which no count or
// report covers.
func (r *reader) wishes(s token.Sentence, k int) bool {
	if l := r.lower(k); l != "and" && l != "but" {
		return false
	}
	for e := k + 1; e < s.Last && e < k+6; e++ {
		switch r.lower(e) {
		case "want", "wants", "hope", "hopes", "plan", "plans", "intend", "intends":
			return true
		case ",":
			return false
		}
	}
	return false
}
