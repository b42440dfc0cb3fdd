package choose

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"yibiao/app/kit"
	"yibiao/app/say"
	"yibiao/forms"
)

// guide asks what happened, and leaves of the list what follows from it; with nothing ticked everything stands there.
// It needs no answers of the client.
func (c *Choose) guide() fyne.CanvasObject {
	boxes := container.New(&kit.Flow{})
	for _, h := range c.ctx.Session.Library().Vocabulary.Happenings {
		boxes.Add(kit.NewTickBox(say.Happened(h), func(on bool) {
			c.happened[h.ID.S] = on
			c.fillList()
		}))
	}
	return kit.Card(kit.Strong(say.T("发生了什么？")),
		kit.Muted(say.T("选一件或几件，下面只留下与它有关的事项；不选就是全部。这些只是方向，能不能申报要对照条件。")), boxes)
}

// packOfList is a policy with those of its programmes that are listed; best is how its best one stands.
type packOfList struct {
	pack *forms.Pack
	some []*forms.Programme
	best int
}

// ranked puts the programmes that the client may apply for first, once something was ticked.
func (c *Choose) ranked(p *forms.Pack, some []*forms.Programme, asked bool) packOfList {
	x := packOfList{pack: p, some: some}
	if !asked {
		return x
	}
	slices.SortStableFunc(some, func(a, b *forms.Programme) int { return forms.RankOf(c.standing, a) - forms.RankOf(c.standing, b) })
	x.best = forms.RankOf(c.standing, some[0])
	return x
}
