// Package preview draws the pages of .docx files with an office program that is on the computer. It starts no network
// and leaves an office window that the user has open in peace.
package preview

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"time"
)

// ErrNone tells that no program that can draw pages is installed.
var ErrNone = errors.New("no office program that draws pages is installed")

// Available tells whether pages can be drawn here.
func Available() bool {
	_, _, err := tools()
	return err == nil
}

func tools() (office, painter string, err error) {
	if office, err = exec.LookPath("soffice"); err == nil {
		painter, err = exec.LookPath("pdftoppm")
	}
	if err != nil {
		return "", "", ErrNone
	}
	return office, painter, nil
}

// Pages draws every page of the documents as PNG files in the folder out, named after the document and the page, and
// gives their paths in order. All documents go through one run of the office program. When ctx ends, the program
// is killed with all that it has started. Errors: ErrNone, ctx's, and what the programs say.
func Pages(ctx context.Context, documents []string, out string, dpi int) ([]string, error) {
	office, painter, err := tools()
	if err != nil {
		return nil, err
	}
	work, err := os.MkdirTemp("", "yibiao-pages-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(work)
	// A profile of its own, so that an office program that the user has open is left in peace.
	args := append([]string{"-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(work, "profile")),
		"--headless", "--convert-to", "pdf", "--outdir", work}, documents...)
	if err := run(ctx, office, args...); err != nil {
		return nil, err
	}
	var pages []string
	for _, d := range documents {
		name := strings.TrimSuffix(filepath.Base(d), filepath.Ext(d))
		to := filepath.Join(out, name)
		if err := run(ctx, painter, "-r", strconv.Itoa(dpi), "-png", filepath.Join(work, name+".pdf"), to); err != nil {
			return nil, err
		}
		made, err := filepath.Glob(globEscape(to) + "-*.png")
		if err != nil {
			return nil, err
		}
		sort.Strings(made)
		pages = append(pages, made...)
	}
	return pages, nil
}

// globEscape keeps brackets and stars of a file name from being read as a pattern.
func globEscape(path string) string {
	return strings.NewReplacer(`[`, `\[`, `*`, `\*`, `?`, `\?`).Replace(path)
}

// run runs a program quietly; when ctx ends, it is killed together with all that it has started.
func run(ctx context.Context, name string, args ...string) error {
	c := exec.CommandContext(ctx, name, args...)
	alone(c)
	// Children may hold the output open after the program itself has gone.
	c.WaitDelay = 2 * time.Second
	err := c.Run()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}
