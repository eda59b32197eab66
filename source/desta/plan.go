package desta

import (
	"bufio"
	"io"

	"leeway"
	"leeway/source"
)

const address = "https://www.designoftradeagreements.org/media/filer_public/97/7f/977f7d18-2edb-4d94-ba30-16cf3ea2f824/desta_list_of_treaties_02_01.xlsx"

// Plan asks for the list of treaties, version 2.1, which is one workbook.
func (s desta) Plan(source.Request) ([]source.Ask, error) {
	return []source.Ask{{
		Name: "desta_list_of_treaties_02_01.xlsx", URL: address, About: 1_000_000, Check: check,
		Accept: []string{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/octet-stream"},
	}}, nil
}

// check finds an answer that is no workbook.
func check(body io.Reader) error {
	if head, err := bufio.NewReader(body).Peek(4); err != nil || string(head) != "PK\x03\x04" {
		return leeway.Errorf(leeway.CodeInvalid, "the answer is no XLSX workbook")
	}
	return nil
}
