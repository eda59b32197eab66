package imf_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"leeway"
	"leeway/source"
	"leeway/source/imf"
	"leeway/source/sourcetest"
)

// rows writes observations as lines.
func rows(c *source.Collected) []string {
	var out []string
	for _, o := range c.Observations {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s %s %s %s %v %s %s", o.Indicator, o.Reporter, o.Partner, o.Period, o.PeriodBasis, o.Value, o.Mirror, o.Status)))
	}
	return out
}

func same(t *testing.T, c *source.Collected, want []string, skipped map[string]int64) {
	t.Helper()
	if got := rows(c); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for reason, n := range skipped {
		if c.Counts.Skipped[reason] != n {
			t.Errorf("%s: %d skipped, want %d", reason, c.Counts.Skipped[reason], n)
		}
	}
}

// Q1, Q2, Q3, Q6: the world and a group, dollars whatever SCALE says, imports fob, NaN.
func TestParse_Trade(t *testing.T) {
	c := sourcetest.Run(t, imf.NewIMTS(), sourcetest.Files(t, "testdata", "imts.csv"))
	same(t, c, []string{
		"exports KGZ world 2023 year 1000 reporter",
		"exports KGZ RUS 2023 year 700 reporter estimated",
		"imports KGZ CHN 2023-07 months 50.5 reporter",
	}, map[string]int64{"aggregate": 1, "MG_FOB_USD": 1, "blank": 1})
}

// Q4, Q5, Q6: both derivations, a confidential and a negative position, a row of blanks.
func TestParse_Positions(t *testing.T) {
	c := sourcetest.Run(t, imf.NewCDIS(), sourcetest.Files(t, "testdata", "dip.csv"))
	same(t, c, []string{
		"investment KAZ world 2023 stock-at-end 1000 reporter",
		"investment KAZ NLD 2023 stock-at-end 600.5 reporter",
		"investment KAZ NLD 2023 stock-at-end 650 partner",
		"investment KAZ CHN 2023 stock-at-end 0 reporter suppressed",
		"investment KAZ RUS 2023 stock-at-end -20 reporter estimated",
	}, map[string]int64{"part": 1, "outward": 1})
}

func TestParse_Refuses(t *testing.T) {
	imts, dip := sourcetest.Read(t, "imts.csv"), sourcetest.Read(t, "dip.csv")
	for name, c := range map[string]struct {
		s                           source.Source
		text, old, new, where, what string
	}{
		"an unknown partner":  {imf.NewIMTS(), imts, ",RUS,", ",RUZ,", "a, row 3, column D", "RUZ"},
		"an unknown reporter": {imf.NewIMTS(), imts, ",KGZ,XG", ",KGX,XG", "a, row 2, column B", "KGX"},
		"an indicator":        {imf.NewIMTS(), imts, "MG_FOB_USD", "MG_FOB_EUR", "a, row 5, column C", "MG_FOB_EUR"},
		"a period":            {imf.NewIMTS(), imts, "2023-M07", "2023-M13", "a, row 4, column F", "2023-M13"},
		"a number":            {imf.NewIMTS(), imts, "50.5", "50,5", "line 4", "fields"},
		"a status":            {imf.NewIMTS(), imts, "OL,E", "OL,W", "a, row 3, column P", "W"},
		"another data set":    {imf.NewCDIS(), dip, "IMF.STA:DIP(", "IMF.STA:PIP(", "a, row 2", "not of DIP"},
		"a changed head":      {imf.NewCDIS(), dip, "DV_TYPE", "DERIVED", "a, row 1", "DV_TYPE"},
		"a new attribute":     {imf.NewCDIS(), dip, "SCALE", "COLOUR", "a, row 1, column K", "COLOUR"},
		"a derivation":        {imf.NewCDIS(), dip, ",SCC,", ",XYZ,", "a, row 4, column E", "XYZ"},
		"a value":             {imf.NewCDIS(), dip, "600.5", "6OO", "a, row 3, column J", "6OO"},
		"a web page":          {imf.NewCDIS(), dip, "STRUCTURE", "<html>", "a is a web page", ""},
		"a position twice":    {imf.NewCDIS(), dip, ",RUS,", ",NLD,", "KAZ", "twice"},
	} {
		t.Run(name, func(t *testing.T) {
			sourcetest.Refuses(t, c.s, sourcetest.Text("a", strings.Replace(c.text, c.old, c.new, 1)), c.where, c.what)
		})
	}
}

func TestPlan_AsksForAFewReportersAtATime(t *testing.T) {
	const base = "https://api.imf.org/external/sdmx/3.0/data/dataflow/IMF.STA/"
	asks, err := imf.NewIMTS().Plan(source.Request{Reporters: []string{"KAZ", "KGZ", "TJK", "TKM", "UZB", "XKX"}, From: "2015", To: "2023"})
	if err != nil || len(asks) != 2 || asks[1].URL != base+"IMTS/~/KOS.XG_FOB_USD+MG_CIF_USD.*.A?c%5BTIME_PERIOD%5D=ge:2015%2Ble:2023" || asks[0].Name != "imts-KAZ-KGZ-TJK-TKM-UZB.csv" {
		t.Errorf("%+v, %v", asks, err)
	}
	asks, err = imf.NewCDIS().Plan(source.Request{Reporters: []string{"KAZ"}, Partners: []string{"CHN", "world"}})
	if err != nil || len(asks) != 1 || asks[0].URL != base+"DIP/~/KAZ.O+SCC.INWD_D_NETLA_FALL_ALL.CHN+G001.A" {
		t.Errorf("%+v, %v", asks, err)
	}
	head, _, _ := strings.Cut(sourcetest.Read(t, "dip.csv"), "\n")
	if asks[0].Check(strings.NewReader(head+"\n,,,,,,,,,,,\n")) == nil || asks[0].Check(strings.NewReader(sourcetest.Read(t, "dip.csv"))) != nil {
		t.Error("the check of an answer without rows")
	}
	for _, r := range []source.Request{{}, {Reporters: []string{"XYZ"}}, {Reporters: []string{"KAZ"}, Indicators: []string{"arms"}}} {
		if _, err := imf.NewCDIS().Plan(r); leeway.CodeOf(err) != leeway.CodeInvalid {
			t.Errorf("%+v: %v", r, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(sourcetest.Read(f, "imts.csv"))
	f.Add(sourcetest.Read(f, "dip.csv"))
	f.Fuzz(func(t *testing.T, text string) {
		for _, s := range []source.Source{imf.NewIMTS(), imf.NewCDIS()} {
			if _, err := source.Collect(s, sourcetest.Text("a", text)); err != nil && leeway.CodeOf(err) == leeway.CodeInternal {
				t.Error(err)
			}
		}
	})
}

// Q7: the head of version 2.0 as the Fund writes it, with columns of words over several lines.
func TestParse_ReadsTheMarksOfVersionTwo(t *testing.T) {
	text := "STRUCTURE[;],STRUCTURE_ID,ACTION,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE,SCALE,STATUS,METHODOLOGY_NOTES,KEYWORDS[]\n" +
		"dataflow,IMF.STA:IMTS(1.0.0),R,KGZ,XG_FOB_USD,RUS,A,2023,700,6,,\"words\nover lines, with \"\"marks\"\"\",trade;goods\n"
	c := sourcetest.Run(t, imf.NewIMTS(), sourcetest.Text("imts.csv", text))
	same(t, c, []string{"exports KGZ RUS 2023 year 700 reporter"}, nil)
}
