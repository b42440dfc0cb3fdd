package cli

import (
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/forms/gb"
)

func (p *program) calendarCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "calendar",
		Short: say.T("节假日：查看、导入以后年份的放假安排，按工作日推算日期"),
	}
	c.AddCommand(p.calendarListCommand(), p.calendarImportCommand(), p.calendarAddCommand())
	return c
}

func (p *program) calendarListCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: say.T("列出已有放假安排的年份"),
		Args:  arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			s, err := p.open()
			if err != nil {
				return err
			}
			return p.showYears(s)
		},
	}
}

func (p *program) showYears(s *session.Session) error {
	years := s.Calendar().Years()
	return p.show(years, func(w *page) {
		var text []string
		for _, y := range years {
			text = append(text, strconv.Itoa(y))
		}
		w.say("已有放假安排的年份：{years}", "years", strings.Join(text, "、"))
	})
}

func (p *program) calendarImportCommand() *cobra.Command {
	return &cobra.Command{
		Use:     say.T("import <文件>"),
		Short:   say.T("导入以后年份的放假安排（YAML）"),
		Long:    say.T("导入以后年份的放假安排，格式与内置的 calendar.yaml 相同；文件里有的年份整个替换。") + "\n\n" + "  years:\n    \"2027\":\n      \"off\": [2027-01-01/2027-01-03]\n      work_weekends: []\n      source: 国务院办公厅通知",
		Example: "  yibiao calendar import 2027.yaml",
		Args:    arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			s, err := p.open()
			if err != nil {
				return err
			}
			data, err := p.readInput(args[0])
			if err != nil {
				return err
			}
			if err := s.ImportCalendar(data); err != nil {
				return err
			}
			return p.showYears(s)
		},
	}
}

func (p *program) calendarAddCommand() *cobra.Command {
	return &cobra.Command{
		Use:     say.T("add <日期> <天数>"),
		Short:   say.T("从一个日期起推算若干个工作日；当日不计，放假日和周末不计，调休上班的周末计入"),
		Example: "  yibiao calendar add 2026-09-24 5",
		Args:    arguments(2, 2),
		RunE: func(_ *cobra.Command, args []string) error {
			start, err := gb.ParseDate(args[0])
			n, wrong := strconv.Atoi(args[1])
			if err != nil || wrong != nil || n < 0 {
				return usage("日期或天数写得不对：{text}", "text", strings.Join(args, " "))
			}
			s, err := p.open()
			if err != nil {
				return err
			}
			end, estimated := s.Calendar().AddWorkdays(start, n)
			out := struct {
				End       string `json:"end"`
				Estimated bool   `json:"estimated"`
			}{end.Format(time.DateOnly), estimated}
			return p.show(out, func(w *page) {
				w.line(out.End)
				if estimated {
					w.say("估算：经过的年份还没有放假安排，可以用 yibiao calendar import 导入。")
				}
			})
		},
	}
}
