package say

import (
	"strings"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/handover"
	"yibiao/app/session/history"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// effectCounts tells how much of something is otherwise.
func effectCounts(list []handover.Effect) string {
	n := handover.Counted(list)
	var parts []string
	for _, part := range []struct {
		n     int
		words string
	}{
		{n[handover.Added] + n[handover.Restored] + n[handover.Filled], T("新增")},
		{n[handover.Changed] + n[handover.Cleared] + n[handover.Moved], T("换掉")},
		{n[handover.Deleted], T("删除")},
	} {
		if part.n > 0 {
			parts = append(parts, T("{what} {n} 处", "what", part.words, "n", part.n))
		}
	}
	return strings.Join(parts, T("，"))
}

// Effect tells of one thing that is otherwise once a file is taken in; whose it is stands elsewhere.
func Effect(e handover.Effect, v *forms.Vocabulary) string {
	what := thing(e.Place)
	switch {
	case e.What == "" && e.Effect == handover.Deleted:
		return T("删除{what}{within}", "what", what, "within", within(e.Within))
	case e.What == "" && e.Effect == handover.Restored:
		return T("恢复{what}{within}", "what", what, "within", within(e.Within))
	case e.What == "":
		return T("新增{what}{within}", "what", what, "within", within(e.Within))
	case e.Effect == handover.Moved:
		return T("{what}：移到第 {n} 行", "what", what, "n", e.To)
	case e.What == record.SHAField && e.From == e.To:
		return T("{what}：换成了另一份内容", "what", what)
	}
	name := handedName(e.Place, e.Field, e.What)
	if e.Kind != record.KindClient && e.Kind != record.KindDossier {
		name = T("{what}：{field}", "what", what, "field", name)
	}
	from, to := differing(handedValue(e.Place, e.Field, e.What, e.From, v), handedValue(e.Place, e.Field, e.What, e.To, v))
	if e.Effect == handover.Filled {
		return T("{name}：{to}（这里原来空着）", "name", name, "to", to)
	}
	return T("{name}：{from} → {to}", "name", name, "from", from, "to", to)
}

// BothSides tells of what both sides have changed: whose it is, both values, and which stands.
func BothSides(b handover.Both, v *forms.Vocabulary) string {
	where := placeOf(b.Place)
	if b.Kind != record.KindClient && b.Kind != record.KindDossier {
		where += " · " + thing(b.Place)
	}
	form := "2006-01-02 15:04"
	if b.HereAt.Format(form) == b.FileAt.Format(form) {
		form += ":05"
	}
	hereAt, fileAt := b.HereAt.Local().Format(form), b.FileAt.Local().Format(form)
	field := handedName(b.Place, b.Field, b.What)
	here, file := differing(handedValue(b.Place, b.Field, b.What, b.Here, v), handedValue(b.Place, b.Field, b.What, b.File, v))
	switch {
	case b.Gone != "" && b.Stays:
		return T("{where}：{field} 文件里写了“{file}”（{fileat}），这里已经删除{gone}（{hereat}）→ 删除算数，写的留在修改记录里", "where", where, "field", field,
			"file", file, "fileat", fileAt, "gone", goneThing(b.Gone), "hereat", hereAt)
	case b.Gone != "":
		return T("{where}：{field} 这里写了“{here}”（{hereat}），文件里已经删除{gone}（{fileat}）→ 删除算数，写的留在修改记录里", "where", where, "field", field,
			"here", here, "hereat", hereAt, "gone", goneThing(b.Gone), "fileat", fileAt)
	}
	stands := T("文件里的算数")
	if b.Stays {
		stands = T("这里的算数")
	}
	return T("{where}：{field} 这里是“{here}”（{hereat}），文件里是“{file}”（{fileat}）→ {stands}", "where", where, "field", field,
		"here", here, "hereat", hereAt, "file", file, "fileat", fileAt, "stands", stands)
}

func minute(t time.Time) string { return t.Local().Format("2006-01-02 15:04") }

// placeOf tells whose something is.
func placeOf(p handover.Place) string {
	switch {
	case p.Client == "":
		return T("整个资料库")
	case p.Dossier == "":
		return p.Client
	}
	return p.Client + " · " + p.Dossier
}

// thing names what something is, or is part of.
func thing(p handover.Place) string {
	switch p.Kind {
	case record.KindClient:
		return T("整个单位")
	case record.KindDossier:
		return T("整份档案")
	case record.KindMaterial:
		return T("附件“{name}”", "name", p.Name)
	case record.KindRow:
		return handedRow(p)
	case record.KindCard:
		return T("联系人、备注或授权“{name}”", "name", Shortened(p.Name, 20))
	case record.KindDate:
		return T("自定的日子“{name}”", "name", p.Name)
	case record.KindMark:
		return T("日程标记“{name}”", "name", p.Name)
	case record.KindExport:
		return T("第 {n} 次导出的记录", "n", p.Name)
	case record.KindBlock:
		return T("常用文字“{name}”", "name", Shortened(p.Name, 20))
	case record.KindForm:
		return T("官方表格“{name}”", "name", p.Name)
	case record.KindPolicy:
		return T("政策文件“{name}”", "name", p.Name)
	}
	return p.Kind
}

// handedRow names a row by its table, its number and what it says first.
func handedRow(p handover.Place) string {
	table := T("明细表")
	if p.Table != nil {
		table = p.Table.Label
	}
	if p.Lead == nil {
		return T("{table}第 {n} 行", "table", table, "n", p.Number)
	}
	return T("{table}第 {n} 行（{lead}）", "table", table, "n", p.Number, "lead", Shortened(p.Lead.Mask(p.Leads), 20))
}

// RowChange tells of a change of a row; value shows what a cell says.
func RowChange(c history.RowChange, value func(f *forms.Field, canonical string) string) string {
	row := T("已删除的行")
	if c.Number > 0 {
		row = T("第 {n} 行", "n", c.Number)
	}
	if c.Lead != nil {
		row = T("{row}（{lead}）", "row", row, "lead", Shortened(value(c.Lead, c.Leads), 20))
	}
	switch {
	case c.Column == nil && c.Value == store.DeletedValue:
		return T("{row}：删除", "row", row)
	case c.Column == nil:
		return T("{row}：恢复", "row", row)
	case c.Value == "":
		return T("{row}{column}：（清空）", "row", row, "column", c.Column.Label)
	}
	return T("{row}{column}：{value}", "row", row, "column", c.Column.Label, "value", value(c.Column, c.Value))
}

// goneThing names what was deleted.
func goneThing(kind string) string {
	switch kind {
	case record.KindClient:
		return T("这家单位")
	case record.KindDossier:
		return T("这份档案")
	case record.KindMaterial:
		return T("这个附件")
	case record.KindRow:
		return T("这一行")
	}
	return T("这一条")
}

// within tells what comes or goes with a client or a dossier; "" for nothing.
func within(n map[string]int) string {
	var parts []string
	for _, part := range []struct{ kind, words string }{
		{record.KindDossier, T("{n} 份档案", "n", n[record.KindDossier])},
		{record.KindRow, T("{n} 行明细", "n", n[record.KindRow])},
		{record.KindMaterial, T("{n} 个附件", "n", n[record.KindMaterial])},
	} {
		if n[part.kind] > 0 {
			parts = append(parts, part.words)
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return T("（{words}）", "words", strings.Join(parts, T("、")))
}

// handedName names a field of what is handed over.
func handedName(p handover.Place, field *forms.Field, what store.FieldName) string {
	id := record.Plain(what)
	rule, tick := strings.CutPrefix(id, "tick:")
	table, none := strings.CutPrefix(id, forms.NoneOf(""))
	switch {
	case field != nil:
		return field.Label
	case tick:
		return T("确认“{name}”", "name", ruleName(p.Form, rule))
	case none:
		return T("没有“{name}”", "name", FieldLabel(p.Form, table))
	case id != string(what):
		return FieldLabel(p.Form, id)
	}
	switch what {
	case store.DeletedField:
		return T("删除")
	case record.TitleField:
		return T("名称")
	case record.StatusField, record.StateField:
		return T("进度")
	case record.DueField:
		return T("截止日期")
	case record.ExpiresField, record.UntilField:
		return T("有效期")
	case record.OnField:
		return T("日期")
	case record.OrderField:
		return T("行的顺序")
	case record.FileNameField, record.SHAField:
		return T("附件")
	case record.RequirementField:
		return T("归到的材料")
	case record.ProgrammesField:
		return T("申报事项")
	case record.VersionField:
		return T("数据包版本")
	case record.MapField:
		return T("表格的对应")
	case record.PhoneField:
		return T("电话")
	case record.RoleField:
		return T("身份")
	case record.WhyField:
		return T("原因")
	}
	return T("内容")
}

// handedValue is a value as a person knows it.
func handedValue(p handover.Place, field *forms.Field, what store.FieldName, canonical string, v *forms.Vocabulary) string {
	id := record.Plain(what)
	switch {
	case what == store.DeletedField && canonical == store.DeletedValue:
		return T("已删除")
	case what == store.DeletedField:
		return T("没有删除")
	case canonical == "":
		return T("（清空）")
	case field != nil:
		return field.Mask(forms.WithUnit(v.Display(field, canonical, ""), field.Unit))
	case strings.HasPrefix(id, "tick:"):
		return T("已确认")
	case strings.HasPrefix(id, forms.NoneOf("")):
		return T("是")
	case what == record.StatusField:
		return Status(session.Status(canonical))
	case what == record.OrderField:
		return T("第 {n} 行", "n", canonical)
	case what == record.RequirementField:
		return requirementName(p.Form, canonical)
	case what == record.ProgrammesField && p.Form != nil:
		var names []string
		for _, id := range strings.Split(canonical, "\n") {
			if q := p.Form.Pack.Programme(id); q != nil {
				id = q.ShortTitle()
			}
			names = append(names, id)
		}
		return strings.Join(names, T("、"))
	}
	return canonical
}

// mostDiffering is how much of a long text is shown of each of two, in characters, and leastSame how much of what they begin alike.
const mostDiffering, leastSame = 60, 8

// differing puts two texts on a line each, and cuts long ones where they are not alike.
func differing(a, b string) (string, string) {
	a, b = strings.ReplaceAll(a, "\n", " "), strings.ReplaceAll(b, "\n", " ")
	x, y := []rune(a), []rune(b)
	if len(x) <= mostDiffering && len(y) <= mostDiffering {
		return a, b
	}
	same := 0
	for same < len(x) && same < len(y) && x[same] == y[same] {
		same++
	}
	if same -= leastSame; same > 0 {
		a, b = "……"+string(x[same:]), "……"+string(y[same:])
	}
	return Shortened(a, mostDiffering), Shortened(b, mostDiffering)
}
