package llm

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strconv"
	"strings"

	"leeway"
)

// completion is an answer of the chat protocol. Some endpoints tell a cost with the usage.
type completion struct {
	Choices []struct {
		Message struct {
			Content json.RawMessage `json:"content"`
		} `json:"message"`
		Finish string `json:"finish_reason"`
	} `json:"choices"`
	Usage *struct {
		Prompt     int      `json:"prompt_tokens"`
		Completion int      `json:"completion_tokens"`
		Cost       *float64 `json:"cost"`
	} `json:"usage"`
	Error json.RawMessage `json:"error"`
}

// content takes a model's words out of an answer and counts what they took. broken reports that
// the model was stopped before its end.
func (a *asker) content(answer []byte) (text string, broken bool, err error) {
	var c completion
	if err := json.Unmarshal(answer, &c); err != nil {
		return "", false, &retryError{"the answer is cut off or no JSON"}
	}
	if u := c.Usage; u != nil {
		a.report.HasUsage = true
		a.report.Prompt += u.Prompt
		a.report.Answer += u.Completion
		if u.Cost != nil {
			a.report.HasCost = true
			a.report.Cost += *u.Cost
		}
	}
	if len(c.Choices) == 0 {
		if len(c.Error) > 0 {
			return "", false, &retryError{"the endpoint says: " + complaint(answer)}
		}
		return "", false, errNoClaims
	}
	first := c.Choices[0]
	if json.Unmarshal(first.Message.Content, &text) == nil {
		return text, first.Finish == "length", nil
	}
	var pieces []struct{ Text string }
	if json.Unmarshal(first.Message.Content, &pieces) != nil {
		return "", false, errNoClaims
	}
	for _, p := range pieces {
		text += p.Text
	}
	return text, first.Finish == "length", nil
}

var claimsKey = regexp.MustCompile(`"claims"\s*:\s*\[`)

// list finds the list of claims in a model's words, whatever stands before and after it, and
// takes its elements one by one: where it breaks off, those before stand.
func list(content string) (claims []json.RawMessage, cut bool, err error) {
	at := strings.IndexByte(content, '[')
	if m := claimsKey.FindStringIndex(content); m != nil {
		at = m[1] - 1
	}
	if at < 0 {
		return nil, false, errNoClaims
	}
	d := json.NewDecoder(strings.NewReader(content[at:]))
	if _, err := d.Token(); err != nil {
		return nil, false, errNoClaims
	}
	for d.More() {
		var c json.RawMessage
		if d.Decode(&c) != nil {
			cut = true
			break
		}
		claims = append(claims, c)
	}
	if !cut {
		_, err := d.Token() // the bracket that ends the list
		cut = err != nil
	}
	if cut && len(claims) == 0 {
		return nil, false, errNoClaims
	}
	return claims, cut, nil
}

// wire is a claim as a model writes it: as CLAIMS has it, with some tolerance of form.
type wire struct {
	Kind        leeway.Kind      `json:"kind"`
	Subject     string           `json:"subject"`
	Object      string           `json:"object"`
	Indicator   string           `json:"indicator"`
	Product     string           `json:"product"`
	Statistic   leeway.Statistic `json:"statistic"`
	Of          string           `json:"of"`
	Direction   leeway.Direction `json:"direction"`
	Value       *amount          `json:"value"`
	ValueTo     *amount          `json:"valueTo"`
	Unit        string           `json:"unit"`
	Comparator  string           `json:"comparator"`
	Per         string           `json:"per"`
	Than        string           `json:"than"`
	Base        *amount          `json:"base"`
	Among       string           `json:"among"`
	Status      string           `json:"status"`
	Action      string           `json:"action"`
	Period      *leeway.Period   `json:"period"`
	BasePeriod  *leeway.Period   `json:"basePeriod"`
	Modality    leeway.Modality  `json:"modality"`
	Polarity    leeway.Polarity  `json:"polarity"`
	Attribution sources          `json:"attribution"`
	Text        string           `json:"text"`
	Quote       words            `json:"quote"`
	Resolved    []string         `json:"resolved"`
}

// amount is a number, perhaps written as a string.
type amount float64

// UnmarshalJSON reads 76, "76" and "2,500".
func (a *amount) UnmarshalJSON(data []byte) error {
	x, err := strconv.ParseFloat(strings.ReplaceAll(strings.Trim(string(data), `"`), ",", ""), 64)
	*a = amount(x)
	return err
}

func (a *amount) float() *float64 {
	if a == nil {
		return nil
	}
	x := float64(*a)
	return &x
}

// words is a quote, as an object or as a bare string.
type words string

// UnmarshalJSON reads {"text": "…"} and "…".
func (q *words) UnmarshalJSON(data []byte) error {
	if bytes.HasPrefix(bytes.TrimSpace(data), []byte("{")) {
		var object struct{ Text string }
		err := json.Unmarshal(data, &object)
		*q = words(object.Text)
		return err
	}
	return json.Unmarshal(data, (*string)(q))
}

// sources is a list of attributions, or one.
type sources []leeway.Attribution

// UnmarshalJSON reads [{…}] and {…}.
func (s *sources) UnmarshalJSON(data []byte) error {
	if bytes.HasPrefix(bytes.TrimSpace(data), []byte("{")) {
		var one leeway.Attribution
		err := json.Unmarshal(data, &one)
		*s = sources{one}
		return err
	}
	return json.Unmarshal(data, (*[]leeway.Attribution)(s))
}
