package store

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"testing"

	"yibiao/dossier/store/sealed"
)

// narrowEnv names the vault that this test, run once more by itself, makes plain while no file can grow beyond a megabyte.
const narrowEnv = "YIBIAO_STORE_NARROW_DIR"

// Where the disk fails while a backup is made plain, the vault stays encrypted: without the key, which would be gone, that backup would
// open no more.
func TestAVaultStaysSealedWhereTheDiskFailsAtABackup(t *testing.T) {
	if dir := os.Getenv(narrowEnv); dir != "" {
		fmt.Println(turnNarrowly(dir))
		return
	}
	s := newEncrypted(t)
	dir, opt := s.dir, Options{Key: s.opt.Key}
	mustApply(t, s, edit("", "a", "1"))
	small, err := s.Backups().Make(context.Background(), BackupManual)
	if err != nil {
		t.Fatal(err)
	}
	mustApply(t, s, edit("大", "b", strings.Repeat("字", 1_000_000)))
	if _, err := s.Backups().Make(context.Background(), BackupManual); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if _, err := RestoreBackup(dir, small, opt); err != nil {
		t.Fatal(err)
	}
	again := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
	again.Env = append(os.Environ(), narrowEnv+"="+dir)
	said, err := again.CombinedOutput()
	if err != nil || !strings.Contains(string(said), "refused with "+string(CodeIO)) {
		t.Errorf("made plain though a backup stays sealed for ever: %s, %v", said, err)
	}
	s = mustOpen(t, dir, opt)
	defer s.Close()
	wantValues(t, s, "e", map[string]string{"a": "1"})
	if problems, err := s.Backups().Check(t.Context()); err != nil || len(problems) > 0 {
		t.Errorf("%v, %v", problems, err)
	}
}

// turnNarrowly makes a vault plain while no file can grow beyond a megabyte, and tells how that ended.
func turnNarrowly(dir string) string {
	key, err := sealed.Unlock(dir, testPassphrase)
	if err != nil {
		return err.Error()
	}
	signal.Ignore(syscall.SIGXFSZ)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 1 << 20, Max: 1 << 20}); err != nil {
		return err.Error()
	}
	left, err := Turn(context.Background(), dir, Options{Key: key}, Turning{})
	return fmt.Sprintf("left %v, refused with %s", left, CodeOf(err))
}
