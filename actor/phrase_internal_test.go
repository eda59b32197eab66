package actor

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"leeway/extract/token"
)

// The names of the tables are cut as the texts are, or they would never be found.
func TestCut_AgreesWithTheTokensOfTexts(t *testing.T) {
	for _, file := range []string{"states", "organisations", "regions", "organs", "leaders", "outlets", "companies", "others"} {
		data, err := os.ReadFile(filepath.Join("data", file+".csv"))
		if err != nil {
			t.Fatal(err)
		}
		table(string(data), func(fields []string) {
			for _, f := range fields {
				variants(f, func(name string) {
					var got, want []string
					cut(name, func(text string) { got = append(got, text) })
					for _, tok := range token.Split(name).Tokens {
						want = append(want, tok.Text)
					}
					if !slices.Equal(got, want) {
						t.Errorf("%q is cut into %q, texts into %q", name, got, want)
					}
				})
			}
		})
	}
}

func TestTable_ReadsQuotedFields(t *testing.T) {
	var got []string
	table("a,b\nx,\"y, \"\"z\"\"\",\n", func(f []string) { got = append(got, strings.Join(f, ";")) })
	if want := []string{`x;y, "z";`}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
