// Package preview draws the pages of .docx files with an office program that is on the computer. It starts no network
// and leaves an office window that the user has open in peace.
package preview

import (
	"context"
	"errors"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"time"

	"yibiao/dossier/disk"
)

// ErrNone tells that no program that can draw pages is installed.
var ErrNone = errors.New("no office program that draws pages is installed")

// Available tells whether pages can be drawn here.
func Available() bool {
	_, _, err := tools()
	return err == nil
}

// tools are LibreOffice, "" where another office makes the PDF files, and the program that draws their pages.
func tools() (office, painter string, err error) {
	office, err = libreOffice()
	if err != nil && !here().available() {
		return "", "", ErrNone
	}
	if painter, err = exec.LookPath("pdftoppm"); err != nil {
		return "", "", ErrNone
	}
	return office, painter, nil
}

// CanPDF tells whether a PDF can be made here; its pages may be drawn by whatever shows PDF files.
func CanPDF() bool {
	_, err := libreOffice()
	return err == nil || here().available()
}

// PDF makes a PDF of a document in the folder out and gives its path. When ctx ends, the program is killed. Errors:
// ErrNone, ErrPDF, ctx's, and what the programs say.
func PDF(ctx context.Context, document, out string) (string, error) {
	office, err := libreOffice()
	if err != nil {
		return here().pdf(ctx, document, out)
	}
	work, err := os.MkdirTemp("", "yibiao-pdf-")
	if err != nil {
		return "", err
	}
	defer disk.RemoveAll(work)
	if err := convert(ctx, office, work, out, document); err != nil {
		return "", err
	}
	path := filepath.Join(out, strings.TrimSuffix(filepath.Base(document), filepath.Ext(document))+".pdf")
	if _, err := os.Stat(path); err != nil {
		return "", ErrPDF
	}
	return path, nil
}

// convert makes a PDF of each document with LibreOffice, which gets a profile of its own in the folder work, so that an
// office program that the user has open is left in peace.
func convert(ctx context.Context, office, work, out string, documents ...string) error {
	profile := filepath.ToSlash(filepath.Join(work, "profile"))
	if !strings.HasPrefix(profile, "/") {
		profile = "/" + profile // C:/… on Windows
	}
	if err := forbidMacros(filepath.Join(work, "profile")); err != nil {
		return err
	}
	args := []string{"-env:UserInstallation=" + (&url.URL{Scheme: "file", Path: profile}).String(), "--headless", "--convert-to", "pdf", "--outdir", out}
	return run(ctx, office, append(args, documents...)...)
}

// noMacros is the setting of LibreOffice under which no macro of any document is run (org.openoffice.Office.Common).
const noMacros = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
`

// forbidMacros lays out a profile of LibreOffice under which it runs no macros.
func forbidMacros(profile string) error {
	folder := filepath.Join(profile, "user")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, "registrymodifications.xcu"), []byte(noMacros), 0o600)
}

// libreOffice finds LibreOffice on the path, or where its installer puts it.
func libreOffice() (string, error) {
	path, err := exec.LookPath("soffice")
	if err == nil {
		return path, nil
	}
	for _, folder := range []string{os.Getenv("ProgramFiles"), os.Getenv("ProgramFiles(x86)")} {
		path := filepath.Join(folder, "LibreOffice", "program", "soffice.exe")
		if info, err := os.Stat(path); folder != "" && err == nil && !info.IsDir() {
			return path, nil
		}
	}
	return "", ErrNone
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
	defer disk.RemoveAll(work)
	if office != "" {
		err = convert(ctx, office, work, work, documents...)
	} else {
		for _, d := range documents {
			if _, err = here().pdf(ctx, d, work); err != nil {
				break
			}
		}
	}
	if err != nil {
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
