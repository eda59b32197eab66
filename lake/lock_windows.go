package lake

import (
	"os"

	"golang.org/x/sys/windows"
)

// lock waits for and takes the lock file at name. The system releases it when the process
// ends, however it ends.
func lock(name string) (unlock func(), err error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	err = windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK, 0, 1, 0, &windows.Overlapped{})
	if err != nil {
		f.Close()
		return nil, &os.PathError{Op: "lock", Path: name, Err: err}
	}
	return func() { f.Close() }, nil
}

// syncFolder does nothing: Windows has no way to sync a folder and journals its names.
func syncFolder(string) error { return nil }
