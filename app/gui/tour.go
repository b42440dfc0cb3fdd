package gui

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/screen/workbench"
	"yibiao/app/session"
	"yibiao/app/task"
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

// home is the person's own vault, also while the tour shows another.
func (s *Shell) home() *session.Session {
	if s.tour != nil {
		return s.tour.home
	}
	return s.opt.Session
}

// startTour makes a vault with the fictional client and shows the first stop.
func (s *Shell) startTour() {
	if s.tour != nil {
		s.endTour()
	}
	s.current.Leave()
	t := &tour{home: s.opt.Session, name: s.opt.VaultName}
	given := false
	note := s.Show(say.T("两分钟导览"), wrapped(say.T("正在准备示例企业……")), page.Action{Text: say.T("取消"), Do: func() { given = true }})
	s.opt.Tasks.Do(func(context.Context, task.Report) error { return t.prepare(s.opt.Assets) }, func(err error) {
		note()
		if err != nil || given {
			if err = errors.Join(err, t.clear()); err != nil {
				s.Fail(err)
			}
			return
		}
		s.tour, s.opt.Session, s.ctx.Session, s.opt.VaultName = t, t.demo, t.demo, say.T("示例资料库（导览完即删除）")
		s.work, s.trail = nil, nil
		s.stopAt(0)
	})
}

// prepare makes the vault of the tour.
func (t *tour) prepare(assets fs.FS) error {
	folder, err := os.MkdirTemp("", tourFolder)
	if err != nil {
		return err
	}
	t.folder = folder
	if err := t.home.SetSetting(settingTour, folder); err != nil {
		return err
	}
	if t.demo, err = t.home.Beside(filepath.Join(folder, "vault")); err != nil {
		return err
	}
	files, err := fs.Sub(assets, "samples")
	if err != nil {
		return err
	}
	sample, err := session.ReadSample(files, tourSample)
	if err != nil {
		return err
	}
	ids, err := t.demo.LoadSample(files, sample)
	if err != nil {
		return err
	}
	clients, err := t.demo.Clients()
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
func (s *Shell) stopAt(n int) {
	if n >= len(s.tour.stops) {
		s.endTour()
		return
	}
	s.tour.at = n
	s.Go(s.tour.stops[n].route)
	s.trail = nil
}

// endTour goes back to the person's own vault and throws the other one away.
func (s *Shell) endTour() {
	t := s.tour
	if t == nil {
		return
	}
	s.current.Leave()
	s.tour, s.opt.Session, s.ctx.Session, s.opt.VaultName = nil, t.home, t.home, t.name
	s.work, s.trail, s.current = nil, nil, nil
	s.Go(page.Route{Page: page.Workbench})
	if err := t.clear(); err != nil {
		s.Fail(err)
		return
	}
	s.Tell(say.T("导览结束，示例内容已删除。想再看一遍，点“帮助 › 两分钟导览”。"))
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
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	return home.SetSetting(settingTour, "")
}

// clearTour removes what a tour left behind that was cut off.
func (s *Shell) clearTour() {
	if folder := s.opt.Session.Setting(settingTour); folder != "" {
		if err := removeTour(s.opt.Session, folder); err != nil {
			s.Tell(say.T("上次导览的示例没有删净，下次启动再试：{path}", "path", folder))
		}
	}
}

// withTour puts the strip of the tour above the bars of a screen.
func (s *Shell) withTour(above fyne.CanvasObject) fyne.CanvasObject {
	if s.tour == nil {
		return above
	}
	return container.New(&stackedBars{}, s.tourBar(), above)
}

// tourBar is the strip above the screen while the tour goes on.
func (s *Shell) tourBar() fyne.CanvasObject {
	t := s.tour
	stop := t.stops[t.at]
	var back func()
	if t.at > 0 {
		back = func() { s.stopAt(t.at - 1) }
	}
	return workbench.NewTourStrip(workbench.TourStop{Number: t.at + 1, All: len(t.stops), Title: stop.title, Text: stop.text},
		back, func() { s.stopAt(t.at + 1) }, s.endTour)
}
