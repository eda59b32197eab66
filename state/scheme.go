package state

import (
	"strings"

	"leeway"
)

// Scheme is a coding system, or the codes and names that one producer writes.
type Scheme string

// The schemes. Those of the first block are code lists; a producer's scheme knows the producer's codes and its names.
const (
	ISO2    Scheme = "iso2"    // ISO 3166-1 alpha-2, with the codes that were withdrawn
	ISO3    Scheme = "iso3"    // ISO 3166-1 alpha-3, with the codes that were withdrawn
	Numeric Scheme = "numeric" // ISO 3166-1 numeric and UN M49, with M49's areas
	FIPS    Scheme = "fips"    // FIPS 10-4, as GDELT's geography writes it
	COW     Scheme = "cow"     // Correlates of War country numbers and abbreviations
	GW      Scheme = "gw"      // Gleditsch–Ward country numbers
	CAMEO   Scheme = "cameo"   // CAMEO country and region codes, as GDELT and ICEWS write them

	Comtrade  Scheme = "comtrade"  // UN Comtrade, and CEPII BACI with the same codes
	IMF       Scheme = "imf"       // IMF: IFS numbers, the alphabetic codes of SDMX 3.0, names
	WorldBank Scheme = "worldbank" // World Bank: WDI, KNOMAD
	IDS       Scheme = "ids"       // World Bank, International Debt Statistics: creditors ("counterpart areas")
	WITS      Scheme = "wits"      // World Integrated Trade Solution
	Eurostat  Scheme = "eurostat"  // Eurostat's GEO codes and the names of Comext
	SIPRI     Scheme = "sipri"     // SIPRI arms transfers database
	UNDESA    Scheme = "undesa"    // UN DESA Population Division
	UNCTAD    Scheme = "unctad"    // UNCTADstat; names also without spaces
	Russian   Scheme = "russian"   // Russian names, as the statistics of CIS states print them
	Kyrgyz    Scheme = "kyrgyz"    // Kyrgyz names, as the National Statistical Committee prints them
	Uzbek     Scheme = "uzbek"     // Uzbek names, as the Statistics Agency prints them
	English   Scheme = "english"   // any usual English name
)

// PartyKind says what sort of counterpart a code or name means.
type PartyKind string

// The kinds of party.
const (
	KindState     PartyKind = "state"     // a state or territory, living or former: ID is an [Entry]'s
	KindGroup     PartyKind = "group"     // a region or organisation with a dated list of members: ID is a [Group]'s
	KindWorld     PartyKind = "world"     // the total over all partners
	KindUnknown   PartyKind = "unknown"   // a partner that is not specified, secret or not known; it stays in denominators
	KindAggregate PartyKind = "aggregate" // a producer's own area, a sum over states or a part of one, that has no list here; ID is a slug
	KindActor     PartyKind = "actor"     // an armed group, organisation or unrecognised state that is a party itself; ID is an actor's, or a slug
	KindOutside   PartyKind = "outside"   // a state that was gone by 1945; ID is a slug
)

// The ids of the parties that are neither state nor group.
const (
	World   = "world"
	Unknown = "unknown"
)

// Party is what a source's code or name means.
type Party struct {
	ID   string
	Kind PartyKind
}

// Schemes returns all schemes, code lists first.
func Schemes() []Scheme {
	return []Scheme{ISO2, ISO3, Numeric, FIPS, COW, GW, CAMEO, Comtrade, IMF, WorldBank, IDS, WITS, Eurostat, SIPRI, UNDESA, UNCTAD, Russian, Kyrgyz, Uzbek, English}
}

// fallback are the schemes that a scheme's own tables are continued by, in order.
var fallback = map[Scheme][]Scheme{
	COW:       {English},
	CAMEO:     {ISO3},
	Comtrade:  {Numeric, ISO3, English},
	IMF:       {ISO3, ISO2, English},
	WorldBank: {ISO3, ISO2, English},
	IDS:       {English, WorldBank},
	WITS:      {ISO3, Numeric, English},
	Eurostat:  {ISO2, English},
	SIPRI:     {English},
	UNDESA:    {Numeric, ISO3, English},
	UNCTAD:    {Numeric, English},
	Russian:   {English},
	Kyrgyz:    {Russian, English},
	Uzbek:     {English},
}

// Resolve returns what a code or a name means in a scheme at an ISO date of any precision;
// "" is the present. A text with one meaning has it at every date, since series are carried
// back and on under today's names. Of several meanings that one is taken which held for most of
// the period: COW 365 is the Soviet Union in 1991, Russia in 1992. It takes about a microsecond; who
// reads millions of rows keeps the answers by text and year.
//
// Errors: CodeInvalid naming the text, with the nearest as hint; CodeInvalid where a text
// with several meanings has none at the date, or the date is none.
func Resolve(scheme Scheme, text, date string) (Party, error) {
	if _, ok := loadMeanings()[scheme]; !ok {
		return Party{}, leeway.Errorf(leeway.CodeInvalid, "no scheme of state codes is called %q", scheme)
	}
	q := query{scheme: scheme, text: text, code: codeKey(text)}
	found := loadMeanings()[scheme].lookup(&q)
	for _, s := range fallback[scheme] {
		if found == nil {
			found = loadMeanings()[s].lookup(&q)
		}
	}
	if found == nil {
		return Party{}, unresolved(scheme, text)
	}
	id, err := choose(found, date)
	if err != nil {
		return Party{}, leeway.Errorf(leeway.CodeOf(err), "%s %q: %w", scheme, text, err)
	}
	return party(id), nil
}

// Code returns the code that a scheme writes for a party's id at a date, to ask a producer
// with: "842" for USA in [Comtrade], "EL" for GRC in [Eurostat].
//
// Errors: CodeNotFound where the scheme has no code for the id at the date; CodeInvalid where the date is none.
func Code(scheme Scheme, id, date string) (string, error) {
	period := leeway.Interval{}
	if date != "" {
		var err error
		if period, err = leeway.ParseInterval(date); err != nil {
			return "", err
		}
	}
	lists := append([]Scheme{scheme}, fallback[scheme]...)
	for _, s := range lists[:min(2, len(lists))] { // a producer's own codes, then the list that they amend
		l := loadMeanings()[s]
		if l == nil {
			break
		}
		code := writes(l.written[id], period)
		if p, err := Resolve(scheme, code, date); err == nil && p.ID == id {
			return code, nil // and not a code that the scheme gives to another, as Comtrade does with Monaco's
		}
	}
	return "", leeway.Errorf(leeway.CodeNotFound, "%s has no code for %q", scheme, id)
}

// writes returns the first of the codes that holds in a period, the zero one being the
// present; the last of them where none does.
func writes(codes []meaning, period leeway.Interval) string {
	for _, m := range codes {
		if period.IsZero() && m.to == "" || !period.IsZero() && overlap(period, m) > 0 {
			return m.text
		}
	}
	if len(codes) == 0 {
		return ""
	}
	return codes[len(codes)-1].text
}

// party returns the party that the tables of this room write as the id of a state or
// group, "world", "unknown", "aggregate:SLUG", "actor:ID" or "outside:SLUG".
func party(id string) Party {
	if id == World || id == Unknown {
		return Party{id, PartyKind(id)}
	}
	if kind, rest, ok := strings.Cut(id, ":"); ok {
		return Party{rest, PartyKind(kind)}
	}
	if _, ok := load().byID[id]; ok {
		return Party{id, KindState}
	}
	return Party{id, KindGroup}
}

func unresolved(scheme Scheme, text string) error {
	err := leeway.Errorf(leeway.CodeInvalid, "%s has no code or name %q for a state or group", scheme, text)
	if near := nearestIn(scheme, text); len(near) > 0 {
		return leeway.WithHint(err, "did you mean %s?", strings.Join(near, ", "))
	}
	return leeway.WithHint(err, "a new code or name belongs in state/data/codes.csv or names.csv")
}
