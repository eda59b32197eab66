package speech

import (
	"strings"

	"leeway"
)

// Span is tokens [First, Last) of a text, and their bytes.
type Span struct {
	First, Last int // tokens
	Start, End  int // bytes
	Text        string
}

// Relation is one report of speech: who, by which words, says what.
type Relation struct {
	Source       Span   // empty where the speaker was named earlier and is only carried on
	Cue          Span   // "said", "according to", a speaker's label
	Content      []Span // what is reported, in token order
	Attributions []leeway.Attribution
	Speaker      string // actor id where the source acts for a state or organisation
	Stance       bool   // wants, hopes, believes, promises: a position, not a report of fact

	will  bool // an intention: nobody reports it, so At passes it by
	apart int  // token at which a cue that is set apart begins, 0 elsewhere
}

// Relations are the relations of one text, in the order of their cues.
type Relations []Relation

// At returns who says what stands at byte offset pos, innermost first; nil where the
// document speaks in its own voice.
func (rs Relations) At(pos int) []leeway.Attribution {
	var out []leeway.Attribution
	best := 0
	for i := range rs {
		r := &rs[i]
		if len(r.Attributions) == 0 || r.will {
			continue
		}
		for n, c := range r.Content {
			from := c.Start
			if n == 0 && r.Cue.First < c.First {
				from = r.Cue.Start // the cue goes with what it introduces, and so does the name before it
				if gap := r.Cue.First - r.Source.Last; gap >= 0 && gap <= 2 && !strings.Contains(r.Source.Text, ",") {
					from = r.Source.Start
				}
			}
			end := c.End
			if n+1 < len(r.Content) && r.Cue.First >= c.Last && r.Cue.Last <= r.Content[n+1].First {
				end = r.Content[n+1].Start // around the cue: "exports, he said, fell"
			}
			if pos < from || pos >= end {
				continue
			}
			if width := end - from; out == nil || width < best {
				out, best = r.Attributions, width
			}
		}
	}
	return out
}
