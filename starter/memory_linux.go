package starter

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// memoryFile returns the address of a file in memory that holds data. It stays open, and is
// gone with the process.
func memoryFile(name string, data []byte) (string, error) {
	fd, err := unix.MemfdCreate(name, unix.MFD_CLOEXEC)
	if err != nil {
		return "", err
	}
	for len(data) > 0 {
		n, err := unix.Write(fd, data)
		if err != nil {
			return "", err
		}
		data = data[n:]
	}
	return fmt.Sprintf("/proc/self/fd/%d", fd), nil
}
