package official

import (
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/blanks"
	"yibiao/dossier/docx"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/printed"
	"yibiao/forms"
)

// filledJSON is what became of the places of a form, for programs. Each list is in document order.
type filledJSON struct {
	Path string `json:"path"`
	// Filled took an answer; Empty are mapped, but the dossier says nothing there.
	Filled []placeJSON `json:"filled"`
	Empty  []placeJSON `json:"empty"`
	// Undecided are left to a person, Held are answers whose own check is against them, Ignored are never filled.
	Undecided []placeJSON `json:"undecided"`
	Held      []heldJSON  `json:"held"`
	Ignored   []placeJSON `json:"ignored"`
	// Defaults are the addresses of filled places that show a default which nobody typed or confirmed.
	Defaults []string `json:"defaults,omitempty"`
	// Overflow are the addresses of answers that may not fit.
	Overflow []string `json:"overflow"`
	// Locked are the addresses of places that the form keeps from being changed; Unlisted are answers that are none of
	// the items of their place.
	Locked   []string `json:"locked,omitempty"`
	Unlisted []string `json:"unlisted,omitempty"`
	// Macros: the form carries macros, and so does what was filled.
	Macros bool `json:"macros,omitempty"`
}

// placeJSON is one place with the words printed at it.
type placeJSON struct {
	At      string `json:"at"`
	Label   string `json:"label"`
	Context string `json:"context,omitempty"`
	Field   string `json:"field,omitempty"`
	Sub     string `json:"sub,omitempty"`
	Text    string `json:"text,omitempty"`
	// Reason is the code of the map, Why its sentence.
	Reason string `json:"reason,omitempty"`
	Why    string `json:"why,omitempty"`

	entry plan.Entry
}

// heldJSON is an answer that was not written.
type heldJSON struct {
	At      string `json:"at"`
	Label   string `json:"label"`
	Context string `json:"context,omitempty"`
	Field   string `json:"field"`
	Column  string `json:"column,omitempty"`
	Row     int    `json:"row,omitempty"` // from 1; 0 outside tables
	Text    string `json:"text"`
	Code    string `json:"code"`
	Why     string `json:"why"`
}

// toFilled sorts the places of a filled form.
func toFilled(m plan.Map, r blanks.FormReport, form *forms.Form) filledJSON {
	out := filledJSON{Filled: []placeJSON{}, Empty: []placeJSON{}, Undecided: []placeJSON{}, Held: toHeld(m, r.Held, form), Ignored: []placeJSON{}, Overflow: []string{}}
	written, held, entries := map[string]bool{}, map[string]bool{}, m.ByAddress()
	for _, at := range r.Filled {
		written[at] = true
	}
	for _, h := range out.Held {
		held[h.At] = true
	}
	for _, p := range r.Places {
		e := entries[p.At]
		if e == nil {
			e = &plan.Entry{At: p.At, Label: p.Label, Context: p.Context, State: plan.Unsure, Reason: plan.ReasonNone}
		}
		x := placeJSON{At: p.At, Label: e.Label, Context: e.Context, Field: e.Field, Sub: e.Sub, entry: *e}
		switch {
		case written[p.At]:
			x.Text = say.PlaceValue(r.Answers[p.At], p)
			out.Filled = append(out.Filled, x)
		case e.State == plan.Ignored:
			x.Reason, x.Why = e.Reason, say.MapReason(e.Reason, form)
			out.Ignored = append(out.Ignored, x)
		case e.State == plan.Unsure:
			x.Reason, x.Why = e.Reason, say.MapReason(e.Reason, form)
			out.Undecided = append(out.Undecided, x)
		case !held[p.At]:
			if plan.OnlyIf(e.Reason) {
				x.Why = say.MapReason(e.Reason, form)
			}
			out.Empty = append(out.Empty, x)
		}
	}
	for _, x := range r.Overflow {
		out.Overflow = append(out.Overflow, x.Tag)
	}
	out.Defaults, out.Locked, out.Unlisted = r.Defaults, r.Locked, r.Unlisted
	return out
}

func toHeld(m plan.Map, list []printed.Held, form *forms.Form) []heldJSON {
	out := []heldJSON{}
	for _, h := range list {
		x := heldJSON{At: h.At, Field: h.Field, Column: h.Column, Row: h.Row + 1, Text: h.Text, Code: string(h.Fault.Code), Why: say.HeldValue(h, form)}
		if e := m.Entry(h.At); e != nil {
			x.Label, x.Context = e.Label, e.Context
		}
		out = append(out, x)
	}
	return out
}

func (x filledJSON) text(w *base.Page, form *forms.Form) {
	list := func(title string, places []placeJSON, last func(placeJSON) string) {
		if len(places) == 0 {
			return
		}
		w.Line()
		w.Line(title)
		var rows [][]string
		for _, p := range places {
			rows = append(rows, []string{"  " + p.At, placeWords(p.entry), base.Short(fieldWords(p.entry, form), base.ShownColumns), last(p)})
		}
		w.Table(rows)
	}
	why := func(p placeJSON) string { return p.Why }
	w.Say("已套填 {n} 处：{path}", "n", len(x.Filled), "path", x.Path)
	list(say.T("填了 {n} 处：", "n", len(x.Filled)), x.Filled, func(p placeJSON) string {
		value := base.Short(say.MaskedAt(form, p.entry, p.Text), base.ShownColumns)
		if slices.Contains(x.Defaults, p.At) {
			return say.T("{value}（默认值，没有人确认过）", "value", value)
		}
		return value
	})
	x.defaults(w, form)
	if len(x.Held) > 0 {
		w.Line()
		w.Say("有内容但没有填的 {n} 处，为什么写在后面：", "n", len(x.Held))
		for _, h := range x.Held {
			w.Line("  ", h.At, "  ", say.PlaceName(h.Label, h.Context, h.At), "  ", h.Why)
		}
	}
	list(say.T("待定 {n} 处，要由人决定：", "n", len(x.Undecided)), x.Undecided, why)
	list(say.T("档案里没有内容的 {n} 处：", "n", len(x.Empty)), x.Empty, why)
	list(say.T("不填的 {n} 处：", "n", len(x.Ignored)), x.Ignored, why)
	for _, at := range x.Overflow {
		w.Say("可能放不下：{label}", "label", at)
	}
	for _, at := range x.Locked {
		w.Say("{label}：表格锁定了，没有填", "label", at)
	}
	for _, x := range x.Unlisted {
		w.Say("表上没有这一项，没有选：{label}", "label", x)
	}
	writeMacros(w, x.Macros)
}

// defaults tells what was written although nobody typed or confirmed it, and how to confirm or change it.
func (x filledJSON) defaults(w *base.Page, form *forms.Form) {
	var fields []string
	for _, p := range x.Filled {
		if slices.Contains(x.Defaults, p.At) && !slices.Contains(fields, p.Field) {
			fields = append(fields, p.Field)
		}
	}
	if len(fields) == 0 {
		return
	}
	w.Line()
	w.Say("其中 {n} 处是默认值，没有人填、也没有人确认过，已经照样填上。请先核对：对的用 yibiao tick <档案> <字段> 确认，不对的用 yibiao set <档案> <字段> <内容> 改。", "n", len(x.Defaults))
	var rows [][]string
	for _, id := range fields {
		rows = append(rows, []string{"  " + id, form.Known(id).Label})
	}
	w.Table(rows)
}

// checkEnding refuses a file name under which Word would not open what is filled of a form.
func checkEnding(path string, form *docx.Form) error {
	if ending := session.ExtOf(path); docx.IsEnding(ending) && ending != form.Ending() {
		return session.Refuse("form", session.CodeOutEnding, "path", path, "ending", form.Ending())
	}
	return nil
}

func formFillCommand(p *base.Program) *cobra.Command {
	var mapFile string
	c := &cobra.Command{
		Use:         say.T("fill <档案> <空白表> <输出>"),
		Annotations: base.Reads.Marked(),
		Short:       say.T("用档案的内容套填官方空白表格；没有给套填方案的按名称自动对应，只填有把握的"),
		Args:        base.Arguments(3, 3),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := base.KeepApart(args[2], args[1], mapFile); err != nil {
				return err
			}
			e, form, m, err := openBlank(p, args, mapFile)
			if err != nil {
				return err
			}
			if err := checkEnding(args[2], form); err != nil {
				return err
			}
			filled, report, err := blanks.Fill(e, form, m)
			if err != nil {
				return err
			}
			if err := base.WriteFile(args[2], filled); err != nil {
				return err
			}
			out := toFilled(m, report, e.Form)
			out.Path, out.Macros = args[2], form.Macros()
			return p.Show(out, func(w *base.Page) { out.text(w, e.Form) })
		},
	}
	c.Flags().StringVar(&mapFile, "map", "", say.T("套填方案文件 `FILE`"))
	return base.NamesDossier(p, c)
}

// openBlank opens the dossier and the blank that a command names, with the map to go by.
func openBlank(p *base.Program, args []string, mapFile string) (*session.Editing, *docx.Form, plan.Map, error) {
	e, err := p.OpenDossier(args)
	if err != nil {
		return nil, nil, plan.Map{}, err
	}
	data, blank, err := openForm(args[1])
	if err != nil {
		return nil, nil, plan.Map{}, err
	}
	m, err := mapFor(mapFile, args[1], data, blank, e)
	return e, blank, m, err
}

// mapFor reads a map file; without one it proposes a map for the dossier's form.
func mapFor(file, name string, data []byte, form *docx.Form, e *session.Editing) (plan.Map, error) {
	if file == "" {
		return blanks.ProposeMap(filepath.Base(name), data, form, e.Form, e.Case().Today.Year())
	}
	text, err := base.ReadFile(file)
	if err != nil {
		return plan.Map{}, err
	}
	m, err := plan.Read(text)
	if err != nil {
		return m, session.Refuse("form", session.CodeBadMap, "name", file, "detail", err.Error())
	}
	return m, blanks.CheckMap(m, data)
}
