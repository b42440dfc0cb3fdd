// Command toolkit makes the Fyne that the shipped programs are built with: a copy of the pinned module from Go's module cache, in
// which windows are painted without OpenGL where there is none. It writes into a build folder
//
//	fyne/        the copy, changed at the anchors of edits.go and with the files of _added
//	toolkit.mod  go.mod with a replace for the copy: go build -modfile=bin/toolkit/toolkit.mod ./app
//	toolkit.sum  go.sum
//
// so that no source of others stands in this repository, and a plain go build ./... stays plain. What is there already and up to
// date is left alone. It is run from the root of the repository.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

const (
	module  = "fyne.io/fyne/v2"
	version = "v2.8.1" // what edits.go was written for
)

func main() {
	out := flag.String("out", "bin/toolkit", "build folder, below the root of the repository")
	flag.Parse()
	if err := run(*out); err != nil {
		fmt.Fprintln(os.Stderr, "toolkit:", err)
		os.Exit(1)
	}
}

func run(out string) error {
	from, err := moduleFolder()
	if err != nil {
		return err
	}
	if err := build(from, filepath.Join(out, "fyne")); err != nil {
		return err
	}
	return modFiles(out)
}

// moduleFolder is where Go keeps the module that go.mod asks for, in the version that is known here.
func moduleFolder() (string, error) {
	if err := goTool("mod", "download", module).Run(); err != nil {
		return "", fmt.Errorf("getting %s: %w", module, err)
	}
	cmd := goTool("list", "-m", "-f", "{{.Version}} {{.Dir}}", module)
	cmd.Stdout = nil
	line, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("looking for %s: %w", module, err)
	}
	have, folder, _ := strings.Cut(strings.TrimSpace(string(line)), " ")
	if have != version {
		return "", fmt.Errorf("go.mod asks for %s %s, but packaging/toolkit was written for %s: look through its edits and _added, then change its version", module, have, version)
	}
	if folder == "" {
		return "", errors.New("no folder is known of " + module)
	}
	return folder, nil
}

// goTool is go for this machine, whatever it is to build for.
func goTool(args ...string) *exec.Cmd {
	cmd := exec.Command("go", args...)
	cmd.Env = append(os.Environ(), "GOOS=", "GOARCH=", "CC=")
	cmd.Stderr = os.Stderr
	return cmd
}

// modFiles writes the module files that put the copy in the module's place. A path in a replace counts from the root of the repository.
func modFiles(out string) error {
	mod, err := os.ReadFile("go.mod")
	if err != nil {
		return err
	}
	sum, err := os.ReadFile("go.sum")
	if err != nil {
		return err
	}
	mod = fmt.Appendf(mod, "\nreplace %s => ./%s/fyne\n", module, filepath.ToSlash(filepath.Clean(out)))
	return errors.Join(keep(filepath.Join(out, "toolkit.mod"), mod), keep(filepath.Join(out, "toolkit.sum"), sum))
}
