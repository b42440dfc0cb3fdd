package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// event is one line of `go test -json`; see `go doc test2json`.
type event struct {
	Action, Package, Test, Output, ImportPath string
}

// report is what is known of a run.
type report struct {
	passed  int
	failed  bool
	skipped []string // "package Test: reason", in the order of the run
	last    string   // the package line that is held back, so that it ends the report
	output  map[string][]string
}

// read takes events until the end of in and prints package lines, and the output of failures, as they come.
// A line that is no event is printed as it is: it comes from the go command itself.
func read(in io.Reader, out io.Writer) (*report, error) {
	r := &report{output: map[string][]string{}}
	lines := bufio.NewReader(in)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) > 0 {
			var e event
			if json.Unmarshal(line, &e) != nil || e.Action == "" {
				fmt.Fprint(out, string(line))
			} else {
				r.take(e, out)
			}
		}
		if err == io.EOF {
			return r, nil
		}
		if err != nil {
			return nil, fmt.Errorf("reading the events of go test: %w", err)
		}
	}
}

func (r *report) take(e event, out io.Writer) {
	key := e.Package + " " + e.Test
	switch e.Action {
	case "output":
		if e.Test == "" && isResult(e.Output) {
			fmt.Fprint(out, r.last)
			r.last = e.Output
			return
		}
		r.output[key] = append(r.output[key], e.Output)
	case "build-output":
		fmt.Fprint(out, e.Output)
	case "build-fail":
		r.failed = true
	case "pass":
		if e.Test != "" {
			r.passed++
		}
		delete(r.output, key)
	case "skip":
		if e.Test != "" {
			r.skipped = append(r.skipped, key+": "+reason(r.output[key]))
		}
		delete(r.output, key)
	case "fail":
		r.failed = true
		fmt.Fprint(out, strings.Join(r.output[key], ""))
		delete(r.output, key)
	}
}

// close prints what was skipped, the sum, and the last package line.
func (r *report) close(out io.Writer) {
	fmt.Fprintf(out, "\n%d passed, %d skipped\n", r.passed, len(r.skipped))
	for _, line := range r.skipped {
		fmt.Fprintf(out, "  skipped %s\n", line)
	}
	fmt.Fprint(out, r.last)
}

// isResult tells the line with which go test closes a package.
func isResult(line string) bool {
	for _, start := range []string{"ok  \t", "FAIL\t", "?   \t", "\t"} {
		if strings.HasPrefix(line, start) && strings.HasSuffix(line, "\n") {
			return true
		}
	}
	return false
}

// reason is the message that t.Skip was given: the indented lines, without the place in the source.
func reason(output []string) string {
	var parts []string
	for _, line := range output {
		text := strings.TrimSpace(line)
		if strings.HasPrefix(text, "===") || strings.HasPrefix(text, "---") || text == "" {
			continue
		}
		if _, after, ok := strings.Cut(text, ".go:"); ok {
			if _, message, ok := strings.Cut(after, ": "); ok {
				text = message
			}
		}
		parts = append(parts, text)
	}
	if len(parts) == 0 {
		return "no reason given"
	}
	return strings.Join(parts, " ")
}
