package main

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"text/tabwriter"
)

// The goals of our engine.
const (
	goalRate    = 1500 // documents per CPU-second, compiled
	goalFilled  = 1.3  // times the floor, compiled
	goalScanned = 2.0  // times the floor, scanned for each document
)

// report is a run as it is told.
type report struct {
	engines   []engine
	results   map[string]*result
	forms     []string // name and size of each blank form
	unchecked string   // why the documents were not looked into, empty when they were
}

// text tells the whole of it: the table, the goals, the versions, what was left out.
func (r report) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "One form of %d KB, %d fields, %d rows of a table, one picture of %d KB; %s/%s, %s.\n"+
		"Each engine on one thread in a process of its own, %d rounds by turns; CPU time is user and system time, start and\n"+
		"warm-up left out. Rates and ratios are medians of the rounds. \"30 rows\": the rows are printed in the blank form;\n"+
		"\"wide\": 900 KB of styles; otherwise one row is printed, and grown. \"scanned\" reads the form anew for each document, as\n"+
		"the other engines do, which know no compiled form. \"floor\" copies the filled package and inflates and deflates\n"+
		"document.xml, with the library and level of our engine; \"floor std\" deflates it with Go's own as archive/zip does (level 5), by which the goals were set;\n"+
		"\"floor blank\" does the first to the blank form.\n\n",
		packageSize>>10, fieldCount, rowCount, pictureSide*pictureSide>>10, runtime.GOOS, runtime.GOARCH, runtime.Version(), rounds)
	r.table(&b)
	b.WriteString("\n")
	r.goals(&b)
	r.notes(&b)
	return b.String()
}

func (r report) table(b *strings.Builder) {
	w := tabwriter.NewWriter(b, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "engine\tdocs\tCPU s\tdocs per CPU-s\tlowest–highest\t× its floor's time\tours is faster ×\t(scanned ×)\tKB\t")
	filled, scanned := r.results[oursFilled], r.results[oursScan]
	for _, e := range r.engines {
		got := r.results[e.name]
		if len(got.rates) == 0 {
			continue
		}
		times, faster, scan := "", "", ""
		if x := ratio(r.results[e.floor], got); x > 0 {
			times = fmt.Sprintf("%.2f", x)
		} else if !e.isFloor() {
			faster, scan = fmt.Sprintf("%.1f", ratio(filled, got)), fmt.Sprintf("%.1f", ratio(scanned, got))
		}
		fmt.Fprintf(w, "%s\t%d\t%.2f\t%s\t%s–%s\t%s\t%s\t%s\t%.0f\t\n", e.name, got.docs, got.cpu.Seconds(),
			rate(median(got.rates)), rate(slices.Min(got.rates)), rate(slices.Max(got.rates)), times, faster, scan, kilobytes(got.size))
	}
	w.Flush() // a strings.Builder takes everything
}

// rate prints slow engines with a decimal.
func rate(x float64) string {
	if x < 100 {
		return fmt.Sprintf("%.1f", x)
	}
	return fmt.Sprintf("%.0f", x)
}

func (r report) goals(b *strings.Builder) {
	verdict := func(reached bool) string {
		if reached {
			return "reached"
		}
		return "not reached"
	}
	filled, scanned, floor := r.results[oursFilled], r.results[oursScan], r.results[floorName]
	got := median(filled.rates)
	fmt.Fprintf(b, "goal: at least %d documents per CPU-second: %s, %s; the floor makes %s on this machine now\n",
		goalRate, rate(got), verdict(got >= goalRate), rate(median(floor.rates)))
	for _, goal := range []struct {
		what string
		got  *result
		most float64
	}{{"", filled, goalFilled}, {" with the scan", scanned, goalScanned}} {
		for _, name := range []string{floorName, floorStd} {
			times := ratio(r.results[name], goal.got)
			fmt.Fprintf(b, "goal: at most %.1f × the time of %s%s: %.2f, %s\n", goal.most, name, goal.what, times,
				verdict(times > 0 && times <= goal.most))
		}
	}
	b.WriteString("\n")
}

func (r report) notes(b *strings.Builder) {
	fmt.Fprintf(b, "forms: %s\n", strings.Join(r.forms, ", "))
	for _, e := range r.engines {
		got := r.results[e.name]
		switch {
		case e.why != "":
			fmt.Fprintf(b, "%s: skipped, %s\n", e.name, e.why)
		case got.err != nil:
			fmt.Fprintf(b, "%v\n", got.err)
		case !e.isOurs():
			fmt.Fprintf(b, "%s: version %s; looked into: %s\n", e.name, got.version, orNot(got.checked))
		case !e.isFloor():
			fmt.Fprintf(b, "%s: looked into: %s\n", e.name, orNot(got.checked))
		}
	}
	if r.unchecked != "" {
		fmt.Fprintf(b, "documents were not looked into: %s\n", r.unchecked)
	}
}

func orNot(checked string) string {
	if checked == "" {
		return "no"
	}
	return checked
}
