package field

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"yibiao/app/field/input"
	"yibiao/app/say"
)

// yesNo is the pair of boxes that paper forms have: □ 是 □ 否. Neither is ticked while there is no answer.
type yesNo struct {
	cfg     Config
	yes, no *input.Tick
	object  fyne.CanvasObject
	answer  string
}

func newBool(cfg Config) Editor {
	if cfg.Compact {
		return newSelect(cfg, []string{say.T("是"), say.T("否")})
	}
	b := &yesNo{cfg: cfg, yes: input.NewTick(say.T("是"), cfg.hooks()), no: input.NewTick(say.T("否"), cfg.hooks())}
	b.yes.OnChanged = func(on bool) { b.ticked(on, b.no) }
	b.no.OnChanged = func(on bool) { b.ticked(on, b.yes) }
	b.object = container.NewHBox(b.yes, b.no)
	return b
}

func (b *yesNo) ticked(on bool, other *input.Tick) {
	if on {
		other.Set(false)
	}
	b.Commit()
}

func (b *yesNo) Object() fyne.CanvasObject { return b.object }

func (b *yesNo) First() fyne.Focusable { return b.yes }

func (b *yesNo) Show(canonical string) {
	b.answer = canonical
	b.yes.Set(canonical == "true")
	b.no.Set(canonical == "false")
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
