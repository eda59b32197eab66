package cameo

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestByCode_TakesTheNearestKindAbove(t *testing.T) {
	for code, want := range map[string]string{"163": "sanction", "1621": "suspend", "1641": "suspend", "042": "visit", "19": "attack", "1999": "attack", "1661": "withdraw-troops"} {
		if k, ok := ByCode(code); !ok || k.Action != want {
			t.Errorf("%s is %+v, %v", code, k, ok)
		}
	}
	for _, code := range []string{"", "1", "00", "21", "99", "16x", "16311", "---"} {
		if k, ok := ByCode(code); ok {
			t.Errorf("%q is %+v", code, k)
		}
	}
	if k, ok := ByCode("173"); !ok || k.Action != "" {
		t.Errorf("an arrest is %+v, %v", k, ok)
	}
}

func TestByLabel_IgnoresCase(t *testing.T) {
	if k, ok := ByLabel("fight with small arms and light weapons "); !ok || k.Code != "193" {
		t.Errorf("%+v, %v", k, ok)
	}
	if k, ok := ByLabel("Consult"); !ok || k.Code != "040" {
		t.Errorf("%+v, %v", k, ok)
	}
	if k, ok := ByLabel("Dance"); ok {
		t.Errorf("%+v", k)
	}
}

// Every action is one of claims' actions.
func TestKinds_HaveActionsOfClaims(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "gold", "actions.csv"))
	if err != nil {
		t.Skip("needs shared/gold/actions.csv beside the checkout")
	}
	var actions []string
	for line := range strings.Lines(string(data)) {
		action, _, _ := strings.Cut(line, ",")
		actions = append(actions, action)
	}
	for code, k := range load().byCode {
		if k.Action != "" && !slices.Contains(actions, k.Action) {
			t.Errorf("%s has the action %q", code, k.Action)
		}
	}
}

// Roots have two digits, and every code has those above it.
func TestKinds_AreAHierarchy(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(kindsCSV)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows)-1 != len(load().byCode) {
		t.Error("a code stands twice")
	}
	for code := range load().byCode {
		if len(code) > 2 && load().byCode[code[:len(code)-1]].Code == "" {
			t.Errorf("%s has no kind above it", code)
		}
	}
}

// Of another program's list every code is known, be it by the kind above.
func TestByCode_KnowsTheCodesInUse(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "data", "cameo-actors", "cameoCodes.json"))
	if err != nil {
		t.Skip("needs shared/data/cameo-actors beside the checkout")
	}
	var list struct{ Description map[string]string }
	if err := json.Unmarshal(data, &list); err != nil || len(list.Description) < 200 {
		t.Fatalf("%d codes, %v", len(list.Description), err)
	}
	for code := range list.Description {
		if _, ok := ByCode(code); !ok {
			t.Errorf("%s is not known", code)
		}
	}
}
