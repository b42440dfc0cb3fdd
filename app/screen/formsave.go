package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/say"
	"yibiao/forms"
)

// saved is called after every edit: it looks at everything anew, or tells why nothing was saved. What could not be
// saved stays in its editor.
func (f *Form) saved(err error) {
	if err != nil {
		f.ctx.Dialogs.Fail(err)
		return
	}
	if err := f.work.Update(); err != nil {
		f.ctx.Dialogs.Fail(err)
		return
	}
	f.Refresh()
	f.remember()
	f.ctx.Nav.Saved()
}

// findingNote is a finding below its field: the word for its severity, the sentence, the source.
func findingNote(f forms.Finding, v *forms.Vocabulary) fyne.CanvasObject {
	ink, back := severityColours(f.Severity)
	text := say.Severity(f.Severity) + "：" + say.Finding(f, v)
	if cite := say.Citation(f.Source); cite != "" && f.Code == "rule" {
		text += say.T("（{source}）", "source", cite)
	}
	return groundOf(back, within(8, 4, paragraph(text, ink, theme.SizeNameCaptionText, false)))
}
