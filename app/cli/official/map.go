package official

import (
	"cmp"
	"path/filepath"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/blanks"
	"yibiao/dossier/docx"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/writing"
	"yibiao/forms"
)

// wholePack is the form of all programmes of a pack; its fields may fill an official form.
func wholePack(p *base.Program, id string) (*forms.Form, error) {
	library, err := p.ReadLibrary()
	if err != nil {
		return nil, err
	}
	pack := library.Pack(id)
	if pack == nil {
		return nil, p.Lacking("choose", id)
	}
	form, err := forms.Whole(pack)
	return form, session.Failed("choose", err)
}

func formMapCommand(p *base.Program) *cobra.Command {
	var pack, out string
	c := &cobra.Command{
		Use:         say.T("map <表格> --pack <数据包>"),
		Annotations: base.Apart.Marked(),
		Short:       say.T("按名称给出套填方案：哪个字段填哪一处；拿不准的留给人定"),
		Example:     "  yibiao form map 申请表.docx --pack shoutaitao --out 申请表.map.yaml",
		Args:        base.Arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			data, form, err := openForm(args[0])
			if err != nil {
				return err
			}
			whole, err := wholePack(p, pack)
			if err != nil {
				return err
			}
			m, err := blanks.ProposeMap(filepath.Base(args[0]), data, form, whole, p.Now().Year())
			if err != nil {
				return err
			}
			if out != "" {
				if err := base.KeepApart(out, args[0]); err != nil {
					return err
				}
				if err := writeMap(out, m); err != nil {
					return err
				}
			}
			return p.Show(m, func(w *base.Page) {
				if title := blanks.Foreign(whole.Pack, data); title != "" {
					w.Say("请注意：这份表格的标题是“{title}”，和数据包“{pack}”的表单没有共同之处，请核对是不是选错了", "title", title, "pack", whole.Pack.Title)
				}
				writeEntries(w, m, whole)
			})
		},
	}
	c.Flags().StringVar(&pack, "pack", "", say.T("数据包 `PACK`"))
	c.Flags().StringVar(&out, "out", "", say.T("把套填方案写到文件 `FILE`"))
	return c
}

func writeMap(path string, m plan.Map) error {
	text, err := m.Bytes()
	if err != nil {
		return err
	}
	return base.WriteFile(path, text)
}

// writeEntries lists every place with the words that are printed at it, so that a person can decide what is undecided.
func writeEntries(w *base.Page, m plan.Map, form *forms.Form) {
	rows := [][]string{{say.T("位置"), say.T("名称"), say.T("字段"), say.T("说明")}}
	for _, e := range m.Entries {
		rows = append(rows, []string{e.At, placeWords(e), base.Short(fieldWords(e, form), base.ShownColumns), stateWords(e, form)})
	}
	w.Table(rows)
	count := m.Count()
	w.Say("共 {n} 处：对应 {found}，待定 {unsure}，不填 {ignored}", "n", len(m.Entries),
		"found", count[plan.Proposed]+count[plan.Accepted], "unsure", count[plan.Unsure], "ignored", count[plan.Ignored])
}

// placeWords are the words printed at a place: of one that is undecided all of them.
func placeWords(e plan.Entry) string {
	name := say.PlaceName(e.Label, e.Context, e.At)
	if e.State == plan.Unsure {
		return name
	}
	return base.Short(name, base.ShownColumns)
}

// fieldWords names what fills a place.
func fieldWords(e plan.Entry, form *forms.Form) string {
	if e.Field == "" || form.Known(e.Field) == nil && say.SpecialField(e.Field) == "" {
		return e.Field
	}
	return say.Followed(form, e, say.MappedField(form, e.Field, e.Sub))
}

// stateWords tells how sure an entry is, and of one that is undecided why.
func stateWords(e plan.Entry, form *forms.Form) string {
	if e.State == plan.Unsure {
		return say.T("待定：{reason}", "reason", say.MapReason(e.Reason, form))
	}
	return say.MapState(e.State)
}

func formReadCommand(p *base.Program) *cobra.Command {
	var mapFile string
	var apply, ours bool
	c := &cobra.Command{
		Use:         say.T("read <档案> <空白表> <填好的表>"),
		Annotations: base.Changes.Marked(),
		Short:       say.T("从手工填好的表格读回内容，列出和档案不同的；加 --apply 一步写入，可以撤销"),
		Args:        base.Arguments(3, 3),
		RunE: func(_ *cobra.Command, args []string) error {
			e, blank, m, err := openBlank(p, args, mapFile)
			if err != nil {
				return err
			}
			_, filled, err := openForm(args[2])
			if err != nil {
				return err
			}
			read, err := blanks.ReadBack(e, blank, filled, m)
			if err != nil {
				return err
			}
			if apply && !ours {
				if read.Named != "" {
					return session.Refuse("form", session.CodeOtherName, "client", e.Client.Name, "name", read.Named)
				}
				if read.OfNobody(e) {
					return session.Refuse("form", session.CodeNamelessForm, "client", e.Client.Name)
				}
			}
			if apply {
				if _, err := blanks.ApplyEdits(e, read.Sound()); err != nil {
					return err
				}
			}
			pictures, err := picturesIn(blank, filled)
			if err != nil {
				return err
			}
			out := readJSON{Compared: read.Compared, NotCompared: append([]string{}, read.Other...), Edits: toEdits(read.Edits), Named: read.Named, Nameless: read.OfNobody(e)}
			return p.Show(out, func(w *base.Page) {
				for _, label := range pictures {
					w.Say("{label}：表上有图片", "label", label)
				}
				writeEdits(w, e, read, apply)
			})
		},
	}
	c.Flags().StringVar(&mapFile, "map", "", say.T("套填方案文件 `FILE`"))
	c.Flags().BoolVar(&apply, "apply", false, say.T("写入档案"))
	c.Flags().BoolVar(&ours, "ours", false, say.T("核对过，表是这家单位的：表上的名称不同、或者没有名称和代码，也写入"))
	return base.NamesDossier(p, c)
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

// readJSON is what a filled form says, beside the dossier.
type readJSON struct {
	Compared int `json:"compared"`
	// NotCompared are the labels of the places that hold something and have no field.
	NotCompared []string   `json:"not_compared"`
	Edits       []editJSON `json:"edits"`
	// Named is another name of a unit, or another credit code, that the form bears; Nameless: nothing on it tells whose it is.
	Named    string `json:"named,omitempty"`
	Nameless bool   `json:"nameless,omitempty"`
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

func toEdits(edits []writing.Edit) []editJSON {
	out := []editJSON{}
	for _, x := range edits {
		row := editJSON{At: x.At, Field: x.Field, Column: x.Column, Row: x.Row + 1, Value: x.Value, Was: x.Was}
		if x.Fault != nil {
			row.Text, row.Fault = x.Text, string(x.Fault.Code)
		}
		out = append(out, row)
	}
	return out
}

func writeEdits(w *base.Page, e *session.Editing, read blanks.Readback, applied bool) {
	if read.Named != "" {
		w.Say("请注意：表上的单位是“{name}”，档案里是“{client}”，没有别的可以核对，不能判断是不是同一家", "name", read.Named, "client", e.Client.Name)
	}
	if read.OfNobody(e) {
		w.Say("请注意：表上没有单位名称，也没有统一社会信用代码，不能判断是不是“{client}”的", "client", e.Client.Name)
	}
	taken := 0
	for _, x := range read.Edits {
		label := say.ReadPlace(e.Form, x, len(e.Rows(x.Field)))
		if x.Undecided() {
			w.Say("{label}：{problem}", "label", label, "problem", say.Fault(x.Fault, nil))
			continue
		}
		mask := func(text string) string { return say.Masked(e.Form, x.Field, x.Column, text) }
		if x.Fault != nil {
			w.Say("{label}：{was} → {value}，有问题，不写入：{problem}", "label", label, "was", mask(x.Was), "value", mask(x.Value), "problem", say.Fault(x.Fault, nil))
			continue
		}
		taken++
		w.Say("{label}：{was} → {value}", "label", label, "was", mask(x.Was), "value", mask(x.Value))
	}
	switch {
	case len(read.Edits) == 0:
		w.Line(say.SameAsDossier(read.Compared, len(read.Other)))
	case taken == 0:
		w.Say("没有一处可以照写，{n} 处要由人看过再定", "n", len(read.Edits))
	case applied:
		w.Say("已写入 {n} 处，可以用 yibiao undo 撤销", "n", taken)
	default:
		w.Say("共 {n} 处不同；加 --apply 写入档案", "n", taken)
	}
}
