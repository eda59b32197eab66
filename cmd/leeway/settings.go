package main

import (
	"bufio"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"leeway"
)

// Setting is one value with where it came from: flag, environment, file or default.
type Setting struct {
	Name   string `json:"name"`
	Value  string `json:"value"`
	Origin string `json:"origin"`
}

// settings are the values in force, in the order in which `leeway config` prints them.
type settings []Setting

// get returns a setting's value.
func (s settings) get(name string) string {
	for _, x := range s {
		if x.Name == name {
			return x.Value
		}
	}
	return ""
}

// readSettings resolves every setting: flag, then environment, then the settings file, then
// the default.
//
// Errors: CodeInvalid for a line of the file that is no setting and for a colour that is none;
// CodeUnavailable where the file cannot be read.
func readSettings(c *cli, env func(string) (string, bool)) (settings, error) {
	home := homeOf(env)
	file := filepath.Join(base(env, "XDG_CONFIG_HOME", home, ".config"), "leeway", "settings")
	inFile, err := settingsFile(file)
	if err != nil {
		return nil, err
	}
	pick := func(name, flag, variable, fallback string) Setting {
		if flag != "" {
			return Setting{name, flag, "flag --" + name}
		}
		if v, ok := env(variable); ok && v != "" {
			return Setting{name, v, "environment " + variable}
		}
		if v, ok := inFile[name]; ok {
			return Setting{name, v, "file " + file}
		}
		return Setting{name, fallback, "default"}
	}
	set := settings{
		pick("lake", c.Lake, "LEEWAY_LAKE", filepath.Join(base(env, "XDG_DATA_HOME", home, ".local", "share"), "leeway", "lake")),
		pick("cache", "", "LEEWAY_CACHE", filepath.Join(base(env, "XDG_CACHE_HOME", home, ".cache"), "leeway")),
		pick("color", c.Color, "LEEWAY_COLOR", "auto"),
		{"settings", file, "default"},
	}
	if no, ok := env("NO_COLOR"); ok && no != "" && set[2].Origin == "default" {
		set[2] = Setting{"color", "never", "environment NO_COLOR"}
	}
	switch set.get("color") {
	case "auto", "always", "never":
	default:
		return nil, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "color %q (%s)", set[2].Value, set[2].Origin), "use auto, always or never")
	}
	return set, nil
}

// homeOf is the user's home; where none is set, a place that nothing can be written to.
func homeOf(env func(string) (string, bool)) string {
	for _, name := range []string{"HOME", "USERPROFILE"} {
		if v, ok := env(name); ok && v != "" {
			return v
		}
	}
	return string(filepath.Separator)
}

// base returns an XDG base folder: the variable where it holds an absolute path, else below home.
func base(env func(string) (string, bool), variable, home string, below ...string) string {
	if v, ok := env(variable); ok && filepath.IsAbs(v) {
		return v
	}
	return filepath.Join(append([]string{home}, below...)...)
}

// fileSettings are the names that a settings file may hold.
var fileSettings = map[string]bool{"lake": true, "cache": true, "color": true}

// settingsFile reads "name = value" lines; lines that begin with # are comments. A file that
// is not there holds nothing.
func settingsFile(path string) (map[string]string, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return nil, nil
	}
	if err != nil {
		return nil, leeway.Errorf(leeway.CodeUnavailable, "settings file: %w", err)
	}
	defer func() { _ = f.Close() }() // only read
	out := map[string]string{}
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, value, ok := strings.Cut(line, "=")
		name, value = strings.TrimSpace(name), strings.TrimSpace(value)
		if !ok || !fileSettings[name] {
			err := leeway.Errorf(leeway.CodeInvalid, "%s: line %d: %q is no setting", path, n, line)
			return nil, leeway.WithHint(err, "lines are NAME = VALUE with the names lake, cache and color")
		}
		out[name] = value
	}
	if err := lines.Err(); err != nil {
		return nil, leeway.Errorf(leeway.CodeUnavailable, "settings file: %w", err)
	}
	return out, nil
}
