package leeway

// Manifest closes a vintage: it is written last, and readers see only vintages that have one.
type Manifest struct {
	Source          string     `json:"source"`
	Vintage         string     `json:"vintage"`
	Released        string     `json:"released"`          // ISO date by which the release was public
	Retrieved       string     `json:"retrieved"`         // ISO date it was taken
	Edition         string     `json:"edition,omitempty"` // of a yearbook; editions are released in their order
	Title           string     `json:"title"`
	Licence         string     `json:"licence"`
	Redistributable bool       `json:"redistributable"`
	Citation        string     `json:"citation"`
	URL             string     `json:"url"`
	Scope           Scope      `json:"scope"`
	Complete        bool       `json:"complete"` // everything asked for arrived
	Inputs          []Input    `json:"inputs,omitempty"`
	Program         string     `json:"program,omitempty"`  // the version that wrote it
	Verified        string     `json:"verified,omitempty"` // how far the source was: producer-file, derivative or format-only
	Files           []FileInfo `json:"files"`
}

// Input is a snapshot from which a vintage was made.
type Input struct {
	Name      string `json:"name"`
	SHA256    string `json:"sha256"`
	Bytes     int64  `json:"bytes"`
	URL       string `json:"url,omitempty"`
	Retrieved string `json:"retrieved,omitempty"`
}

// Scope is what a vintage was asked for. A key inside it that has no row was withdrawn or
// never published; a key outside it says nothing.
type Scope struct {
	Reporters     []string `json:"reporters,omitempty"`     // empty: all
	Indicators    []string `json:"indicators,omitempty"`    // empty: all
	Organisations []string `json:"organisations,omitempty"` // of memberships and rosters; empty: all
	From          string   `json:"from,omitempty"`
	To            string   `json:"to,omitempty"`
	Note          string   `json:"note,omitempty"` // what the scope leaves out, in words
}

// FileInfo is a file of a vintage, its path relative to the lake.
type FileInfo struct {
	Table  string `json:"table"` // observations, memberships, rosters, treaties, events, votes, flows, pairs, totals, suppliers
	Path   string `json:"path"`
	Rows   int64  `json:"rows"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}
