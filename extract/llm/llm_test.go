package llm

import (
	"context"
	"encoding/csv"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"leeway"
	"leeway/extract"
)

const text = `Remittances from South Korea to Uzbekistan rose 76 percent in the first nine months of 2024, the central bank said. Turkmenistan is a member of the CSTO. Gazprom sold Uzbekistan 2.5 billion cubic metres of gas.`

const remittances = `{"kind":"tie","subject":"UZB","object":"KOR","indicator":"remittances","statistic":"growth","direction":"up","value":76,"unit":"percent","period":{"from":"2024-01","to":"2024-09","text":"the first nine months of 2024"},"modality":"asserted","attribution":[{"source":"the central bank","verb":"said"}],"quote":{"text":"Remittances from South Korea to Uzbekistan rose 76 percent in the first nine months of 2024"}}`

const membership = `{"kind":"membership","subject":"TKM","object":"CSTO","status":"member","quote":{"text":"Turkmenistan is a member of the CSTO"}}`

func claims(list ...string) string { return `{"claims":[` + strings.Join(list, ",") + `]}` }

func read(t *testing.T, c *Client) (*leeway.Reading, Report) {
	t.Helper()
	r, report, err := c.Read(context.Background(), text, extract.Options{Date: "2024-11-19"})
	if err != nil {
		t.Fatal(err)
	}
	for _, claim := range r.Claims {
		if q := claim.Quote; text[q.Start:q.End] != q.Text {
			t.Errorf("%s: quote %q is not the text's own", claim.ID, q.Text)
		}
	}
	return r, report
}

func TestRead_KeepsClaimsThatTheTextBearsOut(t *testing.T) {
	s := newStandIn(t, completes(claims(membership, remittances), "stop", `{"prompt_tokens":812,"completion_tokens":97,"cost":0.0021}`))
	c := s.client(nil)
	c.Key = "secret"
	r, report := read(t, c)
	if len(r.Claims) != 2 || r.Claims[0].Object != "KOR" || r.Claims[1].Object != "CSTO" || r.Claims[0].ID != "c01" {
		t.Fatalf("claims: %+v", r.Claims)
	}
	if got := r.Claims[0]; *got.Value != 76 || got.Period.To != "2024-09" || got.Attribution[0].Source != "the central bank" || !slices.Equal(got.Rules, []string{"model"}) {
		t.Errorf("claim: %+v", got)
	}
	want := "2 of 2 claims kept; 1 requests, 0 of them repeated; 812 tokens sent, 97 received, cost 0.0021 by the endpoint's account"
	if report.String() != want {
		t.Errorf("report: %s", report)
	}
	if len(r.Notes) < 2 || !strings.Contains(r.Notes[0].Text, "stand-in") || !strings.Contains(r.Notes[1].Text, "2 of 2") {
		t.Errorf("notes: %v", r.Notes)
	}
	if s.keys[0] != "Bearer secret" || s.asked[0].Model != "stand-in" || !strings.Contains(s.asked[0].Messages[1].Content, "Gazprom sold") {
		t.Errorf("asked: %+v with %v", s.asked[0], s.keys)
	}
}

func TestRead_DropsAndCountsWhatTheTextDoesNotBearOut(t *testing.T) {
	for _, c := range []struct {
		name, claim string
		why         Reason
	}{
		{"a quote that is nowhere", `{"kind":"membership","subject":"TKM","object":"CSTO","status":"member","quote":{"text":"Turkmenistan has joined the CSTO"}}`, NoQuote},
		{"a quote with other spaces", `{"kind":"membership","subject":"TKM","object":"CSTO","status":"member","quote":"Turkmenistan is  a member of the CSTO"}`, NoQuote},
		{"an empty quote", `{"kind":"membership","subject":"TKM","object":"CSTO","status":"member","quote":{"text":""}}`, NoQuote},
		{"a state that does not exist", strings.Replace(membership, "TKM", "TKX", 1), NoActor},
		{"a slug whose words are not there", strings.Replace(membership, "TKM", "acme-holding", 1), NoActor},
		{"a state that is not named", strings.Replace(membership, "TKM", "BRA", 1), Unnamed},
		{"a number that is not there", strings.Replace(remittances, "76,", "67,", 1), NoNumber},
		{"a number that was worked out", strings.Replace(remittances, `"value":76`, `"value":76,"base":24`, 1), NoNumber},
		{"a number from another sentence", strings.Replace(membership, `"status"`, `"value":76,"status"`, 1), NoNumber},
		{"a kind that is none", strings.Replace(membership, `"membership"`, `"rumour"`, 1), BadSlot},
		{"an indicator that is none", strings.Replace(remittances, `"remittances"`, `"vibes"`, 1), BadSlot},
		{"a growth without its size", strings.Replace(remittances, `"value":76,`, ``, 1), BadSlot},
		{"a claim that is a number", `17`, Unreadable},
		{"the same claim twice", membership + "," + membership, Repeated},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newStandIn(t, says(claims(c.claim)))
			r, report := read(t, s.client(nil))
			if report.Dropped[c.why] != 1 || report.Kept != report.Received-1 || len(r.Claims) != report.Kept {
				t.Errorf("kept %+v; report: %s", r.Claims, report)
			}
			if !strings.Contains(r.Notes[1].Text, "1 "+string(c.why)) {
				t.Errorf("notes do not tell: %v", r.Notes)
			}
		})
	}
}

func TestRead_DropsPeriodsAndSourcesAndKeepsTheClaim(t *testing.T) {
	claim := strings.NewReplacer(`"2024-01"`, `"2019-01"`, `"2024-09"`, `"2019-09"`, "the central bank", "the World Bank").Replace(remittances)
	s := newStandIn(t, says(claims(claim)))
	r, report := read(t, s.client(nil))
	if len(r.Claims) != 1 || r.Claims[0].Period != nil || len(r.Claims[0].Attribution) != 0 || report.Dropped[NoPeriod] != 1 || report.Dropped[NoSpeaker] != 1 {
		t.Errorf("%+v; %s", r.Claims, report)
	}
}

func TestRead_TakesTheUnitFromTheWords(t *testing.T) {
	s := newStandIn(t, says(claims(strings.Replace(remittances, `"percent"`, `"percentage-points"`, 1))))
	if r, _ := read(t, s.client(nil)); r.Claims[0].Unit != "percent" {
		t.Errorf("unit %q", r.Claims[0].Unit)
	}
}

func TestRead_FindsTheListInProseAndFences(t *testing.T) {
	for _, words := range []string{
		"Here are the claims [as asked]:\n```json\n" + claims(membership) + "\n```\nI hope this helps!",
		"[" + membership + "]",
		"<think>Let me see: {…}</think>\n" + claims(membership),
	} {
		s := newStandIn(t, says(words))
		if r, report := read(t, s.client(nil)); len(r.Claims) != 1 || report.Retries != 0 {
			t.Errorf("%q: %d claims; %s", words, len(r.Claims), report)
		}
	}
}

func TestRead_KeepsTheClaimsBeforeAnAnswerBreaksOff(t *testing.T) {
	s := newStandIn(t, completes(`{"claims":[`+membership+`,{"kind":"tie","subj`, "length", ""))
	r, report := read(t, s.client(nil))
	if len(r.Claims) != 1 || report.Cut != 1 || !strings.Contains(r.Notes[len(r.Notes)-1].Text, "partial") {
		t.Errorf("%d claims; %s; %v", len(r.Claims), report, r.Notes)
	}
}

func TestRead_AsksAgainAndWaitsLongerEachTime(t *testing.T) {
	var waits []time.Duration
	s := newStandIn(t, fails(500, "oops"), fails(429, `{"error":{"message":"slow down"}}`, "Retry-After", "7"), fails(503, ""), says(claims(membership)))
	r, report := read(t, s.client(&waits))
	if len(r.Claims) != 1 || report.Requests != 4 || report.Retries != 3 {
		t.Errorf("%s", report)
	}
	if want := []time.Duration{time.Second, 7 * time.Second, 4 * time.Second}; !slices.Equal(waits, want) {
		t.Errorf("waited %v, want %v", waits, want)
	}
}

func TestRead_AsksAgainWhereTheBodyIsCutOff(t *testing.T) {
	s := newStandIn(t, fails(200, `{"choices":[{"message":{"content":"{\"cla`), says(claims(membership)))
	if r, report := read(t, s.client(nil)); len(r.Claims) != 1 || report.Retries != 1 {
		t.Errorf("%s", report)
	}
}

func TestRead_AsksWithoutAFormThatTheEndpointDoesNotKnow(t *testing.T) {
	s := newStandIn(t, fails(400, `{"error":"response_format is not supported"}`), says(claims(membership)))
	read(t, s.client(nil))
	if s.asked[0].Format == nil || s.asked[1].Format != nil {
		t.Errorf("asked %+v", s.asked)
	}
}

func TestRead_GivesUpWithACauseAndAHint(t *testing.T) {
	for _, c := range []struct {
		name     string
		answer   http.HandlerFunc
		code     leeway.Code
		requests int
		says     string
	}{
		{"too busy", fails(429, `{"error":{"message":"quota"}}`), leeway.CodeUnavailable, 4, "status 429: quota"},
		{"broken", fails(500, "<html>oops</html>"), leeway.CodeUnavailable, 4, "status 500"},
		{"too slow", hangs, leeway.CodeUnavailable, 4, "no answer in time"},
		{"prose without claims", says("I cannot help with that."), leeway.CodeUnavailable, 2, "no list of claims"},
		{"cut off before the first claim", completes(`{"claims":[{"kind":"t`, "length", ""), leeway.CodeUnavailable, 2, "no list of claims"},
		{"no choices", fails(200, `{"choices":[]}`), leeway.CodeUnavailable, 2, "no list of claims"},
		{"a refused key", fails(401, `{"error":{"message":"bad key"}}`), leeway.CodeInvalid, 1, "key is refused"},
		{"no such model", fails(404, `{"error":"model not found"}`), leeway.CodeInvalid, 1, "model not found"},
		{"a redirect", fails(302, "", "Location", "http://example.org/"), leeway.CodeInvalid, 1, "redirected"},
	} {
		t.Run(c.name, func(t *testing.T) {
			client := newStandIn(t, c.answer).client(nil)
			client.Timeout = 5 * time.Second
			if c.name == "too slow" {
				client.Timeout = 30 * time.Millisecond
			}
			_, report, err := client.Read(context.Background(), text, extract.Options{})
			if err == nil || leeway.CodeOf(err) != c.code || report.Requests != c.requests || !strings.Contains(err.Error(), c.says) || leeway.HintOf(err) == "" {
				t.Errorf("%v (%s, hint %q) after %d requests", err, leeway.CodeOf(err), leeway.HintOf(err), report.Requests)
			}
		})
	}
}

func TestRead_SaysWhereNobodyAnswers(t *testing.T) {
	s := newStandIn(t, says(""))
	client := s.client(nil)
	s.Close()
	_, _, err := client.Read(context.Background(), text, extract.Options{})
	if leeway.CodeOf(err) != leeway.CodeUnavailable || !strings.Contains(leeway.HintOf(err), "running") {
		t.Errorf("%v, hint %q", err, leeway.HintOf(err))
	}
}

func TestRead_SendsNoKeyOverPlainHTTPToAnotherMachine(t *testing.T) {
	c := &Client{Endpoint: "http://models.example/v1", Model: "m", Key: "secret"}
	_, _, err := c.Read(context.Background(), text, extract.Options{})
	if leeway.CodeOf(err) != leeway.CodeInvalid || !strings.Contains(leeway.HintOf(err), "https") || strings.Contains(err.Error(), "secret") {
		t.Errorf("%v", err)
	}
}

func TestRead_ReadsLongTextsInPartsAndTellsOfTheOnesThatFail(t *testing.T) {
	long := strings.Repeat("The weather in the capital was mild and the trams ran as they always do in spring. ", 90) + "Turkmenistan is a member of the CSTO."
	s := newStandIn(t, fails(500, ""), fails(500, ""), fails(500, ""), fails(500, ""), says(claims(membership)))
	r, report, err := s.client(nil).Read(context.Background(), long, extract.Options{})
	if err != nil || len(r.Claims) != 1 || report.Requests != 5 || long[r.Claims[0].Quote.Start:r.Claims[0].Quote.End] != r.Claims[0].Quote.Text {
		t.Fatalf("%v; %s", err, report)
	}
	if !slices.ContainsFunc(r.Notes, func(n leeway.Note) bool { return strings.Contains(n.Text, "1 of 2 parts") }) {
		t.Errorf("notes: %v", r.Notes)
	}
}

func TestRead_StopsWhenInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	s := newStandIn(t, func(w http.ResponseWriter, r *http.Request) { cancel(); hangs(w, r) })
	if _, report, err := s.client(nil).Read(ctx, text, extract.Options{}); leeway.CodeOf(err) != leeway.CodeUnavailable || report.Requests != 1 {
		t.Errorf("%v; %s", err, report)
	}
}

func TestInstructions_NameTheVocabularyOfTheProgram(t *testing.T) {
	for _, i := range leeway.Indicators {
		if !slices.Contains(vocabulary["indicator"], i.ID) {
			t.Errorf("indicator %s is missing", i.ID)
		}
	}
	f, err := os.Open(filepath.Join("..", "data", "actions.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		if !slices.Contains(vocabulary["action"], row[0]) {
			t.Errorf("action %s is missing", row[0])
		}
	}
}
