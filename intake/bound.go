package intake

import (
	"fmt"
	"strings"

	"leeway"
)

// maxRun is how many bytes may pass without the end of a sentence, a clause or a line. The longest
// sentences of treaties are a tenth of it; reading one takes time by the square of its length.
const maxRun = 32 << 10

// bound cuts a text before a run without an end, with a note: what follows is no prose.
//
// Errors: CodeInvalid where nothing stands before the run.
func (d *Document) bound() error {
	start := 0
	for start < len(d.Text) {
		rest := d.Text[start:]
		n := strings.IndexAny(rest[:min(len(rest), maxRun+1)], ".!?;:\n。")
		if n < 0 && len(rest) > maxRun {
			return d.cut(start)
		}
		if n < 0 {
			return nil
		}
		start += n + 1
	}
	return nil
}

func (d *Document) cut(at int) error {
	run := fmt.Sprintf("from byte %d on more than %d KB pass without the end of a sentence or a line", at, maxRun>>10)
	if strings.TrimSpace(d.Text[:at]) == "" {
		return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s: this is no prose", run), "give the article alone")
	}
	for at > 0 && d.Text[at]&0xc0 == 0x80 {
		at-- // not inside a character
	}
	d.Text = d.Text[:at]
	d.note(run + "; only the text before was read: the result is partial")
	return nil
}
