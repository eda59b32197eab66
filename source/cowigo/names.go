package cowigo

import (
	"strings"
	"sync"

	"leeway/state"
)

// organisations are the abbreviations whose organisation is surely one of room actor, with its id
// (Q4). Which years count is the coders' (Q5).
var organisations = map[string]string{
	"apec": "APEC", "aralsea": "ifas", "asean": "ASEAN", "au": "AU", "benelux": "benelux", "bis": "bis", "bsec": "BSEC",
	"caricom": "caricom", "cbss": "cbss", "cica": "CICA", "cis": "CIS", "coe": "COE", "comesa": "COMESA", "csto": "CSTO",
	"eaec": "eaec", "ebrd": "EBRD", "eco": "ECO", "ecowas": "ECOWAS", "efta": "efta", "eib": "EIB", "eu": "EU", "fao": "fao",
	"gatt": "gatt", "gcc": "GCC", "iaea": "IAEA", "ibrd": "ibrd", "icao": "icao", "iea": "iea", "ifad": "ifad", "ifc": "ifc",
	"igad": "igad", "ilo": "ilo", "imf": "IMF", "imo": "imo", "interpol": "interpol", "irena": "irena", "isdb": "isdb",
	"itu": "itu", "mercosur": "MERCOSUR", "miga": "miga", "nafta": "nafta", "nato": "NATO", "oas": "oas", "oecd": "OECD",
	"oecs": "oecs", "opec": "OPEC", "osce": "OSCE", "pif": "pif", "saarc": "saarc", "sacu": "sacu", "sadc": "SADC",
	"schengen": "schengen", "sco": "SCO", "un": "UN", "unesco": "unesco", "unido": "unido", "upu": "upu", "wassen": "wassenaar",
	"wco": "wco", "who": "who", "wipo": "wipo", "wmo": "wmo", "wpact": "warsaw-pact", "wto": "WTO",
}

// organisation is the id of an organisation by its abbreviation, in whatever case.
func organisation(short string) string {
	short = strings.ToLower(short)
	if id, ok := organisations[short]; ok {
		return id
	}
	return "igo-" + short
}

// columns are the names of states that room state does not know run together (Q6). A blank id is a
// state that ended before 1945.
var columns = map[string]string{
	"antiguabarbuda": "ATG", "bosnia": "BIH", "car": "CAF", "congobrazz": "COG", "czechrep": "CZE", "domrepublic": "DOM", "egermany": "DDR",
	"etimor": "TLS", "eqguinea": "GNQ", "fyromacedonia": "MKD", "ivorycoast": "CIV", "marshallis": "MHL", "micronesiafs": "FSM",
	"nokorea": "PRK", "nyemen": "YEM", "svietnam": "RVN", "syemen": "YMD", "saotome": "STP", "soafrica": "ZAF", "sokorea": "KOR",
	"sosudan": "SSD", "solomonis": "SLB", "stkitts": "KNA", "stlucia": "LCA", "stvincent": "VCT", "swaziland": "SWZ", "trinidad": "TTO",
	"uae": "ARE", "uk": "GBR", "usa": "USA", "wgermany": "DEU", "wsamoa": "WSM", "yugoslaviaserb": "YUG", "zaire": "COD", "zanzibar": "ZAN",
	"austriahungary": "", "baden": "", "bavariaelect": "", "hanover": "", "hesseelect": "", "hessegrand": "", "korea": "", "mecklenburg": "",
	"modena": "", "papalstates": "", "parma": "", "saxony": "", "tuscany": "", "twosicilies": "", "wurtenburg": "",
}

// squashed are the names of states without spaces and signs.
var squashed = sync.OnceValue(func() map[string]string {
	found := map[string]string{}
	for _, e := range state.All() {
		found[strings.NewReplacer(" ", "", "-", "").Replace(state.Fold(e.Name))] = e.ID
	}
	return found
})

// column is the id of a state by the name of its column; known is false for any other name.
func column(name string) (id string, known bool) {
	if id, ok := columns[name]; ok {
		return id, true
	}
	id, known = squashed()[name]
	return id, known
}
