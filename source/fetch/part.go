package fetch

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"

	"leeway"
)

// part is a file on its way, on disk under a name of its address, so that a run that breaks
// off can be taken up by the next.
type part struct {
	path  string
	f     *os.File
	size  int64
	about about
}

// about is what the server said of the file when it began to come.
type about struct {
	URL         string `json:"url"`
	ETag        string `json:"etag,omitempty"`
	Modified    string `json:"modified,omitempty"`
	ContentType string `json:"contentType,omitempty"`
	Size        int64  `json:"size,omitempty"` // of the whole, 0 where not said
}

// openPart opens what has come of an address so far.
//
// Errors: CodeUnavailable where the lake's folder cannot be written.
func (c *Client) openPart(id, address string) (*part, error) {
	folder := c.Lake.SnapshotFolder(id)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, unwritable(err)
	}
	sum := sha256.Sum256([]byte(address))
	p := &part{path: filepath.Join(folder, ".part-"+hex.EncodeToString(sum[:8]))}
	var err error
	if p.f, err = os.OpenFile(p.path, os.O_RDWR|os.O_CREATE, 0o644); err != nil {
		return nil, unwritable(err)
	}
	if data, err := os.ReadFile(p.path + ".json"); err == nil && json.Unmarshal(data, &p.about) == nil && p.about.URL == address && p.about.validator() != "" {
		info, err := p.f.Stat()
		if err != nil {
			return nil, errors.Join(unwritable(err), p.f.Close())
		}
		p.size = info.Size()
		return p, nil
	}
	return p, p.restart(about{URL: address})
}

// validator is what tells whether the rest of a file is of the same file: a strong ETag, else
// the time of its last change.
func (a about) validator() string {
	if a.ETag != "" && a.ETag[0] == '"' {
		return a.ETag
	}
	return a.Modified
}

// restart empties the part and notes what the server says of the file now.
func (p *part) restart(a about) error {
	p.about, p.size = a, 0
	data, err := json.Marshal(a)
	if err == nil {
		err = os.WriteFile(p.path+".json", data, 0o644)
	}
	if err == nil {
		err = p.f.Truncate(0)
	}
	if err != nil {
		return unwritable(err)
	}
	return nil
}

// Write implements io.Writer: it appends.
func (p *part) Write(b []byte) (int, error) {
	n, err := p.f.WriteAt(b, p.size)
	p.size += int64(n)
	if err != nil {
		return n, unwritable(err)
	}
	return n, nil
}

func (p *part) close() { _ = p.f.Close() } // what matters was checked when it was read back

// remove takes the part away, once it is kept or of no use.
func (p *part) remove() {
	_ = os.Remove(p.path) // a part left behind is only ever read again or written over
	_ = os.Remove(p.path + ".json")
}

func unwritable(err error) error {
	return leeway.WithHint(leeway.Errorf(leeway.CodeUnavailable, "lake: %w", err), "check that the lake's folder can be written and the disk has room")
}
