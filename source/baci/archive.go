package baci

import (
	"archive/zip"
	"cmp"
	"io"
	"os"
	"slices"
	"strings"

	"leeway"
	"leeway/source"
)

// members returns the files of a snapshot, those inside of a ZIP in its place, in the order
// of their names. done gives back what they need meanwhile.
func members(f source.File) (files []source.File, done func(), err error) {
	if !strings.HasSuffix(strings.ToLower(f.Name), ".zip") {
		return []source.File{f}, func() {}, nil
	}
	on, size, done, err := onDisk(f)
	if err != nil {
		return nil, nil, err
	}
	archive, err := zip.NewReader(on, size)
	if err != nil {
		done()
		return nil, nil, leeway.Errorf(leeway.CodeInvalid, "%s: no ZIP: %w", f.Name, err)
	}
	for _, m := range archive.File {
		name := m.Name[strings.LastIndex(m.Name, "/")+1:]
		if name != "" {
			files = append(files, source.File{Name: name, Open: m.Open})
		}
	}
	slices.SortStableFunc(files, func(a, b source.File) int { return cmp.Compare(a.Name, b.Name) })
	return files, done, nil
}

// onDisk returns a file that can be read at any place: the file itself where it lies on disk
// as it is, else a copy in the folder for temporary files.
func onDisk(f source.File) (at io.ReaderAt, size int64, done func(), err error) {
	r, err := f.Open()
	if err != nil {
		return nil, 0, nil, leeway.Errorf(leeway.CodeUnavailable, "%s: %w", f.Name, err)
	}
	if file, ok := r.(*os.File); ok {
		info, err := file.Stat()
		if err != nil {
			_ = file.Close() // only read
			return nil, 0, nil, leeway.Errorf(leeway.CodeUnavailable, "%s: %w", f.Name, err)
		}
		return file, info.Size(), func() { _ = file.Close() }, nil
	}
	defer func() { _ = r.Close() }() // only read
	return spool(r, f.Name)
}

func spool(r io.Reader, name string) (at io.ReaderAt, size int64, done func(), err error) {
	file, err := os.CreateTemp("", "leeway-baci-*.zip")
	if err != nil {
		return nil, 0, nil, leeway.Errorf(leeway.CodeUnavailable, "%s: %w", name, err)
	}
	done = func() {
		_ = file.Close()
		_ = os.Remove(file.Name())
	}
	if size, err = io.Copy(file, r); err != nil {
		done()
		return nil, 0, nil, leeway.Errorf(leeway.CodeUnavailable, "%s: %w", name, err)
	}
	return file, size, done, nil
}
