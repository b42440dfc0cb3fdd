// Command peers measures our engine beside others on the same job: a form of 38 KB with 60 fields, a table that gets
// 30 rows, and a picture of 64 KB. packaging/bench/peers/run.sh fetches the others and calls it:
//
//	peers make DIR                      writes the forms, the answers and the picture
//	peers fill DIR COUNT OUT VARIANT…   is one of the engines, see fill
//	peers run DIR ENGINE…               runs the engines and prints the table, see run
package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
)

func main() {
	if err := command(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

func command(args []string) error {
	if len(args) < 2 {
		return errors.New("usage: peers make|fill|run DIR …")
	}
	verb, dir, rest := args[0], args[1], args[2:]
	switch {
	case verb == "make" && len(rest) == 0:
		return makeAll(dir)
	case verb == "fill" && len(rest) > 3:
		count, err := strconv.Atoi(rest[0])
		if err != nil {
			return fmt.Errorf("count of documents: %w", err)
		}
		return fill(dir, rest[2:], count, rest[1])
	case verb == "run":
		return run(dir, rest)
	}
	return fmt.Errorf("unknown command %q", args)
}

func makeAll(dir string) error {
	d, err := makeData()
	if err != nil {
		return err
	}
	if err := d.write(dir); err != nil {
		return err
	}
	for _, dialect := range dialects() {
		form, err := dialect.make()
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, dialect.file), form, 0o644); err != nil {
			return fmt.Errorf("write a form: %w", err)
		}
	}
	return nil
}
