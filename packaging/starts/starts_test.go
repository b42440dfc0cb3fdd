// Package starts starts the real program as a double click does, where something is wrong: it must always show something, and
// never wait unseen with the vault's lock.
package starts

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// patience is how long a window, or the end of a program, is waited for on a loaded machine.
const patience = 60 * time.Second

// Titles of the windows.
const (
	refused = "^一表打不开$"
	works   = "^一表$"
)

// desk is a screen without a screen, and the program.
type desk struct {
	program string
	env     []string
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	for _, tool := range []string{"Xvfb", "xdotool"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is missing", tool)
		}
	}
	d := &desk{program: filepath.Join(t.TempDir(), "yibiao")}
	if said, err := exec.Command("go", "build", "-o", d.program, "../../app").CombinedOutput(); err != nil {
		t.Fatalf("building: %v\n%s", err, said)
	}
	number, give, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	x := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1366x768x24", "-nolisten", "tcp")
	x.ExtraFiles = []*os.File{give}
	if err := x.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = x.Process.Kill(); _ = x.Wait() })
	give.Close()
	var display int
	if _, err := fmt.Fscan(number, &display); err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	d.env = append(os.Environ(), fmt.Sprintf("DISPLAY=:%d", display), "WAYLAND_DISPLAY=", "LC_ALL=C.UTF-8", "HOME="+home,
		"XDG_CACHE_HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_DATA_HOME="+home)
	return d
}

// run runs a program to its end.
func (d *desk) run(t *testing.T, name string, args ...string) string {
	t.Helper()
	ctx, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	c := exec.CommandContext(ctx, name, args...)
	c.Env = d.env
	said, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%s %q: %v\n%s", name, args, err, said)
	}
	return string(said)
}

// started is the program while it runs.
type started struct {
	cmd   *exec.Cmd
	said  *bytes.Buffer
	ended chan error
}

func (d *desk) start(t *testing.T, name string, args ...string) *started {
	t.Helper()
	s := &started{cmd: exec.Command(name, args...), said: &bytes.Buffer{}, ended: make(chan error, 1)}
	s.cmd.Env, s.cmd.Stdout, s.cmd.Stderr = d.env, s.said, s.said
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { s.ended <- s.cmd.Wait() }()
	t.Cleanup(func() {
		_ = s.cmd.Process.Kill()
		s.wait(t)
	})
	return s
}

// wait waits for the end and gives what was said.
func (s *started) wait(t *testing.T) string {
	t.Helper()
	select {
	case err := <-s.ended:
		s.ended <- err
	case <-time.After(patience):
		t.Fatal("the program does not end")
	}
	return s.said.String()
}

// window waits for a window with a title.
func (d *desk) window(t *testing.T, title string) string {
	t.Helper()
	return strings.TrimSpace(d.run(t, "xdotool", "search", "--sync", "--onlyvisible", "--name", title))
}

// vault makes a vault with a client in it.
func (d *desk) vault(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "资料库")
	d.run(t, d.program, "--vault", dir, "client", "add", "柳州市虚构机械有限公司")
	return dir
}

func TestAVaultThatDoesNotOpenIsSaid(t *testing.T) {
	d := newDesk(t)
	for name, spoil := range map[string]func(vault string) error{
		"damaged": func(vault string) error {
			return os.WriteFile(filepath.Join(vault, "yibiao.db"), bytes.Repeat([]byte{0x5a}, 8192), 0o600)
		},
		"the vault is a file": func(vault string) error {
			return os.Rename(filepath.Join(vault, "yibiao.db"), vault+".db")
		},
	} {
		t.Run(name, func(t *testing.T) {
			vault := d.vault(t)
			if err := spoil(vault); err != nil {
				t.Fatal(err)
			}
			if name == "the vault is a file" {
				vault += ".db"
			}
			s := d.start(t, d.program, "--vault", vault)
			d.run(t, "xdotool", "windowkill", d.window(t, refused))
			s.wait(t)
		})
	}
}

// TestASecondStartBringsTheFirst: one window, however often the program is started, and the file goes to it.
func TestASecondStartBringsTheFirst(t *testing.T) {
	d := newDesk(t)
	vault := d.vault(t)
	d.start(t, d.program, "--vault", vault)
	d.window(t, works)
	if said := d.run(t, d.program, "--vault", vault, d.program); said != "" {
		t.Errorf("the second start said %s", said)
	}
	if all := strings.Fields(d.window(t, works)); len(all) != 1 {
		t.Errorf("%d windows", len(all))
	}
}

// TestAFileThatIsNotThereIsSaid: a stick was pulled, and the desktop still offers what lay on it.
func TestAFileThatIsNotThereIsSaid(t *testing.T) {
	d := newDesk(t)
	s := d.start(t, d.program, "--vault", d.vault(t), filepath.Join(t.TempDir(), "没有.zip"))
	d.run(t, "xdotool", "windowkill", d.window(t, refused))
	s.wait(t)
}

// TestWhereNothingCanBeWritten starts on a stick that is read-only or full: the window opens and says that it only shows, and a
// new vault there is refused aloud.
func TestWhereNothingCanBeWritten(t *testing.T) {
	if err := exec.Command("unshare", "-rm", "true").Run(); err != nil {
		t.Skip("this system lets nobody mount disks of its own: ", err)
	}
	d := newDesk(t)
	for name, tc := range map[string]struct{ then, vault, title, says string }{
		"read-only":      {"mount -o remount,ro .", "v", works, "只能看"},
		"full":           {"dd if=/dev/zero of=fill bs=64k 2>/dev/null || true", "v", works, "只能看"},
		"new, read-only": {"mount -o remount,ro .", "new", refused, ""},
		"new, full":      {"dd if=/dev/zero of=fill bs=512 2>/dev/null || true", "new", refused, ""},
	} {
		t.Run(name, func(t *testing.T) {
			script := `mount -t tmpfs -o size=8m none "$1" && cd "$1" && cp -r "$2" v && ` + tc.then + ` && exec "$3" --vault "$1/$4"`
			s := d.start(t, "unshare", "-rm", "sh", "-c", script, "sh", t.TempDir(), d.vault(t), d.program, tc.vault)
			d.run(t, "xdotool", "windowkill", d.window(t, tc.title))
			if said := s.wait(t); !strings.Contains(said, tc.says) {
				t.Errorf("it said %s", said)
			}
		})
	}
}

// TestACopyOfAVaultThatCannotBeWritten: off a stick that is read-only, and while the window has the vault open.
func TestACopyOfAVaultThatCannotBeWritten(t *testing.T) {
	d := newDesk(t)
	vault, to := d.vault(t), t.TempDir()
	held := func(copied string) {
		t.Helper()
		if said := d.run(t, d.program, "--vault", copied, "client", "list"); !strings.Contains(said, "柳州市虚构机械有限公司") {
			t.Errorf("the copy holds %s", said)
		}
	}
	if err := exec.Command("unshare", "-rm", "true").Run(); err == nil {
		script := `mount -t tmpfs -o size=8m none "$1" && cp -r "$2" "$1/v" && mount -o remount,ro "$1" && exec "$3" --vault "$1/v" vault copy "$4"`
		d.run(t, "unshare", "-rm", "sh", "-c", script, "sh", t.TempDir(), vault, d.program, filepath.Join(to, "一"))
		held(filepath.Join(to, "一"))
	}
	d.start(t, d.program, "--vault", vault)
	d.window(t, works)
	d.run(t, d.program, "--vault", vault, "vault", "copy", filepath.Join(to, "二"))
	held(filepath.Join(to, "二"))
}
