package say

import (
	"strings"

	"yibiao/app/session"
	"yibiao/app/session/batch"
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
