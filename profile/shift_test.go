package profile

import (
	"strconv"
	"testing"

	"leeway"
)

func TestShift_AShareFallsWhileTheFlowGrows(t *testing.T) {
	b := NewBook([]leeway.Observation{
		level("remittances", "UZB", "world", "2023", 100, "reporter"), level("remittances", "UZB", "RUS", "2023", 80, "reporter"), level("remittances", "UZB", "KAZ", "2023", 5, "reporter"),
		level("remittances", "UZB", "world", "2024", 150, "reporter"), level("remittances", "UZB", "RUS", "2024", 100, "reporter"), level("remittances", "UZB", "USA", "2024", 9, "reporter"),
	})
	moves, left, _, ok := Shift(b, "UZB", "remittances", "2023", "2024", nil)
	if !ok || len(moves) != 1 || len(left) != 2 {
		t.Fatalf("%+v, left %v", moves, left)
	}
	m := moves[0]
	if m.Partner != "RUS" || !near(m.Change, 100*(100./150)-80) || !(m.Own > 0) || !(m.Rest < 0) || !near(m.Own+m.Rest, float64(m.Change)) || !near(m.Growth, 25) || !near(m.Others, 150) {
		t.Errorf("%+v", m)
	}
}

func TestShift_AnAmountAndItsPublishedShareImplyTheTotal(t *testing.T) {
	rows := []leeway.Observation{share("remittances", "UZB", "RUS", "2022", 80, "bank"), share("remittances", "UZB", "RUS", "2024", 70, "bank")}
	rows = append(rows, of(level("remittances", "UZB", "RUS", "2022", 160, "reporter"), "bank", leeway.OfficialViaPress), of(level("remittances", "UZB", "RUS", "2024", 140, "reporter"), "bank", leeway.OfficialViaPress))
	moves, _, _, ok := Shift(NewBook(rows), "UZB", "remittances", "2022", "2024", []string{"RUS"})
	if !ok || len(moves) != 1 || !near(moves[0].Growth, -12.5) || !near(moves[0].Others, 50) || moves[0].Change != -10 {
		t.Errorf("%+v", moves)
	}
}

func TestShift_FindsTheYearOfABreak(t *testing.T) {
	var rows []leeway.Observation
	for y := 2010; y < 2022; y++ {
		v := 50.0 + float64(y%3)
		if y > 2015 {
			v -= 30
		}
		rows = append(rows, level("exports", "KAZ", "world", strconv.Itoa(y), 100, "reporter"), level("exports", "KAZ", "RUS", strconv.Itoa(y), v, "reporter"))
	}
	moves, _, _, ok := Shift(NewBook(rows), "KAZ", "exports", "2010", "2021", nil)
	if !ok || !moves[0].Tested || len(moves[0].Breaks.Breaks) != 1 || moves[0].Breaks.Breaks[0].After != "2015" {
		t.Errorf("%+v", moves)
	}
}
