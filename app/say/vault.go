package say

import (
	"path/filepath"
	"strings"

	"yibiao/app/session"
	"yibiao/dossier/store"
)

// BackupReason tells why a backup was made.
func BackupReason(reason string) string {
	switch {
	case reason == store.BackupAuto:
		return T("自动")
	case reason == store.BackupManual:
		return T("自己做的")
	case reason == "before-restore":
		return T("恢复之前")
	case reason == "before-copy":
		return T("更新副本之前")
	case reason == store.BackupRepair:
		return T("修复之前")
	case reason == store.BackupImport:
		return T("导入之前")
	case strings.HasPrefix(reason, "before-migration"):
		return T("升级之前")
	case reason == "damaged":
		return T("损坏的原件")
	}
	return reason
}

// Holding tells what a backup holds.
func Holding(h session.Holding) string {
	return T("{clients} 家单位，{dossiers} 份档案", "clients", len(h.Clients), "dossiers", h.Dossiers)
}

// VaultProblem tells what is wrong with the vault, whose it is, and what to do.
func VaultProblem(p session.Problem) string {
	whose := strings.Join(notEmpty(p.Client, p.Dossier), T("，"))
	file := p.File
	if words := unusedMaterial(p); file == "" && words != "" {
		return words
	}
	switch p.Kind {
	case store.DamagedPages:
		return T("数据库文件已损坏。请马上从备份恢复。")
	case store.BrokenReference:
		return T("数据库里有记录缺了另一半。请从备份恢复。")
	case store.WrongState:
		return T("{whose}：“{field}”的内容与改动记录不一致。", "whose", orElse(whose, T("资料库")), "field", p.Field)
	case store.MaterialMissing:
		return T("{whose}：材料“{file}”的文件不见了。请把原文件重新附上一次，不用先取下。", "whose", orElse(whose, T("资料库")), "file", file)
	case store.MaterialChanged:
		return T("{whose}：材料“{file}”的文件已经变了，与放进来时不一样。请把原文件重新附上一次，不用先取下。", "whose", orElse(whose, T("资料库")), "file", file)
	case store.MaterialUnreadable:
		return T("{whose}：材料“{file}”的文件读不出来。请检查磁盘，再把原文件重新附上一次，不用先取下。", "whose", orElse(whose, T("资料库")), "file", file)
	}
	return string(p.Kind)
}

// shownDigits is how much of the long name of a file of the vault is told: enough to find it.
const shownDigits = 8

// unusedMaterial is VaultProblem for what bears no name of a material: the vault as a whole, or a file that nothing uses.
func unusedMaterial(p session.Problem) string {
	name := filepath.Base(p.Path)
	name = name[:min(len(name), shownDigits)]
	switch p.Kind {
	case store.MaterialMissing:
		return T("有一个哪份档案都没有用到的材料文件不见了（{name}…），不影响填写和导出。", "name", name)
	case store.MaterialChanged, store.MaterialUnreadable:
		return T("有一个哪份档案都没有用到的材料文件已损坏（{name}…），不影响填写和导出。", "name", name)
	}
	return ""
}

// LookingOnly tells that the vault was opened for looking, because nothing can be written where it lies.
func LookingOnly(vault string) string {
	return T("资料库所在的位置不能写入（只读的光盘、写保护的优盘，或没有权限的文件夹），现在只能看，不能改：{path}", "path", vault)
}

// Lacking tells that a copy of the vault lacks files that are not whole in the vault itself.
func Lacking(n int) string {
	return T("有 {n} 个材料文件在资料库里就已损坏或不见了，没有拷过去；其余的都在副本里。把原文件重新附上以后，再另存一次：", "n", n)
}

func notEmpty(words ...string) []string {
	var out []string
	for _, w := range words {
		if w != "" {
			out = append(out, w)
		}
	}
	return out
}

func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}
