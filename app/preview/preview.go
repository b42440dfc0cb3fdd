// Package preview makes pages of .docx files: with an office program that is on the computer, else as a sketch of its own. It
// starts no network and leaves an office window that the user has open in peace.
package preview

import (
	"context"
	"errors"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"yibiao/dossier/disk"
)

// ErrNone tells that no program that makes PDF files is installed.
var ErrNone = errors.New("no office program that makes PDF files is installed")

// CanPDF tells whether an office program of this computer makes PDF files.
func CanPDF() bool {
	_, err := libreOffice()
	return err == nil || here().available()
}

// PDFs makes a PDF of each document in the folder out and gives their paths, in order; the documents have different names. When
// ctx ends, the program is killed. Errors: ErrNone, ErrPDF, ctx's, and what the programs say.
func PDFs(ctx context.Context, documents []string, out string) ([]string, error) {
	office, err := libreOffice()
	if err != nil {
		return here().pdfs(ctx, documents, out)
	}
	work, err := os.MkdirTemp("", "yibiao-pdf-")
	if err != nil {
		return nil, err
	}
	defer disk.RemoveAll(work)
	if err := convert(ctx, office, work, out, documents...); err != nil {
		return nil, err
	}
	var made []string
	for _, d := range documents {
		path := filepath.Join(out, strings.TrimSuffix(filepath.Base(d), filepath.Ext(d))+".pdf")
		if _, err := os.Stat(path); err != nil {
			return nil, ErrPDF
		}
		made = append(made, path)
	}
	return made, nil
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
