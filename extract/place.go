package extract

import (
	"slices"
	"sort"

	"leeway"
	"leeway/extract/speech"
)

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

// mark notes for each token of a speaker's name where the name ends, so that one look tells
// whether a mention lies in it.
func (r *reader) mark() {
	r.speech = slices.DeleteFunc(r.speech, func(rel speech.Relation) bool { return r.flowAt(rel.Source.First, rel.Source.Last) })
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
	r.reports = make([][]int32, len(r.text.Sentences))
	for i := range r.speech {
		first, last := extent(&r.speech[i])
		for k := r.textSentence(first); k < len(r.reports) && r.text.Sentences[k].First < last; k++ {
			r.reports[k] = append(r.reports[k], int32(i))
		}
	}
}

// flowAt reports whether the tokens from first to last name a flow, which says nothing: "exports of goods
// recorded a rise".
func (r *reader) flowAt(first, last int) bool {
	if last <= first {
		return false
	}
	switch r.low(first) {
	case "exports", "imports", "trade", "remittances", "transfers", "turnover", "deliveries", "shipments", "purchases":
		w := r.low(first + 1)
		return last == first+1 || w == "of" || w == "from" || w == "to" || w == "with" || w == "between"
	}
	return false
}

// extent returns the tokens from the first to the last of a report: who, by which words, what.
func extent(rel *speech.Relation) (first, last int) {
	first, last = rel.Cue.First, rel.Cue.Last
	for _, c := range rel.Content {
		first, last = min(first, c.First), max(last, c.Last)
	}
	if rel.Source.Last > rel.Source.First {
		first, last = min(first, rel.Source.First), max(last, rel.Source.Last)
	}
	return first, last
}

// textSentence returns the number of the sentence that holds token i.
func (r *reader) textSentence(i int) int {
	return sort.Search(len(r.text.Sentences), func(k int) bool { return r.text.Sentences[k].Last > i })
}

// attributed returns who says what stands at byte offset pos.
func (r *reader) attributed(pos int) []leeway.Attribution {
	k := r.textSentence(r.text.At(pos))
	if k >= len(r.reports) || len(r.reports[k]) == 0 {
		return nil
	}
	near := make(speech.Relations, len(r.reports[k]))
	for n, i := range r.reports[k] {
		near[n] = r.speech[i]
	}
	return near.At(pos)
}

// cuedIn returns the reports whose cue stands in s.
func (r *reader) cuedIn(s *sentence) speech.Relations {
	from := sort.Search(len(r.speech), func(i int) bool { return r.speech[i].Cue.First >= s.First })
	to := from
	for to < len(r.speech) && r.speech[to].Cue.First < s.Last {
		to++
	}
	return r.speech[from:to]
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
