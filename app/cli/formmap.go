package cli

import (
	"cmp"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/dossier/docx"
	"yibiao/dossier/formmap"
	"yibiao/forms"
)

// wholePack is the form of all programmes of a pack; its fields may fill an official form.
func (p *program) wholePack(id string) (*forms.Form, error) {
	library, err := p.readLibrary()
	if err != nil {
		return nil, err
	}
	pack := library.Pack(id)
	if pack == nil {
		return nil, refuse("choose", "no-pack", "pack", id)
	}
	var all []string
	for _, q := range pack.Programmes {
		all = append(all, q.ID.S)
	}
	return forms.Compose(pack, all)
}

func (p *program) formMapCommand() *cobra.Command {
	var pack, out string
	c := &cobra.Command{
		Use:     say.T("map <表格> --pack <数据包>"),
		Short:   say.T("按名称给出套填方案：哪个字段填哪一处；拿不准的留给人定"),
		Example: "  yibiao form map 申请表.docx --pack shoutaitao --out 申请表.map.yaml",
		Args:    arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			data, form, err := openForm(args[0])
			if err != nil {
				return err
			}
			whole, err := p.wholePack(pack)
			if err != nil {
				return err
			}
			m, err := session.ProposeMap(filepath.Base(args[0]), data, form, whole)
			if err != nil {
				return err
			}
			if out != "" {
				if err := writeMap(out, m); err != nil {
					return err
				}
			}
			return p.show(m, func(w *page) { writeEntries(w, m, whole) })
		},
	}
	c.Flags().StringVar(&pack, "pack", "", say.T("数据包 `PACK`"))
	c.Flags().StringVar(&out, "out", "", say.T("把套填方案写到文件 `FILE`"))
	return c
}

func writeMap(path string, m formmap.Map) error {
	text, err := m.Bytes()
	if err != nil {
		return err
	}
	if err := os.WriteFile(path, text, 0o644); err != nil {
		return session.Failed("form", err)
	}
	return nil
}

func writeEntries(w *page, m formmap.Map, form *forms.Form) {
	rows := [][]string{{say.T("位置"), say.T("名称"), say.T("字段"), say.T("说明")}}
	for _, e := range m.Entries {
		field := e.Field
		if form.Known(e.Field) != nil {
			field = say.FieldLabel(form, e.Field)
		}
		if e.Sub != "" {
			field += " [" + e.Sub + "]"
		}
		rows = append(rows, []string{e.At, short(e.Label, shownColumns), short(field, shownColumns), say.MapState(e.State)})
	}
	w.table(rows)
	count := m.Count()
	w.say("共 {n} 处：对应 {found}，待定 {unsure}，不填 {ignored}", "n", len(m.Entries),
		"found", count[formmap.Proposed]+count[formmap.Accepted], "unsure", count[formmap.Unsure], "ignored", count[formmap.Ignored])
}

func (p *program) formFillCommand() *cobra.Command {
	var mapFile string
	c := &cobra.Command{
		Use:   say.T("fill <档案> <空白表> <输出>"),
		Short: say.T("用档案的内容套填官方空白表格；没有给套填方案的按名称自动对应，只填有把握的"),
		Args:  arguments(3, 3),
		RunE: func(_ *cobra.Command, args []string) error {
			e, err := p.openDossier(args)
			if err != nil {
				return err
			}
			data, form, err := openForm(args[1])
			if err != nil {
				return err
			}
			m, err := mapFor(mapFile, args[1], data, form, e)
			if err != nil {
				return err
			}
			filled, report, err := e.FillForm(form, m)
			if err != nil {
				return err
			}
			if err := os.WriteFile(args[2], filled, 0o644); err != nil {
				return session.Failed("export", err)
			}
			out := struct {
				Path   string   `json:"path"`
				Filled []string `json:"filled"`
				// Locked are places that the form keeps from being changed; Unlisted are
				// answers that are none of the items of their place.
				Locked   []string `json:"locked,omitempty"`
				Unlisted []string `json:"unlisted,omitempty"`
			}{args[2], report.Filled, report.Locked, report.Unlisted}
			return p.show(out, func(w *page) {
				w.say("已套填 {n} 处：{path}", "n", len(report.Filled), "path", args[2])
				for _, x := range report.Overflow {
					w.say("可能放不下：{label}", "label", x.Tag)
				}
				for _, at := range report.Locked {
					w.say("{label}：表格锁定了，没有填", "label", at)
				}
				for _, x := range report.Unlisted {
					w.say("表上没有这一项，没有选：{label}", "label", x)
				}
			})
		},
	}
	c.Flags().StringVar(&mapFile, "map", "", say.T("套填方案文件 `FILE`"))
	return c
}

// mapFor reads a map file; without one it proposes a map for the dossier's form.
func mapFor(file, name string, data []byte, form *docx.Form, e *session.Editing) (formmap.Map, error) {
	if file == "" {
		return session.ProposeMap(filepath.Base(name), data, form, e.Form)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return formmap.Map{}, refuse("form", "file-missing", "path", file)
	}
	m, err := formmap.Read(text)
	if err != nil {
		return m, refuse("form", "bad-map", "name", file, "detail", err.Error())
	}
	return m, session.CheckMap(m, data)
}

func (p *program) formReadCommand() *cobra.Command {
	var mapFile string
	var apply bool
	c := &cobra.Command{
		Use:   say.T("read <档案> <空白表> <填好的表>"),
		Short: say.T("从手工填好的表格读回内容，列出和档案不同的；加 --apply 一步写入，可以撤销"),
		Args:  arguments(3, 3),
		RunE: func(_ *cobra.Command, args []string) error {
			e, err := p.openDossier(args)
			if err != nil {
				return err
			}
			data, blank, err := openForm(args[1])
			if err != nil {
				return err
			}
			_, filled, err := openForm(args[2])
			if err != nil {
				return err
			}
			m, err := mapFor(mapFile, args[1], data, blank, e)
			if err != nil {
				return err
			}
			edits, err := e.ReadBack(blank, filled, m)
			if err != nil {
				return err
			}
			if apply {
				if _, err := e.ApplyEdits(edits); err != nil {
					return err
				}
			}
			pictures, err := picturesIn(blank, filled)
			if err != nil {
				return err
			}
			return p.show(toEdits(edits), func(w *page) {
				for _, label := range pictures {
					w.say("{label}：表上有图片", "label", label)
				}
				writeEdits(w, e, edits, apply)
			})
		},
	}
	c.Flags().StringVar(&mapFile, "map", "", say.T("套填方案文件 `FILE`"))
	c.Flags().BoolVar(&apply, "apply", false, say.T("写入档案"))
	return c
}

// picturesIn lists the labels of the places in which a filled form shows a picture, or their addresses where they have
// no label.
func picturesIn(blank, filled *docx.Form) ([]string, error) {
	places, err := blank.Places()
	if err != nil {
		return nil, session.Failed("form", err)
	}
	read, err := filled.ReadPlaces(blank)
	if err != nil {
		return nil, session.Failed("form", err)
	}
	var labels []string
	for _, p := range places {
		if read[p.At].Picture != nil {
			labels = append(labels, cmp.Or(p.Label, p.At))
		}
	}
	return labels, nil
}

// editJSON is one value read back.
type editJSON struct {
	At     string `json:"at"`
	Field  string `json:"field"`
	Column string `json:"column,omitempty"`
	Row    int    `json:"row,omitempty"`
	Value  string `json:"value"`
	Was    string `json:"was,omitempty"`
	// Text is what the form says where Fault tells that a person must decide.
	Text  string `json:"text,omitempty"`
	Fault string `json:"fault,omitempty"`
}

func toEdits(edits []formmap.Edit) []editJSON {
	out := []editJSON{}
	for _, x := range edits {
		row := editJSON{At: x.At, Field: x.Field, Column: x.Column, Row: x.Row + 1, Value: x.Value, Was: x.Was}
		if x.Fault != nil {
			row.Text, row.Fault = x.Text, x.Fault.Code
		}
		out = append(out, row)
	}
	return out
}

func writeEdits(w *page, e *session.Editing, edits []formmap.Edit, applied bool) {
	taken := 0
	for _, x := range edits {
		label := say.FieldLabel(e.Form, x.Field)
		if x.Undecided() {
			w.say("{label}：{problem}", "label", label, "problem", say.Fault(x.Fault, nil))
			continue
		}
		taken++
		if x.Column != "" {
			w.say("{label} 第 {row} 行 {column}：{was} → {value}", "label", label, "row", x.Row+1, "column", x.Column, "was", x.Was, "value", x.Value)
			continue
		}
		w.say("{label}：{was} → {value}", "label", label, "was", x.Was, "value", x.Value)
	}
	switch {
	case len(edits) == 0:
		w.say("表格和档案的内容一致")
	case applied:
		w.say("已写入 {n} 处，可以用 yibiao undo 撤销", "n", taken)
	default:
		w.say("共 {n} 处不同；加 --apply 写入档案", "n", taken)
	}
}
