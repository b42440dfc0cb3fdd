package gui

import (
	"yibiao/app/page"
	"yibiao/app/screen/agenda"
	"yibiao/app/screen/check"
	"yibiao/app/screen/choose"
	"yibiao/app/screen/client"
	dossiers "yibiao/app/screen/desk"
	"yibiao/app/screen/export"
	"yibiao/app/screen/filing"
	"yibiao/app/screen/fill"
	"yibiao/app/screen/form"
	"yibiao/app/screen/match"
	"yibiao/app/screen/material"
	"yibiao/app/screen/official"
	"yibiao/app/screen/paper"
	"yibiao/app/screen/policy"
	"yibiao/app/screen/sheet"
	"yibiao/app/screen/vault"
	"yibiao/app/screen/workbench"
)

// pages makes the screens: a new screen is one more row.
var pages = map[page.Page]func(*ways, page.Route) (page.Screen, error){
	page.Workbench: func(w *ways, _ page.Route) (page.Screen, error) { return workbench.New(w.ctx), nil },
	page.Profile:   func(w *ways, r page.Route) (page.Screen, error) { return form.New(w.ctx, w.work, r.At), nil },
	page.Choose:    makeChoose,
	page.Form:      func(w *ways, r page.Route) (page.Screen, error) { return form.New(w.ctx, w.work, r.At), nil },
	page.Materials: func(w *ways, r page.Route) (page.Screen, error) {
		return material.New(w.ctx, w.work, r.At), nil
	},
	page.Check:  func(w *ways, _ page.Route) (page.Screen, error) { return check.New(w.ctx, w.work), nil },
	page.Export: func(w *ways, _ page.Route) (page.Screen, error) { return export.New(w.ctx, w.work), nil },
	page.Official: func(w *ways, r page.Route) (page.Screen, error) {
		return official.New(w.ctx, w.work, r.At.Output), nil
	},
	page.Papers:   func(w *ways, _ page.Route) (page.Screen, error) { return paper.New(w.ctx, w.work), nil },
	page.Verify:   func(w *ways, r page.Route) (page.Screen, error) { return export.NewVerify(w.ctx, r.Files.Paths()), nil },
	page.Match:    func(w *ways, r page.Route) (page.Screen, error) { return match.New(w.ctx, r) },
	page.Agenda:   func(w *ways, r page.Route) (page.Screen, error) { return agenda.New(w.ctx, r.Client), nil },
	page.Welcome:  func(w *ways, _ page.Route) (page.Screen, error) { return workbench.NewWelcome(w.ctx), nil },
	page.Vault:    func(w *ways, _ page.Route) (page.Screen, error) { return vault.New(w.ctx), nil },
	page.Client:   func(w *ways, r page.Route) (page.Screen, error) { return client.New(w.ctx, r.Client) },
	page.Dossiers: func(w *ways, _ page.Route) (page.Screen, error) { return dossiers.New(w.ctx), nil },
	page.Sheet:    func(w *ways, r page.Route) (page.Screen, error) { return sheet.New(w.ctx, r.Files.Paths()), nil },
	page.Filing:   func(w *ways, r page.Route) (page.Screen, error) { return filing.New(w.ctx, r.Files.Paths()), nil },
	page.Fill:     func(w *ways, r page.Route) (page.Screen, error) { return fill.New(w.ctx, r.At.Field), nil },
	page.Policy:   func(w *ways, r page.Route) (page.Screen, error) { return policy.New(w.ctx, r), nil },
}

func makeChoose(w *ways, r page.Route) (page.Screen, error) {
	if w.work != nil {
		return choose.New(w.ctx, w.work.Editing.Client, w.work), nil
	}
	client, err := w.ctx.Session.Clients().Find(r.Client)
	return choose.New(w.ctx, client, nil), err
}
