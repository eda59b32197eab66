package source_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"

	"leeway"
	"leeway/source"
)

const toyText = "KAZ,RUS,2023,xxx\nKAZ,CHN,2023,xx\n"

func gzipped(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// zipped packs pairs of a name and a text.
func zipped(t *testing.T, members ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(members); i += 2 {
		w, err := z.Create(members[i])
		if err == nil {
			_, err = w.Write([]byte(members[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func wide(t *testing.T, order unicode.Endianness, text string) string {
	t.Helper()
	s, err := unicode.UTF16(order, unicode.UseBOM).NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// What was put around a file on its way does not matter: the rows are the same. The release keeps
// the digest of the bytes as they came.
func TestImport_TakesOffWhatIsAroundAFile(t *testing.T) {
	for name, text := range map[string]string{
		"as it is": toyText, "a mark": "\ufeff" + toyText, "gzip": gzipped(t, toyText), "a mark in gzip": gzipped(t, "\ufeff"+toyText),
		"ZIP": zipped(t, "folder/", "", "folder/t.csv", toyText, "__MACOSX/._t.csv", "x"), "a mark in ZIP": zipped(t, "t.csv", "\ufeff"+toyText),
		"UTF-16": wide(t, unicode.LittleEndian, toyText), "UTF-16, the other way": wide(t, unicode.BigEndian, toyText),
	} {
		t.Run(name, func(t *testing.T) {
			r, err := run(t, t.TempDir(), text, source.Options{})
			if err != nil || r.Counts.Rows["observations"] != 2 || r.Manifest.Inputs[0].Bytes != int64(len(text)) {
				t.Errorf("%+v, error %v", r.Counts, err)
			}
		})
	}
}

func TestImport_SaysThatAnArchiveHasSeveralFiles(t *testing.T) {
	_, err := run(t, t.TempDir(), zipped(t, "a.csv", toyText, "b.csv", toyText), source.Options{})
	if leeway.CodeOf(err) != leeway.CodeInvalid || !strings.Contains(err.Error(), "archive of 2 files") || leeway.HintOf(err) == "" {
		t.Errorf("error %v", err)
	}
	// A workbook is a ZIP too, and not taken apart.
	_, err = run(t, t.TempDir(), zipped(t, "[Content_Types].xml", toyText), source.Options{})
	if err == nil || strings.Contains(err.Error(), "archive") {
		t.Errorf("error %v", err)
	}
}

func TestImport_RefusesATornArchive(t *testing.T) {
	for name, text := range map[string]string{"gzip": gzipped(t, toyText)[:20], "two bytes of gzip": "\x1f\x8b"} {
		if _, err := run(t, t.TempDir(), text, source.Options{}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestUnmarked_TakesTheMarkOffAndNothingElse(t *testing.T) {
	for _, text := range []string{"", "x", "\ufeff[1]", "[1]"} {
		got, err := io.ReadAll(source.Unmarked(strings.NewReader(text)))
		if err != nil || string(got) != strings.TrimPrefix(text, "\ufeff") {
			t.Errorf("%q is %q, error %v", text, got, err)
		}
	}
}
