package tables

import (
	"io/fs"
	"slices"
	"strings"

	"leeway"
)

// Licence says where the embedded files whose path begins with Path come from.
type Licence struct{ Path, Holds, Origin, Licence string }

// ReadLicences reads licences.csv, in its order.
//
// Errors: CodeInvalid where the file is no such table.
func ReadLicences(dir fs.FS) ([]Licence, error) {
	head, lines, err := readCSV(dir, "licences.csv")
	if err != nil {
		return nil, err
	}
	if want := []string{"path", "holds", "origin", "licence"}; !slices.Equal(head, want) {
		return nil, leeway.Errorf(leeway.CodeInvalid, "licences.csv: columns are %s, not %s", strings.Join(head, ","), strings.Join(want, ","))
	}
	rules := make([]Licence, len(lines))
	for i, l := range lines {
		rules[i] = Licence{l[0], l[1], l[2], l[3]}
	}
	return rules, nil
}
