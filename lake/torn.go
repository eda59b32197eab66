package lake

import (
	"encoding/binary"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"leeway"
)

// wholeFiles are the files that were looked into and found whole, by path, so that each is opened
// once as long as it does not change.
type wholeFiles struct {
	mu    sync.Mutex
	known map[string]time.Time // when the file was last changed
}

// torn names the files of a manifest that are missing, have another size than it says, or are no
// Parquet file from head to tail. It does not read them whole: that is [Lake.Verify]'s.
func (l *Lake) torn(m leeway.Manifest) []Problem {
	if l.opened != nil {
		return nil
	}
	var found []Problem
	for _, f := range m.Files {
		if err := l.seen.look(l, f); err != nil {
			found = append(found, Problem{m.Source, m.Vintage, filepath.Join(l.folder, filepath.FromSlash(f.Path)), err.Error()})
		}
	}
	return found
}

// look looks at one file.
func (w *wholeFiles) look(l *Lake, f leeway.FileInfo) error {
	path, err := l.path(f)
	if err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		return unreadable(path, err)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if at, ok := w.known[path]; ok && at.Equal(info.ModTime()) {
		return nil
	}
	if err := ends(path); err != nil {
		return err
	}
	if w.known == nil {
		w.known = map[string]time.Time{}
	}
	w.known[path] = info.ModTime()
	return nil
}

// parquetMark begins and ends every Parquet file; before the last one stands the size of its footer.
const parquetMark = "PAR1"

// ends looks at both ends of a Parquet file.
func ends(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return unreadable(path, err)
	}
	defer func() { _ = f.Close() }() // only read
	var head [4]byte
	var tail [8]byte
	size, err := f.Seek(-int64(len(tail)), io.SeekEnd)
	if err != nil {
		return damaged("%s is no Parquet file", path)
	}
	if _, err := f.ReadAt(head[:], 0); err != nil {
		return unreadable(path, err)
	}
	if _, err := f.ReadAt(tail[:], size); err != nil {
		return unreadable(path, err)
	}
	footer := int64(binary.LittleEndian.Uint32(tail[:4]))
	if string(head[:]) != parquetMark || string(tail[4:]) != parquetMark || footer+int64(len(head)) > size {
		return damaged("%s is no Parquet file from head to tail", path)
	}
	return nil
}
