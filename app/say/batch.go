package say

import (
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
	case len(OpenVerdicts(r.Report)) > 0:
		return T("可以导出，能否申报未定")
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
	case len(OpenVerdicts(r.Report)) > 0:
		return T("已导出，能否申报未定：{path}", "path", r.Target)
	}
	return T("已导出：{path}", "path", r.Target)
}

// BatchBegun tells what became of one dossier that was to be begun.
func BatchBegun(r batch.Result) string {
	if r.Err != nil {
		return Failure(r.Err)
	}
	return T("已建立")
}
