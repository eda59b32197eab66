package actor_test

import (
	"fmt"
	"strings"
	"testing"

	"leeway/actor"
	"leeway/extract/token"
)

// seen returns the mentions in text as "words=id", with the role and the person where
// there is one: "Putin=RUS/leader/vladimir-putin".
func seen(text, date string) []string {
	var out []string
	for _, m := range actor.Default().Find(token.Split(text), date) {
		s := text[m.Start:m.End] + "=" + m.ID
		if m.Role != actor.Plain {
			s += "/" + string(m.Role)
		}
		if m.Person != "" {
			s += "/" + m.Person
		}
		out = append(out, s)
	}
	return out
}

func TestFind_TellsNamesApart(t *testing.T) {
	tests := []struct{ shows, date, text, want string }{
		{"a bird is no state", "", "They ate turkey from fine china in Turkey.", "Turkey=TUR"},
		{"a surname is no state", "", "Michael Jordan met officials of Jordan.", "Jordan=JOR"},
		{"a given name is no state", "", "Analyst Jordan Petersen spoke in Chad.", "Chad=TCD"},
		{"a pronoun is no state", "", "They told us that the US would pay.", "US=USA"},
		{"dollars are no state", "", "It cost 5 million US dollars, or US$5 million.", ""},
		{"a city in the American Georgia", "", "The plant in Atlanta, Georgia, sells to Georgia.", "Atlanta, Georgia=georgia-us Georgia=georgia-us"},
		{"the Caucasian Georgia", "", "Armenia, Georgia and Azerbaijan signed.", "Armenia=ARM Georgia=GEO Azerbaijan=AZE"},
		{"Niger and Nigeria", "", "Niger sells uranium; the Nigerien army left Nigeria. Nigerians fled the Niger Delta.", "Niger=NER Nigerien=NER Nigeria=NGA Nigerians=NGA"},
		{"both Congos", "", "DR Congo and the Republic of the Congo met.", "DR Congo=COD Republic of the Congo=COG"},
		{"the smaller Congo by its capital", "", "The Congo exports oil, Brazzaville said.", "Congo=COG Brazzaville=COG/metonym"},
		{"the larger Congo alone", "", "Congo exports cobalt. Congolese miners strike.", "Congo=COD Congolese=COD"},
		{"both Koreas", "", "South Korea and North Korea fired; Korean ships turned. Seoul blamed Pyongyang.", "South Korea=KOR North Korea=PRK Korean=KOR Seoul=KOR/metonym Pyongyang=PRK/metonym"},
		{"the Guineas", "", "Guinea, Guinea-Bissau, Equatorial Guinea and Papua New Guinea voted.", "Guinea=GIN Guinea-Bissau=GNB Equatorial Guinea=GNQ Papua New Guinea=PNG"},
		{"names turned round", "", "Partners: Korea, North 2%, Korea, South 5%, Congo, Democratic Republic of the 1%.", "Korea, North=PRK Korea, South=KOR Congo, Democratic Republic of the=COD"},
		{"the Sudans", "", "South Sudan sells oil through Sudan.", "South Sudan=SSD Sudan=SDN"},
		{"the Irelands", "", "Northern Ireland trades with Ireland.", "Northern Ireland=northern-ireland Ireland=IRL"},
		{"seas are no states", "", "Ships cross the Indian Ocean, the South China Sea, the Gulf of Mexico and the Gulf of Oman.", ""},
		{"New Mexico", "", "A firm in New Mexico exports to Mexico.", "New Mexico=new-mexico Mexico=MEX"},
		{"French Guiana", "", "French Guiana is part of France.", "French Guiana=GUF France=FRA"},
		{"languages are no states", "", "He speaks Russian, and the Russian-language channel broadcast in Chinese.", ""},
		{"an adjective is", "", "Russian exports to the Chinese market rose.", "Russian=RUS Chinese=CHN"},
		{"a disease is no state", "", "Economists fear Dutch disease in Kazakhstan.", "Kazakhstan=KAZ"},
		{"Americans of other descent", "", "African Americans and Armenian Americans vote.", ""},
		{"airlines are firms", "", "Turkish Airlines and American Airlines fly there.", "Turkish Airlines=turkish-airlines American Airlines=american-airlines"},
		{"newspapers are outlets", "", "The Moscow Times and China Daily reported it.", "The Moscow Times=moscow-times/outlet China Daily=china-daily/outlet"},
		{"newspapers that no table knows", "", "The Vladivostok Post and the Lagos Post quoted the Baku Tribune.", "Baku Tribune=baku-tribune/outlet"},
		{"think-tanks are outlets", "", "RUSI and the Carnegie Russia Eurasia Center warn.", "RUSI=rusi/outlet Carnegie Russia Eurasia Center=carnegie-russia-eurasia-center/outlet"},
		{"universities are outlets", "", "A scholar of the University of Jordan agrees.", "University of Jordan=university-of-jordan/outlet"},
		{"a bank named for a state", "", "It borrowed from the Bank of China and from the Bank of Baroda.", "Bank of China=bank-of-china"},
		{"a central bank speaks for the state", "", "The Bank of Russia, the Bank of England and the Central Bank of Uzbekistan met.", "Bank of Russia=RUS/ministry Bank of England=GBR/ministry Central Bank of Uzbekistan=UZB/ministry"},
		{"ministries", "", "The Kazakh Foreign Ministry, China’s Ministry of Commerce and the Ministry of Finance of Georgia agreed.", "Kazakh Foreign Ministry=KAZ/ministry China’s Ministry of Commerce=CHN/ministry Ministry of Finance of Georgia=GEO/ministry"},
		{"ministries in lower case", "", "The Kyrgyz foreign ministry and Russia's central bank agreed.", "Kyrgyz foreign ministry=KGZ/ministry Russia's central bank=RUS/ministry"},
		{"a head's office", "", "The Kazakhstani Prime Minister’s office and Georgia's presidential administration agreed.", "Kazakhstani Prime Minister’s office=KAZ/ministry Georgia's presidential administration=GEO/ministry"},
		{"a member of a cabinet is no ministry", "", "Kenya's Cabinet Secretary left.", "Kenya=KEN"},
		{"foreign affairs, and the journal", "", "Japan's Ministry of Foreign Affairs answered Foreign Affairs.", "Japan's Ministry of Foreign Affairs=JPN/ministry Foreign Affairs=foreign-affairs/outlet"},
		{"a foreign office", "", "The German Foreign Office summoned him.", "German Foreign Office=DEU/ministry"},
		{"a national bank", "", "The National Bank of the Kyrgyz Republic published it.", "National Bank of the Kyrgyz Republic=KGZ/ministry"},
		{"a minister is not a ministry", "2024-05", "Chinese Foreign Minister Wang Yi left.", "Chinese=CHN Wang Yi=CHN/leader/wang-yi"},
		{"the lender", "", "Tajikistan owes the Export-Import Bank of China.", "Tajikistan=TJK Export-Import Bank of China=china-exim-bank"},
		{"firms by their shape", "", "The tender went to Altai Copper Holding and to Baikal Energy Group.", "Altai Copper Holding=altai-copper-holding Baikal Energy Group=baikal-energy-group"},
		{"capitals and seats of power", "", "Ankara, the Kremlin, Downing Street and Brussels disagree.", "Ankara=TUR/metonym Kremlin=RUS/metonym Downing Street=GBR/metonym Brussels=EU/metonym"},
		{"hyphens", "", "The Russia-led bloc, an EU-backed plan, Sino-Russian trade and the US-China talks.", "Russia=RUS EU=EU Sino=CHN Russian=RUS US=USA China=CHN"},
		{"a compass point", "", "Oil from West Texas is sold to the West.", "Texas=texas West=west"},
		{"the West and the West Bank", "", "The West condemned raids in the West Bank.", "West=west West Bank=PSE"},
		{"a longer name after the article", "", "Mali left the West African Economic and Monetary Union.", "Mali=MLI West African Economic and Monetary Union=WAEMU"},
		{"an organisation and an island", "", "GUAM met without Guam.", "GUAM=GUAM Guam=GUM"},
		{"groups", "", "The five Central Asian states and Gulf states met the Baltic states.", "five Central Asian states=central-asia Gulf states=gulf Baltic states=baltics"},
		{"members of an organisation", "", "EU member states and NATO allies agreed.", "EU member states=EU NATO allies=NATO"},
		{"an acronym that the text explains", "", "They signed a Bilateral Trade Agreement (BTA) in Sofia. The BTA ends in May.", "Sofia=BGR/metonym"},
		{"a firm's own acronym", "", "It hired Altai Copper Holding (ACH). Later ACH left.", "Altai Copper Holding=altai-copper-holding ACH=altai-copper-holding ACH=altai-copper-holding"},
		{"a bank's short name", "", "The Export-Import Bank of India lent more than the Export-Import Bank of Korea. Eximbank of China did not; Eximbank said so.", "Export-Import Bank of India=exim-bank-of-india Export-Import Bank of Korea=korea-eximbank Eximbank of China=china-exim-bank Eximbank=china-exim-bank"},
		{"a spelling that no table has", "", "The Economic Corridor of China and Pakistan, or China's Pakistan Economic Corridor (CPEC), grows.", "China=CHN Pakistan=PAK China=CHN Pakistan=PAK CPEC=cpec"},
		{"an American town", "", "He moved from Lebanon, Ohio, to Lebanon.", "Lebanon=LBN"},
		{"an embassy that is opened", "", "Tegucigalpa opened an embassy in Beijing.", "Tegucigalpa=HND/metonym Beijing=CHN/metonym"},
		{"capitals in a headline", "", "WHO ATE THE PIE? The WHO did not say.", "WHO=who"},
		{"the Quad and a bike", "", "The Quad met. He rode a Quad bike.", "Quad=QUAD"},
	}
	for _, tt := range tests {
		t.Run(tt.shows, func(t *testing.T) {
			if got := strings.Join(seen(tt.text, tt.date), " "); got != tt.want {
				t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
			}
		})
	}
}

func TestFind_KnowsLeadersByTheirTime(t *testing.T) {
	tests := []struct{ shows, date, text, want string }{
		{"a distinctive surname", "2024-11-19", "Putin called Tokayev.", "Putin=RUS/leader/vladimir-putin Tokayev=KAZ/leader/kassym-jomart-tokayev"},
		{"spellings", "2022-08", "Zelensky met Erdogan, then Erdoğan left.", "Zelensky=UKR/leader/volodymyr-zelenskyy Erdogan=TUR/leader/recep-tayyip-erdogan Erdoğan=TUR/leader/recep-tayyip-erdogan"},
		{"a common surname needs a title", "2009-06", "President Lee left. Lee smiled.", "Lee=KOR/leader/lee-myung-bak"},
		{"the bearer in office", "2024-06", "Japarov spoke; Aliyev listened.", "Japarov=KGZ/leader/sadyr-japarov Aliyev=AZE/leader/ilham-aliyev"},
		{"two Bushes", "2004-03", "President Bush spoke.", "President Bush=USA/leader/george-w-bush"},
		{"the full name opens the surname", "2019-05", "Theresa May resigned. May wept.", "Theresa May=GBR/leader/theresa-may May=GBR/leader/theresa-may"},
		{"the headline before the full name", "2005-11-20", "Bush and Hu meet.\n\nGeorge W. Bush met Hu Jintao.", "Bush=USA/leader/george-w-bush Hu=CHN/leader/hu-jintao George W. Bush=USA/leader/george-w-bush Hu Jintao=CHN/leader/hu-jintao"},
		{"the month beside the leader", "2017-05", "In May Theresa May spoke. On 3 May 2017 May left.", "Theresa May=GBR/leader/theresa-may May=GBR/leader/theresa-may"},
		{"a month is no leader", "2018-05", "In May exports fell.", ""},
		{"somebody else of the family", "2024-05", "Xi Zhongxun was a general. Xi rules.", "Xi=CHN/leader/xi-jinping"},
		{"a relative is somebody else", "2018-05", "Melania Trump and Hunter Biden came.", ""},
		{"a leader to come is not meant by a surname", "1999-05", "Starmer, a lawyer, sued.", ""},
		{"a surname that begins a name", "2015-05", "Sharif Street was closed.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.shows, func(t *testing.T) {
			if got := strings.Join(seen(tt.text, tt.date), " "); got != tt.want {
				t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
			}
		})
	}
}

func TestFind_SaysWhoHasLeftOffice(t *testing.T) {
	for date, former := range map[string]bool{"2018-05": false, "2023-06": true, "2025-06": false, "": false} {
		m := actor.Default().Find(token.Split("Donald Trump spoke."), date)
		if len(m) != 1 || m[0].Former != former {
			t.Errorf("on %q: %+v, want former %v", date, m, former)
		}
	}
}

func TestFind_KeepsTheForm(t *testing.T) {
	text := "Chinese firms hired Uzbekistanis and Poles in Astana, the Dutch say, and Sino-Russian trade grew, a Paris-based bank finds."
	want := map[string]string{"Chinese": "adjective", "Uzbekistanis": "people", "Poles": "people",
		"Astana": "place", "Paris": "place", "Dutch": "adjective people", "Sino": "adjective", "Russian": "adjective"}
	for _, m := range actor.Default().Find(token.Split(text), "") {
		var got []string
		if m.Adjective {
			got = append(got, "adjective")
		}
		if m.People {
			got = append(got, "people")
		}
		if m.Place {
			got = append(got, "place")
		}
		words := text[m.Start:m.End]
		if s := strings.Join(got, " "); s != want[words] {
			t.Errorf("%s is %q, want %q", words, s, want[words])
		}
		delete(want, words)
	}
	if len(want) > 0 {
		t.Errorf("not found: %v", want)
	}
}

func TestFind_MatchesAreOrderedAndCutFromTheText(t *testing.T) {
	goldArticles(t, func(name string, g goldFile, text string) {
		tt := token.Split(text)
		last := 0
		for _, m := range actor.Default().Find(tt, g.Document.Date) {
			if m.First < last || m.Last <= m.First || m.Start != tt.Tokens[m.First].Start || m.End != tt.Tokens[m.Last-1].End {
				t.Errorf("%s: match out of order: %+v", name, m)
			}
			last = m.Last
		}
	})
}

func ExampleDictionary_Find() {
	text := "Tashkent owes the Export-Import Bank of China, Reuters reports."
	for _, m := range actor.Default().Find(token.Split(text), "2024-11-19") {
		fmt.Println(text[m.Start:m.End], m.ID, m.Type)
	}
	// Output:
	// Tashkent UZB state
	// Export-Import Bank of China china-exim-bank company
	// Reuters reuters outlet
}

func FuzzFind(f *testing.F) {
	f.Add("The Kyrgyz president's office (KPO) and the Bank of, U.S.-led (EU) talks in")
	f.Add("'s minister's of the Ministry of (")
	f.Fuzz(func(t *testing.T, text string) {
		tt := token.Split(strings.ToValidUTF8(text, "?"))
		last := 0
		for _, m := range actor.Default().Find(tt, "2024") {
			if m.First < last || m.Last <= m.First || m.Last > len(tt.Tokens) || m.ID == "" {
				t.Fatalf("bad match %+v", m)
			}
			last = m.Last
		}
	})
}
