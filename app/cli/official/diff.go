package official

import (
	"slices"

	"yibiao/dossier/docx/place/compare"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/forms/gb"
)

// comparisonJSON is how a filled form departs from its blank, for programs.
type comparisonJSON struct {
	Differences []differenceJSON `json:"differences"`
	Places      []comparedJSON   `json:"places"`
}

type differenceJSON struct {
	Part   string `json:"part"`
	Offset int64  `json:"offset"`
	At     string `json:"at,omitempty"`
	What   string `json:"what"`
	Blank  string `json:"blank,omitempty"`
	Filled string `json:"filled,omitempty"`
}

// comparedJSON is a place to fill: what the blank prints there, what stands there now, which printed words are gone and
// what they were, and an instruction that still stands beside the answer.
type comparedJSON struct {
	At      string `json:"at"`
	Label   string `json:"label"`
	Blank   string `json:"blank"`
	Filled  string `json:"filled"`
	Removed string `json:"removed,omitempty"`
	Why     string `json:"why,omitempty"`
	Left    string `json:"left,omitempty"`
}

func toComparison(found compare.Comparison) comparisonJSON {
	out := comparisonJSON{[]differenceJSON{}, []comparedJSON{}}
	for _, x := range found.Differences {
		out.Differences = append(out.Differences, differenceJSON{x.Part, x.Offset, x.At, string(x.What), x.Blank, x.Filled})
	}
	for _, x := range found.Places {
		out.Places = append(out.Places, comparedJSON{x.At, x.Label, x.Blank, x.Filled, x.Removed, string(x.Why), x.Left})
	}
	return out
}

// masked hides what looks like somebody's numbers: the two files come from anywhere, and nobody knows which field is which.
func masked(found compare.Comparison) compare.Comparison {
	found.Places, found.Differences = slices.Clone(found.Places), slices.Clone(found.Differences)
	for i := range found.Places {
		x := &found.Places[i]
		for _, text := range []*string{&x.Label, &x.Blank, &x.Filled, &x.Removed, &x.Left} {
			*text = gb.MaskWithin(*text)
		}
	}
	for i := range found.Differences {
		x := &found.Differences[i]
		x.Blank, x.Filled = gb.MaskWithin(x.Blank), gb.MaskWithin(x.Filled)
	}
	return found
}

// writeComparison writes what was found; shown is the same as it may be seen.
func writeComparison(w *base.Page, found, shown compare.Comparison) {
	filled := 0
	for i, x := range found.Places {
		if x.Changed() || x.Removed != "" || x.Left != "" {
			w.Line(say.PlaceChange(shown.Places[i]))
			filled++
		}
	}
	if len(found.Places) > 0 {
		w.Say("要填的 {n} 处，填了 {m} 处", "n", len(found.Places), "m", filled)
	}
	for _, x := range shown.Differences {
		w.Line(say.Difference(x))
	}
	if len(found.Differences) == 0 {
		w.Say("除了要填的地方，两份表格完全相同")
	}
}
