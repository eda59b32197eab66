package check

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"leeway"
)

// tieOf is a claim on the share of Russia in Uzbekistan's remittances of the first quarter of 2024.
func tieOf(value float64, words, source string) leeway.Claim {
	c := leeway.Claim{ID: "c01", Kind: leeway.KindTie, Subject: "UZB", Object: "RUS", Indicator: "remittances", Statistic: leeway.Share, Value: &value, Unit: "percent",
		Period: &leeway.Period{From: "2024-01", To: "2024-03"}, Quote: leeway.Quote{Text: words}}
	if source != "" {
		c.Attribution = []leeway.Attribution{{Source: source}}
	}
	return c
}

func report(name, publisher, date string, claims ...leeway.Claim) Report {
	return Report{name, &leeway.Reading{Document: leeway.Document{Publisher: publisher, Date: date}, Claims: claims}}
}

func memberOf(status string, negated bool, period *leeway.Period) leeway.Claim {
	c := leeway.Claim{Kind: leeway.KindMembership, Subject: "KGZ", Object: "EAEU", Status: status, Period: period, Quote: leeway.Quote{Text: "Kyrgyzstan is a member"}}
	if negated {
		c.Polarity = leeway.Negated
	}
	return c
}

// Issue 7: Russia's share of Uzbek remittances is 68, 77 and 78 percent in three reports of one quarter.
func TestGather_ReportsOfOneQuarterThatDisagree(t *testing.T) {
	all := Gather([]Report{
		report("c.txt", "The Steppe", "2024-06-01", tieOf(68, "was 68 percent", "Center for Economic Research")),
		report("a.txt", "Gazeta", "2024-05-02", tieOf(77, "was 77 percent", "Central Bank of Uzbekistan")),
		report("d.txt", "", "2024-06", tieOf(78, "was 78 percent", "the Central Bank")),
		report("b.txt", "", "2024-05-10", tieOf(77, "stood at 77 percent", "Gazeta")),
		report("e.txt", "", "", tieOf(77, "77 percent", "")),
	})
	if len(all) != 1 || !all[0].Disagree || all[0].Documents != 5 {
		t.Fatalf("%+v", all)
	}
	var order []string
	for _, a := range all[0].Appearances {
		order = append(order, a.Document+":"+a.Cites+":"+a.Origin)
	}
	want := []string{"a.txt::Central Bank of Uzbekistan", "b.txt:Gazeta:Central Bank of Uzbekistan", "c.txt::Center for Economic Research", "d.txt::Central Bank of Uzbekistan", "e.txt::e.txt"}
	if !slices.Equal(order, want) {
		t.Errorf("%q", order)
	}
	if got := strings.Join(all[0].Origins, "; "); got != "Central Bank of Uzbekistan; Center for Economic Research; e.txt" {
		t.Errorf("%s", got)
	}
}

func TestGather_WhatIsNotAlikeStaysApart(t *testing.T) {
	base := tieOf(77, "was 77 percent", "")
	for name, change := range map[string]func(*leeway.Claim){
		"another subject":   func(c *leeway.Claim) { c.Subject = "TJK" },
		"another partner":   func(c *leeway.Claim) { c.Object = "KAZ" },
		"another statistic": func(c *leeway.Claim) { c.Statistic = leeway.Growth },
		"another whole":     func(c *leeway.Claim) { c.Of = "gdp" },
		"another quarter":   func(c *leeway.Claim) { c.Period = &leeway.Period{From: "2024-04", To: "2024-06"} },
		"a longer time":     func(c *leeway.Claim) { c.Period = &leeway.Period{From: "2024", To: "2024"} },
		"a forecast":        func(c *leeway.Claim) { c.Modality = leeway.Forecast },
		"another indicator": func(c *leeway.Claim) { c.Indicator = "trade" },
		"an opinion":        func(c *leeway.Claim) { c.Kind = leeway.KindAssessment },
	} {
		other := base
		change(&other)
		if all := Gather([]Report{report("a", "", "2024-05", base), report("b", "", "2024-05", other)}); len(all) != 0 {
			t.Errorf("%s: %+v", name, all)
		}
	}
	if all := Gather([]Report{report("a", "", "2024-05", base, base)}); len(all) != 0 {
		t.Errorf("one document alone: %+v", all)
	}
}

// A claim without a period joins those of one time if its document was written then, and none where there is a choice.
func TestGather_AClaimWithoutAPeriod(t *testing.T) {
	bare := tieOf(77, "is 77 percent", "")
	bare.Period = nil
	quarter := tieOf(77, "was 77 percent", "")
	if all := Gather([]Report{report("a", "", "2024-06-01", quarter), report("b", "", "2024-08-01", bare)}); len(all) != 1 || all[0].Disagree {
		t.Errorf("written soon after: %+v", all)
	}
	if all := Gather([]Report{report("a", "", "2024-06-01", quarter), report("b", "", "2027-08-01", bare)}); len(all) != 0 {
		t.Errorf("written years later: %+v", all)
	}
	second := quarter
	second.Period = &leeway.Period{From: "2024-04", To: "2024-06"}
	if all := Gather([]Report{report("a", "", "2024-08-01", quarter, second), report("b", "", "2024-08-01", bare)}); len(all) != 0 {
		t.Errorf("two times to choose from: %+v", all)
	}
}

func TestGather_WordingsThatLeaveRoomDoNotDisagree(t *testing.T) {
	more, down := tieOf(70, "more than 70 percent", ""), tieOf(5, "fell by 5 percent", "")
	more.Comparator = ">"
	down.Statistic, down.Direction = leeway.Growth, leeway.Down
	up := tieOf(5, "grew by 5 percent", "")
	up.Statistic, up.Direction = leeway.Growth, leeway.Up
	for _, c := range []struct {
		a, b leeway.Claim
		want bool
	}{
		{tieOf(77, "was 77 percent", ""), tieOf(77.3, "was 77.3 percent", ""), false},
		{tieOf(77, "was 77 percent", ""), more, false},
		{tieOf(68, "was 68 percent", ""), more, true},
		{up, down, true},
		{memberOf("member", false, nil), memberOf("founder", false, nil), false},
		{memberOf("member", false, nil), memberOf("member", true, nil), true},
	} {
		all := Gather([]Report{report("a", "", "2024-05", c.a), report("b", "", "2024-05", c.b)})
		if len(all) != 1 || all[0].Disagree != c.want {
			t.Errorf("%q and %q: %+v", c.a.Quote.Text, c.b.Quote.Text, all)
		}
	}
	then := report("a", "", "2013", memberOf("member", true, nil))
	if all := Gather([]Report{then, report("b", "", "2024", memberOf("member", false, nil))}); len(all) != 0 {
		t.Errorf("no member then and a member now is no disagreement: %+v", all)
	}
}

func TestGather_EitherOrderOfWhatIsMutual(t *testing.T) {
	a, b := tieOf(30, "trade was 30 percent", ""), tieOf(30, "trade was 30 percent", "")
	a.Indicator, b.Indicator = "trade", "trade"
	b.Subject, b.Object = a.Object, a.Subject
	b.Statistic, a.Statistic = leeway.Level, leeway.Level
	if all := Gather([]Report{report("a", "", "", a), report("b", "", "", b)}); len(all) != 1 {
		t.Errorf("%+v", all)
	}
}

// Acts are one where nothing that the texts say of their matter or size speaks against it.
func TestGather_ActsOfOneMatter(t *testing.T) {
	act := func(kind leeway.Kind, words string, value float64, from string) leeway.Claim {
		c := leeway.Claim{Kind: kind, Subject: "UZB", Object: "CHN", Action: "sign", Period: &leeway.Period{From: from, To: from}, Quote: leeway.Quote{Text: words}}
		if value > 0 {
			c.Value, c.Unit = &value, "usd"
		}
		return c
	}
	rail := act(leeway.KindAgreement, "signed a railway agreement", 0, "2024-06-06")
	for _, c := range []struct {
		name  string
		other leeway.Claim
		want  int
	}{
		{"the same, dated by month", act(leeway.KindDecision, "signed an agreement on the railway", 0, "2024-06"), 1},
		{"another matter", act(leeway.KindAgreement, "signed an agreement on visas", 0, "2024-06-06"), 0},
		{"another time", act(leeway.KindAgreement, "signed a railway agreement", 0, "2023-06"), 0},
	} {
		if all := Gather([]Report{report("a", "", "2024-07", rail), report("b", "", "2024-07", c.other)}); len(all) != c.want {
			t.Errorf("%s: %+v", c.name, all)
		}
	}
	two := act(leeway.KindAgreement, "signed deals worth $2 billion on gas", 2e9, "2024-06")
	three := act(leeway.KindAgreement, "signed deals worth $3 billion on gas", 3e9, "2024-06")
	if all := Gather([]Report{report("a", "", "", two), report("b", "", "", three)}); len(all) != 0 {
		t.Errorf("deals of another size: %+v", all)
	}
}

// A long sentence that two documents share word for word was copied; a short one may be written twice.
func TestGather_TheVeryWordsAreOneOrigin(t *testing.T) {
	long := "Russia accounted for 77 percent of all remittances to Uzbekistan in the first quarter of 2024"
	all := Gather([]Report{report("a", "", "2024-05-02", tieOf(77, long, "")), report("b", "", "2024-05-03", tieOf(77, strings.ToUpper(long[:1])+long[1:], ""))})
	if len(all) != 1 || len(all[0].Origins) != 1 || all[0].Appearances[1].Cites != "a" {
		t.Errorf("%+v", all)
	}
	all = Gather([]Report{report("a", "", "2024-05-02", tieOf(77, "Its share was 77 percent", "")), report("b", "", "2024-05-03", tieOf(77, "Its share was 77 percent", ""))})
	if len(all) != 1 || len(all[0].Origins) != 2 {
		t.Errorf("%+v", all)
	}
}

// Two documents that cite each other end somewhere, and a short name that two longer ones fit is neither.
func TestGather_RingsOfCitationsAndNamesThatFitTwo(t *testing.T) {
	ring := Gather([]Report{report("a", "Gazeta", "2024-05-02", tieOf(77, "77 percent", "Vesti")), report("b", "Vesti", "2024-05-03", tieOf(77, "77 percent", "Gazeta"))})
	if len(ring) != 1 || len(ring[0].Origins) == 0 {
		t.Errorf("%+v", ring)
	}
	all := Gather([]Report{report("a", "", "2024-05-01", tieOf(77, "77 percent", "Central Bank of Uzbekistan")), report("b", "", "2024-05-02", tieOf(77, "77 percent", "Central Bank of Russia")),
		report("c", "", "2024-05-03", tieOf(77, "77 percent", "the Central Bank"))})
	if len(all) != 1 || len(all[0].Origins) != 3 {
		t.Errorf("%+v", all)
	}
}

func TestGather_TheSiteOfAnAddressIsAName(t *testing.T) {
	a := report("a", "", "2024-05-01", tieOf(77, "77 percent", ""))
	a.Reading.Document.URL = "https://www.eurasianet.org/uzbek-remittances"
	all := Gather([]Report{a, report("b", "", "2024-05-02", tieOf(77, "77 percent", "Eurasianet"))})
	if len(all) != 1 || len(all[0].Origins) != 1 || all[0].Appearances[1].Cites != "a" {
		t.Errorf("%+v", all)
	}
}

// Thousands of documents are laid side by side in the time that it takes to read a few.
func TestGather_ManyDocuments(t *testing.T) {
	var reports []Report
	for i := range 4000 {
		source := []string{"", "Central Bank", "Ann"}[i%3]
		reports = append(reports, report("document "+strconv.Itoa(i), "", "2024-05-02", tieOf(77, "Its share was 77 percent", source), memberOf("member", false, nil)))
	}
	begin := time.Now()
	all := Gather(reports)
	if len(all) != 2 || all[0].Documents != 4000 || len(all[0].Origins) != 1334+2 || len(all[1].Origins) != 4000 {
		t.Errorf("%d gathered", len(all))
	}
	if took := time.Since(begin); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
}
