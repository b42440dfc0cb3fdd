package say

import (
	"strings"

	"yibiao/app/session"
	"yibiao/app/session/bundling"
	"yibiao/app/session/matching"
	"yibiao/forms"
)

// Drifted names what a dossier holds otherwise than an export of it.
func Drifted(form *forms.Form, d bundling.Difference) string {
	switch d.Kind {
	case bundling.DifferentTick:
		return T("要由人确认的一条：{ask}", "ask", Shortened(askOf(form, d.ID), 24))
	case bundling.DifferentFiles:
		return driftedFiles(d)
	case bundling.DifferentForm:
		return T("官方表格“{name}”", "name", d.Name)
	case bundling.DifferentProgrammes:
		return T("申报的事项")
	case bundling.DifferentEdition:
		return T("政策数据包的版本")
	case bundling.SnapshotLost:
		return T("那次导出的内容记录不见了，改没改过说不准（请再导出一次）")
	case bundling.FilesUnrecorded:
		return T("那次导出没有记下附了哪些文件，附件改没改过说不准（请再导出一次）")
	}
	return FieldLabel(form, d.ID)
}

func driftedFiles(d bundling.Difference) string {
	switch {
	case d.Added > 0 && d.Removed > 0:
		return T("材料“{name}”换了文件（新放 {added} 个，拿走 {removed} 个）", "name", d.Name, "added", d.Added, "removed", d.Removed)
	case d.Added > 0:
		return T("材料“{name}”新放了 {n} 个文件", "name", d.Name, "n", d.Added)
	case d.Removed > 0:
		return T("材料“{name}”拿走了 {n} 个文件", "name", d.Name, "n", d.Removed)
	}
	return T("材料“{name}”的文件顺序或有效期", "name", d.Name)
}

// askOf is the sentence that a person confirms; the rule's key when the form has no such rule.
func askOf(form *forms.Form, key string) string {
	for _, q := range form.Programmes {
		for _, r := range q.Rules {
			if r.Key() == key {
				return r.Ask
			}
		}
	}
	return key
}

// ConflictSays tells what is wrong with a value that stands in several places.
func ConflictSays(c session.Conflict) string {
	if c.Span() == session.Within {
		return T("同一份档案里填了 {n} 处，请核对是不是重复。", "n", len(c.Uses))
	}
	return c.Says()
}

// NothingTwice tells that nothing was found twice, and what was compared: nothing is said of the rest.
func NothingTwice(c matching.Compared) string {
	var parts []string
	for _, x := range []struct {
		words string
		names []string
	}{
		{"所有单位的档案之间比较了：{list}", c.All},
		{"同一单位的档案之间比较了：{list}", c.Client},
		{"按名称比较了（不同单位同名的只提示）：{list}", c.Named},
	} {
		if len(x.names) > 0 {
			parts = append(parts, T(x.words, "list", strings.Join(x.names, T("、"))))
		}
	}
	if len(parts) == 0 {
		return T("数据包没有写明什么只能用一次，没有比较。")
	}
	return T("下面这些栏目里没有发现重复；别的内容、没有填的格子没有比较。") + "\n  " + strings.Join(parts, "\n  ")
}
