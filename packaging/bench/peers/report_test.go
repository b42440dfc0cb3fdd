package main

import (
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestMedianAndRatio(t *testing.T) {
	for _, c := range []struct {
		values []float64
		want   float64
	}{{nil, 0}, {[]float64{3}, 3}, {[]float64{9, 1, 5}, 5}, {[]float64{1, 9, 3, 5}, 4}} {
		if got := median(c.values); got != c.want {
			t.Errorf("median of %v: %v, want %v", c.values, got, c.want)
		}
	}
	slow, fast := &result{rates: []float64{10, 20, 10}}, &result{rates: []float64{30, 40, 20, 99}}
	if got := ratio(fast, slow); got != 2 {
		t.Errorf("ratio %v, want 2", got)
	}
	if got := ratio(fast, nil) + ratio(fast, &result{}); got != 0 {
		t.Errorf("ratio to what was not measured: %v", got)
	}
}

// Rates of a slow machine: the floor makes 1,000, we 800 and, scanning, 600.
func sample() report {
	r := report{results: map[string]*result{
		oursFilled: {rates: []float64{800}, docs: 1600, cpu: 2 * time.Second, size: 2048, checked: "60 fields"},
		oursScan:   {rates: []float64{600}, checked: "60 fields"},
		floorName:  {rates: []float64{1000}},
		floorStd:   {rates: []float64{900}},
		"other":    {rates: []float64{20}, version: "1.2", checked: "60 fields"},
		"absent":   {},
		"broken":   {err: errors.New("broken: exit status 1")},
	}, forms: []string{"form.docx 38.0 KB"}}
	for _, name := range []string{oursFilled, oursScan, floorName, floorStd, "other", "absent", "broken"} {
		e := engine{name: name}
		if strings.HasPrefix(name, "yibiao") {
			e.floor = floorName
		}
		if name == "absent" {
			e.why = "not to be had"
		}
		r.engines = append(r.engines, e)
	}
	return r
}

func TestReport(t *testing.T) {
	var got []string
	for line := range strings.Lines(sample().text()) {
		got = append(got, strings.Join(strings.Fields(line), " "))
	}
	want := []string{
		"yibiao compiled 1600 2.00 800 800–800 1.25 2",
		"yibiao scanned 0 0.00 600 600–600 1.67 0",
		"floor 0 0.00 1000 1000–1000 0",
		"floor std 0 0.00 900 900–900 0",
		"other 0 0.00 20.0 20.0–20.0 40.0 30.0 0",
		"",
		"goal: at least 1500 documents per CPU-second: 800, not reached; the floor makes 1000 on this machine now",
		"goal: at most 1.3 × the time of floor: 1.25, reached",
		"goal: at most 1.3 × the time of floor std: 1.12, reached",
		"goal: at most 2.0 × the time of floor with the scan: 1.67, reached",
		"goal: at most 2.0 × the time of floor std with the scan: 1.50, reached",
		"",
		"forms: form.docx 38.0 KB",
		"yibiao compiled: looked into: 60 fields",
		"yibiao scanned: looked into: 60 fields",
		"other: version 1.2; looked into: 60 fields",
		"absent: skipped, not to be had",
		"broken: exit status 1",
	}
	if diff := cmp.Diff(want, got[max(0, len(got)-len(want)):]); diff != "" {
		t.Errorf("end of the report (-want +got):\n%s", diff)
	}
}

// The test program itself stands for an engine: run without tests it leaves nothing and says so, and flags that it
// does not know make it fail.
func TestMeasureGoesOnWithoutABrokenEngine(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	engines := []engine{
		{name: "good", command: []string{self, "-test.run=^$"}, warm: 1},
		{name: "bad", command: []string{self, "-test.nosuchflag"}, warm: 1},
		{name: "gone", command: []string{"no-such-program-here"}, warm: 1},
		{name: "absent", why: "not to be had"},
	}
	results := measureAll(t.TempDir(), engines, 2, 0)
	if r := results["good"]; r.err != nil || len(r.rates) != 2 || r.docs != 2 || r.version == "" {
		t.Errorf("good: %+v", *r)
	}
	for _, name := range []string{"bad", "gone"} {
		if r := results[name]; r.err == nil || len(r.rates) > 0 || !strings.HasPrefix(r.err.Error(), name+": ") {
			t.Errorf("%s: %+v", name, *r)
		}
	}
	if r := results["absent"]; r.err != nil || len(r.rates) > 0 {
		t.Errorf("absent: %+v", *r)
	}
	check(t.TempDir(), []string{self, "-test.nosuchflag"}, engines, results)
	if r := results["good"]; !errors.Is(r.err, errWrong) {
		t.Errorf("a document that is not right gave %v", r.err)
	}
}
