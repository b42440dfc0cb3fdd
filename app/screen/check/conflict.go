package check

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/forms"
)

// otherLines show the other dossiers of which a finding speaks, each to be opened: those that hold a value of this one, and those
// under the same cap; nil for other findings.
func (c *Check) otherLines(f forms.Finding) []fyne.CanvasObject {
	if len(f.Others) > 0 {
		return c.countedLines(f)
	}
	if f.Code != forms.FindingUnique {
		return nil
	}
	conflicts, err := c.ctx.Session.Dossiers().Conflicts(c.work.Editing.Client.ID)
	if err != nil {
		c.ctx.Dialogs.Fail(err)
		return nil
	}
	var lines []fyne.CanvasObject
	for _, conflict := range conflicts {
		if !c.concerns(conflict, f) {
			continue
		}
		for _, use := range conflict.Uses {
			if use.Dossier.ID != c.work.Editing.Dossier.ID {
				lines = append(lines, c.otherUse(use))
			}
		}
	}
	return lines
}

// countedLines are the dossiers under a cap, each to be opened where it says what counts.
func (c *Check) countedLines(f forms.Finding) []fyne.CanvasObject {
	var at page.Place
	if len(f.Fields) > 0 {
		at.Field = f.Fields[0]
	}
	var lines []fyne.CanvasObject
	for _, id := range f.Others {
		d, err := c.ctx.Session.Dossiers().Find(id)
		if err != nil {
			continue // it is gone since
		}
		words := say.T("一起算的：《{title}》（{status}）", "title", d.Title, "status", say.Status(d.Status))
		lines = append(lines, c.otherLine(words, page.Route{Page: page.Form, Dossier: d.ID, At: at}))
	}
	return lines
}

// otherLine is a line about another dossier, with a way to it.
func (c *Check) otherLine(words string, to page.Route) fyne.CanvasObject {
	open := kit.NewTextLink(say.T("打开那份"), func() { c.ctx.Nav.Go(to) })
	return kit.AtEnds(kit.Paragraph(words, theme.ColorNameForeground, theme.SizeNameCaptionText, false), open)
}

// sentence is that of a finding; where the other dossiers stand below it they are not named in it as well.
func (c *Check) sentence(f forms.Finding, listed bool) string {
	words := say.Finding(f, c.work.Vocabulary())
	if at := strings.LastIndex(words, "（"); listed && f.Code == forms.FindingUnique && at > 0 && session.OnlyOf(c.ctx.Session) == "" {
		words = strings.TrimRight(words[:at], "。")
	}
	return words
}

// concerns tells whether a finding is about a conflict.
func (c *Check) concerns(x session.Conflict, f forms.Finding) bool {
	id := f.Column
	if id == "" && len(f.Fields) > 0 {
		id = f.Fields[0]
	}
	return slices.ContainsFunc(x.Uses, func(u session.Use) bool {
		return u.Dossier.ID == c.work.Editing.Dossier.ID && u.Row == f.Row && u.Field.Name() == id
	})
}

// otherUse is one other dossier, with a way to the very place in it.
func (c *Check) otherUse(u session.Use) fyne.CanvasObject {
	if u.Dossier.ID == "" {
		return kit.Muted(say.T("也用在别的单位的一份档案里"))
	}
	words := say.T("也用在：{client}《{title}》（{status}）", "client", u.Client.Name, "title", u.Dossier.Title, "status", say.Status(u.Dossier.Status))
	if u.Number > 0 {
		words += say.T("，第 {n} 行", "n", u.Number)
	}
	return c.otherLine(words, page.RouteOfUse(u))
}
