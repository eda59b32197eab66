// Package speech finds reported speech: who says what in a text, and through whom it came.
//
// [Find] returns the [Relations] of a text: a source, a cue and the content that the source is made
// to say. [Relations.At] answers the question the reader of claims asks: who stands behind the words at
// this byte, nobody meaning that the document speaks in its own voice.
//
// # What counts as a cue
//
//   - verbs of saying, reporting, counting and believing (data/verbs.tsv, each with the frames it
//     takes and an example): "X said that …", "…, X said", "said X", "X puts the debt at …";
//   - prepositions: "according to X", "by X's count", "as reported by X", "citing X";
//   - nouns: "the claim by X that", "fears among X that", "voiced concern about";
//   - quotation marks, which carry a speaker on over sentences and paragraphs;
//   - the labels of a transcript, "PRESIDENT BROWN: …", which hold to the next label.
//
// # How far it reaches
//
// What follows a verb is covered to the end of the sentence, up to a semicolon, to "whereas", and to
// "and", "but" or "while" behind a comma with a subject of its own. What stands before a cue set apart
// is covered back to a semicolon. Relative clauses and appositions between commas are the
// document's own, and so are acts ("announced a grant"), plans ("plans to sell") and what somebody
// did not say.
//
// # How a source is named
//
// As written, without article and title; a person rather than the office ("Foreign Minister Mary
// Brown"), a body rather than its data ("SIPRI data show"). A bare surname, "she", "the ministry" stand for
// whom the text named before. Via is the outlet: "told Reuters", "wrote in Foreign Affairs", an
// outlet that reports a speaker, a writer who cites another source, the speaker of a turn who
// quotes somebody else.
//
// The package reads tokens and needs no grammar; the actors of room actor, where given, tell
// outlets, states and people apart. It works out nothing about the content: that is the
// extractor's part.
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
