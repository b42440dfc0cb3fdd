package bundling

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"testing"

	"yibiao/app/session/sessiontest"
)

// Whatever is typed as answers, the clerk's page stays what it is: no element, attribute or address of its own comes in.
func FuzzReportPage(f *testing.F) {
	f.Add("双旋轮", "旋压")
	f.Add(`<script>alert(1)</script>`, `" onload="x`)
	f.Add("{{.Client}}", "</table><iframe src=//x>")
	f.Add("\x00\u202e&lt;", strings.Repeat("长", 300))
	s := sessiontest.Open(f, f.TempDir())
	e := sessiontest.Reward(f, s)
	page := func(f testing.TB, name, text string) []string {
		for field, typed := range map[string]string{"eq.name": name, "eq.innov": text} {
			if _, err := e.Set(field, typed); err != nil {
				return nil // what is not kept is on no page
			}
		}
		st, err := e.State()
		if err != nil {
			f.Fatal(err)
		}
		a := &assembly{e: e, ctx: context.Background(), state: st, prints: st.Printing(), now: s.Now(), number: 1, numbers: map[string]int{}}
		data, err := reporter{a}.page()
		if err != nil {
			f.Fatal(err)
		}
		return parts(string(data))
	}
	want := page(f, "甲", "乙")
	f.Fuzz(func(t *testing.T, name, text string) {
		for _, part := range page(t, name, text) {
			if !slices.Contains(want, part) {
				t.Errorf("%q, %q bring in %s", name, text, part)
			}
		}
	})
}

var (
	tag    = regexp.MustCompile(`(?s)<[^>]*>`)
	quoted = regexp.MustCompile(`(?s)="[^"]*"`)
)

// parts are the tags of a page, each once, with their attributes but without the values of these.
func parts(page string) []string {
	var all []string
	for _, t := range tag.FindAllString(page, -1) {
		if part := quoted.ReplaceAllString(t, "="); !slices.Contains(all, part) {
			all = append(all, part)
		}
	}
	return all
}
