package say

import (
	"strings"

	"yibiao/app/session/backups"
	"yibiao/app/session/purging"
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
