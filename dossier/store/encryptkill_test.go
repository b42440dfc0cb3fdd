package store

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/store/sealed"
)

// turnEnv names the vault that this program, started once more, encrypts and makes plain until it is killed.
const turnEnv = "YIBIAO_STORE_TURN_DIR"

func turnUntilKilled(dir string) error {
	key, err := sealed.Unlock(keptKey(dir), testPassphrase)
	if err != nil {
		return err
	}
	for to := key; ; to = map[bool]*sealed.Key{true: key}[to == nil] {
		fmt.Println("turning")
		if _, err := Turn(context.Background(), dir, Options{Key: key}, Turning{To: to}); err != nil {
			return err
		}
	}
}

// keptKey is the folder beside a vault where the key file is that it is encrypted with.
func keptKey(dir string) string { return dir + "-key" }

// A program is killed while it encrypts a vault, or makes it plain: everything is there, whole, as one of both, and nothing of
// the other is left once it was opened and turned again.
func TestKilledWhileEncrypting(t *testing.T) {
	rounds := 12 * min(stress(t), 20)
	if testing.Short() {
		rounds = 4
	}
	dir := t.TempDir()
	s := mustOpen(t, dir, Options{})
	plant(t, s, 1)
	plant(t, s, 2)
	was := everything(t, s)
	s.Close()
	if err := os.MkdirAll(filepath.Join(keptKey(dir), backupsDir), 0o700); err != nil {
		t.Fatal(err)
	}
	key := newKey(t, keptKey(dir))
	rnd := rand.New(rand.NewPCG(5, 9))
	encrypted := 0
	for round := range rounds {
		killTurning(t, turnEnv, dir, time.Duration(rnd.IntN(400))*time.Millisecond)
		s := mustOpen(t, dir, Options{Key: key})
		if s.opt.Key != nil {
			encrypted++
			wantUnreadable(t, dir)
		}
		if diff := cmp.Diff(was, everything(t, s)); diff != "" {
			t.Errorf("round %d: %s", round, diff)
		}
		s.Close()
		clearBackups(t, dir)
	}
	report(t, "killed while encrypting or making plain", rounds, fmt.Sprintf("whole as encrypted %d, as plain %d", encrypted, rounds-encrypted))
}

// clearBackups keeps the rounds short: each turns every backup that is there.
func clearBackups(t *testing.T, dir string) {
	t.Helper()
	all, err := BackupsIn(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range all[min(len(all), 3):] {
		os.Remove(b.Path)
	}
}

func killTurning(t *testing.T, env, dir string, after time.Duration) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), env+"="+dir)
	var said strings.Builder
	cmd.Stderr = &said
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		t.Fatalf("%v, %s", err, said.String())
	}
	timer := time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
	defer timer.Stop()
	if err := cmd.Wait(); err == nil || said.Len() > 0 {
		t.Errorf("it ended of itself: %v %s", err, said.String())
	}
}

// BenchmarkEditEncrypted is what one filled field costs in an encrypted vault, as a ratio to a plain one, edit by edit in turns.
func BenchmarkEditEncrypted(b *testing.B) {
	plain, vault := newStore(b), newEncrypted(b)
	var took [2][]time.Duration
	for i := range b.N {
		for which, s := range []*Store{plain, vault} {
			start := time.Now()
			mustApply(b, s, edit("填写", "org.name", fmt.Sprint("名称", i)))
			took[which] = append(took[which], time.Since(start))
		}
	}
	median := func(d []time.Duration) float64 {
		slices.Sort(d)
		return float64(d[len(d)/2])
	}
	b.ReportMetric(median(took[0])/1e3, "µs/plain")
	b.ReportMetric(median(took[1])/1e3, "µs/encrypted")
	b.ReportMetric(median(took[1])/median(took[0]), "ratio")
}
