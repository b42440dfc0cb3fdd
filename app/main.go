// Command yibiao prepares government subsidy dossiers offline: without a command its window, with one its command line.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/user"
	"runtime"
	"slices"

	"yibiao/app/cli"
	"yibiao/app/cli/base"
	"yibiao/app/gui"
	"yibiao/app/keyring"
	"yibiao/app/preview"
	"yibiao/app/session"
	"yibiao/app/session/sealing"
	"yibiao/app/task"
	"yibiao/assets"
)

// version is set when the program is built: -ldflags "-X main.version=1.0.0".
var version = "dev"

// updateKey is set in the same way: the public key, in base64, of those who make new editions; "" offers none.
var updateKey string

func main() { os.Exit(run()) }

func run() int {
	if len(os.Args) > 1 && os.Args[1] == preview.Worker {
		return preview.Work(os.Args[2:])
	}
	findHome()
	sealing.Keyring = keyring.System()
	// A program that cannot find its own path is simply not portable.
	program, _ := os.Executable()
	env := base.Environment{
		Args: os.Args[1:], In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Progress: base.Terminal(os.Stderr),
		Getenv: os.Getenv, Assets: assets.FS, Version: version, Program: program,
		Settings: base.SettingsFile(program, os.Getenv),
		Secret:   base.SecretOf(os.Stdin, os.Stderr), BeginAnew: func(options ...string) { beginAnew(program, options...) },
		Window: func(w base.Window) error {
			return gui.Run(gui.Options{
				Session: w.Session, Unlock: w.Unlock, Learn: w.Learn, Assets: assets.FS, Open: w.Open, CalledIn: w.CalledIn, Version: version, UpdateKey: updateKey, Program: program,
				Crash:           func(bug *task.Bug) error { return w.Crash(bug.Value, bug.Stack) },
				DrawnBySoftware: w.DrawnBySoftware, KeepDrawing: w.KeepDrawing, Looks: w.Looks, KeepLooks: w.KeepLooks,
			})
		},
		Draw: gui.DrawBy,
		ShowCrash: func(text string) {
			if gui.ShowCrash(text, assets.FS) {
				beginAnew(program)
			}
		},
		ShowFailure:  func(text string) { gui.ShowFailure(text, assets.FS) },
		OfferRestore: func(text string, backups []string) int { return gui.OfferRestore(text, backups, assets.FS) },
	}
	if !heard(os.Stdout) {
		env.Out = io.Discard
	}
	if !heard(os.Stderr) {
		env.Err, env.Unheard = io.Discard, true
	}
	if !hasScreen() {
		env.Window = func(base.Window) error { return &session.Failure{Doing: "window", Code: session.CodeNoDisplay} }
		env.ShowFailure, env.ShowCrash, env.OfferRestore = nil, nil, nil
	}
	return cli.Main(context.Background(), env)
}

// findHome sets HOME where the desktop or a service has not: the toolkit would leave its files in the folder that one stands in.
func findHome() {
	if runtime.GOOS == "windows" || os.Getenv("HOME") != "" {
		return
	}
	if who, err := user.Current(); err == nil && who.HomeDir != "" {
		_ = os.Setenv("HOME", who.HomeDir) // it fails for no name like this
	}
}

// beginAnew starts the program once more, with the same arguments and further options. When that is not possible, the person starts it.
func beginAnew(program string, options ...string) {
	args := os.Args[1:]
	for _, option := range options {
		if !slices.Contains(args, option) {
			args = append([]string{option}, args...)
		}
	}
	if err := exec.Command(program, args...).Start(); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
}

// hasScreen tells whether a window can be opened at all. The toolkit itself would end the program with a panic.
func hasScreen() bool {
	switch runtime.GOOS {
	case "windows", "darwin":
		return true
	}
	return os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}
