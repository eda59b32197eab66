package state_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"leeway/state"
)

// otherwise are texts that countrycode gives to another state than this room does, with the reason.
var otherwise = map[string]string{
	"cow.name Papal States":  "gone in 1870, and not the Vatican City",
	"p4.name Papal States":   "gone in 1870, and not the Vatican City",
	"vdem.name Papal States": "gone in 1870, and not the Vatican City",
	"cown 327":               "the Papal States, gone in 1870",
	"cowc PAP":               "the Papal States, gone in 1870",
	"gwn 327":                "the Papal States, gone in 1870",
	"gwn 815":                "Annam, gone in 1893",
	"imf 352":                "the Fund's number of the Dutch part of the island, not the French",
}

// countrycode's names in English and Russian and its codes of nine lists mean the same states here.
func TestResolve_NamesAndCodesOfCountrycode(t *testing.T) {
	rows := table(t, ',', "countrycode", "codelist.csv")
	at := func(column string) int { return slices.Index(rows[0], column) }
	used, n, right := map[string]bool{}, 0, 0
	for column, scheme := range map[string]state.Scheme{
		"country.name.en": state.English, "iso.name.en": state.English, "un.name.en": state.English, "cow.name": state.English, "p4.name": state.English,
		"vdem.name": state.English, "cldr.name.en": state.English, "cldr.name.en_001": state.English, "un.name.ru": state.Russian, "cldr.name.ru": state.Russian,
		"iso2c": state.ISO2, "iso3c": state.ISO3, "iso3n": state.Numeric, "un": state.Numeric, "fips": state.FIPS, "imf": state.IMF,
		"eurostat": state.Eurostat, "wb": state.WorldBank, "wb_api3c": state.WorldBank, "cown": state.COW, "cowc": state.COW, "gwn": state.GW,
	} {
		for _, r := range rows[1:] {
			text, want := strings.TrimSuffix(r[at(column)], ".0"), r[at("iso3c")]
			if text == "" || text == "NA" {
				continue
			}
			n++
			p, err := state.Resolve(scheme, text, "")
			key := column + " " + text
			agrees := err == nil && (want == "" || p.ID == want)
			used[key] = true
			if agrees {
				right++
			}
			if agrees == (otherwise[key] != "") {
				t.Errorf("%s is %v, countrycode says %s (%v)", key, p, want, err)
			}
		}
	}
	for key := range otherwise {
		if !used[key] {
			t.Errorf("countrycode has no %q", key)
		}
	}
	t.Logf("%d of %d texts, %.2f percent, mean the same", right, n, 100*float64(right)/float64(n))
}

// Every English name of countrycode's dictionary is known here.
func TestResolve_EnglishNamesOfTheDictionary(t *testing.T) {
	rows := table(t, ',', "countrycode", "countryname_dict.csv")
	kinds(t, state.English, "", texts(t, rows, rows[0][0]))
}

// notCountries are what CAMEO's actor dictionary codes that is no country, and its misprints.
var notCountries = []string{"IGO", "IMG", "KNT", "KRJ", "SRP", "FRN"}

var cameoCode = regexp.MustCompile(`\[([A-Z]{3})`)

func TestResolve_CountriesOfCAMEO(t *testing.T) {
	b, err := os.ReadFile(shared("cameo-actors", "Phoenix.Countries.actors.txt"))
	if err != nil {
		t.Skip("needs cameo-actors in ../shared/data")
	}
	var all []string
	for _, m := range cameoCode.FindAllSubmatch(b, -1) {
		all = append(all, string(m[1]))
	}
	slices.Sort(all)
	all = slices.DeleteFunc(slices.Compact(all), func(s string) bool { return slices.Contains(notCountries, s) })
	if n := kinds(t, state.CAMEO, "2014", all); n[state.KindState] != len(all) {
		t.Errorf("%d codes, of which %v", len(all), n)
	}
}
