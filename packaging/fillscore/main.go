// Command fillscore tells how well forms were filled: it compares each blank form with its filled copy and with a
// hand-made truth, place by place. It reads .docx files by itself, so that a mistake of the program in reading a form
// cannot hide itself here.
//
//	go run ./packaging/fillscore [-v] [--json] TRUTHDIR FILLEDDIR
//
// TRUTHDIR holds NAME.docx and NAME.truth.json, FILLEDDIR the filled NAME.docx.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	verbose := flag.Bool("v", false, "list the right, missed and allowed places too")
	asJSON := flag.Bool("json", false, "print JSON")
	flag.Parse()
	if flag.NArg() != 2 {
		fmt.Fprintln(os.Stderr, "usage: fillscore [-v] [--json] TRUTHDIR FILLEDDIR")
		os.Exit(2)
	}
	result, err := scoreAll(flag.Arg(0), flag.Arg(1))
	if err == nil {
		err = result.print(os.Stdout, *asJSON, *verbose)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "fillscore:", err)
		os.Exit(1)
	}
}

// scores are the outcomes of all forms.
type scores struct {
	Forms []scored `json:"forms"`
	Total counts   `json:"total"`
	// Unfilled are forms without a filled copy; every place of theirs counts as empty.
	Unfilled []string `json:"unfilled,omitempty"`
}

type scored struct {
	Name string `json:"name"`
	counts
	Places []verdict `json:"places"`
}

type counts struct {
	Right     int     `json:"right"`
	False     int     `json:"false"`
	Missed    int     `json:"missed"`
	Empty     int     `json:"empty"`
	May       int     `json:"may"`
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
}

func (c *counts) add(outcome string) {
	*map[string]*int{isRight: &c.Right, isFalse: &c.False, isMissed: &c.Missed, isEmpty: &c.Empty, isMay: &c.May}[outcome]++
	c.Precision, c.Recall = share(c.Right, c.False), share(c.Right, c.Missed)
}

// share is a/(a+b); 1 when there is nothing.
func share(a, b int) float64 {
	if a+b == 0 {
		return 1
	}
	return float64(a) / float64(a+b)
}

func scoreAll(truths, filled string) (scores, error) {
	var all scores
	list, err := filepath.Glob(filepath.Join(truths, "*.truth.json"))
	if err != nil || len(list) == 0 {
		return all, fmt.Errorf("no truth files in %s: %w", truths, errors.Join(err, fs.ErrNotExist))
	}
	for _, path := range list {
		name := strings.TrimSuffix(filepath.Base(path), ".truth.json")
		slots, err := readTruth(path)
		if err != nil {
			return all, err
		}
		blank, err := readFile(filepath.Join(truths, name+".docx"))
		if err != nil {
			return all, err
		}
		copied, err := readFile(filepath.Join(filled, name+".docx"))
		if errors.Is(err, fs.ErrNotExist) {
			all.Unfilled = append(all.Unfilled, name)
			copied, err = blank, nil
		}
		if err != nil {
			return all, err
		}
		form := scored{Name: name, Places: compare(blank, copied, slots)}
		for _, v := range form.Places {
			form.add(v.Outcome)
			all.Total.add(v.Outcome)
		}
		all.Forms = append(all.Forms, form)
	}
	return all, nil
}

func (s scores) print(w io.Writer, asJSON, verbose bool) error {
	if asJSON {
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		e.SetIndent("", " ")
		return e.Encode(s)
	}
	var b strings.Builder
	for _, f := range s.Forms {
		for _, outcome := range []string{isFalse, isMissed, isMay, isRight} {
			for _, v := range f.Places {
				if v.Outcome == outcome && (verbose || outcome == isFalse) {
					fmt.Fprintf(&b, "%s\t%s\n", f.Name, v)
				}
			}
		}
	}
	line := func(c counts, name string) {
		fmt.Fprintf(&b, "%5d %5d %6d %5d %5d  %.3f  %.3f  %s\n", c.Right, c.False, c.Missed, c.Empty, c.May, c.Precision, c.Recall, name)
	}
	b.WriteString("right false missed empty   may  prec.  recall  form\n")
	for _, f := range s.Forms {
		line(f.counts, f.Name)
	}
	line(s.Total, "all")
	for _, name := range s.Unfilled {
		fmt.Fprintf(&b, "not filled: %s\n", name)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// String is one line about a place.
func (v verdict) String() string {
	parts := []string{v.Outcome}
	if v.Why != "" {
		parts[0] += "/" + v.Why
	}
	parts = append(parts, v.At, v.Context+" › "+v.Label, "wrote "+quoted(v.Got))
	if len(v.Want) > 0 {
		parts = append(parts, "want "+quoted(v.Want[0]))
	}
	return strings.Join(parts, "\t")
}

// quoted shortens a text for a list.
func quoted(text string) string {
	if words := []rune(text); len(words) > 60 {
		text = string(words[:60]) + "…"
	}
	return "“" + strings.ReplaceAll(text, "\n", "⏎") + "”"
}
