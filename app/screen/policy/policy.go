// Package policy is the library of the policies.
package policy

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session/policies"
	"yibiao/forms"
)

// Policy is the screen of the policy library (政策库): the policies, or what a search has found, at the left; one policy
// with its programmes, articles and the person's own files at the right.
type Policy struct {
	ctx      *page.Context
	files    []policies.PolicyFile
	selected string // id of a pack; "" is the page of the files that belong to none

	index  *index
	page   *policyPage
	object fyne.CanvasObject
}

var _ page.Screen = (*Policy)(nil)
var _ page.Finder = (*Policy)(nil)
var _ page.Undoer = (*Policy)(nil)
var _ page.Keeper = (*Policy)(nil)
var _ page.Turner = (*Policy)(nil)

// New makes the screen, opened at the route's policy and at the programme or article within it.
func New(ctx *page.Context, r page.Route) *Policy {
	p := &Policy{ctx: ctx, selected: r.Pack}
	if packs := p.packs(); p.selected == "" && len(packs) > 0 {
		p.selected = packs[0].ID.S
	}
	p.index, p.page = newIndex(p), newPolicyPage(p)
	p.object = container.New(&kit.Side{Width: 400}, p.index.object, p.page.scroll)
	p.readFiles()
	p.index.fill()
	p.page.show(target{programme: r.At.Programme, article: r.At.Article})
	return p
}

func (p *Policy) packs() []*forms.Pack { return p.ctx.Session.Library().Packs }

// pack is the one that is shown; nil on the page of files that belong to none.
func (p *Policy) pack() *forms.Pack { return p.ctx.Session.Library().Pack(p.selected) }

func (p *Policy) readFiles() {
	var err error
	if p.files, err = policies.Files(p.ctx.Session); err != nil {
		p.ctx.Dialogs.Fail(err)
	}
}

// choose shows another policy.
func (p *Policy) choose(pack string, at target) {
	p.selected = pack
	if p.index.search.Text == "" {
		p.index.mark()
	}
	p.page.show(at)
}

// openHit shows the place of a hit at the right.
func (p *Policy) openHit(h policies.Hit) {
	pack := ""
	if h.Pack != nil {
		pack = h.Pack.ID.S
	}
	at := target{}
	switch h.Kind {
	case policies.HitArticle:
		at.article = h.Title
	case policies.HitFile:
		at.file = h.ID
	case policies.HitPolicy:
	default:
		at.programme, at.kind, at.id = h.Programme.ID.S, h.Kind, h.ID
	}
	p.choose(pack, at)
	p.page.arrive()
}

// Object implements page.Screen.
func (p *Policy) Object() fyne.CanvasObject { return p.object }

// Title implements page.Screen.
func (p *Policy) Title() string { return say.T("政策库") }

// Enter gives the keyboard to the place that the screen was opened at, or to the search box.
func (p *Policy) Enter() {
	if !p.page.arrive() {
		kit.Focus(p.index.search)
	}
}

// Leave has nothing to hand over.
func (p *Policy) Leave() {}

// Refresh reads the files anew.
func (p *Policy) Refresh() {
	p.readFiles()
	p.index.fill()
	p.page.show(p.page.at)
}

// Drop adds documents to the policy that is shown.
func (p *Policy) Drop(paths []string) { p.add(paths) }

// Find gives the keyboard to the search box.
func (p *Policy) Find() { kit.Focus(p.index.search) }

// Scroll is the part that the paging keys move.
func (p *Policy) Scroll() *container.Scroll { return p.page.scroll }

// Turn goes to the policy before or after.
func (p *Policy) Turn(by int) {
	packs := p.packs()
	for i, pack := range packs {
		if pack.ID.S == p.selected && i+by >= 0 && i+by < len(packs) {
			p.choose(packs[i+by].ID.S, target{})
			return
		}
	}
}

// Here remembers the policy and the programme that is open.
func (p *Policy) Here(r page.Route) page.Route {
	r.Pack, r.At = p.selected, page.Place{Programme: p.page.at.programme}
	return r
}

// Undo takes back the last addition or removal of a document.
func (p *Policy) Undo() {
	page.Undoing.Turn(p.ctx, func() (string, error) {
		label, err := policies.UndoFiles(p.ctx.Session)
		return page.Undoing.Words(say.EditLabel(label, nil)), err
	}, p.Refresh)
}

// CanTurn implements page.Undoer: there is never anything to repeat.
func (p *Policy) CanTurn() (undo, redo bool) {
	return policies.CanUndoFiles(p.ctx.Session), false
}

// Redo has nothing to repeat: the library keeps no row of what was taken back.
func (p *Policy) Redo() { page.Redoing.Nothing(p.ctx) }
