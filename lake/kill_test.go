package lake

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"leeway"
)

// publishIn names the folder in which a child process of the test publishes until it is killed.
const publishIn = "LEEWAY_TEST_PUBLISH_IN"

func TestMain(m *testing.M) {
	if folder := os.Getenv(publishIn); folder != "" {
		publishForever(folder)
	}
	os.Exit(m.Run())
}

// publishForever publishes vintages of two tables, saying so after each.
func publishForever(folder string) {
	l, err := Open(folder)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	rows := arms("KAZ", 300)
	rows.Memberships = []leeway.Membership{{Organisation: "CSTO", State: "KAZ", Status: "member"}}
	for i := 0; ; i++ {
		if _, err := l.Publish(leeway.Manifest{Source: "sipri", Vintage: fmt.Sprintf("%d-%d", os.Getpid(), i)}, rows); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		fmt.Println("published")
	}
}

func TestPublish_KilledAtAnyMomentLeavesAValidLake(t *testing.T) {
	folder := t.TempDir()
	random := rand.New(rand.NewPCG(1, 2))
	published := 0
	for round := range 30 {
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), publishIn+"="+folder)
		out, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		// The first vintage is in before the clock starts, so that the kill falls into a later one.
		line := make([]byte, 256)
		n, err := out.Read(line)
		if err != nil || !strings.HasPrefix(string(line[:n]), "published") {
			t.Fatalf("round %d: child said %q, error %v", round, line[:n], err)
		}
		time.Sleep(time.Duration(random.IntN(20_000)) * time.Microsecond)
		if err := child.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		if err := child.Wait(); err == nil {
			t.Fatalf("round %d: the child ended by itself", round)
		}
		valid(t, open(t, folder), -1)
		vs, err := open(t, folder).Vintages()
		if err != nil || len(vs) <= published {
			t.Fatalf("round %d: %d vintages after %d, error %v", round, len(vs), published, err)
		}
		published = len(vs)
	}
	l := open(t, folder)
	publish(t, l, leeway.Manifest{Source: "sipri", Vintage: "last"}, arms("KAZ", 3))
	valid(t, l, published+1)
	t.Logf("%d vintages survived 30 kills", published)
}
