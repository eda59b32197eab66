package lake

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"

	"leeway"
)

var ctx = context.Background()

// Some faults befall a whole process. The tests start themselves again: these variables say
// which child to be, in which folder.
const (
	childRole   = "LEEWAY_TEST_CHILD"
	childFolder = "LEEWAY_TEST_FOLDER"
)

// children are what a child does. It prints what it has done, line by line; one that ends by
// itself without a fault prints "done" last.
var children = map[string]func(folder string) error{
	"importer": importForever,
	"ten":      importTen,
	"keeper":   keepForever,
}

func TestMain(m *testing.M) {
	role := os.Getenv(childRole)
	if role == "" {
		os.Exit(m.Run())
	}
	if err := children[role](os.Getenv(childFolder)); err != nil {
		fmt.Println("error:", err)
		os.Exit(1)
	}
	fmt.Println("done")
}

// child returns a process that will play a role in a folder.
func child(role, folder string) *exec.Cmd {
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), childRole+"="+role, childFolder+"="+folder)
	return c
}

// faults is how often the tests of this sort strike: LEEWAY_FAULTS, which `make faults` sets
// to a thousand, or a number that does not make everyday testing slow.
func faults(t *testing.T, everyday int) int {
	t.Helper()
	text := os.Getenv("LEEWAY_FAULTS")
	if text == "" {
		return everyday
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		t.Fatalf("LEEWAY_FAULTS is %q, not a number of faults", text)
	}
	return n
}

// imported publishes one vintage, of records or of flows in several batches, and returns its
// name. Of two in a row with the same wanted name the second gets another.
func imported(l *Lake, vintage string, n int) (string, error) {
	source := []string{"sipri", "baci"}[n%2]
	p, err := l.Begin(source)
	if err != nil {
		return "", err
	}
	defer p.Abort()
	if source == "baci" {
		p.flows = newFlows(p.temp)
		p.flows.spill.limit = 500 // so that rows are spilled and read again
	}
	for batch := range 3 {
		if source == "sipri" {
			err = p.Write(arms("KAZ", 100+batch))
		} else {
			err = p.Flows(flowsOf(batch, 400))
		}
		if err != nil {
			return "", err
		}
	}
	m, err := p.Commit(leeway.Manifest{Source: source, Vintage: vintage})
	return source + "/" + m.Vintage, err
}

// flowsOf returns n rows over two years; batches of different numbers share no key.
func flowsOf(batch, n int) *leeway.Flows {
	f := &leeway.Flows{Flow: "import", Classification: "HS2017", QuantityUnit: "kg", States: []string{"KAZ", "CHN", "RUS"}}
	for i := range n {
		f.Year, f.Reporter, f.Partner = append(f.Year, uint16(2022+i%2)), append(f.Reporter, 0), append(f.Partner, uint16(1+i/2%2))
		f.Product, f.ValueUSD, f.Quantity = append(f.Product, uint32(10000+1000*batch+i/4)), append(f.ValueUSD, int64(i)), append(f.Quantity, int64(i))
	}
	return f
}

// importForever imports until it is killed, and says which vintages are in.
func importForever(folder string) error {
	l, err := Open(folder)
	if err != nil {
		return err
	}
	for i := 0; ; i++ {
		name, err := imported(l, strconv.Itoa(os.Getpid()), i)
		if err != nil {
			return err
		}
		fmt.Println("published", name)
	}
}

// keepForever puts documents into the archive until it is killed, and says which runs are in.
func keepForever(folder string) error {
	l, err := Open(folder)
	if err != nil {
		return err
	}
	for i := 0; ; i++ {
		c := checked(leeway.Supported)
		c.Reading.Document.Title = fmt.Sprint(os.Getpid(), " ", i)
		run, _, err := l.Keep(c)
		if err != nil {
			return err
		}
		fmt.Println("published", run.ID)
	}
}

// importTen imports ten vintages that all want the same name.
func importTen(folder string) error {
	l, err := Open(folder)
	if err != nil {
		return err
	}
	for range 10 {
		name, err := imported(l, "2026-11-26", 0)
		if err != nil {
			return err
		}
		fmt.Println("published", name)
	}
	return nil
}

// reported reads the names of the vintages that a child says it has published, to the end of
// what it said. A last line that was cut off by its death counts for nothing.
func reported(t *testing.T, out *bufio.Reader) (names []string) {
	t.Helper()
	for {
		line, err := out.ReadString('\n')
		if err != nil {
			return names
		}
		if name, ok := strings.CutPrefix(strings.TrimSpace(line), "published "); ok {
			names = append(names, name)
		} else if strings.HasPrefix(line, "error:") {
			t.Fatal(line)
		}
	}
}

// present lists the vintages of a lake as "source/vintage".
func present(t *testing.T, l *Lake) (names []string) {
	t.Helper()
	vs, err := l.Vintages()
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range vs {
		names = append(names, v.Source+"/"+v.Vintage)
	}
	return names
}

// holds checks that every one of the vintages is in the lake.
func holds(t *testing.T, l *Lake, names []string) {
	t.Helper()
	there := present(t, l)
	for _, name := range names {
		if !slices.Contains(there, name) {
			t.Fatalf("%s was published and is gone", name)
		}
	}
}

// ended returns what a child said, and a fault that it found.
func ended(c *exec.Cmd) error {
	out, err := c.CombinedOutput()
	if err == nil && !strings.HasSuffix(string(out), "done\n") {
		err = errors.New("the child did not come to its end")
	}
	if err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	return nil
}
