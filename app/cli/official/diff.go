package official

import (
	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/dossier/docx/place/compare"
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

func writeComparison(w *base.Page, found compare.Comparison) {
	filled := 0
	for _, x := range found.Places {
		if x.Changed() || x.Removed != "" || x.Left != "" {
			w.Line(say.PlaceChange(x))
			filled++
		}
	}
	if len(found.Places) > 0 {
		w.Say("要填的 {n} 处，填了 {m} 处", "n", len(found.Places), "m", filled)
	}
	for _, x := range found.Differences {
		w.Line(say.Difference(x))
	}
	if len(found.Differences) == 0 {
		w.Say("除了要填的地方，两份表格完全相同")
	}
}
