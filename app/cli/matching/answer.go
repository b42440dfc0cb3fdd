package matching

import (
	"strings"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/cli/work"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/matching"
	"yibiao/forms"
)

// answeredJSON is an answer that was kept, and what it changed.
type answeredJSON struct {
	work.SavedJSON
	Client string         `json:"client"`
	Before map[string]int `json:"before"`
	After  map[string]int `json:"after"`
}

func matchAnswer(p *base.Program) *cobra.Command {
	return &cobra.Command{
		Use:         say.T("answer <单位> <字段> <内容>"),
		Annotations: base.Changes.Marked(),
		Short:       say.T("回答匹配时缺的一项；立即保存，看结果怎样变化"),
		Long:        say.T("回答匹配时缺的一项，立即保存在企业档案里（属于项目的只用于匹配，新建档案时可以带入）。内容为空（''）表示取消。\n明细表写 none，表示没有；有的用 yibiao row add --profile 逐行添加。撤销：yibiao undo --profile <单位>。"),
		Example: "  yibiao match answer 示范 eq.fiscal 否\n" +
			"  yibiao match answer 示范 ip.table none",
		Args: base.Arguments(3, 3),
		RunE: func(_ *cobra.Command, args []string) error {
			client, err := p.FindClient(args)
			if err != nil {
				return err
			}
			q, err := askQuestion(p, args[1])
			if err != nil {
				return err
			}
			if q.Field.IsTable() && args[2] != "" && args[2] != work.NoRows {
				return base.Usage("“{label}”是明细表：没有的写 none，有的用 yibiao row add --profile 逐行添加", "label", q.Field.Label)
			}
			return answerMatch(p, client, q, args[2])
		},
	}
}

// askQuestion makes the question about a field of any pack. Failure: no-field.
func askQuestion(p *base.Program, field string) (matching.Question, error) {
	for _, pack := range p.Session.Library().Packs {
		if f := pack.Field(field); f != nil {
			return matching.Question{Field: f, Pack: pack}, nil
		}
	}
	return matching.Question{}, session.Refuse("match", session.CodeNoField, "field", field)
}

func answerMatch(p *base.Program, client session.ClientInfo, q matching.Question, text string) error {
	before, err := matching.OfClient(p.Session, client.ID)
	if err != nil {
		return err
	}
	parsed, err := matching.AnswerQuestion(p.Session, client.ID, q, text)
	if err != nil {
		return err
	}
	after, err := matching.OfClient(p.Session, client.ID)
	if err != nil {
		return err
	}
	out := answeredJSON{SavedJSON: savedAnswer(q, parsed), Client: client.ID, Before: countOutcomes(before), After: countOutcomes(after)}
	err = p.Show(out, func(w *base.Page) {
		out.SavedJSON.Text(w)
		w.Say("之前：{counts}", "counts", countsText(out.Before))
		w.Say("现在：{counts}", "counts", countsText(out.After))
	})
	if err == nil && out.Fault != "" {
		return base.FoundSomething{}
	}
	return err
}

func savedAnswer(q matching.Question, parsed forms.Parsed) work.SavedJSON {
	v := q.Pack.Vocabulary
	out := work.SavedJSON{Field: q.Field.Name(), Label: q.Field.Label, Value: parsed.Canonical}
	switch {
	case q.Field.IsTable() && parsed.Canonical != "":
		out.Shown = say.T("没有")
	case !q.Field.IsTable():
		out.Shown = v.Shown(q.Field, parsed.Canonical) + q.Field.Unit
	}
	if parsed.Fault != nil {
		out.Fault, out.Code = say.Fault(parsed.Fault, v), string(parsed.Fault.Code)
	}
	for _, warning := range parsed.Warnings {
		out.Warnings = append(out.Warnings, say.Fault(warning, v))
	}
	return out
}

// quoted writes a word so that a shell takes it for one.
func quoted(word string) string {
	if strings.ContainsAny(word, " \t()&|;<>*?$'\"") {
		return `"` + strings.ReplaceAll(word, `"`, `\"`) + `"`
	}
	return word
}
