package say

import (
	"path/filepath"
	"strings"

	"yibiao/app/session/backups"
	"yibiao/app/session/handover"
	"yibiao/app/session/purging"
	"yibiao/dossier/transfer"
	"yibiao/forms"
)

// PurgePlan tells, line by line, what a purge would remove, and what would still hold it.
func PurgePlan(p purging.Plan) []string {
	lines := []string{
		T("彻底清除“{name}”：{dossiers} 份档案、{rows} 行明细、{files} 处附件和导出记录（内容相同的文件只算一个），连同全部修改记录。清除以后不能恢复，撤销也找不回来。",
			"name", p.Client.Name, "dossiers", p.Dossiers, "rows", p.Rows, "files", p.Files),
	}
	lines = append(lines, backupLines(T("这些备份里还有它的内容："), p.Holding)...)
	if len(p.Holding) > 0 {
		lines = append(lines, T("留着这些备份的话：从它们恢复，这个单位会回来，它的材料文件不会回来。"))
	}
	lines = append(lines, backupLines(T("这些备份读不出来，里面有没有不知道："), p.Unknown)...)
	if len(p.Exports) > 0 {
		lines = append(lines, T("已经导出的提交包不在资料库里，不会动，请自己处理：")+"\n"+strings.Join(p.Exports, "\n"))
	}
	return append(lines, T("以前另存在优盘等别处的副本不会动；请自己处理。"))
}

// PurgeRecord is the record of a purge, line by line: when, how much, and what still holds it. It names nobody.
func PurgeRecord(r purging.Record) []string {
	lines := []string{
		T("彻底清除记录（本资料库第 {n} 次）", "n", r.Number),
		T("时间：{at}", "at", r.At.Local().Format("2006-01-02 15:04:05")),
		T("单位编号：{id}", "id", r.Client),
		T("清除了：{entities} 项内容的 {changes} 次修改，{files} 个文件（{size}）", "entities", r.Entities, "changes", r.Changes, "files", r.Files, "size", Size(r.Bytes)),
	}
	if r.Shared > 0 {
		lines = append(lines, T("保留的文件：{n} 个，其他单位或保留的备份也在用", "n", r.Shared))
	}
	lines = append(lines, T("剩下的修改：{n} 次；修改记录的校验链已重新做过，最后一次是第 {seq} 次，校验值 {sum}", "n", r.Remaining, "seq", r.Seq, "sum", orElse(r.Sum, "-")))
	if r.Pending {
		lines = append(lines, T("还没有清完：资料库文件里的残余字节要等下次打开资料库时才清掉（现在磁盘已满，或有别的程序在看）"))
	} else {
		lines = append(lines, T("资料库文件已经重写，删除的内容不留字节"))
	}
	lines = append(lines, backupLines(T("一同删除的备份："), r.Removed)...)
	lines = append(lines, backupLines(T("还有它的内容的备份，没有删除："), r.Holding)...)
	if len(r.Holding) > 0 {
		lines = append(lines, T("从这些备份恢复，这个单位会回来，它的材料文件已经删除，不会回来"))
	}
	lines = append(lines, backupLines(T("读不出来的备份，没有删除，里面有没有不知道："), r.Unknown)...)
	return append(lines, T("不在资料库里的没有动：以前另存的副本、导出的提交包、打印件和发出去的文件"))
}

func backupLines(title string, list []backups.Backup) []string {
	if len(list) == 0 {
		return nil
	}
	lines := []string{title}
	for _, b := range list {
		lines = append(lines, "  "+b.Name())
	}
	return lines
}

// HandedOver tells what is in a file that one vault hands to another.
func HandedOver(h transfer.Head) string {
	at := h.At.Local().Format("2006-01-02 15:04")
	switch {
	case h.Scope == transfer.OfVault:
		return T("整个资料库：{clients} 家单位、{dossiers} 份档案、{files} 个文件（{size}），{at} 做的",
			"clients", len(h.Clients), "dossiers", handover.Dossiers(h), "files", len(h.Files), "size", Size(h.Bytes()), "at", at)
	case h.Scope == transfer.OfDossier && handover.Dossiers(h) == 1:
		return T("“{client}”的档案“{title}”，连同企业档案、{files} 个文件（{size}），{at} 做的",
			"client", h.Clients[0].Name, "title", h.Clients[0].Dossiers[0].Title, "files", len(h.Files), "size", Size(h.Bytes()), "at", at)
	}
	var names []string
	for _, c := range h.Clients {
		names = append(names, c.Name)
	}
	return T("“{name}”：企业档案、{dossiers} 份档案、{files} 个文件（{size}），{at} 做的",
		"name", strings.Join(names, T("、")), "dossiers", handover.Dossiers(h), "files", len(h.Files), "size", Size(h.Bytes()), "at", at)
}

// SentLines tells what was written, and what could not go along.
func SentLines(x handover.Sent) []string {
	lines := []string{T("已写好移交文件：{path}", "path", x.Path), HandedOver(x.Head)}
	if len(x.Lacking) > 0 {
		lines = append(lines, T("{n} 个附件在资料库里已经损坏或不见了，没有随着移交：", "n", len(x.Lacking)))
	}
	for _, m := range x.Lacking {
		lines = append(lines, "  "+m.Name)
	}
	return append(lines, T("口令请另外告诉对方，不要和文件放在一起。"))
}

// Coming tells, line by line, what taking a file in would bring, or has brought. Of each client and dossier most effects are listed, of all
// where most is 0; hidden counts the others.
func Coming(p handover.Plan, v *forms.Vocabulary, most int) (lines []string, hidden int) {
	lines = []string{HandedOver(p.Head)}
	for _, c := range p.Clients {
		lines = append(lines, comingClient(c, p.Scope)...)
	}
	if p.Nothing() {
		return append(lines, T("没有新内容：里面的一切这里都有了。")), 0
	}
	lines = append(lines, T("新的改动 {n} 处；新的文件 {files} 个（{size}）", "n", p.New, "files", p.NewFiles, "size", Size(p.NewBytes)))
	if len(p.Effects) == 0 {
		lines = append(lines, T("这里看得到的内容不变。"))
	} else {
		lines = append(lines, T("接收以后这里：{counts}", "counts", effectCounts(p.Effects)))
	}
	if p.Hidden > 0 {
		lines = append(lines, T("另有 {n} 处属于这里已经删除的内容，恢复以后才看得到", "n", p.Hidden))
	}
	for _, pack := range p.Packs {
		lines = append(lines, T("注意：这里没有数据包“{title}”（{pack}，{version}），用它的档案要先装上它才能打开", "title", orElse(pack.Title, pack.ID), "pack", pack.ID, "version", pack.Version))
	}
	if !p.Ahead.IsZero() {
		lines = append(lines, T("注意：文件里有改动写着 {at}，比这台电脑的时钟还晚，两台电脑有一台的日期不对；后写的算数，请先核对", "at", minute(p.Ahead)))
	}
	if len(p.Both) > 0 {
		lines = append(lines, T("两边都改过的 {n} 处，后写的算数，一边删掉的就删掉，没有用上的那个留在修改记录里：", "n", len(p.Both)))
	}
	for _, b := range p.Both {
		lines = append(lines, "  "+BothSides(b, v))
	}
	for _, group := range handover.Grouped(p.Effects) {
		lines = append(lines, T("{where}：{counts}", "where", placeOf(group[0].Place), "counts", effectCounts(group)))
		for i, e := range group {
			if most > 0 && i == most && len(group) > most+1 {
				lines, hidden = append(lines, "  "+T("……另有 {n} 处", "n", len(group)-most)), hidden+len(group)-most
				break
			}
			lines = append(lines, "  "+Effect(e, v))
		}
	}
	return lines, hidden
}

// comingClient tells what is to be known of a client of a file.
func comingClient(c handover.Coming, scope transfer.Scope) (lines []string) {
	switch {
	case c.New && scope != transfer.OfVault:
		lines = append(lines, T("“{name}”是这里没有的单位", "name", c.Name))
	case c.Trashed:
		lines = append(lines, T("“{name}”在这里已经删除，接收以后还在回收站里；要用，再恢复它", "name", c.Name))
	}
	if !c.Purged.IsZero() {
		lines = append(lines, T("注意：“{name}”{at} 在这里彻底清除过，接收以后会回来", "name", c.Name, "at", minute(c.Purged)))
	}
	for _, twin := range c.Twins {
		lines = append(lines, T("注意：这里另有一家也叫“{name}”的单位（编号 {id}），是分别建立的两家，不会并成一家", "name", twin.Name, "id", twin.ID))
	}
	for _, same := range c.SameCode {
		lines = append(lines, T("注意：“{name}”的统一社会信用代码，这里的“{other}”（编号 {id}）也是这个，不会并成一家，请核对", "name", c.Name, "other", same.Name, "id", same.ID))
	}
	return lines
}

// TakenLines tells what taking a file in has done; most and hidden as in Coming.
func TakenLines(x handover.Taken, v *forms.Vocabulary, most int) (lines []string, hidden int) {
	told, hidden := Coming(x.Plan, v, most)
	if x.Nothing() {
		return told, hidden
	}
	lines = []string{T("已接收。")} // first: the list below it is the one that was looked at before
	if x.Backup != "" {
		lines = append(lines, T("接收之前做了备份：{name}。要回到那时，用它恢复", "name", filepath.Base(x.Backup)))
	}
	return append(lines, told...), hidden
}
