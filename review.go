package leeway

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
)

// Review is an editor's own verdict on a claim. It stands beside the program's and never replaces it.
type Review struct {
	Verdict Status `json:"verdict"`
	Note    string `json:"note,omitempty"`
	By      string `json:"by,omitempty"`
	Date    string `json:"date,omitempty"` // ISO, as the editor gave it
}

// Digest names a text by what it says: "sha256:" and 64 hexadecimal digits.
func (d *Document) Digest() string {
	sum := sha256.Sum256([]byte(d.Text))
	return "sha256:" + hex.EncodeToString(sum[:])
}

// Key names a claim of a document for good, whatever else was read in it: "k" and twelve hexadecimal
// digits of a digest over the text, the quoted bytes and what was read out of them.
func (c *Claim) Key(d *Document) string {
	bare := *c
	bare.ID, bare.Verdict, bare.Reviews, bare.Rules, bare.Mentions, bare.Resolved = "", nil, nil, nil, nil, nil
	text, err := json.Marshal(bare)
	if err != nil {
		return "" // a number that is none: no reader makes one
	}
	sum := sha256.Sum256(append([]byte(d.Digest()+"\n"), text...))
	return "k" + hex.EncodeToString(sum[:6])
}
