package say

import (
	"strings"

	"yibiao/app/session"
	"yibiao/app/session/seeking"
	"yibiao/forms"
)

// Outline tells that an official file of n headings was taken as an outline.
func Outline(n int) string {
	return T("这是提纲：{n} 个标题各是一节正文，导出时写在标题下面；没有对应栏目的标题留空，请在导出的文件里写。", "n", n)
}

// Macros tells what becomes of the macros of an official form.
func Macros() string {
	return T("这份表格里带有宏。程序不运行宏，填好的表里原样保留。请核对它是不是发表单位给的原件；受理的地方不收带宏的文件，就在 Word 或 WPS 里把空表另存为 .docx（不带宏）再用。")
}

// Progress tells where one authority stands with one service.
func Progress(x session.Progress) string {
	return strings.TrimRight(T("办理进度：{service}　{state}　{date}　{note}", "service", x.Service, "state", x.State, "date", x.Date, "note", x.Note), "　 ")
}

// ServiceStages tells where the services of a dossier stand, each with its authority, in few words; "" while none of them was handed
// in.
func ServiceStages(list []session.Progress) string {
	count, order := map[string]int{}, []string{}
	begun := false
	for _, x := range list {
		begun = begun || x.Begun
		if count[x.State]++; count[x.State] == 1 {
			order = append(order, x.State)
		}
	}
	switch {
	case !begun:
		return ""
	case len(list) == 1:
		return list[0].State
	}
	for i, state := range order {
		order[i] = T("{state} {n} 项", "state", state, "n", count[state])
	}
	return strings.Join(order, T("、"))
}

// Moved tells what became of the answers that an earlier edition of the packs asked elsewhere; one sentence for each.
func Moved(e *session.Editing) []string {
	var out []string
	for _, m := range e.Moved() {
		text := T("旧版的“{from}”现在没有对应的栏目，填过的内容还在修改记录里。", "from", m.From)
		if m.To != "" {
			text = T("旧版“{from}”里填过的内容已放到“{to}”，可以撤销。", "from", m.From, "to", FieldLabel(e.Form, m.To))
		}
		if m.Says != "" {
			text += m.Says
		}
		out = append(out, text)
	}
	return out
}

// Happened is what happened, in the language of the program.
func Happened(h *forms.Happening) string {
	if Lang() == English && h.EN != "" {
		return h.EN
	}
	return h.Says
}

// FoundKind names a kind of what was found.
func FoundKind(k seeking.Kind) string {
	switch k {
	case seeking.Client:
		return T("单位")
	case seeking.Dossier:
		return T("档案")
	case seeking.File:
		return T("材料")
	}
	return T("填写内容")
}

// foundAlso tells what else has the words that were typed.
func foundAlso(h seeking.Hit) string {
	var parts []string
	for _, a := range h.Also {
		switch {
		case a.Kind == seeking.Client: // it is named anyway
		case a.Field != nil:
			parts = append(parts, T("{field}：{text}", "field", a.Field.Label, "text", a.Text))
		default:
			parts = append(parts, a.Text)
		}
	}
	return strings.Join(parts, T("；"))
}

// FoundWhere tells where something that was found stands: field, dossier, client, as far as it does not say so itself.
func FoundWhere(h seeking.Hit) string {
	where := ""
	switch {
	case h.Kind == seeking.Client:
		return foundAlso(h)
	case h.Kind == seeking.Dossier && foundAlso(h) != "":
		return T("{client} · {parts}", "client", h.ClientName, "parts", foundAlso(h))
	case h.Kind == seeking.Dossier:
		return h.ClientName
	case h.Field != nil && h.Table != nil:
		where = T("{table}：{field}", "table", h.Table.Label, "field", h.Field.Label)
	case h.Field != nil:
		where = h.Field.Label
	case h.Kind == seeking.Answer:
		where = T("现在的数据包里没有这一栏")
	}
	of := T("企业档案")
	if h.Dossier.ID != "" {
		of = h.Dossier.Title
	}
	if where == "" {
		return T("{dossier} · {client}", "dossier", of, "client", h.ClientName)
	}
	return T("{field} · {dossier} · {client}", "field", where, "dossier", of, "client", h.ClientName)
}
