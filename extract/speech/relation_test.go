package speech_test

import (
	"testing"

	"leeway/extract/speech"
	"leeway/extract/token"
)

func find(text string) speech.Relations {
	split := token.Split(text)
	return speech.Find(split, matches(split))
}

// A ministry speaks for its state; a newspaper for nobody.
func TestFind_SpeakerIsTheStateASourceSpeaksFor(t *testing.T) {
	for text, want := range map[string]string{
		"The Foreign Ministry of Kazakhstan said that exports fell.": "KAZ",
		"Beijing insists that exports fell.":                         "CHN",
		"Reuters reported that exports fell.":                        "",
		"Mary Brown said that exports fell.":                         "",
	} {
		rels := find(text)
		if len(rels) != 1 || rels[0].Speaker != want {
			t.Errorf("%q: %+v, want one relation spoken for %q", text, rels, want)
		}
	}
}

func TestFind_DateIsWhenItWasSaid(t *testing.T) {
	for text, want := range map[string]string{
		"Mary Brown wrote in Foreign Affairs in 2023 that Chile left the bloc.": "2023",
		"The ministry said in May 2023 that Chile left the bloc.":               "2023-05",
		"The ministry said on 16 May 2023 that Chile left the bloc.":            "2023-05-16",
		"The ministry said on May 16, 2023, that Chile left the bloc.":          "2023-05-16",
		"The ministry said on Monday that Chile left the bloc in 2021.":         "",
	} {
		rels := find(text)
		if len(rels) != 1 || len(rels[0].Attributions) != 1 || rels[0].Attributions[0].Date != want {
			t.Errorf("%q: %+v, want the date %q", text, rels, want)
		}
	}
}

func TestFind_StanceIsToldFromReport(t *testing.T) {
	for text, want := range map[string]bool{
		"The bank believes that exports fell.": true,
		"Chile wants to sell more copper.":     true,
		"The bank said that exports fell.":     false,
	} {
		if rels := find(text); len(rels) != 1 || rels[0].Stance != want {
			t.Errorf("%q: %+v, want stance %v", text, rels, want)
		}
	}
}

// What somebody wants is a relation, but nobody reports it.
func TestRelationsAt_PassesIntentionsBy(t *testing.T) {
	if got := find("Chile wants to sell more copper.").At(20); got != nil {
		t.Errorf("got %+v", got)
	}
}

func TestRelationsAt_GivesTheInnermost(t *testing.T) {
	text := "Reuters reported that Mary Brown said exports had doubled."
	got := find(text).At(len(text) - 5)
	if len(got) != 1 || got[0].Source != "Mary Brown" || got[0].Via != "Reuters" {
		t.Errorf("got %+v", got)
	}
}
