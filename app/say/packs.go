package say

import (
	"yibiao/app/session"
	"yibiao/forms/edition"
)

// PackSigner tells who signed a pack, and how far that is known.
func PackSigner(o *session.PackOffer) string {
	if o.Signer == nil {
		return T("没有签名：不知道是谁做的、有没有被改过")
	}
	pairs := []any{"name", o.Signer.Name, "key", o.Signer.Key}
	switch {
	case session.CodeOf(o.Doubt) == session.CodePackSignerOther:
		return T("由“{name}”签名，密钥指纹 {key}：和已加入的版本不是同一个密钥", pairs...)
	case o.Known:
		return T("由“{name}”签名，密钥指纹 {key}：以前加入过这个人的数据包", pairs...)
	}
	return T("由“{name}”签名，密钥指纹 {key}：以前没有见过，名称是签名的人自己写的，请用电话等别的办法核对指纹", pairs...)
}

// PackOffer tells, line by line, who signed a pack and what it changes against the edition in use.
func PackOffer(o *session.PackOffer) []string {
	lines := []string{PackSigner(o)}
	if o.Replaces == nil {
		return lines
	}
	if len(o.Changes) == 0 {
		return append(lines, T("和已加入的版本（{version}）相同", "version", o.Replaces.Version))
	}
	lines = append(lines, T("已加入的版本是 {old}，这一版是 {new}，改了 {n} 处：", "old", o.Replaces.Version, "new", o.Pack.Version, "n", len(o.Changes)))
	for _, c := range o.Changes {
		lines = append(lines, "  "+PackChange(c))
	}
	return lines
}

var changeKinds = map[edition.Kind]string{
	edition.Document: "文件", edition.Programme: "事项", edition.Rule: "规则", edition.Amount: "金额", edition.Material: "材料",
	edition.Deadline: "期限", edition.Question: "填写项",
}

var changeWays = map[edition.How]string{edition.Added: "新增", edition.Removed: "删去", edition.Changed: "改了"}

// PackChange tells one thing that an edition of a pack has otherwise than the one before.
func PackChange(c edition.Change) string {
	where := ""
	if c.Programme != "" {
		where = T("（{programme}）", "programme", c.Programme)
	}
	return T("{how}{kind} {id}：{label}", "how", T(changeWays[c.How]), "kind", T(changeKinds[c.Kind]), "id", c.ID, "label", c.Label) + where
}
