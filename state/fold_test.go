package state_test

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"leeway/state"
)

func TestFold(t *testing.T) {
	for name, want := range map[string]string{
		"Côte d’Ivoire": "cote d ivoire", "  São Tomé & Príncipe ": "sao tome and principe", "Korea, Rep.": "korea rep",
		"Nguyễn Phú Trọng": "nguyen phu trong", "Łódź": "lodz", "Türkiye": "turkiye", "Guinea-Bissau": "guinea bissau", "": "",
	} {
		if got := state.Fold(name); got != want {
			t.Errorf("%q folds to %q, want %q", name, got, want)
		}
	}
}

// The table of plain letters agrees with Unicode's own decomposition.
func TestPlain_AgreesWithDecomposition(t *testing.T) {
	for r := rune(0xc0); r < 0x250; r++ {
		if !unicode.IsLower(r) || strings.ContainsRune("øłđðıßæœəþħŉſ", r) {
			continue
		}
		var want strings.Builder
		for _, c := range norm.NFD.String(string(r)) {
			if !unicode.Is(unicode.Mn, c) {
				want.WriteRune(c)
			}
		}
		if got := state.Plain(string(r)); got != want.String() {
			t.Errorf("%q is %q, want %q", r, got, want.String())
		}
	}
}
