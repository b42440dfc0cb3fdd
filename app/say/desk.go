package say

import (
	"strconv"
	"strings"

	"yibiao/app/session"
	"yibiao/app/session/desk"
	"yibiao/app/session/sheets"
)

// Waiting names who has to do something next.
func Waiting(w desk.Waiting) string {
	switch w {
	case desk.OnUs:
		return T("我们")
	case desk.OnSeal:
		return T("单位盖章")
	case desk.OnAuthority:
		return T("主管部门")
	case desk.OnPayment:
		return T("拨付")
	}
	return T("已了结")
}

// Blocks tells in short what keeps a dossier back.
func Blocks(r desk.Row) string {
	switch {
	case r.Unreadable:
		return T("打不开：数据包不在")
	case !r.Known:
		return T("还没有看过")
	case !r.Dossier.Status.Open():
		return ""
	case r.Blocking > 0 && r.Filled.Answered < r.Filled.Asked:
		return T("须改或确认 {n}，表还空 {empty}", "n", r.Blocking, "empty", r.Filled.Asked-r.Filled.Answered)
	case r.Blocking > 0:
		return T("须改或确认 {n} 项", "n", r.Blocking)
	case r.Attached < r.Needed:
		return T("材料还差 {n} 项", "n", r.Needed-r.Attached)
	case r.Unseen > 0:
		return T("{n} 个附件还没有看过", "n", r.Unseen)
	case r.Exported.Changes > 0 && !r.Exported.Draft:
		return T("导出后有改动")
	case r.Exported.Unsure && !r.Exported.Draft:
		return T("已导出，改没改过说不准")
	case r.Exported.Stands() && r.Refused+r.Undecided > 0:
		return T("已导出，{open}", "open", Unsettled(r.Refused, r.Undecided))
	case r.Exported.Stands():
		return T("已导出，可以报送")
	case r.Refused+r.Undecided > 0:
		return T("可以导出，{open}", "open", Unsettled(r.Refused, r.Undecided))
	case r.Warnings > 0:
		return T("可以导出，{n} 处请留意", "n", r.Warnings)
	}
	return T("可以导出")
}

// DeskTotal tells what the dossiers of a list come to; "" while no amount is known.
func DeskTotal(t desk.Total) string {
	if t.Sum.IsZero() {
		return ""
	}
	var aside []string
	if t.Open > 0 {
		aside = append(aside, T("{n} 份还算不出", "n", t.Open))
	}
	if t.Shared > 0 {
		aside = append(aside, T("{n} 份有别的档案也用了的发票、合同等，同一项不能领两次，合计可能偏多", "n", t.Shared))
	}
	words := T("；金额合计 {sum} 万元", "sum", t.Sum.String())
	if len(aside) > 0 {
		words += T("（{aside}）", "aside", strings.Join(aside, T("；")))
	}
	return words
}

// NextDay tells the next day that matters and what it is for; "" for none.
func NextDay(r desk.Row) string {
	switch {
	case r.Due == "":
		return ""
	case r.DueEvent == "":
		return T("{date} 截止", "date", r.Due)
	}
	return T("{date} {event}", "date", r.Due, "event", r.DueEvent)
}

// Amount is what the programmes of a dossier pay, in 万元; "" while it is not known.
func Amount(r desk.Row) string {
	if r.Amount != "" && r.AmountOpen {
		return T("{sum} 起", "sum", r.Amount)
	}
	return r.Amount
}

// Register is the table of dossiers that is handed on.
func Register(s *session.Session, rows []desk.Row) []sheets.Page {
	p := sheets.Page{Name: T("档案登记表"), Columns: []sheets.PageColumn{
		{Title: T("单位名称"), Width: 34}, {Title: T("档案"), Width: 30}, {Title: T("申报事项"), Width: 44}, {Title: T("阶段"), Width: 11}, {Title: T("卡在哪里"), Width: 30},
		{Title: T("等谁"), Width: 11}, {Title: T("表（已填/要填）"), Width: 14}, {Title: T("材料（已有/要交）"), Width: 16}, {Title: T("必须改或确认"), Width: 13}, {Title: T("建议核对"), Width: 10},
		{Title: T("下一个日子"), Width: 12}, {Title: T("是什么"), Width: 24}, {Title: T("还有工作日"), Width: 11}, {Title: T("金额（万元）"), Width: 12}, {Title: T("最后导出"), Width: 17}, {Title: T("编号"), Width: 38},
	}}
	for _, r := range rows {
		days, amount, exported := any(nil), any(nil), ""
		if r.HasDay {
			days = r.Days
		}
		if n, err := strconv.ParseFloat(r.Amount, 64); err == nil {
			amount = n
		}
		if r.Exported.Number > 0 {
			exported = r.Exported.At.Local().Format("2006-01-02 15:04")
		}
		event := r.DueEvent
		if r.Due != "" && event == "" {
			event = T("截止")
		}
		if r.HasDay && r.Estimated {
			event = T("{event}（工作日是估算的）", "event", event)
		}
		p.Rows = append(p.Rows, []any{
			r.Client.Name, r.Dossier.Title, programmeTitles(s, r.Dossier), Status(r.Dossier.Status), Blocks(r), Waiting(r.Waits),
			T("{done}/{all}", "done", r.Filled.Answered, "all", r.Filled.Asked), T("{done}/{all}", "done", r.Attached, "all", r.Needed),
			r.Blocking, r.Warnings, r.Due, event, days, amount, exported, r.Dossier.ID,
		})
	}
	return []sheets.Page{p}
}

// programmeTitles names what a dossier applies for.
func programmeTitles(s *session.Session, d session.DossierInfo) string {
	pack, text := s.Library().Pack(d.Pack), ""
	if pack == nil {
		return ""
	}
	for _, id := range d.Programmes {
		if q := pack.Programme(id); q != nil {
			if text != "" {
				text += T("、")
			}
			text += q.Title
		}
	}
	return text
}
