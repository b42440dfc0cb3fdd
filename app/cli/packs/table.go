package packs

import (
	"errors"
	"strconv"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/forms"
	"yibiao/forms/checks"
)

// tableJSON is the table of all programmes with totals, for programs.
type tableJSON struct {
	Programmes []tableRow `json:"programmes"`
	Total      tableRow   `json:"total"`
	// Cards are the programmes that only inform, which are not in the table.
	Cards int `json:"cards"`
	Packs int `json:"packs"`
}

// tableRow counts the parts of one programme, or of all.
type tableRow struct {
	Pack      string `json:"pack,omitempty"`
	Programme string `json:"programme,omitempty"`
	Title     string `json:"title,omitempty"`
	Fields    int    `json:"fields"`
	Tables    int    `json:"tables"`
	Rules     int    `json:"rules"`
	Amounts   int    `json:"amounts"`
	Materials int    `json:"materials"`
	Forms     int    `json:"forms"`
	Examples  int    `json:"examples"`
	Passed    int    `json:"examples_passed"`
}

func packTable(p *base.Program) *cobra.Command {
	return &cobra.Command{
		Use:         say.T("table [文件夹]"),
		Annotations: base.Apart.Marked(),
		Short:       say.T("全部事项一张表：字段、明细表、规则、金额、材料、表单、例子，最后合计；有例子不对的返回码为 1"),
		Args:        base.Arguments(0, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			packs, err := base.PacksOf(p, args)
			if err != nil {
				return err
			}
			library, err := base.ReadPacks(packs)
			if err != nil {
				return err
			}
			out := toTable(library)
			err = p.Show(out, func(w *base.Page) { out.text(w, library) })
			if err == nil && out.Total.Passed < out.Total.Examples {
				return base.FoundSomething{}
			}
			return err
		},
	}
}

func toTable(l *forms.Library) tableJSON {
	out := tableJSON{Programmes: []tableRow{}, Packs: len(l.Packs)}
	for _, k := range l.Packs {
		wrong := map[forms.Position]bool{}
		failedExamples(checks.RunExamples(k), wrong)
		for _, q := range k.Programmes {
			if q.Card != nil {
				out.Cards++
				continue
			}
			c := q.Counts()
			row := tableRow{
				Pack: k.ID.S, Programme: q.ID.S, Title: q.Title, Fields: c.Fields, Tables: c.Tables, Rules: c.Rules, Amounts: c.Amounts,
				Materials: c.Materials, Forms: c.Outputs, Examples: c.Examples, Passed: c.Examples,
			}
			for _, e := range q.Examples {
				if wrong[e.Name.At] {
					row.Passed--
				}
			}
			out.Programmes = append(out.Programmes, row)
			out.Total.add(row)
		}
	}
	return out
}

// failedExamples collects the places of the examples that did not come out as expected.
func failedExamples(err error, at map[forms.Position]bool) {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range joined.Unwrap() {
			failedExamples(e, at)
		}
		return
	}
	var one *forms.PackError
	if errors.As(err, &one) {
		at[one.At] = true
	}
}

func (r *tableRow) add(x tableRow) {
	for _, pair := range []struct {
		to   *int
		more int
	}{
		{&r.Fields, x.Fields}, {&r.Tables, x.Tables}, {&r.Rules, x.Rules}, {&r.Amounts, x.Amounts}, {&r.Materials, x.Materials},
		{&r.Forms, x.Forms}, {&r.Examples, x.Examples}, {&r.Passed, x.Passed},
	} {
		*pair.to += pair.more
	}
}

func (r tableRow) cells() []string {
	var out []string
	for _, n := range []int{r.Fields, r.Tables, r.Rules, r.Amounts, r.Materials, r.Forms} {
		out = append(out, strconv.Itoa(n))
	}
	if r.Passed == r.Examples {
		return append(out, strconv.Itoa(r.Passed))
	}
	return append(out, strconv.Itoa(r.Passed)+"/"+strconv.Itoa(r.Examples))
}

func (t tableJSON) text(w *base.Page, l *forms.Library) {
	head := []string{
		say.T("事项"), say.T("字段"), say.T("明细表"), say.T("规则"), say.T("金额"), say.T("材料"), say.T("表单"), say.T("例子"), say.T("名称"),
	}
	rows := [][]string{head}
	for _, k := range l.Packs {
		var sum tableRow
		n := 0
		for _, r := range t.Programmes {
			if r.Pack == k.ID.S {
				rows = append(rows, append(append([]string{r.Programme}, r.cells()...), r.Title))
				sum.add(r)
				n++
			}
		}
		rows = append(rows, append(append([]string{"= " + k.ID.S}, sum.cells()...), say.T("小计 {n} 个事项：{title}", "n", n, "title", k.Title)))
	}
	rows = append(rows, append(append([]string{say.T("合计")}, t.Total.cells()...),
		say.T("{n} 个事项、{packs} 个数据包，另有 {cards} 张信息卡", "n", len(t.Programmes), "packs", t.Packs, "cards", t.Cards)))
	w.Table(rows)
	if wrong := t.Total.Examples - t.Total.Passed; wrong > 0 {
		w.Say("{n} 个例子的结果和预期不一致，见 yibiao pack check", "n", wrong)
	}
}
