package choose

import (
	"encoding/json"
	"slices"

	"yibiao/app/page"
	"yibiao/app/say"
)

// Leave gives up the choice.
func (c *Choose) Leave() { page.Hold(c.ctx.Session, page.Choose, "") }

// hold notes that what is chosen is not written.
func hold(c *Choose) {
	_, ids := c.chosen()
	words := ""
	switch {
	case c.work == nil && len(ids) > 0:
		words = say.T("选了 {n} 个事项，还没有建立申报档案。", "n", len(ids))
	case c.work != nil && !slices.Equal(slices.Sorted(slices.Values(ids)), slices.Sorted(slices.Values(c.work.Editing.Dossier.Programmes))):
		words = say.T("改了要申报的事项，还没有保存。")
	}
	page.HoldTyped(c.ctx.Session, page.Choose, words, func() string { return typed(c) })
}

// kept is a choice that was not written when the vault was locked, and for whom it is.
type kept struct {
	Client, Dossier, Title string
	Programmes             []string
}

// whose is who the choice is for; it tells nothing of the choice.
func whose(c *Choose) kept {
	k := kept{Client: c.client.ID}
	if c.work != nil {
		k.Dossier = c.work.Editing.Dossier.ID
	}
	return k
}

// typed is the choice as text for takeUp.
func typed(c *Choose) string {
	k := whose(c)
	_, k.Programmes = c.chosen()
	k.Title = c.title.Text
	text, err := json.Marshal(k)
	if err != nil {
		return ""
	}
	return string(text)
}

// takeUp puts the choice back that was made before the vault was locked; one for another client or dossier is given up, as whenever
// the page is left.
func takeUp(c *Choose) {
	text, err := page.TakeHeld(c.ctx.Session, page.Choose)
	if err != nil {
		c.ctx.Dialogs.Fail(err)
	}
	var k kept
	if text == "" || json.Unmarshal([]byte(text), &k) != nil {
		return
	}
	if own := whose(c); k.Client != own.Client || k.Dossier != own.Dossier {
		return
	}
	for id := range c.ticks {
		c.set(id, slices.Contains(k.Programmes, id))
	}
	c.title.SetText(k.Title)
	c.summarise()
}
