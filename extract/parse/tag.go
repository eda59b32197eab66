package parse

// Tag is a universal part of speech (UPOS).
type Tag uint8

// The universal parts of speech. The zero value is X, "other".
const (
	X Tag = iota
	ADJ
	ADP
	ADV
	AUX
	CCONJ
	DET
	INTJ
	NOUN
	NUM
	PART
	PRON
	PROPN
	PUNCT
	SCONJ
	SYM
	VERB
)

var tagNames = [...]string{"X", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM",
	"PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"}

// String returns the name in the Universal Dependencies guidelines, such as "NOUN".
func (t Tag) String() string {
	if int(t) < len(tagNames) {
		return tagNames[t]
	}
	return "X"
}

// Noun reports whether t is a common or a proper noun.
func (t Tag) Noun() bool { return t == NOUN || t == PROPN }

// Form is the coarse inflection of a word: what its part of speech leaves open.
type Form uint8

// The forms. Verbs and auxiliaries have one of Past to Ger, nouns and proper nouns Sing or
// Plur, adjectives and adverbs None, Cmp or Sup, pronouns None, Relative or Poss, all
// other words None.
const (
	None     Form = iota
	Past          // finite, past tense: "rose"
	Pres          // finite, present tense: "rises"
	Modal         // finite, without tense: "will"
	Imp           // imperative: "see below"
	Inf           // infinitive: "to rise", "will rise"
	PartPast      // past participle, active: "has risen"
	PartPass      // past participle, passive: "was sold", "goods sold to China"
	PartPres      // present participle: "is rising"
	Ger           // gerund: "by raising"
	Sing
	Plur
	Cmp
	Sup
	Relative // relative pronoun: "which"
	Poss     // possessive pronoun: "their"
)

var formNames = [...]string{"", "Past", "Pres", "Modal", "Imp", "Inf", "PartPast", "PartPass", "PartPres",
	"Ger", "Sing", "Plur", "Cmp", "Sup", "Relative", "Poss"}

// String returns the name of the constant, "" for None.
func (f Form) String() string {
	if int(f) < len(formNames) {
		return formNames[f]
	}
	return ""
}

// Finite reports whether f is a finite verb form.
func (f Form) Finite() bool { return f >= Past && f <= Imp }

// Participle reports whether f is a participle of any kind.
func (f Form) Participle() bool { return f >= PartPast && f <= PartPres }

// class is what the tagger chooses between: a part of speech with a form.
type class struct {
	tag  Tag
	form Form
}

// classes lists them; the model refers to them by index.
var classes = [...]class{
	{X, None}, {ADJ, None}, {ADJ, Cmp}, {ADJ, Sup}, {ADP, None}, {ADV, None}, {ADV, Cmp}, {ADV, Sup},
	{AUX, Past}, {AUX, Pres}, {AUX, Modal}, {AUX, Imp}, {AUX, Inf}, {AUX, PartPast}, {AUX, PartPres}, {AUX, Ger},
	{CCONJ, None}, {DET, None}, {INTJ, None}, {NOUN, Sing}, {NOUN, Plur}, {NUM, None}, {PART, None},
	{PRON, None}, {PRON, Relative}, {PRON, Poss}, {PROPN, Sing}, {PROPN, Plur}, {PUNCT, None}, {SCONJ, None},
	{SYM, None}, {VERB, Past}, {VERB, Pres}, {VERB, Modal}, {VERB, Imp}, {VERB, Inf}, {VERB, PartPast},
	{VERB, PartPass}, {VERB, PartPres}, {VERB, Ger},
}
