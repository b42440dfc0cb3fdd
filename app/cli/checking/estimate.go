package checking

import (
	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/forms"
)

// EstimateJSON is one amount for programs; numbers are decimal text in unit.
type EstimateJSON struct {
	ID        string `json:"id"`
	Programme string `json:"programme"`
	Label     string `json:"label"`
	// Reading names one of several ways to read the clause, ReadingOf the amount it stands beside: never add them.
	Reading   string `json:"reading,omitempty"`
	ReadingOf string `json:"reading_of,omitempty"`
	Unit      string `json:"unit"`
	Applies   bool   `json:"applies"`
	Known     bool   `json:"known"`
	Missing   string `json:"missing,omitempty"`
	// ByNotice: what is missing is a figure that the yearly notice sets.
	ByNotice bool `json:"by_notice,omitempty"`
	// Wrong: what is missing was answered, but so that it cannot be true.
	Wrong bool `json:"wrong,omitempty"`
	// Open: whether the conditions are met is not known; the amount is what there would be if they were.
	Open    bool   `json:"open,omitempty"`
	Base    string `json:"base,omitempty"`
	Ratio   string `json:"ratio,omitempty"`
	Product string `json:"product,omitempty"`
	Cap     string `json:"cap,omitempty"`
	Capped  bool   `json:"capped,omitempty"`
	Result  string `json:"result,omitempty"`
	Notice  string `json:"notice,omitempty"`
	Says    string `json:"says"`
	Source  string `json:"source,omitempty"`
}

// ToEstimates gives amounts for programs, in their order; never nil.
func ToEstimates(list []forms.Estimate, g say.Ground) []EstimateJSON {
	out := []EstimateJSON{}
	for _, e := range list {
		x := EstimateJSON{
			ID: e.Amount.ID.S, Programme: e.Amount.Programme.ID.S, Label: e.Amount.Label, Unit: e.Amount.Unit, Applies: e.Applies, Known: e.Known,
			Reading: e.Amount.Reading, ReadingOf: e.Amount.ReadingOf.S, ByNotice: say.AwaitsNotice(e) && !g.Answered(e), Wrong: e.Waits.Wrong, Open: g.Open(e),
			Missing: e.Missing, Capped: e.Capped, Notice: e.Notice, Says: say.Estimate(e, g), Source: say.Citation(e.Amount.Source),
		}
		if e.Known {
			x.Base, x.Product, x.Result = e.Base.String(), e.Product.String(), e.Result.String()
			if e.HasRatio {
				x.Ratio = e.Ratio.String()
			}
			if e.HasCap {
				x.Cap = e.Cap.String()
			}
		}
		out = append(out, x)
	}
	return out
}

func estimateCommand(p *base.Program) *cobra.Command {
	c := &cobra.Command{Use: say.T("estimate <档案>"), Annotations: base.Reads.Marked(), Short: say.T("测算金额：列出算式、上限和依据")}
	return base.CheckedCase(p, c, func(e *session.Editing, report forms.Report) error {
		return p.Show(ToEstimates(report.Estimates, GroundOf(e, report)), func(w *base.Page) {
			if len(report.Estimates) == 0 {
				w.Say("这些事项没有可以测算的金额")
			}
			WriteEstimates(w, "", report.Estimates, GroundOf(e, report), true)
		})
	})
}

// GroundOf is what is known beside the amounts of a report.
func GroundOf(e *session.Editing, report forms.Report) say.Ground {
	g := say.Ground{Verdicts: report.Verdicts}
	if st, err := e.State(); err == nil {
		g.Answers = st.Answers.Values
	}
	return g
}
