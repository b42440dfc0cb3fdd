// Package start starts the program as it is handed out on screens with and without OpenGL.
package start

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// patience is how long a test waits for something that takes a second on an idle machine.
const patience = 2 * time.Minute

// withoutGL is what the toolkit prints when it paints without OpenGL.
const withoutGL = "painted without OpenGL"

// buildFolder is where the program was built; "" as long as none was.
var buildFolder string

// built builds the program, once.
var built = sync.OnceValues(func() (string, error) {
	folder, err := os.MkdirTemp("", "yibiao-start")
	if err != nil {
		return "", err
	}
	buildFolder = folder
	path := filepath.Join(folder, "yibiao")
	for _, args := range [][]string{{"run", "./packaging/toolkit"}, {"build", "-modfile=bin/toolkit/toolkit.mod", "-o", path, "./app"}} {
		cmd := exec.Command("go", args...)
		cmd.Dir = filepath.Join("..", "..", "..")
		if out, err := cmd.CombinedOutput(); err != nil {
			return path, fmt.Errorf("go %v: %w\n%s", args, err, out)
		}
	}
	return path, nil
})

func TestMain(m *testing.M) {
	status := m.Run()
	if buildFolder != "" {
		_ = os.RemoveAll(buildFolder)
	}
	os.Exit(status)
}

// programKey is the variable that names a program to be tried; without it one is built.
const programKey = "YIBIAO_PROGRAM"

// program is the program that programKey names, or one that is built.
func program(t *testing.T) string {
	t.Helper()
	if path := os.Getenv(programKey); path != "" {
		if _, err := os.Stat(path); err != nil { // a program that has changed is tried anew
			t.Fatal(err)
		}
		return path
	}
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// screen starts an X server with a screen of so many bits a pixel and gives its name.
func screen(t *testing.T, depth string, args ...string) string {
	t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	cmd := exec.Command("Xvfb", append([]string{"-displayfd", "3", "-screen", "0", "1366x768x" + depth, "-nolisten", "tcp"}, args...)...)
	cmd.ExtraFiles = []*os.File{write}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	write.Close()
	t.Cleanup(func() {
		_ = cmd.Process.Kill() // it may have ended
		_ = cmd.Wait()
	})
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb says no number: %v", err)
	}
	return ":" + strings.TrimSpace(number)
}

// shown compiles the program that looks at windows.
func shown(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "shown")
	if out, err := exec.Command("cc", "-O2", "-o", path, filepath.Join("testdata", "shown.c"), "-lX11").CombinedOutput(); err != nil {
		t.Fatalf("cc: %v\n%s", err, out)
	}
	return path
}

// environment is that of a person who has never started the program, with the screen.
func environment(t *testing.T, display string) []string {
	home := t.TempDir()
	return append(os.Environ(), "DISPLAY="+display, "HOME="+home, "XDG_CONFIG_HOME=", "XDG_DATA_HOME=", "XDG_CACHE_HOME=", "WAYLAND_DISPLAY=",
		"YIBIAO_VAULT=", "YIBIAO_DRAW=", "LC_ALL=C.UTF-8", "LANGUAGE=zh_CN")
}

func needs(t *testing.T, tools ...string) {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("the screens are X servers without a screen, on Linux")
	}
	for _, tool := range tools {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is missing: packaging/setup.sh test", tool)
		}
	}
}

func TestWindowIsDrawnWithAndWithoutOpenGL(t *testing.T) {
	needs(t, "Xvfb", "cc")
	path, look := program(t), shown(t)
	for _, c := range []struct {
		name, depth, draw string
		screen            []string
		software          bool
	}{
		{"OpenGL chosen", "24", "gl", nil, false},
		{"OpenGL without a graphics card", "24", "", nil, true}, // Xvfb has no other
		{"no OpenGL", "24", "", []string{"-extension", "GLX"}, true},
		{"no OpenGL, 65,536 colours", "16", "", []string{"-extension", "GLX"}, true},
		{"software chosen", "24", "software", nil, false}, // nothing failed
	} {
		t.Run(c.name, func(t *testing.T) {
			display := screen(t, c.depth, c.screen...)
			vault := filepath.Join(t.TempDir(), "资料库")
			ctx, cancel := context.WithTimeout(t.Context(), patience)
			defer cancel()
			var said bytes.Buffer
			cmd := exec.CommandContext(ctx, path, "--vault", vault)
			cmd.Env, cmd.Stderr = append(environment(t, display), "YIBIAO_DRAW="+c.draw), &said
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			seen := exec.CommandContext(ctx, look, "100")
			seen.Env = append(os.Environ(), "DISPLAY="+display)
			if out, err := seen.CombinedOutput(); err != nil {
				t.Errorf("no window was drawn: %v %s", err, out)
			}
			_ = cmd.Process.Signal(os.Interrupt) // it may have ended: then its words tell why
			if err := cmd.Wait(); err != nil {
				t.Errorf("it ended with %v", err)
			}
			if software := strings.Contains(said.String(), withoutGL); software != c.software {
				t.Errorf("painted without OpenGL: %v, want %v", software, c.software)
			}
			if t.Failed() {
				t.Log(said.String())
			}
		})
	}
}

// The window comes back where it was and as large: it is GLFW's also where it has no OpenGL.
func TestPlaceIsKeptWithoutOpenGL(t *testing.T) {
	needs(t, "Xvfb", "cc", "xdotool")
	path, look := program(t), shown(t)
	display, vault := screen(t, "24", "-extension", "GLX"), filepath.Join(t.TempDir(), "资料库")
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	tool := func(name string, args ...string) string {
		cmd := exec.CommandContext(ctx, name, args...)
		cmd.Env = append(os.Environ(), "DISPLAY="+display)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%s %v: %v %s", name, args, err, out)
		}
		return strings.TrimSpace(string(out))
	}
	var first string
	for round := range 2 {
		cmd := exec.CommandContext(ctx, path, "--vault", vault)
		cmd.Env = environment(t, display)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		place := tool(look, "100")
		if round == 0 {
			window := tool("xdotool", "search", "--sync", "--onlyvisible", "--pid", strconv.Itoa(cmd.Process.Pid))
			tool("xdotool", "windowsize", "--sync", window, "1010", "640", "windowmove", "--sync", window, "123", "77")
			first = place
		} else if place == first || place != "1010x640+123+77" {
			t.Errorf("it was at %s, was moved to 1010x640+123+77 and came back at %s", first, place)
		}
		tool("xdotool", "mousemove", "500", "300", "key", "ctrl+q")
		if err := cmd.Wait(); err != nil {
			t.Fatal(err)
		}
	}
}

// A screen that shows neither OpenGL nor pictures leaves no program behind that nobody sees.
func TestWindowThatCannotBeMadeEndsTheProgram(t *testing.T) {
	needs(t, "Xvfb")
	path := program(t)
	for _, c := range []struct {
		name, depth, draw, want string
		screen                  []string
	}{
		{"no picture can be shown", "8", "", "窗口打不开", []string{"-extension", "GLX"}},
		{"OpenGL alone is allowed", "24", "gl", "窗口打不开", []string{"-extension", "GLX"}},
		{"no display", "", "", "没有屏幕", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			display := ":65533" // beyond what a server takes by itself
			if c.depth != "" {
				display = screen(t, c.depth, c.screen...)
			}
			vault := filepath.Join(t.TempDir(), "资料库")
			run := func(args ...string) (string, error) {
				ctx, cancel := context.WithTimeout(t.Context(), patience)
				defer cancel()
				cmd := exec.CommandContext(ctx, path, append([]string{"--vault", vault}, args...)...)
				// No tool of the desktop is found that could show a message and wait for a person.
				cmd.Env = append(environment(t, display), "YIBIAO_DRAW="+c.draw, "PATH="+t.TempDir())
				out, err := cmd.CombinedOutput()
				return string(out), err
			}
			out, err := run()
			var ended *exec.ExitError
			if !errors.As(err, &ended) || ended.ExitCode() != 3 || !strings.Contains(out, c.want) {
				t.Errorf("it ended with %v and said %s", err, out)
			}
			if out, err := run("client", "add", "柳州市试验机械有限公司"); err != nil {
				t.Errorf("the vault is not free: %v %s", err, out)
			}
		})
	}
}
