package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// engine is a program that fills documents. It takes a folder, a count and the name of the document to leave, does
// the job so many times on one thread, and prints its version.
type engine struct {
	name    string
	command []string // run in the folder
	after   []string // arguments after those of every engine
	floor   string   // name of the engine that is the floor of this one; empty for the others' engines and for floors
	warm    int      // documents that are not counted
	why     string   // why it cannot be run; empty when it can
}

// result is what the rounds of one engine gave. rates are documents per CPU-second, one for each round.
type result struct {
	version string
	docs    int           // in all rounds
	cpu     time.Duration // for them
	rates   []float64
	size    int64 // of the document left, in bytes
	checked string
	err     error
}

// outcome is the name of the document that an engine leaves.
func (e engine) outcome() string { return "filled-" + strings.ReplaceAll(e.name, " ", "-") + ".docx" }

func (e engine) isFloor() bool { return strings.HasPrefix(e.name, floorName) }

// isOurs tells our variants and their floors from the other engines.
func (e engine) isOurs() bool { return e.isFloor() || e.floor != "" }

// errWrong is that of a document in which something is missing or left over.
var errWrong = errors.New("the document left is not right")

// once fills count documents in a process of its own and gives that process's user and system time.
func (e engine) once(dir string, count int) (cpu time.Duration, said string, err error) {
	args := slices.Concat(e.command[1:], []string{".", strconv.Itoa(count), e.outcome()}, e.after)
	cmd := exec.Command(e.command[0], args...)
	cmd.Dir = dir
	var out, bad bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &bad
	if err := cmd.Run(); err != nil {
		return 0, "", fmt.Errorf("%s: %w: %s", e.name, err, firstLine(bad.String()))
	}
	return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), firstLine(out.String()), nil
}

// firstLine is the first line that tells an error, or just the first one.
func firstLine(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	for _, l := range lines {
		if strings.Contains(l, "Error") || strings.HasPrefix(l, "peers:") {
			return l
		}
	}
	return lines[0]
}

// measureAll runs the engines by turns, so that a machine that gets slower or faster does so for all of them. In each
// round an engine fills its warm documents in one process and that many and more in another; the difference counts.
// That leaves out starting up, and what an engine compiles while it runs.
func measureAll(dir string, engines []engine, rounds int, each time.Duration) map[string]*result {
	results := map[string]*result{}
	counts := map[string]int{}
	for _, e := range engines {
		r := &result{}
		results[e.name] = r
		if e.why == "" {
			counts[e.name], r.err = e.calibrate(dir, each)
		}
	}
	for range rounds {
		for _, e := range engines {
			if r := results[e.name]; e.why == "" && r.err == nil {
				r.err = e.round(dir, counts[e.name], r)
			}
		}
	}
	for _, e := range engines {
		if info, err := os.Stat(filepath.Join(dir, e.outcome())); err == nil {
			results[e.name].size = info.Size()
		}
	}
	return results
}

// calibrate gives how many documents take about each of CPU time.
func (e engine) calibrate(dir string, each time.Duration) (int, error) {
	none, _, err := e.once(dir, 0)
	if err != nil {
		return 0, err
	}
	some, _, err := e.once(dir, e.warm)
	if err != nil {
		return 0, err
	}
	per := max((some-none)/time.Duration(e.warm), time.Microsecond)
	return max(int(each/per), e.warm), nil
}

func (e engine) round(dir string, count int, r *result) error {
	warm, _, err := e.once(dir, e.warm)
	if err != nil {
		return err
	}
	full, said, err := e.once(dir, e.warm+count)
	if err != nil {
		return err
	}
	// A process that was disturbed while it warmed up could seem to need no time at all.
	took := max(full-warm, time.Millisecond)
	r.version, r.docs, r.cpu = said, r.docs+count, r.cpu+took
	r.rates = append(r.rates, float64(count)/took.Seconds())
	return nil
}

// check has the command look into the documents left; it prints what it found, or fails.
func check(dir string, command []string, engines []engine, results map[string]*result) {
	for _, e := range engines {
		r := results[e.name]
		if e.why != "" || r.err != nil || e.isFloor() {
			continue
		}
		cmd := exec.Command(command[0], append(slices.Clone(command[1:]), ".", e.outcome())...)
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		lines := strings.Split(strings.TrimSpace(string(out)), "\n")
		r.checked = lines[len(lines)-1]
		if err != nil {
			r.err = fmt.Errorf("%s: %w: %s", e.name, errWrong, r.checked)
		}
	}
}

// median is the middle of values, 0 of none.
func median(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(values))
	return (sorted[(len(sorted)-1)/2] + sorted[len(sorted)/2]) / 2
}

// ratio is the median, over the rounds, of how many times as fast a is as b; 0 when one of them was not measured.
func ratio(a, b *result) float64 {
	if a == nil || b == nil {
		return 0
	}
	var all []float64
	for i := range min(len(a.rates), len(b.rates)) {
		all = append(all, a.rates[i]/b.rates[i])
	}
	return median(all)
}
