package opensanctions

import (
	"bufio"
	"io"
	"strings"

	"leeway"
	"leeway/source"
)

const address = "https://data.opensanctions.org/meta/programs.json"

// Plan asks for the list, which is one file.
func (s programmes) Plan(source.Request) ([]source.Ask, error) {
	return []source.Ask{{Name: "programs.json", URL: address, Accept: []string{"application/json"}, About: 600_000, Check: check}}, nil
}

// check finds an answer that is no list.
func check(body io.Reader) error {
	head, err := bufio.NewReader(body).Peek(1)
	if err != nil || !strings.ContainsAny(string(head), "[{") {
		return leeway.Errorf(leeway.CodeInvalid, "the answer is no JSON")
	}
	return nil
}
