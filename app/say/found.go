package say

import (
	"yibiao/app/session/seeking"
)

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

// FoundWhere tells where something that was found stands: field, dossier, client, as far as it does not say so itself.
func FoundWhere(h seeking.Hit) string {
	where := ""
	switch {
	case h.Kind == seeking.Client:
		return ""
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
