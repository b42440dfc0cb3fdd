package matching

import (
	"strings"
	"time"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/matching"
	"yibiao/app/session/plan"
)

// agendaMark is a command that says what became of a day.
func agendaMark(p *base.Program, name string, state plan.State) *cobra.Command {
	short := map[plan.State]string{
		plan.Done: say.T("日程里的一条标为已办"), plan.Waived: say.T("日程里的一条标为不用办，要写原因"), "": say.T("日程里的一条改回没有办"),
	}[state]
	var why string
	c := base.OnVault(p, base.Command{Use: name + say.T(" <编号>"), Vault: base.Changes, Short: short, Least: 1, Most: 1}, func(s *session.Session, args []string) error {
		a, err := appointment(s, p.Today(), args[0])
		if err != nil {
			return err
		}
		if err := matching.Mark(s, a, state, why); err != nil {
			return err
		}
		a.Mark = plan.Mark{State: state, Why: why}
		return p.Show(toAppointments([]matching.Appointment{a}, p.Today())[0], func(w *base.Page) {
			words := say.Marked(a.Mark)
			if words == "" {
				words = say.T("没有办")
			}
			w.Say("{date} {event}：{state}", "date", a.Date.Format(time.DateOnly), "event", say.Appointment(a), "state", words)
		})
	})
	if state != "" {
		c.Flags().StringVar(&why, "why", "", say.T("原因"))
	}
	return c
}

// How far a key is looked for.
const (
	yearsBack  = 3
	yearsAhead = 6
)

// appointment finds one by the beginning of its key. Failures: no-day.
func appointment(s *session.Session, today time.Time, key string) (matching.Appointment, error) {
	var found []matching.Appointment
	list, err := matching.Agenda(s, "", today.AddDate(-yearsBack, 0, 0), today.AddDate(yearsAhead, 0, 0))
	for _, a := range list {
		if len(key) >= 4 && strings.HasPrefix(a.Key(), strings.ToLower(key)) && a.Owner() != "" {
			found = append(found, a)
		}
	}
	if err == nil && len(found) != 1 {
		return matching.Appointment{}, session.Refuse("plan", session.CodeNoDay, "key", key)
	}
	if err != nil {
		return matching.Appointment{}, err
	}
	return found[0], nil
}

// stepJSON is a step on the way back from the due date, for programs.
type stepJSON struct {
	Step      string `json:"step"`
	Typed     string `json:"typed,omitempty"`
	Date      string `json:"date,omitempty"`
	Estimated bool   `json:"estimated,omitempty"`
	Workdays  *int   `json:"workdays,omitempty"` // from today, not above zero for a day that has passed
	Past      bool   `json:"past,omitempty"`
	// Doubts are what speaks against the day, in words.
	Doubts []string `json:"doubts,omitempty"`
}

func agendaPlan(p *base.Program) *cobra.Command {
	typed := map[plan.Step]*string{}
	var c *cobra.Command
	c = base.OnVault(p, base.Command{
		Use:   say.T("plan <档案>"),
		Vault: base.Changes,
		Short: say.T("从截止日期往前排：什么时候自己做完、盖章、交推荐单位"),
		Long:  say.T("从截止日期往前排：什么时候自己做完、盖章、交推荐单位。写日期（2026-12-20），或者写提前几个工作日（-5），从档案的截止日期往前数；写空的（\"\"）取消。不写选项只看现在怎么排。"),
		Least: 1, Most: 1,
	}, func(s *session.Session, args []string) error {
		d, err := p.FindDossier(args[0])
		if err != nil {
			return err
		}
		set := map[plan.Step]string{}
		for step, text := range typed {
			if c.Flags().Changed(string(step)) {
				set[step] = *text
			}
		}
		if err := plan.SetSteps(s, d.ID, set); err != nil {
			return err
		}
		out, err := toSteps(s, d, p.Today())
		if err != nil {
			return err
		}
		return p.Show(out, func(w *base.Page) { writeSteps(w, d, out) })
	})
	base.NamesDossier(p, c)
	for _, step := range plan.Steps() {
		typed[step] = c.Flags().String(string(step), "", say.T("{step}的日子 `WHEN`", "step", say.Step(step)))
	}
	return c
}

func toSteps(s *session.Session, d session.DossierInfo, today time.Time) ([]stepJSON, error) {
	own, err := plan.Of(s, d.ID)
	doubts := plan.Doubts(own, d.Due, today, s.Calendar())
	out := []stepJSON{}
	for _, o := range own {
		if o.Step == "" {
			continue
		}
		one := stepJSON{Step: string(o.Step), Typed: o.Written()}
		if day, estimated, ok := o.Date(d.Due, s.Calendar()); ok {
			n, guessed := s.Calendar().WorkdaysBetween(today, day)
			one.Date, one.Estimated, one.Workdays, one.Past = day.Format(time.DateOnly), estimated || guessed, &n, day.Before(today)
		}
		for _, x := range doubts {
			if x.Step == o.Step {
				one.Doubts = append(one.Doubts, say.PlanDoubt(x))
			}
		}
		out = append(out, one)
	}
	return out, err
}

func writeSteps(w *base.Page, d session.DossierInfo, steps []stepJSON) {
	due := d.Due
	if due == "" {
		due = say.T("没有设")
	}
	w.Say("{title}：截止日期 {due}", "title", d.Title, "due", due)
	var rows [][]string
	for _, x := range steps {
		row := []string{say.Step(plan.Step(x.Step)), x.Date, ""}
		switch {
		case x.Date == "":
			row[1] = say.T("不能判断：档案没有设截止日期")
		case x.Past:
			row[2] = say.T("已过 {n} 个工作日", "n", -*x.Workdays)
		default:
			row[2] = say.T("还有 {n} 个工作日", "n", *x.Workdays)
		}
		if x.Estimated {
			row[2] += say.T("（估算）")
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		w.Say("还没有倒排。")
		return
	}
	w.Table(append([][]string{nil}, rows...))
	for _, x := range steps {
		for _, doubt := range x.Doubts {
			w.Say("请核对：{words}", "words", doubt)
		}
	}
}

func agendaAdd(p *base.Program) *cobra.Command {
	var dossier string
	c := base.OnVault(p, base.Command{
		Use:     say.T("add <日期> <事情>"),
		Vault:   base.Changes,
		Short:   say.T("给一份档案或一个单位加一个自定的日子"),
		Example: "  yibiao agenda add 2026-12-20 催推荐意见 --dossier 首台",
		Least:   2, Most: 2,
	}, func(s *session.Session, args []string) error {
		if p.OfClient == "" && dossier == "" {
			return base.Usage("请写 --client 或 --dossier")
		}
		o := plan.Own{Text: args[1]}
		day, err := dayOf(args[0], time.Time{})
		if err != nil {
			return err
		}
		o.Day = day.Format(time.DateOnly)
		if dossier != "" {
			d, err := p.FindDossier(dossier)
			if err != nil {
				return err
			}
			o.Owner = d.ID
		} else {
			one, err := s.Clients().Find(p.OfClient)
			if err != nil {
				return err
			}
			o.Owner = one.ID
		}
		if o, err = plan.Add(s, o); err != nil {
			return err
		}
		out := struct {
			ID   string `json:"id"`
			Date string `json:"date"`
			Text string `json:"text"`
		}{o.ID, o.Day, o.Text}
		return p.Show(out, func(w *base.Page) { w.Say("已加：{date} {event}", "date", o.Day, "event", o.Text) })
	})
	c.Flags().StringVar(&p.OfClient, "client", "", say.T("`CLIENT`：加给这个单位；写了 --dossier 的，加给它的这份档案"))
	c.Flags().StringVar(&dossier, "dossier", "", say.T("`DOSSIER`：加给这份档案"))
	return c
}

func agendaRemove(p *base.Program) *cobra.Command {
	return base.OnVault(p, base.Command{Use: say.T("remove <编号>"), Vault: base.Changes, Short: say.T("去掉一个自定的日子"), Least: 1, Most: 1}, func(s *session.Session, args []string) error {
		a, err := appointment(s, p.Today(), args[0])
		if err != nil {
			return err
		}
		if a.Own == "" {
			return session.Refuse("plan", session.CodeNotOwn, "key", args[0])
		}
		if err := plan.Remove(s, a.Own); err != nil {
			return err
		}
		return p.Show(toAppointments([]matching.Appointment{a}, p.Today())[0], func(w *base.Page) {
			w.Say("已去掉：{date} {event}", "date", a.Date.Format(time.DateOnly), "event", say.Appointment(a))
		})
	})
}
