package check_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"leeway"
)

// shared returns a file under the folder beside the module, skipping the test where it is absent.
func shared(t testing.TB, parts ...string) string {
	t.Helper()
	_, file, _, _ := runtime.Caller(0)
	path := filepath.Join(append([]string{filepath.Dir(file), "..", "..", "shared"}, parts...)...)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("needs ../shared/%s, which is absent", filepath.Join(parts...))
	}
	return path
}

// table reads a CSV file as one map per line.
func table(t testing.TB, path string) []map[string]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord = -1
	lines, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, line := range lines[1:] {
		m := map[string]string{}
		for i, h := range lines[0] {
			if i < len(line) {
				if _, dup := m[h]; !dup {
					m[h] = line[i]
				}
			}
		}
		out = append(out, m)
	}
	return out
}

// facts loads the curated tables as a record, with yearly totals of the trade register.
func facts(t testing.TB) *leeway.Record {
	t.Helper()
	dir := shared(t, "data", "facts")
	rec := &leeway.Record{}
	for _, m := range table(t, filepath.Join(dir, "observations.csv")) {
		v, err := strconv.ParseFloat(m["value"], 64)
		if err != nil {
			t.Fatal(err)
		}
		rec.Observations = append(rec.Observations, leeway.Observation{
			Indicator: m["indicator"], Reporter: m["reporter"], Partner: m["partner"], Period: m["period"],
			Statistic: leeway.Statistic(m["statistic"]), Value: v, Unit: m["unit"], Comparator: m["comparator"], Whole: m["whole"],
			PeriodBasis: m["period_basis"], BasePeriod: m["base_period"], Note: m["measure_note"], Quality: leeway.Quality(m["quality"]),
			Origin: m["origin"], Mirror: m["mirror"], Released: m["released"], Source: m["source"], RecordURL: m["url"], Retrieved: m["retrieved"],
		})
	}
	rec.Observations = append(rec.Observations, register(t)...)
	for _, m := range table(t, filepath.Join(dir, "memberships.csv")) {
		rec.Memberships = append(rec.Memberships, leeway.Membership{
			Organisation: m["organisation_id"], State: m["state"], Status: m["status"], From: m["from"], To: m["to"], Source: m["source"], URL: m["url"], Note: m["note"],
		})
	}
	for _, m := range table(t, filepath.Join(dir, "rosters.csv")) {
		n, _ := strconv.Atoi(m["n"])
		rec.Rosters = append(rec.Rosters, leeway.Roster{
			Organisation: m["organisation_id"], Status: m["status"], From: m["complete_from"], To: m["complete_to"], N: n, Source: m["source"], URL: m["url"], Note: m["note"],
		})
	}
	for _, m := range table(t, filepath.Join(dir, "treaties.csv")) {
		rec.Treaties = append(rec.Treaties, leeway.Treaty{
			Treaty: m["treaty"], Article: m["article"], Provides: m["provides"], Signed: m["signed"], InForce: m["in_force"],
			Parties: strings.Split(m["parties"], ";"), PartiesAsOf: m["parties_as_of"], Source: m["source"], URL: m["url"],
		})
	}
	for _, m := range table(t, filepath.Join(dir, "events.csv")) {
		rec.Events = append(rec.Events, leeway.Event{
			Date: m["date"], Actors: strings.Split(m["actors"], ";"), Action: m["action"], Object: m["object_id"], Summary: m["summary"], Source: m["source"], URL: m["url"],
		})
	}
	return rec
}

var recipients = map[string]string{"Kazakhstan": "KAZ", "Kyrgyzstan": "KGZ", "Tajikistan": "TJK", "Turkmenistan": "TKM", "Uzbekistan": "UZB"}

var suppliers = map[string]string{"China": "CHN", "Russia": "RUS", "Turkey": "TUR", "Turkiye": "TUR", "Türkiye": "TUR", "Italy": "ITA", "Soviet Union": "SUN"}

// register splits the orders of the trade register equally over their delivery years.
func register(t testing.TB) []leeway.Observation {
	t.Helper()
	path := shared(t, "data", "sipri-trade-register", "trade_register_ca_generated-2025-10-23.csv")
	sums := map[[3]string]float64{}
	var order [][3]string
	for _, m := range table(t, path) {
		r := recipients[m["Recipient"]]
		if r == "" {
			continue
		}
		s := suppliers[m["Supplier"]]
		if s == "" {
			s = "X" + strings.ToUpper(m["Supplier"][:2])
		}
		tiv, err := strconv.ParseFloat(m["SIPRI TIV of delivered weapons"], 64)
		if err != nil {
			continue
		}
		years := strings.Split(m["Year(s) of delivery"], ";")
		for _, y := range years {
			k := [3]string{r, s, strings.TrimSpace(y)}
			if _, ok := sums[k]; !ok {
				order = append(order, k)
			}
			sums[k] += tiv / float64(len(years))
		}
	}
	var out []leeway.Observation
	for _, k := range order {
		out = append(out, leeway.Observation{
			Indicator: "arms", Reporter: k[0], Partner: k[1], Period: k[2], Statistic: leeway.Level, Value: sums[k], Unit: "million-tiv",
			Comparator: "=", PeriodBasis: "year", Quality: leeway.ComputedQuality, Origin: "sipri", Released: "2025-10-23",
			Source: "SIPRI Arms Transfers Database, trade register", RecordURL: "https://armstransfers.sipri.org", Note: "trade register, orders split equally over delivery years",
		})
	}
	return out
}
