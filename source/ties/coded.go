package ties

import (
	"fmt"
	"strconv"
	"strings"

	"leeway"
)

// date reads year, month and day as far as they are known (Q2); "" where no year is.
func (c *aCase) date(prefix string) (string, error) {
	col := c.head[prefix+"year"]
	year, words, coarse := strings.Cut(c.text(prefix+"year"), ",")
	if year == "" {
		return "", nil
	}
	if n, err := strconv.Atoi(year); err != nil || n < 1900 || n > 2100 || coarse && strings.TrimSpace(words) == "" {
		return "", c.row.Errorf(col, "%q is no year", c.row.Text(col))
	}
	month, err := c.within(prefix+"month", 12)
	if err != nil || month == 0 || coarse {
		return year, err
	}
	day, err := c.within(prefix+"day", 31)
	if err != nil {
		return "", err
	}
	whole := fmt.Sprintf("%s-%02d-%02d", year, month, day)
	if _, err := leeway.ParseDate(whole); day > 0 && err == nil {
		return whole, nil
	}
	return whole[:len("2006-01")], nil // no day, or one that its month does not have
}

// within reads a month or a day; 0 where it is not known.
func (c *aCase) within(column string, most int) (int, error) {
	text := c.text(column)
	if text == "" || text == "?" {
		return 0, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > most {
		return 0, c.row.Errorf(c.head[column], "%q is not between 1 and %d", text, most)
	}
	return n, nil
}

// measures are the kinds of measure that are imposed, from 1 on.
var measures = []string{
	"total embargo", "partial embargo", "import restriction", "export restriction", "blockade", "asset freeze",
	"end of aid", "travel ban", "suspended agreement", "other measure",
}

// most is how many kinds a summary names at most, where it names all: it has twelve words.
const most = 3

// kinds puts the kinds of measure into words.
func (c *aCase) kinds(column string) (string, error) {
	var words []string
	for number := range strings.FieldsSeq(c.text(column)) {
		n, err := strconv.Atoi(strings.TrimSuffix(number, ".0"))
		if column == "sanctiontypethreat" {
			n-- // Q3
		}
		switch {
		case err != nil || n < 0 || n > len(measures) || n == 0 && column == "sanctiontype":
			return "", c.row.Errorf(c.head[column], "%q is no kind of measure", number)
		case n > 0:
			words = append(words, measures[n-1])
		}
	}
	switch {
	case len(words) == 0:
		return "measures of no coded kind", nil
	case len(words) > most:
		return strings.Join(words[:most-1], ", ") + " and more", nil
	}
	return strings.Join(words, ", "), nil
}
