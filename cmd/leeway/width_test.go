package main

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFit_BreaksTheWidestColumnsBetweenWords(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("word ", 30))
	got := fit([][]string{{"STATE", "TEXT"}, {"KAZ", long}, {"UZB", "short"}})
	for _, line := range got {
		if n := 5 + gap + utf8.RuneCountInString(line[1]); n > screen {
			t.Errorf("%d columns: %q", n, line)
		}
	}
	if got[1][0] != "KAZ" || got[2][0] != "" || got[1][1]+" "+got[2][1] != long || got[3][0] != "UZB" {
		t.Errorf("%q", got)
	}
}

func TestFit_LeavesWhatIsNarrow(t *testing.T) {
	lines := [][]string{{"A", "B"}, {"one two", ""}}
	if got := fit(lines); len(got) != 2 || !slices.Equal(got[1], lines[1]) {
		t.Errorf("%q", got)
	}
}
