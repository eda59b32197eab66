package main

import "strings"

// party is how a text names an actor: by its name, by an adjective, by its people, by its capital.
type party struct{ name, adjective, people, capital string }

// parties are the actors that the benchmark writes about, one a line: id, name, adjective, people, capital.
var parties = readParties(`
AFG|Afghanistan|Afghan|Afghans|Kabul
ARE|the United Arab Emirates|Emirati|Emiratis|Abu Dhabi
ARG|Argentina|Argentine|Argentines|Buenos Aires
ARM|Armenia|Armenian|Armenians|Yerevan
AUS|Australia|Australian|Australians|Canberra
AUT|Austria|Austrian|Austrians|Vienna
AZE|Azerbaijan|Azerbaijani|Azerbaijanis|Baku
BEL|Belgium|Belgian|Belgians|Brussels
BGD|Bangladesh|Bangladeshi|Bangladeshis|Dhaka
BLR|Belarus|Belarusian|Belarusians|Minsk
BRA|Brazil|Brazilian|Brazilians|Brasília
CAN|Canada|Canadian|Canadians|Ottawa
CHE|Switzerland|Swiss||Bern
CHL|Chile|Chilean|Chileans|Santiago
CHN|China|Chinese||Beijing
COL|Colombia|Colombian|Colombians|Bogotá
CUB|Cuba|Cuban|Cubans|Havana
CZE|the Czech Republic|Czech|Czechs|Prague
DEU|Germany|German|Germans|Berlin
DNK|Denmark|Danish|Danes|Copenhagen
DZA|Algeria|Algerian|Algerians|Algiers
EGY|Egypt|Egyptian|Egyptians|Cairo
ESP|Spain|Spanish|Spaniards|Madrid
EST|Estonia|Estonian|Estonians|Tallinn
ETH|Ethiopia|Ethiopian|Ethiopians|Addis Ababa
FIN|Finland|Finnish|Finns|Helsinki
FRA|France|French||Paris
GBR|the United Kingdom|British|Britons|London
GEO|Georgia|Georgian|Georgians|Tbilisi
GHA|Ghana|Ghanaian|Ghanaians|Accra
GRC|Greece|Greek|Greeks|Athens
HUN|Hungary|Hungarian|Hungarians|Budapest
IDN|Indonesia|Indonesian|Indonesians|Jakarta
IND|India|Indian|Indians|New Delhi
IRN|Iran|Iranian|Iranians|Tehran
IRQ|Iraq|Iraqi|Iraqis|Baghdad
ISR|Israel|Israeli|Israelis|
ITA|Italy|Italian|Italians|Rome
JPN|Japan|Japanese||Tokyo
KAZ|Kazakhstan|Kazakh|Kazakhs|Astana
KEN|Kenya|Kenyan|Kenyans|Nairobi
KGZ|Kyrgyzstan|Kyrgyz||Bishkek
KOR|South Korea|South Korean|South Koreans|Seoul
KWT|Kuwait|Kuwaiti|Kuwaitis|
LTU|Lithuania|Lithuanian|Lithuanians|Vilnius
LVA|Latvia|Latvian|Latvians|Riga
MAR|Morocco|Moroccan|Moroccans|Rabat
MDA|Moldova|Moldovan|Moldovans|Chişinău
MEX|Mexico|Mexican|Mexicans|
MNG|Mongolia|Mongolian|Mongolians|Ulaanbaatar
MYS|Malaysia|Malaysian|Malaysians|Kuala Lumpur
NGA|Nigeria|Nigerian|Nigerians|Abuja
NLD|the Netherlands|Dutch||The Hague
NOR|Norway|Norwegian|Norwegians|Oslo
NPL|Nepal|Nepali|Nepalis|Kathmandu
PAK|Pakistan|Pakistani|Pakistanis|Islamabad
PER|Peru|Peruvian|Peruvians|Lima
PHL|the Philippines|Philippine|Filipinos|Manila
POL|Poland|Polish|Poles|Warsaw
PRT|Portugal|Portuguese||Lisbon
QAT|Qatar|Qatari|Qataris|Doha
ROU|Romania|Romanian|Romanians|Bucharest
RUS|Russia|Russian|Russians|Moscow
SAU|Saudi Arabia|Saudi|Saudis|Riyadh
SRB|Serbia|Serbian|Serbs|Belgrade
SVK|Slovakia|Slovak|Slovaks|Bratislava
SWE|Sweden|Swedish|Swedes|Stockholm
THA|Thailand|Thai|Thais|Bangkok
TJK|Tajikistan|Tajik|Tajiks|Dushanbe
TKM|Turkmenistan|Turkmen||Ashgabat
TUN|Tunisia|Tunisian|Tunisians|Tunis
TUR|Turkey|Turkish|Turks|Ankara
UGA|Uganda|Ugandan|Ugandans|Kampala
UKR|Ukraine|Ukrainian|Ukrainians|Kyiv
USA|the United States|American|Americans|Washington
UZB|Uzbekistan|Uzbek|Uzbeks|Tashkent
VEN|Venezuela|Venezuelan|Venezuelans|Caracas
VNM|Vietnam|Vietnamese||Hanoi
YEM|Yemen|Yemeni|Yemenis|
ZAF|South Africa|South African|South Africans|Pretoria
EU|the European Union|EU||
EAEU|the Eurasian Economic Union|||
central-asia|Central Asia|Central Asian||
china-exim-bank|the Export-Import Bank of China|||
`)

// bodies are the names of organisations, the usual one first.
var bodies = map[string][]string{
	"AES": {"the Alliance of Sahel States"}, "APEC": {"APEC"}, "ASEAN": {"ASEAN"}, "AU": {"the African Union"}, "AUKUS": {"AUKUS"},
	"BRICS": {"BRICS"}, "CELAC": {"CELAC"}, "CIS": {"the Commonwealth of Independent States", "the CIS"},
	"CPTPP": {"the CPTPP"}, "CSTO": {"the Collective Security Treaty Organization", "the CSTO"},
	"EAEU": {"the Eurasian Economic Union", "the EAEU"}, "ECO": {"the Economic Cooperation Organization"}, "ECOWAS": {"ECOWAS"},
	"EDB": {"the Eurasian Development Bank"}, "EU": {"the European Union", "the EU"}, "G7": {"the G7"}, "GCC": {"the Gulf Cooperation Council", "the GCC"},
	"GUAM": {"GUAM"}, "MERCOSUR": {"Mercosur"}, "NATO": {"NATO"}, "OPEC": {"OPEC"}, "OTS": {"the Organization of Turkic States"},
	"QUAD": {"the Quad"}, "RCEP": {"the RCEP"}, "SCO": {"the Shanghai Cooperation Organization", "the SCO"}, "USMCA": {"the USMCA"},
	"WAEMU": {"the West African Economic and Monetary Union"}, "WTO": {"the World Trade Organization", "the WTO"},
}

func readParties(list string) map[string]party {
	out := map[string]party{}
	for line := range strings.Lines(strings.TrimSpace(list)) {
		f := strings.Split(strings.TrimSpace(line), "|")
		out[f[0]] = party{f[1], f[2], f[3], f[4]}
	}
	return out
}

// possessive writes "Kazakhstan's", "the Netherlands'".
func possessive(name string) string {
	if strings.HasSuffix(name, "s") {
		return name + "'"
	}
	return name + "'s"
}

// authorities are how texts name whose figure it is, by origin.
var authorities = map[string]string{
	"central-bank-uzb": "the Central Bank of Uzbekistan", "central-bank-kaz": "the National Bank of Kazakhstan", "central-bank-kgz": "the National Bank of the Kyrgyz Republic",
	"central-bank-tjk": "the National Bank of Tajikistan", "central-bank-rus": "the Bank of Russia", "central-bank-geo": "the National Bank of Georgia",
	"central-bank-arm": "the Central Bank of Armenia", "uzstat": "Uzbekistan's Statistics Agency", "stat-kaz": "Kazakhstan's Bureau of National Statistics",
	"stat-kgz": "Kyrgyzstan's National Statistical Committee", "stat-tjk": "Tajikistan's Statistics Agency", "china-customs": "Chinese customs",
	"russia-customs": "Russian customs", "eurostat": "Eurostat", "sipri": "the Stockholm International Peace Research Institute", "un-desa": "the United Nations",
	"world-bank": "the World Bank", "imf": "the IMF", "minfin-kgz": "Kyrgyzstan's Finance Ministry", "minfin-tjk": "Tajikistan's Finance Ministry",
	"minfin-uzb": "Uzbekistan's Finance Ministry",
}
