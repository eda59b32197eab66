package worldbank_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"leeway"
	"leeway/internal/worldbank"
)

const indicators = `[{"page":1,"pages":2,"per_page":"2","total":3,"sourceid":"2","lastupdated":"2026-07-13"},[
{"indicator":{"id":"NY.GDP.MKTP.CD","value":"GDP (current US$)"},"country":{"id":"KZ","value":"Kazakhstan"},"countryiso3code":"KAZ","date":"2024","value":1000.5,"unit":"","obs_status":"","decimal":0},
{"indicator":{"id":"NY.GDP.MKTP.CD","value":"GDP (current US$)"},"country":{"id":"XC","value":"Somewhere"},"countryiso3code":"","date":"2023","value":null,"unit":"","obs_status":"E","decimal":0}]]`

const series = `{"page":1,"pages":1,"per_page":50,"total":1,"lastupdated":"2025-12-03","source":{"id":"6","name":"International Debt Statistics","data":[
{"variable":[{"concept":"Country","id":"KGZ","value":"Kyrgyz Republic"},{"concept":"Series","id":"DT.DOD.BLAT.CD","value":"PPG, bilateral"},
{"concept":"Counterpart-Area","id":"730","value":"China\u00a0"},{"concept":"Time","id":"YR2024","value":"2024"}],"value":1.5E9}]}}`

func lines(text string) ([]string, error) {
	var out []string
	for c, err := range worldbank.Read(strings.NewReader(text), "a.json") {
		if err != nil {
			return out, err
		}
		out = append(out, fmt.Sprintf("%s %s %s/%s %s=%s %s %s", c.Country.Code, c.Series.Code, c.Counterpart.Code, c.Counterpart.Name, c.Date, c.Value, c.Status, c.Updated))
	}
	return out, nil
}

func TestRead_TakesBothShapes(t *testing.T) {
	for text, want := range map[string][]string{
		indicators: {"KAZ NY.GDP.MKTP.CD / 2024=1000.5  2026-07-13", "XC NY.GDP.MKTP.CD / 2023= E 2026-07-13"},
		series:     {"KGZ DT.DOD.BLAT.CD 730/China 2024=1.5E9  2025-12-03"},
		strings.Replace(strings.Replace(series, `"source":{`, `"source":[{`, 1), "]}}", "]}]}", 1): {"KGZ DT.DOD.BLAT.CD 730/China 2024=1.5E9  2025-12-03"},
	} {
		if got, err := lines(text); err != nil || !slices.Equal(got, want) {
			t.Errorf("%q, %v, want %q", got, err, want)
		}
	}
}

func TestRead_RefusesWhatIsNoAnswer(t *testing.T) {
	for text, part := range map[string]string{
		`[{"message":[{"id":"120","key":"Invalid value","value":"The provided parameter value is not valid"}]}]`: "Invalid value: The provided parameter value is not valid",
		`{"message":[{"id":"120","key":"Invalid value","value":"no"}]}`:                                          "Invalid value: no",
		`[{"page":1}]`:                  "no rows behind the head",
		`"text"`:                        "neither of the shapes",
		``:                              "no JSON",
		`<!DOCTYPE html><html>`:         "web page",
		`[{"page":1},{"a":1}]`:          "not a list",
		`[{"page":1},[{"date":1}]]`:     "row 1",
		indicators[:len(indicators)-20]: "unexpected EOF",
		strings.Replace(series, "Counterpart-Area", "Colour", 1): `row 1: dimension "Colour"`,
	} {
		if _, err := lines(text); err == nil || !strings.Contains(err.Error(), part) || leeway.CodeOf(err) != leeway.CodeInvalid {
			t.Errorf("%.40s: %v, want %q", text, err, part)
		}
	}
}

func TestCell_ReadsNumbersYearsAndStatuses(t *testing.T) {
	for c, err := range worldbank.Read(strings.NewReader(strings.NewReplacer("1000.5", "7", `"2023"`, `"2023Q1"`, `"E"`, `"X"`).Replace(indicators)), "a.json") {
		if err != nil {
			t.Fatal(err)
		}
		v, verr := c.Number()
		_, yerr := c.Year()
		_, serr := c.ObsStatus()
		if c.Country.Code == "KAZ" && (v != 7 || verr != nil || yerr != nil || serr != nil) {
			t.Errorf("%v %v %v %v", v, verr, yerr, serr)
		}
		if c.Country.Code == "XC" && (fmt.Sprint(verr) != `a.json, row 2, value: "" is no number` || fmt.Sprint(yerr) != `a.json, row 2, date: "2023Q1" is no year` || serr == nil) {
			t.Errorf("%v %v %v", verr, yerr, serr)
		}
	}
}

func TestCheck_FindsASuccessWithoutData(t *testing.T) {
	for text, ok := range map[string]bool{indicators: true, series: true, `[{"page":0,"pages":0},null]`: false, `[{"page":1,"pages":1},[]]`: false, `{"source":{"data":[]}}`: false, `[{"message":[{"key":"Invalid value"}]}]`: false} {
		if err := worldbank.Check(strings.NewReader(text)); (err == nil) != ok {
			t.Errorf("%.40s: %v", text, err)
		}
	}
}

func TestPages_AreTold(t *testing.T) {
	if page, pages, err := worldbank.Pages(strings.NewReader(indicators)); page != 1 || pages != 2 || err != nil {
		t.Errorf("%d of %d, %v", page, pages, err)
	}
	if page, pages, err := worldbank.Pages(strings.NewReader(series)); page != 1 || pages != 1 || err != nil {
		t.Errorf("%d of %d, %v", page, pages, err)
	}
	if _, _, err := worldbank.Pages(strings.NewReader(`[{},[]]`)); leeway.CodeOf(err) != leeway.CodeInvalid {
		t.Errorf("%v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(indicators)
	f.Add(series)
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := lines(text); err != nil && leeway.CodeOf(err) == leeway.CodeInternal {
			t.Error(err)
		}
	})
}
