package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"leeway"
)

// out returns where a command's result goes: the file of -o, or standard output.
func (s *session) out(path string) (io.Writer, func(error) error, error) {
	if path == "" || path == "-" {
		return s.w.stdout, func(err error) error { return err }, nil
	}
	return createFile("--output", path)
}

// createFile opens the result file that a flag names. It is written beside its place and renamed into it, so that
// nobody meets half of it; finish does that, or takes it away where err is set. What is there
// already and is no plain file (a device, a pipe, a link) is written into instead.
func createFile(flag, path string) (io.Writer, func(err error) error, error) {
	if info, err := os.Lstat(path); err == nil && !info.Mode().IsRegular() {
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_TRUNC, 0)
		if err != nil {
			return nil, nil, cannotWriteTo(flag, path, err)
		}
		return f, func(err error) error { return errors.Join(err, f.Close()) }, nil
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return nil, nil, cannotWriteTo(flag, path, err)
	}
	finish := func(err error) error {
		failed := errors.Join(f.Chmod(0o644), f.Close())
		if err == nil && failed == nil {
			failed = os.Rename(f.Name(), path)
		}
		if err == nil && failed == nil {
			return nil
		}
		_ = os.Remove(f.Name()) // what is half written is of no use
		if err != nil {
			return err
		}
		return cannotWriteTo(flag, path, failed)
	}
	return f, finish, nil
}

func cannotWrite(path string, err error) error { return cannotWriteTo("--output", path, err) }

// cannotWriteTo says that the file of a flag cannot be written, and why, without the name beside its place.
func cannotWriteTo(flag, path string, err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	err = leeway.Errorf(leeway.CodeUnavailable, "%s %s: %w", flag, path, err)
	return leeway.WithHint(err, "choose a folder that can be written to")
}
