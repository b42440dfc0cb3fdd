package page

import (
	"yibiao/app/say"
	"yibiao/forms"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
)

// FindingNote is a finding below its field: the word for its severity, the sentence, the source.
func FindingNote(f forms.Finding, v *forms.Vocabulary) fyne.CanvasObject {
	ink, back := SeverityColours(f.Severity)
	text := say.Weight(f) + "：" + say.Finding(f, v)
	if cite := say.Citation(f.Source); cite != "" && f.Code == forms.FindingRule {
		text += say.T("（{source}）", "source", cite)
	}
	return kit.GroundOf(back, kit.Within(8, 4, kit.Paragraph(text, ink, theme.SizeNameCaptionText, false)))
}
