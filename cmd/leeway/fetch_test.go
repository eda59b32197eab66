package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const uzbekExports = `Code,Klassifikator,Klassifikator_ru,Klassifikator_en,2022,2023
156,Xitoy,Китай,China,5000000,6000000.0
0,Boshqa mamlakatlar,Другие страны,Other countries,500000.0,1000000.0
`

// mirror stands for every producer; answers are by path.
func mirror(t *testing.T, answers map[string]string) (env map[string]string, asked *[]string) {
	t.Helper()
	asked = new([]string)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		*asked = append(*asked, r.URL.Path)
		body, ok := answers[filepath.Base(r.URL.Path)]
		if !ok {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		w.Header().Set("Content-Type", "text/csv")
		w.Header().Set("ETag", `"1"`)
		if r.Header.Get("If-None-Match") == `"1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		_, _ = io.WriteString(w, body)
	}))
	t.Cleanup(s.Close)
	return map[string]string{"LEEWAY_FETCH_BASE": s.URL, "LEEWAY_LAKE": filepath.Join(t.TempDir(), "lake")}, asked
}

func TestFetch_AsksImportsAndDoesNotAskTwice(t *testing.T) {
	env, asked := mirror(t, map[string]string{"sdmx_data_1105.csv": uzbekExports})
	home := t.TempDir()
	status, out, errs := leewayRun(t, home, env, "fetch", "uzstat-trade", "--indicator", "exports")
	if status != exitOK || !strings.Contains(out, "uzstat-trade: release 20") || !strings.Contains(out, "observations: 6 rows") {
		t.Fatalf("%d %s%s", status, out, errs)
	}
	status, out, errs = leewayRun(t, home, env, "fetch", "uzstat-trade", "--indicator", "exports")
	if status != exitOK || !strings.Contains(out, "nothing was changed") || !strings.Contains(errs, "nothing newer") || len(*asked) != 2 {
		t.Errorf("%d %s%s, asked %v", status, out, errs, *asked)
	}
	if status, out, errs := leewayRun(t, home, env, "lake", "verify"); status != exitOK {
		t.Errorf("%d %s%s", status, out, errs)
	}
}

func TestFetch_ASourceThatFailsDoesNotKeepOthersFromBeingAsked(t *testing.T) {
	env, _ := mirror(t, map[string]string{"sdmx_data_1105.csv": uzbekExports, "sdmx_data_1176.csv": "Code,Nothing\n"})
	status, out, errs := leewayRun(t, t.TempDir(), env, "fetch", "kgz-nsc-trade", "uzstat-trade", "--indicator", "exports")
	if status != exitInvalid || !strings.Contains(out, "uzstat-trade: release") || !strings.Contains(errs, "kgz-nsc-trade cannot be fetched by a program") {
		t.Errorf("%d %s%s", status, out, errs)
	}
	status, out, errs = leewayRun(t, t.TempDir(), env, "fetch", "uzstat-trade", "--indicator", "imports")
	if status != exitInvalid || out != "" || !strings.Contains(errs, `sdmx_data_1176.csv, row 1, column B: column "Nothing" is not expected`) {
		t.Errorf("a changed head: %d %s%s", status, out, errs)
	}
	if _, err := os.Stat(filepath.Join(env["LEEWAY_LAKE"], "snapshots", "uzstat-trade")); err != nil {
		t.Errorf("what came was not kept: %v", err)
	}
	if status, out, _ := leewayRun(t, t.TempDir(), env, "lake", "status"); status != exitOK || strings.Count(out, "uzstat-trade") != 1 {
		t.Errorf("%d %s", status, out)
	}
}

func TestFetch_DryRunAsksNobody(t *testing.T) {
	env, asked := mirror(t, nil)
	status, out, errs := leewayRun(t, t.TempDir(), env, "fetch", "uzstat-trade", "--dry-run", "--format", "csv")
	if status != exitOK || strings.Count(out, "uzstat-trade,sdmx_data_") != 2 || len(*asked) != 0 {
		t.Errorf("%d %s%s, asked %v", status, out, errs, *asked)
	}
}

func TestFetch_ForAnArticleAsksForWhatItsClaimsNeed(t *testing.T) {
	env, asked := mirror(t, nil)
	article := filepath.Join(t.TempDir(), "article.txt")
	if err := os.WriteFile(article, []byte("Uzbekistan's exports to China grew by 20 percent in 2023. Remittances to Tonga fell by half."), 0o644); err != nil {
		t.Fatal(err)
	}
	status, out, errs := leewayRun(t, t.TempDir(), env, "fetch", "--for", article, "--date", "2024-06-01", "--dry-run", "--format", "csv")
	if status != exitOK || !strings.Contains(out, "uzstat-trade,sdmx_data_1105.csv") || len(*asked) != 0 {
		t.Errorf("%d %s%s, asked %v", status, out, errs, *asked)
	}
}

func TestFetch_SaysWhatIsWrongWithTheQuestion(t *testing.T) {
	for _, c := range []struct{ args, want string }{
		{"fetch", "fetch needs a source"},
		{"fetch uzstat", "did you mean uzstat-trade?"},
		{"fetch uzstat-trade --reporter Uzbekistn", "did you mean Uzbekistan?"},
		{"fetch uzstat-trade --indicator export", `there is no indicator "export"`},
		{"fetch uzstat-trade --from soon", `"soon" is no year`},
		{"fetch knomad", "leeway import knomad"},
	} {
		status, out, errs := leewayRun(t, t.TempDir(), nil, strings.Fields(c.args)...)
		if status == exitOK || out != "" || !strings.Contains(errs, c.want) {
			t.Errorf("%s: %d %s%s", c.args, status, out, errs)
		}
	}
}
