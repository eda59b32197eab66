//go:build unix

// Package used tells what a process that has ended took of the machine.
package used

import (
	"os"
	"runtime"
	"syscall"
)

// Memory returns the most memory that a process which has ended held, in bytes.
func Memory(p *os.ProcessState) int64 {
	usage, ok := p.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" {
		return usage.Maxrss
	}
	return usage.Maxrss * 1024
}
