package gdelt

import (
	"bufio"
	"io"
	"regexp"
	"strconv"
	"strings"

	"leeway"
	"leeway/source"
)

// Addresses of the producer. The lists and the files are on the same host, without TLS.
const (
	latest = "http://data.gdeltproject.org/gdeltv2/lastupdate.txt"
	daily  = "http://data.gdeltproject.org/events/"
	sizes  = "filesizes"
)

// Plan asks for the events of the last quarter of an hour; with years, for the daily files of
// these. A year takes some 4 gigabytes.
func (s gdelt) Plan(r source.Request) ([]source.Ask, error) {
	for _, year := range []string{r.From, r.To} {
		if n, err := strconv.Atoi(year); year != "" && (err != nil || n < 2013) {
			return nil, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "gdelt has no daily files of %q", year), "they begin in April 2013")
		}
	}
	if r.From == "" && r.To == "" {
		return []source.Ask{{Name: "lastupdate.txt", URL: latest, Accept: []string{"text/plain"}, About: 400, Next: newest}}, nil
	}
	return []source.Ask{{
		Name: sizes, URL: daily + sizes, Accept: []string{"text/plain", "application/octet-stream"}, About: 300_000,
		Next: func(body io.Reader) ([]source.Ask, error) { return days(body, r) },
	}}, nil
}

var packed = []string{"application/zip", "application/x-zip-compressed", "application/octet-stream"}

// newest reads the list of the last quarter of an hour: size, digest and address of three files.
func newest(body io.Reader) ([]source.Ask, error) {
	lines := bufio.NewScanner(body)
	for lines.Scan() {
		f := strings.Fields(lines.Text())
		if len(f) != 3 || !strings.HasSuffix(f[2], ".export.CSV.zip") {
			continue
		}
		size, err := strconv.ParseInt(f[0], 10, 64)
		if err != nil {
			return nil, leeway.Errorf(leeway.CodeInvalid, "lastupdate.txt: %q is no size", f[0])
		}
		return []source.Ask{{Name: f[2][strings.LastIndex(f[2], "/")+1:], URL: f[2], Accept: packed, About: size, Check: check}}, nil
	}
	return nil, leeway.Errorf(leeway.CodeInvalid, "lastupdate.txt names no file of events")
}

// ofDay is the name of a daily file.
var ofDay = regexp.MustCompile(`^(\d{4})\d{4}\.export\.CSV\.zip$`)

// days reads the list of daily files, size and name, for those of the years wanted.
func days(body io.Reader, r source.Request) ([]source.Ask, error) {
	var asks []source.Ask
	lines := bufio.NewScanner(body)
	for lines.Scan() {
		f := strings.Fields(lines.Text())
		if len(f) != 2 {
			continue
		}
		m := ofDay.FindStringSubmatch(f[1])
		if m == nil || r.From != "" && m[1] < r.From || r.To != "" && m[1] > r.To {
			continue
		}
		size, err := strconv.ParseInt(f[0], 10, 64)
		if err != nil {
			return nil, leeway.Errorf(leeway.CodeInvalid, "%s: %q is no size", sizes, f[0])
		}
		asks = append(asks, source.Ask{Name: f[1], URL: daily + f[1], Accept: packed, About: size, Check: check})
	}
	if len(asks) == 0 {
		return nil, leeway.Errorf(leeway.CodeNotFound, "the list of daily files has none of these years")
	}
	return asks, nil
}

// check finds an answer that is no ZIP.
func check(body io.Reader) error {
	if head, err := bufio.NewReader(body).Peek(4); err != nil || string(head) != "PK\x03\x04" {
		return leeway.Errorf(leeway.CodeInvalid, "the answer is no ZIP")
	}
	return nil
}
