package speech

import (
	"fmt"
	"strconv"

	"leeway/extract/token"
)

// saidOn returns when something was said, from the words [first, last) between a cue and what it
// reports: "2023", "2023-05", "2023-05-16"; "" where they name no year.
func (r *reader) saidOn(first, last int) string {
	for k := first; k < last; k++ {
		year, err := strconv.Atoi(r.t.Tokens[k].Text)
		if err != nil || year < 1900 || year > 2100 || r.t.Tokens[k].Kind != token.Number {
			continue
		}
		before := k - 1
		if before >= first && r.lower(before) == "," {
			before--
		}
		day := 0
		if before >= first {
			if n, err := strconv.Atoi(r.t.Tokens[before].Text); err == nil && n >= 1 && n <= 31 {
				day = n
				before-- // "May 16, 2023"
			}
		}
		if before < first || monthNumber[r.lower(before)] == 0 {
			return strconv.Itoa(year)
		}
		month := monthNumber[r.lower(before)]
		if day == 0 && before-1 >= first {
			if n, err := strconv.Atoi(r.t.Tokens[before-1].Text); err == nil && n >= 1 && n <= 31 {
				day = n // "16 May 2023"
			}
		}
		if day == 0 {
			return fmt.Sprintf("%d-%02d", year, month)
		}
		return fmt.Sprintf("%d-%02d-%02d", year, month, day)
	}
	return ""
}

var monthNumber = map[string]int{"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
	"august": 8, "september": 9, "october": 10, "november": 11, "december": 12}
