package robot

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"yibiao/app/page"
)

// typeInto tells a child of the test which vault it types into.
const typeInto = "YIBIAO_TEST_TYPE_INTO"

// keyTime is how much time goes by, on the clock of the program, from key to key.
const keyTime = 200 * time.Millisecond

// mostLost is how many letters may be lost at most: those of five seconds, and the one that is being typed.
const mostLost = int(5*time.Second/keyTime) + 1

// TestKilledWhileTyping kills the program while somebody types without a pause into a long text and never leaves it.
// Whatever was said to be saved must be there, and of the rest no more than five seconds may be lost.
func TestKilledWhileTyping(t *testing.T) {
	if vault := os.Getenv(typeInto); vault != "" {
		typeForEver(t, vault)
		return
	}
	if testing.Short() {
		t.Skip("starts the program several times")
	}
	dir := t.TempDir()
	r := start(t, dir)
	dossier := longTextDossier(t, r)
	r.must(t, r.Close())
	random := rand.New(rand.NewPCG(3, 4))
	for range 3 {
		typed, saved := killWhileTyping(t, dir, 30+random.IntN(60))
		r := start(t, dir)
		e, err := r.Session.OpenDossier(dossier)
		r.must(t, err)
		got := utf8.RuneCountInString(e.Value("eq.summary"))
		if got < saved || got < typed-mostLost {
			t.Errorf("%d letters were typed and %d said to be saved; %d are there", typed, saved, got)
		}
		_, err = e.Set("eq.summary", "")
		r.must(t, err, r.Close())
	}
}

func longTextDossier(t *testing.T, r *Robot) string {
	t.Helper()
	c, err := r.Session.Clients().Create("柳州市试验机械有限公司")
	r.must(t, err)
	d, err := r.Session.Dossiers().Create(c.ID, "shoutaitao", []string{"stt-01-rending"}, "试验")
	r.must(t, err)
	return d.ID
}

// typeForEver is the child: it types, and tells after each key how much it has typed and what the status bar promises.
func typeForEver(t *testing.T, dir string) {
	r := start(t, dir)
	all, err := r.Session.Dossiers().List("")
	r.must(t, err)
	r.Go(page.Route{Page: page.Form, Dossier: all[0].ID, At: page.Place{Field: "eq.summary"}})
	saved := 0
	for typed := 1; ; typed++ {
		r.must(t, r.Type("字"))
		r.Clock.Advance(keyTime)
		if !r.Sees("未保存") {
			saved = typed
		}
		fmt.Println("typed", typed, saved)
	}
}

// killWhileTyping starts the child, kills it after a number of keys, and gives what it told last.
func killWhileTyping(t *testing.T, dir string, keys int) (typed, saved int) {
	t.Helper()
	c := exec.Command(os.Args[0], "-test.run=^TestKilledWhileTyping$", "-test.v")
	c.Env = append(os.Environ(), typeInto+"="+dir)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		text := lines.Text()
		if !strings.HasPrefix(text, "typed ") {
			continue
		}
		if _, err := fmt.Sscanf(text, "typed %d %d", &typed, &saved); err != nil {
			t.Fatal(err)
		}
		if typed == keys {
			if err := c.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := c.Wait(); err == nil || typed < keys {
		t.Fatalf("the program ended by itself after %d keys: %v", typed, err)
	}
	return typed, saved
}
