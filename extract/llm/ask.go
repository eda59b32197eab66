package llm

import (
	"bytes"
	"context"
	_ "embed" // the instructions
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"syscall"
	"time"

	"leeway"
)

//go:embed prompt.txt
var instructions string

// Limits on how long a model is waited for, and on what it may answer.
const (
	usualTimeout = 2 * time.Minute
	usualTries   = 4
	firstPause   = time.Second
	longestPause = time.Minute
	maxAnswer    = 8 << 20
)

// asker asks one endpoint for the parts of one document.
type asker struct {
	c      *Client
	http   *http.Client
	chat   string // address
	host   string
	model  string
	loose  bool // the endpoint does not know response_format
	report *Report
}

// asker checks the endpoint's address.
func (c *Client) asker(report *Report) (*asker, error) {
	u, err := url.Parse(c.Endpoint)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "model: %q is no address of an endpoint", c.Endpoint), "give one such as http://127.0.0.1:11434/v1")
	}
	if c.Key != "" && u.Scheme == "http" && !thisMachine(u.Hostname()) {
		return nil, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "model: the key is not sent to %s over plain HTTP", u.Host), "use https, or unset LEEWAY_LLM_KEY")
	}
	base := strings.TrimSuffix(strings.TrimSuffix(u.String(), "/"), "/chat/completions")
	a := &asker{c: c, chat: base + "/chat/completions", host: u.Host, model: c.Model, report: report}
	a.http = &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	if a.model == "" {
		a.model = a.first(base + "/models")
	}
	return a, nil
}

func thisMachine(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// first is the first model that an endpoint lists; "default" where it lists none.
func (a *asker) first(address string) string {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	var list struct{ Data []struct{ ID string } }
	body, _, err := a.do(ctx, http.MethodGet, address, nil)
	if err == nil && json.Unmarshal(body, &list) == nil && len(list.Data) > 0 && list.Data[0].ID != "" {
		return list.Data[0].ID
	}
	return "default"
}

// question is what a model is asked about a part of a text.
func question(d leeway.Document, text string, p leeway.Span) string {
	before := text[max(0, p.Start-context1):p.Start]
	if i := strings.IndexByte(before, ' '); i >= 0 && p.Start > context1 {
		before = before[i+1:] // whole words, and whole characters
	}
	q, _ := json.Marshal(map[string]string{ // strings always marshal
		"title": d.Title, "date": d.Date, "publisher": d.Publisher, "before, not to be quoted": strings.TrimSpace(before), "text": text[p.Start:p.End],
	})
	return string(q)
}

// part asks for the claims of a part: again where the endpoint is busy, too slow or unintelligible.
func (a *asker) part(ctx context.Context, q string) ([]json.RawMessage, error) {
	tries := a.c.Tries
	if tries <= 0 {
		tries = usualTries
	}
	pause := firstPause
	for n := 1; ; n++ {
		a.report.Requests++
		claims, after, err := a.once(ctx, q)
		var again *retryError
		if err == nil || !errors.As(err, &again) && !errors.Is(err, errNoClaims) {
			return claims, err
		}
		if n == tries || errors.Is(err, errNoClaims) && n > 1 {
			return nil, leeway.WithHint(leeway.Errorf(leeway.CodeUnavailable, "model %s at %s: asked %d times: %w", a.model, a.host, n, err), "try again later, or another model with --model-name")
		}
		a.report.Retries++
		if err := a.wait(ctx, max(pause, min(after, longestPause))); err != nil {
			return nil, leeway.Errorf(leeway.CodeUnavailable, "model %s at %s: %w", a.model, a.host, err)
		}
		pause = min(2*pause, longestPause)
	}
}

func (a *asker) wait(ctx context.Context, d time.Duration) error {
	if a.c.Wait != nil {
		return a.c.Wait(ctx, d)
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}

// retryError is a failure that may be gone the next time.
type retryError struct{ what string }

func (e *retryError) Error() string { return e.what }

type chatMessage struct {
	Role    string `json:"role"`
	Content string `json:"content"`
}

type chatRequest struct {
	Model       string            `json:"model"`
	Messages    []chatMessage     `json:"messages"`
	Temperature float64           `json:"temperature"`
	Stream      bool              `json:"stream"`
	Format      map[string]string `json:"response_format,omitempty"`
}

// once asks one time. after is how long the endpoint asks to wait.
func (a *asker) once(ctx context.Context, q string) (claims []json.RawMessage, after time.Duration, err error) {
	timeout := a.c.Timeout
	if timeout <= 0 {
		timeout = usualTimeout
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	ask := chatRequest{Model: a.model, Messages: []chatMessage{{"system", instructions}, {"user", q}}}
	if !a.loose {
		ask.Format = map[string]string{"type": "json_object"}
	}
	body, err := json.Marshal(ask)
	if err != nil {
		return nil, 0, leeway.Errorf(leeway.CodeInternal, "model: %w", err)
	}
	answer, after, err := a.do(ctx, http.MethodPost, a.chat, body)
	var bad *statusError
	switch {
	case errors.As(err, &bad) && bad.status == http.StatusBadRequest && !a.loose:
		a.loose = true
		return nil, 0, &retryError{"the endpoint does not take response_format"}
	case err != nil:
		return nil, after, err
	}
	content, broken, err := a.content(answer)
	if err != nil {
		return nil, 0, err
	}
	claims, cut, err := list(content)
	if err == nil && (cut || broken) {
		a.report.Cut++
	}
	return claims, 0, err
}

// do makes a request and returns the body of an answer of status 200.
func (a *asker) do(ctx context.Context, method, address string, body []byte) (answer []byte, after time.Duration, err error) {
	req, err := http.NewRequestWithContext(ctx, method, address, bytes.NewReader(body))
	if err != nil {
		return nil, 0, leeway.Errorf(leeway.CodeInvalid, "model: %w", err)
	}
	req.Header.Set("Content-Type", "application/json")
	if a.c.Key != "" {
		req.Header.Set("Authorization", "Bearer "+a.c.Key)
	}
	resp, err := a.http.Do(req)
	if err != nil {
		return nil, 0, a.unreachable(ctx, err)
	}
	defer func() { _ = resp.Body.Close() }() // only read
	answer, err = io.ReadAll(io.LimitReader(resp.Body, maxAnswer+1))
	switch {
	case err != nil:
		return nil, 0, a.unreachable(ctx, err)
	case len(answer) > maxAnswer:
		return nil, 0, leeway.Errorf(leeway.CodeUnavailable, "model %s at %s: the answer is larger than %d MB", a.model, a.host, maxAnswer>>20)
	case resp.StatusCode == http.StatusOK:
		return answer, 0, nil
	}
	return nil, retryAfter(resp), a.status(resp.StatusCode, answer)
}

func (a *asker) unreachable(ctx context.Context, err error) error {
	var dns *net.DNSError
	switch {
	case errors.Is(err, context.Canceled):
		return leeway.Errorf(leeway.CodeUnavailable, "model %s at %s: interrupted", a.model, a.host)
	case errors.Is(err, context.DeadlineExceeded) || ctx.Err() != nil:
		return &retryError{"no answer in time"}
	case errors.Is(err, syscall.ECONNREFUSED) || errors.As(err, &dns):
		return leeway.WithHint(leeway.Errorf(leeway.CodeUnavailable, "model: nobody answers at %s", a.host), "is the server running, and --model its address?")
	}
	return &retryError{"the connection broke: " + rootCause(err)}
}

func rootCause(err error) string {
	if u := (*url.Error)(nil); errors.As(err, &u) {
		return u.Err.Error()
	}
	return err.Error()
}

// statusError is an answer that is no success.
type statusError struct {
	status int
	said   string
}

func (e *statusError) Error() string {
	if e.said == "" {
		return fmt.Sprintf("status %d", e.status)
	}
	return fmt.Sprintf("status %d: %s", e.status, e.said)
}

func (a *asker) status(status int, body []byte) error {
	e := &statusError{status, complaint(body)}
	where := "model " + a.model + " at " + a.host
	switch {
	case status == http.StatusTooManyRequests || status == http.StatusRequestTimeout || status >= 500:
		return &retryError{e.Error()}
	case status == http.StatusUnauthorized || status == http.StatusForbidden:
		return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s: the key is refused: %w", where, e), "LEEWAY_LLM_KEY holds the key")
	case status == http.StatusNotFound:
		return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s: %w", where, e), "--model is the address before /chat/completions, --model-name a model that it has")
	case status >= 300 && status < 400:
		return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s: redirected (status %d), which is not followed with a key", where, status), "give the address where it leads")
	}
	return leeway.Errorf(leeway.CodeInvalid, "%s: %w", where, e)
}

// complaint is what an endpoint says about an error, in one short line.
func complaint(body []byte) string {
	var e struct {
		Error json.RawMessage `json:"error"`
	}
	said := string(body)
	if json.Unmarshal(body, &e) == nil && len(e.Error) > 0 {
		var object struct{ Message string }
		if json.Unmarshal(e.Error, &said) != nil && json.Unmarshal(e.Error, &object) == nil {
			said = object.Message
		}
	}
	said = strings.ToValidUTF8(strings.Join(strings.Fields(said), " "), "")
	if r := []rune(said); len(r) > 200 {
		said = string(r[:200]) + "…"
	}
	return said
}

// retryAfter is how long an endpoint asks to wait, in seconds or as a date.
func retryAfter(resp *http.Response) time.Duration {
	s := resp.Header.Get("Retry-After")
	if n, err := strconv.Atoi(s); err == nil && n > 0 {
		return time.Duration(n) * time.Second
	}
	if t, err := http.ParseTime(s); err == nil {
		return time.Until(t)
	}
	return 0
}
