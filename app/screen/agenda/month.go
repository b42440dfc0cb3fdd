package agenda

import (
	"image/color"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/forms/gb"
)

// dayMark is what a day of the month shows.
type dayMark struct {
	count int
	late  bool // one of them is overdue
}

// agendaMonth is a page of days with what falls on them: the arrows go from day to day, Page keys turn the page, Home
// goes to today, Enter chooses the day.
type agendaMonth struct {
	widget.BaseWidget
	at, today time.Time // midnight UTC
	calendar  *gb.Calendar
	marks     map[string]dayMark
	focused   bool
	turned    func()
	chosen    func(time.Time)
}

var _ fyne.Focusable = (*agendaMonth)(nil)
var _ fyne.Tappable = (*agendaMonth)(nil)

func newAgendaMonth(today time.Time, calendar *gb.Calendar) *agendaMonth {
	m := &agendaMonth{at: today, today: today, calendar: calendar}
	m.ExtendBaseWidget(m)
	return m
}

func (m *agendaMonth) mark(marks map[string]dayMark) {
	m.marks = marks
	m.Refresh()
}

// goTo moves to a day, and tells when the page has turned.
func (m *agendaMonth) goTo(day time.Time) {
	was := m.at
	m.at = day
	m.Refresh()
	if (was.Year() != day.Year() || was.Month() != day.Month()) && m.turned != nil {
		m.turned()
	}
}

// turn goes to the same day some months on, or to the last day of that month.
func (m *agendaMonth) turn(by int) {
	first := time.Date(m.at.Year(), m.at.Month()+time.Month(by), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	if first.Year() > 1900 && first.Year() < 2200 {
		m.goTo(first.AddDate(0, 0, min(m.at.Day(), last)-1))
	}
}

// cell is the day in a place of the page: six weeks from the Monday on or before the first.
func (m *agendaMonth) cell(n int) time.Time {
	first := time.Date(m.at.Year(), m.at.Month(), 1, 0, 0, 0, 0, time.UTC)
	before := (int(first.Weekday()) + 6) % 7
	return first.AddDate(0, 0, n-before)
}

// TypedKey moves the day.
func (m *agendaMonth) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft:
		m.goTo(m.at.AddDate(0, 0, -1))
	case fyne.KeyRight:
		m.goTo(m.at.AddDate(0, 0, 1))
	case fyne.KeyUp:
		m.goTo(m.at.AddDate(0, 0, -7))
	case fyne.KeyDown:
		m.goTo(m.at.AddDate(0, 0, 7))
	case fyne.KeyPageUp:
		m.turn(-1)
	case fyne.KeyPageDown:
		m.turn(1)
	case fyne.KeyHome:
		m.goTo(m.today)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		m.chosen(m.at)
	default:
		kit.Forward(m, key)
	}
}

// TypedRune does nothing.
func (m *agendaMonth) TypedRune(rune) {}

// FocusGained shows the frame.
func (m *agendaMonth) FocusGained() { m.focused = true; m.Refresh() }

// FocusLost takes it away.
func (m *agendaMonth) FocusLost() { m.focused = false; m.Refresh() }

// Tapped turns pages by the head line and chooses days.
func (m *agendaMonth) Tapped(e *fyne.PointEvent) {
	kit.Focus(m)
	g := m.grid()
	if e.Position.Y < g.head {
		switch part := int(e.Position.X / (m.Size().Width / 7)); {
		case part < 1:
			m.turn(-1)
		case part > 5:
			m.turn(1)
		default:
			m.goTo(m.today)
		}
		return
	}
	column, line := int(e.Position.X/g.width), int((e.Position.Y-g.head-g.names)/g.height)
	if e.Position.Y >= g.head+g.names && column < 7 && line < 6 {
		day := m.cell(line*7 + column)
		m.goTo(day)
		m.chosen(day)
	}
}

// dayOff tells what the calendar says of a day: off and worked hold only for days that are not as their weekday is. A
// weekend belongs to a holiday when a weekday off stands next to it in the same row of days off, as the notices count.
func (m *agendaMonth) dayOff(day time.Time) (off, worked bool) {
	free := func(t time.Time) bool { w, _ := m.calendar.IsWorkday(t); return !w }
	weekend := func(t time.Time) bool { return t.Weekday() == time.Saturday || t.Weekday() == time.Sunday }
	if !weekend(day) {
		return free(day), false
	}
	if !free(day) {
		return false, true
	}
	for _, step := range []int{-1, 1} {
		for t := day; free(t); t = t.AddDate(0, 0, step) {
			if !weekend(t) {
				return true, false
			}
		}
	}
	return false, false
}

// monthGrid is the measure of the page.
type monthGrid struct{ head, names, width, height float32 }

func (m *agendaMonth) grid() monthGrid {
	return monthGrid{head: kit.Scaled(40), names: kit.Scaled(26), width: m.Size().Width / 7, height: kit.Scaled(48)}
}

// CreateRenderer draws the page.
func (m *agendaMonth) CreateRenderer() fyne.WidgetRenderer { return &agendaMonthRenderer{m: m} }

type agendaMonthRenderer struct {
	m       *agendaMonth
	objects []fyne.CanvasObject
}

func (r *agendaMonthRenderer) Destroy() {}

func (r *agendaMonthRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *agendaMonthRenderer) MinSize() fyne.Size {
	g := r.m.grid()
	return fyne.NewSize(kit.Scaled(364), g.head+g.names+6*g.height)
}

func (r *agendaMonthRenderer) Layout(fyne.Size) { r.draw() }

func (r *agendaMonthRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.m)
}

// draw lays the page out anew.
func (r *agendaMonthRenderer) draw() {
	m, g := r.m, r.m.grid()
	r.objects = nil
	width := m.Size().Width
	r.text("‹", fyne.NewPos(0, 0), fyne.NewSize(width/7, g.head), inkStyle{ink: theme.ColorNamePrimary, size: theme.SizeNameHeadingText})
	r.text("›", fyne.NewPos(width*6/7, 0), fyne.NewSize(width/7, g.head), inkStyle{ink: theme.ColorNamePrimary, size: theme.SizeNameHeadingText})
	title := say.T("{year}年{month}月", "year", m.at.Year(), "month", int(m.at.Month()))
	r.text(title, fyne.NewPos(width/7, 0), fyne.NewSize(width*5/7, g.head), inkStyle{ink: theme.ColorNameForeground, size: theme.SizeNameSubHeadingText, bold: true})
	for i, name := range []string{say.T("一"), say.T("二"), say.T("三"), say.T("四"), say.T("五"), say.T("六"), say.T("日")} {
		r.text(name, fyne.NewPos(float32(i)*g.width, g.head), fyne.NewSize(g.width, g.names), inkStyle{ink: look.ColorMuted, size: theme.SizeNameCaptionText})
	}
	for n := range 42 {
		r.day(m.cell(n), fyne.NewPos(float32(n%7)*g.width, g.head+g.names+float32(n/7)*g.height), fyne.NewSize(g.width, g.height))
	}
}

// inkStyle is how a word of the page is written.
type inkStyle struct {
	ink  fyne.ThemeColorName
	size fyne.ThemeSizeName
	bold bool
}

func (r *agendaMonthRenderer) text(words string, at fyne.Position, size fyne.Size, s inkStyle) {
	t := canvas.NewText(words, theme.Color(s.ink))
	t.Alignment, t.TextSize, t.TextStyle.Bold = fyne.TextAlignCenter, theme.Size(s.size), s.bold
	t.Resize(size)
	t.Move(at)
	r.objects = append(r.objects, t)
}

// day draws one day: its number, whether offices are closed against the weekday, and how much falls on it.
func (r *agendaMonthRenderer) day(day time.Time, at fyne.Position, size fyne.Size) {
	m := r.m
	within := day.Month() == m.at.Month()
	ink := theme.ColorNameForeground
	off, worked := m.dayOff(day)
	if w, _ := m.calendar.IsWorkday(day); !w {
		ink = look.ColorBlock
	}
	if !within {
		ink = theme.ColorNameDisabled
	}
	r.frame(day, at, size)
	r.text(strconv.Itoa(day.Day()), at.AddXY(0, kit.Scaled(4)), fyne.NewSize(size.Width, kit.Scaled(20)), inkStyle{ink: ink, size: theme.SizeNameText, bold: day.Equal(m.today)})
	corner := func(word string, ink fyne.ThemeColorName) {
		r.text(word, at.AddXY(size.Width-kit.Scaled(20), kit.Scaled(3)), fyne.NewSize(kit.Scaled(16), kit.Scaled(16)), inkStyle{ink: ink, size: theme.SizeNameCaptionText})
	}
	switch {
	case !within:
	case off:
		corner(say.T("休"), look.ColorBlock)
	case worked:
		corner(say.T("班"), look.ColorInfo)
	case m.calendar.LocalHoliday(day):
		corner(say.T("桂"), look.ColorWarn)
	}
	mark := m.marks[day.Format(time.DateOnly)]
	if mark.count == 0 {
		return
	}
	s, ground := inkStyle{ink: look.ColorInfo, size: theme.SizeNameCaptionText, bold: true}, look.ColorInfoBack
	if mark.late {
		s.ink, ground = look.ColorBlock, look.ColorBlockBack
	}
	chip := canvas.NewRectangle(theme.Color(ground))
	chip.CornerRadius = kit.Scaled(8)
	chip.Resize(fyne.NewSize(kit.Scaled(30), kit.Scaled(18)))
	chip.Move(at.AddXY((size.Width-kit.Scaled(30))/2, kit.Scaled(26)))
	r.objects = append(r.objects, chip)
	r.text(strconv.Itoa(mark.count), chip.Position(), chip.Size(), s)
}

// frame shows today and the day that the keyboard is on.
func (r *agendaMonthRenderer) frame(day time.Time, at fyne.Position, size fyne.Size) {
	box := canvas.NewRectangle(color.Transparent)
	box.CornerRadius = kit.Scaled(4)
	switch {
	case day.Equal(r.m.at):
		box.FillColor = theme.Color(look.ColorInfoBack)
		box.StrokeColor, box.StrokeWidth = theme.Color(theme.ColorNameInputBorder), 1
		if r.m.focused {
			box.StrokeColor, box.StrokeWidth = theme.Color(theme.ColorNamePrimary), 2
		}
	case day.Equal(r.m.today):
		box.StrokeColor, box.StrokeWidth = theme.Color(theme.ColorNamePrimary), 1
	default:
		return
	}
	box.Resize(size.SubtractWidthHeight(2, 2))
	box.Move(at.AddXY(1, 1))
	r.objects = append(r.objects, box)
}

// monthLegend tells the marks of the days.
func monthLegend() fyne.CanvasObject {
	mark := func(word, about string, ink fyne.ThemeColorName) fyne.CanvasObject {
		return kit.Row(kit.HeadText(word, ink, fyne.NewPos(0, 0)), kit.HeadText(about+"　", look.ColorMuted, fyne.NewPos(0, 0)))
	}
	return container.New(&kit.Flow{Gap: 4},
		mark(say.T("休"), say.T("法定放假"), look.ColorBlock), mark(say.T("班"), say.T("周末上班"), look.ColorInfo), mark(say.T("桂"), say.T("广西放假"), look.ColorWarn))
}
