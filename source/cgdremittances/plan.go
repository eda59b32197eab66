package cgdremittances

import (
	"bufio"
	"bytes"
	"io"

	"leeway"
	"leeway/source"
)

const address = "https://raw.githubusercontent.com/Center-for-Global-Development/Bilateral-remittances-matrix-update/main/data/2-remittances-map-details.js"

// Plan implements [source.Source]: one file holds every pair.
func (cgdRemittances) Plan(source.Request) ([]source.Ask, error) {
	return []source.Ask{{
		Name: "2-remittances-map-details.js", URL: address, Accept: []string{"text/plain", "application/javascript", "text/javascript"},
		About: 2_300_000, Check: check,
	}}, nil
}

// check finds an answer that is not the file.
func check(body io.Reader) error {
	head, err := bufio.NewReaderSize(body, 4096).Peek(4096)
	if len(head) == 0 || !bytes.Contains(head, []byte(variable)) {
		return leeway.Errorf(leeway.CodeInvalid, "the answer has no %s (%v)", variable, err)
	}
	return nil
}
