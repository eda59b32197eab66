package check

import (
	"regexp"
	"strings"

	"leeway"
	"leeway/actor"
)

// article names that take "the".
var article = regexp.MustCompile(`^(United |Netherlands|Philippines|Czech Republic|Eurasian |European |Commonwealth|Collective|Shanghai|Organi[sz]ation|World |Gulf|Baltic|West$|Association|African Union|Export|China Development|Belt and|Group of|Union|International|Southern Common|Regional|Central African|Dominican|Bahamas|Maldives|Sahel|Middle East|Western Balkans|Alliance|League|Council|Community|Economic|Quad)`)

// spoken are acronyms that are said as a word or take no article.
var spoken = map[string]bool{
	"NATO": true, "BRICS": true, "ASEAN": true, "ECOWAS": true, "OPEC": true, "OPEC+": true, "MERCOSUR": true, "APEC": true,
	"GUAM": true, "AUKUS": true, "CICA": true, "CELAC": true, "RCEP": true, "COMESA": true, "AGOA": true,
}

// name returns the usual English name of an actor, with "the" where it takes one.
func name(id string) string {
	n := bare(id)
	if article.MatchString(n) || n == id && !spoken[id] && !isState(id) && n == strings.ToUpper(n) {
		return "the " + n
	}
	return n
}

// bare returns the usual English name of an actor; ids in capitals that are no state (NATO, BRICS) are names by themselves.
func bare(id string) string {
	if id == "" || id == "world" {
		return "all partners"
	}
	a, ok := actor.Default().Actor(id)
	switch {
	case ok && (a.Type == leeway.TypeOrganisation || a.Type == leeway.TypeInitiative) && id == strings.ToUpper(id):
		return id
	case ok && a.Name != "":
		return a.Name
	}
	if id == strings.ToLower(id) {
		words := strings.Split(id, "-")
		for i, w := range words {
			if w != "" {
				words[i] = strings.ToUpper(w[:1]) + w[1:]
			}
		}
		return strings.Join(words, " ")
	}
	return id
}

// authorities words the first part of an origin.
var authorities = []struct{ prefix, words string }{
	{"central-bank-", "the central bank of "},
	{"stat-", "the statistics office of "},
	{"customs-", "the customs service of "},
	{"minfin-", "the finance ministry of "},
	{"gov-", "the government of "},
	{"mfa-", "the foreign ministry of "},
	{"president-", "the president of "},
	{"embassy-", "the embassy of "},
	{"minlabour-", "the labour ministry of "},
	{"minfamily-", "the family ministry of "},
	{"mindigital-", "the digital ministry of "},
	{"mineconomy-", "the economy ministry of "},
	{"mintrade-", "the trade ministry of "},
	{"mvd-", "the interior ministry of "},
	{"fsb-", "the border service of "},
	{"ccpit-", "the trade promotion council of "},
	{"sunat-", "the customs of "},
}

// origins words the origins that are one body.
var origins = map[string]string{
	"sipri": "SIPRI", "world-bank": "the World Bank", "imf": "the IMF", "adb": "the Asian Development Bank",
	"edb": "the Eurasian Development Bank", "eec": "the Eurasian Economic Commission", "eurostat": "Eurostat",
	"european-commission": "the European Commission", "un-desa": "UN DESA", "unctad": "UNCTAD", "wits": "WITS",
	"cgd": "a model of the Center for Global Development", "china-customs": "Chinese customs",
	"russia-customs": "Russian customs", "uzstat": "the statistics office of Uzbekistan", "rosstat": "Rosstat",
	"gazeta-uz": "Gazeta.uz", "ranking-kz": "Ranking.kz", "kennan-institute": "the Kennan Institute",
	"knomad": "KNOMAD's model", "several": "several authorities", "matrade": "MATRADE",
}

// originName words whose figure it is.
func originName(f *figure) string {
	o := f.origin
	if n := origins[o]; n != "" {
		if o == "sipri" && len(f.rows) > 0 {
			if strings.Contains(strings.ToLower(f.rows[0].Source+f.rows[0].Note), "register") {
				return "SIPRI's trade register"
			}
		}
		return n
	}
	for _, a := range authorities {
		if iso, ok := strings.CutPrefix(o, a.prefix); ok {
			return a.words + name(strings.ToUpper(iso))
		}
	}
	if o == "" || o == "unnamed" {
		if len(f.rows) > 0 {
			return f.rows[0].Source
		}
		return "a source"
	}
	return o
}
