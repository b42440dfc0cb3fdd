// Command testreport reads `go test -json` from standard input and prints what a person wants of it: one line a
// package, the whole output of what failed, and at the end what was skipped and why. It fails when a test failed.
// Its arguments are further things that were skipped before.
//
//	go test -json ./... | testreport "staticcheck: could not be fetched"
package main

import (
	"fmt"
	"os"
)

func main() {
	report, err := read(os.Stdin, os.Stdout)
	if err != nil {
		fmt.Fprintln(os.Stderr, "testreport:", err)
		os.Exit(2)
	}
	report.skipped = append(os.Args[1:], report.skipped...)
	report.close(os.Stdout)
	if report.failed {
		os.Exit(1)
	}
}
