// Package calendar is a page of days or of months to choose from.
package calendar

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/say"
)

// Calendar is a page of days (a month) or of months (a year), used with the mouse or with the arrows: Page keys turn
// the page, Home goes to today, Enter chooses, Escape closes.
type Calendar struct {
	widget.BaseWidget
	at      time.Time // the day or month under the mark
	today   time.Time
	monthly bool
	focused bool
	Chosen  func(time.Time) // a day or month was taken
	Closed  func()          // Escape was pressed
}

var _ fyne.Focusable = (*Calendar)(nil)
var _ fyne.Tappable = (*Calendar)(nil)

// New makes a calendar with its mark at a day, or with monthly at a month; Chosen and Closed must be set.
func New(at time.Time, monthly bool, today time.Time) *Calendar {
	c := &Calendar{at: at, monthly: monthly, today: today}
	c.ExtendBaseWidget(c)
	return c
}

// FocusGained marks the day that the keys act on.
func (c *Calendar) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost pales the mark.
func (c *Calendar) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune does nothing.
func (c *Calendar) TypedRune(rune) {}

// TypedKey moves the mark.
func (c *Calendar) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape:
		c.Closed()
		return
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.Chosen(c.at)
		return
	}
	if t, ok := c.moved(key.Name); ok && t.Year() > 1000 && t.Year() < 10000 {
		c.at = t
		c.Refresh()
	}
}

// moved is where a key brings the mark.
func (c *Calendar) moved(key fyne.KeyName) (time.Time, bool) {
	across, down := 7, 1
	if c.monthly {
		across = 4
	}
	step := func(n int) time.Time {
		if c.monthly {
			return addMonths(c.at, n)
		}
		return c.at.AddDate(0, 0, n)
	}
	switch key {
	case fyne.KeyLeft:
		return step(-down), true
	case fyne.KeyRight:
		return step(down), true
	case fyne.KeyUp:
		return step(-across), true
	case fyne.KeyDown:
		return step(across), true
	case fyne.KeyPageUp:
		return c.turned(-1), true
	case fyne.KeyPageDown:
		return c.turned(1), true
	case fyne.KeyHome:
		return c.today, true
	}
	return c.at, false
}

// turned is the same day on a page further on: a month, or a year of months.
func (c *Calendar) turned(pages int) time.Time {
	if c.monthly {
		return addMonths(c.at, 12*pages)
	}
	return addMonths(c.at, pages)
}

// addMonths keeps within the month: a month after 31 January is the last day of February.
func addMonths(t time.Time, n int) time.Time {
	first := time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, t.Location()).AddDate(0, n, 0)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(t.Day(), last)-1)
}

// Tapped turns pages by the head line and chooses by the cells.
func (c *Calendar) Tapped(e *fyne.PointEvent) {
	g := c.grid(c.Size())
	if e.Position.Y < g.head {
		c.headTapped(int(e.Position.X / (c.Size().Width / headParts)))
		return
	}
	column, row := int(e.Position.X/g.width), int((e.Position.Y-g.head-g.names)/g.height)
	if e.Position.Y < g.head+g.names || column >= g.columns || row >= g.rows {
		return
	}
	if t, ok := c.cell(row*g.columns + column); ok {
		c.Chosen(t)
	}
}

// headParts are the parts of the head line: two to turn back, three of title, two to turn on.
const headParts = 7

func (c *Calendar) headTapped(part int) {
	switch part {
	case 0:
		c.at = addMonths(c.at, -12)
	case 1:
		c.at = c.turned(-1)
	case headParts - 2:
		c.at = c.turned(1)
	case headParts - 1:
		c.at = addMonths(c.at, 12)
	default:
		c.at = c.today
	}
	c.Refresh()
}

// cell gives the day or month in a place of the page; false for the empty places before and behind the month.
func (c *Calendar) cell(n int) (time.Time, bool) {
	if c.monthly {
		return time.Date(c.at.Year(), time.Month(n+1), 1, 0, 0, 0, 0, c.at.Location()), n < 12
	}
	first := time.Date(c.at.Year(), c.at.Month(), 1, 0, 0, 0, 0, c.at.Location())
	before := (int(first.Weekday()) + 6) % 7 // weeks begin on Monday, as on calendars in China
	t := first.AddDate(0, 0, n-before)
	return t, t.Month() == c.at.Month()
}

// title names the page.
func (c *Calendar) title() string {
	if c.monthly {
		return say.T("{year}年", "year", c.at.Year())
	}
	return say.T("{year}年{month}月", "year", c.at.Year(), "month", int(c.at.Month()))
}

func (c *Calendar) word(t time.Time) string {
	if c.monthly {
		return say.T("{month}月", "month", int(t.Month()))
	}
	return strconv.Itoa(t.Day())
}

func (c *Calendar) same(a, b time.Time) bool {
	if c.monthly {
		return a.Year() == b.Year() && a.Month() == b.Month()
	}
	return a.Year() == b.Year() && a.YearDay() == b.YearDay()
}
