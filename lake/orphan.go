package lake

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"leeway"
)

// orphanProblem is what is wrong with an orphaned folder.
const orphanProblem = "orphaned: it has no manifest, so nothing reads it; bring the manifest back from a copy of the lake, or take the folder away"

// inFlight is as much of the manifest in a folder that is being filled as says where its tables go.
type inFlight struct {
	Source  string            `json:"source"`
	Vintage string            `json:"vintage"`
	Run     string            `json:"run"`
	Files   []leeway.FileInfo `json:"files"`
}

// place is the path of its folders below those of the tables.
func (f inFlight) place() string {
	if f.Run != "" {
		return runFolder(f.Run)
	}
	return filepath.FromSlash(partitionPath(f.Source, f.Vintage))
}

// readInFlight reads the manifest of a folder that is being filled. There is none before its tables are placed.
func readInFlight(temp string) (inFlight, bool) {
	var f inFlight
	data, err := os.ReadFile(filepath.Join(temp, manifests, manifestName))
	if err != nil || json.Unmarshal(data, &f) != nil {
		return f, false
	}
	for _, name := range []string{f.Source, f.Vintage, f.Run} {
		if name != "" && checkName(name) != nil {
			return f, false
		}
	}
	return f, f.Run != "" || f.Source != "" && f.Vintage != ""
}

// takeBack removes the tables that a publication has placed, where its manifest did not follow.
// It is called under the lake's lock.
func (l *Lake) takeBack(temp string) error {
	f, ok := readInFlight(temp)
	if !ok || exists(filepath.Join(l.folder, manifests, f.place())) {
		return nil
	}
	for _, table := range tablesOf(f.Files) {
		known := slices.Contains(Tables, table) || slices.Contains(archived, table)
		if !known || exists(filepath.Join(temp, table)) {
			continue // not placed yet
		}
		if err := os.RemoveAll(filepath.Join(l.folder, table, f.place())); err != nil {
			return err
		}
	}
	return nil
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// withoutManifest lists what no manifest is of, relative to the lake: what publishers have not
// finished, be they at work or killed, and folders that are nobody's.
//
// A publisher places its manifest last. Tables are listed first, then who is at work, and last
// whether the manifest has come: whatever happens in between, nobody's work is called an orphan.
func (l *Lake) withoutManifest() (unfinished, orphaned []string, err error) {
	folders, err := l.dataFolders()
	if err != nil {
		return nil, nil, err
	}
	entries, err := os.ReadDir(l.folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, nil, unreadable(l.folder, err)
	}
	places := map[string]bool{}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), filling) {
			unfinished = append(unfinished, e.Name())
			if f, ok := readInFlight(filepath.Join(l.folder, e.Name())); ok {
				places[f.place()] = true
			}
		}
	}
	for _, f := range folders {
		switch {
		case exists(filepath.Join(l.folder, manifests, f.place)):
		case places[f.place]:
			unfinished = append(unfinished, f.path())
		default:
			orphaned = append(orphaned, f.path())
		}
	}
	return unfinished, orphaned, nil
}

// dataFolder is a folder of rows: of a table, at the place of a vintage or a run.
type dataFolder struct{ table, place string }

func (f dataFolder) path() string { return f.table + "/" + filepath.ToSlash(f.place) }

// dataFolders lists the folders of vintages and runs of all tables.
func (l *Lake) dataFolders() ([]dataFolder, error) {
	var folders []dataFolder
	for _, table := range archived {
		runs, err := partitions(filepath.Join(l.folder, table), "run=")
		if err != nil {
			return nil, err
		}
		for _, r := range runs {
			folders = append(folders, dataFolder{table, r})
		}
	}
	for _, table := range Tables {
		sources, err := partitions(filepath.Join(l.folder, table), "source=")
		if err != nil {
			return nil, err
		}
		for _, source := range sources {
			vintages, err := partitions(filepath.Join(l.folder, table, source), "vintage=")
			if err != nil {
				return nil, err
			}
			for _, v := range vintages {
				folders = append(folders, dataFolder{table, filepath.Join(source, v)})
			}
		}
	}
	return folders, nil
}

// verifyPlaces names the folders that are nobody's.
func (l *Lake) verifyPlaces() ([]Problem, error) {
	_, orphaned, err := l.withoutManifest()
	var found []Problem
	for _, o := range orphaned {
		found = append(found, Problem{Path: filepath.Join(l.folder, filepath.FromSlash(o)), Problem: orphanProblem})
	}
	return found, err
}
