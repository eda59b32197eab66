package undesamigrants

import (
	"bufio"
	"io"

	"leeway"
	"leeway/source"
)

const address = "https://www.un.org/development/desa/pd/sites/www.un.org.development.desa.pd/files/undesa_pd_2024_ims_stock_by_sex_destination_and_origin.xlsx"

// Plan implements [source.Source]: one workbook holds every pair.
func (undesa) Plan(source.Request) ([]source.Ask, error) {
	return []source.Ask{{
		Name: "undesa_pd_2024_ims_stock_by_sex_destination_and_origin.xlsx", URL: address,
		Accept: []string{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/octet-stream"}, About: 12_000_000, Check: check,
	}}, nil
}

// check finds an answer that is no workbook.
func check(body io.Reader) error {
	if head, err := bufio.NewReader(body).Peek(2); err != nil || string(head) != "PK" {
		return leeway.Errorf(leeway.CodeInvalid, "the answer is no XLSX workbook")
	}
	return nil
}
