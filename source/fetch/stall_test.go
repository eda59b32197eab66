package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"leeway"
	"leeway/lake"
	"leeway/source"
)

// single is a source of one file.
type single struct{ address string }

func (s single) Info() source.Info {
	return source.Info{ID: "toy", Fetch: source.Fetching{Tries: 3}}
}
func (s single) Plan(source.Request) ([]source.Ask, error) {
	return []source.Ask{{Name: "data.csv", URL: s.address}}, nil
}
func (single) Parse(source.Snapshot, source.Sink) error { return nil }

// pipes is a listener to which a client dials in memory, so that time can be made to pass.
type pipes struct {
	dialled chan net.Conn
	closed  chan struct{}
	once    sync.Once
}

func newPipes() *pipes {
	return &pipes{dialled: make(chan net.Conn), closed: make(chan struct{})}
}

func (p *pipes) dial(ctx context.Context, _, _ string) (net.Conn, error) {
	near, far := net.Pipe()
	select {
	case p.dialled <- far:
		return near, nil
	case <-p.closed:
		return nil, net.ErrClosed
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.dialled:
		return c, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error   { p.once.Do(func() { close(p.closed) }); return nil }
func (p *pipes) Addr() net.Addr { return &net.TCPAddr{} }

// overTime fetches one file from a server while a clock of its own runs: hours pass in no time.
// It returns the text that came, how long it took and how often the server was asked.
func overTime(t *testing.T, answer http.HandlerFunc) (text string, took time.Duration, requests int, err error) {
	l, err := lake.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		line := newPipes()
		server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { requests++; answer(w, r) })}
		go func() { _ = server.Serve(line) }()
		c := &Client{Lake: l, Env: func(string) (string, bool) { return "", false }, Now: time.Now,
			Sleep: func(_ context.Context, d time.Duration) error { time.Sleep(d); return nil }}
		transport := c.client().Transport.(*http.Transport)
		transport.DialContext, transport.Proxy = line.dial, nil
		began := time.Now()
		var snap source.Snapshot
		snap, _, err = c.Fetch(t.Context(), single{"http://producer.example/data.csv"}, source.Request{})
		took = time.Since(began)
		if err == nil {
			text = read(t, snap)
		}
		transport.CloseIdleConnections()
		_ = server.Close() // nobody is served any more
	})
	return text, took, requests, err
}

func read(t *testing.T, snap source.Snapshot) string {
	t.Helper()
	r, err := snap.Files[0].Open()
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil || r.Close() != nil {
		t.Fatal(err)
	}
	return string(text)
}

// drip sends a text byte by byte with a pause before each.
func drip(text string, pause time.Duration) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusOK)
		for i := range len(text) {
			w.(http.Flusher).Flush()
			select {
			case <-time.After(pause):
			case <-r.Context().Done():
				return
			}
			_, _ = io.WriteString(w, text[i:i+1])
		}
	}
}

func TestFetch_IsPatientWithAServerThatIsSlow(t *testing.T) {
	const text = "KAZ,CHN,1\nKAZ,RUS,2\n"
	got, took, n, err := overTime(t, drip(text, 59*time.Second))
	if err != nil || got != text || n != 1 || took != time.Duration(len(text))*59*time.Second {
		t.Errorf("%q after %v and %d requests, error %v", got, took, n, err)
	}
}

func TestFetch_GivesUpWhereNothingComesForAMinute(t *testing.T) {
	_, took, n, err := overTime(t, drip("KAZ", time.Hour))
	if leeway.CodeOf(err) != leeway.CodeUnavailable || !strings.Contains(err.Error(), "nothing came for a minute") {
		t.Errorf("error %v", err)
	}
	if n != 3 || took != 3*time.Minute+3*time.Second { // with pauses of 1 and 2 seconds
		t.Errorf("%d requests in %v", n, took)
	}
}

func TestFetch_GivesUpOnAServerThatDoesNotAnswer(t *testing.T) {
	_, took, n, err := overTime(t, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	if leeway.CodeOf(err) != leeway.CodeUnavailable || n != 3 || took != 6*time.Minute+3*time.Second {
		t.Errorf("%d requests in %v: %v", n, took, err)
	}
}

func TestFetch_IsNotLedFromASecureAddressToAnother(t *testing.T) {
	asked := 0
	plain := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked++ }))
	defer plain.Close()
	secure := httptest.NewTLSServer(http.RedirectHandler(plain.URL, http.StatusFound))
	defer secure.Close()
	l, err := lake.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	c := &Client{Lake: l, Env: func(string) (string, bool) { return "", false }, Now: time.Now,
		Sleep: func(context.Context, time.Duration) error { t.Error("asked again"); return nil }}
	trusted := x509.NewCertPool()
	trusted.AddCert(secure.Certificate())
	c.client().Transport.(*http.Transport).TLSClientConfig = &tls.Config{RootCAs: trusted, MinVersion: tls.VersionTLS12}
	_, _, err = c.Fetch(t.Context(), single{secure.URL}, source.Request{})
	if leeway.CodeOf(err) != leeway.CodeUnavailable || !strings.Contains(err.Error(), "redirected from https to http") || asked != 0 {
		t.Errorf("%d requests, error %v", asked, err)
	}
}

func TestFetch_DoesNotTrustACertificateThatNobodyVouchesFor(t *testing.T) {
	secure := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("was asked") }))
	secure.Config.ErrorLog = silent
	secure.StartTLS()
	defer secure.Close()
	l, err := lake.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	c := &Client{Lake: l, Env: func(string) (string, bool) { return "", false }, Now: time.Now, Sleep: func(context.Context, time.Duration) error { return nil }}
	if _, _, err := c.Fetch(t.Context(), single{secure.URL}, source.Request{}); leeway.CodeOf(err) != leeway.CodeUnavailable || !strings.Contains(err.Error(), "certificate") {
		t.Errorf("error %v", err)
	}
}

// silent is a log for faults that a test wants to happen.
var silent = log.New(io.Discard, "", 0)
