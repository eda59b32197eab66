// Package brief turns a reading into something a person reads: lines for a terminal, one
// self-contained page, or the derivation of one verdict.
//
// [Table] prints the answer to "what in this article holds?": how many claims there are
// and how many this lake covers, the verdicts with the document's own statements and those
// it quotes apart, then each claim with its words, its verdict, the numbers and the
// sources. [List] prints a reading that was not checked. [Explain] prints how one verdict
// was reached. [Page] writes the article as HTML with every claim underlined in the colour
// and the shape of its verdict and the explanation beside it; the page asks nothing of any
// network. All of them count with [check.Summarise], so no two surfaces count differently.
//
// The package is pure: it gets a [leeway.Reading] and a writer, and knows no file, no
// terminal and no clock. What an actor's id is called, how wide the terminal is and whether
// it shows colour come in with [Options]. How a verdict is reached is room check's matter.
package brief

import "leeway"

// Options say how a reading is shown. The zero value is plain text, 80 columns wide.
type Options struct {
	Width int                    // columns; 0 means 80
	Color bool                   // ANSI colours
	All   bool                   // also what is folded away: no-data claims in full, opinions, goals
	Only  []leeway.Status        // show only claims with one of these verdicts; empty: all
	File  string                 // what the user called the document
	Tool  string                 // name and version of the program, for the foot of a page
	Name  func(id string) string // usual name of an actor; nil: the id itself
	// Type says what somebody whom a text names is known as, "" where nobody knows; nil: nobody does.
	Type func(name string) leeway.ActorType
}

func (o Options) width() int {
	if o.Width <= 0 {
		return 80
	}
	return max(o.Width, 40)
}

// shows reports whether a claim of this status passes --only.
func (o Options) shows(s leeway.Status) bool {
	if len(o.Only) == 0 {
		return true
	}
	for _, want := range o.Only {
		if s == want {
			return true
		}
	}
	return false
}
