package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"yibiao/app/say"
	"yibiao/forms"
)

// guide asks what happened, and leaves of the list what follows from it; with nothing ticked everything stands there.
// It needs no answers of the client.
func (c *Choose) guide() fyne.CanvasObject {
	boxes := container.New(&flow{})
	for _, h := range c.ctx.Session.Library().Vocabulary.Happenings {
		boxes.Add(newTickBox(h.Says, func(on bool) {
			c.happened[h.ID.S] = on
			c.fillList()
		}))
	}
	return card(strong(say.T("发生了什么？")),
		muted(say.T("选一件或几件，下面只留下与它有关的事项；不选就是全部。这些只是方向，能不能申报要对照条件。")), boxes)
}

// fillList shows the documents whose programmes follow from what was ticked, or all. What is chosen already stays to be seen.
func (c *Choose) fillList() {
	var ids []string
	for id, on := range c.happened {
		if on {
			ids = append(ids, id)
		}
	}
	led := map[*forms.Programme]bool{}
	for _, x := range c.ctx.Session.Library().LedTo(ids) {
		led[x.Programme] = true
	}
	c.list.RemoveAll()
	for _, p := range c.ctx.Session.Library().Packs {
		if c.work != nil && p.ID.S != c.work.Editing.Dossier.Pack {
			continue
		}
		var some []*forms.Programme
		for _, q := range p.Programmes {
			tick := c.ticks[q.ID.S]
			if !alwaysIn(p, q) && (len(ids) == 0 || led[q] || tick != nil && tick.Checked) {
				some = append(some, q)
			}
		}
		if len(some) > 0 {
			c.list.Add(c.packCard(p, some))
		}
	}
	c.list.Refresh()
}
