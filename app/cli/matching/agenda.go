package matching

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/matching"
	"yibiao/app/session/plan"
	"yibiao/app/session/summaries"
	"yibiao/forms/gb"
)

// appointmentJSON is one day of the agenda, for programs.
type appointmentJSON struct {
	Key       string        `json:"key"`
	Date      string        `json:"date"`
	Kind      matching.Kind `json:"kind"`
	Event     string        `json:"event"`
	Says      string        `json:"says"`
	Client    string        `json:"client,omitempty"`
	Dossier   string        `json:"dossier,omitempty"`
	Pack      string        `json:"pack,omitempty"`
	Estimated bool          `json:"estimated,omitempty"`
	Past      bool          `json:"past,omitempty"`
	Overdue   bool          `json:"overdue,omitempty"`
	State     string        `json:"state,omitempty"` // done, waived
	Why       string        `json:"why,omitempty"`
	Source    string        `json:"source,omitempty"`
	mark      plan.Mark
}

func agendaCommand(p *base.Program) *cobra.Command {
	var from, to, ics string
	var replace, all bool
	c := &cobra.Command{
		Use:         say.T("agenda [单位]"),
		Annotations: base.Reads.Marked(),
		Short:       say.T("日程：截止日期、期限、应办事项、证书和政策到期；可以导入手机和电脑的日历"),
		Long:        say.T("日程：没有归档的档案的截止日期和倒排的日子、自定的日子、期限、获批后的应办事项、证书到期，按日期排列。默认列还办得了的，过期没有办的也在内，到一年以后为止；--all 从 30 天前起，连已办的、不用办的、过去的、部门自己的日期和政策到期一起列。\n--ics 写成日历文件（iCalendar），手机和电脑的日历都能导入；同一件事再次导入会更新，不会重复。"),
		Example: "  yibiao agenda 示范 --to 2026-12-31\n" +
			"  yibiao agenda plan 首台 --ready -10 --seal -5 --recommend 2026-12-20\n" +
			"  yibiao agenda done 3f2a9c --why 已电话确认\n" +
			"  yibiao agenda --ics agenda.ics",
		Args: base.Arguments(0, 1),
		RunE: func(c *cobra.Command, args []string) error {
			client, err := p.FindClient(args)
			if err != nil {
				return err
			}
			today := p.Today()
			first, last, err := between(from, to, today, all)
			if err != nil {
				return err
			}
			ctx, stop := base.Interruptible(c)
			defer stop()
			list, err := listed(ctx, p.Session, client.ID, first, last)
			if err != nil {
				return err
			}
			if !all {
				list = matching.ToDo(list, today)
			}
			if ics != "" {
				if err := base.WriteOutput(ics, matching.WriteAgenda(p.Session, list, say.Appointment), replace); err != nil {
					return err
				}
			}
			out := toAppointments(list, today)
			return p.Show(out, func(w *base.Page) {
				if from == "" && !all {
					w.Say("没有办的，到 {to} 为止：{n} 项", "to", last.Format(time.DateOnly), "n", len(out))
				} else {
					w.Say("{from} 至 {to}：{n} 项", "from", first.Format(time.DateOnly), "to", last.Format(time.DateOnly), "n", len(out))
				}
				writeAgenda(w, out)
				if ics != "" {
					w.Say("已写入 {path}：{n} 项", "path", ics, "n", len(out))
				}
			})
		},
	}
	c.Flags().StringVar(&from, "from", "", say.T("从 `DATE` 起（默认连过期没有办的一起，--all 时是 30 天前）"))
	c.Flags().StringVar(&to, "to", "", say.T("到 `DATE` 止（默认一年以后）"))
	c.Flags().StringVar(&ics, "ics", "", say.T("写成日历文件 `FILE`"))
	c.Flags().BoolVar(&all, "all", false, say.T("也列已办的、不用办的、过去的和部门自己的"))
	c.Flags().BoolVar(&replace, "replace", false, say.T("覆盖已有的目标"))
	c.AddCommand(agendaMark(p, "done", plan.Done), agendaMark(p, "waive", plan.Waived), agendaMark(p, "reopen", ""), agendaPlan(p), agendaAdd(p), agendaRemove(p))
	return c
}

// listed is the agenda from a day on; the zero day stands for what waits. Days that have to be worked out are kept.
func listed(ctx context.Context, s *session.Session, client string, first, last time.Time) ([]matching.Appointment, error) {
	if err := summaries.RefreshDays(ctx, s, client); err != nil {
		return nil, err
	}
	if first.IsZero() {
		return matching.Waiting(s, client, session.Day(s.Now()), last)
	}
	return matching.Agenda(s, client, first, last)
}

// between are the days from which and up to which the agenda is shown, as they were asked for or as is usual.
func between(from, to string, today time.Time, all bool) (first, last time.Time, err error) {
	usual := today.AddDate(0, 0, -30)
	if !all { // what is overdue waits however long it has
		usual = time.Time{}
	}
	if first, err = dayOf(from, usual); err != nil {
		return first, last, err
	}
	if last, err = dayOf(to, today.AddDate(1, 0, 0)); err == nil && last.Before(first) {
		err = base.Usage("--to 早于 --from")
	}
	return first, last, err
}

// dayOf reads an option's date; usual when it was not given.
func dayOf(text string, usual time.Time) (time.Time, error) {
	if text == "" {
		return usual, nil
	}
	day, err := gb.ParseDate(text)
	if err != nil {
		return day, base.Usage("“{value}”不是日期，请写成 2025-06-30", "value", text)
	}
	return day, nil
}

func toAppointments(list []matching.Appointment, today time.Time) []appointmentJSON {
	out := []appointmentJSON{}
	for _, a := range list {
		one := appointmentJSON{
			Key: a.Key(), Overdue: a.Overdue(today), State: string(a.Mark.State), Why: a.Mark.Why, mark: a.Mark,
			Date: a.Date.Format(time.DateOnly), Kind: a.Kind, Event: a.Event, Says: say.Appointment(a), Client: a.Client.ID, Dossier: a.Dossier.ID,
			Estimated: a.Estimated, Past: a.Date.Before(today), Source: say.Citation(a.Source),
		}
		if a.Pack != nil {
			one.Pack = a.Pack.ID.S
		}
		out = append(out, one)
	}
	return out
}

func writeAgenda(w *base.Page, list []appointmentJSON) {
	rows := [][]string{nil}
	for _, a := range list {
		says := a.Says + base.In(a.Source)
		if a.Estimated {
			says += say.T("（估算）")
		}
		switch {
		case a.Overdue:
			says += say.T("（过期未办）")
		case a.Past && a.State == "":
			says += say.T("（已过）")
		}
		if a.State != "" {
			says += say.T("（{text}）", "text", say.Marked(a.mark))
		}
		rows = append(rows, []string{a.Date, say.AppointmentKind(a.Kind), says, a.Key})
	}
	w.Table(rows)
}
