// Command notices writes packaging/third-party-notices.md and the licence texts in packaging/licenses, from the
// modules that the program links on Linux and on Windows. Run it from the repository's root:
//
//	go run ./packaging/notices
package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

const (
	program = "./app/..."
	list    = "packaging/third-party-notices.md"
	texts   = "packaging/licenses"
)

// systems are those the program is built for; what they link differs a little.
var systems = []string{"linux", "windows"}

// linked is a module that the program links.
type linked struct{ path, version, folder string }

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "notices:", err)
		os.Exit(1)
	}
}

func run() error {
	modules, err := linkedModules()
	if err != nil {
		return err
	}
	if err := os.RemoveAll(texts); err != nil {
		return fmt.Errorf("emptying the folder of licence texts: %w", err)
	}
	if err := os.MkdirAll(texts, 0o755); err != nil {
		return fmt.Errorf("making the folder of licence texts: %w", err)
	}
	rows := make([]row, 0, len(modules))
	for _, m := range modules {
		r, err := describe(m)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(texts, r.file), r.text, 0o644); err != nil {
			return fmt.Errorf("writing the licence text of %s: %w", m.path, err)
		}
		rows = append(rows, r)
	}
	return os.WriteFile(list, page(rows), 0o644)
}

// linkedModules asks the go command; the result is sorted by path, each module once.
func linkedModules() ([]linked, error) {
	var found []linked
	for _, system := range systems {
		command := exec.Command("go", "list", "-deps",
			"-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{end}}{{end}}", program)
		command.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=1")
		command.Stderr = os.Stderr
		out, err := command.Output()
		if err != nil {
			return nil, fmt.Errorf("listing what %s links on %s: %w", program, system, err)
		}
		for line := range strings.Lines(string(out)) {
			parts := strings.Split(strings.TrimSpace(line), "\t")
			if len(parts) == 3 {
				found = append(found, linked{parts[0], parts[1], parts[2]})
			}
		}
	}
	slices.SortFunc(found, func(a, b linked) int { return strings.Compare(a.path, b.path) })
	return slices.Compact(found), nil
}

// within adds the licences that lie deeper in a module, of works that travel in it such as fonts, each under its path.
func within(text *bytes.Buffer, folder string) error {
	return filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || d.Name() == "vendor"):
			return filepath.SkipDir
		case d.IsDir() || !isLicence(d.Name()) || filepath.Dir(path) == folder || !plain(d.Name()):
			return nil
		}
		inside, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		fmt.Fprintf(text, "\n%s:\n\n%s\n", filepath.ToSlash(inside), bytes.ReplaceAll(content, []byte("\r\n"), []byte("\n")))
		return nil
	})
}

// plain tells of a name that it is not that of source code.
func plain(name string) bool { return slices.Contains([]string{"", ".txt", ".md"}, filepath.Ext(name)) }

// describe reads the licence of a module, with its NOTICE file where it has one.
func describe(m linked) (row, error) {
	entries, err := os.ReadDir(m.folder)
	if err != nil {
		return row{}, fmt.Errorf("looking for the licence of %s: %w", m.path, err)
	}
	var text bytes.Buffer
	for _, entry := range entries {
		if !isLicence(entry.Name()) || entry.IsDir() {
			continue
		}
		content, err := os.ReadFile(filepath.Join(m.folder, entry.Name()))
		if err != nil {
			return row{}, fmt.Errorf("reading the licence of %s: %w", m.path, err)
		}
		text.Write(bytes.ReplaceAll(content, []byte("\r\n"), []byte("\n")))
		text.WriteByte('\n')
	}
	kind := licenceKind(text.String())
	if kind == "" {
		return row{}, fmt.Errorf("the licence of %s is not one of the known ones; read it and add its kind", m.path)
	}
	if err := within(&text, m.folder); err != nil {
		return row{}, fmt.Errorf("reading the licences within %s: %w", m.path, err)
	}
	file := strings.NewReplacer("/", "_", ".", "-").Replace(m.path) + ".txt"
	return row{module: m, kind: kind, holder: holder(text.String()), file: file, text: text.Bytes()}, nil
}
