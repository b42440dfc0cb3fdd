package screen

import (
	"yibiao/app/say"
	"yibiao/forms"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// findingNote is a finding below its field: the word for its severity, the sentence, the source.
func findingNote(f forms.Finding, v *forms.Vocabulary) fyne.CanvasObject {
	ink, back := severityColours(f.Severity)
	text := say.Severity(f.Severity) + "：" + say.Finding(f, v)
	if cite := say.Citation(f.Source); cite != "" && f.Code == "rule" {
		text += say.T("（{source}）", "source", cite)
	}
	return groundOf(back, within(8, 4, paragraph(text, ink, theme.SizeNameCaptionText, false)))
}
