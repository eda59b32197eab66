package speech_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"leeway"
	"leeway/extract/speech"
	"leeway/extract/token"
)

// heldOut articles are not looked at while rules are written.
var heldOut = []string{"f06", "g04", "h05", "d08", "e12"}

type goldClaim struct {
	Kind        string
	Optional    bool
	Attribution json.RawMessage
	Quote       struct {
		Start, End int
		Text       string
	}
}

// goldFolder returns ../shared/gold/dev beside the module, or skips.
func goldFolder(t testing.TB) string {
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for dir != filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		dir = filepath.Dir(dir)
	}
	folder := filepath.Join(dir, "..", "shared", "gold", "dev")
	if _, err := os.Stat(folder); err != nil {
		t.Skip("no ../shared/gold/dev beside the module")
	}
	return folder
}

func goldNames(t testing.TB, folder string) []string {
	files, err := filepath.Glob(filepath.Join(folder, "*.gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range files {
		name := strings.TrimSuffix(filepath.Base(f), ".gold.json")
		if !strings.HasPrefix(name, "k") {
			out = append(out, name)
		}
	}
	return out
}

func isHeldOut(name string) bool {
	for _, h := range heldOut {
		if strings.HasPrefix(name, h+"-") {
			return true
		}
	}
	return false
}

// alternatives returns a slot of gold attributions: per attribution the names that will do.
func alternatives(raw json.RawMessage, slot string) [][]string {
	if len(raw) == 0 || string(raw) == "null" {
		return nil
	}
	var list []map[string]any
	if raw[0] == '{' {
		raw = append(append([]byte{'['}, raw...), ']')
	}
	if json.Unmarshal(raw, &list) != nil {
		return nil
	}
	var out [][]string
	for _, a := range list {
		switch v := a[slot].(type) {
		case string:
			out = append(out, []string{v})
		case []any:
			var names []string
			for _, n := range v {
				if s, ok := n.(string); ok {
					names = append(names, s)
				}
			}
			out = append(out, names)
		}
	}
	return out
}

var (
	goldTitles = wordSet(`president prime minister ministry chairman governor king prince sheikh chief secretary general director head official
		spokesman spokeswoman ambassador deputy foreign dr mr mrs ms sir bank office bureau agency institute government`)
	fillers    = wordSet(`the a an of for and in on at to its their his her`)
	wordRE     = regexp.MustCompile(`[\p{L}\p{N}_]+`)
	possessive = regexp.MustCompile(`['’]s?(\PL|$)`)
)

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

func nameWords(s string) map[string]string {
	m := map[string]string{}
	for _, w := range wordRE.FindAllString(possessive.ReplaceAllString(s, " $1"), -1) {
		if l := strings.ToLower(w); !fillers[l] {
			m[l] = w
		}
	}
	return m
}

// sameName is how the project's scorer compares names: the same words, or one's words among the
// other's with a capitalised word in common that is no title.
func sameName(gold, pred string) bool {
	a, b := nameWords(gold), nameWords(pred)
	both := 0
	var shared []string
	for w := range a {
		if _, ok := b[w]; ok {
			both++
			x, _ := utf8.DecodeRuneInString(a[w])
			y, _ := utf8.DecodeRuneInString(b[w])
			if unicode.IsUpper(x) && unicode.IsUpper(y) {
				shared = append(shared, w)
			}
		}
	}
	if both == len(a) && both == len(b) {
		return len(a) > 0
	}
	if both != len(a) && both != len(b) || len(b) > len(a)+5 {
		return false
	}
	if len(shared) > 1 {
		return true
	}
	for _, w := range shared {
		if len(w) >= 3 && !goldTitles[w] {
			return true
		}
	}
	return false
}

func allNamed(wanted [][]string, given []string) bool {
	for _, w := range wanted {
		ok := false
		for _, g := range given {
			ok = ok || anyName(w, g)
		}
		if !ok {
			return false
		}
	}
	return true
}

func anyName(wanted []string, given string) bool {
	for _, w := range wanted {
		if sameName(w, given) {
			return true
		}
	}
	return false
}

func noneBeyond(given []string, allowed [][]string) bool {
	for _, g := range given {
		ok := false
		for _, a := range allowed {
			ok = ok || anyName(a, g)
		}
		if !ok {
			return false
		}
	}
	return true
}

type tally struct{ tp, fp, fn int }

func (c *tally) add(wanted, given, right bool) {
	switch {
	case right && wanted && given:
		c.tp++
	case right:
	default:
		if given {
			c.fp++
		}
		if wanted {
			c.fn++
		}
	}
}

func (c tally) f1() (p, r, f float64) {
	p, r = float64(c.tp)/float64(max(1, c.tp+c.fp)), float64(c.tp)/float64(max(1, c.tp+c.fn))
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return p, r, f
}

// TestFind_NamesWhoTheGoldArticlesName asks, for every gold claim of fact, who stands behind the
// middle of its quote.
func TestFind_NamesWhoTheGoldArticlesName(t *testing.T) {
	folder := goldFolder(t)
	var seen, unseen, soft, seenVia, unseenVia, softVia tally
	for _, name := range goldNames(t, folder) {
		text, err := os.ReadFile(filepath.Join(folder, name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		raw, err := os.ReadFile(filepath.Join(folder, name+".gold.json"))
		if err != nil {
			t.Fatal(err)
		}
		var gold struct{ Claims []goldClaim }
		if err := json.Unmarshal(raw, &gold); err != nil {
			t.Fatal(name, err)
		}
		split := token.Split(string(text))
		rels := speech.Find(split, matches(split))
		source, via := &seen, &seenVia
		if isHeldOut(name) {
			source, via = &unseen, &unseenVia
		}
		for _, c := range gold.Claims {
			got := rels.At((c.Quote.Start + c.Quote.End) / 2)
			if c.Optional || !isCore(c.Kind) {
				score(t, name, c, got, &soft, &softVia)
				continue
			}
			score(t, name, c, got, source, via)
		}
	}
	for what, c := range map[string]tally{"source": seen, "other claims": soft, "via, other claims": softVia, "via": seenVia, "source, held out": unseen, "via, held out": unseenVia} {
		p, r, f := c.f1()
		t.Logf("%-18s P %.3f R %.3f F1 %.3f (%d right, %d wrong, %d missed)", what, p, r, f, c.tp, c.fp, c.fn)
	}
	if _, _, f := seen.f1(); f < 0.85 {
		t.Errorf("source F1 %.3f is below 0.85", f)
	}
}

func isCore(kind string) bool {
	switch kind {
	case "tie", "membership", "decision", "agreement", "event":
		return true
	}
	return false
}

func score(t *testing.T, name string, c goldClaim, got []leeway.Attribution, source, via *tally) {
	wanted, wantedVia := alternatives(c.Attribution, "source"), alternatives(c.Attribution, "via")
	var given, givenVia []string
	for _, a := range got {
		if a.Source != "" {
			given = append(given, a.Source)
		}
		if a.Via != "" {
			givenVia = append(givenVia, a.Via)
		}
	}
	allowed := append(append([][]string{}, wanted...), wantedVia...)
	right := allNamed(wanted, given) && noneBeyond(given, allowed)
	source.add(len(wanted) > 0, len(given) > 0, right)
	rightVia := allNamed(wantedVia, givenVia) && noneBeyond(givenVia, wantedVia)
	via.add(len(wantedVia) > 0, len(givenVia) > 0, rightVia)
	if (!right || !rightVia) && os.Getenv("LEEWAY_SPEECH_MISSES") != "" && !isHeldOut(name) {
		t.Logf("%s: want %v via %v, got %v via %v\n    %s: %.160s", name, wanted, wantedVia, given, givenVia, c.Kind, c.Quote.Text)
	}
}
