package field

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/say"
)

// tick is the toolkit's check box, telling when the keyboard comes and goes.
type tick struct {
	widget.Check
	cfg Config
}

func newTick(label string, cfg Config) *tick {
	t := &tick{cfg: cfg}
	t.Text = label
	t.ExtendBaseWidget(t)
	return t
}

// set ticks without telling anybody.
func (t *tick) set(on bool) {
	if t.Checked == on {
		return
	}
	told := t.OnChanged
	t.OnChanged = nil
	t.SetChecked(on)
	t.OnChanged = told
}

// FocusGained tells the form that the keyboard is here.
func (t *tick) FocusGained() {
	t.Check.FocusGained()
	t.cfg.focus()
}

// FocusLost tells the form that the keyboard has gone.
func (t *tick) FocusLost() {
	t.Check.FocusLost()
	t.cfg.leave()
}

// TappedSecondary opens the context menu.
func (t *tick) TappedSecondary(at *fyne.PointEvent) {
	if c := kit.Canvas(t); c != nil {
		c.Focus(t)
	}
	openMenu(t, at.Position, actions{}, t.cfg.more())
}

// TypedKey lets the form see the key first, and ticks on Enter as on Space.
func (t *tick) TypedKey(key *fyne.KeyEvent) {
	switch {
	case t.cfg.key(key), kit.Forward(t, key):
	case key.Name == fyne.KeyReturn, key.Name == fyne.KeyEnter:
		t.SetChecked(!t.Checked)
	default:
		t.Check.TypedKey(key)
	}
}

// yesNo is the pair of boxes that paper forms have: □ 是 □ 否. Neither is ticked while there is no answer.
type yesNo struct {
	cfg     Config
	yes, no *tick
	object  fyne.CanvasObject
	answer  string
}

func newBool(cfg Config) Editor {
	if cfg.Compact {
		return newSelect(cfg, []string{say.T("是"), say.T("否")})
	}
	b := &yesNo{cfg: cfg, yes: newTick(say.T("是"), cfg), no: newTick(say.T("否"), cfg)}
	b.yes.OnChanged = func(on bool) { b.ticked(on, b.no) }
	b.no.OnChanged = func(on bool) { b.ticked(on, b.yes) }
	b.object = container.NewHBox(b.yes, b.no)
	return b
}

func (b *yesNo) ticked(on bool, other *tick) {
	if on {
		other.set(false)
	}
	b.Commit()
}

func (b *yesNo) Object() fyne.CanvasObject { return b.object }

func (b *yesNo) First() fyne.Focusable { return b.yes }

func (b *yesNo) Show(canonical string) {
	b.answer = canonical
	b.yes.set(canonical == "true")
	b.no.set(canonical == "false")
}

func (b *yesNo) Text() string {
	switch {
	case b.yes.Checked:
		return "true"
	case b.no.Checked:
		return "false"
	}
	return ""
}

func (b *yesNo) Commit() {
	text, answer := b.Text(), b.answer
	if text == answer {
		return
	}
	b.answer = text
	if !b.cfg.commit(text) {
		b.Show(answer)
	}
}

func (b *yesNo) Mark(bool) {}

// boolAnswer is the canonical answer of the words of a select.
func boolAnswer(word string) string {
	switch word {
	case say.T("是"), "是":
		return "true"
	case say.T("否"), "否":
		return "false"
	}
	return ""
}
