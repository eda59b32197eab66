package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"leeway"
	"leeway/internal/sheet"
	"leeway/lake"
	"leeway/source"
)

// passing is a fault that may be gone when asked again, and how long the server wants to be
// left alone.
type passing struct {
	err   error
	after time.Duration
}

func (p *passing) Error() string { return p.err.Error() }

// Unwrap returns the fault itself.
func (p *passing) Unwrap() error { return p.err }

// retry reports whether it is of use to ask again, and how long to wait at least.
func retry(err error) (again bool, after time.Duration) {
	p, ok := errors.AsType[*passing](err)
	if !ok {
		return false, 0
	}
	return true, p.after
}

// try asks once. It reports whether the producer has nothing newer; else the whole file is in p.
func (c *Client) try(ctx context.Context, ask source.Ask, p *part, old *lake.Snapshot) (same bool, err error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	req, err := c.request(ctx, ask, p, old)
	if err != nil {
		return false, err
	}
	resp, err := c.client().Do(req)
	if err != nil {
		return false, broken(err)
	}
	defer func() { _ = resp.Body.Close() }() // only read
	same, err = c.status(ask, p, old, resp)
	if same || err != nil {
		return same, err
	}
	if err := c.copy(ask, p, stalling(resp.Body, cancel)); err != nil {
		return false, err
	}
	return false, c.check(ask, p)
}

// request builds a request: the rest of a file that broke off, or a file if it is new.
func (c *Client) request(ctx context.Context, ask source.Ask, p *part, old *lake.Snapshot) (*http.Request, error) {
	address, err := c.address(ask)
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, leeway.Errorf(leeway.CodeInternal, "the planned address %q: %w", ask.URL, err)
	}
	req.Header.Set("User-Agent", c.Agent)
	req.Header.Set("Accept-Encoding", "identity") // so that lengths and ranges are those of the file
	if len(ask.Accept) > 0 {
		req.Header.Set("Accept", strings.Join(ask.Accept, ", "))
	}
	for name, value := range ask.Header {
		req.Header.Set(name, value)
	}
	if k := ask.Key; k != nil && k.Header != "" {
		if v, ok := c.Env(k.Variable); ok && v != "" {
			req.Header.Set(k.Header, v)
		}
	}
	switch {
	case p.size > 0 && p.about.validator() != "":
		req.Header.Set("Range", fmt.Sprintf("bytes=%d-", p.size))
		req.Header.Set("If-Range", p.about.validator())
	case old != nil && (old.ETag != "" || old.Modified != ""):
		setIf(req.Header, "If-None-Match", old.ETag)
		setIf(req.Header, "If-Modified-Since", old.Modified)
	}
	return req, nil
}

func setIf(h http.Header, name, value string) {
	if value != "" {
		h.Set(name, value)
	}
}

// client is an HTTP client that follows few redirects, never from https to http.
func (c *Client) client() *http.Client {
	if c.http == nil {
		c.http = &http.Client{
			Transport: &http.Transport{Proxy: http.ProxyFromEnvironment, ResponseHeaderTimeout: 2 * time.Minute, TLSHandshakeTimeout: 20 * time.Second, DisableCompression: true, ForceAttemptHTTP2: true},
			CheckRedirect: func(req *http.Request, via []*http.Request) error {
				switch {
				case len(via) > maxRedirects:
					return errRedirects
				case req.URL.Scheme != "https" && via[len(via)-1].URL.Scheme == "https":
					return errDowngrade
				}
				return nil
			},
		}
	}
	return c.http
}

var (
	errRedirects = errors.New("too many redirects")
	errDowngrade = errors.New("redirected from https to http")
	errStalled   = errors.New("nothing came for a minute")
)

// broken says what went wrong with a connection. Addresses are left out: they may hold a key.
func broken(err error) error {
	if u, ok := errors.AsType[*url.Error](err); ok {
		err = u.Err
	}
	if errors.Is(err, errRedirects) || errors.Is(err, errDowngrade) {
		return leeway.WithHint(leeway.Errorf(leeway.CodeUnavailable, "%w", err), "the producer may have moved the file; leeway sources names its page")
	}
	return &passing{err: leeway.WithHint(leeway.Errorf(leeway.CodeUnavailable, "%w", err), "check the network, or try again later: what has come is kept")}
}

// status acts on what the server answers before the body: it makes p ready for it.
func (c *Client) status(ask source.Ask, p *part, old *lake.Snapshot, resp *http.Response) (same bool, err error) {
	switch s := resp.StatusCode; {
	case s == http.StatusNotModified && old != nil:
		return true, nil
	case s == http.StatusPartialContent && p.size > 0:
		return false, p.goOn(resp)
	case s == http.StatusRequestedRangeNotSatisfiable && p.size > 0:
		if err := p.restart(about{URL: ask.URL}); err != nil {
			return false, err
		}
		return false, &passing{err: leeway.Errorf(leeway.CodeUnavailable, "the rest of the file cannot be had")}
	case s == http.StatusOK:
		if err := contentType(ask, resp); err != nil {
			return false, err
		}
		return false, p.restart(about{
			URL: ask.URL, ETag: resp.Header.Get("ETag"), Modified: resp.Header.Get("Last-Modified"),
			ContentType: resp.Header.Get("Content-Type"), Size: max(resp.ContentLength, 0),
		})
	case s == http.StatusTooManyRequests || s >= 500:
		fault := leeway.WithHint(leeway.Errorf(leeway.CodeUnavailable, "the server answers with status %d", s), "try again later")
		return false, &passing{fault, c.retryAfter(resp.Header.Get("Retry-After"))}
	case s == http.StatusNotFound || s == http.StatusGone:
		err := leeway.Errorf(leeway.CodeNotFound, "the producer has no such file (status %d)", s)
		return false, leeway.WithHint(err, "it may have been moved; leeway sources names the producer's page")
	case s == http.StatusUnauthorized || s == http.StatusForbidden:
		return false, refused(ask, s)
	default:
		return false, leeway.Errorf(leeway.CodeUnavailable, "the server answers with status %d", s)
	}
}

func refused(ask source.Ask, status int) error {
	err := leeway.Errorf(leeway.CodeUnavailable, "the server refuses (status %d)", status)
	if ask.Key == nil {
		return leeway.WithHint(err, "download the file from the producer's page and give it to leeway import")
	}
	return leeway.WithHint(err, "check the key in %s. %s", ask.Key.Variable, ask.Key.Hint)
}

// contentType refuses an answer of another type than was asked for. Servers that state none,
// or the type of any bytes, are believed until the bytes are looked at.
func contentType(ask source.Ask, resp *http.Response) error {
	stated := resp.Header.Get("Content-Type")
	kind, _, err := mime.ParseMediaType(stated)
	if stated == "" || len(ask.Accept) == 0 || err == nil && (slices.Contains(ask.Accept, kind) || kind == "application/octet-stream" || kind == "text/plain" || kind == "binary/octet-stream") {
		return nil
	}
	err = leeway.Errorf(leeway.CodeInvalid, "the server sends %s in place of %s", stated, strings.Join(ask.Accept, " or "))
	return leeway.WithHint(err, "it may be a page that says what is wrong: open %s in a browser", ask.URL)
}

// goOn checks that what comes continues where the part ends.
func (p *part) goOn(resp *http.Response) error {
	var first, last int64
	total := ""
	if _, err := fmt.Sscanf(resp.Header.Get("Content-Range"), "bytes %d-%d/%s", &first, &last, &total); err != nil || first != p.size {
		if err := p.restart(about{URL: p.about.URL}); err != nil {
			return err
		}
		return &passing{err: leeway.Errorf(leeway.CodeUnavailable, "the server sends another part than was asked for")}
	}
	if size, err := strconv.ParseInt(total, 10, 64); err == nil {
		p.about.Size = size
	}
	return nil
}

// retryAfter reads how long a server wants to be left alone: seconds or a date.
func (c *Client) retryAfter(text string) time.Duration {
	if n, err := strconv.Atoi(text); err == nil && n > 0 {
		return time.Duration(n) * time.Second
	}
	if t, err := http.ParseTime(text); err == nil {
		return t.Sub(c.Now())
	}
	return 0
}

// copy takes the body in.
func (c *Client) copy(ask source.Ask, p *part, body io.Reader) error {
	buffer := make([]byte, 1<<16)
	for {
		n, err := body.Read(buffer)
		if n > 0 {
			if _, err := p.Write(buffer[:n]); err != nil {
				return err
			}
			if c.Progress != nil {
				c.Progress(ask.Name, p.size, p.about.Size)
			}
		}
		if p.size > maxBytes {
			return leeway.Errorf(leeway.CodeInvalid, "the file is larger than %d GB", maxBytes>>30)
		}
		switch {
		case errors.Is(err, io.EOF):
			return p.whole()
		case err != nil:
			return broken(err)
		}
	}
}

// whole reports an error where less or more came than the server had said.
func (p *part) whole() error {
	switch {
	case p.about.Size == 0 || p.size == p.about.Size:
		return nil
	case p.size > p.about.Size:
		came := p.size
		if err := p.restart(about{URL: p.about.URL}); err != nil {
			return err
		}
		return &passing{err: leeway.Errorf(leeway.CodeUnavailable, "%d bytes came, the server had said %d", came, p.about.Size)}
	}
	return &passing{err: leeway.Errorf(leeway.CodeUnavailable, "it broke off after %d of %d bytes", p.size, p.about.Size)}
}

// check looks whether what came is data. What is none is thrown away.
func (c *Client) check(ask source.Ask, p *part) error {
	err := inspect(ask, p)
	if err != nil {
		p.remove()
		if again, openErr := os.OpenFile(p.path, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o644); openErr == nil {
			_ = p.f.Close() // the old file has no name any more
			p.f, p.size, p.about = again, 0, about{URL: ask.URL}
		}
	}
	return err
}

func inspect(ask source.Ask, p *part) error {
	if p.size == 0 {
		return &passing{err: leeway.Errorf(leeway.CodeInvalid, "the server says that all is well and sends nothing")}
	}
	head := make([]byte, 512)
	n, err := p.f.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return leeway.Errorf(leeway.CodeUnavailable, "%w", err)
	}
	if sheet.IsHTML(head[:n]) {
		err := leeway.Errorf(leeway.CodeInvalid, "the server sends a web page in place of the file")
		return leeway.WithHint(err, "open %s in a browser to see what it says", ask.URL)
	}
	if ask.Check == nil {
		return nil
	}
	return ask.Check(source.Unmarked(io.NewSectionReader(p.f, 0, p.size)))
}

// stalling reads a body and calls the request off where nothing comes for long.
func stalling(body io.Reader, cancel context.CancelCauseFunc) io.Reader {
	return &stall{body: body, timer: time.AfterFunc(idle, func() { cancel(errStalled) })}
}

type stall struct {
	body  io.Reader
	timer *time.Timer
}

func (s *stall) Read(b []byte) (int, error) {
	n, err := s.body.Read(b)
	if err != nil {
		s.timer.Stop()
	} else {
		s.timer.Reset(idle)
	}
	return n, err
}
