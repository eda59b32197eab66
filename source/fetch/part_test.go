package fetch_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"leeway"
	"leeway/source"
)

// errCut is what a line says that broke.
var errCut = errors.New("the line is cut")

// short lets n bytes of a body pass.
type short struct {
	http.ResponseWriter
	n int
}

func (s *short) Write(b []byte) (int, error) {
	if len(b) <= s.n {
		s.n -= len(b)
		return s.ResponseWriter.Write(b)
	}
	n, err := s.ResponseWriter.Write(b[:s.n])
	s.n -= n
	return n, errors.Join(errCut, err)
}

// honest serves a file as a good server does, with ranges and conditions, over a line that
// breaks after so many bytes.
func honest(file []byte, etag string, modified time.Time, breaks int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/csv")
		if etag != "" {
			w.Header().Set("ETag", etag)
		}
		http.ServeContent(&short{w, breaks}, r, "data.csv", modified, bytes.NewReader(file))
	}
}

// table is a file of some length, the same in every run for the same seed.
func table(seed uint64, rows int) []byte {
	var b bytes.Buffer
	r := rand.New(rand.NewPCG(seed, 0))
	for range rows {
		fmt.Fprintf(&b, "KAZ,CHN,%d\n", r.IntN(1_000_000))
	}
	return b.Bytes()
}

func TestFetch_BringsALargeFileOverALineThatBreaks(t *testing.T) {
	file := table(1, 50_000)
	for name, c := range map[string]struct {
		etag     string
		modified time.Time
	}{"by its ETag": {`"v1"`, time.Time{}}, "by its date": {"", time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)}, "by its date, the ETag being weak": {`W/"v1"`, time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)}} {
		t.Run(name, func(t *testing.T) {
			var ranges []string
			serveFile := honest(file, c.etag, c.modified, len(file)/4+1)
			address, _ := serve(t, func(w http.ResponseWriter, r *http.Request) {
				ranges = append(ranges, r.Header.Get("Range"))
				serveFile(w, r)
			})
			text, _, err := newBench(t, nil).fetch(t, source.Ask{URL: address})
			if err != nil || text != string(file) || len(ranges) != 4 || ranges[0] != "" || ranges[3] == "" {
				t.Errorf("%d of %d bytes, asked for %q, error %v", len(text), len(file), ranges, err)
			}
		})
	}
}

func TestFetch_DoesNotMixTwoFilesWhereOneChangesMidway(t *testing.T) {
	before, after := table(1, 1000), table(2, 1100)
	address, n := serve(t, honest(before, `"v1"`, time.Time{}, 5000), honest(after, `"v2"`, time.Time{}, 4000), honest(after, `"v2"`, time.Time{}, 1<<20))
	text, results, err := newBench(t, nil).fetch(t, source.Ask{URL: address})
	if err != nil || text != string(after) || results[0].Snapshot.ETag != `"v2"` || n.Load() != 3 {
		t.Errorf("%d bytes of %d, %+v, error %v", len(text), len(after), results, err)
	}
}

func TestFetch_LeavesNothingOfALongerPartInAShorterFile(t *testing.T) {
	before, after := table(1, 1000), table(2, 10)
	address, _ := serve(t, honest(before, `"v1"`, time.Time{}, 5000), honest(after, `"v2"`, time.Time{}, 5000))
	text, results, err := newBench(t, nil).fetch(t, source.Ask{URL: address})
	if err != nil || text != string(after) || results[0].Snapshot.Bytes != int64(len(after)) {
		t.Errorf("%d bytes of %d, %+v, error %v", len(text), len(after), results, err)
	}
}

func TestFetch_TakesTheWholeFileWhereAServerKnowsNoRanges(t *testing.T) {
	var ranges []string
	whole := func(w http.ResponseWriter, r *http.Request) {
		ranges = append(ranges, r.Header.Get("Range"))
		w.Header().Set("ETag", `"v1"`)
		good(w, r)
	}
	address, _ := serve(t, torn(`"v1"`), whole)
	text, _, err := newBench(t, nil).fetch(t, source.Ask{URL: address})
	if err != nil || text != data || fmt.Sprint(ranges) != "[bytes=7-]" {
		t.Errorf("%q, asked for %q, error %v", text, ranges, err)
	}
}

func TestFetch_BeginsAnewWhereNothingTellsTheFileFromAnother(t *testing.T) {
	for name, etag := range map[string]string{"no ETag": "", "a weak one": `W/"v1"`} {
		t.Run(name, func(t *testing.T) {
			var asked http.Header
			address, _ := serve(t, torn(etag), func(w http.ResponseWriter, r *http.Request) { asked = r.Header; good(w, r) })
			text, _, err := newBench(t, nil).fetch(t, source.Ask{URL: address})
			if err != nil || text != data || asked.Get("Range") != "" || asked.Get("If-Range") != "" {
				t.Errorf("%q, asked with %v, error %v", text, asked, err)
			}
		})
	}
}

// rest answers with a part of the file: what the server says it is, and what it sends.
func rest(contentRange, body string, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		status(http.StatusPartialContent, append(header, "Content-Range", contentRange)...)(w, r)
		_, _ = io.WriteString(w, body)
	}
}

func TestFetch_GoesOnAfterAPartThatIsShorterThanTheRest(t *testing.T) {
	address, n := serve(t, torn(`"v1"`), rest("bytes 7-9/20", data[7:10]), rest("bytes 10-19/*", data[10:]))
	if text, _, err := newBench(t, nil).fetch(t, source.Ask{URL: address}); err != nil || text != data || n.Load() != 3 {
		t.Errorf("%q after %d requests, error %v", text, n.Load(), err)
	}
}

func TestFetch_BeginsAnewWhereAPartIsNotTheRest(t *testing.T) {
	for name, c := range map[string]http.HandlerFunc{
		"more than the whole":  rest("bytes 7-19/12", "KAZ,RUS,9,9,9"),
		"from another place":   rest("bytes 6-18/20", data[6:19]),
		"without saying where": rest("", data[7:]),
		"in words":             rest("the rest", data[7:]),
	} {
		t.Run(name, func(t *testing.T) {
			var asked http.Header
			address, _ := serve(t, torn(`"v1"`), c, func(w http.ResponseWriter, r *http.Request) { asked = r.Header; good(w, r) })
			text, _, err := newBench(t, nil).fetch(t, source.Ask{URL: address})
			if err != nil || text != data || asked.Get("Range") != "" {
				t.Errorf("%q, asked with %v, error %v", text, asked, err)
			}
		})
	}
}

func TestFetch_BeginsAnewWhereTheNoteOfAPartIsDamaged(t *testing.T) {
	for name, note := range map[string]string{"torn": `{"url":`, "of another address": `{"url":"https://example.org/","etag":"\"v1\""}`, "nothing": ""} {
		t.Run(name, func(t *testing.T) {
			var asked http.Header
			address, _ := serve(t, torn(`"v1"`), torn(`"v1"`), torn(`"v1"`), torn(`"v1"`), func(w http.ResponseWriter, r *http.Request) { asked = r.Header; good(w, r) })
			b := newBench(t, nil)
			if _, _, err := b.fetch(t, source.Ask{URL: address}); err == nil {
				t.Fatal("half a file was taken")
			}
			for _, path := range b.left(t) {
				if strings.HasSuffix(path, ".json") {
					if err := os.WriteFile(path, []byte(note), 0o644); err != nil {
						t.Fatal(err)
					}
				}
			}
			text, _, err := b.fetch(t, source.Ask{URL: address})
			if err != nil || text != data || asked.Get("Range") != "" {
				t.Errorf("%q, asked with %v, error %v", text, asked, err)
			}
		})
	}
}

func TestFetch_KeepsWhatHadComeWhenCalledOff(t *testing.T) {
	var asked http.Header
	file := table(1, 50_000)
	address, _ := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"v1"`)
		w.Header().Set("Content-Length", fmt.Sprint(len(file)))
		_, _ = w.Write(file[:300_000])
		w.(http.Flusher).Flush()
		<-r.Context().Done() // the rest never comes
	}, func(w http.ResponseWriter, r *http.Request) {
		asked = r.Header
		honest(file, `"v1"`, time.Time{}, len(file))(w, r)
	})
	b := newBench(t, nil)
	ctx, cancel := context.WithCancel(context.Background())
	b.Progress = func(_ string, have, _ int64) {
		if have == 300_000 {
			cancel()
		}
	}
	if _, _, err := b.Fetch(ctx, toy{asks: []source.Ask{{Name: "data.csv", URL: address}}}, source.Request{}); !errors.Is(err, context.Canceled) || leeway.HintOf(err) != "" {
		t.Fatalf("error %v, hint %q", err, leeway.HintOf(err))
	}
	b.Progress = nil
	text, _, err := b.fetch(t, source.Ask{URL: address})
	if err != nil || text != string(file) || asked.Get("Range") != "bytes=300000-" {
		t.Errorf("%d of %d bytes, asked with %v, error %v", len(text), len(file), asked, err)
	}
}

func TestFetch_SaysHowMuchHasComeOfHowMuch(t *testing.T) {
	address, _ := serve(t, torn(`"v1"`), rest("bytes 7-19/20", data[7:]))
	b := newBench(t, nil)
	var told []string
	b.Progress = func(name string, have, size int64) { told = append(told, fmt.Sprintf("%s %d/%d", name, have, size)) }
	if _, _, err := b.fetch(t, source.Ask{URL: address}); err != nil || fmt.Sprint(told) != "[data.csv 7/20 data.csv 20/20]" {
		t.Errorf("told %q, error %v", told, err)
	}
}

func TestFetch_RefusesAFileWithoutEnd(t *testing.T) {
	const most = 16 << 30
	address, n := serve(t, torn(`"v1"`), torn(`"v1"`), torn(`"v1"`), torn(`"v1"`), rest(fmt.Sprintf("bytes %d-%d/*", most, most+6), "KAZ,CHN"))
	b := newBench(t, nil)
	if _, _, err := b.fetch(t, source.Ask{URL: address}); err == nil {
		t.Fatal("half a file was taken")
	}
	for _, path := range b.left(t) {
		if strings.HasSuffix(path, ".json") {
			continue
		}
		if err := os.Truncate(path, most); err != nil { // a hole, which takes no room
			t.Fatal(err)
		}
	}
	_, _, err := b.fetch(t, source.Ask{URL: address})
	if leeway.CodeOf(err) != leeway.CodeInvalid || !strings.Contains(err.Error(), "larger than 16 GB") || n.Load() != 5 {
		t.Errorf("after %d requests: %v", n.Load(), err)
	}
	b.mustKeepNothing(t)
}
