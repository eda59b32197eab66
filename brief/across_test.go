package brief_test

import (
	"bytes"
	"strings"
	"testing"

	"leeway"
	"leeway/brief"
	"leeway/check"
)

func gatherings() []check.Gathering {
	share := func(v float64) leeway.Claim {
		return leeway.Claim{ID: "c01", Kind: leeway.KindTie, Subject: "UZB", Object: "RUS", Indicator: "remittances", Statistic: leeway.Share, Value: &v, Unit: "percent",
			Period: &leeway.Period{From: "2024-01", To: "2024-03"}, Quote: leeway.Quote{Text: "some words"}, Verdict: &leeway.Verdict{Status: leeway.Supported}}
	}
	member := leeway.Claim{ID: "c02", Kind: leeway.KindMembership, Subject: "TKM", Object: "CSTO", Quote: leeway.Quote{Text: "other words"}}
	denied := member
	denied.Polarity = leeway.Negated
	a, b := share(68), share(77)
	b.Attribution = []leeway.Attribution{{Source: "Gazeta"}}
	return []check.Gathering{
		{Documents: 2, Disagree: true, Origins: []string{"a.txt", "Gazeta"}, Appearances: []check.Appearance{{Document: "a.txt", Date: "2024-05-02", Claim: a, Origin: "a.txt"}, {Document: "b.txt", Claim: b, Cites: "Gazeta", Origin: "Gazeta"}}},
		{Documents: 2, Origins: []string{"c.txt"}, Appearances: []check.Appearance{{Document: "c.txt", Claim: member, Origin: "c.txt"}, {Document: "d.txt", Claim: denied, Origin: "c.txt"}}},
	}
}

func TestAcross_LaysReportsSideBySide(t *testing.T) {
	var b bytes.Buffer
	if err := brief.Across(&b, gatherings(), options()); err != nil {
		t.Fatal(err)
	}
	golden(t, "across.txt", b.Bytes())
}

func TestAcross_ManyAreFoldedAndNoneIsSaid(t *testing.T) {
	var many []check.Gathering
	for range 20 {
		many = append(many, gatherings()...)
	}
	var b bytes.Buffer
	if err := brief.Across(&b, many, options()); err != nil || !strings.Contains(b.String(), "and 28 more claims; --all shows them") {
		t.Errorf("%v\n%s", err, b.String())
	}
	b.Reset()
	if err := brief.Across(&b, nil, options()); err != nil || !strings.Contains(b.String(), "No claim is made by more than one") {
		t.Errorf("%v\n%s", err, b.String())
	}
}

func TestAcrossRows_ARowForEachAppearance(t *testing.T) {
	rows := brief.AcrossRows(gatherings(), options())
	if len(rows) != 4 {
		t.Fatalf("%d rows", len(rows))
	}
	for _, row := range rows {
		if len(row) != len(brief.AcrossHead) {
			t.Errorf("%d cells under %d heads", len(row), len(brief.AcrossHead))
		}
	}
	if rows[3][9] != "denied" || rows[0][10] != "68" || rows[1][2] != "yes" || rows[2][2] != "" {
		t.Errorf("%q", rows)
	}
}
