package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// gathered is the folder of gathered data, beside the module.
var gathered = filepath.Join("..", "..", "..", "shared", "data")

func TestCurate_RepeatsTheTablesToTheByte(t *testing.T) {
	if _, err := os.Stat(gathered); err != nil {
		t.Skip("the gathered data, ../shared/data beside the module, are not there")
	}
	out := t.TempDir()
	if err := curate(gathered, out); err != nil {
		t.Fatal(err)
	}
	n := 0
	err := filepath.WalkDir(out, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		n++
		rel, err := filepath.Rel(out, path)
		if err != nil {
			return err
		}
		got, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if want, err := os.ReadFile(filepath.Join("..", "tables", rel)); err != nil || !bytes.Equal(got, want) {
			t.Errorf("starter/tables/%s is not what the gathered data give (error %v)", rel, err)
		}
		return nil
	})
	if err != nil || n < 8 {
		t.Errorf("%d tables, error %v", n, err)
	}
}

// gather writes files of a test's own, by their path in the data folder.
func gather(t *testing.T, files map[string]string) string {
	t.Helper()
	data := t.TempDir()
	for name, text := range files {
		path := filepath.Join(data, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return data
}

const (
	migrantFile  = "undesa-migrant-stock-2019/UN_MigrantStockByOriginAndDestination_2019_clean.csv"
	registerFile = "sipri-trade-register/trade_register_ca_generated-2025-10-23.csv"
	registerHead = "Recipient,Supplier,Year(s) of delivery,SIPRI TIV of delivered weapons\n"
)

func TestMigrants_OriginIsTheReporterAndZeroStatesNothing(t *testing.T) {
	data := gather(t, map[string]string{migrantFile: "Year,Dest,Uzbekistan,Channel Islands,Kazakhstan\n2019,Russian Federation,1000,7,..\n2019,Caribbean,1,1,1\n2019,Germany,0,-,20\n"})
	files := map[string][]byte{}
	if err := migrants(data, files); err != nil {
		t.Fatal(err)
	}
	want := "reporter,partner,period,value\nKAZ,DEU,2019,20\nUZB,RUS,2019,1000\n"
	if got := string(files["undesa-migrants/observations.csv"]); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestRegister_SplitsAnOrderEquallyOverItsYears(t *testing.T) {
	data := gather(t, map[string]string{registerFile: registerHead +
		"Kazakhstan,Russia,2014; 2015; 2016,30\nKazakhstan,Russia,2016,5\nKazakhstan,unknown supplier(s),2016,2\nAngola,Kazakhstan,2016,9\n"})
	files := map[string][]byte{}
	if err := register(data, files); err != nil {
		t.Fatal(err)
	}
	want := "reporter,partner,period,value\nKAZ,RUS,2014,10\nKAZ,RUS,2015,10\nKAZ,RUS,2016,15\nKAZ,unknown,2016,2\n"
	if got := string(files["sipri-register/observations.csv"]); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestCurate_LocatesWhatItDoesNotKnow(t *testing.T) {
	for name, c := range map[string]struct {
		step func(string, map[string][]byte) error
		file string
		text string
		want []string
	}{
		"a destination": {migrants, migrantFile, "Year,Dest,Kazakhstan\n2019,Russian Federation,1\n2019,Atlantis,1\n", []string{":3:", "Atlantis"}},
		"an origin":     {migrants, migrantFile, "Year,Dest,Atlantis\n2019,Russian Federation,1\n", []string{":1:", "Atlantis"}},
		"a stock":       {migrants, migrantFile, "Year,Dest,Kazakhstan\n2019,Germany,many\n", []string{":2:", "Kazakhstan", "many"}},
		"a supplier":    {register, registerFile, registerHead + "Kazakhstan,Atlantis,2016,1\n", []string{":2:", "Atlantis"}},
		"a year":        {register, registerFile, registerHead + "Kazakhstan,Russia,2016-17,1\n", []string{":2:", "2016-17"}},
		"a volume":      {register, registerFile, registerHead + "Kazakhstan,Russia,2016,\n", []string{":2:", "TIV"}},
		"a column":      {facts, "facts/observations.csv", "indicator,colour\narms,red\n", []string{":1:", "colour"}},
		"a number":      {facts, "facts/observations.csv", "indicator,value\narms,ten\n", []string{":2:", "value", "ten"}},
	} {
		t.Run(name, func(t *testing.T) {
			err := c.step(gather(t, map[string]string{c.file: c.text}), map[string][]byte{})
			if err == nil {
				t.Fatal("no error")
			}
			for _, part := range append(c.want, filepath.Base(c.file)) {
				if !strings.Contains(err.Error(), part) {
					t.Errorf("%v does not name %q", err, part)
				}
			}
		})
	}
}

func TestOwnWords_TakesFolderNamesOutOfNotes(t *testing.T) {
	for note, want := range map[string]string{
		"migrant stock by origin; shared/data/undesa-migrant-stock-2019":                  "migrant stock by origin",
		"external debt; transcribed in shared/data/press-figures-debt; rounded in source": "external debt; rounded in source",
		"shared/data/desta-trade-agreements: force date 12.08.2015":                       "DESTA: force date 12.08.2015",
		"volume measure; shared/data/sipri-tiv-bilateral (to 2021)":                       "volume measure; (to 2021)",
		"worded as nearly": "worded as nearly",
	} {
		if got := ownWords(note); got != want {
			t.Errorf("%q became %q, want %q", note, got, want)
		}
	}
}

func TestFacts_WhatTheProducersNumbersRefuteIsMended(t *testing.T) {
	at := "https://example.org/"
	data := gather(t, map[string]string{"facts/observations.csv": "indicator,reporter,partner,period,statistic,value,unit,measure_note,url\n" +
		"imports,UZB,CHN,2023,level,11,usd,goods; thousand USD in the file," + at + uzbekImports + "\n" +
		"exports,UZB,world,2019,level,14,usd,goods and services," + at + uzbekTotals + "\n" +
		"exports,UZB,world,2023,level,24,usd,goods and services," + at + uzbekTotals + "\n" +
		"imports,UZB,world,2019,level,23,usd,goods and services," + at + uzbekTotals + "\n" +
		"exports,KAZ,UZB,2019,level,2,usd,goods; newest edition," + at + "other.csv\n",
		filepath.ToSlash(uzbekSheet): "Code,Klassifikator,2018,2019\n643,Rossiya,9.0,1000.5\n0,Boshqa,1.0,500.1\n"})
	files := map[string][]byte{}
	if err := observations(data, files); err != nil {
		t.Fatal(err)
	}
	got := string(files["facts/observations.csv"])
	for _, want := range []string{"world,2019,level,1500600,", "world,2023,level,24,", "world,2019,level,23,", "goods; newest edition"} {
		if !strings.Contains(got, want) {
			t.Errorf("it lacks %q:\n%s", want, got)
		}
	}
	if strings.Count(got, "goods and services; thousand USD in the file") != 1 {
		t.Errorf("Uzbek partners are of goods and services, and no others:\n%s", got)
	}
}
