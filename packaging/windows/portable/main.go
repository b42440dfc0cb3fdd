// Command portable packs the files of a folder into a zip whose bytes depend on nothing but the files: names in order, one time.
//
//	portable FOLDER NAME-IN-ZIP FILE.zip
package main

import (
	"archive/zip"
	"compress/flate"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// madeAt is the time of all files: that of a zip counts from 1980 on.
var madeAt = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: portable FOLDER NAME-IN-ZIP FILE.zip")
		os.Exit(2)
	}
	if err := pack(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, "portable:", err)
		os.Exit(1)
	}
}

func pack(folder, name, to string) error {
	entries, err := os.ReadDir(folder) // in the order of their names
	if err != nil {
		return err
	}
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	defer out.Close()
	z := zip.NewWriter(out)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestCompression) })
	for _, e := range entries {
		if err := add(z, name+"/"+e.Name(), filepath.Join(folder, e.Name())); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	return out.Close()
}

func add(z *zip.Writer, name, path string) error {
	in, err := os.Open(path)
	if err != nil {
		return err
	}
	defer in.Close()
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: madeAt})
	if err != nil {
		return err
	}
	_, err = io.Copy(w, in)
	return err
}
