package gui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/history"
)

// statusBar is the line below every screen: the last message, when the last edit was saved, and where.
type statusBar struct {
	ctx     *page.Context
	shown   *shown
	message *widget.Label
	saved   *canvas.Text
	vault   *canvas.Text
	right   *fyne.Container
	unsaved bool      // text was typed that is not saved yet
	at      time.Time // when something was saved here last: not all that is saved belongs to the dossier
	object  fyne.CanvasObject
}

func newStatusBar(f *frame) *statusBar {
	b := &statusBar{ctx: f.ctx, shown: f.shown, message: widget.NewLabel("")}
	b.message.Truncation = fyne.TextTruncateEllipsis
	b.message.SizeName = theme.SizeNameCaptionText
	b.saved = canvas.NewText("", theme.Color(look.ColorOK))
	vault := f.vault
	if vault == "" {
		vault = f.ctx.Session.Vault()
	}
	b.vault = canvas.NewText(vaultWords(f.ctx.Session, vault), theme.Color(look.ColorMuted))
	for _, t := range []*canvas.Text{b.saved, b.vault} {
		t.TextSize = theme.CaptionTextSize()
	}
	b.right = container.NewHBox(b.saved, canvas.NewText("　", theme.Color(look.ColorMuted)), b.vault, canvas.NewText(" ", theme.Color(look.ColorMuted)))
	ground := canvas.NewRectangle(theme.Color(theme.ColorNameHeaderBackground))
	b.object = container.NewStack(ground, container.NewBorder(nil, nil, nil, b.right, b.message))
	return b
}

// tell shows a message as a whole: a long one takes the room of the vault's name, and more lines where that is not enough. It tells
// whether the bar has become higher or lower.
func (b *statusBar) tell(text string) (other bool) {
	before := b.object.MinSize().Height
	b.vault.Show()
	b.message.Wrapping, b.message.Truncation = fyne.TextWrapOff, fyne.TextTruncateEllipsis
	b.message.SetText(text)
	needs := fyne.MeasureText(text, theme.CaptionTextSize(), fyne.TextStyle{}).Width + 2*theme.InnerPadding()
	fits := func() bool {
		width := b.object.Size().Width
		return text == "" || width == 0 || needs <= width-b.right.MinSize().Width-theme.Padding()
	}
	if !fits() {
		b.vault.Hide()
	}
	if !fits() {
		b.message.Wrapping, b.message.Truncation = fyne.TextWrapBreak, fyne.TextTruncateOff
	}
	b.object.Refresh()
	b.message.Refresh()
	return b.object.MinSize().Height != before
}

// vaultWords names the vault, and tells whether it can only be looked at, and whether it is encrypted.
func vaultWords(s *session.Session, name string) string {
	if session.LookingOnly(s) {
		return say.T("资料库（只能看，不能改）：{path}", "path", name)
	}
	if session.KeyOf(s) != nil {
		return say.T("资料库（已加密）：{path}", "path", name)
	}
	return say.T("资料库：{path}", "path", name)
}

func (b *statusBar) refresh() {
	w := b.shown.work
	b.saved.Text, b.saved.Color = "", theme.Color(look.ColorOK)
	if b.unsaved {
		b.saved.Text, b.saved.Color = "● "+say.T("未保存"), theme.Color(look.ColorWarn)
	} else if w != nil && !session.LookingOnly(b.ctx.Session) {
		at := history.LastSaved(w.Editing)
		if b.at.After(at) {
			at = b.at
		}
		if !at.IsZero() {
			format := "15:04"
			if at.Local().Format("20060102") != b.ctx.Session.Now().Format("20060102") {
				format = "2006-01-02 15:04"
			}
			b.saved.Text = "✓ " + say.T("已保存 {at}", "at", at.Local().Format(format))
		}
	}
	b.object.Refresh()
}
