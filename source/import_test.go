package source_test

import (
	"context"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"leeway"
	"leeway/lake"
	"leeway/source"
)

// toy is a source of lines "reporter,partner,year,value"; a line that begins with # is a
// date of release, one that begins with = an edition.
type toy struct{ info source.Info }

func (t toy) Info() source.Info                         { return t.info }
func (t toy) Plan(source.Request) ([]source.Ask, error) { return nil, errors.New("none") }

func (t toy) Parse(snap source.Snapshot, to source.Sink) error {
	for _, f := range snap.Files {
		data, err := f.Bytes()
		if err != nil {
			return err
		}
		text := string(data)
		if date, rest, ok := strings.Cut(text, "\n"); ok && strings.HasPrefix(date, "#") {
			to.Released(date[1:])
			text = rest
		}
		if edition, rest, ok := strings.Cut(text, "\n"); ok && strings.HasPrefix(edition, "=") {
			to.Edition(edition[1:])
			text = rest
		}
		lines, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil {
			return leeway.Errorf(leeway.CodeInvalid, "%s: %w", f.Name, err)
		}
		for _, l := range lines {
			if len(l) != 4 {
				return leeway.Errorf(leeway.CodeInvalid, "%s: %q", f.Name, l)
			}
			o := leeway.Observation{Indicator: "exports", Unit: "usd", Reporter: l[0], Partner: l[1], Period: l[2], Value: float64(len(l[3]))}
			if err := to.Observation(o); err != nil {
				return err
			}
		}
	}
	return nil
}

var toyInfo = source.Info{
	ID: "toy", Title: "A toy", Producer: "Toy Office", Origin: "toy", Quality: leeway.Official, Licence: "none", Citation: "Toy Office",
	Address: "https://example.org", Verified: source.FormatOnly, Tables: []string{"observations"},
	Indicators: []source.Measure{{ID: "exports", Unit: "usd"}},
	Expect:     source.Expectations{Rows: source.Range{Min: 2}, Magnitudes: []source.Magnitude{{Indicator: "exports", Unit: "usd", Min: 1, Max: 5}}},
}

func run(t *testing.T, folder, text string, opt source.Options) (source.Report, error) {
	t.Helper()
	l, err := lake.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	snap := source.Snapshot{Retrieved: "2024-11-20", Files: []source.File{source.FromBytes("toy.csv", []byte(text))}}
	return source.Import(context.Background(), l, toy{toyInfo}, snap, opt)
}

// tree lists the files below a folder.
func tree(t *testing.T, folder string) []string {
	t.Helper()
	var found []string
	err := filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() && d.Name() != ".lock" {
			found = append(found, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestImport_MakesAVintageOfTheReleaseThatTheFileStates(t *testing.T) {
	r, err := run(t, t.TempDir(), "#2024-07\nKAZ,CHN,2023,abc\nKAZ,RUS,2023,ab\n", source.Options{Program: "1.0"})
	if err != nil {
		t.Fatal(err)
	}
	m := r.Manifest
	if r.Vintage != "2024-07" || m.Released != "2024-07" || m.Retrieved != "2024-11-20" || m.Program != "1.0" || m.Verified != "format-only" {
		t.Errorf("manifest %+v", m)
	}
	want := leeway.Scope{Reporters: []string{"KAZ"}, Indicators: []string{"exports"}, From: "2023-01-01", To: "2023-12-31"}
	if !reflect.DeepEqual(m.Scope, want) {
		t.Errorf("scope %+v, want %+v", m.Scope, want)
	}
	if len(m.Inputs) != 1 || m.Inputs[0].Name != "toy.csv" || len(m.Inputs[0].SHA256) != 64 {
		t.Errorf("inputs %+v", m.Inputs)
	}
}

func TestImport_NamesAVintageAfterItsEditionWhereItHasNoDate(t *testing.T) {
	r, err := run(t, t.TempDir(), "=2022\nKAZ,CHN,2023,abc\nKAZ,RUS,2023,ab\n", source.Options{})
	if err != nil || r.Vintage != "2022" || r.Manifest.Released != "" {
		t.Errorf("vintage %q, released %q, error %v", r.Vintage, r.Manifest.Released, err)
	}
}

func TestImport_OfTheSameBytesChangesNothing(t *testing.T) {
	folder := t.TempDir()
	text := "KAZ,CHN,2023,abc\nKAZ,RUS,2023,ab\n"
	if _, err := run(t, folder, text, source.Options{}); err != nil {
		t.Fatal(err)
	}
	before := tree(t, folder)
	r, err := run(t, folder, text, source.Options{})
	if err != nil || !r.Unchanged || r.Vintage != "2024-11-20" {
		t.Errorf("report %+v, error %v", r, err)
	}
	if after := tree(t, folder); !reflect.DeepEqual(after, before) {
		t.Errorf("files were %v, are %v", before, after)
	}
}

func TestImport_OfOtherBytesOnTheSameDayStandsBeside(t *testing.T) {
	folder := t.TempDir()
	for i, text := range []string{"KAZ,CHN,2023,abc\nKAZ,RUS,2023,a\n", "UZB,CHN,2023,abc\nUZB,RUS,2023,a\n"} {
		r, err := run(t, folder, text, source.Options{})
		if want := []string{"2024-11-20", "2024-11-20.2"}[i]; err != nil || r.Vintage != want {
			t.Errorf("vintage %q, want %q, error %v", r.Vintage, want, err)
		}
	}
}

func TestImport_RefusesAndWritesNothing(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"the same key twice":    {"KAZ,CHN,2023,abc\nKAZ,CHN,2023,ab\n", "twice"},
		"no row":                {"#2024\n", "no row"},
		"a period that is none": {"KAZ,CHN,soon,abc\n", `"soon"`},
		"a magnitude that is off": {"KAZ,CHN,2023,abcdefgh\nKAZ,RUS,2023,a\n",
			"largest exports in usd: expected 1 to 5, got 8"},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			_, err := run(t, folder, c.text, source.Options{})
			if leeway.CodeOf(err) != leeway.CodeInvalid || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v", err)
			}
			if files := tree(t, folder); len(files) > 0 {
				t.Errorf("left %v", files)
			}
		})
	}
}

func TestImport_TakesAnOddMagnitudeWhereItIsAccepted(t *testing.T) {
	r, err := run(t, t.TempDir(), "KAZ,CHN,2023,abcdefgh\n", source.Options{Accept: true})
	if err != nil || len(r.Findings) != 2 {
		t.Errorf("findings %v, error %v", r.Findings, err)
	}
}

func TestImport_RefusesAFileThatWasCutShort(t *testing.T) {
	folder := t.TempDir()
	whole := "KAZ,CHN,2022,abc\nKAZ,RUS,2022,ab\nKAZ,DEU,2022,ab\nKAZ,TUR,2022,ab\nKAZ,CHN,2023,abc\nKAZ,RUS,2023,ab\n"
	if _, err := run(t, folder, whole, source.Options{}); err != nil {
		t.Fatal(err)
	}
	before := tree(t, folder)
	cut := "KAZ,CHN,2022,abc\nKAZ,CHN,2023,abc\n"
	_, err := run(t, folder, cut, source.Options{})
	if leeway.CodeOf(err) != leeway.CodeInvalid || !strings.Contains(err.Error(), "2 rows, where release") || !strings.Contains(leeway.HintOf(err), "--accept") || !slices.Equal(before, tree(t, folder)) {
		t.Errorf("%v (%s)", err, leeway.HintOf(err))
	}
	if _, err := run(t, folder, cut, source.Options{Accept: true}); err != nil {
		t.Errorf("accepted: %v", err)
	}
	if _, err := run(t, folder, "KAZ,CHN,2023,abcd\nKAZ,RUS,2023,ab\n", source.Options{}); err != nil {
		t.Errorf("a slice of one year: %v", err)
	}
}

func TestImport_TriedWritesNothing(t *testing.T) {
	folder := t.TempDir()
	r, err := run(t, folder, "KAZ,CHN,2023,abc\nKAZ,RUS,2023,a\n", source.Options{Try: true})
	if err != nil || !r.Tried || r.Counts.Rows["observations"] != 2 {
		t.Errorf("report %+v, error %v", r, err)
	}
	if files := tree(t, folder); len(files) > 0 {
		t.Errorf("left %v", files)
	}
}

func TestImport_StopsWhenCalledOff(t *testing.T) {
	off, cancel := context.WithCancel(context.Background())
	cancel()
	l, err := lake.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	snap := source.Snapshot{Retrieved: "2024", Files: []source.File{source.FromBytes("a", []byte("KAZ,CHN,2023,abc\n"))}}
	if _, err := source.Import(off, l, toy{toyInfo}, snap, source.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestImport_NamesAFileThatCannotBeRead(t *testing.T) {
	l, err := lake.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	bad := source.File{Name: "gone.csv", Open: func() (io.ReadCloser, error) { return nil, os.ErrPermission }}
	_, err = source.Import(context.Background(), l, toy{toyInfo}, source.Snapshot{Files: []source.File{bad}}, source.Options{})
	if leeway.CodeOf(err) != leeway.CodeUnavailable || !strings.Contains(err.Error(), "gone.csv") {
		t.Errorf("error %v", err)
	}
}
