package field

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/field/calendar"
	"yibiao/app/field/input"
	"yibiao/app/kit"
	"yibiao/app/say"
	"yibiao/forms"
)

// date is a day or a month: typed in any of the usual ways, or picked from a calendar.
type date struct {
	line
	popup *widget.PopUp
}

func newDate(cfg Config) Editor {
	d := &date{line: line{cfg: cfg, input: input.NewEntry()}}
	d.connect()
	hint := say.T("如 2025-5-6")
	if d.monthly() {
		hint = say.T("如 2025-5")
	}
	d.input.SetPlaceHolder(hint)
	if cfg.Compact {
		return d
	}
	d.input.Hooks.OnKey = func(key *fyne.KeyEvent) bool {
		if !cfg.key(key) && key.Name == fyne.KeyDown {
			d.open()
			return true
		}
		return false
	}
	d.input.ActionItem = input.NewIcon(theme.CalendarIcon(), d.open)
	d.object = container.New(&fixedWidth{widthDate}, passWheel(cfg, d.input))
	return d
}

func (d *date) monthly() bool { return d.cfg.Field.Is(forms.TypeYearMonth) }

// open shows the calendar at the day that is typed, or at today.
func (d *date) open() {
	c := kit.Canvas(d.input)
	if c == nil {
		return
	}
	at := d.cfg.today()
	parsed := d.cfg.Vocabulary.Parse(d.cfg.Field, d.input.Text, nil)
	if t, err := time.Parse(d.layout(), parsed.Canonical); err == nil {
		at = t
	}
	pick := calendar.New(at, d.monthly(), d.cfg.today())
	pick.Chosen = d.take
	pick.Closed = d.close
	d.popup = widget.NewPopUp(container.NewPadded(pick), c)
	place := fyne.CurrentApp().Driver().AbsolutePositionForObject(d.input)
	height := d.popup.MinSize().Height
	if below := place.Y + d.input.Size().Height; below+height <= c.Size().Height || place.Y < height {
		place.Y = below
	} else {
		place.Y -= height
	}
	d.popup.ShowAtPosition(place)
	c.Focus(pick)
}

func (d *date) layout() string {
	if d.monthly() {
		return "2006-01"
	}
	return "2006-01-02"
}

func (d *date) take(t time.Time) {
	d.close()
	d.input.SetText(t.Format(d.layout()))
	d.Commit()
}

func (d *date) close() {
	if d.popup == nil {
		return
	}
	d.popup.Hide()
	d.popup = nil
	if c := kit.Canvas(d.input); c != nil {
		c.Focus(d.input)
	}
}
