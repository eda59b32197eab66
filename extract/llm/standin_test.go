package llm

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"
)

// standIn is an endpoint that answers each request by the next of its answers, the last one again
// and again, and keeps what it was asked.
type standIn struct {
	*httptest.Server
	answers []http.HandlerFunc
	mu      sync.Mutex // a request that was given up may still be running when the next comes
	asked   []chatRequest
	keys    []string
}

func newStandIn(t *testing.T, answers ...http.HandlerFunc) *standIn {
	s := &standIn{answers: answers}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/v1/chat/completions" {
			http.NotFound(w, r)
			return
		}
		var q chatRequest
		if err := json.NewDecoder(r.Body).Decode(&q); err != nil {
			t.Errorf("the request is no JSON: %v", err)
		}
		s.mu.Lock()
		n := min(len(s.asked), len(s.answers)-1)
		s.asked, s.keys = append(s.asked, q), append(s.keys, r.Header.Get("Authorization"))
		s.mu.Unlock()
		s.answers[n](w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

// client asks the stand-in without waiting between tries; waits are kept.
func (s *standIn) client(waits *[]time.Duration) *Client {
	return &Client{Endpoint: s.URL + "/v1", Model: "stand-in", Wait: func(_ context.Context, d time.Duration) error {
		if waits != nil {
			*waits = append(*waits, d)
		}
		return nil
	}}
}

// says answers with a model's words.
func says(words string) http.HandlerFunc { return completes(words, "stop", "") }

// completes answers with a model's words, why they end, and what they took.
func completes(words, finish, usage string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		content, err := json.Marshal(words)
		if err != nil {
			panic(err)
		}
		if usage == "" {
			usage = "null"
		}
		_, _ = fmt.Fprintf(w, `{"choices":[{"message":{"role":"assistant","content":%s},"finish_reason":%q}],"usage":%s}`, content, finish, usage)
	}
}

// fails answers with a status and a body.
func fails(status int, body string, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i+1 < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

// hangs answers nothing until the asker gives up.
func hangs(_ http.ResponseWriter, r *http.Request) {
	_, _ = io.Copy(io.Discard, r.Body)
	<-r.Context().Done()
}
