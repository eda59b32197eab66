package quantity

import (
	_ "embed"
	"encoding/csv"
	"strconv"
	"strings"
)

type class uint8

const (
	none        class = iota
	unitWord          // one to nine
	teenWord          // ten to nineteen
	tenWord           // twenty to ninety
	hundredWord       // hundred
	dozenWord         // dozen
	scaleWord         // thousand, million, lakh
	shortWord         // mn, bn: scales after digits only
	letterWord        // k, m, b: scales glued to digits, or with money
	gigaWord          // G
	moneyWord         // scales with money only
	pluralWord        // millions
	halfWord
	denominatorWord
	ordinalWord
	twiceWord
	doubleWord
	multipleWord
	foldWord
	articleWord
	signWord
	vulgarWord
)

var classes = map[string]class{
	"none": none, "unit": unitWord, "teen": teenWord, "ten": tenWord, "hundred": hundredWord, "dozen": dozenWord,
	"scale": scaleWord, "short": shortWord, "letter": letterWord, "giga": gigaWord, "money": moneyWord, "plural": pluralWord,
	"half": halfWord, "denominator": denominatorWord, "ordinal": ordinalWord, "twice": twiceWord, "double": doubleWord,
	"multiple": multipleWord, "fold": foldWord, "article": articleWord, "sign": signWord, "vulgar": vulgarWord,
}

type word struct {
	class class
	value float64
}

// unit is a row of units.csv.
type unit struct {
	name   string
	factor float64
	kind   string
}

// change is a row of change.csv: whether the word is a verb, a noun, a comparative or a particle.
type change struct {
	verb, noun, more, particle, after bool
	direction                         string
}

// currency is a row of currencies.csv.
type currency struct {
	code   string
	places map[string]bool
}

var (
	//go:embed words.csv
	wordsCSV string
	//go:embed units.csv
	unitsCSV string
	//go:embed change.csv
	changeCSV string
	//go:embed currencies.csv
	currenciesCSV string

	lexicon       = readWords()
	units         = readUnits()
	changes       = readChanges()
	currencyNames = map[string][]*currency{} // lower case → candidates in the order of the table
	symbols       = map[string]string{}      // symbol or code → ISO code
	placeNames    = map[string]bool{}        // any word that names a currency's place
)

func init() {
	for _, r := range rows(currenciesCSV) {
		c := &currency{code: r[0], places: map[string]bool{}}
		for _, p := range strings.Fields(r[3]) {
			p = strings.ReplaceAll(p, "_", " ")
			c.places[p] = true
			placeNames[p] = true
		}
		for _, n := range strings.Fields(r[1]) {
			currencyNames[n] = append(currencyNames[n], c)
		}
		for _, s := range strings.Fields(r[2]) {
			symbols[s] = c.code
		}
		symbols[strings.ToUpper(c.code)] = c.code
	}
}

func rows(s string) [][]string {
	r, err := csv.NewReader(strings.NewReader(s)).ReadAll()
	if err != nil {
		panic("quantity: embedded table: " + err.Error()) // held by the package's tests
	}
	return r[1:]
}

func readWords() map[string]word {
	m := map[string]word{}
	for _, r := range rows(wordsCSV) {
		v, err := strconv.ParseFloat(r[2], 64)
		c, ok := classes[r[1]]
		if err != nil || !ok {
			panic("quantity: words.csv: " + strings.Join(r, ","))
		}
		if c != none {
			m[r[0]] = word{c, v}
		}
	}
	return m
}

func readUnits() map[string]unit {
	m := map[string]unit{}
	for _, r := range rows(unitsCSV) {
		v, err := strconv.ParseFloat(r[2], 64)
		if err != nil {
			panic("quantity: units.csv: " + strings.Join(r, ","))
		}
		m[r[0]] = unit{r[1], v, r[3]}
	}
	return m
}

func readChanges() map[string]change {
	m := map[string]change{}
	for _, r := range rows(changeCSV) {
		c := change{direction: r[2]}
		for _, k := range strings.Fields(r[1]) {
			switch k {
			case "verb":
				c.verb = true
			case "noun":
				c.noun = true
			case "more":
				c.more = true
			case "particle":
				c.particle = true
			case "after":
				c.after = true
			}
		}
		if c.direction != "" {
			m[r[0]] = c
		}
	}
	return m
}
