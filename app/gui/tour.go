package gui

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/screen/workbench"
	"yibiao/app/session"
	"yibiao/app/session/importing"
	"yibiao/app/task"
	"yibiao/dossier/disk"
)

// settingTour keeps the folder of a tour while it goes on, so that one that was cut off is cleared away later.
const settingTour = "tour.folder"

// tourFolder is how the folders of tours are called; nothing else is ever removed.
const tourFolder = "yibiao-tour-"

// tourSample is the fictional client of the tour.
const tourSample = "liuzhou"

// tour is a walk through the program on a vault of its own, which is thrown away in the end.
type tour struct {
	folder string
	demo   *session.Session
	home   *session.Session // the person's own vault
	name   string           // of the person's own vault, in the status bar
	stops  []tourStop
	at     int
}

// tourStop is a screen with what there is to see on it.
type tourStop struct {
	route       page.Route
	title, text string
}

// tours show the program on a vault of its own, one at a time.
type tours struct {
	ctx   *page.Context
	ways  *ways
	frame *frame
	now   *tour // nil while the person's own vault is shown
}

// home is the person's own vault, also while the tour shows another.
func (t *tours) home() *session.Session {
	if t.now != nil {
		return t.now.home
	}
	return t.ctx.Session
}

// start makes a vault with the fictional client and shows the first stop.
func (t *tours) start() {
	if t.now != nil {
		t.end()
	}
	t.ways.screen.Leave()
	made := &tour{home: t.ctx.Session, name: t.frame.vault}
	given := false
	note := t.ctx.Dialogs.Show(say.T("两分钟导览"), kit.Sentence(say.T("正在准备示例企业……")), page.Action{Text: say.T("取消"), Do: func() { given = true }})
	t.ctx.Tasks.Do(func(context.Context, task.Report) error { return made.prepare(t.ctx.Assets) }, func(err error) {
		note()
		if err != nil || given {
			if err = errors.Join(err, made.clear()); err != nil {
				t.ctx.Dialogs.Fail(err)
			}
			return
		}
		t.now, t.ctx.Session, t.frame.vault = made, made.demo, say.T("示例资料库（导览完即删除）")
		t.ways.work, t.ways.trail = nil, nil
		t.stopAt(0)
	})
}

// prepare makes the vault of the tour.
func (t *tour) prepare(assets fs.FS) error {
	folder, err := os.MkdirTemp("", tourFolder)
	if err != nil {
		return err
	}
	t.folder = folder
	if err := session.Remember(t.home, settingTour, folder); err != nil {
		return err
	}
	if t.demo, err = t.home.Beside(filepath.Join(folder, "vault")); err != nil {
		return err
	}
	files, err := fs.Sub(assets, "samples")
	if err != nil {
		return err
	}
	sample, err := importing.ReadSample(files, tourSample)
	if err != nil {
		return err
	}
	ids, err := importing.LoadSample(t.demo, files, sample)
	if err != nil {
		return err
	}
	clients, err := t.demo.Clients().List()
	if err == nil {
		t.stops = tourStops(clients[0].ID, ids[0])
		err = page.SetDesk(t.demo, page.DeskOf(t.home))
	}
	return err
}

// tourStops are the stops, in order.
func tourStops(client, dossier string) []tourStop {
	at := func(p page.Page) page.Route { return page.Route{Page: p, Dossier: dossier} }
	return []tourStop{
		{page.Route{Page: page.Workbench}, say.T("工作台"), say.T("一家单位的申报档案都在这里：做到哪一步、下一步是什么、什么时候截止。点“继续”就到该做的地方。")},
		{page.Route{Page: page.Profile, Client: client}, say.T("企业档案"), say.T("单位信息只填一次，所有申报都从这里取。每改一处自动保存，Ctrl+Z 随时撤销。")},
		{at(page.Choose), say.T("第一步　选事项"), say.T("勾上要申报的事项。能合并的几项合成一张表、一套材料，下面写着省了多少。")},
		{at(page.Form), say.T("第二步　一张表"), say.T("左边是各栏进度，右边是这一项的说明、条款和去年的填法。红星是必填；试着改一项，看右下角的“已保存”。")},
		{at(page.Materials), say.T("第三步　一套材料"), say.T("把文件拖进来就行；几个事项都要的材料只放一份，放过的以后自动沿用。")},
		{at(page.Check), say.T("第四步　预审"), say.T("逐条对照条款，点一条就到要改的地方；右边是金额怎么算出来的。按 F2 可以就地改，马上看到变化。")},
		{at(page.Export), say.T("第五步　导出交付"), say.T("填好的表格和材料按窗口要求编号，装成一个提交包，可以离线核验。")},
		{page.Route{Page: page.Match, Client: client}, say.T("政策匹配"), say.T("还能报哪些、差什么条件，一眼看清。以上就是全部；按 F1 随时看说明。")},
	}
}

// stopAt shows a stop; behind the last one the tour ends.
func (t *tours) stopAt(n int) {
	if n >= len(t.now.stops) {
		t.end()
		return
	}
	t.now.at = n
	t.ways.Go(t.now.stops[n].route)
	t.ways.trail = nil
}

// end goes back to the person's own vault and throws the other one away.
func (t *tours) end() {
	was := t.now
	if was == nil {
		return
	}
	t.ways.screen.Leave()
	t.goHome()
	t.ways.Go(page.Route{Page: page.Workbench})
	if err := was.clear(); err != nil {
		t.ctx.Dialogs.Fail(err)
		return
	}
	t.frame.Tell(say.T("导览结束，示例内容已删除。想再看一遍，点“帮助 › 两分钟导览”。"))
}

// goHome brings the person's own vault back, with nothing shown.
func (t *tours) goHome() {
	t.ctx.Session, t.frame.vault, t.now = t.now.home, t.now.name, nil
	t.ways.forget()
}

// close throws the vault of a tour away when the window closes.
func (t *tours) close() {
	was := t.now
	if was == nil {
		return
	}
	t.goHome()
	if err := was.clear(); err != nil {
		fyne.LogError("clearing the tour away", err)
	}
}

// clear closes the vault of the tour and removes it.
func (t *tour) clear() error {
	var err error
	if t.demo != nil {
		err = t.demo.Close()
	}
	return errors.Join(err, removeTour(t.home, t.folder))
}

// removeTour removes the folder of a tour, now or, when that fails, at the next start.
func removeTour(home *session.Session, folder string) error {
	if !strings.HasPrefix(filepath.Base(folder), tourFolder) {
		return nil
	}
	if err := disk.RemoveAll(folder); err != nil {
		return err
	}
	return session.Remember(home, settingTour, "")
}

// clearLeft removes what a tour left behind that was cut off.
func (t *tours) clearLeft() {
	if folder := t.ctx.Session.Setting(settingTour); folder != "" {
		if err := removeTour(t.ctx.Session, folder); err != nil {
			t.frame.Tell(say.T("上次导览的示例没有删净，下次启动再试：{path}", "path", folder))
		}
	}
}

// strip stands above the screen while the tour goes on; nil when none does.
func (t *tours) strip() fyne.CanvasObject {
	if t.now == nil {
		return nil
	}
	at, stop := t.now.at, t.now.stops[t.now.at]
	var back func()
	if at > 0 {
		back = func() { t.stopAt(at - 1) }
	}
	return workbench.NewTourStrip(workbench.TourStop{Number: at + 1, All: len(t.now.stops), Title: stop.title, Text: stop.text},
		back, func() { t.stopAt(at + 1) }, t.end)
}
