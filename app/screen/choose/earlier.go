package choose

import (
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/reuse"
)

// earlier is the client's newest dossier, of the same policy when there is one; nil for the first dossier.
func (c *Choose) earlier(pack string) *session.DossierInfo {
	if c.work != nil {
		return nil
	}
	list, err := c.ctx.Session.Dossiers().List(c.client.ID)
	if err != nil {
		c.ctx.Dialogs.Fail(err)
		return nil
	}
	var found *session.DossierInfo
	for i := range list {
		if found == nil || list[i].Pack == pack || found.Pack != pack {
			found = &list[i]
		}
	}
	return found
}

// offerEarlier offers to take over what an earlier dossier holds; that of the same policy is taken over unless the
// person says no.
func (c *Choose) offerEarlier(pack string) {
	d := c.earlier(pack)
	if pack == "" || d == nil {
		c.carry.Hide()
		return
	}
	c.carry.Text = say.T("沿用“{title}”等以前档案的回答和材料（票据、专利等只能用一次的除外）", "title", say.Shortened(d.Title, 16))
	if c.carried != pack { // the tick follows the policy until the person decides
		c.carried = pack
		c.carry.SetChecked(d.Pack == pack)
	}
	c.carry.Show()
	c.carry.Refresh()
}

// carryOver takes over what the person wanted, into a dossier that was just made.
func (c *Choose) carryOver(id string) {
	if !c.carry.Visible() || !c.carry.Checked {
		return
	}
	e, err := c.ctx.Session.OpenDossier(id)
	if err != nil {
		c.ctx.Dialogs.Fail(err)
		return
	}
	carried, answers, files, err := reuse.CarryOver(e, nil)
	if err != nil {
		c.ctx.Dialogs.Fail(err)
		return
	}
	c.came, c.filled = &carried, e
	c.told = say.T("已沿用 {n} 项回答、{m} 个文件，请打开这份档案逐项看一遍；整个不要的，在档案里按 Ctrl+Z（回答、文件各是一步）。", "n", answers, "m", files)
}
