package choose

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session/matching"
	"yibiao/app/session/policies"
	"yibiao/forms"
)

// narrow is what makes the list shorter: a search, and leaving out what the client cannot apply for.
func (c *Choose) narrow() fyne.CanvasObject {
	fits := kit.NewTickBox(say.T("不列明显不符合的"), func(on bool) {
		c.fits = on
		c.fillList()
	})
	return kit.AtEnds(kit.WithMin(fyne.NewSize(kit.Scaled(380), 0), c.search), fits)
}

// foldLine folds and unfolds the programmes of a document.
func (c *Choose) foldLine(p *forms.Pack, n int, folded bool) fyne.CanvasObject {
	words := say.T("{n} 个事项，点这里收起", "n", n)
	if folded {
		words = say.T("{n} 个事项，点这里展开", "n", n)
	}
	it := kit.NewItem(kit.ParagraphLine(words, look.ColorInfo), func() {
		c.unfolded[p.ID.S] = folded
		c.fillList()
		if first := c.first(p); folded && first != nil {
			kit.Focus(first)
		}
	})
	return it
}

// first is the first programme of a document that can be ticked; nil for none.
func (c *Choose) first(p *forms.Pack) *kit.TickBox {
	for _, x := range c.listed() {
		for _, q := range x.some {
			if tick := c.ticks[q.ID.S]; tick != nil && (p == nil || x.pack == p) {
				return tick
			}
		}
	}
	return nil
}

// toList goes from the search box to the first programme found.
func (c *Choose) toList() {
	if c.search.Text == "" {
		return
	}
	if first := c.first(nil); first != nil {
		kit.Focus(first)
	}
}

// led are the ids of the happenings that are ticked.
func led(happened map[string]bool) (ids []string) {
	for id, on := range happened {
		if on {
			ids = append(ids, id)
		}
	}
	return ids
}

// listed are the documents with those of their programmes that follow from what was ticked and answer the search, or all. What is
// chosen already stays to be seen.
func (c *Choose) listed() []packOfList {
	ids := led(c.happened)
	follows := map[*forms.Programme]bool{}
	for _, x := range c.ctx.Session.Library().LedTo(ids) {
		follows[x.Programme] = true
	}
	if (c.fits || len(ids) > 0) && c.standing == nil {
		c.standing = map[*forms.Programme]forms.Outcome{}
		if m, err := matching.OfClient(c.ctx.Session, c.client.ID); err == nil {
			c.standing = m.Standing()
		}
	}
	var list []packOfList
	ranks := map[*forms.Programme]int{}
	for _, p := range c.ctx.Session.Library().Packs {
		if c.work != nil && p.ID.S != c.work.Editing.Dossier.Pack {
			continue
		}
		var some []*forms.Programme
		for _, q := range p.Programmes {
			tick := c.ticks[q.ID.S]
			ranks[q] = policies.RankOf(q, c.search.Text)
			kept := (len(ids) == 0 || follows[q]) && ranks[q] >= 0 && !(c.fits && c.standing[q] == forms.NotMet)
			if !page.AlwaysIn(p, q) && (kept || tick != nil && tick.Checked) {
				some = append(some, q)
			}
		}
		if len(some) > 0 {
			list = append(list, c.ranked(packOfList{pack: p, some: some}, ranks, c.standing != nil && (c.fits || len(ids) > 0)))
		}
	}
	slices.SortStableFunc(list, func(a, b packOfList) int { return cmp.Or(a.rank-b.rank, a.best-b.best) })
	return list
}

// fillList shows what is listed. Where nothing narrows a long list, documents are folded but for those that hold a choice. Who searches
// and has ticked nothing that happened sees what is found, not the question.
func (c *Choose) fillList() {
	list := c.listed()
	if c.asking != nil {
		if c.search.Text != "" && len(led(c.happened)) == 0 {
			c.asking.Hide()
		} else {
			c.asking.Show()
		}
	}
	folds := c.search.Text == "" && !c.fits && len(led(c.happened)) == 0 && len(list) > 1
	c.list.RemoveAll()
	for _, x := range list {
		chosen := slices.ContainsFunc(x.some, func(q *forms.Programme) bool {
			tick := c.ticks[q.ID.S]
			return tick != nil && tick.Checked
		})
		c.list.Add(c.packCard(x.pack, x.some, folds && !chosen, folds && !chosen && !c.unfolded[x.pack.ID.S]))
	}
	if len(list) == 0 {
		words := say.T("没有找到这样的事项。请换个词。")
		if c.fits || len(led(c.happened)) > 0 {
			words = say.T("没有找到这样的事项。请换个词，或去掉上面的勾。")
		}
		c.list.Add(kit.Muted(words))
	}
	c.list.Refresh()
	if c.page != nil {
		c.page.Refresh()
	}
}
