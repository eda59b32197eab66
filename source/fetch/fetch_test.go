package fetch_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"leeway"
	"leeway/lake"
	"leeway/source"
	"leeway/source/fetch"
)

// toy is a source whose plan a test gives.
type toy struct {
	asks []source.Ask
	err  error
}

func (t toy) Info() source.Info {
	return source.Info{ID: "toy", Fetch: source.Fetching{PerSecond: 10, Tries: 4}}
}
func (t toy) Plan(source.Request) ([]source.Ask, error) { return t.asks, t.err }
func (t toy) Parse(source.Snapshot, source.Sink) error  { return nil }

// bench is a client with a clock that only sleeping moves, and a lake of its own.
type bench struct {
	*fetch.Client
	folder string
	slept  []time.Duration
	notes  []string
}

func newBench(t *testing.T, env map[string]string) *bench {
	t.Helper()
	b := &bench{folder: t.TempDir()}
	l, err := lake.Open(b.folder)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC)
	b.Client = &fetch.Client{
		Lake: l, Agent: "leeway-test", Now: func() time.Time { return now },
		Env: func(name string) (string, bool) { v, ok := env[name]; return v, ok },
		Sleep: func(ctx context.Context, d time.Duration) error {
			b.slept = append(b.slept, d)
			now = now.Add(d)
			return ctx.Err()
		},
		Note: func(text string) { b.notes = append(b.notes, text) },
	}
	return b
}

// fetch gets one file from a server and returns its text.
func (b *bench) fetch(t *testing.T, ask source.Ask) (string, []fetch.Result, error) {
	t.Helper()
	ask.Name = "data.csv"
	snap, results, err := b.Fetch(context.Background(), toy{asks: []source.Ask{ask}}, source.Request{})
	if err != nil {
		return "", results, err
	}
	r, err := snap.Files[0].Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(text), results, nil
}

// left lists files that are neither snapshots nor their descriptions.
func (b *bench) left(t *testing.T) []string {
	t.Helper()
	parts, err := filepath.Glob(filepath.Join(b.folder, "snapshots", "toy", ".*"))
	if err != nil {
		t.Fatal(err)
	}
	return parts
}

const data = "KAZ,CHN,1\nKAZ,RUS,2\n"

// serve answers each request with the next of the answers, the last one again and again.
func serve(t *testing.T, answers ...http.HandlerFunc) (address string, requests *atomic.Int64) {
	t.Helper()
	requests = &atomic.Int64{}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n := int(requests.Add(1)) - 1
		answers[min(n, len(answers)-1)](w, r)
	}))
	t.Cleanup(s.Close)
	return s.URL + "/data.csv", requests
}

func good(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/csv")
	_, _ = io.WriteString(w, data)
}

func status(code int, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(code)
	}
}

// torn says how long the file is and breaks off in the middle.
func torn(etag string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		if etag != "" {
			w.Header().Set("ETag", etag)
		}
		w.Header().Set("Content-Length", fmt.Sprint(len(data)))
		_, _ = io.WriteString(w, data[:7])
	}
}

func TestFetch_KeepsWhatCame(t *testing.T) {
	address, _ := serve(t, good)
	b := newBench(t, nil)
	text, results, err := b.fetch(t, source.Ask{URL: address, Accept: []string{"text/csv"}})
	if err != nil || text != data {
		t.Fatalf("%q, error %v", text, err)
	}
	s := results[0].Snapshot
	if s.URL != address || s.Retrieved != "2026-11-26T12:00:00Z" || s.Bytes != int64(len(data)) || s.ContentType != "text/csv" {
		t.Errorf("snapshot %+v", s)
	}
	if parts := b.left(t); len(parts) != 0 {
		t.Errorf("left %v", parts)
	}
}

func TestFetch_WaitsAsLongAsTheServerAsks(t *testing.T) {
	for name, c := range map[string]struct {
		after string
		want  time.Duration
	}{"seconds": {"7", 7 * time.Second}, "a date": {"Thu, 26 Nov 2026 12:00:30 GMT", 30 * time.Second}, "nothing": {"", time.Second}, "a day": {"86400", 5 * time.Minute}} {
		t.Run(name, func(t *testing.T) {
			address, n := serve(t, status(429, "Retry-After", c.after), good)
			b := newBench(t, nil)
			if text, _, err := b.fetch(t, source.Ask{URL: address}); err != nil || text != data || n.Load() != 2 {
				t.Fatalf("%q after %d requests, error %v", text, n.Load(), err)
			}
			if b.slept[0] != c.want {
				t.Errorf("slept %v, want %v first", b.slept, c.want)
			}
		})
	}
}

func TestFetch_BacksOffAndGivesUp(t *testing.T) {
	address, n := serve(t, status(500))
	b := newBench(t, nil)
	_, _, err := b.fetch(t, source.Ask{URL: address})
	if leeway.CodeOf(err) != leeway.CodeUnavailable || !strings.Contains(err.Error(), "toy: fetch data.csv: the server answers with status 500") || n.Load() != 4 {
		t.Errorf("after %d requests: %v", n.Load(), err)
	}
	if want := "[1s 2s 4s]"; fmt.Sprint(b.slept) != want {
		t.Errorf("slept %v, want %s", b.slept, want)
	}
}

func TestFetch_GoesOnWhereItBrokeOff(t *testing.T) {
	rest := func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Range") != "bytes=7-" || r.Header.Get("If-Range") != `"v1"` {
			t.Errorf("asked for %q if %q", r.Header.Get("Range"), r.Header.Get("If-Range"))
		}
		w.Header().Set("ETag", `"v1"`)
		w.Header().Set("Content-Range", fmt.Sprintf("bytes 7-%d/%d", len(data)-1, len(data)))
		w.WriteHeader(http.StatusPartialContent)
		_, _ = io.WriteString(w, data[7:])
	}
	address, n := serve(t, torn(`"v1"`), rest)
	b := newBench(t, nil)
	if text, _, err := b.fetch(t, source.Ask{URL: address}); err != nil || text != data || n.Load() != 2 {
		t.Errorf("%q after %d requests, error %v", text, n.Load(), err)
	}
}

func TestFetch_IsTakenUpByTheNextRun(t *testing.T) {
	address, n := serve(t, torn(`"v1"`), torn(`"v1"`), torn(`"v1"`), torn(`"v1"`), func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Range") == "" {
			t.Error("began anew")
		}
		w.Header().Set("Content-Range", fmt.Sprintf("bytes 7-%d/%d", len(data)-1, len(data)))
		w.WriteHeader(http.StatusPartialContent)
		_, _ = io.WriteString(w, data[7:])
	})
	b := newBench(t, nil)
	if _, _, err := b.fetch(t, source.Ask{URL: address}); leeway.CodeOf(err) != leeway.CodeUnavailable {
		t.Fatalf("error %v", err)
	}
	if text, _, err := b.fetch(t, source.Ask{URL: address}); err != nil || text != data || n.Load() != 5 {
		t.Errorf("%q after %d requests, error %v", text, n.Load(), err)
	}
}

func TestFetch_BeginsAnewWhereTheFileHasChangedOrRangesAreNotKnown(t *testing.T) {
	for name, answers := range map[string][]http.HandlerFunc{
		"another file by now":     {torn(`"v1"`), good},
		"no validator":            {torn(""), good},
		"a range that is past it": {torn(`"v1"`), status(http.StatusRequestedRangeNotSatisfiable), good},
		"another part than asked for": {torn(`"v1"`), func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Range", "bytes 0-3/21")
			w.WriteHeader(http.StatusPartialContent)
			_, _ = io.WriteString(w, "KAZ,")
		}, good},
	} {
		t.Run(name, func(t *testing.T) {
			address, _ := serve(t, answers...)
			if text, _, err := newBench(t, nil).fetch(t, source.Ask{URL: address}); err != nil || text != data {
				t.Errorf("%q, error %v", text, err)
			}
		})
	}
}

func TestFetch_DoesNotAskForWhatHasNotChanged(t *testing.T) {
	address, n := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") == `"v1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("ETag", `"v1"`)
		good(w, r)
	})
	b := newBench(t, nil)
	if _, _, err := b.fetch(t, source.Ask{URL: address}); err != nil {
		t.Fatal(err)
	}
	text, results, err := b.fetch(t, source.Ask{URL: address})
	if err != nil || text != data || !results[0].Same || n.Load() != 2 || len(b.left(t)) != 0 {
		t.Errorf("%q, %+v, error %v", text, results, err)
	}
}

func TestFetch_TakesNothingForDataThatIsNone(t *testing.T) {
	for name, c := range map[string]struct {
		answer http.HandlerFunc
		ask    source.Ask
		want   string
	}{
		"a web page": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/csv")
			_, _ = io.WriteString(w, "<!DOCTYPE html><p>Down")
		}, source.Ask{}, "web page in place of the file"},
		"another type": {func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			_, _ = io.WriteString(w, data)
		}, source.Ask{Accept: []string{"text/csv"}}, "text/html in place of text/csv"},
		"nothing":                  {status(200), source.Ask{}, "sends nothing"},
		"a message of error":       {good, source.Ask{Check: func(io.Reader) error { return leeway.Errorf(leeway.CodeInvalid, "the answer is empty: count 0") }}, "count 0"},
		"less than said":           {torn(""), source.Ask{}, "unexpected EOF"},
		"a redirect without end":   {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/again", http.StatusFound) }, source.Ask{}, "too many redirects"},
		"a file that is not there": {status(404), source.Ask{}, "no such file"},
		"a key that is refused":    {status(401), source.Ask{Key: &source.Key{Variable: "LEEWAY_KEY", Header: "X-Key", Optional: true}}, "refuses (status 401)"},
	} {
		t.Run(name, func(t *testing.T) {
			address, _ := serve(t, c.answer)
			b := newBench(t, map[string]string{"LEEWAY_KEY": "secret"})
			c.ask.URL = address
			_, _, err := b.fetch(t, c.ask)
			if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error()+leeway.HintOf(err), "secret") {
				t.Errorf("error %v, hint %q", err, leeway.HintOf(err))
			}
			if kept, err := b.Lake.Snapshots("toy"); err != nil || len(kept) != 0 {
				t.Errorf("kept %+v, %v", kept, err)
			}
		})
	}
}

func TestFetch_SendsKeysAndKeepsThemToItself(t *testing.T) {
	address, _ := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("X-Key") != "secret" && r.URL.Query().Get("key") != "secret" {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		good(w, r)
	})
	for name, key := range map[string]source.Key{"in a header": {Variable: "LEEWAY_KEY", Header: "X-Key"}, "in the address": {Variable: "LEEWAY_KEY", Query: "key"}} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, map[string]string{"LEEWAY_KEY": "secret"})
			_, results, err := b.fetch(t, source.Ask{URL: address, Key: &key})
			if err != nil || strings.Contains(fmt.Sprintf("%+v %v", results, b.notes), "secret") {
				t.Errorf("%+v, error %v", results, err)
			}
			err = filepath.WalkDir(b.folder, func(path string, d os.DirEntry, err error) error {
				if err == nil && filepath.Ext(path) == ".json" {
					if text, err := os.ReadFile(path); err != nil || strings.Contains(string(text), "secret") {
						t.Errorf("%s holds the key (%v)", path, err)
					}
				}
				return err
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	_, _, err := newBench(t, nil).fetch(t, source.Ask{URL: address, Key: &source.Key{Variable: "LEEWAY_KEY", Header: "X-Key", Hint: "keys are free"}})
	if leeway.CodeOf(err) != leeway.CodeInvalid || !strings.Contains(err.Error(), "LEEWAY_KEY is not set") || leeway.HintOf(err) != "keys are free" {
		t.Errorf("without a key: %v", err)
	}
}

// paged is a source whose answers name the next page.
func paged(address func(page int) string, last int) []source.Ask {
	var page func(n int) source.Ask
	page = func(n int) source.Ask {
		a := source.Ask{Name: fmt.Sprintf("page%d.csv", n), URL: address(n)}
		if n < last {
			a.Next = func(io.Reader) ([]source.Ask, error) { return []source.Ask{page(n + 1)}, nil }
		}
		return a
	}
	return []source.Ask{page(1)}
}

func TestFetch_FollowsPagesAndKeepsItsPace(t *testing.T) {
	address, n := serve(t, func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, data+r.URL.RawQuery) })
	b := newBench(t, nil)
	snap, _, err := b.Fetch(context.Background(), toy{asks: paged(func(n int) string { return fmt.Sprintf("%s?page=%d", address, n) }, 3)}, source.Request{Reporters: []string{"KAZ"}, From: "2020"})
	if err != nil || len(snap.Files) != 3 || n.Load() != 3 || snap.Files[2].Name != "page3.csv" {
		t.Fatalf("%d files, error %v", len(snap.Files), err)
	}
	if want := "[100ms 100ms]"; fmt.Sprint(b.slept) != want {
		t.Errorf("slept %v, want %s", b.slept, want)
	}
	if snap.Scope == nil || snap.Scope.Reporters[0] != "KAZ" || snap.Scope.From != "2020" || snap.Retrieved != "2026-11-26" {
		t.Errorf("snapshot %+v", snap)
	}
	_, _, err = b.Fetch(context.Background(), toy{asks: paged(func(int) string { return address }, 3)}, source.Request{})
	if leeway.CodeOf(err) != leeway.CodeUnavailable || !strings.Contains(err.Error(), "lead back") {
		t.Errorf("a loop of pages: %v", err)
	}
}

func TestFetch_AsksAMirrorWhereOneIsNamed(t *testing.T) {
	address, n := serve(t, good)
	b := newBench(t, nil)
	b.Base = strings.TrimSuffix(address, "/data.csv")
	_, results, err := b.fetch(t, source.Ask{URL: "https://producer.example/data.csv"})
	if err != nil || n.Load() != 1 || results[0].Snapshot.URL != "https://producer.example/data.csv" {
		t.Errorf("%+v, error %v", results, err)
	}
}

func TestFetch_StopsWhenCalledOff(t *testing.T) {
	address, _ := serve(t, status(500))
	b := newBench(t, nil)
	ctx, cancel := context.WithCancel(context.Background())
	b.Sleep = func(ctx context.Context, _ time.Duration) error { cancel(); return ctx.Err() }
	_, _, err := b.Fetch(ctx, toy{asks: []source.Ask{{Name: "a", URL: address}}}, source.Request{})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestFetch_SaysWhatCannotBeFetched(t *testing.T) {
	manual := source.Manual(source.Info{ID: "toy", Address: "https://example.org", Fetch: source.Fetching{Manual: "By hand only."}})
	_, _, err := newBench(t, nil).Fetch(context.Background(), toy{err: manual}, source.Request{})
	if leeway.CodeOf(err) != leeway.CodeNotFound || !strings.Contains(leeway.HintOf(err), "leeway import toy") {
		t.Errorf("error %v, hint %q", err, leeway.HintOf(err))
	}
}
