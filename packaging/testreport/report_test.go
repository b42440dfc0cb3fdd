package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func events(lines ...string) string { return strings.Join(lines, "\n") + "\n" }

func TestReport(t *testing.T) {
	input := events(
		`{"Action":"start","Package":"p/a"}`,
		`{"Action":"output","Package":"p/a","Test":"TestOne","Output":"    a_test.go:3: quiet\n"}`,
		`{"Action":"pass","Package":"p/a","Test":"TestOne"}`,
		`{"Action":"output","Package":"p/a","Test":"TestTwo","Output":"=== RUN   TestTwo\n"}`,
		`{"Action":"output","Package":"p/a","Test":"TestTwo","Output":"    a_test.go:9: no forms: set YIBIAO_SHARED\n"}`,
		`{"Action":"output","Package":"p/a","Test":"TestTwo","Output":"--- SKIP: TestTwo (0.00s)\n"}`,
		`{"Action":"skip","Package":"p/a","Test":"TestTwo"}`,
		`{"Action":"output","Package":"p/a","Output":"PASS\n"}`,
		`{"Action":"output","Package":"p/a","Output":"ok  \tp/a\t0.01s\n"}`,
		`{"Action":"pass","Package":"p/a"}`,
	)
	var out strings.Builder
	r, err := read(strings.NewReader(input), &out)
	if err != nil {
		t.Fatal(err)
	}
	r.close(&out)
	want := "\n1 passed, 1 skipped\n  skipped p/a TestTwo: no forms: set YIBIAO_SHARED\nok  \tp/a\t0.01s\n"
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("report (-want +got):\n%s", diff)
	}
	if r.failed {
		t.Error("nothing failed")
	}
}

func TestFailuresAreShownWhole(t *testing.T) {
	cases := map[string]string{
		"a test": events(
			`{"Action":"output","Package":"p/a","Test":"TestOne","Output":"    a_test.go:3: got 1, want 2\n"}`,
			`{"Action":"fail","Package":"p/a","Test":"TestOne"}`),
		"a package that dies": events(
			`{"Action":"output","Package":"p/a","Output":"panic: got 1, want 2\n"}`,
			`{"Action":"fail","Package":"p/a"}`),
		"a package that does not compile": events(
			`{"ImportPath":"p/a","Action":"build-output","Output":"a.go:1: got 1, want 2\n"}`,
			`{"ImportPath":"p/a","Action":"build-fail"}`),
	}
	for name, input := range cases {
		var out strings.Builder
		r, err := read(strings.NewReader(input), &out)
		if err != nil {
			t.Fatal(err)
		}
		if !r.failed {
			t.Errorf("%s: was not seen as a failure", name)
		}
		if !strings.Contains(out.String(), "got 1, want 2\n") {
			t.Errorf("%s: the message is lost: %q", name, out.String())
		}
	}
}

func TestForeignLinesPass(t *testing.T) {
	var out strings.Builder
	r, err := read(strings.NewReader("go: downloading x\n{\"Action\":\"\"}\n{broken"), &out)
	if err != nil || r.failed {
		t.Fatalf("%v, failed %v", err, r.failed)
	}
	if got, want := out.String(), "go: downloading x\n{\"Action\":\"\"}\n{broken"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
