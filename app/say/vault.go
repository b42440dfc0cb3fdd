package say

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/backups"
	"yibiao/app/session/guard"
	"yibiao/dossier/store"
)

// BackupAhead tells of a backup whose date is still to come.
func BackupAhead() string {
	return T("日期还没有到：做它时或者现在，电脑的时钟不对")
}

// BackupReason tells why a backup was made.
func BackupReason(reason string) string {
	switch {
	case reason == store.BackupAuto:
		return T("自动")
	case reason == store.BackupManual:
		return T("自己做的")
	case reason == "before-restore":
		return T("恢复之前")
	case reason == "before-encryption":
		return T("加密之前")
	case reason == "before-decryption":
		return T("取消加密之前")
	case reason == "before-copy":
		return T("更新副本之前")
	case reason == store.BackupRepair:
		return T("修复之前")
	case reason == store.BackupPurge:
		return T("彻底清除之后")
	case reason == store.BackupImport:
		return T("导入之前")
	case reason == store.BackupTakeBack:
		return T("撤销导入之前")
	case reason == store.BackupReceive:
		return T("接收移交之前")
	case strings.HasPrefix(reason, "before-migration"):
		return T("升级之前")
	case reason == "damaged":
		return T("损坏的原件")
	}
	return reason
}

// Holding tells what a backup holds.
func Holding(h backups.Holding) string {
	if h.Purged > 0 {
		return T("{clients} 家单位，{dossiers} 份档案；里面有 {n} 家后来已彻底清除", "clients", len(h.Clients), "dossiers", h.Dossiers, "n", h.Purged)
	}
	return T("{clients} 家单位，{dossiers} 份档案", "clients", len(h.Clients), "dossiers", h.Dossiers)
}

// Beyond tells how much a vault holds that a backup does not.
func Beyond(b store.Beyond) string {
	switch {
	case b.Changes < 0:
		return T("这份备份里没有的改动有多少，不能判断")
	case b.Changes == 0:
		return T("现有的改动，这份备份里都有")
	}
	return T("这份备份里没有的 {n} 处改动就看不见了", "n", b.Changes)
}

// LastChange is when a vault was changed last.
func LastChange(b store.Beyond) string {
	if b.Last.IsZero() {
		return T("未知的时间")
	}
	return b.Last.Local().Format("2006-01-02 15:04")
}

// VaultProblem tells what is wrong with the vault, whose it is, and what to do.
func VaultProblem(p backups.Problem) string {
	whose := strings.Join(notEmpty(p.Client, p.Dossier), T("，"))
	file := p.File
	switch p.Kind {
	case store.BackupDamaged:
		return T("备份“{name}”已损坏，不能用来恢复；资料库现在的内容不受影响。请马上备份一次；这份损坏的可以删除。", "name", filepath.Base(p.Path))
	case store.BackupUnchecked:
		return T("备份“{name}”没有检查：它是加密的，用这个资料库的钥匙打不开，不能判断是不是完好。", "name", filepath.Base(p.Path))
	}
	if words := unusedMaterial(p); file == "" && words != "" {
		return words
	}
	switch p.Kind {
	case store.DamagedPages:
		return T("数据库文件已损坏。请马上修复：读得出的改动全部救出来，读不出的从备份里补，丢得最少；损坏的文件会留一份。")
	case store.BrokenReference:
		return T("数据库里有记录缺了另一半。请修复：读得出的改动全部救出来，缺的从备份里补；原来的文件会留一份。")
	case store.BrokenChain:
		if p.Field == "" {
			return T("改动记录少了一处：写入过的一次修改不在了。请修复：缺的从备份里补；原来的文件会留一份。")
		}
		return T("{whose}：“{field}”的一次改动与写入时不一样了。请修复：有备份的从备份里取原来的内容；原来的文件会留一份。", "whose", orElse(whose, T("资料库")), "field", p.Field)
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
func unusedMaterial(p backups.Problem) string {
	name := filepath.Base(p.Path)
	name = name[:min(len(name), shownDigits)]
	switch p.Kind {
	case store.MaterialMissing:
		return T("有一个现在哪份档案都没有附上的文件不见了（{name}…）：可能是换下的材料，也可能是以前某次导出的内容记录；不影响填写和再次导出。", "name", name)
	case store.MaterialChanged, store.MaterialUnreadable:
		return T("有一个现在哪份档案都没有附上的文件已损坏（{name}…）：可能是换下的材料，也可能是以前某次导出的内容记录；不影响填写和再次导出。", "name", name)
	}
	return ""
}

// LookingOnly tells that the vault was opened for looking, and why: another program holds it, the disk is full, or nothing can be
// written where it lies.
func LookingOnly(vault string, why error) string {
	var f *session.Failure
	if errors.As(why, &f) && f.Code == session.Code(store.CodeLocked) {
		return T("资料库正被另一个程序使用（电脑 {host}，从 {since} 起），现在只能看，不能改：{path}", "host", orElse(f.Args["host"], T("未知")), "since", orElse(f.Args["since"], T("未知")), "path", vault)
	}
	if errors.As(why, &f) && f.Code == session.Code(store.CodeNoSpace) {
		return T("磁盘满了，现在只能看，不能改；请腾出一些空间再打开：{path}", "path", vault)
	}
	return T("资料库所在的位置不能写入（只读的光盘、写保护的优盘，或没有权限的文件夹），现在只能看，不能改：{path}", "path", vault)
}

// Warning tells what a person should know about a vault before working on, and what to do.
func Warning(w guard.Warning) string {
	switch w.Kind {
	case guard.Behind:
		return T("注意：这个资料库不是在这里最后一次用过的那一份：{at} 以前已经保存的 {n} 处改动不在里面。可能是拷贝或同步时漏了 yibiao.db-wal 文件，或者换回了旧的一份。请先找到完整的那一份（整个文件夹一起拷），或从备份恢复；继续填写就会在这一份上接着改。",
			"at", w.At.Local().Format("2006-01-02 15:04"), "n", w.Missing)
	case guard.Other:
		return T("注意：这个资料库不是在这里最后一次用过的那一份（{at} 用过的），改动记录对不上。可能是同步程序或别人用另一份换掉了它。请核对内容；如果是自己恢复或换上的，可以继续用。",
			"at", w.At.Local().Format("2006-01-02 15:04"))
	case guard.Spoiled:
		return T("注意：记着最后一次保存的小文件坏了，读不出来：{path}。所以不能判断以前保存的改动是不是都在这里，请核对最近填的内容；现有的内容可以用“检查资料库”检查。这个文件程序会重新写好。", "path", w.Name)
	case guard.Key:
		return T("注意：两份钥匙文件里有一份不见了或坏了，已用另一份补好：{path}。资料库照常打开，口令和恢复码不变。如果不是自己动过这个文件，请检查磁盘。", "path", w.Name)
	case guard.NoBackup:
		return T("注意：从 {at} 起自动备份都没有做成，之后的改动还没有备份。请看磁盘是不是满了、资料库里的 backups 文件夹能不能写，然后自己备份一次。", "at", w.At.Local().Format("2006-01-02 15:04"))
	case guard.Clock:
		return T("注意：电脑的时间比资料库里最近一次修改早了 {by}。请核对电脑的日期和时间：期限是按它算的。", "by", span(w.By))
	case guard.Early:
		return T("注意：电脑的日期是 {day}，比所有政策文件都早。请核对电脑的日期和时间：期限是按它算的。", "day", w.At.Local().Format(time.DateOnly))
	case guard.Late:
		return T("注意：电脑的日期是 {day}，比最新的政策文件晚了 5 年以上。请核对电脑的日期和时间；日期没有错的，请核对政策是不是还有效。", "day", w.At.Local().Format(time.DateOnly))
	case guard.Synced:
		return T("注意：资料库在“{name}”的同步文件夹里：{path}。同步程序可能把它换回旧的内容，或者只同步一半。请把资料库放在不同步的文件夹里，用“另存一份副本”往同步文件夹里放副本。",
			"name", w.Name, "path", w.Vault)
	case guard.NowSealed:
		return T("上次加密时程序中途停了，最后一步已经换上：资料库现在是加密的，剩下的这次打开时做完了。恢复码是开始加密前给出的那一个；没有记下的，请现在换一个新的。")
	case guard.NowPlain:
		return T("上次取消加密时程序中途停了，最后一步已经换上：资料库现在没有加密，剩下的这次打开时做完了。")
	case guard.NotSealed:
		return T("上次加密没有做完：程序中途停了，资料库还是没有加密，内容都在。要加密，请再加密一次，用同一个口令会接着做；恢复码以再给出的那一个为准。")
	case guard.NotPlain:
		return T("上次取消加密没有做完：程序中途停了，资料库还是加密的，口令和恢复码不变，内容都在。")
	case guard.NowRekeyed:
		return T("上次换钥匙时程序中途停了，最后一步已经换上：资料库现在用新的口令打开，剩下的这次打开时做完了。恢复码是开始换以前给出的那一个；没有记下的，请现在换一个新的。")
	case guard.NotRekeyed:
		return T("上次换钥匙没有做完：程序中途停了，资料库还是用原来的口令和恢复码，内容都在。要换，请再换一次。")
	case guard.Pack:
		return T("注意：自己加入的数据包“{pack}”现在没有使用。{fault}", "pack", w.Name, "fault", Failure(w.Fault))
	case guard.Mended:
		return mended(w)
	case guard.Recorded:
		return T("上次导出的提交包已经写好并核对过，在 {path}，可以使用；程序没来得及记下就停了，导出记录现在已经补上。", "path", w.Name)
	case guard.Network:
		return T("注意：资料库在网络盘上（{name}）：{path}。断网时可能打不开，几台电脑同时用可能损坏。请把资料库放在本机，用“另存一份副本”往网络盘上放副本。",
			"name", w.Name, "path", w.Vault)
	}
	return string(w.Kind)
}

// mended tells what a repair came to, and what is there after one that lost something.
func mended(w guard.Warning) string {
	text := Saved(w.Saved) + T("。")
	if !w.Saved.Whole() {
		text += "\n" + strings.Join(Remains(w.Saved, w.Clients), "\n")
	}
	return text
}

// span is a length of time in the largest unit that has one.
func span(d time.Duration) string {
	switch {
	case d >= 48*time.Hour:
		return T("{n} 天", "n", int(d.Hours()/24))
	case d >= 2*time.Hour:
		return T("{n} 小时", "n", int(d.Hours()))
	}
	return T("{n} 分钟", "n", int(d.Minutes()))
}

// Saved tells what the repair of a damaged database has saved, and what it could not.
func Saved(x backups.Saved) string {
	text := T("数据库已重新做好：救出 {n} 处改动", "n", x.Changes)
	if x.FromBackups > 0 {
		text += T("，其中 {n} 处来自备份", "n", x.FromBackups)
	}
	if x.Lost > 0 {
		text += T("；有 {n} 处改动哪里都读不出来了，请核对最近填的内容", "n", x.Lost)
	}
	switch at := x.Until.Local().Format("2006-01-02 15:04"); {
	case x.Unsure && x.Until.IsZero():
		text += T("；最后的改动读不出来，后面还有没有，程序不知道，不能判断有没有丢失，请核对最近填的内容")
	case x.Unsure:
		text += T("；不能判断有没有丢失：备份（{at}）以后的改动有没有，程序不知道，请核对最近填的内容", "at", at)
	case x.Lost == 0:
		text += T("，没有丢失")
	}
	if len(x.Doubtful) > 0 {
		text += T("；{n} 个栏目的改动与写入时不一样，备份里也没有原来的，请逐一核对：{fields}", "n", len(x.Doubtful), "fields", strings.Join(doubtful(x.Doubtful), T("、")))
	}
	if x.Kept != "" {
		text += T("。损坏的文件留在：{path}", "path", x.Kept)
	}
	return text
}

// doubtful names the fields that a repair could not bring back, each once; "" stands for those that are no answers.
func doubtful(fields []string) []string {
	var names []string
	for _, name := range fields {
		if name = orElse(name, T("程序自己的记录（名称、材料、文稿等）")); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// Remains tells, of a vault that is whole again but has lost changes, or may have, what is in it now.
func Remains(saved backups.Saved, clients []session.ClientInfo) []string {
	lines := []string{T("数据库现在能用，但有改动没有救出来，单位、档案或填过的内容可能少了。现在有的：")}
	if saved.Lost == 0 && len(saved.Doubtful) == 0 {
		lines[0] = T("数据库现在能用，但不能判断最近的改动是不是都在。现在有的：")
	}
	for _, c := range clients {
		lines = append(lines, T("{name}：{n} 份档案", "name", c.Name, "n", c.Dossiers))
	}
	if len(clients) == 0 {
		lines = append(lines, T("没有单位。"))
	}
	if saved.Kept == "" {
		return append(lines, T("少了的，请从放在别处的副本或备份里找：这个资料库的备份都用上了。"))
	}
	return append(lines, T("少了的，请从放在别处的副本或备份里找：这个资料库的备份都用上了。损坏的原件还留着，不要删。"))
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

// OldKeys tells what a change of passphrase or recovery code does to older key files, and what it cannot.
func OldKeys() string {
	return T("换过以后，以前的钥匙文件（yibiao.key）配旧的口令或旧的恢复码，程序不再打开这个资料库。以前的副本仍用当时的口令。既有旧钥匙文件又知道旧口令或旧恢复码的人，用别的工具仍能解开；要彻底换掉，请换钥匙：全部内容用新的钥匙重新加密。")
}

// KeptUnder is the name under which the system's list of secrets shows what this computer remembers of a vault.
func KeptUnder(vault string) string { return T("一表 资料库：{path}", "path", vault) }
