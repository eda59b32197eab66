package leeway

// Indicator is what a claim or an observation measures.
type Indicator struct {
	ID       string
	Reporter string // the side whose dependence is in question: an observation's reporter, a claim's subject
	Partner  string // the other side, empty where there is none
	Means    string
}

// Indicators lists what is measured, ties first. The last rows speak of one state alone.
var Indicators = []Indicator{
	{"trade", "either side", "the other", "exports plus imports of goods"},
	{"exports", "exporter", "buyer", "goods sold abroad"},
	{"imports", "importer", "seller", "goods bought abroad"},
	{"trade-balance", "either side", "the other", "exports less imports; a deficit is negative"},
	{"remittances", "receiver", "sender", "money that people abroad send home"},
	{"remittances-outflow", "sender", "receiver", "remittances told from the sender's side"},
	{"investment", "receiver", "investor", "direct investment, shareholdings"},
	{"debt", "debtor", "creditor", "what a state owes abroad"},
	{"aid", "receiver", "giver", "grants and assistance"},
	{"development-finance", "receiver", "giver", "loans and grants committed for development"},
	{"military-finance", "receiver", "giver", "loans and grants committed for armed forces and police"},
	{"deals", "receiver", "other party", "announced value of agreements, never an investment flow"},
	{"arms", "recipient", "supplier", "deliveries of major arms"},
	{"troops", "host", "whose troops", "foreign troops and bases"},
	{"exercises", "either side", "the other", "joint exercises"},
	{"energy", "supplied side", "supplier", "gas, oil, electricity, fuel"},
	{"gas-exports", "seller", "buyer", "natural gas sold"},
	{"gas-imports", "buyer", "seller", "natural gas bought"},
	{"migrants", "origin", "destination", "people living abroad"},
	{"permits", "origin", "destination", "work, residence and visa permits"},
	{"refugees", "origin", "destination", "refugees and asylum seekers abroad"},
	{"students", "origin", "destination", "students abroad"},
	{"tourists", "visited", "origin", "visitors"},
	{"enterprises", "host", "owner", "firms with foreign capital"},
	{"jobs", "host", "provider", "jobs that a foreign tie provides"},
	{"alliance-defence", "either side", "the other", "a treaty that obliges to defend"},
	{"alliance-offence", "either side", "the other", "a treaty that obliges to join an attack"},
	{"alliance-neutrality", "either side", "the other", "a treaty that obliges to stay neutral"},
	{"alliance-nonaggression", "either side", "the other", "a treaty that forbids to attack"},
	{"alliance-consultation", "either side", "the other", "a treaty that obliges to consult"},
	{"economic-ties", "either side", "the other", "trade, remittances, investment and debt together"},
	{"security-ties", "either side", "the other", "arms, troops, exercises and alliances together"},
	{"ties", "either side", "the other", "relations without a domain"},
	{"gdp", "state", "", "gross domestic product"},
	{"inflation", "state", "", "change of consumer prices"},
	{"population", "state", "", "people living in a state"},
}
