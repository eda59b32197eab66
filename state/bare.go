package state

import (
	"regexp"
	"strings"
	"unicode"
)

// Remarks that producers add to a name.
var (
	// "Sudan (...2011)": UN Comtrade and UNCTAD say until when a partner was one.
	until = regexp.MustCompile(` *\(\.\.\.\d{4}\)$`)
	// "Italy (incl. San Marino 'SM' -> 1993)", "Euro area (AT-01/1999, ...)", "Ireland (Eire)": what Eurostat counts in.
	covers = regexp.MustCompile(` *\((incl\.|excl\.|Eire|[A-Z]{2}[-,]).*$`)
)

// bare returns a name without what the producers of a scheme add to it.
func bare(scheme Scheme, name string) string {
	switch scheme {
	case Comtrade, UNCTAD:
		if strings.HasSuffix(name, ")") {
			return until.ReplaceAllString(name, "")
		}
	case Eurostat:
		if strings.HasSuffix(name, ")") {
			return covers.ReplaceAllString(name, "")
		}
	case Russian, Kyrgyz:
		return islands.Replace(cyrillic(name))
	}
	return name
}

// islands spells out what Russian tables abbreviate.
var islands = strings.NewReplacer("о-ва", "острова", "о-в", "остров")

// alike are the Latin letters that look like Cyrillic ones: the Russian customs service
// types "Китaй" with a Latin a.
var alike = strings.NewReplacer("a", "а", "c", "с", "e", "е", "o", "о", "p", "р", "x", "х", "y", "у",
	"A", "А", "B", "В", "C", "С", "E", "Е", "H", "Н", "K", "К", "M", "М", "O", "О", "P", "Р", "T", "Т", "X", "Х")

// cyrillic returns a name that has Cyrillic letters with its Latin look-alikes made Cyrillic.
func cyrillic(name string) string {
	if strings.ContainsFunc(name, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) {
		return alike.Replace(name)
	}
	return name
}
