package matching

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/forms/gb"
)

// CalendarCommand is the command of the days off, which belongs to no step of the work.
func CalendarCommand(p *base.Program) *cobra.Command {
	c := &cobra.Command{
		Use:   "calendar",
		Short: say.T("节假日：查看、导入以后年份的放假安排，按工作日推算日期"),
	}
	c.AddCommand(calendarListCommand(p), calendarImportCommand(p), calendarRemoveCommand(p), calendarAddCommand(p))
	return c
}

func calendarListCommand(p *base.Program) *cobra.Command {
	return base.OnVault(p, base.Command{
		Use:   "list",
		Vault: base.Browses,
		Short: say.T("列出已有放假安排的年份"),
	}, func(s *session.Session, _ []string) error {
		return showYears(p, s)
	})
}

// yearJSON is a year whose holidays are known, for programs.
type yearJSON struct {
	Year   int    `json:"year"`
	Source string `json:"source,omitempty"`
	// Imported: a person has given the arrangement, and can take it back.
	Imported bool `json:"imported,omitempty"`
	// Local are the days off in Guangxi only.
	Local          []string `json:"local,omitempty"`
	LocalEstimated bool     `json:"local_estimated,omitempty"`
}

func toYear(s *session.Session, year int) yearJSON {
	out := yearJSON{Year: year, Source: s.Calendar().Source(year), Imported: slices.Contains(s.Calendars().Years(), year)}
	local, _ := s.Calendar().Local(year)
	for _, day := range local.Off {
		out.Local = append(out.Local, day.Format(time.DateOnly))
	}
	out.LocalEstimated = local.Estimated
	return out
}

func showYears(p *base.Program, s *session.Session) error {
	out := []yearJSON{}
	var years []string
	rows := [][]string{nil}
	for _, y := range s.Calendar().Years() {
		about := toYear(s, y)
		out = append(out, about)
		years = append(years, strconv.Itoa(y))
		source := say.YearSource(s.Calendar(), y)
		if about.Imported {
			source = say.T("{source}（自己导入的）", "source", source)
		}
		rows = append(rows, []string{"  " + strconv.Itoa(y), source}, []string{"", say.LocalDays(s.Calendar(), y)})
	}
	return p.Show(out, func(w *base.Page) {
		w.Say("已有放假安排的年份：{years}", "years", strings.Join(years, "、"))
		w.Table(rows)
		w.Say("其他年份按周末和法定节假日估算。")
	})
}

func calendarImportCommand(p *base.Program) *cobra.Command {
	return &cobra.Command{
		Use:         say.T("import <文件>"),
		Annotations: base.Begins.Marked(),
		Short:       say.T("导入以后年份的放假安排（国务院办公厅的通知，或 YAML）"),
		Long:        say.T("导入以后年份的放假安排：国务院办公厅的通知（.docx、.pdf、.txt），或者格式与内置的 calendar.yaml 相同的文件；文件里有的年份整个替换。") + "\n\n" + "  years:\n    \"2027\":\n      \"off\": [2027-01-01/2027-01-03]\n      work_weekends: []\n      source: 国务院办公厅通知",
		Example:     "  yibiao calendar import 2027.yaml",
		Args:        base.Arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			data, err := p.ReadInput(args[0]) // a missing file begins no vault
			if err != nil {
				return err
			}
			s, err := p.Open()
			if err != nil {
				return err
			}
			a, err := s.Calendars().Read(args[0], data)
			if err != nil {
				return err
			}
			if err := s.Calendars().Import(a); err != nil {
				return err
			}
			return showYears(p, s)
		},
	}
}

func calendarRemoveCommand(p *base.Program) *cobra.Command {
	return &cobra.Command{
		Use:         say.T("remove <年份>"),
		Annotations: base.Changes.Marked(),
		Short:       say.T("撤掉自己导入的放假安排，恢复程序自带的；同一份文件里的其他年份一起撤掉"),
		Example:     "  yibiao calendar remove 2027",
		Args:        base.Arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			year, err := strconv.Atoi(args[0])
			if err != nil {
				return base.Usage("年份写得不对：{text}", "text", args[0])
			}
			s, err := p.Open()
			if err != nil {
				return err
			}
			if _, err := s.Calendars().Forget(year); err != nil {
				return err
			}
			return showYears(p, s)
		},
	}
}

func calendarAddCommand(p *base.Program) *cobra.Command {
	return &cobra.Command{
		Use:         say.T("add <日期> <天数>"),
		Annotations: base.Begins.Marked(),
		Short:       say.T("从一个日期起推算若干个工作日；当日不计，放假日和周末不计，调休上班的周末计入"),
		Example:     "  yibiao calendar add 2026-09-24 5",
		Args:        base.Arguments(2, 2),
		RunE: func(_ *cobra.Command, args []string) error {
			start, err := gb.ParseDate(args[0])
			n, wrong := strconv.Atoi(args[1])
			if err != nil || wrong != nil || n < 0 {
				return base.Usage("日期或天数写得不对：{text}", "text", strings.Join(args, " "))
			}
			s, err := p.Open()
			if err != nil {
				return err
			}
			end, estimated := s.Calendar().AddWorkdays(start, n)
			out := struct {
				End       string `json:"end"`
				Estimated bool   `json:"estimated"`
				// LocalHoliday: the day is worked in the rest of the country, but off in Guangxi.
				LocalHoliday bool       `json:"local_holiday"`
				Years        []yearJSON `json:"years"`
			}{end.Format(time.DateOnly), estimated, s.Calendar().LocalHoliday(end), yearsBetween(s, start, end)}
			return p.Show(out, func(w *base.Page) {
				w.Line(out.End)
				if out.LocalHoliday {
					w.Say("这一天广西放假（壮族三月三），窗口多半不上班，请提前办。")
				}
				if estimated {
					w.Say("估算：经过的年份还没有放假安排，按周末和法定节假日推算；公布后用 yibiao calendar import 导入。")
				}
				for _, y := range out.Years {
					w.Say("{year} 年放假安排：{source}", "year", y.Year, "source", say.YearSource(s.Calendar(), y.Year))
				}
			})
		},
	}
}

// yearsBetween are the years from one day to another whose holidays are known, at most the calendar's own.
func yearsBetween(s *session.Session, start, end time.Time) []yearJSON {
	out := []yearJSON{}
	for _, y := range s.Calendar().Years() {
		if y >= start.Year() && y <= end.Year() {
			out = append(out, toYear(s, y))
		}
	}
	return out
}
