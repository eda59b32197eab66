package state_test

import (
	"cmp"
	"strings"
	"testing"

	"leeway"
	"leeway/state"
)

type resolved struct {
	scheme     state.Scheme
	text, date string
	want       string
}

func TestResolve_CornerCases(t *testing.T) {
	for _, tt := range []resolved{
		{state.COW, "365", "1985", "SUN"}, {state.COW, "365", "1991", "SUN"}, {state.COW, "365", "1995", "RUS"}, {state.COW, "365", "", "RUS"},
		{state.COW, "345", "1980", "YUG"}, {state.COW, "345", "1998", "YUG"}, {state.COW, "345", "2004", "SCG"}, {state.COW, "345", "2010", "SRB"},
		{state.GW, "345", "1998", "YUG"}, {state.GW, "345", "2005-06", "SCG"}, {state.GW, "340", "2010", "SRB"}, {state.COW, "341", "2010", "MNE"},
		{state.COW, "255", "1995", "DEU"}, {state.COW, "260", "1970", "DEU"}, {state.COW, "265", "1970", "DDR"}, {state.GW, "260", "2000", "DEU"},
		{state.COW, "678", "1980", "YEM"}, {state.COW, "679", "2000", "YEM"}, {state.COW, "680", "1980", "YMD"}, {state.GW, "678", "2000", "YEM"},
		{state.COW, "816", "1960", "VNM"}, {state.COW, "817", "1960", "RVN"}, {state.COW, "816", "1990", "VNM"},
		{state.COW, "625", "1990", "SDN"}, {state.COW, "625", "2015", "SDN"}, {state.COW, "626", "2015", "SSD"}, {state.COW, "511", "1964", "ZAN"},
		{state.COW, "YUG", "1998", "YUG"}, {state.COW, "RUS", "1985", "SUN"}, {state.COW, "CZE", "1980", "CSK"}, {state.COW, "AUS", "1980", "AUT"}, {state.COW, "SLV", "2000", "SVN"},

		{state.Comtrade, "891", "1998", "YUG"}, {state.Comtrade, "891", "2004", "SCG"}, {state.Comtrade, "890", "1985", "YUG"}, {state.Comtrade, "688", "2010", "SRB"},
		{state.Comtrade, "736", "2005", "SDN"}, {state.Comtrade, "729", "2015", "SDN"}, {state.Comtrade, "728", "2015", "SSD"},
		{state.Comtrade, "280", "1985", "DEU"}, {state.Comtrade, "278", "1985", "DDR"}, {state.Comtrade, "276", "1995", "DEU"}, {state.Comtrade, "810", "1985", "SUN"},
		{state.Comtrade, "886", "1985", "YEM"}, {state.Comtrade, "720", "1985", "YMD"}, {state.Comtrade, "887", "1995", "YEM"},
		{state.Comtrade, "866", "1970", "VNM"}, {state.Comtrade, "868", "1970", "RVN"}, {state.Comtrade, "VDR", "1970", "VNM"}, {state.Comtrade, "704", "1990", "VNM"},
		{state.Comtrade, "251", "", "FRA"}, {state.Comtrade, "757", "", "CHE"}, {state.Comtrade, "842", "", "USA"}, {state.Comtrade, "841", "1975", "USA"}, {state.Comtrade, "699", "", "IND"},
		{state.Comtrade, "579", "", "NOR"}, {state.Comtrade, "381", "", "ITA"}, {state.Comtrade, "490", "", "TWN"}, {state.Comtrade, "S19", "", "TWN"}, {state.Comtrade, "Other Asia, nes", "", "TWN"},
		{state.Comtrade, "0", "", "world"}, {state.Comtrade, "W00", "", "world"}, {state.Comtrade, "899", "", "unknown"}, {state.Comtrade, "568", "", "unknown"}, {state.Comtrade, "97", "", "EU"},
		{state.Comtrade, "58", "1995", "belgium-luxembourg"}, {state.Comtrade, "711", "1995", "sacu"}, {state.Comtrade, "530", "2005", "ANT"}, {state.Comtrade, "531", "2015", "CUW"},
		{state.Comtrade, "Sudan (...2011)", "2005", "SDN"}, {state.Comtrade, "Belgium-Luxembourg (...1998)", "1995", "belgium-luxembourg"}, {state.Comtrade, "Yugoslavia", "1995", "YUG"},
		{state.Comtrade, "China, Hong Kong SAR", "", "HKG"}, {state.Comtrade, "004", "", "AFG"}, {state.Comtrade, "4", "", "AFG"},

		{state.ISO3, "ROM", "1995", "ROU"}, {state.ISO3, "ROU", "", "ROU"}, {state.CAMEO, "ROM", "2015", "ROU"}, {state.CAMEO, "ROU", "2015", "ROU"}, {state.WITS, "ROM", "", "ROU"},
		{state.ISO3, "ANT", "2005", "ANT"}, {state.ISO3, "CUW", "", "CUW"}, {state.ISO2, "AN", "2005", "ANT"}, {state.Numeric, "532", "1980", "ANT"},
		{state.ISO3, "XKX", "", "XKX"}, {state.ISO3, "XKV", "", "XKX"}, {state.ISO3, "KSV", "", "XKX"}, {state.ISO3, "UVK", "", "XKX"}, {state.ISO3, "RKS", "", "XKX"}, {state.COW, "347", "", "XKX"},
		{state.ISO2, "CS", "1985", "CSK"}, {state.ISO2, "CS", "2005", "SCG"}, {state.ISO2, "GE", "1975", "GEL"}, {state.ISO2, "GE", "2000", "GEO"}, {state.ISO2, "SK", "1970", "SKM"}, {state.ISO2, "SK", "", "SVK"},
		{state.ISO2, "suhh", "", "SUN"}, {state.ISO3, "CSXX", "", "SCG"}, {state.ISO2, "EU", "", "EU"},
		{state.Numeric, "296", "1970", "GEL"}, {state.Numeric, "296", "1990", "KIR"}, {state.ISO3, "VDR", "", "VNM"}, {state.ISO3, "KAZ", "1985", "KAZ"}, {state.ISO2, "kz", "", "KAZ"},

		{state.Eurostat, "EL", "", "GRC"}, {state.Eurostat, "UK", "", "GBR"}, {state.Eurostat, "XK", "", "XKX"}, {state.Eurostat, "XS", "", "SRB"}, {state.Eurostat, "EU27_2020", "", "EU-27"}, {state.Eurostat, "EXT_EU27_2020", "", "outside-eu-27"},
		{state.Eurostat, "EU28", "", "EU-28"}, {state.Eurostat, "EU27_2007", "", "EU-27-2007"}, {state.Eurostat, "WORLD", "", "world"}, {state.Eurostat, "QU", "", "unknown"},
		{state.Eurostat, "Belgium (incl. Luxembourg 'LU' -> 1998)", "1995", "belgium-luxembourg"}, {state.Eurostat, "Belgium (incl. Luxembourg 'LU' -> 1998)", "2022-08", "BEL"},
		{state.WorldBank, "WBG", "", "PSE"}, {state.WorldBank, "ADO", "", "AND"}, {state.WorldBank, "WLD", "", "world"}, {state.WorldBank, "Egypt, Arab Rep.", "", "EGY"}, {state.WorldBank, "SSF", "", "sub-saharan-africa"},
		{state.WITS, "Korea, Rep.", "", "KOR"}, {state.WITS, "Unspecified", "", "unknown"}, {state.WITS, "SER", "", "SRB"}, {state.WITS, "MNT", "", "MNE"}, {state.WITS, "SUD", "", "SDN"}, {state.WITS, "ZAR", "", "COD"}, {state.WITS, "TMP", "", "TLS"},
		{state.IMF, "922", "", "RUS"}, {state.IMF, "916", "", "KAZ"}, {state.IMF, "G001", "", "world"}, {state.IMF, "KAZ", "", "KAZ"}, {state.IMF, "China, P.R.: Hong Kong", "", "HKG"},
		{state.CAMEO, "CAS", "", "central-asia"}, {state.CAMEO, "KGZ", "", "KGZ"}, {state.CAMEO, "EUR", "", "europe"}, {state.FIPS, "KZ", "", "KAZ"}, {state.FIPS, "CH", "", "CHN"}, {state.FIPS, "SF", "", "ZAF"},
		{state.IDS, "730", "", "CHN"}, {state.IDS, "Germany, Fed. Rep. of", "", "DEU"}, {state.IDS, "World Bank-IDA", "", "ida"}, {state.IDS, "Bondholders", "", "unknown"}, {state.IDS, "Russian Federation", "", "RUS"}, {state.IDS, "WLD", "", "world"},
		{state.CAMEO, "BAG", "", "IRQ"}, {state.CAMEO, "WSB", "", "PSE"},
		{state.SIPRI, "unknown supplier(s)", "", "unknown"}, {state.SIPRI, "Hezbollah (Lebanon)*", "", "hezbollah"}, {state.SIPRI, "NATO**", "", "NATO"}, {state.SIPRI, "Soviet Union", "1985", "SUN"}, {state.SIPRI, "Viet Nam", "2010", "VNM"},
		{state.UNDESA, "Dem. People's Republic of Korea", "", "PRK"}, {state.UNCTAD, "KoreaDemPeoples", "", "PRK"}, {state.UNCTAD, "RussianFederation", "", "RUS"}, {state.UNCTAD, "China, Taiwan Province of", "", "TWN"},
		{state.Russian, "Корея, Народно-Демократическая Республика", "", "PRK"}, {state.Russian, "Китaй", "", "CHN"}, {state.Russian, "Страны ЕАЭС", "", "EAEU"}, {state.Russian, "Страны вне ЕС", "", "non-eu"},
		{state.English, "Burma", "", "MMR"}, {state.English, "St. Lucia", "", "LCA"}, {state.English, "the Gambia", "", "GMB"}, {state.English, "Yugoslavia", "1995", "YUG"},
	} {
		got, err := state.Resolve(tt.scheme, tt.text, tt.date)
		if err != nil || got.ID != tt.want {
			t.Errorf("%s %q in %q is %q, want %s (%v)", tt.scheme, tt.text, tt.date, got.ID, tt.want, err)
		}
	}
}

func TestResolve_RefusesWhatItDoesNotKnow(t *testing.T) {
	_, err := state.Resolve(state.WITS, "Kazakstn", "")
	if leeway.CodeOf(err) != leeway.CodeInvalid || !strings.Contains(err.Error(), `"Kazakstn"`) || !strings.Contains(leeway.HintOf(err), "Kazakhstan") {
		t.Errorf("error %v, hint %q", err, leeway.HintOf(err))
	}
	for _, tt := range []resolved{{state.ISO3, "KAX", "", ""}, {state.Comtrade, "", "", ""}, {"morse", "KAZ", "", ""}, {state.COW, "365", "soon", ""}, {state.ISO3, "KAZ", "2023Q1", ""}, {state.ISO3, "KAZ", "2023-13", ""}, {state.ISO3, "KAZ", "2023-02-30", ""}, {state.Comtrade, "891", "2015", ""},
		{state.Eurostat, "KAZ", "", ""}, {state.SIPRI, "KAZ", "", ""}, {state.Russian, "Казахстн", "", ""}, {state.Numeric, "Kazakhstan", "", ""}} {
		if got, err := state.Resolve(tt.scheme, tt.text, tt.date); leeway.CodeOf(err) != leeway.CodeInvalid || err == nil {
			t.Errorf("%s %q in %q is %q, %v; want an error", tt.scheme, tt.text, tt.date, got.ID, err)
		}
	}
}

func TestResolve_SaysWhatATextMeantAndWhen(t *testing.T) {
	_, err := state.Resolve(state.Comtrade, "891", "2015")
	if err == nil || !strings.Contains(err.Error(), "891") || !strings.Contains(err.Error(), "SCG 2003-02-04/2006-06-05") {
		t.Errorf("error %v", err)
	}
	_, err = state.Resolve(state.Russian, "Казахстн", "")
	if !strings.Contains(leeway.HintOf(err), "Казахстан") {
		t.Errorf("hint %q", leeway.HintOf(err))
	}
}

// Every identity is found by its own id, at any time.
func TestResolve_FindsEveryIdentityByItsID(t *testing.T) {
	for _, e := range state.All() {
		for _, date := range []string{"", e.From, e.To, "1980"} {
			if p, err := state.Resolve(state.ISO3, e.ID, date); err != nil || p != (state.Party{ID: e.ID, Kind: state.KindState}) {
				t.Errorf("%s in %q is %v, %v", e.ID, date, p, err)
			}
		}
	}
}

func TestCode_IsWhatTheProducerAsksFor(t *testing.T) {
	for _, tt := range []resolved{
		{state.Comtrade, "USA", "2023", "842"}, {state.Comtrade, "USA", "1975", "841"}, {state.Comtrade, "FRA", "", "251"}, {state.Comtrade, "TWN", "2023", "490"}, {state.Comtrade, "KAZ", "2023", "398"},
		{state.Comtrade, "world", "", "0"}, {state.Comtrade, "SDN", "2005", "736"}, {state.Comtrade, "SDN", "2015", "729"}, {state.Comtrade, "DEU", "1985", "280"}, {state.Comtrade, "DEU", "2015", "276"},
		{state.Comtrade, "IND", "", "699"}, {state.Comtrade, "EU", "", "97"}, {state.Comtrade, "YUG", "1985", "890"}, {state.Comtrade, "SCG", "2004", "891"}, {state.Comtrade, "belgium-luxembourg", "1995", "58"},
		{state.Eurostat, "GRC", "", "EL"}, {state.Eurostat, "GBR", "", "UK"}, {state.Eurostat, "SRB", "", "RS"}, {state.Eurostat, "KAZ", "", "KZ"}, {state.Eurostat, "EU-27", "", "EU27_2020"}, {state.Eurostat, "XKX", "", "XK"},
		{state.WorldBank, "XKX", "", "XKX"}, {state.WorldBank, "ROU", "", "ROU"}, {state.WorldBank, "PSE", "", "PSE"}, {state.WorldBank, "world", "", "WLD"},
		{state.IDS, "CHN", "", "730"}, {state.IDS, "FRA", "", "004"}, {state.WITS, "ROU", "", "ROM"}, {state.WITS, "COD", "", "ZAR"}, {state.WITS, "KAZ", "", "KAZ"}, {state.WITS, "SRB", "", "SER"},
		{state.IMF, "KAZ", "", "KAZ"}, {state.IMF, "world", "", "G001"}, {state.CAMEO, "ROU", "", "ROM"}, {state.CAMEO, "KAZ", "", "KAZ"}, {state.CAMEO, "central-asia", "", "CAS"},
		{state.COW, "SUN", "1985", "365"}, {state.COW, "DEU", "1975", "260"}, {state.COW, "YEM", "1980", "678"}, {state.COW, "YEM", "2000", "679"}, {state.FIPS, "KAZ", "", "KZ"}, {state.ISO3, "XKX", "", "XKX"}, {state.ISO2, "GBR", "", "GB"},
	} {
		if got, err := state.Code(tt.scheme, tt.text, tt.date); err != nil || got != tt.want {
			t.Errorf("%s writes %q for %s in %q, want %s (%v)", tt.scheme, got, tt.text, tt.date, tt.want, err)
		}
	}
	if got, err := state.Code(state.Comtrade, "MCO", ""); err == nil {
		t.Errorf("Comtrade, which counts Monaco in France, has code %s for it", got)
	}
	if got, err := state.Code(state.Eurostat, "wakanda", ""); leeway.CodeOf(err) != leeway.CodeNotFound {
		t.Errorf("a code %q, %v", got, err)
	}
}

// Every living state has a code in each list that has all of them.
func TestCode_CoversTheLivingStates(t *testing.T) {
	for _, e := range state.All() {
		if e.Kind != leeway.TypeState {
			continue
		}
		for _, scheme := range []state.Scheme{state.ISO2, state.ISO3, state.FIPS, state.CAMEO, state.WorldBank, state.WITS, state.Eurostat, state.IMF} {
			if _, err := state.Code(scheme, e.ID, ""); err != nil {
				t.Error(err)
			}
		}
	}
}

// What a scheme writes for a state it reads as that state.
func TestCode_IsReadBack(t *testing.T) {
	for _, scheme := range []state.Scheme{state.ISO2, state.ISO3, state.Numeric, state.FIPS, state.COW, state.GW, state.CAMEO, state.Comtrade, state.IMF, state.WorldBank, state.WITS, state.Eurostat} {
		for _, e := range state.All() {
			date := cmp.Or(e.From, e.To)
			code, err := state.Code(scheme, e.ID, date)
			if err != nil {
				continue
			}
			if p, err := state.Resolve(scheme, code, date); err != nil || p.ID != e.ID {
				t.Errorf("%s writes %s for %s, and reads %v (%v)", scheme, code, e.ID, p, err)
			}
		}
	}
}

func BenchmarkResolve(b *testing.B) {
	if _, err := state.Resolve(state.Comtrade, "398", "2023"); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		_, _ = state.Resolve(state.Comtrade, "398", "2023")
		_, _ = state.Resolve(state.WITS, "Korea, Rep.", "2023")
	}
}
