package work

import (
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/importing"
	"yibiao/app/session/matching"
	"yibiao/dossier/store"
	"yibiao/forms"
	"yibiao/forms/checks"
)

// AwardJSON is what came of a dossier, for programs.
type AwardJSON struct {
	Granted  string        `json:"granted"` // 万元; "" not known
	Number   string        `json:"number"`
	Date     string        `json:"date"`
	Paid     string        `json:"paid"`
	Left     string        `json:"left"`
	Over     string        `json:"over,omitempty"` // by how much more was paid than approved
	Payments []paymentJSON `json:"payments"`
	Duties   []dutyJSON    `json:"duties"`
}

type paymentJSON struct {
	Date   string `json:"date"`
	Amount string `json:"amount"`
	Number string `json:"number"`
}

// dutyJSON is what follows from the approval.
type dutyJSON struct {
	Event  string `json:"event"`
	Date   string `json:"date,omitempty"`
	Owed   bool   `json:"owed"` // by the applicant
	Says   string `json:"says"`
	Source string `json:"source"`
}

// ToAward tells what came of a dossier; nil for one that is neither approved nor has anything kept of it.
func ToAward(e *session.Editing) (*AwardJSON, error) {
	if e.Form.Field(forms.AwardAmount) == nil {
		return nil, nil
	}
	st, err := e.State()
	if err != nil {
		return nil, err
	}
	a := session.AwardOf(e, st)
	out := AwardJSON{Granted: a.Granted, Number: a.Number, Date: e.Value(forms.AwardDate), Paid: a.Paid, Left: a.Left, Over: a.Over, Payments: []paymentJSON{}, Duties: []dutyJSON{}}
	for _, row := range e.Rows(forms.AwardPaid) {
		out.Payments = append(out.Payments, paymentJSON{row.Cells["date"], row.Cells["amount"], row.Cells["no"]})
	}
	duties, err := matching.Duties(e)
	for _, d := range duties {
		one := dutyJSON{Event: d.Event, Owed: d.Owed, Says: say.Follows(d), Source: say.Citation(d.Source)}
		if !d.Date.IsZero() {
			one.Date = d.Date.Format("2006-01-02")
		}
		out.Duties = append(out.Duties, one)
	}
	return &out, err
}

// Text prints what was approved and paid; nothing for nil.
func (a *AwardJSON) Text(w *base.Page) {
	if a == nil {
		return
	}
	if words := say.Award(session.Award{Granted: a.Granted, Number: a.Number, Paid: a.Paid, Left: a.Left, Over: a.Over}); words != "" {
		w.Line(words)
	}
	for _, x := range a.Payments {
		w.Say("到账：{date}　{sum} 万元　{number}", "date", x.Date, "sum", x.Amount, "number", x.Number)
	}
	for _, d := range a.Duties {
		w.Line(d.Says)
	}
}

// awarding is what is noted of an approval.
type awarding struct {
	amount, number, date       string
	paid, paidOn, paidDocument string
}

func dossierAward(p *base.Program) *cobra.Command {
	var o awarding
	c := &cobra.Command{
		Use:         say.T("award <档案>"),
		Annotations: base.Changes.Marked(),
		Short:       say.T("批准以后：批准金额、文号、到账，还差多少，要办什么"),
		Long:        say.T("记下批准金额、批准日期和文号，或者一笔到账；都是一步，可以撤销；写错的（负数、晚于今天的日期）不记。金额以万元计，写空的（''）清空。什么都不写时只列出。改、删一笔到账用 yibiao row set、row delete，明细表是 award.paid。"),
		Example: "  yibiao dossier award 首台 --amount 190 --no 桂科高字〔2026〕8号 --date 2026-9-30\n" +
			"  yibiao dossier award 首台 --paid 100 --on 2026-11-20 --doc 桂财教〔2026〕9号",
		Args: base.Arguments(1, 1),
	}
	c.RunE = func(c *cobra.Command, args []string) error {
		e, err := p.OpenDossier(args)
		if err != nil {
			return err
		}
		if c.Flags().Changed("paid") && o.paid == "" || !c.Flags().Changed("paid") && (o.paidOn != "" || o.paidDocument != "") {
			return base.Usage("到账日期和拨付文号要和到账金额（--paid）一起写")
		}
		if err := note(c, e, o); err != nil {
			return err
		}
		if e, err = p.Session.OpenDossier(e.Dossier.ID); err != nil {
			return err
		}
		return showAward(p, e)
	}
	base.NamesDossier(p, c)
	c.Flags().StringVar(&o.amount, "amount", "", say.T("`SUM`：批准金额，万元"))
	c.Flags().StringVar(&o.number, "no", "", say.T("`NUMBER`：批准（立项、认定）文号"))
	c.Flags().StringVar(&o.date, "date", "", say.T("`DATE`：批准日期"))
	c.Flags().StringVar(&o.paid, "paid", "", say.T("`SUM`：一笔到账，万元"))
	c.Flags().StringVar(&o.paidOn, "on", "", say.T("`DATE`：到账日期"))
	c.Flags().StringVar(&o.paidDocument, "doc", "", say.T("`NUMBER`：拨付文号"))
	return c
}

// note writes what was given; nothing of it where one answer cannot be true.
func note(c *cobra.Command, e *session.Editing, o awarding) error {
	values := importing.Values{Values: map[string]forms.Scalar{}}
	for _, x := range []struct{ flag, field, value string }{{"amount", forms.AwardAmount, o.amount}, {"no", forms.AwardNumber, o.number}, {"date", forms.AwardDate, o.date}} {
		if c.Flags().Changed(x.flag) {
			values.Values[x.field] = forms.Scalar(x.value)
		}
	}
	var cells map[string]string
	if c.Flags().Changed("paid") {
		cells = map[string]string{"amount": o.paid, "date": o.paidOn, "no": o.paidDocument}
	}
	if f, text, bad := wrongAward(e, values.Values, cells); bad {
		return base.Usage("没有记下“{text}”：{finding}", "text", text, "finding", say.Finding(f, base.Vocabulary(e)))
	}
	if len(values.Values) > 0 { // all in one step
		if _, err := importing.Import(e, values, store.Typed); err != nil {
			return err
		}
	}
	if cells == nil {
		return nil
	}
	_, err := e.Table(forms.AwardPaid).Add(cells)
	return err
}

// wrongAward tries what was given; it tells the first answer that its field refuses or that cannot be true, with what was typed.
func wrongAward(e *session.Editing, values map[string]forms.Scalar, cells map[string]string) (forms.Finding, string, bool) {
	form, c := e.Form, e.Case()
	if form.Field(forms.AwardAmount) == nil {
		form = form.Awarded()
	}
	a, v := forms.Answers{Values: maps.Clone(c.Answers.Values), Tables: maps.Clone(c.Answers.Tables)}, base.Vocabulary(e)
	for id, text := range values {
		a.Values[id] = v.Parse(form.Known(id), string(text), nil).Canonical
	}
	const row = "new"
	table := form.Known(forms.AwardPaid)
	if cells != nil {
		parsed := map[string]string{}
		for name, text := range cells {
			parsed[name] = v.Parse(table.Column(name), text, nil).Canonical
		}
		a.Tables[forms.AwardPaid] = append(slices.Clone(a.Tables[forms.AwardPaid]), forms.Row{ID: row, Cells: parsed})
	}
	c.Answers = a
	for _, f := range checks.Evaluate(form, c).Report.Findings {
		if len(f.Fields) == 0 {
			continue
		}
		field, text := form.Known(f.Fields[0]), ""
		if f.Row == row && f.Table == forms.AwardPaid {
			field, text = table.Column(f.Column), cells[f.Column]
		} else if f.Row == "" {
			text = string(values[f.Fields[0]])
		}
		impossible := f.Code == forms.FindingConstraint && field != nil && field.Constraint != nil && field.Constraint.Impossible
		if text != "" && (impossible || strings.HasSuffix(f.Rule, "/typed")) {
			return f, text, true
		}
	}
	return forms.Finding{}, "", false
}

func showAward(p *base.Program, e *session.Editing) error {
	a, err := ToAward(e)
	if err != nil {
		return err
	}
	return p.Show(a, func(w *base.Page) {
		w.Line(e.Dossier.Title, "  ", say.Status(e.Dossier.Status))
		a.Text(w)
		if !e.Dossier.Status.Approved() {
			w.Say("阶段还是“{stage}”；批准了的移到“已认定/立项”：yibiao stage approved {id}", "stage", say.Status(e.Dossier.Status), "id", e.Dossier.ID)
		}
	})
}
