package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

type versionCmd struct{}

// Help is shown by `leeway version --help`.
func (*versionCmd) Help() string {
	return `Example:

  leeway version`
}

// Run prints the version of the program and of the Go that built it.
func (*versionCmd) Run(s *session) error {
	_, err := fmt.Fprintf(s.w.stdout, "leeway %s (%s, %s/%s)\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}

// release is the version of this source tree.
const release = "0.1.0"

// version is the release, with the commit where the build knows it.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return release
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 9 {
			return release + "+" + s.Value[:9]
		}
	}
	return release
}
