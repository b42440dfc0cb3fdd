package filing

import (
	"slices"

	"fyne.io/fyne/v2"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session/filing"
	"yibiao/forms"
)

// change asks to which dossier and which requirement a file goes.
func (f *Filing) change(row int) {
	i := f.seen[row]
	l := f.plan.Lines[i]
	if f.done > 0 || l.Fault != nil || l.Client.ID == "" || len(l.Dossiers) == 0 {
		f.ctx.Dialogs.Show(l.Name, kit.Sized(520, kit.ColumnOf(look.Space, kit.Muted(l.Shown), kit.Plain(say.FilingWhy(f.ctx.Session, l)))), page.Action{Text: say.T("知道了"), Main: true})
		return
	}
	var titles []string
	at := 0
	for n, d := range l.Dossiers {
		titles = append(titles, d.Title)
		if d.ID == l.Dossier {
			at = n
		}
	}
	c := &choice{filing: f, line: i, dossier: at, box: kit.ColumnOf(look.SpaceTight)}
	if !c.read(l.Requirement) {
		return
	}
	content := kit.ColumnOf(look.Space, kit.Plain(say.T("放到“{client}”的这份申报里。", "client", l.Client.Name)))
	if len(titles) > 1 {
		content.Add(kit.Framed(420, kit.NewPicker(titles, at, func(n int) {
			if n >= 0 {
				c.dossier = n
				c.read("")
			}
		})))
	}
	content.Add(c.box)
	f.ctx.Dialogs.Show(l.Name, kit.Sized(560, content), page.Action{Text: say.T("取消")}, page.Action{Text: say.T("放到这一项"), Main: true, Do: c.take})
	kit.Focus(c.pick)
}

// choice is where a file is to go.
type choice struct {
	filing  *Filing
	line    int
	dossier int // of those of the line
	list    []*forms.FormRequirement
	at      int // of list; -1 for none
	pick    *kit.Picker
	box     *fyne.Container
}

// read lists the requirements of the dossier; false when it cannot be opened.
func (c *choice) read(requirement string) bool {
	list, err := c.filing.plan.Requirements(c.filing.plan.Lines[c.line].Dossiers[c.dossier].ID)
	if err != nil {
		c.filing.ctx.Dialogs.Fail(err)
		return false
	}
	names := []string{say.T("先不放")}
	for n, r := range list {
		names = append(names, say.T("{n}. {name}", "n", n+1, "name", r.Name))
	}
	c.list, c.at = list, slices.IndexFunc(list, func(r *forms.FormRequirement) bool { return r.ID.S == requirement })
	c.pick = kit.NewPicker(names, c.at+1, func(n int) { c.at = n - 1 })
	c.box.RemoveAll()
	c.box.Add(kit.Framed(420, c.pick))
	c.box.Refresh()
	return true
}

// take keeps the choice, and has the file filed.
func (c *choice) take() {
	f, requirement := c.filing, ""
	if c.at >= 0 {
		requirement = c.list[c.at].ID.S
	}
	f.plan.Give(c.line, f.plan.Lines[c.line].Dossiers[c.dossier].ID, requirement)
	why := f.plan.Lines[c.line].Why()
	f.chose[c.line] = why == filing.Ready || requirement != "" && why != filing.Same
	f.Refresh()
	f.rows.Focus()
}
