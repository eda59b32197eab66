package when_test

import (
	"strings"
	"testing"

	"leeway/extract/token"
	"leeway/extract/when"
)

// show writes the periods of a text as "words=from/to", compared ones with a leading "<".
func show(text, anchor string) string {
	var out []string
	for _, p := range when.Find(token.Split(text), anchor) {
		s := p.Text + "=" + p.From
		if p.To != p.From {
			s += "/" + p.To
		}
		if p.Compared {
			s = "<" + s
		}
		if p.Base != nil && !p.Compared {
			s += " base " + p.Base.From + "/" + p.Base.To
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

const thursday = "2024-11-07" // a Thursday

func TestFind_AbsoluteDates(t *testing.T) {
	for text, want := range map[string]string{
		"It was signed on 16 October 2024.":                    "16 October 2024=2024-10-16",
		"It was signed on October 16, 2024.":                   "October 16, 2024=2024-10-16",
		"It was signed on the 16th of October 2024.":           "the 16th of October 2024=2024-10-16",
		"It was signed on Wednesday, 16 October 2024.":         "Wednesday, 16 October 2024=2024-10-16",
		"It was signed on Oct. 16, 2024, in Baku.":             "Oct. 16, 2024=2024-10-16",
		"Signed 16.10.2024 in Baku.":                           "16.10.2024=2024-10-16",
		"Signed 2024-10-16 in Baku.":                           "2024-10-16=2024-10-16",
		"Signed 10/16/2024 in Baku.":                           "10/16/2024=2024-10-16",
		"Exports rose in October 2024.":                        "October 2024=2024-10",
		"Exports rose in 2024.":                                "2024=2024",
		"The 2024 budget was passed.":                          "2024=2024",
		"The talks of 6-8 May 2024 failed.":                    "6-8 May 2024=2024-05-06/2024-05-08",
		"From 3 to 12 September 2023 it rained.":               "From 3 to 12 September 2023=2023-09-03/2023-09-12",
		"Some 2000 soldiers left the base.":                    "",
		"About 1,990 people left. Resolution 2231 was passed.": "",
		"May I ask who may go? They march on.":                 "",
	} {
		if got := show(text, thursday); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestFind_PartsOfYearsAndRanges(t *testing.T) {
	for text, want := range map[string]string{
		"In the first quarter of 2024 trade grew.":                  "the first quarter of 2024=2024-01/2024-03",
		"Q1 2024 was good.":                                         "Q1 2024=2024-01/2024-03",
		"In the second half of 2023 it fell.":                       "the second half of 2023=2023-07/2023-12",
		"H1 2024 was good.":                                         "H1 2024=2024-01/2024-06",
		"In the first nine months of 2024 it fell.":                 "the first nine months of 2024=2024-01/2024-09",
		"In January-September 2024 it fell.":                        "January-September 2024=2024-01/2024-09",
		"From January to September 2024 it fell.":                   "From January to September 2024=2024-01/2024-09",
		"Over 9M 2024 it fell.":                                     "9M 2024=2024-01/2024-09",
		"It grew between 2016 and 2020.":                            "between 2016 and 2020=2016/2020",
		"In the last quarter of 2023 it fell.":                      "the last quarter of 2023=2023-10/2023-12",
		"In the final three months of 2023 it fell.":                "the final three months of 2023=2023-10/2023-12",
		"In the week to 4 February 2024 rates rose.":                "the week to 4 February 2024=2024-01-29/2024-02-04",
		"In FY2023/24 the deficit narrowed.":                        "FY2023/24=2024",
		"On May 8 and 9, 2024, they met.":                           "May 8 and 9, 2024=2024-05-08/2024-05-09",
		"In the January-April period of 2024 it fell.":              "January-April period of 2024=2024-01/2024-04",
		"It grew from 2016 to 2020.":                                "from 2016 to 2020=2016/2020",
		"In 2016–20 it grew.":                                       "2016–20=2016/2020",
		"In 2016-2020 it grew.":                                     "2016-2020=2016/2020",
		"In 2014 and 2015 it borrowed.":                             "2014 and 2015=2014/2015",
		"It fell between 2015–19 and 2020–24.":                      "between 2015–19 and 2020–24=2020/2024 base 2015/2019",
		"In the five years to 2020 it sold arms.":                   "the five years to 2020=2016/2020",
		"In the year to June 2023 it grew.":                         "the year to June 2023=2022-07/2023-06",
		"In the 1990s it was poor.":                                 "the 1990s=1990/1999",
		"In the winter of 2023-24 gas ran short.":                   "the winter of 2023-24=2023-12/2024-02",
		"In autumn 2023 it opened.":                                 "autumn 2023=2023-09/2023-11",
		"At the start of 2024 it owed much.":                        "the start of 2024=2024-01",
		"At the end of March 2024 it owed much.":                    "the end of March 2024=2024-03",
		"India received more in 2023-24.":                           "2023-24=2023-04/2024-03",
		"Pakistan received more in fiscal 2024.":                    "fiscal 2024=2023-07/2024-06",
		"Kazakhstan received more in fiscal year 2024.":             "fiscal year 2024=2024",
		"Pakistan sells to America; it earned more in fiscal 2024.": "fiscal 2024=2023-07/2024-06",
		"It spent more in the fiscal year, from April to March.":    "the fiscal year=2024-04/2025-03; from April to March=2023-04/2024-03",
		"Egypt earned more in the fiscal year to June 2023.":        "the fiscal year to June 2023=2022-07/2023-06",
		"Revenue fell in early 2023 and mid-2022.":                  "early 2023=2023; mid-2022=2022",
		"Trade in the 21st century has grown.":                      "the 21st century=2001/2100",
		"In the first week of May 2024 they met.":                   "the first week of May 2024=2024-04-29/2024-05-05",
		"The deal of the second Monday of June 2024 holds.":         "the second Monday of June 2024=2024-06-10",
		"The share was 12 percent in 2023 and 14 in 2024.":          "2023=2023; 2024=2024",
		"It took 1.5 million from 2010 to the end of 2012.":         "from 2010 to the end of 2012=2010/2012-12",
		"It sold 10-12 aircraft in January to March 2021.":          "January to March 2021=2021-01/2021-03",
	} {
		if got := show(text, thursday); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestFind_OpenEnds(t *testing.T) {
	for text, want := range map[string]string{
		"It has been a member since 2011.":                          "since 2011=2011/",
		"Since February 2022 trade has grown.":                      "Since February 2022=2022-02/",
		"Since the start of 2022 trade has grown.":                  "Since the start of 2022=2022-01/",
		"Since the start of Russia's war against Ukraine it grew.":  "Since the start of Russia's war against Ukraine=2022-02-24/",
		"Since Russia's full-scale invasion of Ukraine it grew.":    "Since Russia's full-scale invasion of Ukraine=2022-02-24/",
		"Since the pandemic it grew. Since independence it shrank.": "",
		"The goal is to double trade by 2030.":                      "by 2030=/2030",
		"It will be in force until 2030.":                           "until 2030=/2030",
		"After 15 August 2021 they left.":                           "After 15 August 2021=2021-08-15/",
		"Before 2014 they traded.":                                  "Before 2014=/2013",
		"Since independence in 1991 it has been so.":                "Since independence in 1991=1991/",
		"By the end of 2023 it owed much.":                          "By the end of 2023=/2023-12",
		"From 2025 on it will pay.":                                 "From 2025=2025/",
		"The share rose from 77 percent in 2021 to 80.":             "2021=2021",
	} {
		if got := show(text, thursday); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestFind_RelativeToTheAnchor(t *testing.T) {
	for text, want := range map[string]string{
		"Last year it fell.":                                   "Last year=2023",
		"This year it rose.":                                   "This year=2024",
		"Next year it will rise.":                              "Next year=2025",
		"Last month it fell.":                                  "Last month=2024-10",
		"They met last week.":                                  "last week=2024-10-28/2024-11-03",
		"They met this week.":                                  "this week=2024-11-04/2024-11-10",
		"They met on Wednesday.":                               "Wednesday=2024-11-06",
		"They met on Thursday.":                                "Thursday=2024-11-07",
		"They will meet on Wednesday.":                         "Wednesday=2024-11-13",
		"They met yesterday.":                                  "yesterday=2024-11-06",
		"They meet today.":                                     "today=2024-11-07",
		"They met in October.":                                 "October=2024-10",
		"They met in December.":                                "December=2023-12",
		"They will meet in December.":                          "December=2024-12",
		"They met on 16 October.":                              "16 October=2024-10-16",
		"They met last November.":                              "last November=2023-11",
		"They met this March.":                                 "this March=2024-03",
		"They met last autumn.":                                "last autumn=2023-09/2023-11",
		"Over the past five years it grew.":                    "the past five years=2019/2024",
		"Over the past 12 months it grew.":                     "the past 12 months=2023-11/2024-11",
		"In the last decade it grew.":                          "the last decade=2014/2024",
		"In the last year it grew.":                            "the last year=2023-11/2024-11",
		"Three years ago it began.":                            "Three years ago=2021",
		"In the first nine months of this year it grew.":       "the first nine months of this year=2024-01/2024-09",
		"In the first half of the year it grew.":               "the first half of the year=2024-01/2024-06",
		"In the first quarter it grew.":                        "the first quarter=2024-01/2024-03",
		"By the end of last year it owed much.":                "By the end of last year=/2023-12",
		"Between March and the end of the year gas will flow.": "Between March and the end of the year=2024-03/2024-12",
		"It has been so since the autumn.":                     "since the autumn=2024-09/",
		"Recently and now, just so.":                           "",
		"Within five years it could be three quarters.":        "Within five years=2024/2029",
	} {
		if got := show(text, thursday); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestFind_RelativeToThePeriodNamedBefore(t *testing.T) {
	for text, want := range map[string]string{
		"In 2014 it joined. That year it grew.":                                         "2014=2014; That year=2014",
		"In 2014 it joined. The following year it grew.":                                "2014=2014; The following year=2015",
		"In 2023 it grew 5 percent, less than the year before.":                         "2023=2023; <the year before=2022",
		"It froze ties in February 2024 and paid nothing that May.":                     "February 2024=2024-02; that May=2024-05",
		"It applied in March 2022 and was heard in June of the same year.":              "March 2022=2022-03; June of the same year=2022-06",
		"In the first ten months of 2024 it sold more than in the same period of 2023.": "the first ten months of 2024=2024-01/2024-10; <the same period of 2023=2023-01/2023-10",
		"In January-May 2024 it sold more than a year earlier.":                         "January-May 2024=2024-01/2024-05; <a year earlier=2023-01/2023-05",
		"On 6 July 2023 there was a coup. Seven months later they left.":                "6 July 2023=2023-07-06; Seven months later=2024-02-06",
		"In 2024 it sold double the 55 million of 2010. A year earlier it sold 50.":     "2024=2024; <2010=2010; A year earlier=2023",
		"In 2020–24 it bought more than in the preceding five years.":                   "2020–24=2020/2024; <the preceding five years=2015/2019",
	} {
		if got := show(text, thursday); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestFind_Comparisons(t *testing.T) {
	for text, want := range map[string]string{
		"It is 27 percent more than in 2023.":   "<2023=2023",
		"It grew 5 percent compared with 2021.": "<2021=2021",
		"It is three times as much as in 2010.": "<2010=2010",
		"It grew 5 percent year on year.":       "<year on year=",
		"It grew 5 percent year-on-year.":       "<year-on-year=",
	} {
		if got := show(text, thursday); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestFind_YearOnYearTakesTheWindowAYearBefore(t *testing.T) {
	found := when.Find(token.Split("In January-May 2024 exports grew by 5 percent year on year."), thursday)
	if len(found) != 2 || found[1].Base == nil || *found[1].Base != (when.Window{From: "2023-01", To: "2023-05"}) {
		t.Errorf("%+v", found)
	}
}

// Without an anchor, relative words are found and stay undated.
func TestFind_WithoutAnchor(t *testing.T) {
	for _, text := range []string{"Last year it fell.", "They met on Wednesday.", "Three years ago it began.", "The past five years were good.", "They met in October."} {
		found := when.Find(token.Split(text), "")
		if len(found) != 1 || found[0].Dated() {
			t.Errorf("%q: %+v", text, found)
		}
	}
}

func TestEarlier_KeepsPrecision(t *testing.T) {
	for _, c := range []struct{ from, to, wantFrom, wantTo string }{
		{"2024", "2024", "2023", "2023"},
		{"2024-01", "2024-09", "2023-01", "2023-09"},
		{"2024-02-29", "", "2023-02-28", ""},
	} {
		got := when.Period{From: c.from, To: c.to}.Earlier(1)
		if got != (when.Window{From: c.wantFrom, To: c.wantTo}) {
			t.Errorf("%s/%s: %+v", c.from, c.to, got)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"In the first nine months of 2024", "between 2016 and", "the 5th of 31 May 9999", "2024-13-45", "by the end of the", "Week of February 30", "’90s"} {
		f.Add(s, "2024-11-19")
		f.Add(s, "")
		f.Add(s, "2024")
	}
	f.Fuzz(func(t *testing.T, s, anchor string) {
		if len(s) > 2000 || strings.ToValidUTF8(s, "") != s {
			t.Skip()
		}
		if anchor != "" && anchor != "2024" {
			anchor = "2024-11-19"
		}
		tok := token.Split(s)
		last := 0
		for _, p := range when.Find(tok, anchor) {
			if p.First < last || p.Last <= p.First || tok.Raw[p.Start:p.End] != p.Text {
				t.Fatalf("%q: %+v", s, p)
			}
			last = p.Last
		}
		when.DocumentDate(tok)
	})
}
