package hs

import (
	_ "embed"
	"encoding/csv"
	"strings"
	"sync"
)

// chaptersCSV names the chapters in few words of our own. Chapter 77 is not in use; 98 and 99 are each
// state's to fill.
//
//go:embed chapters.csv
var chaptersCSV string

var chapters = sync.OnceValue(func() map[string]string {
	rows, err := csv.NewReader(strings.NewReader(chaptersCSV)).ReadAll()
	if err != nil {
		panic("hs: built-in table: " + err.Error())
	}
	named := map[string]string{}
	for _, r := range rows[1:] {
		named[r[0]] = r[1]
	}
	return named
})

// Chapter returns in a few words what the chapter of a product is about: "oil, gas, coal, electricity" for
// 270900. It is blank where the classification is no revision of the Harmonized System, and for chapters
// without a name. The chapters are the same in all revisions.
func Chapter(classification, product string) string {
	if !strings.HasPrefix(classification, "HS") || len(product) < 2 {
		return ""
	}
	return chapters()[product[:2]]
}
