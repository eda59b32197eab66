package conllu_test

import (
	"strings"
	"testing"

	"leeway"
	"leeway/extract/parse/conllu"
)

// An invented sentence with a multi-word token, an empty node and a missing space.
const example = "# newdoc id = a\n# newpar\n# text = Don't go (now).\n" +
	"1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_\n" +
	"1\tDo\tdo\tAUX\tVB\tMood=Imp|VerbForm=Fin\t3\taux\t_\t_\n" +
	"2\tn't\tnot\tPART\tRB\tPolarity=Neg\t3\tadvmod\t_\t_\n" +
	"3\tgo\tgo\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\t_\n" +
	"3.1\tyou\t_\t_\t_\t_\t_\t_\t_\t_\n" +
	"4\t(\t(\tPUNCT\t-LRB-\t_\t5\tpunct\t_\tSpaceAfter=No\n" +
	"5\tnow\tnow\tADV\tRB\t_\t3\tadvmod\t_\tSpaceAfter=No\n" +
	"6\t)\t)\tPUNCT\t-RRB-\t_\t5\tpunct\t_\tSpaceAfter=No\n" +
	"7\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n"

func TestRead_KeepsWordsHeadsAndSpaces(t *testing.T) {
	got, err := conllu.Read(strings.NewReader(example + example))
	if err != nil || len(got) != 2 {
		t.Fatalf("%d sentences, %v", len(got), err)
	}
	s := got[1]
	var text strings.Builder
	for _, w := range s.Words {
		if w.Spaced {
			text.WriteByte(' ')
		}
		text.WriteString(w.Text)
	}
	if text.String() != " "+s.Text || s.Text != "Don't go (now)." {
		t.Errorf("words %q, text %q", text.String(), s.Text)
	}
	if w := s.Words[2]; w.Head != -1 || s.Words[0].Head != 2 || w.Rel != "root" || s.Words[0].Features["VerbForm"] != "Fin" {
		t.Errorf("%+v", s.Words)
	}
	if !s.Document || !s.Paragraph {
		t.Error("the marks of document and paragraph are lost")
	}
}

func TestRead_NamesTheLineOfAnError(t *testing.T) {
	for _, bad := range []string{"1\ttwo\tcolumns\n", "1\ta\ta\tX\tX\t_\tx\tdep\t_\t_\n"} {
		_, err := conllu.Read(strings.NewReader("# text = a\n" + bad))
		if leeway.CodeOf(err) != leeway.CodeInvalid || err == nil || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}
