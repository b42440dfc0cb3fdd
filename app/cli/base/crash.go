package base

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"yibiao/app/session"
)

// Crash writes the crash file of a bug and gives the failure that tells about it.
func (p *Program) Crash(bug any, stack []byte) *session.Failure {
	path := filepath.Join(p.VaultDir(), "crashes", "crash-"+p.Now().Format("20060102-150405")+".txt")
	if err := writeCrash(path, p.Env.Version, bug, stack); err != nil {
		path = err.Error()
	}
	return session.Refuse("run", session.CodeBug, "path", path)
}

// WindowCrash is crash for a bug that has ended the window. It is never nil; its code is bug.
func (p *Program) WindowCrash(bug any, stack []byte) error {
	return session.Refuse("window", session.CodeBug, "path", p.Crash(bug, stack).Args["path"])
}

// writeCrash writes version, system and stack. The text of the panic is left out unless the Go runtime made it,
// because it might quote an answer; stacks hold addresses only.
func writeCrash(path, version string, bug any, stack []byte) error {
	what := fmt.Sprintf("%T", bug)
	if own, ok := bug.(runtime.Error); ok {
		what += ": " + own.Error()
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	text := fmt.Sprintf("yibiao %s\n%s %s/%s\n%s\n\n%s", version, runtime.Version(), runtime.GOOS, runtime.GOARCH, what, stack)
	return os.WriteFile(path, []byte(text), 0o600)
}
