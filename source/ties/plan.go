package ties

import (
	"bufio"
	"io"

	"leeway"
	"leeway/source"
)

const address = "https://sanctions.web.unc.edu/wp-content/uploads/sites/18834/2021/04/TIESv4-1.xls"

// Plan asks for the table, which is one file with all cases.
func (s ties) Plan(source.Request) ([]source.Ask, error) {
	return []source.Ask{{
		Name: "TIESv4-1.xls", URL: address, Accept: []string{"application/vnd.ms-excel", "application/octet-stream"},
		About: 490_496, Check: check,
	}}, nil
}

// check finds an answer that is no workbook.
func check(body io.Reader) error {
	if head, err := bufio.NewReader(body).Peek(4); err != nil || string(head) != "\xd0\xcf\x11\xe0" {
		return leeway.Errorf(leeway.CodeInvalid, "the answer is no XLS workbook")
	}
	return nil
}
