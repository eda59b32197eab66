package sdmx_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"slices"
	"strings"
	"testing"

	"leeway"
	"leeway/internal/sdmx"
)

var want = sdmx.Want{Dimensions: []string{"reporter", "partner"}, Ignore: map[string]string{"freq": "the period says it"}}

// lines reads a text into one line per cell.
func lines(text string) ([]string, error) {
	var out []string
	for c, err := range sdmx.Read(strings.NewReader(text), "a.csv", want) {
		if err != nil {
			return out, err
		}
		out = append(out, fmt.Sprintf("%s %s-%s %s=%s %s %s", c.Dataflow, c.Code("reporter"), c.Code("Partner"), c.Time, c.Value, c.Flag, c.Updated))
	}
	return out, nil
}

const version1 = `DATAFLOW,LAST UPDATE,freq,reporter,partner,TIME_PERIOD,OBS_VALUE,OBS_FLAG
ESTAT:DS-1(1.0),15/09/26 11:00:00,A,DE,KZ,2024,1000,
ESTAT:DS-1(1.0),15/09/26 11:00:00,A,DE,UZ,2024,,c
`

func TestRead_TakesBothVersionsOfCSV(t *testing.T) {
	same := []string{"ESTAT:DS-1(1.0) DE-KZ 2024=1000  2026-09-15", "ESTAT:DS-1(1.0) DE-UZ 2024= c 2026-09-15"}
	labelled := strings.NewReplacer("freq", "freq: Frequency", "reporter", "reporter: Who reports", ",DE,", ",DE: Germany,").Replace(version1)
	semicolons := strings.ReplaceAll(version1, ",", ";")
	for name, text := range map[string]string{"plain": version1, "labelled": labelled, "semicolons": semicolons, "byte order mark": "\ufeff" + version1} {
		if got, err := lines(text); err != nil || !slices.Equal(got, same) {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	version2 := "STRUCTURE,STRUCTURE_ID,ACTION,REPORTER,PARTNER,TIME_PERIOD,OBS_VALUE,OBS_STATUS\ndataflow,IMF.STA:X(1.0.0),R,KGZ,CHN,2024-M01,7.5,E\n,,,,,,,\n"
	if got, err := lines(version2); err != nil || !slices.Equal(got, []string{"IMF.STA:X(1.0.0) KGZ-CHN 2024-M01=7.5 E "}) {
		t.Errorf("version 2: %q, %v", got, err)
	}
}

func TestRead_UnpacksGzip(t *testing.T) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write([]byte(version1))
	_ = z.Close()
	if got, err := lines(b.String()); err != nil || len(got) != 2 {
		t.Errorf("%q, %v", got, err)
	}
}

// Two reporters, one partner, two years; the value of FR in 2023 is not there, that of FR in
// 2024 is secret.
const jsonStat = `{"version":"2.0","class":"dataset","updated":"2026-09-15T11:00:00+0200",
"value":{"0":10,"1":11.5},"status":{"1":"p","3":"c"},
"id":["freq","reporter","partner","time"],"size":[1,2,1,2],
"dimension":{"freq":{"category":{"index":{"A":0}}},"reporter":{"category":{"index":{"DE":0,"FR":1}}},
"partner":{"category":{"label":{"KZ":"Kazakhstan"}}},"time":{"category":{"index":["2023","2024"]}}},
"extension":{"id":"DS-1","agencyId":"ESTAT","version":"1.0"}}`

func TestRead_TakesJSONStat(t *testing.T) {
	expect := []string{"ESTAT:DS-1(1.0) DE-KZ 2023=10  2026-09-15", "ESTAT:DS-1(1.0) DE-KZ 2024=11.5 p 2026-09-15", "ESTAT:DS-1(1.0) FR-KZ 2024= c 2026-09-15"}
	if got, err := lines(jsonStat); err != nil || !slices.Equal(got, expect) {
		t.Errorf("%q, %v", got, err)
	}
	array := strings.Replace(jsonStat, `{"0":10,"1":11.5}`, `[10,11.5,null,null]`, 1)
	if got, err := lines(array); err != nil || !slices.Equal(got, expect) {
		t.Errorf("values as an array: %q, %v", got, err)
	}
}

func TestRead_RefusesWhatItDoesNotKnow(t *testing.T) {
	for text, part := range map[string]string{
		"":                             "a.csv is empty",
		"<!DOCTYPE html><html></html>": "a.csv is a web page",
		"a,b\n1,2\n":                   "row 1: there is no column TIME_PERIOD",
		strings.Replace(version1, "partner", "counterpart", 1):                                            "there is no dimension PARTNER",
		strings.Replace(version1, "freq", "sector", 1):                                                    "row 1, column C: dimension or attribute SECTOR is not expected",
		strings.Replace(version1, ",c\n", "\n", 1):                                                        "wrong number of fields",
		`{"error":[{"status":413,"id":"a","label":"EXTRACTION_TOO_BIG"}]}`:                                "EXTRACTION_TOO_BIG",
		`{"warning":{"status":413,"label":"ASYNCHRONOUS_RESPONSE"}}`:                                      "ASYNCHRONOUS_RESPONSE",
		`{"id":["time"],"size":[2],"dimension":{"time":{"category":{"index":["2024"]}}}}`:                 "dimension time has 1 codes for a size of 2",
		strings.Replace(jsonStat, `"3":"c"`, `"4":"c"`, 1):                                                "place 4 is outside the 4",
		strings.Replace(jsonStat, `"0":10`, `"0":{}`, 1):                                                  "neither number nor text",
		"STRUCTURE,STRUCTURE_ID,ACTION,REPORTER,PARTNER,TIME_PERIOD,OBS_VALUE\ndataflow,X,D,A,B,2024,1\n": "row 2, column C: the row deletes",
	} {
		_, err := lines(text)
		if err == nil || !strings.Contains(err.Error(), part) || leeway.CodeOf(err) != leeway.CodeInvalid {
			t.Errorf("%.40q: %v, want %q", text, err, part)
		}
	}
}

func TestCell_LocatesItsFaults(t *testing.T) {
	for text, part := range map[string]string{
		strings.Replace(version1, "1000", "abc", 1):     `a.csv, row 2, column G: "abc" is no number`,
		strings.Replace(jsonStat, `:10,`, `:"abc",`, 1): `a.csv, value 0, OBS_VALUE: "abc" is no number`,
	} {
		for c, err := range sdmx.Read(strings.NewReader(text), "a.csv", want) {
			if err != nil {
				t.Fatal(err)
			}
			if _, err := c.Number(); err == nil || err.Error() != part {
				t.Errorf("%v, want %s", err, part)
			}
			break
		}
	}
}

func TestPeriod_ReadsEveryKind(t *testing.T) {
	for text, expect := range map[string]string{
		"2024": "2024 year", "2024-A1": "2024 year", "2024-07": "2024-07 months", "2024-M07": "2024-07 months",
		"2024-Q3": "2024-07/2024-09 quarter", "2024-S2": "2024-07/2024-12 half", "2024-Q5": " ", "2024-13": " ", "24": " ", "": " ", "2024-W07": " ",
	} {
		if p, b := sdmx.Period(text); p+" "+b != expect {
			t.Errorf("%s is %s %s, want %s", text, p, b, expect)
		}
	}
}

func TestEmpty_FindsASuccessWithoutData(t *testing.T) {
	head, _, _ := strings.Cut(version1, "\n")
	for text, empty := range map[string]bool{
		version1: false, jsonStat: false, head + "\n": true, head + "\n,,,,,,,\n": true, "": true, "<html>": true,
		`{"error":[]}`: true, strings.Replace(jsonStat, `{"0":10,"1":11.5}`, `{}`, 1): true,
	} {
		if err := sdmx.Empty(strings.NewReader(text)); (err != nil) != empty {
			t.Errorf("%.40q: %v", text, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(version1)
	f.Add(jsonStat)
	f.Fuzz(func(t *testing.T, text string) {
		for c, err := range sdmx.Read(strings.NewReader(text), "a", want) {
			if err != nil {
				if code := leeway.CodeOf(err); code != leeway.CodeInvalid && code != leeway.CodeUnavailable {
					t.Errorf("%s: %v", code, err)
				}
				return
			}
			_, _ = c.Number()
			_, _, _ = c.Period()
		}
	})
}
