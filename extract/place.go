package extract

import "sort"

// paragraphAt returns the sentences of a paragraph; a long text has many, and they are
// asked for in each.
func (r *reader) paragraphAt(paragraph int) []*sentence {
	from := sort.Search(len(r.sentences), func(i int) bool { return r.sentences[i].Paragraph >= paragraph })
	to := from
	for to < len(r.sentences) && r.sentences[to].Paragraph == paragraph {
		to++
	}
	return r.sentences[from:to]
}

// sentenceAt returns the number of the sentence that holds token i, or of the one after it.
func (r *reader) sentenceAt(i int) int {
	return min(sort.Search(len(r.sentences), func(k int) bool { return r.sentences[k].Last > i }), max(0, len(r.sentences)-1))
}

// mark notes for each token of a speaker's name where the name ends, so that one look tells
// whether a mention lies in it.
func (r *reader) mark() {
	r.sources = make([]int32, len(r.text.Tokens))
	for i := range r.speech {
		if r.speech[i].Stance {
			continue
		}
		src := &r.speech[i].Source
		for k := max(0, src.First); k < min(src.Last, len(r.sources)); k++ {
			r.sources[k] = max(r.sources[k], int32(src.Last))
		}
	}
}

// named reports whether the text names the actor anywhere.
func (r *reader) named(id string) bool {
	if r.namedIDs == nil {
		r.namedIDs = map[string]bool{}
		for _, s := range r.sentences {
			for i := range s.mentions {
				if m := &s.mentions[i]; !m.resolved {
					r.namedIDs[m.id] = true
				}
			}
		}
	}
	return r.namedIDs[id]
}

// inAnyPeriod reports whether token i lies in a period of the text; periods are in order.
func (r *reader) inAnyPeriod(i int) bool {
	k := sort.Search(len(r.periods), func(k int) bool { return r.periods[k].First > i })
	return k > 0 && i < r.periods[k-1].Last
}
