package store

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
)

// crashEnv names the vault on which this program, started once more, works
// until it is killed.
const crashEnv = "YIBIAO_STORE_CRASH_DIR"

func TestMain(m *testing.M) {
	if dir := os.Getenv(crashEnv); dir != "" {
		fmt.Fprintln(os.Stderr, workUntilKilled(dir))
		os.Exit(1)
	}
	if dir := os.Getenv(turnEnv); dir != "" {
		fmt.Fprintln(os.Stderr, turnUntilKilled(dir))
		os.Exit(1)
	}
	if dir := os.Getenv(rekeyEnv); dir != "" {
		fmt.Fprintln(os.Stderr, rekeyUntilKilled(dir))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// workUntilKilled writes edits, undoes and redoes some, keeps materials, makes
// a backup, and says each number when, and only when, it was acknowledged.
func workUntilKilled(dir string) error {
	ctx := context.Background()
	s, err := Open(dir, Options{})
	if err != nil {
		return err
	}
	last, err := s.State().Entity(ctx, "e")
	if err != nil {
		return err
	}
	n, _ := strconv.Atoi(last["n"].Value)
	for {
		n++
		text := strconv.Itoa(n)
		sha := ""
		if n%5 == 0 {
			if sha, err = s.Materials().PutBlob(ctx, []byte("material "+text)); err != nil {
				return err
			}
		}
		_, err := s.Log().Apply(ctx, Edit{Root: "r", Label: text, Undoable: true, Sets: []Set{
			{Entity: "e", Field: "n", Value: text},
			{Entity: "e", Field: FieldName("f" + text), Value: strings.Repeat(text, 200)},
			{Entity: "e", Field: FieldName("sha" + text), Value: sha},
		}})
		if err != nil {
			return err
		}
		if n%7 == 0 {
			if _, err := s.Log().Undo(ctx, "r"); err != nil {
				return err
			}
			if _, err := s.Log().Redo(ctx, "r"); err != nil {
				return err
			}
		}
		if n%11 == 0 {
			if _, err := s.Backups().Make(ctx, BackupAuto); err != nil {
				return err
			}
		}
		fmt.Println(n)
	}
}

// A program is killed while it writes, again and again, in the same vault:
// what it had acknowledged is there, whole, and nothing is half there.
func TestKilledProgramLosesNothing(t *testing.T) {
	rounds := 50 * min(stress(t), 4)
	if testing.Short() {
		rounds = 5
	}
	dir := vaultDir(t)
	rnd := rand.New(rand.NewPCG(11, 23))
	acked := 0
	for round := range rounds {
		now := killAfter(t, dir, 1+rnd.IntN(12))
		if now <= acked {
			t.Fatalf("round %d: acknowledged %d after %d", round, now, acked)
		}
		acked = now
		s := mustOpen(t, dir, Options{})
		if _, ok := s.Recovered(); !ok {
			t.Errorf("round %d: the crash was not noticed", round)
		}
		wantAcked(t, s, acked)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	report(t, "edits, undo, materials, backups in one process, killed in the midst", rounds, fmt.Sprintf("%d edits acknowledged, none lost", acked))
}

// killAfter lets the program acknowledge at least n edits, kills it, and gives
// the last number that it got out.
func killAfter(t *testing.T, dir string, n int) int {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), crashEnv+"="+dir)
	var said strings.Builder
	cmd.Stderr = &said
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	last := 0
	for i := 0; ; i++ {
		if i == n {
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
		// What was in the pipe when it was killed had been acknowledged too.
		line, err := lines.ReadString('\n')
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if last, err = strconv.Atoi(strings.TrimSpace(line)); err != nil {
			t.Fatal(err)
		}
	}
	if err := cmd.Wait(); err == nil || said.Len() > 0 {
		t.Fatalf("it ended by itself: %v %s", err, said.String())
	}
	return last
}

// wantAcked checks that every acknowledged edit is there, and at most one
// more, which was written but not yet said.
func wantAcked(t *testing.T, s *Store, acked int) {
	t.Helper()
	got := values(t, s, "e")
	n, _ := strconv.Atoi(got["n"])
	if n != acked && n != acked+1 {
		t.Fatalf("%d edits are there, %d were acknowledged", n, acked)
	}
	for i := 1; i <= n; i++ {
		text := strconv.Itoa(i)
		if got["f"+text] != strings.Repeat(text, 200) {
			t.Fatalf("edit %d of %d is not whole", i, n)
		}
		if sha := got["sha"+text]; (i%5 == 0) != (sha != "") || sha != "" && !s.Materials().Has(sha) {
			t.Fatalf("material of edit %d: %q", i, sha)
		}
	}
	wantSound(t, s)
	problems, err := s.Materials().Verify(context.Background(), nil)
	if err != nil || problems != nil {
		t.Fatalf("materials: %v, %+v", err, problems)
	}
	all, err := s.Backups().List()
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range all {
		if _, err := inspect(b.Path, frozenDSN, true, nil); err != nil {
			t.Fatalf("backup: %v", err)
		}
	}
}
