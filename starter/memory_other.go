//go:build !linux

package starter

import "os"

// memoryFile returns the address of a file that holds data. Systems without files in memory
// get one in the folder for temporary files.
func memoryFile(name string, data []byte) (string, error) {
	f, err := os.CreateTemp("", "leeway-*-"+name)
	if err != nil {
		return "", err
	}
	if _, err := f.Write(data); err != nil {
		f.Close()
		return "", err
	}
	return f.Name(), f.Close()
}
