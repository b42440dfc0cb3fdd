package cli

import (
	"bufio"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// kills is how often the program is killed in the middle of its edits.
const kills = 50

// TestKilledProgramsLoseNothingAcknowledged kills the program again and again while it saves answers, and looks
// after each time whether every answer that it acknowledged is there.
func TestKilledProgramsLoseNothingAcknowledged(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program a hundred times")
	}
	vault := filepath.Join(t.TempDir(), "资料库")
	program := func(args ...string) *exec.Cmd {
		c := exec.Command("yibiao", append([]string{"--vault", vault, "--packs", "testdata/killpacks"}, args...)...)
		c.Env = append(os.Environ(), "YIBIAO_NOW=", "LANG=zh_CN.UTF-8")
		return c
	}
	mustRun(t, program("client", "add", "甲公司"))
	mustRun(t, program("dossier", "new", "--client", "甲公司", "--pack", "kill", "--programme", "kill-01", "--title", "认定"))

	random := rand.New(rand.NewSource(1))
	acknowledged, killed := 0, 0
	last := 0
	for round := range kills {
		seen, dead := killWhileEditing(t, program("edit", "--stdin", "认定"), last+1, 1+random.Intn(25))
		acknowledged += seen - last
		if dead {
			killed++
		}
		value, err := strconv.Atoi(strings.TrimSpace(mustRun(t, program("get", "认定", "kill.n"))))
		if err != nil {
			t.Fatal(err)
		}
		// The edit after the last acknowledged one may have reached the disk before the program died.
		if value < seen {
			t.Fatalf("round %d: answer %d was acknowledged, %d is there", round, seen, value)
		}
		last = value
	}
	t.Logf("%d answers acknowledged, %d programs killed", acknowledged, killed)
	if killed < kills/2 || acknowledged < kills {
		t.Errorf("only %d of %d programs were killed and %d answers acknowledged: the test does not test", killed, kills, acknowledged)
	}
}

// killWhileEditing feeds rising numbers to the program, kills it after some acknowledgements, and gives the last number
// acknowledged, and whether the kill met a living program.
func killWhileEditing(t *testing.T, c *exec.Cmd, from, after int) (last int, killed bool) {
	t.Helper()
	c.Stdin = &risingNumbers{next: from}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	last = from - 1
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if !strings.HasPrefix(lines.Text(), "ok ") {
			t.Fatalf("unexpected answer %q", lines.Text())
		}
		last++
		if after--; after == 0 {
			if err := c.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	return last, c.Wait() != nil
}

// risingNumbers is an endless input of edits, each with the next number.
type risingNumbers struct {
	next int
	rest []byte // of the line that was begun
}

func (r *risingNumbers) Read(to []byte) (int, error) {
	if len(r.rest) == 0 {
		r.rest = fmt.Appendf(nil, "kill.n\t%d\n", r.next)
		r.next++
	}
	n := copy(to, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

func mustRun(t *testing.T, c *exec.Cmd) string {
	t.Helper()
	var complaint strings.Builder
	c.Stderr = &complaint
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%v: %v\n%s%s", c.Args, err, out, complaint.String())
	}
	return string(out)
}
