// Package fetch brings one page from the web, within limits of size, time and redirects.
//
// A program that takes addresses from articles and feeds can be led to places that only its own
// machine reaches: [Client] refuses private, loopback, link-local and shared addresses unless it is
// allowed to dial them. What counts is the address that is dialled, after the name was looked up,
// at every redirect: a name that answers differently the second time gains nothing.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"syscall"
	"time"

	"leeway"
)

// The limits of a [Client] whose fields are zero.
const (
	MaxBytes     = 16 << 20
	Timeout      = 30 * time.Second
	MaxRedirects = 5
)

// Client fetches pages. The zero value is ready for use.
type Client struct {
	AllowPrivate bool          // dial addresses of this machine and its networks; use the environment's proxy
	MaxBytes     int64         // of a body, unpacked
	Timeout      time.Duration // for everything, body included
	MaxRedirects int
	Agent        string // who asks, for the server's log
}

// Request is what to fetch.
type Request struct {
	URL            string
	Types          []string // content types to accept; empty: [Articles]
	ETag, Modified string   // of what is there already: the server may answer that it is still new
	Partial        bool     // a body that is too long or too slow is cut, not refused
}

// Response is what came.
type Response struct {
	URL            string // after redirects
	ContentType    string
	ETag, Modified string
	Body           []byte
	Same           bool   // nothing newer than ETag or Modified; Body is empty
	Cut            string // why Body is not the whole, where it is not
}

// Articles are the content types that may hold an article.
var Articles = []string{
	"text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/x-markdown", "application/pdf", "message/rfc822",
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}

// Feeds are the content types under which feeds are served.
var Feeds = []string{
	"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml", "application/x-rss+xml", "text/plain", "text/html",
}

// IsURL reports whether a name given by a user is an address to fetch.
func IsURL(name string) bool {
	scheme, _, ok := strings.Cut(strings.ToLower(name), "://")
	return ok && (scheme == "http" || scheme == "https")
}

// Get fetches one address.
//
// Errors: CodeInvalid for an address that cannot be fetched or is refused, a body that is too
// large, or a content type that is not among those asked for; CodeNotFound where the server says
// so; CodeUnavailable where it does not answer in time, or answers with another error.
func (c *Client) Get(ctx context.Context, r Request) (*Response, error) {
	u, err := url.Parse(r.URL)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s: no address that can be fetched", r.URL), "addresses begin with http:// or https://")
	}
	if u.User != nil {
		return nil, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s: holds a user name", u.Redacted()), "pages behind a login: save the page and give the file")
	}
	ctx, cancel := context.WithTimeout(ctx, positive(c.Timeout, Timeout))
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, leeway.Errorf(leeway.CodeInvalid, "%s: %w", r.URL, err)
	}
	types := r.Types
	if len(types) == 0 {
		types = Articles
	}
	req.Header.Set("Accept", strings.Join(types, ", ")+", */*;q=0.1")
	req.Header.Set("User-Agent", or(c.Agent, "leeway"))
	setIf(req.Header, "If-None-Match", r.ETag)
	setIf(req.Header, "If-Modified-Since", r.Modified)
	client := c.client()
	defer client.CloseIdleConnections()
	resp, err := client.Do(req)
	if err != nil {
		return nil, c.explain(r.URL, err)
	}
	defer func() { _ = resp.Body.Close() }() // only read
	return c.answer(r, types, resp)
}

// answer reads a response.
func (c *Client) answer(r Request, types []string, resp *http.Response) (*Response, error) {
	out := &Response{
		URL: resp.Request.URL.String(), ContentType: resp.Header.Get("Content-Type"),
		ETag: resp.Header.Get("ETag"), Modified: resp.Header.Get("Last-Modified"),
	}
	if resp.StatusCode == http.StatusNotModified && (r.ETag != "" || r.Modified != "") {
		out.Same, out.ETag, out.Modified = true, or(out.ETag, r.ETag), or(out.Modified, r.Modified)
		return out, nil
	}
	if err := refused(r.URL, resp); err != nil {
		return nil, err
	}
	if kind, _, err := mime.ParseMediaType(out.ContentType); out.ContentType != "" && (err != nil || !slices.Contains(types, kind)) {
		err := leeway.Errorf(leeway.CodeInvalid, "%s: content type %q is not read", r.URL, out.ContentType)
		return nil, leeway.WithHint(err, "give the address of an article: HTML, text, PDF or DOCX; a file that is mislabelled can be saved and given with --input")
	}
	limit := positive(c.MaxBytes, MaxBytes)
	if !r.Partial && resp.ContentLength > limit {
		return nil, tooLarge(r.URL, limit)
	}
	var err error
	out.Body, err = io.ReadAll(io.LimitReader(resp.Body, limit+1))
	switch {
	case int64(len(out.Body)) > limit && !r.Partial:
		return nil, tooLarge(r.URL, limit)
	case int64(len(out.Body)) > limit:
		out.Body, out.Cut = out.Body[:limit], fmt.Sprintf("it is longer than %d MB", limit>>20)
	case err != nil && r.Partial && len(out.Body) > 0:
		out.Cut = fmt.Sprintf("it broke off: %v", c.explain(r.URL, err))
	case err != nil:
		return nil, c.explain(r.URL, err)
	}
	return out, nil
}

func tooLarge(address string, limit int64) error {
	return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s: larger than %d MB", address, limit>>20), "save the article alone and give the file")
}

// refused turns the status of a response that is no success into an error.
func refused(address string, resp *http.Response) error {
	switch s := resp.StatusCode; {
	case s == http.StatusOK:
		return nil
	case s == http.StatusNotFound || s == http.StatusGone:
		return leeway.WithHint(leeway.Errorf(leeway.CodeNotFound, "%s: the server has no such page (status %d)", address, s), "look the address up in a browser; an archive may still have the page")
	case s == http.StatusUnauthorized || s == http.StatusForbidden || s == http.StatusPaymentRequired || s == http.StatusUnavailableForLegalReasons:
		return leeway.WithHint(leeway.Errorf(leeway.CodeUnavailable, "%s: the server refuses (status %d)", address, s), "save the page from a browser and give the file")
	case s == http.StatusTooManyRequests || s >= 500:
		hint := "try again later"
		if after := resp.Header.Get("Retry-After"); after != "" {
			hint = "the server asks to wait: Retry-After " + after
		}
		return leeway.WithHint(leeway.Errorf(leeway.CodeUnavailable, "%s: the server answers with status %d", address, s), "%s", hint)
	default:
		return leeway.Errorf(leeway.CodeUnavailable, "%s: the server answers with status %d", address, s)
	}
}

// errRedirects ends a chain of redirects.
var errRedirects = errors.New("too many redirects")

// client is an HTTP client that keeps to the limits. A proxy is used only where private addresses
// are allowed: behind it nobody can see which address is dialled.
func (c *Client) client() *http.Client {
	d := net.Dialer{Timeout: 10 * time.Second, Control: func(_, address string, _ syscall.RawConn) error {
		if c.AllowPrivate {
			return nil
		}
		return public(address)
	}}
	t := &http.Transport{
		DialContext: d.DialContext, TLSHandshakeTimeout: 10 * time.Second, ResponseHeaderTimeout: 20 * time.Second,
		MaxResponseHeaderBytes: 1 << 18, ForceAttemptHTTP2: true, MaxConnsPerHost: 2,
	}
	if c.AllowPrivate {
		t.Proxy = http.ProxyFromEnvironment
	}
	most := int(positive(int64(c.MaxRedirects), MaxRedirects))
	return &http.Client{Transport: t, CheckRedirect: func(req *http.Request, via []*http.Request) error {
		switch {
		case len(via) > most:
			return errRedirects
		case req.URL.Scheme != "https" && via[len(via)-1].URL.Scheme == "https":
			return errors.New("redirected from https to " + req.URL.Scheme)
		}
		return nil
	}}
}

// explain says what went wrong on the way to a server, and what can be done.
func (c *Client) explain(address string, err error) error {
	var private *privateError
	var dns *net.DNSError
	var timeout net.Error
	if u := (*url.Error)(nil); errors.As(err, &u) {
		err = u.Err
	}
	switch {
	case errors.As(err, &private):
		return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s: %w", address, private), "--allow-private fetches it all the same, where you trust the address")
	case errors.Is(err, context.Canceled):
		return leeway.Errorf(leeway.CodeUnavailable, "%s: interrupted", address)
	case errors.Is(err, errRedirects):
		return leeway.WithHint(leeway.Errorf(leeway.CodeUnavailable, "%s: more than %d redirects", address, positive(int64(c.MaxRedirects), MaxRedirects)), "open it in a browser and give the address where it ends")
	case errors.As(err, &dns) && dns.IsNotFound:
		return leeway.WithHint(leeway.Errorf(leeway.CodeNotFound, "%s: no host is called %q", address, dns.Name), "check the spelling, and the network")
	case errors.Is(err, context.DeadlineExceeded) || errors.As(err, &timeout) && timeout.Timeout():
		return leeway.WithHint(leeway.Errorf(leeway.CodeUnavailable, "%s: no full answer within %v", address, positive(c.Timeout, Timeout)), "try again later, or save the page and give the file")
	}
	return leeway.WithHint(leeway.Errorf(leeway.CodeUnavailable, "%s: %w", address, err), "check the address and the network")
}

func positive[T int | int64 | time.Duration](x, fallback T) T {
	if x > 0 {
		return x
	}
	return fallback
}

func setIf(h http.Header, name, value string) {
	if value != "" {
		h.Set(name, value)
	}
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
