package source

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"leeway"
)

// unwrapped returns the files of a snapshot as a parser wants them: unpacked where gzip or a ZIP with one
// file in it was put around them on the way, in UTF-8 where a program saved them in UTF-16, and without a
// byte order mark. Most files are as they should be, and stay untouched. archives says that the source
// reads ZIP itself.
//
// Errors: CodeInvalid for a ZIP of several files that the source cannot read, and a damaged one;
// CodeUnavailable where a file cannot be read.
func unwrapped(snap Snapshot, archives bool) (Snapshot, error) {
	files := slices.Clone(snap.Files)
	for i := range files {
		for range 2 { // a packed file may have a mark inside
			var err error
			if files[i], err = unwrap(files[i], archives); err != nil {
				return snap, err
			}
		}
	}
	snap.Files = files
	return snap, nil
}

// The first bytes of what may be around a file, or in front of it.
const (
	gzipMark      = "\x1f\x8b"
	zipMark       = "PK\x03\x04"
	utf8Mark      = "\xef\xbb\xbf"
	utf16Little   = "\xff\xfe"
	utf16Big      = "\xfe\xff"
	mostInArchive = 256 << 20 // bytes of an archive that is held in memory
)

// unwrap takes one thing off a file.
func unwrap(f File, archives bool) (File, error) {
	head, err := f.head()
	if err != nil {
		return f, err
	}
	switch {
	case strings.HasPrefix(head, gzipMark):
		return f.through(strings.TrimSuffix(f.Name, ".gz"), func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) }), nil
	case strings.HasPrefix(head, utf8Mark):
		return f.through(f.Name, func(r io.Reader) (io.Reader, error) {
			_, err := io.CopyN(io.Discard, r, int64(len(utf8Mark)))
			return r, err
		}), nil
	case strings.HasPrefix(head, utf16Little), strings.HasPrefix(head, utf16Big):
		return f.through(f.Name, func(r io.Reader) (io.Reader, error) {
			return transform.NewReader(r, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder()), nil
		}), nil
	case strings.HasPrefix(head, zipMark) && !archives:
		return fromArchive(f)
	}
	return f, nil
}

// head returns the first bytes of a file.
func (f File) head() (string, error) {
	var head [4]byte
	n := 0
	err := f.Read(func(r io.Reader) error {
		var err error
		if n, err = io.ReadFull(r, head[:]); err == io.EOF || err == io.ErrUnexpectedEOF {
			return nil // a short file is for the parser to refuse
		}
		return err
	})
	if err != nil && leeway.CodeOf(err) == leeway.CodeInternal {
		err = leeway.Errorf(leeway.CodeUnavailable, "%s: %w", f.Name, err)
	}
	return string(head[:n]), err
}

// through returns the file as it is read through something.
func (f File) through(name string, by func(io.Reader) (io.Reader, error)) File {
	open, outer := f.Open, f.Name
	f.Name, f.Size = name, 0
	f.Open = func() (io.ReadCloser, error) {
		r, err := open()
		if err != nil {
			return nil, err
		}
		inner, err := by(bufio.NewReaderSize(r, 1<<16))
		if err != nil {
			_ = r.Close() // only read
			return nil, leeway.Errorf(leeway.CodeInvalid, "%s: %w", outer, err)
		}
		return struct {
			io.Reader
			io.Closer
		}{inner, r}, nil
	}
	return f
}

// office are members by which a workbook is told from an archive.
var office = []string{"[Content_Types].xml", "mimetype", "xl/workbook.xml"}

// fromArchive returns the one file of a ZIP; a workbook is returned as it is.
func fromArchive(f File) (File, error) {
	data, err := f.most(mostInArchive)
	if err != nil {
		return f, err
	}
	members := membersOf(data)
	if len(members) > 1 {
		err := leeway.Errorf(leeway.CodeInvalid, "%s is an archive of %d files", f.Name, len(members))
		return f, leeway.WithHint(err, "unpack it, and name the files that are meant")
	}
	if len(members) == 1 {
		f.Name, f.Size, f.Open = path.Base(members[0].Name), 0, members[0].Open
	}
	return f, nil
}

// membersOf lists the files in a ZIP; none of a workbook, nor of a damaged one, which is for whoever reads it to name.
func membersOf(data []byte) (members []*zip.File) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil
	}
	for _, m := range archive.File {
		if slices.Contains(office, m.Name) {
			return nil
		}
		if !strings.HasSuffix(m.Name, "/") && !strings.HasPrefix(m.Name, "__MACOSX/") {
			members = append(members, m)
		}
	}
	return members
}

// most reads a file that has no more than so many bytes.
func (f File) most(limit int64) ([]byte, error) {
	var data []byte
	err := f.Read(func(r io.Reader) error {
		if file, ok := r.(*os.File); ok {
			if info, err := file.Stat(); err == nil && info.Size() > limit {
				return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s is an archive of %d MB", f.Name, info.Size()>>20), "unpack it, and name the file that is meant")
			}
		}
		var err error
		if data, err = io.ReadAll(io.LimitReader(r, limit)); err != nil {
			err = leeway.Errorf(leeway.CodeUnavailable, "%s: %w", f.Name, err)
		}
		return err
	})
	return data, err
}

// Unmarked reads an answer without the byte order mark that some servers put in front of it.
func Unmarked(r io.Reader) io.Reader {
	in := bufio.NewReaderSize(r, 1<<16)
	if head, err := in.Peek(len(utf8Mark)); err == nil && string(head) == utf8Mark {
		_, _ = in.Discard(len(utf8Mark)) // they are there
	}
	return in
}
