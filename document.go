package leeway

// DateBasis says where a document's date came from.
type DateBasis string

// The bases of a document's date.
const (
	DateGiven    DateBasis = "given"    // by whoever asked
	DateStated   DateBasis = "stated"   // a date line in the text
	DateInferred DateBasis = "inferred" // worked out from dates the text mentions
	DateUnknown  DateBasis = "unknown"
)

// Document is a text that makes claims. Offsets anywhere are UTF-8 byte offsets into Text.
type Document struct {
	ID        string    `json:"id"` // sha256:… of Text
	Title     string    `json:"title"`
	URL       string    `json:"url"`
	Publisher string    `json:"publisher"`
	Date      string    `json:"date"` // ISO, as fine as known; empty where unknown
	DateBasis DateBasis `json:"dateBasis"`
	Language  string    `json:"language"` // ISO 639-1
	Text      string    `json:"-"`
}

// Span is a stretch of a document's text, [Start, End) in UTF-8 bytes.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Quote is a span with its words: Text is always Document.Text[Start:End].
type Quote struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Reading is a document with the claims that were read in it.
type Reading struct {
	Document        Document        `json:"document"`
	Claims          []Claim         `json:"claims"`
	Inconsistencies []Inconsistency `json:"inconsistencies,omitempty"`
	Notes           []Note          `json:"notes,omitempty"`
}

// Note is something imperfect but usable that a reader of the result should know.
type Note struct {
	Text string `json:"text"`
}
