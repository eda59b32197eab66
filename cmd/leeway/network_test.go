package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// leewayRun runs the program in this process with a home of its own.
func leewayRun(t *testing.T, home string, env map[string]string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	status = run(context.Background(), world{args: args, stdin: strings.NewReader(""), stdout: &out, stderr: &errs, env: func(name string) (string, bool) {
		switch name {
		case "HOME":
			return home, true
		case "LEEWAY_CACHE":
			return sharedCache, true
		}
		v, ok := env[name]
		return v, ok
	}})
	return status, out.String(), errs.String()
}

func TestCheck_AnAddressIsFetchedWhereItIsAllowed(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(moduleRoot(t), "intake", "testdata", "article.html"))
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/article", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = w.Write(page)
	})
	mux.HandleFunc("/picture", func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Type", "image/png") })
	mux.HandleFunc("/lines", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		_, _ = io.WriteString(w, `{"id":"a","text":"Turkmenistan is a member of the CSTO."}`)
	})
	s := httptest.NewServer(mux)
	defer s.Close()
	home := t.TempDir()
	status, out, errs := leewayRun(t, home, nil, "check", s.URL+"/article", "--allow-private", "--format", "json")
	var got struct {
		Document struct{ URL, Date, DateBasis, Publisher string }
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil || status != exitOK || got.Document.URL != s.URL+"/article" || got.Document.Date != "2024-11-19" || got.Document.DateBasis != "stated" || got.Document.Publisher != "The Steppe Review" {
		t.Errorf("%d %+v %s %v", status, got, errs, err)
	}
	if status, out, errs := leewayRun(t, home, nil, "check", s.URL+"/article"); status != exitInvalid || out != "" || !strings.Contains(errs, "--allow-private") {
		t.Errorf("without leave: %d %s%s", status, out, errs)
	}
	if status, _, errs := leewayRun(t, home, nil, "check", s.URL+"/picture", "--allow-private"); status != exitInvalid || !strings.Contains(errs, "image/png") || !strings.Contains(errs, "hint") {
		t.Errorf("a picture: %d %s", status, errs)
	}
	if status, out, errs := leewayRun(t, home, nil, "read", s.URL+"/lines", "--allow-private", "--format", "jsonl"); status != exitOK || !strings.HasPrefix(out, `{"document":{"id":"a"`) {
		t.Errorf("lines: %d %s%s", status, out, errs)
	}
}

func TestWatch_FollowsEntriesAndTriesAgainWhatIsOutOfReach(t *testing.T) {
	up, asked := false, 0
	var s *httptest.Server
	s = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/feed" && r.Header.Get("If-None-Match") == `"v1"`:
			w.WriteHeader(http.StatusNotModified)
		case r.URL.Path == "/feed":
			w.Header().Set("Content-Type", "application/rss+xml")
			w.Header().Set("ETag", `"v1"`)
			_, _ = fmt.Fprintf(w, `<rss><channel><title>The Wire</title><item><title>The bloc</title><link>%s/1</link><description>Short.</description></item></channel></rss>`, s.URL)
		case up:
			asked++
			w.Header().Set("Content-Type", "text/html")
			_, _ = io.WriteString(w, "<!doctype html><title>The bloc</title><p>Turkmenistan is a member of the CSTO.</p>")
		default:
			asked++
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	}))
	defer s.Close()
	home := t.TempDir()
	look := func() (int, string, string) {
		return leewayRun(t, home, nil, "watch", s.URL+"/feed", "--once", "--allow-private", "--format", "jsonl")
	}
	if status, out, errs := look(); status != exitOK || out != "" || !strings.Contains(errs, "1 of them left for the next look") {
		t.Errorf("down: %d %s%s", status, out, errs)
	}
	up = true
	if status, out, errs := look(); status != exitOK || !strings.Contains(out, `"status":"contradicted"`) || !strings.Contains(out, s.URL+"/1") {
		t.Errorf("up: %d %s%s", status, out, errs)
	}
	if status, out, errs := look(); status != exitOK || out != "" || !strings.Contains(errs, "nothing new") || asked != 2 {
		t.Errorf("later: %d %s%s, %d pages asked for", status, out, errs, asked)
	}
	if status, _, errs := leewayRun(t, home, nil, "watch", s.URL+"/feed", "--once"); status != exitInvalid || !strings.Contains(errs, "--allow-private") {
		t.Errorf("without leave: %d %s", status, errs)
	}
}

func TestRead_BySecondReaderTellsWhatItDropped(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(file, []byte("Turkmenistan is a member of the CSTO, an almanac of the year says.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var key string
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		key = r.Header.Get("Authorization")
		if strings.HasSuffix(r.URL.Path, "/models") {
			_, _ = io.WriteString(w, `{"data":[{"id":"small"}]}`)
			return
		}
		words, err := json.Marshal(`{"claims":[{"kind":"membership","subject":"TKM","object":"CSTO","status":"member","quote":{"text":"Turkmenistan is a member of the CSTO"}},
			{"kind":"membership","subject":"TKM","object":"CSTO","status":"observer","quote":{"text":"Turkmenistan observes the CSTO"}}]}`)
		if err != nil {
			t.Error(err)
		}
		_, _ = fmt.Fprintf(w, `{"choices":[{"message":{"content":%s},"finish_reason":"stop"}],"usage":{"prompt_tokens":700,"completion_tokens":60,"cost":0.0015}}`, words)
	}))
	defer s.Close()
	env := map[string]string{"LEEWAY_LLM_KEY": "secret"}
	status, out, errs := leewayRun(t, t.TempDir(), env, "check", file, "--reader", "llm", "--model", s.URL+"/v1")
	if status != exitOK || !strings.Contains(out, "Turkmenistan is not a member") || strings.Contains(out+errs, "secret") || key != "Bearer secret" {
		t.Errorf("%d %s%s", status, out, errs)
	}
	for _, want := range []string{"read by the model small at", "1 of 2 claims kept; dropped: 1 quotes that are not in the text", "700 tokens sent, 60 received, cost 0.0015"} {
		if !strings.Contains(errs, want) {
			t.Errorf("%q is missing in %s", want, errs)
		}
	}
	key = ""
	if status, _, _ := leewayRun(t, t.TempDir(), env, "check", file); status != exitOK || key != "" {
		t.Errorf("a model was asked without --reader llm")
	}
}
