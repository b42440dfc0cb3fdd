package robot

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"yibiao/app/page"
	"yibiao/app/session"
	"yibiao/app/session/importing"
)

// View is how the screens of a gallery look.
type View struct {
	Name  string  // of the folder
	Mode  string  // light, dark or contrast
	Scale float32 // of the screen
	Text  float32 // size of the text; 0 means 1
}

// Views are those in which every screen is looked at.
func Views() []View {
	return []View{
		{"light-100", "light", 1, 0}, {"dark-100", "dark", 1, 0}, {"light-150", "light", 1.5, 0}, {"dark-150", "dark", 1.5, 0},
		{"text-150", "light", 1, 1.5}, {"contrast-100", "contrast", 1, 0},
	}
}

// longName is a name of 60 characters, longer than any that is registered.
const longName = "广西壮族自治区柳州市鱼峰区虚构智能制造与高端装备产业技术研究开发及科技成果转化推广应用示范基地建设运营管理服务有限公司"

// Gallery shows every screen in one view: without anything, with a client of a very long name that has just begun, and
// with the sample. It writes the pictures into a folder of the view and lists the texts that are cut, by picture.
func Gallery(o PictureOptions, v View) (cut []string, err error) {
	folder, err := os.MkdirTemp("", "yibiao-robot-")
	if err != nil {
		return nil, fmt.Errorf("making a folder for the robot: %w", err)
	}
	defer os.RemoveAll(folder)
	out := o.Out
	if out != "" {
		out = filepath.Join(out, v.Name)
	}
	r, err := Start(Options{
		Assets: o.Assets, Vault: filepath.Join(folder, "资料库"), VaultName: "示例资料库", Out: out, Scale: v.Scale, Now: ticking(), Fresh: true,
	})
	if err != nil {
		return nil, err
	}
	defer func() {
		if closing := r.Close(); err == nil {
			err = closing
		}
	}()
	g := &gallery{walkthrough: &walkthrough{Robot: r, assets: o.Assets, folder: folder}}
	g.Shell.SetMode(v.Mode)
	if v.Text > 0 {
		g.Shell.SetTextSize(v.Text)
	}
	err = steps(g.fresh, g.long, g.full, g.helps, g.grave)
	return g.cut, err
}

// ticking is a clock that goes on by a second at each look.
func ticking() func() time.Time {
	n := 0
	return func() time.Time { n++; return pictureDay.Add(time.Duration(n) * time.Second) }
}

// gallery is the way through the screens, with what was seen to be cut.
type gallery struct {
	*walkthrough
	looked func(name string) // is told of each screen; may be nil
	cut    []string
}

// foreign are the toolkit's own words that must not be seen.
var foreign = []string{"(Select one)", "item is required", "Yes", "No", "OK", "Cancel", "Confirm", "Open", "Save", "Error", "January", "November 2026", "Advanced"}

// see makes a picture and looks for texts that are cut, or not in the language of the program.
func (g *gallery) see(name string) func() error {
	return func() error {
		g.Settle()
		if g.looked != nil {
			g.looked(name)
		}
		for _, c := range g.Cut() {
			g.cut = append(g.cut, name+": "+c)
		}
		for _, c := range g.BadLines() {
			g.cut = append(g.cut, name+": "+c)
		}
		for _, words := range g.Seen() {
			if slices.Contains(foreign, words) {
				g.cut = append(g.cut, name+": the toolkit says "+words)
			}
		}
		return g.Picture(name)
	}
}

func (g *gallery) at(route page.Route, name string) func() error {
	return func() error { g.Go(route); return g.see(name)() }
}

// fresh shows a new vault.
func (g *gallery) fresh() error {
	return steps(g.see("welcome"), g.press("小企业"), g.see("welcome-tour"), g.press("直接开始"), g.see("workbench-empty"),
		g.press("新建单位"), g.see("new-client"), g.press("取消"),
		g.at(page.Route{Page: page.Match}, "match-empty"), g.at(page.Route{Page: page.Agenda}, "agenda-empty"),
		g.at(page.Route{Page: page.Policy}, "policy"), g.at(page.Route{Page: page.Verify}, "verify-empty"))
}

// long shows a client with a very long name, and a dossier in which nothing is done yet.
func (g *gallery) long() error {
	c, err := g.Session.Clients().Create(longName)
	if err != nil {
		return err
	}
	err = steps(g.at(page.Route{Page: page.Workbench}, "workbench-new"),
		g.at(page.Route{Page: page.Profile, Client: c.ID}, "profile-empty"), g.at(page.Route{Page: page.Choose, Client: c.ID}, "choose"))
	if err != nil {
		return err
	}
	pack := g.Session.Library().Pack("yijianshi")
	var all []string
	for _, q := range pack.Programmes {
		all = append(all, q.ID.S)
	}
	d, err := g.Session.Dossiers().Create(c.ID, pack.ID.S, all, "广西科技成果转化“一件事”四个事项集成申请（二〇二六年度第一批）")
	if err != nil {
		return err
	}
	if err := g.Session.Dossiers().Set(d.ID, session.DossierDue, "2026-11-20"); err != nil {
		return err
	}
	return steps(g.at(page.Route{Page: page.Workbench}, "workbench-long"), func() error { return g.stepsOf(d.ID, "empty") },
		g.at(page.Route{Page: page.Match, Client: c.ID}, "match-client-empty"))
}

// stepsOf shows the five steps of a dossier, and its official forms.
func (g *gallery) stepsOf(id, name string) error {
	for _, to := range []page.Page{page.Choose, page.Form, page.Materials, page.Check, page.Export, page.Official, page.Papers} {
		if err := g.at(page.Route{Page: to, Dossier: id}, string(to)+"-"+name)(); err != nil {
			return err
		}
	}
	return nil
}

// full shows the sample.
func (g *gallery) full() error {
	files, err := fs.Sub(g.assets, "samples")
	if err != nil {
		return err
	}
	sample, err := importing.ReadSample(files, "liuzhou")
	if err != nil {
		return err
	}
	if g.ids, err = importing.LoadSample(g.Session, files, sample); err != nil {
		return err
	}
	d, err := g.Session.Dossiers().Find(g.ids[0])
	if err != nil {
		return err
	}
	if err := page.RememberClient(g.Session, d.Client); err != nil {
		return err
	}
	return steps(g.at(page.Route{Page: page.Workbench}, "workbench-full"),
		g.at(page.Route{Page: page.Profile, Client: d.Client}, "profile-full"),
		func() error { return g.stepsOf(g.ids[0], "full") }, g.editing, g.bin,
		g.at(page.Route{Page: page.Match, Client: d.Client}, "match-client"), g.at(page.Route{Page: page.Match}, "match-map"),
		g.at(page.Route{Page: page.Agenda}, "agenda"))
}

// editing shows a value that is changed in the pre-check, and what that changes.
func (g *gallery) editing() error {
	id := g.ids[len(g.ids)-1]
	g.Go(page.Route{Page: page.Form, Dossier: id})
	if err := g.Fill("handler.mobile", "1380000"); err != nil {
		return err
	}
	g.Go(page.Route{Page: page.Check, Dossier: id})
	g.Key(fyne.KeyF2)
	if err := g.see("check-edit")(); err != nil {
		return err
	}
	if e, ok := g.win.Canvas().Focused().(interface{ SetText(string) }); ok {
		e.SetText("13800000002")
	}
	g.Key(fyne.KeyReturn)
	return g.see("check-changed")()
}

// bin shows a dossier that was deleted, and the bin.
func (g *gallery) bin() error {
	if err := g.Session.Dossiers().Delete(g.ids[len(g.ids)-1]); err != nil {
		return err
	}
	return steps(g.goTo(page.Route{Page: page.Workbench}), g.see("workbench-deleted"), g.press("回收站"), g.see("bin"), g.press("恢复"))
}

// helps shows the manual, the shortcuts, the settings and the tour.
func (g *gallery) helps() error {
	menu := func(words string) func() error { return func() error { return g.Menu(words) } }
	err := steps(g.goTo(page.Route{Page: page.Form, Dossier: g.ids[0]}), menu("使用手册"), g.see("help"), g.press("关闭"),
		menu("快捷键一览"), g.see("shortcuts"), g.press("关闭"), menu("设置"), g.see("settings"), g.press("取消"),
		menu("两分钟导览"), g.see("tour-1"))
	for i := range 7 {
		if err == nil {
			err = steps(g.press("下一站"), g.see(fmt.Sprintf("tour-%d", i+2)))
		}
	}
	if err != nil {
		return err
	}
	return steps(g.press("看完了，开始用"), g.see("tour-end"))
}
