package say

import (
	"strconv"
	"strings"

	"yibiao/app/session"
	"yibiao/app/session/batch"
	"yibiao/app/session/filing"
)

// BatchChecked tells what the check of one dossier of many found.
func BatchChecked(r batch.Result) string {
	switch n, fill := r.Report.Blocking(), filled(r); {
	case r.Err != nil:
		return Failure(r.Err)
	case n > 0 && fill > 0:
		return T("{n} 项要修改或确认（其中必填还空着 {fill}）", "n", n, "fill", fill)
	case n > 0:
		return T("{n} 项要修改或确认", "n", n)
	case UnsettledOf(r.Report) != "":
		return T("可以导出，{open}", "open", UnsettledOf(r.Report))
	case len(session.Minded(r.Report)) > 0:
		return T("通过，{n} 处建议核对", "n", len(session.Minded(r.Report)))
	}
	return T("通过")
}

func filled(r batch.Result) int {
	n := 0
	for _, f := range r.Report.Findings {
		if session.Fills(f) {
			n++
		}
	}
	return n
}

// BatchExported tells what became of the export of one dossier of many.
func BatchExported(r batch.Result) string {
	switch {
	case r.Err != nil && session.CodeOf(r.Err) == session.CodeBlocking:
		return T("没有导出：{why}", "why", BatchChecked(batch.Result{Report: r.Report}))
	case r.Err != nil && r.Target == "":
		return T("没有导出：{why}", "why", Failure(r.Err))
	case r.Err != nil:
		return Failure(r.Err)
	case r.Draft:
		return T("已导出草稿，不能报送{but}：{path}", "but", but(r), "path", r.Target)
	}
	return T("已导出{but}：{path}", "but", but(r), "path", r.Target)
}

// but tells what speaks against handing an export in; "" for nothing.
func but(r batch.Result) string {
	words := ""
	if n := r.Report.Blocking(); n > 0 {
		words = T("，{n} 项要修改或确认", "n", n)
	}
	if open := UnsettledOf(r.Report); open != "" {
		words += T("，{open}", "open", open)
	}
	return words
}

// BatchSum counts what became of many dossiers, each in one of the counts: what was done without anything to say, what was done with
// something, and what was not, by its reason.
func BatchSum(list []batch.Result) string {
	var clean, draft, open, blocked, there, failed int
	for _, r := range list {
		switch {
		case session.CodeOf(r.Err) == session.CodeExists:
			there++
		case r.Err != nil && session.CodeOf(r.Err) != session.CodeBlocking:
			failed++
		case r.Target != "" && r.Draft:
			draft++
		case r.Err != nil || r.Report.Blocking() > 0:
			blocked++
		case UnsettledOf(r.Report) != "":
			open++
		default:
			clean++
		}
	}
	words := T("共 {n} 份", "n", len(list))
	for _, c := range []struct {
		n    int
		text string
	}{
		{clean, T("{n} 份没有问题", "n", clean)}, {open, T("{n} 份能否申报未定或不符合", "n", open)}, {draft, T("{n} 份是草稿，不能报送", "n", draft)},
		{blocked, T("{n} 份还有要修改或确认的", "n", blocked)}, {there, T("{n} 份没有导出：目标已经存在", "n", there)}, {failed, T("{n} 份没有做成", "n", failed)},
	} {
		if c.n > 0 {
			words += T("，{part}", "part", c.text)
		}
	}
	return words
}

// mostNamed is how many dossiers a sentence names.
const mostNamed = 5

// DossierNames names dossiers by client, title and programmes, so that titles that are alike stay apart.
func DossierNames(s *session.Session, list []session.Summary) string {
	var names []string
	for _, x := range list[:min(len(list), mostNamed)] {
		name := T("{client}《{title}》", "client", Shortened(x.Client.Name, 20), "title", Shortened(x.Dossier.Title, 20))
		if programmes := programmeTitles(s, x.Dossier); programmes != "" && programmes != x.Dossier.Title {
			name = T("{name}（{detail}）", "name", name, "detail", Shortened(programmes, 24))
		}
		names = append(names, name)
	}
	words := strings.Join(names, T("、"))
	if len(list) > mostNamed {
		words = T("{names}等", "names", words)
	}
	return words
}

// MoveDoubts tells what speaks against moving dossiers into a stage; "" for nothing.
func MoveDoubts(s *session.Session, d batch.Doubts) string {
	var parts []string
	if n := len(d.Blocked); n > 0 {
		parts = append(parts, T("有 {n} 份还有要修改或确认的：{names}", "n", n, "names", DossierNames(s, d.Blocked)))
	}
	if n := len(d.Never); n > 0 {
		parts = append(parts, T("有 {n} 份在这里还没有正式导出过：{names}", "n", n, "names", DossierNames(s, d.Never)))
	}
	if n := len(d.Back); n > 0 {
		parts = append(parts, T("有 {n} 份已经报送过，会移回前面的阶段：{names}", "n", n, "names", DossierNames(s, d.Back)))
	}
	return strings.Join(parts, T("；"))
}

// BatchBegun tells what became of one dossier that was to be begun.
func BatchBegun(r batch.Result) string {
	if r.Err != nil {
		return Failure(r.Err)
	}
	return T("已建立")
}

// FilingWhy tells why a file of a tree goes where it goes, or why it is left out.
func FilingWhy(s *session.Session, l filing.Line) string {
	switch l.Why() {
	case filing.NoClient:
		return T("从文件夹和文件名看不出是哪家单位的")
	case filing.Several:
		return T("不能判断是哪一家：{names}", "names", clientNames(l.Alike))
	case filing.NoDossier:
		return T("这家单位没有正在办的档案")
	case filing.Which:
		return T("有 {n} 份正在办的档案，请选放进哪一份", "n", len(l.Dossiers))
	case filing.NoneFits:
		return T("看不出属于哪一项，请选")
	case filing.OtherYear:
		year, last := strconv.Itoa(l.Year), strconv.Itoa(s.Now().Year()-1)
		return Notice(session.Notice{Code: session.NoticeYear, Args: map[string]string{"year": year, "last": last}})
	case filing.Unsure:
		return T("不太有把握，请看一眼")
	case filing.Same:
		return T("这一项里已经有内容完全相同的文件“{name}”", "name", l.Twin)
	case filing.Foreign:
		return chosen().foreign(string(l.Facts.By), s.Files().ForeignName(l.Facts.Glance))
	case filing.Faulty:
		if l.Fault != nil {
			return Failure(l.Fault)
		}
		return Notice(session.Notice{Code: session.NoticeCode(l.Facts.Fault), Args: map[string]string{"have": string(l.Facts.Kind), "ending": session.ExtOf(l.Name)}})
	}
	if l.Settled {
		return T("由你选的")
	}
	by := map[string]string{"name": T("按文件名"), "folder": T("按文件夹名"), "text": T("按第一页的文字"), "photo": T("是图片，可能是照片")}[l.Proposal.Why]
	if l.Whose == filing.ByName {
		return T("单位按文件名，材料{by}", "by", by)
	}
	return T("单位按文件夹名，材料{by}", "by", by)
}

func clientNames(list []session.ClientInfo) string {
	var names []string
	for _, c := range list[:min(len(list), 3)] {
		names = append(names, c.Name)
	}
	words := strings.Join(names, T("、"))
	if len(list) > 3 {
		words = T("{names} 等 {n} 家", "names", words, "n", len(list))
	}
	return words
}

// FilingDossier is the title of the dossier that a file is for, or says that it goes to the client itself; "" for none.
func FilingDossier(l filing.Line) string {
	if l.Shared && l.Dossier != "" {
		return T("企业档案")
	}
	for _, d := range l.Dossiers {
		if d.ID == l.Dossier {
			return d.Title
		}
	}
	return ""
}

// FilingCounts tells how many files were found, of how many clients, and how many of them have a place for sure.
func FilingCounts(lines []filing.Line) string {
	clients, ready := map[string]bool{}, 0
	for _, l := range lines {
		if l.Client.ID != "" {
			clients[l.Client.ID] = true
		}
		if l.Why() == filing.Ready {
			ready++
		}
	}
	return T("共 {n} 个文件，认出 {clients} 家单位，{ready} 个可以放入", "n", len(lines), "clients", len(clients), "ready", ready)
}

// FilingDone tells what became of the files that were chosen.
func FilingDone(n, same, bad int) string {
	words := T("已放入 {n} 个文件", "n", n)
	if same > 0 {
		words += T("，另有 {same} 个已经在了", "same", same)
	}
	if bad > 0 {
		words += T("，{bad} 个没有放进来", "bad", bad)
	}
	return words + T("。")
}
