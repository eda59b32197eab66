package gsdb

import (
	"regexp"
	"slices"
	"strings"

	"leeway"
	"leeway/internal/sheet"
	"leeway/source"
	"leeway/state"
)

// organisations are the data base's names of organisations (Q2), by the ids of actors.
var organisations = map[string]string{
	"EU": "EU", "EEC": "EU", "EC": "EU", "European Union": "EU", "UN": "UN", "United Nations": "UN", "NATO": "NATO", "ECOWAS": "ECOWAS",
	"League of Arab States": "ARAB-LEAGUE", "Arab League": "ARAB-LEAGUE", "African Union": "AU", "Organisation of African Unity": "AU",
	"Organization of African Unity": "AU", "OAU": "AU", "Organization of American States": "oas", "OAS": "oas", "OSCE": "OSCE", "CSCE": "OSCE",
	"Commonwealth": "commonwealth", "OAPEC": "oapec", "OPEC": "OPEC", "OIC": "OIC", "CoCom": "cocom", "ChinCom": "chincom", "NAFTA": "nafta", "MERCOSUR": "MERCOSUR",
	"SADC": "SADC", "UNASUR": "unasur", "Pacific Islands Forum": "pif", "Organization of Eastern Carribean States": "oecs", //nolint:misspell // as the data base prints it
	"Organization of Eastern Caribbean States": "oecs", "G7": "G7", "G8": "G7", "GCC": "GCC", "CARICOM": "caricom", "IMF": "IMF", "World Bank": "WB",
}

// usual are usual names for the data base's own (Q2).
var usual = map[string]string{
	"Ethiopia (excludes Eritrea)": "Ethiopia", "Malagasy Republic": "Madagascar", "Transjordan": "Jordan",
	"FRY": "Yugoslavia", "Yugoslavia, FR (Serbia/Montenegro)": "Yugoslavia",
}

// inWords are senders that are no actor (Q3).
var inWords = regexp.MustCompile(`\b(Agreement|Participants?|Signatories|Process)\b`)

// longest is how many commas the name of a state may have.
const longest = 2

// parties reads a list of names (Q1).
func parties(row sheet.Row, col int, year string, to source.Sink) ([]string, error) {
	parts := strings.Split(row.Text(col), ",")
	var ids []string
	for i := 0; i < len(parts); {
		n, id := 0, ""
		for n = min(longest+1, len(parts)-i); n > 0 && id == ""; n-- {
			id = named(strings.TrimSpace(strings.Join(parts[i:i+n], ",")), year)
		}
		if text := strings.TrimSpace(parts[i]); id == "" && inWords.MatchString(text) {
			to.Skip("a sender told in words")
		} else if id == "" {
			return nil, unknown(row, col, text)
		} else if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
		i += n + 1
	}
	return ids, nil
}

// named returns the id of a name, "" where it is none.
func named(text, year string) string {
	if id := organisations[text]; id != "" {
		return id
	}
	if name := usual[text]; name != "" {
		text = name
	}
	party, err := state.Resolve(state.WorldBank, text, year)
	if err != nil || party.Kind == state.KindWorld || party.Kind == state.KindUnknown {
		return ""
	}
	return party.ID
}

func unknown(row sheet.Row, col int, text string) error {
	err := row.Errorf(col, "%q is no state or organisation that is known", text)
	return leeway.WithHint(err, "a new name belongs in source/gsdb/party.go, or in state/data/names.csv")
}
