package desta_test

import (
	"slices"
	"strings"
	"testing"

	"leeway/internal/sheet/sheettest"
	"leeway/source"
	"leeway/source/desta"
	"leeway/source/sourcetest"
)

func lines(c *source.Collected) []string {
	var out []string
	for _, t := range c.Treaties {
		out = append(out, strings.Join([]string{t.Treaty, t.Provides, t.Signed, t.InForce, strings.Join(t.Parties, ";"), t.PartiesAsOf}, " | "))
	}
	return out
}

func same(t *testing.T, c *source.Collected, want ...string) {
	t.Helper()
	if got := lines(c); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

var treaties = []string{
	"Aland Beland trade agreement | trade agreement | 1995 | 1997 | KAZ;KGZ | 1995",
	"Made-up Trade Agreement (MTA) | trade agreement | 2003 |  | AFG;TJK;UZB | 2003",
	"Made-up Trade Agreement (MTA) Turkmenistan accession | trade agreement | 2005 | 2006 | AFG;TJK;UZB;TKM | 2005",
	"Aland Beland amendment | changes of a trade agreement | 1999 |  | KAZ;KGZ | 1999",
}

// Q1: numbers in columns. Q2: an accession. Q3: negotiation and withdrawal. Q4: titles.
func TestParse_ListOfTreaties(t *testing.T) {
	c := sourcetest.Run(t, desta.New(), sourcetest.Files(t, "testdata", "treaties.csv"))
	same(t, c, treaties...)
	if s := c.Counts.Skipped; s["a negotiation"] != 1 || s["a withdrawal"] != 1 || s["a treaty without a year"] != 1 || len(s) != 3 {
		t.Errorf("skipped %v", s)
	}
}

func TestParse_SemicolonsAndWorkbookReadTheSame(t *testing.T) {
	text := sourcetest.Read(t, "treaties.csv")
	same(t, sourcetest.Run(t, desta.New(), sourcetest.Text("DESTA.csv", strings.ReplaceAll(text, ",", ";"))), treaties...)
	book := source.FromBytes("desta.xlsx", sheettest.Workbook(t, "codebook", "x\n", "data", text))
	same(t, sourcetest.Run(t, desta.New(), source.Snapshot{Retrieved: sourcetest.Retrieved, Files: []source.File{book}}), treaties...)
}

// Q5: dates. Q6: an agreement of two; a state without dates. Q7: the treaty's entry into force.
func TestParse_ListOfMemberships(t *testing.T) {
	c := sourcetest.Run(t, desta.New(), sourcetest.Files(t, "testdata", "memberships.csv"))
	same(t, c,
		"Aland Beland trade agreement | trade agreement | 1995-02-10 | 1997 | KAZ;KGZ | ",
		"Made-up Trade Agreement (MTA) | trade agreement, to 2010-06-20 | 2003-04 | 2004-05-10 | TJK;UZB | ",
		"Made-up Trade Agreement (MTA) | trade agreement, to 2010-06-20 | 2005-11-20 | 2006-03-10 | TKM | ",
	)
	if s := c.Counts.Skipped; s["a state without dates of its own"] != 1 || len(s) != 1 {
		t.Errorf("skipped %v", s)
	}
}

// A claim about what a treaty stipulates is found by three words in common: these rows have two.
func TestParse_SaysNothingOfWhatTreatiesStipulate(t *testing.T) {
	c := sourcetest.Run(t, desta.New(), sourcetest.Files(t, "testdata", "treaties.csv", "memberships.csv"))
	for _, tr := range c.Treaties {
		long := slices.DeleteFunc(strings.Fields(tr.Provides), func(w string) bool { return len(w) < 5 || w[0] < 'a' })
		if len(long) > 3 || len(long) == 3 && long[0] != "changes" || tr.Article != "" {
			t.Errorf("%q", tr.Provides)
		}
	}
}

func TestParse_RealLists(t *testing.T) {
	c := sourcetest.Run(t, desta.New(), sourcetest.Real(t, "desta-trade-agreements/desta_ca.csv"))
	// 60 entries: 48 treaties and 8 accessions, two withdrawals, two negotiations.
	if s := c.Counts.Skipped; len(c.Treaties) != 56 || s["a withdrawal"] != 2 || s["a negotiation"] != 2 || len(s) != 2 {
		t.Errorf("%d treaties, skipped %v", len(c.Treaties), s)
	}
	hold(t, c,
		"Armenia Kazakhstan trade agreement | trade agreement | 1999 | 2002 | ARM;KAZ | 1999",
		"Eurasian Economic Union (EAEU) trade agreement | trade agreement | 2014 | 2015 | BLR;KAZ;RUS | 2014",
		"Eurasian Economic Union (EAEU) Kyrgyzstan accession | trade agreement | 2014 | 2015 | BLR;KAZ;RUS;ARM;KGZ | 2014",
		"Economic Cooperation Organization Trade Agreement (ECOTA) | trade agreement | 2003 | 2008 | AFG;AZE;IRN;KAZ;KGZ;PAK;TJK;TUR;TKM;UZB | 2003",
	)
	m := sourcetest.Run(t, desta.New(), sourcetest.Real(t, "desta-trade-agreements/huggo_memberships_ca.csv"))
	// Three of the Central Asian Economic Community, Uzbekistan in the zone of the CIS, Kazakhstan in that of 2003.
	if s := m.Counts.Skipped; s["a state without dates of its own"] != 5 || len(s) != 1 {
		t.Errorf("skipped %v", s)
	}
	hold(t, m,
		"Kazakhstan Russia trade agreement | trade agreement | 1992-05-25 | 1998 | KAZ;RUS | ",
		"Eurasian Economic Union (EAEU) trade agreement | trade agreement | 2014-05-29 | 2015-01-01 | KAZ | ",
		"Eurasian Economic Union (EAEU) trade agreement | trade agreement | 2014-12-23 | 2015-08-12 | KGZ | ",
		"Eurasian Economic Union (EAEU) Iran trade agreement | trade agreement, to 2025-10-27 | 2018-05-17 | 2019-10-27 | KAZ;KGZ | ",
		"Central Asian Economic Community trade agreement | trade agreement, to 2005-10-07 |  | 1998-03 | TJK | ",
	)
}

func hold(t *testing.T, c *source.Collected, want ...string) {
	t.Helper()
	got := lines(c)
	for _, w := range want {
		if !slices.Contains(got, w) {
			t.Errorf("there is no %q in\n%s", w, strings.Join(got, "\n"))
		}
	}
}

func TestParse_Refuses(t *testing.T) {
	list, members := sourcetest.Read(t, "treaties.csv"), sourcetest.Read(t, "memberships.csv")
	for name, c := range map[string]struct{ text, old, new, where, what string }{
		"an unknown party":         {list, "NA,398,417", "NA,398,999", "a.csv, row 2, column N", `"999"`},
		"a party twice":            {list, "NA,398,417", "NA,398,398", "a.csv, row 2, column N", "KAZ is a party twice"},
		"a treaty of one":          {list, "NA,398,417", "NA,398,NA", "a.csv, row 2", "fewer than two"},
		"an unknown kind of entry": {list, "base_treaty,0,1995", "marriage,0,1995", "a.csv, row 2, column D", `"marriage"`},
		"a year that is none":      {list, "0,1995,1997", "0,95,1997", "a.csv, row 2, column F", `"95"`},
		"a new column":             {list, ",c2,", ",extra,c2,", "a.csv, row 1, column N", `"extra"`},
		"a column that is gone":    {list, "entryforceyear", "language", "a.csv, row 1", `"entryforceyear"`},
		"a web page":               {list, "number,", "<html>", "a.csv", "web page"},
		"an unknown state":         {members, ",KAZ,10.02.1995", ",QQQ,10.02.1995", "a.csv, row 2, column E", `"QQQ"`},
		"a date that is none":      {members, "10.02.1995,1997", "10.02.1995,31.02.1997", "a.csv, row 2, column G", `"31.02.1997"`},
		"a treaty without a title": {members, "Aland Beland", "NA", "a.csv, row 2, column C", "without a title"},
	} {
		t.Run(name, func(t *testing.T) {
			if !strings.Contains(c.text, c.old) {
				t.Fatalf("there is no %q", c.old)
			}
			sourcetest.Refuses(t, desta.New(), sourcetest.Text("a.csv", strings.Replace(c.text, c.old, c.new, 1)), c.where, c.what)
		})
	}
	sourcetest.Refuses(t, desta.New(), sourcetest.Text("a.xlsx", "PK\x03\x04 and nothing else"), "a.xlsx")
}

func TestPlan_AsksForTheWorkbook(t *testing.T) {
	asks, err := desta.New().Plan(source.Request{})
	const at = "https://www.designoftradeagreements.org/media/filer_public/97/7f/977f7d18-2edb-4d94-ba30-16cf3ea2f824/desta_list_of_treaties_02_01.xlsx"
	if err != nil || len(asks) != 1 || asks[0].URL != at || asks[0].Name != "desta_list_of_treaties_02_01.xlsx" {
		t.Fatalf("%+v, %v", asks, err)
	}
	if asks[0].Check(strings.NewReader("<html>")) == nil || asks[0].Check(strings.NewReader("PK\x03\x04 rest")) != nil {
		t.Error("the check of a workbook")
	}
}

func FuzzParse(f *testing.F) {
	f.Add(sourcetest.Read(f, "treaties.csv"))
	f.Add(sourcetest.Read(f, "memberships.csv"))
	f.Fuzz(func(t *testing.T, text string) {
		sourcetest.Sound(t, desta.New(), sourcetest.Text("a.csv", text))
	})
}
