package hs

import (
	"strings"
	"testing"

	"leeway"
	"leeway/internal/sheet/sheettest"
)

const table = `HS 2022,HS 2017,Relationship
010121,010121,1:1
851713,851712,n:1
851714,851712,n:1
854999,854810,n:n
854999,850300,n:n
`

func TestRead_CarriesOverWhatIsSure(t *testing.T) {
	book := "Correlation table\n\n" + table
	for name, data := range map[string]string{"a.csv": table, "a.xlsx": string(sheettest.Workbook(t, "HS2022-HS2017 Correlations", book))} {
		c, err := Read([]byte(data), name)
		if err != nil {
			t.Fatal(err)
		}
		if c.From != "HS2022" || c.To != "HS2017" || c.Len() != 4 {
			t.Errorf("%s: %+v", name, c)
		}
		for from, want := range map[string]string{"010121": "010121", "851713": "851712", "851714": "851712"} {
			if got, ok := c.Convert(from); got != want || !ok {
				t.Errorf("%s: %s is %q", name, from, got)
			}
		}
		for _, from := range []string{"854999", "999999"} {
			if got, ok := c.Convert(from); ok {
				t.Errorf("%s: %s is %q", name, from, got)
			}
		}
	}
}

func TestRead_ConversionsHaveOtherHeads(t *testing.T) {
	c, err := Read([]byte("From HS2022,To HS2017\n010121,010121\n10221,10229\n"), "a.csv")
	if err != nil || c.From != "HS2022" {
		t.Fatalf("%+v, %v", c, err)
	}
	if got, ok := c.Convert("010221"); !ok || got != "010229" {
		t.Errorf("a number of a workbook has lost its zero: %q", got)
	}
}

func TestRead_Refuses(t *testing.T) {
	for data, part := range map[string]string{
		"a,b\n1,2\n": "two revisions",
		"":           "empty",
		strings.Replace(table, "010121,010121", "horses,010121", 1): `row 2, column A: "horses"`,
		"<html>": "web page",
	} {
		_, err := Read([]byte(data), "a.csv")
		if leeway.CodeOf(err) != leeway.CodeInvalid || !strings.Contains(err.Error(), part) {
			t.Errorf("%q: %v", data, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(table)
	f.Fuzz(func(t *testing.T, text string) {
		if c, err := Read([]byte(text), "a.csv"); (c == nil) == (err == nil) {
			t.Errorf("%v, %v", c, err)
		}
	})
}
