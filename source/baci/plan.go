package baci

import (
	"bufio"
	"io"
	"strconv"

	"leeway"
	"leeway/source"
)

// release is the one that is asked for.
const release = "202601"

const address = "https://www.cepii.fr/DATA_DOWNLOAD/baci/data/BACI_"

// editions are those of HS, the latest first, with the first year for which CEPII gives them
// and what flows call them.
var editions = []struct {
	code  string
	since int
	name  string
	about int64 // bytes of the ZIP
}{
	{"HS22", 2022, "HS2022", 150_000_000}, {"HS17", 2017, "HS2017", 550_000_000}, {"HS12", 2012, "HS2012", 950_000_000}, {"HS07", 2007, "HS2007", 1_300_000_000},
	{"HS02", 2002, "HS2002", 1_700_000_000}, {"HS96", 1996, "HS1996", 2_100_000_000}, {"HS92", 1995, "HS1992", 2_300_000_000},
}

// Plan asks for the release in the latest edition of HS that covers the years wanted; without
// a year, in that of 1992, which covers them all. A release is one file with all reporters.
func (s baci) Plan(r source.Request) ([]source.Ask, error) {
	for _, i := range r.Indicators {
		if !s.info.Measures(i) {
			return nil, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "baci has no %s", i), "it has imports")
		}
	}
	from := 1995
	if r.From != "" {
		var err error
		if from, err = strconv.Atoi(r.From); err != nil || from < 1995 {
			return nil, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "baci has no year %q", r.From), "it begins in 1995")
		}
	}
	for _, e := range editions {
		if from >= e.since {
			name := e.code + "_V" + release + ".zip"
			return []source.Ask{{Name: "BACI_" + name, URL: address + name, Accept: []string{"application/zip", "application/x-zip-compressed", "application/octet-stream"}, About: e.about, Check: check}}, nil
		}
	}
	return nil, leeway.Errorf(leeway.CodeInternal, "baci: no edition for %d", from)
}

// check finds an answer that is no ZIP.
func check(body io.Reader) error {
	if head, err := bufio.NewReader(body).Peek(4); err != nil || string(head) != "PK\x03\x04" {
		return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "the answer is no ZIP"), "the release may have been replaced by a newer one: see the producer's page")
	}
	return nil
}
