package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/forms"
)

// Minded are the findings that let a dossier leave and that a person should look at: materials that are usually asked, and
// answers that look odd. Every screen that says that a dossier has passed says how many there are.
func (w *Work) Minded() []forms.Finding { return session.Minded(w.Report) }

// PassedWords tell that nothing refuses the export, of how many programmes it is open whether the client may apply, and what
// a person should look at all the same.
func (w *Work) PassedWords() string {
	words := say.T("预审通过，可以正式导出。")
	if n := len(say.OpenVerdicts(w.Report)); n > 0 {
		words = say.T("可以正式导出；但有 {n} 个事项还不能说符合条件。", "n", n)
	}
	for _, u := range w.Report.Unmade {
		words += say.T("{words}。", "words", say.Unmade(u))
	}
	if n := w.Unseen(); n > 0 {
		words += say.T("有 {n} 个附件程序还没有看过，打开“一套材料”就看。", "n", n)
	}
	if n := len(w.Minded()); n > 0 {
		words += say.T("另有 {n} 项请留意。", "n", n)
	}
	return words
}

// Doubts tells that something is left to look at though nothing refuses the export.
func (w *Work) Doubts() bool {
	return len(w.Minded()) > 0 || len(w.Report.Unmade) > 0 || w.Unseen() > 0 || len(say.OpenVerdicts(w.Report)) > 0
}

// PassedColours are those of passedWords.
func (w *Work) PassedColours() (ink, back fyne.ThemeColorName) {
	if w.Doubts() {
		return look.ColorWarn, look.ColorWarnBack
	}
	return look.ColorOK, look.ColorOKBack
}

// mostMinded is how many of the odd answers are told one by one beside the export.
const mostMinded = 3

// MindedLines tell what it is: the verdicts that are open, the materials by name, and the first of the rest.
func (w *Work) MindedLines() []fyne.CanvasObject {
	var materials, rest []string
	for _, f := range w.Minded() {
		if f.Code == forms.FindingMissing {
			materials = append(materials, f.Label)
			continue
		}
		rest = append(rest, say.Finding(f, w.Vocabulary()))
	}
	var out []fyne.CanvasObject
	line := func(words string) {
		out = append(out, kit.Paragraph(words, theme.ColorNameForeground, theme.SizeNameCaptionText, false))
	}
	for _, words := range say.OpenVerdicts(w.Report) {
		line(words)
	}
	if len(materials) > 0 {
		line(say.T("还没有放的材料 {n} 件：{labels}", "n", len(materials), "labels", Joined(materials)))
	}
	for _, words := range rest[:min(len(rest), mostMinded)] {
		line(words)
	}
	if more := len(rest) - mostMinded; more > 0 {
		line(say.T("还有 {n} 条，见预审意见", "n", more))
	}
	return out
}

// BlockingWords tells what keeps a dossier from being exported.
func BlockingWords(r forms.Report) string {
	fill, attach := 0, 0
	for _, f := range r.Findings {
		switch TodoOf(f) {
		case todoFill:
			fill++
		case todoAttach:
			attach++
		}
	}
	var parts []string
	add := func(n int, words string) {
		if n > 0 {
			parts = append(parts, words)
		}
	}
	mend, confirm := r.Count(forms.Block)-fill-attach, r.Count(forms.Manual)
	add(mend, say.T("{n} 处要修改", "n", mend))
	add(fill, say.T("{n} 处必填还空着", "n", fill))
	add(attach, say.T("{n} 件必交材料还没有", "n", attach))
	add(confirm, say.T("{n} 项要人工确认", "n", confirm))
	return say.T("还有 {parts}。", "parts", Joined(parts))
}
