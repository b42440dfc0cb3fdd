package bundling

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/guard"
	"yibiao/app/session/history"
	"yibiao/app/session/sessiontest"
	"yibiao/dossier/bundle"
)

// lateEnv names the folder in which this program, started once more, exports until it kills itself.
const lateEnv = "YIBIAO_BUNDLING_LATE"

// killedAfterPublishing exports, and is killed when the bundle has taken its place and nothing of it is recorded; or just before.
func killedAfterPublishing(t *testing.T, dir string) {
	where, before := strings.CutSuffix(dir, "|before")
	s := sessiontest.Open(t, filepath.Join(where, "vault"))
	dossiers, err := s.Dossiers().List("")
	if err != nil || len(dossiers) != 1 {
		t.Fatal(dossiers, err)
	}
	e, err := s.OpenDossier(dossiers[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	self, err := os.FindProcess(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	made := &assembly{e: e, ctx: context.Background(), options: ExportOptions{Target: filepath.Join(where, "包.zip"), Draft: true, Replace: true}, now: s.Now(), number: 1}
	st, err := e.State()
	if err != nil {
		t.Fatal(err)
	}
	made.state, made.prints = st, st.Printing()
	if err := made.gather(); err != nil {
		t.Fatal(err)
	}
	spec := made.spec()
	spec.Before = func(m bundle.Manifest) error {
		_, err := intend(e, made.made(m), made.prints.InForce)
		if before {
			_ = self.Kill()
			select {}
		}
		return err
	}
	_, err = bundle.Write(context.Background(), made.options.Target, spec, nil)
	if err == nil {
		_ = self.Kill()
		select {}
	}
	t.Fatal(err)
}

// A program is killed when its bundle stands and before the vault has it recorded, or when it is about to stand: the next start
// records it, once, and says so; what does not stand is not recorded.
func TestABundleThatStandsIsRecordedAtTheNextStart(t *testing.T) {
	if dir := os.Getenv(lateEnv); dir != "" {
		killedAfterPublishing(t, dir)
	}
	for name, c := range map[string]struct {
		moment string
		spoil  func(t *testing.T, target string)
		want   int
	}{
		"it stands":        {want: 1},
		"it is not placed": {moment: "|before"},
		"another is there": {spoil: func(t *testing.T, target string) {
			if err := os.WriteFile(target, []byte("别的"), 0o600); err != nil {
				t.Fatal(err)
			}
		}},
		"it was taken away": {spoil: func(t *testing.T, target string) {
			if err := os.Remove(target); err != nil {
				t.Fatal(err)
			}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			vault, target := filepath.Join(dir, "vault"), filepath.Join(dir, "包.zip")
			sessiontest.Reward(t, sessiontest.Open(t, vault)).Session().Close()
			killed := exec.Command(os.Args[0], "-test.run", "TestABundleThatStandsIsRecordedAtTheNextStart")
			killed.Env = append(os.Environ(), lateEnv+"="+dir+c.moment)
			if out, err := killed.CombinedOutput(); err == nil || killed.ProcessState.ExitCode() > 0 {
				t.Fatalf("not killed: %v %s", err, out)
			}
			if c.spoil != nil {
				c.spoil(t, target)
			}
			for round := range 2 {
				s := sessiontest.Open(t, vault)
				dossiers, err := s.Dossiers().List("")
				if err != nil {
					t.Fatal(err)
				}
				list, err := history.Snapshots(s, dossiers[0].ID)
				if err != nil || len(list) != c.want {
					t.Fatalf("round %d: %v, %v", round, list, err)
				}
				told := ""
				for _, w := range guard.Warnings(s) {
					if w.Kind == guard.Recorded {
						told = w.Name
					}
				}
				if want := map[bool]string{true: target}[c.want == 1 && round == 0]; told != want {
					t.Errorf("round %d: told %q", round, told)
				}
				if c.want == 1 {
					report, err := VerifyBundle(context.Background(), target, nil)
					if err != nil || !report.Valid || report.Digest != list[0].Digest {
						t.Errorf("%+v %v", report, err)
					}
				}
				s.Close()
			}
		})
	}
}

// While the folder of the bundle is not there, as when a stick is out, it stays unknown whether it stands.
func TestABundleOnAStickThatIsOutIsRecordedLater(t *testing.T) {
	dir := t.TempDir()
	vault, stick, out := filepath.Join(dir, "vault"), filepath.Join(dir, "stick"), filepath.Join(dir, "out")
	s := sessiontest.Open(t, vault)
	e := sessiontest.Reward(t, s)
	if err := os.Mkdir(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	x, err := Write(context.Background(), e, ExportOptions{Target: filepath.Join(stick, "包"), Folder: true, Draft: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	x.Number = 2
	if _, err := intend(e, x, e.Answers()); err != nil {
		t.Fatal(err)
	}
	s.Close()
	for _, move := range [][2]string{{stick, out}, {out, stick}} {
		if err := os.Rename(move[0], move[1]); err != nil {
			t.Fatal(err)
		}
		s := sessiontest.Open(t, vault)
		if there := move[1] == stick; (session.LateExport(s) != "") != there {
			t.Errorf("there %v, told %q", there, session.LateExport(s))
		}
		s.Close()
	}
}
