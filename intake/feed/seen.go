package feed

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"leeway"
)

// maxSeen is how many entries of a feed are remembered; the oldest are forgotten first. It is
// many times what a feed shows at once.
const maxSeen = 5000

// Seen remembers which entries of which feeds were seen. It is a small JSON file that holds
// digests, and what a server said about its last answer.
type Seen struct {
	path  string
	feeds map[string]*memory
}

// memory is what is remembered of a feed.
type memory struct {
	ETag     string   `json:"etag,omitempty"`
	Modified string   `json:"modified,omitempty"`
	Seen     []string `json:"seen"` // digests, the oldest first
}

// state is the file.
type state struct {
	Version int                `json:"version"`
	Feeds   map[string]*memory `json:"feeds"`
}

// Open reads the memory at a path. A file that is not there is an empty memory.
//
// Errors: CodeInvalid where the file is damaged, CodeUnavailable where it cannot be read.
func Open(path string) (*Seen, error) {
	feeds, err := load(path)
	return &Seen{path: path, feeds: feeds}, err
}

func load(path string) (map[string]*memory, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return map[string]*memory{}, nil
	}
	if err != nil {
		return nil, leeway.Errorf(leeway.CodeUnavailable, "memory of feeds: %w", err)
	}
	var s state
	if err := json.Unmarshal(data, &s); err != nil || s.Version != 1 || s.Feeds == nil {
		return nil, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "memory of feeds: %s is damaged", path), "move the file away to begin anew: all entries count as new then")
	}
	for name, m := range s.Feeds {
		if m == nil {
			delete(s.Feeds, name)
		}
	}
	return s.Feeds, nil
}

func digest(id string) string {
	sum := sha256.Sum256([]byte(id))
	return hex.EncodeToString(sum[:10])
}

func (s *Seen) of(feed string) *memory {
	m := s.feeds[feed]
	if m == nil {
		m = &memory{}
		s.feeds[feed] = m
	}
	return m
}

// Has reports whether an entry was seen.
func (s *Seen) Has(feed, id string) bool { return slices.Contains(s.of(feed).Seen, digest(id)) }

// Known reports whether anything of a feed was seen before.
func (s *Seen) Known(feed string) bool { return len(s.of(feed).Seen) > 0 }

// Tags are what the server said about the answer that was read last.
func (s *Seen) Tags(feed string) (etag, modified string) {
	m := s.of(feed)
	return m.ETag, m.Modified
}

// SetTags keeps what the server said. They are to be set once every entry of the answer was seen.
func (s *Seen) SetTags(feed, etag, modified string) {
	m := s.of(feed)
	m.ETag, m.Modified = etag, modified
}

// Add remembers an entry and writes the file.
func (s *Seen) Add(feed, id string) error {
	m := s.of(feed)
	m.Seen = append(m.Seen, digest(id))
	return s.Save()
}

// Save writes the file: beside the old one, then over it, so that whoever stops the program finds
// the one or the other. What another run has seen in between is kept.
//
// Errors: CodeUnavailable where it cannot be written.
func (s *Seen) Save() error {
	others, err := load(s.path)
	if err != nil {
		return err
	}
	for name, o := range others {
		s.of(name).merge(o)
	}
	for _, m := range s.feeds {
		m.Seen = m.Seen[max(0, len(m.Seen)-maxSeen):]
	}
	data, err := json.MarshalIndent(state{Version: 1, Feeds: s.feeds}, "", " ")
	if err == nil {
		err = replace(s.path, append(data, '\n'))
	}
	if err != nil {
		return leeway.WithHint(leeway.Errorf(leeway.CodeUnavailable, "memory of feeds: %w", err), "--state names another file")
	}
	return nil
}

// merge puts what o has seen and m has not before m's own.
func (m *memory) merge(o *memory) {
	have := make(map[string]bool, len(m.Seen))
	for _, d := range m.Seen {
		have[d] = true
	}
	var more []string
	for _, d := range o.Seen {
		if !have[d] {
			more = append(more, d)
		}
	}
	m.Seen = append(more, m.Seen...)
}

// replace puts a file in the place of another in one step.
func replace(path string, data []byte) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, "."+filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name()) // what is half written is of no use
	}
	return err
}
