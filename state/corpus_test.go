package state_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"leeway/state"
)

// table reads a CSV file of ../shared/data, or skips the test where it is absent.
func table(t *testing.T, comma rune, path ...string) [][]string {
	t.Helper()
	f, err := os.Open(shared(path...))
	if err != nil {
		t.Skipf("needs %s in ../shared/data", filepath.Join(path...))
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = comma, -1, true
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rows[0][0] = strings.TrimPrefix(rows[0][0], "\ufeff")
	return rows
}

func shared(path ...string) string {
	return filepath.Join(append([]string{"..", "..", "shared", "data"}, path...)...)
}

// sheet reads a sheet of a workbook of ../shared/data.
func sheet(t *testing.T, name string, path ...string) [][]string {
	t.Helper()
	f, err := excelize.OpenFile(shared(path...))
	if err != nil {
		t.Skipf("needs %s in ../shared/data", filepath.Join(path...))
	}
	defer f.Close()
	rows, err := f.GetRows(name)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// texts returns the distinct texts of the named columns.
func texts(t *testing.T, rows [][]string, columns ...string) []string {
	t.Helper()
	var out []string
	for _, name := range columns {
		at := slices.Index(rows[0], name)
		if at < 0 {
			t.Fatalf("no column %q in %v", name, rows[0])
		}
		for _, r := range rows[1:] {
			if len(r) > at && strings.TrimSpace(r[at]) != "" {
				out = append(out, r[at])
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// kinds resolves every text and counts the kinds; a text that nobody knows fails the test.
func kinds(t *testing.T, scheme state.Scheme, date string, all []string) map[state.PartyKind]int {
	t.Helper()
	n := map[state.PartyKind]int{}
	for _, text := range all {
		p, err := state.Resolve(scheme, text, date)
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		n[p.Kind]++
	}
	if len(all) == 0 {
		t.Error("nothing to resolve")
	}
	t.Logf("%d texts: %v", len(all), n)
	return n
}

func TestResolve_NamesOfTheStatisticsOfKazakhstan(t *testing.T) {
	rows := table(t, ',', "kaz-bns-trade-by-country", "kaz_trade_by_country_long.csv")
	n := kinds(t, state.Russian, "2022", texts(t, rows, "country_ru"))
	if n[state.KindWorld] != 2 || n[state.KindGroup] != 3 || n[state.KindUnknown] != 1 {
		t.Errorf("totals, groups and the rest are %v", n)
	}
}

func TestResolve_NamesOfTheStatisticsOfKyrgyzstan(t *testing.T) {
	for _, name := range []string{"exports_by_country_asis.csv", "imports_by_country_asis.csv"} {
		rows := table(t, ',', "kgz-nsc-trade-by-country", name)
		start := slices.IndexFunc(rows, func(r []string) bool { return r[2] == "Total" })
		var russian, english []string
		for _, r := range rows[start:] {
			if strings.TrimSpace(r[1]) == "" || strings.HasPrefix(r[1], "1 ") { // "1 Предварительные данные" is a footnote
				continue
			}
			russian, english = append(russian, r[1]), append(english, r[2])
			if ky, err := state.Resolve(state.Kyrgyz, r[0], "2022"); err != nil || ky.ID != must(t, state.Russian, r[1]) {
				t.Errorf("%s: %q is %v, %q is not (%v)", name, r[0], ky, r[1], err)
			}
			if r[2] == "America" { // the continent here, the United States in usual English
				continue
			}
			ru, _ := state.Resolve(state.Russian, r[1], "2022")
			en, _ := state.Resolve(state.English, r[2], "2022")
			if ru != en {
				t.Errorf("%s: %q is %v, %q is %v", name, r[1], ru, r[2], en)
			}
		}
		kinds(t, state.Russian, "2022", russian)
		kinds(t, state.English, "2022", english)
	}
}

// must returns the id of a text that is known to resolve.
func must(t *testing.T, scheme state.Scheme, text string) string {
	t.Helper()
	p, err := state.Resolve(scheme, text, "2022")
	if err != nil {
		t.Fatal(err)
	}
	return p.ID
}

// The Russian and English names of some rows stand in each other's column, so both are read as Russian ones, which fall back on English.
func TestResolve_NamesAndNumbersOfTheStatisticsOfUzbekistan(t *testing.T) {
	for _, name := range []string{"sdmx_data_1105_exports.csv", "sdmx_data_1176_imports.csv"} {
		rows := table(t, ',', "uzstat-trade-by-country", name)
		kinds(t, state.Russian, "2022", texts(t, rows, "Klassifikator_ru", "Klassifikator_en"))
		for _, r := range rows[1:] {
			if r[0] == "0" { // the rest, not the world
				continue
			}
			number, err := state.Resolve(state.Numeric, r[0], "2022")
			named, _ := state.Resolve(state.Russian, r[3], "2022")
			if err != nil || number != named || must(t, state.Uzbek, r[1]) != number.ID {
				t.Errorf("%s is %v, %q is %v: %v", r[0], number, r[3], named, err)
			}
		}
	}
	rows := table(t, ',', "uzstat-trade-by-country", "exports_by_country_2015_2025.partners.csv")
	kinds(t, state.Numeric, "2022", slices.DeleteFunc(texts(t, rows, "Code"), func(s string) bool { return s == "0" }))
	kinds(t, state.English, "2022", texts(t, rows, "Country"))
}

func TestResolve_NamesOfTheRussianCustomsService(t *testing.T) {
	kinds(t, state.Russian, "2020", texts(t, table(t, ',', "rus-fcs-trade", "russia_trade_with_cis_1994_2021_long.csv"), "item_ru"))
	for _, name := range []string{"Экспорт", "Импорт"} {
		rows := sheet(t, name, "rus-fcs-trade", "96stran.xlsx")
		partners := slices.DeleteFunc(slices.Clone(rows[4]), func(s string) bool { return s == "" })
		if n := kinds(t, state.Russian, "2020", partners); n[state.KindState] != len(partners) {
			t.Errorf("%d partners, of which %v", len(partners), n)
		}
	}
	for _, r := range sheet(t, "2010", "rus-fcs-trade", "94itog.xlsx")[4:] {
		kinds(t, state.Russian, "2010", r[:1])
	}
}

func TestResolve_NamesOfUNDESA(t *testing.T) {
	rows := table(t, ',', "undesa-migrant-stock-2019", "UN_MigrantStockByOriginAndDestination_2019_clean.csv")
	kinds(t, state.UNDESA, "1990", texts(t, rows, "Dest"))
	kinds(t, state.UNDESA, "2019", rows[0][2:])
	for name, want := range map[string]string{"Micronesia": "micronesia", "Micronesia (Fed. States of)": "FSM", "Caribbean": "caribbean", "Congo": "COG"} {
		if p, err := state.Resolve(state.UNDESA, name, "2019"); err != nil || p.ID != want {
			t.Errorf("%q is %v, want %s (%v)", name, p, want, err)
		}
	}
	rows = table(t, ',', "undesa-migrant-stock-2019", "unhcr_ca_refugees_asylum.csv")
	kinds(t, state.UNDESA, "2019", texts(t, rows, "orig", "dest"))
}

func TestResolve_NamesOfKNOMADAndTheWorldBank(t *testing.T) {
	rows := table(t, ',', "knomad-bilateral-remittances", "Bilateralremittancematrix2018Oct2019.csv")
	kinds(t, state.WorldBank, "2018", append(column(rows[1:], 0), rows[0][1:]...))
	rows = table(t, ',', "knomad-bilateral-remittances", "knomad_ca_long.csv")
	kinds(t, state.WorldBank, "2018", texts(t, rows, "sending", "receiving"))
	rows = table(t, ',', "knomad-bilateral-remittances", "ft_knomad2017_with_gdp_share_ca.csv")
	kinds(t, state.WorldBank, "2018", texts(t, rows, "target", "source"))
	rows = sheet(t, "Bilateral_Remittances_2017", "knomad-bilateral-remittances", "WB_Bilateral_Remittance_Estimates_2017.xlsx")
	kinds(t, state.WorldBank, "2017", append(beforeBlank(column(rows[2:], 0)), rows[1][1:]...))
	rows = sheet(t, "Bilateral_Migration_2017", "wb-bilateral-migrant-stock-2017", "WB_Bilateral_Estimates_Migrant_Stocks_2017.xlsx")
	kinds(t, state.WorldBank, "2017", append(beforeBlank(column(rows[2:], 0)), beforeBlank(rows[1][1:])...))
}

func column(rows [][]string, at int) []string {
	var out []string
	for _, r := range rows {
		cell := ""
		if len(r) > at {
			cell = r[at]
		}
		out = append(out, cell)
	}
	return out
}

// beforeBlank returns the cells before the first blank one, after which notes follow.
func beforeBlank(cells []string) []string {
	if at := slices.Index(cells, ""); at >= 0 {
		return cells[:at]
	}
	return cells
}

func TestResolve_NamesOfUNCTAD(t *testing.T) {
	rows := table(t, ',', "unctad-trade-matrix", "unctad_trade_matrix_ca.csv")
	all := texts(t, rows, "source", "target")
	if n := kinds(t, state.UNCTAD, "2010", all); n[state.KindState] != len(all) {
		t.Errorf("%d names, of which %v", len(all), n)
	}
}

func TestResolve_NamesOfWITS(t *testing.T) {
	files, _ := filepath.Glob(shared("wits-trade-summary", "*.CSV"))
	if len(files) == 0 {
		t.Skip("needs ../shared/data/wits-trade-summary")
	}
	for _, f := range files {
		rows := table(t, ',', "wits-trade-summary", filepath.Base(f))
		all := texts(t, rows, "Reporter", "Partner")
		kinds(t, state.WITS, "2015", slices.DeleteFunc(all, func(s string) bool { return s == "..." })) // a row that was cut
	}
}

func TestResolve_NamesOfEurostat(t *testing.T) {
	for _, name := range []string{"eu27_yearly_total.csv", "eu_members_monthly_total_2019_2024.csv"} {
		rows := table(t, ',', "eurostat-eu-trade-with-ca", name)
		kinds(t, state.Eurostat, "2022", texts(t, rows, "REPORTER", "PARTNER"))
	}
}

func TestResolve_NamesOfSIPRI(t *testing.T) {
	for _, name := range []string{"trade_register_ca_generated-2025-10-23.csv", "trade_register_ca_headerless-2026-02-commit.csv"} {
		rows := table(t, ',', "sipri-trade-register", name)
		if n := kinds(t, state.SIPRI, "2020", texts(t, rows, "Recipient", "Supplier")); n[state.KindUnknown] != 1 {
			t.Errorf("unknown suppliers are %v", n)
		}
	}
	rows := table(t, ',', "sipri-tiv-bilateral", "sipri_tiv_ca.csv")
	kinds(t, state.SIPRI, "2020", texts(t, rows, "supplier", "recipient"))
	for _, r := range rows[1:] {
		if r[4] == "" {
			continue
		}
		named, _ := state.Resolve(state.SIPRI, r[0], r[2])
		number, err := state.Resolve(state.COW, strings.TrimSuffix(r[4], ".0"), r[2])
		if err != nil || named != number {
			t.Errorf("%s is %v, COW %s is %v: %v", r[0], named, r[4], number, err)
		}
	}
}

func TestResolve_ColumnsOfCOWIGO(t *testing.T) {
	rows := table(t, ',', "cow-igo-v3", "igo_year_v3_selected_orgs.csv")
	from, to := slices.Index(rows[0], "afghanistan"), slices.Index(rows[0], "zimbabwe")
	n := kinds(t, state.COW, "1995", rows[0][from:to+1])
	if n[state.KindOutside] != 15 {
		t.Errorf("states gone by 1945 are %d, want 15", n[state.KindOutside])
	}
	states := table(t, ',', "cow-igo-v3", "state_year_v3_ca_and_partners_1990_2014.csv")
	for _, r := range states[1:] {
		number, err := state.Resolve(state.COW, r[0], r[1])
		named, nameErr := state.Resolve(state.COW, r[2], r[1])
		if err != nil || nameErr != nil || number != named {
			t.Errorf("%s in %s is %v, %s is %v: %v %v", r[0], r[1], number, r[2], named, err, nameErr)
		}
	}
}

// 1000 stands for an international institution as sender in TIES.
func TestResolve_NumbersOfTIESAndATOP(t *testing.T) {
	rows := table(t, ',', "ties-sanctions-4.1", "ties41_full.csv")
	at := func(name string) int { return slices.Index(rows[0], name) }
	for _, r := range rows[1:] {
		for _, name := range []string{"sender1", "sender2", "sender3", "sender4", "sender5", "primarysender", "targetstate"} {
			code := strings.TrimSuffix(r[at(name)], ".0")
			if code == "" || code == "1000" {
				continue
			}
			if p, err := state.Resolve(state.COW, code, strings.TrimSuffix(r[at("startyear")], ".0")); err != nil || p.Kind != state.KindState {
				t.Errorf("%s %s: %v, %v", name, code, p, err)
			}
		}
	}
	for _, r := range table(t, ',', "atop-alliances", "atop_dyad_year_ca.csv")[1:] {
		for _, code := range r[:2] {
			if p, err := state.Resolve(state.COW, code, r[2]); err != nil || p.Kind != state.KindState {
				t.Errorf("%s in %s: %v, %v", code, r[2], p, err)
			}
		}
	}
}

func TestResolve_NamesAndCodesOfTheVotes(t *testing.T) {
	for _, r := range table(t, ',', "unga-votes", "un_votes_ca_partners_1992_2019.csv")[1:] {
		named, err := state.Resolve(state.English, r[1], "2019")
		coded, codeErr := state.Resolve(state.ISO2, r[2], "2019")
		if err != nil || codeErr != nil || named != coded {
			t.Fatalf("%s is %v, %s is %v: %v %v", r[1], named, r[2], coded, err, codeErr)
		}
	}
}

func TestResolve_CodesOfOtherFiles(t *testing.T) {
	kinds(t, state.ISO3, "2021", texts(t, table(t, ',', "aiddata-gcdf", "gcdf3_country_year_all.csv"), "Country Code"))
	kinds(t, state.ISO3, "2021", texts(t, table(t, ',', "aiddata-gcdf", "bri_membership.csv"), "Country Code"))
	kinds(t, state.English, "2021", texts(t, table(t, ',', "aiddata-gcdf", "gcdf2_military_ca.csv"), "Recipient", "Financier Country"))
	kinds(t, state.ISO3, "2024", texts(t, table(t, ',', "cgd-bilateral-remittances-uzb", "cgd_uzb_corridors_2021_2024.csv"), "source_iso3", "recipient_iso3"))
	kinds(t, state.English, "2021", texts(t, table(t, ',', "cgit-china-investment", "cgit_2021fall_ca.csv"), "Country"))
	kinds(t, state.English, "2020", texts(t, table(t, ',', "fbic-china-influence", "fbic_china_and_west_base.csv"), "country"))
	desta := table(t, ',', "desta-trade-agreements", "desta_ca.csv")
	var columns []string
	for _, name := range desta[0] {
		if regexp.MustCompile(`^c\d+$`).MatchString(name) {
			columns = append(columns, name)
		}
	}
	kinds(t, state.Numeric, "2010", slices.DeleteFunc(texts(t, desta, columns...), func(s string) bool { return s == "NA" }))
	kinds(t, state.ISO3, "2010", texts(t, table(t, ',', "desta-trade-agreements", "huggo_memberships_ca.csv"), "stateID"))
}

// inBrackets is the state of an ICEWS actor: "Head of Government (Pakistan)".
var inBrackets = regexp.MustCompile(`\(([^()]*)\)$`)

// notStates are what ICEWS puts in brackets that is no state.
var notStates = []string{"International", "International Committee of the Red Cross", "Taliban"}

func TestResolve_StatesOfICEWS(t *testing.T) {
	var all []string
	for _, text := range texts(t, table(t, '\t', "icews-tkg-sample", "icews_ca_events.tsv"), "source", "target") {
		if m := inBrackets.FindStringSubmatch(text); m != nil && !slices.Contains(notStates, m[1]) {
			all = append(all, m[1])
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	if n := kinds(t, state.English, "2014", all); n[state.KindState] != len(all) {
		t.Errorf("%d names, of which %v", len(all), n)
	}
}
