package quantity

import (
	"leeway/extract/token"
	"leeway/extract/when"
)

// Kind says what sort of amount a quantity is.
type Kind uint8

// The kinds of quantities.
const (
	Number   Kind = iota // a bare number or a count
	Percent              // percent
	Points               // percentage points
	Money                // an amount of a currency
	Measure              // an amount of a physical unit, or a duration
	Fraction             // a part in words, in percent: "a third", "one in five"
	Multiple             // times: "doubled", "2.5 times", "halved" (0.5)
	Rank                 // "third-largest", "26th"
)

// String returns the kind in a word.
func (k Kind) String() string {
	return [...]string{"number", "percent", "points", "money", "measure", "fraction", "multiple", "rank"}[k]
}

// Role is the part a quantity plays in a change.
type Role uint8

// The roles. Level is also that of every quantity outside a change.
const (
	Level Role = iota
	By         // the amount of the change: "rose by 5 percent", "a 5 percent drop"
	To         // the level reached: "rose to 5 percent"
	From       // the level before: "from 3 percent"
)

// Quantity is an amount in a text.
type Quantity struct {
	First, Last int    // tokens, Last exclusive
	Start, End  int    // bytes
	Text        string // the words, from the comparator's end to the unit's
	Value       float64
	To          *float64 // upper end of a range
	Kind        Kind
	Unit        string   // percent, percentage-points, times, a currency in lower-case ISO 4217, people, tonnes, …
	Comparator  string   // = > >= < <= ~
	Change      string   // up, down or empty
	Role        Role     // amount of a change, level reached or level before
	Base        *float64 // the level before, where Role is To and the words give it
	Per         string   // year, month, week, day
	Decimals    int      // decimals as written, before scaling
	Step        float64  // the last digit's worth, in value units: 0.1e9 for "2.5 billion"
	Noun        string   // what is counted, as written: "young Uzbeks", "barrels of oil"
	Elided      bool     // the unit is another quantity's: "64 percent to Germany, 12 to Poland"
	Words       bool     // written in words
}

// Find returns the quantities of t in order, none of them overlapping. taken are the periods of
// t, in order; their tokens are no quantities.
func Find(t *token.Text, taken []when.Period) []Quantity {
	f := &finder{text: t, toks: t.Tokens, taken: taken}
	for _, s := range t.Sentences {
		f.sentence(s)
	}
	return f.out
}
