package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"leeway"
	"leeway/actor"
	"leeway/lake"
	"leeway/source/all"
)

// completeWord is the first argument by which the shells' scripts ask.
const completeWord = "__complete"

// candidate is what a word may become, and what that means.
type candidate struct{ word, means string }

// filesWanted stands for the files that the shell knows.
var filesWanted = candidate{word: ":files"}

// completeWords prints the candidates for the last of the words of a command line. Whatever is
// wrong with the line or the lake, there are just no candidates.
func completeWords(ctx context.Context, w world, words []string) {
	var c cli
	parser, err := newParser(&c, world{stdout: io.Discard, stderr: io.Discard, env: w.env})
	if err != nil || len(words) == 0 || words[0] != "--" {
		return
	}
	for _, found := range readLine(parser.Model.Node, words[1:]).candidates(ctx, w) {
		line := found.word
		if found.means != "" {
			line += "\t" + found.means
		}
		_, _ = fmt.Fprintln(w.stdout, line) // a shell that has gone wants nothing
	}
}

// typed is a command line as far as it is typed.
type typed struct {
	node    *kong.Node
	args    []string            // positional arguments of the command
	flags   map[string][]string // values of flags so far
	pending *kong.Flag          // whose value the current word is
	current string
	before  string // what of the current word stays as it is: "--format=", "KAZ,"
	literal bool   // after --
}

// readLine reads the words up to the one under the cursor, the last.
func readLine(root *kong.Node, words []string) *typed {
	t := &typed{node: root, flags: map[string][]string{}}
	words = joined(words)
	if len(words) == 0 {
		return t
	}
	for _, word := range words[:len(words)-1] {
		t.read(word)
	}
	t.current = words[len(words)-1]
	if name, value, ok := strings.Cut(t.current, "="); ok && !t.literal && t.pending == nil && strings.HasPrefix(name, "--") {
		t.pending, t.before, t.current = t.flag(name), name+"=", value
	}
	if i := strings.LastIndexByte(t.current, ','); i >= 0 && t.pending != nil && t.pending.IsSlice() {
		t.before, t.current = t.before+t.current[:i+1], t.current[i+1:]
	}
	return t
}

// joined undoes bash's parting of A=B into three words. What the script there takes for the
// word is B alone; it cuts off the rest itself.
func joined(words []string) []string {
	var whole []string
	glue := false
	for _, word := range words {
		switch {
		case len(whole) > 0 && (glue || word == "="):
			whole[len(whole)-1] += word
			glue = word == "=" && !glue
		default:
			whole = append(whole, word)
		}
	}
	return whole
}

// read takes in a word that is complete.
func (t *typed) read(word string) {
	switch {
	case t.pending != nil:
		t.flags[t.pending.Name] = append(t.flags[t.pending.Name], word)
		t.pending = nil
	case t.literal:
		t.args = append(t.args, word)
	case word == "--":
		t.literal = true
	case strings.HasPrefix(word, "-") && word != "-":
		t.readFlag(word)
	default:
		for _, child := range t.node.Children {
			if child.Name == word {
				t.node, t.args = child, nil
				return
			}
		}
		t.args = append(t.args, word)
	}
}

func (t *typed) readFlag(word string) {
	name, value, given := strings.Cut(word, "=")
	f := t.flag(name)
	switch {
	case f == nil:
	case given:
		t.flags[f.Name] = append(t.flags[f.Name], value)
	case f.IsBool():
		t.flags[f.Name] = append(t.flags[f.Name], "")
	default:
		t.pending = f
	}
}

// flag finds a flag of the command or of those above it by --name or -n.
func (t *typed) flag(name string) *kong.Flag {
	for _, f := range t.allFlags() {
		if name == "--"+f.Name || f.Short != 0 && name == "-"+string(f.Short) {
			return f
		}
	}
	return nil
}

func (t *typed) allFlags() []*kong.Flag {
	var flags []*kong.Flag
	for _, group := range t.node.AllFlags(true) {
		flags = append(flags, group...)
	}
	return flags
}

// candidates lists what the current word may become, in a fixed order.
func (t *typed) candidates(ctx context.Context, w world) []candidate {
	var found []candidate
	switch {
	case t.pending != nil:
		found = t.values(ctx, w, t.pending.Value)
	case strings.HasPrefix(t.current, "-") && !t.literal:
		found = t.flagNames()
	case len(t.node.Children) > 0 && len(t.args) > 0: // no command is called so
	case len(t.node.Children) > 0:
		for _, child := range t.node.Children {
			if !child.Hidden {
				found = append(found, candidate{child.Name, child.Help})
			}
		}
	default:
		if p := t.positional(); p != nil {
			found = t.values(ctx, w, p)
		}
	}
	kept := found[:0]
	for _, c := range found {
		switch {
		case c == filesWanted:
			kept = append(kept, c)
		case strings.HasPrefix(strings.ToLower(c.word), strings.ToLower(t.current)):
			kept = append(kept, candidate{t.before + c.word, c.means})
		}
	}
	return kept
}

// positional is the argument at which the line has arrived; the last one may take many.
func (t *typed) positional() *kong.Value {
	args := t.node.Positional
	switch {
	case len(t.args) < len(args):
		return args[len(t.args)]
	case len(args) > 0 && args[len(args)-1].IsSlice():
		return args[len(args)-1]
	}
	return nil
}

// flagNames lists the flags that are not set yet or may be set again.
func (t *typed) flagNames() []candidate {
	var found []candidate
	for _, f := range t.allFlags() {
		if _, set := t.flags[f.Name]; !set || f.IsSlice() {
			found = append(found, candidate{"--" + f.Name, f.Help})
		}
	}
	return found
}

// kinds says what the values of a flag or an argument are: by its name, else by its
// placeholder. Commands need not say it again.
var kinds = map[string]string{
	"source": "source", "sources": "source", "indicator": "indicator", "reporter": "actor", "partner": "actor", "on": "actor",
	"vintage": "pin", "color": "color", "only": "verdict", "fail-on": "verdict",
	"STATE": "actor", "ACTOR": "actor", "PARTNER": "actor", "SOURCE": "source", "VERDICT": "verdict", "FILE": "file", "PATH": "file", "DIR": "file", "FEED": "file",
}

// argumentKinds are the same of arguments alone: a flag of such a name is something else.
var argumentKinds = map[string]string{"name": "anybody", "state": "actor", "older": "release", "newer": "release"}

func kindOf(v *kong.Value) string {
	if v.Flag == nil && argumentKinds[v.Name] != "" {
		return argumentKinds[v.Name]
	}
	return cmp.Or(kinds[v.Name], kinds[v.Tag.PlaceHolder])
}

// values lists what a flag or an argument may be.
func (t *typed) values(ctx context.Context, w world, v *kong.Value) []candidate {
	if v.Enum != "" {
		return words(v.EnumSlice()...)
	}
	kind := kindOf(v)
	switch kind {
	case "file":
		return []candidate{filesWanted}
	case "indicator":
		return indicatorWords()
	case "actor":
		return append(actorWords(isParty), candidate{"unknown", "not told apart"})
	case "anybody":
		return actorWords(func(leeway.ActorType) bool { return true })
	case "color":
		return words("auto", "always", "never")
	case "verdict":
		return words("contradicted", "misread", "disputed", "depends", "supported", "no-data", "not-checkable")
	case "source":
		if t.node.Parent != nil && t.node.Parent.Name == "lake" {
			return t.heldSources(ctx, w)
		}
		return sourceWords()
	case "release", "pin":
		return t.releases(ctx, w, kind == "pin")
	}
	return nil
}

func words(list ...string) []candidate {
	found := make([]candidate, len(list))
	for i, word := range list {
		found[i].word = word
	}
	return found
}

func sourceWords() []candidate {
	var found []candidate
	for _, s := range all.Sources() {
		found = append(found, candidate{s.Info().ID, s.Info().Title})
	}
	return found
}

func indicatorWords() []candidate {
	var found []candidate
	for _, i := range leeway.Indicators {
		found = append(found, candidate{i.ID, i.Means})
	}
	return found
}

// isParty reports whether rows are of such an actor.
func isParty(kind leeway.ActorType) bool {
	return slices.Contains([]leeway.ActorType{leeway.TypeState, leeway.TypeFormerState, leeway.TypeTerritory, leeway.TypeRegion, leeway.TypeOrganisation}, kind)
}

// actorWords lists the actors of the wanted types, states before all others.
func actorWords(wanted func(leeway.ActorType) bool) []candidate {
	var states, others []candidate
	for _, a := range actor.Default().All() {
		switch {
		case !wanted(a.Type):
		case a.Type == leeway.TypeState:
			states = append(states, candidate{a.ID, a.Name})
		default:
			others = append(others, candidate{a.ID, a.Name})
		}
	}
	return append(states, others...)
}

// held lists the vintages of the lakes that the line speaks of.
func (t *typed) held(ctx context.Context, w world) []lake.Vintage {
	c := cli{}
	if named := t.flags["lake"]; len(named) > 0 {
		c.Lake = named[len(named)-1]
	}
	set, err := readSettings(&c, w.env)
	if err != nil {
		return nil
	}
	lakes, err := newSession(ctx, world{stdout: io.Discard, stderr: io.Discard, env: w.env}, set, false).lakes()
	if err != nil {
		return nil
	}
	var found []lake.Vintage
	for _, l := range lakes {
		if vs, err := l.Vintages(); err == nil {
			found = append(found, vs...)
		}
	}
	return found
}

func (t *typed) heldSources(ctx context.Context, w world) []candidate {
	var found []candidate
	for _, v := range t.held(ctx, w) {
		if !slices.ContainsFunc(found, func(c candidate) bool { return c.word == v.Source }) {
			found = append(found, candidate{v.Source, v.Title})
		}
	}
	return found
}

// releases lists the releases of the source that was named first, or all as SOURCE=NAME.
func (t *typed) releases(ctx context.Context, w world, pins bool) []candidate {
	var found []candidate
	for _, v := range t.held(ctx, w) {
		switch {
		case pins:
			found = append(found, candidate{v.Source + "=" + v.Vintage, v.Title})
		case len(t.args) > 0 && t.args[0] == v.Source:
			found = append(found, candidate{v.Vintage, v.Title})
		}
	}
	return found
}
