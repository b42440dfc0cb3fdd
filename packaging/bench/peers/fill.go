package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"

	"yibiao/dossier/docx"
)

// job fills or copies one document into w, which is empty.
type job func(w *bytes.Buffer) error

// fill does the job of variant count times, one after the other, and leaves the last document in out.
// The variants are "filled FORM", compiled once; "scanned FORM", read anew for each document; "floor FORM OUTPUT" and
// "floor FORM FORM", see newFloor; "stdfloor" deflates as archive/zip does. Files are named relative to dir. With a profile named, CPU samples go there.
func fill(dir string, variant []string, count int, out string) error {
	next, err := newJob(dir, variant)
	if err != nil {
		return err
	}
	if name := os.Getenv("BENCH_PROFILE"); name != "" {
		f, err := os.Create(name)
		if err != nil {
			return fmt.Errorf("create the profile: %w", err)
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return fmt.Errorf("start the profile: %w", err)
		}
		defer pprof.StopCPUProfile()
	}
	// The other engines run on one thread too; the CPU time of the collector counts either way.
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	var b bytes.Buffer
	for range count {
		b.Reset()
		if err := next(&b); err != nil {
			return err
		}
	}
	if count > 0 {
		if err := os.WriteFile(out, b.Bytes(), 0o644); err != nil {
			return fmt.Errorf("write the last document: %w", err)
		}
	}
	fmt.Println(runtime.Version())
	return nil
}

func newJob(dir string, variant []string) (job, error) {
	var files [][]byte
	for _, name := range variant[1:] {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return nil, fmt.Errorf("read a form: %w", err)
		}
		files = append(files, b)
	}
	d, err := makeData()
	if err != nil {
		return nil, err
	}
	values := d.values()
	switch kind := variant[0]; {
	case kind == "filled" && len(files) == 1:
		form, err := docx.Open(files[0])
		if err != nil {
			return nil, fmt.Errorf("open %s: %w", variant[1], err)
		}
		return func(w *bytes.Buffer) error {
			_, err := form.Fill(w, values)
			return err
		}, nil
	case kind == "scanned" && len(files) == 1:
		return func(w *bytes.Buffer) error {
			form, err := docx.Open(files[0])
			if err != nil {
				return err
			}
			_, err = form.Fill(w, values)
			return err
		}, nil
	case (kind == "floor" || kind == "stdfloor") && len(files) == 2:
		return newFloor(files[0], files[1], kind == "floor")
	}
	return nil, fmt.Errorf("unknown variant %q", variant)
}
