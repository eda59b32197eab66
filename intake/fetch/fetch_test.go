package fetch

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"leeway"
)

func serve(t *testing.T, h http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL
}

// page answers with a small article.
func page(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = io.WriteString(w, "<p>Kazakhstan joined.</p>")
}

func TestGet_BringsAPage(t *testing.T) {
	var agent, accept string
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		agent, accept = r.UserAgent(), r.Header.Get("Accept")
		w.Header().Set("ETag", `"1"`)
		page(w, r)
	})
	c := Client{AllowPrivate: true, Agent: "leeway/test"}
	r, err := c.Get(context.Background(), Request{URL: address})
	if err != nil || string(r.Body) != "<p>Kazakhstan joined.</p>" || r.URL != address || r.ETag != `"1"` || !strings.HasPrefix(r.ContentType, "text/html") {
		t.Errorf("%+v, %v", r, err)
	}
	if agent != "leeway/test" || !strings.HasPrefix(accept, "text/html, ") {
		t.Errorf("asked as %q for %q", agent, accept)
	}
}

func TestGet_RefusesPrivateAddressesUnlessAllowed(t *testing.T) {
	address := serve(t, page)
	_, port, _ := strings.Cut(strings.TrimPrefix(address, "http://"), ":")
	for _, u := range []string{address, "http://localhost:" + port, "http://[::1]:" + port, "http://127.1.2.3:" + port, "http://0.0.0.0:" + port, "http://[::ffff:127.0.0.1]:" + port, "http://169.254.169.254/latest"} {
		_, err := new(Client).Get(context.Background(), Request{URL: u})
		if leeway.CodeOf(err) != leeway.CodeInvalid || !strings.Contains(leeway.HintOf(err), "--allow-private") {
			t.Errorf("%s: %v", u, err)
		}
	}
}

// A name that leads to a private address is refused when it is dialled, whatever it said before;
// here a public page redirects.
func TestGet_JudgesTheAddressThatIsDialled(t *testing.T) {
	for address, want := range map[string]bool{
		"8.8.8.8:443": true, "[2606:4700::1111]:443": true, "100.128.0.1:80": true, "172.32.0.1:80": true, "[64:ff9b::808:808]:80": true,
		"10.0.0.1:80": false, "100.64.0.1:80": false, "100.127.255.255:80": false, "127.0.0.1:80": false, "169.254.169.254:80": false, "172.16.0.1:80": false,
		"192.168.1.1:80": false, "192.0.0.8:80": false, "198.18.0.1:80": false, "0.0.0.0:80": false, "224.0.0.1:80": false, "255.255.255.255:80": false,
		"[::1]:80": false, "[::]:80": false, "[fe80::1%25eth0]:80": false, "[fe80::1]:80": false, "[fd00::1]:80": false, "[ff02::1]:80": false, "[::ffff:10.0.0.1]:80": false,
		"[64:ff9b::a00:1]:80": false, "[2002:a00:1::]:80": false, "[2001:db8::1]:80": false, "[::7f00:1]:80": false, "host:80": false,
	} {
		if err := public(address); (err == nil) != want {
			t.Errorf("%s: %v", address, err)
		}
	}
}

func TestGet_FollowsAFewRedirectsAndJudgesEach(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/end", page)
	mux.HandleFunc("/one", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/end", http.StatusFound) })
	mux.HandleFunc("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	mux.HandleFunc("/file", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
	})
	address := serve(t, mux.ServeHTTP)
	c := Client{AllowPrivate: true}
	if r, err := c.Get(context.Background(), Request{URL: address + "/one"}); err != nil || r.URL != address+"/end" {
		t.Errorf("%+v, %v", r, err)
	}
	for path, says := range map[string]string{"/loop": "more than 5 redirects", "/file": "file"} {
		if _, err := c.Get(context.Background(), Request{URL: address + path}); leeway.CodeOf(err) != leeway.CodeUnavailable || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestGet_NeverLeavesHTTPS(t *testing.T) {
	plain := serve(t, page)
	secure := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, plain, http.StatusFound) }))
	defer secure.Close()
	c := new(Client).client()
	err := c.CheckRedirect(httptest.NewRequest(http.MethodGet, plain, nil), []*http.Request{httptest.NewRequest(http.MethodGet, secure.URL, nil)})
	if err == nil || !strings.Contains(err.Error(), "https") {
		t.Errorf("%v", err)
	}
}

func TestGet_LimitsWhatItTakes(t *testing.T) {
	bomb := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		for range 8 << 10 {
			_, _ = z.Write(make([]byte, 1<<10)) // the asker may go away
		}
		_ = z.Close()
	}
	endless := func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		for r.Context().Err() == nil {
			if _, err := io.WriteString(w, strings.Repeat("word ", 100)); err != nil {
				return
			}
		}
	}
	slow := func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		_, _ = io.WriteString(w, "some words")
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	}
	for name, x := range map[string]struct {
		h         http.HandlerFunc
		within    time.Duration // of a case that is not slow, more than a busy machine takes
		code      leeway.Code
		says, cut string
	}{
		"unpacks to more than it may": {bomb, time.Minute, leeway.CodeInvalid, "larger than 1 MB", "longer than 1 MB"},
		"never ends":                  {endless, time.Minute, leeway.CodeInvalid, "larger than 1 MB", "longer than 1 MB"},
		"is slow":                     {slow, 300 * time.Millisecond, leeway.CodeUnavailable, "no full answer within 300ms", "no full answer"},
	} {
		t.Run(name, func(t *testing.T) {
			c := Client{AllowPrivate: true, MaxBytes: 1 << 20, Timeout: x.within}
			address := serve(t, x.h)
			if _, err := c.Get(context.Background(), Request{URL: address}); leeway.CodeOf(err) != x.code || !strings.Contains(err.Error(), x.says) {
				t.Errorf("%v", err)
			}
			r, err := c.Get(context.Background(), Request{URL: address, Partial: true})
			if err != nil || !strings.Contains(r.Cut, x.cut) || len(r.Body) == 0 || len(r.Body) > 1<<20 {
				t.Errorf("in part: %v, %d bytes, %q", err, len(r.Body), r.Cut)
			}
		})
	}
}

func TestGet_SaysWhatIsWrongAndWhatToDo(t *testing.T) {
	c := Client{AllowPrivate: true}
	for _, x := range []struct {
		name   string
		answer http.HandlerFunc
		code   leeway.Code
		says   string
	}{
		{"no such page", http.NotFound, leeway.CodeNotFound, "status 404"},
		{"a refusal", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) }, leeway.CodeUnavailable, "status 403"},
		{"a busy server", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", "60")
			w.WriteHeader(http.StatusTooManyRequests)
		}, leeway.CodeUnavailable, "status 429"},
		{"a broken server", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) }, leeway.CodeUnavailable, "status 500"},
		{"a picture", func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Type", "image/png") }, leeway.CodeInvalid, `content type "image/png"`},
		{"no HTTP", func(w http.ResponseWriter, _ *http.Request) {
			conn, _, err := w.(http.Hijacker).Hijack()
			if err == nil {
				_ = conn.Close()
			}
		}, leeway.CodeUnavailable, "EOF"},
	} {
		t.Run(x.name, func(t *testing.T) {
			_, err := c.Get(context.Background(), Request{URL: serve(t, x.answer)})
			if leeway.CodeOf(err) != x.code || !strings.Contains(fmt.Sprint(err), x.says) || leeway.HintOf(err) == "" {
				t.Errorf("%v (%s, hint %q)", err, leeway.CodeOf(err), leeway.HintOf(err))
			}
		})
	}
	for _, u := range []string{"https://", "ftp://a.example/x", "https://user:word@a.example/", "http://a b/"} {
		if _, err := c.Get(context.Background(), Request{URL: u}); leeway.CodeOf(err) != leeway.CodeInvalid || strings.Contains(fmt.Sprint(err), "word") {
			t.Errorf("%s: %v", u, err)
		}
	}
}

func TestGet_AsksOnlyForWhatIsNew(t *testing.T) {
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") == `"1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		page(w, r)
	})
	c := Client{AllowPrivate: true}
	r, err := c.Get(context.Background(), Request{URL: address, ETag: `"1"`})
	if err != nil || !r.Same || r.ETag != `"1"` || len(r.Body) != 0 {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestGet_StopsWhenInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	address := serve(t, func(_ http.ResponseWriter, r *http.Request) { cancel(); <-r.Context().Done() })
	if _, err := (&Client{AllowPrivate: true}).Get(ctx, Request{URL: address}); err == nil || !strings.Contains(err.Error(), "interrupted") || errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
}

func TestIsURL(t *testing.T) {
	for name, want := range map[string]bool{"https://a.example": true, "HTTP://A.example": true, "ftp://a": false, "a.txt": false, "http:/a": false, "-": false} {
		if IsURL(name) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
}
