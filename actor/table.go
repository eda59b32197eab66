package actor

import "strings"

// table cuts a CSV table into rows after the heading line. A field that holds a comma or a
// quotation mark is quoted. The tables are ours and tested, so that nothing is checked here:
// encoding/csv would take half of the time in which the dictionary is built.
func table(data string, row func(f []string)) {
	_, rest, _ := strings.Cut(data, "\n")
	fields := make([]string, 0, 8)
	for rest != "" {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		if line == "" {
			continue
		}
		fields = fields[:0]
		for more := true; more; {
			var f string
			if line != "" && line[0] == '"' {
				f, line = quoted(line)
				more = line != ""
				line = strings.TrimPrefix(line, ",")
			} else {
				f, line, more = strings.Cut(line, ",")
			}
			fields = append(fields, f)
		}
		row(fields)
	}
}

// quoted returns the quoted field that line begins with, and the rest from its comma on.
func quoted(line string) (field, rest string) {
	for i := 1; i < len(line); i++ {
		if line[i] != '"' {
			continue
		}
		if i+1 < len(line) && line[i+1] == '"' {
			i++
			continue
		}
		return strings.ReplaceAll(line[1:i], `""`, `"`), line[i+1:]
	}
	return line[1:], ""
}

// variants calls each for every name in a "|" list.
func variants(list string, each func(name string)) {
	for list != "" {
		var name string
		name, list, _ = strings.Cut(list, "|")
		if name != "" {
			each(name)
		}
	}
}
