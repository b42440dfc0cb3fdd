package robot

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"yibiao/app/page"
	"yibiao/assets"
)

// No screen is wider than the smallest screen that offices have, however large its type: a window that grows with one stays wide.
func TestEveryScreenFitsTheSmallestOffice(t *testing.T) {
	for _, v := range []View{{"text-150", "light", 1, 1.5}, {"text-175", "light", 1, 1.75}, {"screen-150", "light", 1.5, 0}} {
		t.Run(v.Name, func(t *testing.T) {
			r, err := Start(Options{Assets: assets.FS, Vault: t.TempDir(), Scale: v.Scale})
			if err != nil {
				t.Fatal(err)
			}
			defer func() { r.must(t, r.Close()) }()
			if v.Text > 0 {
				r.Shell.SetTextSize(v.Text)
			}
			fits := func(name string) {
				r.Settle()
				if least := r.win.Content().MinSize(); least.Width > Width/v.Scale || least.Height > Height/v.Scale {
					t.Errorf("%s: the window cannot be smaller than %v, the screen is %v", name, least, fyne.NewSize(Width/v.Scale, Height/v.Scale))
				}
			}
			fits("start")
			r.Go(page.Route{Page: page.Match})
			fits("match, empty")
			r.Go(page.Route{Page: page.Workbench})
			r.must(t, r.Press("载入示例企业"))
			for i := range 25 {
				_, err := r.Session.Clients().Create(fmt.Sprintf("柳州市虚构第%02d号机械有限公司", i))
				r.must(t, err)
			}
			_, err = r.Session.Clients().Create(longName)
			r.must(t, err)
			dossiers, err := r.Session.Dossiers().List("")
			r.must(t, err)
			d := dossiers[0]
			for _, to := range []page.Page{page.Choose, page.Form, page.Materials, page.Check, page.Export, page.Official, page.Papers} {
				r.Go(page.Route{Page: to, Dossier: d.ID})
				fits(string(to))
			}
			for _, to := range []page.Page{page.Profile, page.Choose, page.Match, page.Client} {
				r.Go(page.Route{Page: to, Client: d.Client})
				fits(string(to) + " of a client")
			}
			for _, to := range []page.Page{page.Workbench, page.Match, page.Agenda, page.Policy, page.Vault, page.Sheet, page.Dossiers, page.Fill, page.Filing, page.Verify, page.Welcome} {
				r.Go(page.Route{Page: to})
				fits(string(to))
			}
		})
	}
}
