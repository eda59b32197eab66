// Package cameo knows the kinds of event of CAMEO, the scheme in which GDELT and ICEWS code
// what states do to each other: their codes, their labels and, where there is one, the action
// of a claim that is the same act.
//
// Codes are hierarchical: 16 are reduced relations, 163 an embargo, boycott or sanctions. Those
// of the manual's version 1.1b3 are listed; the lists of older versions number a few kinds below
// 12 and 16 differently. A program assigns them, and assigns some of them wrongly.
package cameo

import (
	_ "embed"
	"encoding/csv"
	"strings"
	"sync"
)

//go:embed kinds.csv
var kindsCSV string

// Kind is a kind of event.
type Kind struct {
	Code   string
	Action string // an action of claims; "" where no action is the same act
	Label  string
}

type kinds struct{ byCode, byLabel map[string]Kind }

var load = sync.OnceValue(func() kinds {
	rows, err := csv.NewReader(strings.NewReader(kindsCSV)).ReadAll()
	if err != nil {
		panic("cameo: built-in table: " + err.Error())
	}
	k := kinds{map[string]Kind{}, map[string]Kind{}}
	for _, r := range rows[1:] {
		kind := Kind{r[0], r[1], r[2]}
		k.byCode[kind.Code] = kind
		k.byLabel[strings.ToLower(kind.Label)] = kind // of a kind and the one below it that is not specified, the latter
	}
	return k
})

// ByCode returns the kind of a code, or of the nearest code above it: 1641, which newer
// versions do not have, is one of 164. ok is false where not even the root is known.
func ByCode(code string) (k Kind, ok bool) {
	if len(code) > 4 {
		return Kind{}, false
	}
	for n := len(code); n >= 2; n-- {
		if k, ok := load().byCode[code[:n]]; ok && strings.Trim(code, "0123456789") == "" {
			return k, true
		}
	}
	return Kind{}, false
}

// ByLabel returns the kind of a label, in whatever case.
func ByLabel(label string) (k Kind, ok bool) {
	k, ok = load().byLabel[strings.ToLower(strings.TrimSpace(label))]
	return k, ok
}
