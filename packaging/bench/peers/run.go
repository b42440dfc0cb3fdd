package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Names of engines that others are set against.
const (
	floorName  = "floor"
	floorStd   = "floor std"
	oursFilled = "yibiao compiled"
	oursScan   = "yibiao scanned"
)

// The length of a run, about three minutes of a quiet machine.
const (
	rounds = 5
	each   = 1500 * time.Millisecond // of CPU time, for each engine and round
)

// run measures our engine in its variants, and the others that are named, each as NAME=COMMAND with the command's words
// separated by spaces and run in dir, or as NAME=-REASON when it cannot be run. "check=COMMAND" looks into what was
// left. It prints the report, and fails when one of our variants does, or a document is not right.
func run(dir string, named []string) error {
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find this program: %w", err)
	}
	engines := ours(self)
	var checker engine
	for _, arg := range named {
		name, command, _ := strings.Cut(arg, "=")
		e := engine{name: name, warm: 25}
		if reason, missing := strings.CutPrefix(command, "-"); missing {
			e.why = reason
		} else if e.command = strings.Fields(command); len(e.command) == 0 {
			return fmt.Errorf("engine %s without a command", name)
		}
		if name == "check" {
			checker = e
			continue
		}
		engines = append(engines, e)
	}
	// The floors copy what our engine left, so that must be there before they are.
	for _, e := range engines {
		if e.floor != "" {
			if _, _, err := e.once(dir, 1); err != nil {
				return err
			}
		}
	}
	results := measureAll(dir, engines, rounds, each)
	if len(checker.command) > 0 {
		check(dir, checker.command, engines, results)
	}
	r := report{engines: engines, results: results, unchecked: checker.why}
	for _, d := range dialects() {
		info, err := os.Stat(filepath.Join(dir, d.file))
		if err != nil {
			return fmt.Errorf("look at a form: %w", err)
		}
		r.forms = append(r.forms, fmt.Sprintf("%s %.1f KB", d.file, kilobytes(info.Size())))
	}
	fmt.Print(r.text())
	for _, e := range engines {
		if err := results[e.name].err; err != nil && (e.isOurs() || errors.Is(err, errWrong)) {
			return err
		}
	}
	return nil
}

// ours are the variants of our engine and their floors. A floor follows the engine that it is the floor of.
func ours(self string) []engine {
	variant := func(name, floor string, after ...string) engine {
		return engine{name: name, command: []string{self, "fill"}, after: after, floor: floor, warm: 100}
	}
	var out []engine
	for _, form := range []struct{ file, note string }{{formGrown, ""}, {formPrinted, " 30 rows"}, {formWide, " wide"}} {
		floor := floorName + form.note
		filled := variant(oursFilled+form.note, floor, "filled", form.file)
		scanned := variant(oursScan+form.note, floor, "scanned", form.file)
		out = append(out, filled, scanned, variant(floor, "", "floor", form.file, filled.outcome()))
	}
	return append(out, variant(floorStd, "", "stdfloor", formGrown, out[0].outcome()),
		variant(floorName+" blank", "", "floor", formGrown, formGrown))
}

func kilobytes(n int64) float64 { return float64(n) / 1024 }
