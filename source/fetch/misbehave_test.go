package fetch_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"leeway"
	"leeway/source"
	"leeway/source/uzstattrade"
)

// hangUp takes a request and closes the connection without a word.
func hangUp(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }

// say answers with a body of a type; where length is not 0 it is what the server says of it.
func say(kind, body string, length int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind)
		if length > 0 {
			w.Header().Set("Content-Length", fmt.Sprint(length))
		}
		_, _ = io.WriteString(w, body)
	}
}

// mustKeepNothing fails where a snapshot was kept.
func (b *bench) mustKeepNothing(t *testing.T) {
	t.Helper()
	if kept, err := b.Lake.Snapshots("toy"); err != nil || len(kept) != 0 {
		t.Errorf("kept %+v, error %v", kept, err)
	}
}

func TestFetch_AsksAgainWhereAFaultPasses(t *testing.T) {
	for name, fault := range map[string]http.HandlerFunc{
		"too many requests": status(429), "broken": status(500), "bad gateway": status(502), "busy": status(503), "gateway timeout": status(504),
		"a connection that is closed": hangUp, "an answer without a body": status(200), "half a file": torn(""),
	} {
		t.Run(name, func(t *testing.T) {
			address, n := serve(t, fault, fault, good)
			b := newBench(t, nil)
			text, results, err := b.fetch(t, source.Ask{URL: address})
			if err != nil || text != data || n.Load() != 3 {
				t.Fatalf("%q after %d requests, error %v", text, n.Load(), err)
			}
			if fmt.Sprint(b.slept) != "[1s 2s]" || len(b.notes) != 2 || !strings.Contains(b.notes[1], "(3 of 4)") {
				t.Errorf("slept %v, said %q", b.slept, b.notes)
			}
			if len(results) != 1 || len(b.left(t)) != 0 {
				t.Errorf("%d results, left %v", len(results), b.left(t))
			}
		})
	}
}

func TestFetch_DoesNotAskAgainWhereThatIsOfNoUse(t *testing.T) {
	refuse := func(io.Reader) error { return leeway.Errorf(leeway.CodeInvalid, "the answer is a message of error") }
	for name, c := range map[string]struct {
		answer http.HandlerFunc
		check  func(io.Reader) error
		want   leeway.Code
	}{
		"a request that is not understood":    {status(400), nil, leeway.CodeUnavailable},
		"a key that is wanted":                {status(401), nil, leeway.CodeUnavailable},
		"a door that is shut":                 {status(403), nil, leeway.CodeUnavailable},
		"a file that is not there":            {status(404), nil, leeway.CodeNotFound},
		"a file that is there no more":        {status(410), nil, leeway.CodeNotFound},
		"no content":                          {status(204), nil, leeway.CodeUnavailable},
		"unchanged since nothing":             {status(304), nil, leeway.CodeUnavailable},
		"a part that was not asked for":       {status(206, "Content-Range", "bytes 0-6/21"), nil, leeway.CodeUnavailable},
		"a web page":                          {say("text/csv", "<html><body>Sorry", 0), nil, leeway.CodeInvalid},
		"what the source knows to be no data": {good, refuse, leeway.CodeInvalid},
	} {
		t.Run(name, func(t *testing.T) {
			address, n := serve(t, c.answer)
			b := newBench(t, nil)
			if _, _, err := b.fetch(t, source.Ask{URL: address, Check: c.check}); leeway.CodeOf(err) != c.want || n.Load() != 1 {
				t.Errorf("after %d requests: %s, %v", n.Load(), leeway.CodeOf(err), err)
			}
			b.mustKeepNothing(t)
		})
	}
}

func TestFetch_WaitsNoLessThanItsOwnBackOff(t *testing.T) {
	for name, after := range map[string]string{
		"a date that is past": "Thu, 26 Nov 2026 11:59:00 GMT", "less than nothing": "-5", "no time": "soon", "half a second": "0.5",
	} {
		t.Run(name, func(t *testing.T) {
			address, _ := serve(t, status(503, "Retry-After", after), good)
			b := newBench(t, nil)
			if text, _, err := b.fetch(t, source.Ask{URL: address}); err != nil || text != data || b.slept[0] != time.Second {
				t.Errorf("%q, slept %v, error %v", text, b.slept, err)
			}
		})
	}
}

func TestFetch_WaitsNoLongerThanItsLimit(t *testing.T) {
	for name, after := range map[string]string{"a year": "31536000", "a date next year": "Fri, 26 Nov 2027 12:00:00 GMT"} {
		t.Run(name, func(t *testing.T) {
			address, _ := serve(t, status(429, "Retry-After", after), good)
			b := newBench(t, nil)
			if _, _, err := b.fetch(t, source.Ask{URL: address}); err != nil || b.slept[0] != 5*time.Minute {
				t.Errorf("slept %v, error %v", b.slept, err)
			}
		})
	}
}

func TestFetch_NeverTakesHalfAFileForAWholeOne(t *testing.T) {
	chunks := func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, data[:7])
		w.(http.Flusher).Flush() // so that what follows is sent in chunks, without a length
		panic(http.ErrAbortHandler)
	}
	for name, answer := range map[string]http.HandlerFunc{
		"less than said": torn(""), "less than said, of a file with a name": torn(`"v1"`), "chunks that break off": chunks, "a length that is too large": say("text/csv", data, len(data)+1),
	} {
		t.Run(name, func(t *testing.T) {
			address, n := serve(t, answer)
			b := newBench(t, nil)
			for range 2 {
				if _, _, err := b.fetch(t, source.Ask{URL: address}); leeway.CodeOf(err) != leeway.CodeUnavailable {
					t.Errorf("error %v", err)
				}
			}
			if n.Load() != 8 {
				t.Errorf("%d requests", n.Load())
			}
			b.mustKeepNothing(t)
		})
	}
}

func TestFetch_FollowsFewRedirects(t *testing.T) {
	var asked []string
	moved := func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.URL.Path)
		if r.URL.Path == "/2" {
			good(w, r)
			return
		}
		http.Redirect(w, r, map[string]string{"/data.csv": "/1", "/1": "/2", "/a": "/b", "/b": "/a"}[r.URL.Path], http.StatusFound)
	}
	address, _ := serve(t, moved)
	text, results, err := newBench(t, nil).fetch(t, source.Ask{URL: address})
	if err != nil || text != data || results[0].Snapshot.URL != address {
		t.Errorf("%q of %+v, error %v", text, results, err)
	}
	asked = nil
	b := newBench(t, nil)
	_, _, err = b.fetch(t, source.Ask{URL: strings.Replace(address, "data.csv", "a", 1)})
	if leeway.CodeOf(err) != leeway.CodeUnavailable || !strings.Contains(err.Error(), "too many redirects") || len(asked) != 6 || len(b.slept) != 0 {
		t.Errorf("asked %v, slept %v: %v", asked, b.slept, err)
	}
}

func TestFetch_RefusesAPageToWhichItIsRedirected(t *testing.T) {
	login := func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/login" {
			say("text/html; charset=utf-8", "<!DOCTYPE html><form>", 0)(w, r)
			return
		}
		http.Redirect(w, r, "/login", http.StatusFound)
	}
	address, _ := serve(t, login)
	b := newBench(t, nil)
	_, _, err := b.fetch(t, source.Ask{URL: address, Accept: []string{"text/csv"}})
	if leeway.CodeOf(err) != leeway.CodeInvalid || !strings.Contains(err.Error(), "text/html; charset=utf-8 in place of text/csv") || !strings.Contains(leeway.HintOf(err), address) {
		t.Errorf("%v, hint %q", err, leeway.HintOf(err))
	}
	b.mustKeepNothing(t)
}

func TestFetch_KnowsAWebPageHoweverItBegins(t *testing.T) {
	for name, page := range map[string]string{
		"a doctype": "<!doctype HTML>\n<p>Down", "capitals": "<HTML><BODY>Down", "space before it": "\r\n\t <html>Down", "a byte order mark": "\ufeff<!DOCTYPE html>Down",
	} {
		t.Run(name, func(t *testing.T) {
			address, _ := serve(t, say("application/octet-stream", page, 0))
			b := newBench(t, nil)
			if _, _, err := b.fetch(t, source.Ask{URL: address, Accept: []string{"text/csv"}}); leeway.CodeOf(err) != leeway.CodeInvalid || !strings.Contains(err.Error(), "web page in place of the file") {
				t.Errorf("error %v", err)
			}
			b.mustKeepNothing(t)
		})
	}
}

func TestFetch_SaysWhichKeyIsRefused(t *testing.T) {
	for _, code := range []int{401, 403} {
		for name, key := range map[string]source.Key{"in a header": {Header: "X-Key"}, "in the address": {Query: "key"}} {
			t.Run(fmt.Sprint(code, " ", name), func(t *testing.T) {
				key.Variable, key.Hint = "LEEWAY_KEY", "Keys are free."
				address, _ := serve(t, status(code))
				b := newBench(t, map[string]string{"LEEWAY_KEY": "secret"})
				_, _, err := b.fetch(t, source.Ask{URL: address, Key: &key})
				if leeway.HintOf(err) != "check the key in LEEWAY_KEY. Keys are free." || strings.Contains(fmt.Sprint(err, b.notes), "secret") {
					t.Errorf("%v, hint %q, said %q", err, leeway.HintOf(err), b.notes)
				}
			})
		}
	}
}

func TestFetch_KeepsAKeyInTheAddressOutOfWhatItSaysOfAFault(t *testing.T) {
	gone := httptest.NewServer(http.HandlerFunc(good))
	gone.Close()
	busy, _ := serve(t, status(500))
	round, _ := serve(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, r.URL.String(), http.StatusFound)
	})
	closed, _ := serve(t, hangUp)
	for name, address := range map[string]string{"nobody there": gone.URL, "busy": busy, "a redirect to itself": round, "a connection that is closed": closed} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, map[string]string{"LEEWAY_KEY": "secret"})
			_, _, err := b.fetch(t, source.Ask{URL: address, Key: &source.Key{Variable: "LEEWAY_KEY", Query: "key"}})
			if leeway.CodeOf(err) != leeway.CodeUnavailable || leeway.HintOf(err) == "" || strings.Contains(fmt.Sprint(err, leeway.HintOf(err), b.notes), "secret") {
				t.Errorf("%v, hint %q, said %q", err, leeway.HintOf(err), b.notes)
			}
		})
	}
}

// uzbek is the parser of a real source, asked for at another address.
type uzbek struct {
	source.Source
	address string
}

func (u uzbek) Plan(source.Request) ([]source.Ask, error) {
	return []source.Ask{{Name: "sdmx_data_1105.csv", URL: u.address, Accept: []string{"text/csv"}}}, nil
}

func TestFetch_AChangedHeadChangesNothingThatIsStored(t *testing.T) {
	table := func(head string) http.HandlerFunc {
		return say("text/csv", head+"\n156,Xitoy,Китай,China,5000000,6000000\n0,Boshqa mamlakatlar,Другие страны,Other countries,500000,1000000\n", 0)
	}
	address, _ := serve(t, table("Code,Klassifikator,Klassifikator_ru,Klassifikator_en,2022,2023"), table("Code,Klassifikator,Klassifikator_ru,Land,2022,2023"))
	b := newBench(t, nil)
	src := uzbek{uzstattrade.New(), address}
	run := func() error {
		snap, _, err := b.Fetch(context.Background(), src, source.Request{})
		if err != nil {
			t.Fatal(err)
		}
		_, err = source.Import(context.Background(), b.Lake, src, snap, source.Options{Accept: true})
		return err
	}
	if err := run(); err != nil {
		t.Fatal(err)
	}
	before := published(t, b.folder)
	err := run()
	if leeway.CodeOf(err) != leeway.CodeInvalid || !strings.Contains(err.Error(), `sdmx_data_1105.csv, row 1, column D: column "Land" is not expected`) {
		t.Errorf("error %v", err)
	}
	if after := published(t, b.folder); before == "" || after != before {
		t.Errorf("the lake held\n%s\nand now\n%s", before, after)
	}
}

// published lists the files of a lake with their sizes, without the snapshots.
func published(t *testing.T, folder string) string {
	t.Helper()
	var list strings.Builder
	err := filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			if d != nil && d.Name() == "snapshots" {
				return filepath.SkipDir
			}
			return err
		}
		text, err := os.ReadFile(path)
		fmt.Fprintf(&list, "%s %d bytes\n", path, len(text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list.String()
}

func TestFetch_KeepsTheFilesThatCameBeforeAFault(t *testing.T) {
	var asked []string
	down := true
	address, _ := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.URL.RawQuery+" "+r.Header.Get("If-None-Match"))
		etag := `"` + r.URL.RawQuery + `"`
		switch {
		case down && r.URL.RawQuery == "page=3":
			w.WriteHeader(http.StatusBadRequest)
		case r.Header.Get("If-None-Match") == etag:
			w.WriteHeader(http.StatusNotModified)
		default:
			w.Header().Set("ETag", etag)
			_, _ = io.WriteString(w, data+r.URL.RawQuery)
		}
	})
	plan := toy{asks: paged(func(n int) string { return fmt.Sprintf("%s?page=%d", address, n) }, 3)}
	b := newBench(t, nil)
	_, results, err := b.Fetch(context.Background(), plan, source.Request{})
	if err == nil || !strings.Contains(err.Error(), "toy: fetch page3.csv: ") || len(results) != 2 {
		t.Fatalf("%d files, error %v", len(results), err)
	}
	down, asked = false, nil
	snap, results, err := b.Fetch(context.Background(), plan, source.Request{})
	if err != nil || len(snap.Files) != 3 || !results[0].Same || !results[1].Same || results[2].Same {
		t.Errorf("%+v, error %v", results, err)
	}
	if want := `[page=1 "page=1" page=2 "page=2" page=3 ]`; fmt.Sprint(asked) != want {
		t.Errorf("asked %v, want %s", asked, want)
	}
}

func TestFetch_FindsALoopOfPagesOfAnyLength(t *testing.T) {
	address, n := serve(t, func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, data+r.URL.RawQuery) })
	b := newBench(t, nil)
	round := func(n int) string { return fmt.Sprintf("%s?page=%d", address, n%3) }
	_, _, err := b.Fetch(context.Background(), toy{asks: paged(round, 1000)}, source.Request{})
	if leeway.CodeOf(err) != leeway.CodeUnavailable || !strings.Contains(err.Error(), "lead back to "+round(1)) || n.Load() != 3 {
		t.Errorf("after %d requests: %v", n.Load(), err)
	}
}

func TestFetch_SaysWhereAPageCannotBeRead(t *testing.T) {
	address, _ := serve(t, good)
	ask := source.Ask{Name: "page1.json", URL: address, Next: func(io.Reader) ([]source.Ask, error) {
		return nil, leeway.Errorf(leeway.CodeInvalid, "no number of pages")
	}}
	_, results, err := newBench(t, nil).Fetch(context.Background(), toy{asks: []source.Ask{ask}}, source.Request{})
	if leeway.CodeOf(err) != leeway.CodeInvalid || !strings.Contains(err.Error(), "toy: fetch page1.json: no number of pages") || len(results) != 1 {
		t.Errorf("%+v, error %v", results, err)
	}
}

func TestFetch_SaysWhoAsksAndWhatMayCome(t *testing.T) {
	address, _ := serve(t, func(w http.ResponseWriter, r *http.Request) {
		for name, want := range map[string]string{"User-Agent": "leeway-test", "Accept": "text/csv, application/zip", "X-Version": "2", "Accept-Encoding": "identity", "Range": "", "If-None-Match": ""} {
			if got := r.Header.Get(name); got != want {
				t.Errorf("%s: %q, want %q", name, got, want)
			}
		}
		good(w, r)
	})
	if _, _, err := newBench(t, nil).fetch(t, source.Ask{URL: address, Accept: []string{"text/csv", "application/zip"}, Header: map[string]string{"X-Version": "2"}}); err != nil {
		t.Error(err)
	}
}

func TestFetch_SaysThatTheLakeCannotBeWritten(t *testing.T) {
	address, n := serve(t, good)
	b := newBench(t, nil)
	if err := os.WriteFile(filepath.Join(b.folder, "snapshots"), nil, 0o644); err != nil { // where the folder should be
		t.Fatal(err)
	}
	_, _, err := b.fetch(t, source.Ask{URL: address})
	if leeway.CodeOf(err) != leeway.CodeUnavailable || n.Load() != 0 {
		t.Errorf("after %d requests: %v", n.Load(), err)
	}
}
