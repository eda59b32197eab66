package hs

import (
	"fmt"
	"testing"
)

func TestChapter_NamesTheChapterOfAProduct(t *testing.T) {
	for _, c := range [][3]string{
		{"HS2017", "270900", "oil, gas, coal, electricity"}, {"HS1992", "010121", "live animals"}, {"HS2022", "970110", "art, antiques"},
		{"HS2022", "999999", ""}, {"HS2022", "770000", ""}, {"SITC3", "270900", ""}, {"HS2017", "", ""},
	} {
		if got := Chapter(c[0], c[1]); got != c[2] {
			t.Errorf("%s %s is %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

// Of the chapters 1 to 97, all have a name that is theirs alone but 77, which is not in use.
func TestChapter_EveryOneHasANameOfItsOwn(t *testing.T) {
	seen := map[string]bool{}
	for n := 1; n <= 97; n++ {
		name := Chapter("HS2017", fmt.Sprintf("%02d0000", n))
		if (name == "") != (n == 77) || name != "" && seen[name] || len(name) > 45 {
			t.Errorf("chapter %d is %q", n, name)
		}
		seen[name] = true
	}
	if len(chapters()) != 96 {
		t.Errorf("%d chapters", len(chapters()))
	}
}
