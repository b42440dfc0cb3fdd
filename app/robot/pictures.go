package robot

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"yibiao/app/page"
	"yibiao/app/screen/form"
	"yibiao/app/session"
	"yibiao/app/session/history"
)

// PictureOptions say which pictures are made.
type PictureOptions struct {
	Assets fs.FS
	Out    string  // folder; created
	Scale  float32 // of the screen; 0 means 1
}

// pictureDay is the day on all pictures, so that they stay the same.
var pictureDay = time.Date(2026, 11, 23, 9, 30, 0, 0, time.Local)

// Pictures works through every screen with the sample client, in a vault that is thrown away, and writes what is seen. A line that
// begins or ends with a wrong sign is an error, told after all pictures are made.
func Pictures(o PictureOptions) (err error) {
	folder, err := os.MkdirTemp("", "yibiao-robot-")
	if err != nil {
		return fmt.Errorf("making a folder for the robot: %w", err)
	}
	defer os.RemoveAll(folder)
	minutes := 0
	now := func() time.Time {
		minutes++
		return pictureDay.Add(time.Duration(minutes) * time.Second)
	}
	r, err := Start(Options{Assets: o.Assets, Vault: filepath.Join(folder, "资料库"), VaultName: "示例资料库", Out: o.Out, Scale: o.Scale, Now: now})
	if err != nil {
		return err
	}
	defer func() {
		if closing := r.Close(); err == nil {
			err = closing
		}
	}()
	w := &walkthrough{Robot: r, assets: o.Assets, folder: folder}
	for _, step := range []func() error{w.begin, w.client, w.choose, w.form, w.materials, w.check, w.export, w.verify, w.official, w.matching, w.desk, w.dark} {
		if err := step(); err != nil {
			return err
		}
	}
	return errors.Join(r.bad...)
}

// walkthrough is the way through the screens.
type walkthrough struct {
	*Robot
	assets fs.FS
	folder string
	ids    []string // of the sample's dossiers
	bundle string
}

// steps does one thing after the other until one fails.
func steps(todo ...func() error) error {
	for _, do := range todo {
		if err := do(); err != nil {
			return err
		}
	}
	return nil
}

func (w *walkthrough) shot(name string) func() error {
	return func() error { return w.Picture(name) }
}

func (w *walkthrough) press(words string) func() error {
	return func() error { return w.Press(words) }
}

func (w *walkthrough) goTo(route page.Route) func() error {
	return func() error { w.Go(route); return nil }
}

// begin shows the empty vault and loads the sample.
func (w *walkthrough) begin() error {
	err := steps(w.shot("empty"), w.press("新建单位"), w.shot("new-client"), w.press("取消"), w.press("载入示例企业"))
	if err != nil {
		return err
	}
	dossiers, err := w.Session.Dossiers().List("")
	for _, d := range dossiers {
		w.ids = append(w.ids, d.ID)
	}
	if err == nil && len(w.ids) == 0 {
		err = fmt.Errorf("the sample brought no dossier")
	}
	return err
}

// client shows the workbench and the profile.
func (w *walkthrough) client() error {
	if _, err := w.Session.Clients().Create("南宁市虚构精密铸造有限公司"); err != nil {
		return err
	}
	w.Shell.Screen().Refresh()
	if err := steps(w.shot("workbench"), w.press("企业档案"), w.shot("profile")); err != nil {
		return err
	}
	return steps(w.press("财务"), w.shot("profile-finance"), w.goTo(page.Route{Page: page.Workbench}))
}

// choose shows the choice of programmes.
func (w *walkthrough) choose() error {
	if err := steps(w.press("新建申报档案"), w.shot("choose")); err != nil {
		return err
	}
	library := w.Session.Library()
	for _, p := range library.Packs {
		if !p.Combine {
			continue
		}
		for _, q := range p.Programmes[1:] {
			if err := w.Programme(q.Title); err != nil {
				return err
			}
			// A programme of another policy asks whether to take it instead.
			if slices.Contains(w.Seen(), "要改选吗") {
				if err := w.Press("改选"); err != nil {
					return err
				}
			}
		}
	}
	return w.Picture("choose-combined")
}

// form shows the form with a mistake, the calendar and a table.
func (w *walkthrough) form() error {
	w.Go(page.Route{Page: page.Form, Dossier: w.ids[0]})
	if err := w.Picture("form"); err != nil {
		return err
	}
	if err := steps(
		func() error { return w.Fill("org.uscc", "91450200MA5YLBT65X") },
		func() error { return w.Fill("handler.mobile", "") },
		func() error { return w.At("org.uscc") }, w.shot("form-findings"),
	); err != nil {
		return err
	}
	form := w.Shell.Screen().(*form.Form)
	form.History()
	w.Settle()
	if err := w.Picture("history"); err != nil {
		return err
	}
	w.Shell.Undo()
	w.Shell.Undo()
	return w.table()
}

// table shows the first detail table that the dossier has rows for.
func (w *walkthrough) table() error {
	e, err := w.Session.OpenDossier(w.ids[0])
	if err != nil {
		return err
	}
	for _, f := range e.Form.Fields() {
		if f.IsTable() && len(e.Rows(f.Name())) > 1 {
			if err := w.At(f.Name()); err != nil {
				return err
			}
			w.Key(fyne.KeyF2)
			return w.Picture("form-table")
		}
	}
	return nil
}

// materials shows the set of materials.
func (w *walkthrough) materials() error {
	w.Go(page.Route{Page: page.Materials, Dossier: w.ids[0]})
	return w.Picture("materials")
}

// check shows the pre-check, with what is missing and without.
func (w *walkthrough) check() error {
	w.Go(page.Route{Page: page.Check, Dossier: w.ids[0]})
	if err := w.Picture("check"); err != nil {
		return err
	}
	if len(w.ids) < 2 {
		return nil
	}
	w.Go(page.Route{Page: page.Form, Dossier: w.ids[1]})
	if err := steps(
		func() error { return w.Fill("org.uscc", "91450200MA5YLBT65X") },
		func() error { return w.Fill("handler.mobile", "1380000") },
		w.removeFiles, w.goTo(page.Route{Page: page.Check, Dossier: w.ids[1]}), w.untick, w.shot("check-findings"),
		w.goTo(page.Route{Page: page.Export, Dossier: w.ids[1]}), w.shot("export-blocked"),
		w.goTo(page.Route{Page: page.Workbench}), w.shot("workbench-findings"),
		w.goTo(page.Route{Page: page.Check, Dossier: w.ids[1]}),
	); err != nil {
		return err
	}
	for range 5 {
		w.Shell.Undo()
	}
	return nil
}

// removeFiles takes the file off a requirement that must have one.
func (w *walkthrough) removeFiles() error {
	w.Go(page.Route{Page: page.Materials, Dossier: w.ids[1], At: page.Place{Material: "m.contract"}})
	if err := w.Press("移除"); err != nil {
		return err
	}
	return w.Picture("materials-missing")
}

// untick takes a confirmation back.
func (w *walkthrough) untick() error { return w.Press("已核实") }

// export shows the export before and after.
func (w *walkthrough) export() error {
	w.Go(page.Route{Page: page.Export, Dossier: w.ids[0]})
	if err := w.Picture("export"); err != nil {
		return err
	}
	target := filepath.Join(w.folder, "报送")
	if err := os.MkdirAll(target, 0o755); err != nil {
		return err
	}
	w.Files.Next = append(w.Files.Next, []string{target})
	if err := w.Press("浏览…"); err != nil {
		return err
	}
	e, err := w.Session.OpenDossier(w.ids[0])
	if err != nil {
		return err
	}
	report, err := e.Check()
	if err != nil {
		return err
	}
	if report.Blocking() > 0 {
		if err := w.Press("先导出草稿"); err != nil {
			return err
		}
	}
	if err := steps(w.press("导出"), w.shot("exported")); err != nil {
		return err
	}
	w.bundle, err = newest(e)
	return err
}

func newest(e *session.Editing) (string, error) {
	exports, err := history.Snapshots(e.Session(), e.Dossier.ID)
	if err != nil {
		return "", err
	}
	if len(exports) == 0 {
		return "", fmt.Errorf("nothing was exported")
	}
	return exports[len(exports)-1].Target, nil
}

// verify shows a sound bundle, and one in which a single byte was changed.
func (w *walkthrough) verify() error {
	w.Go(page.Route{Page: page.Verify, Files: page.FilesOf(w.bundle)})
	if err := w.Picture("verify"); err != nil {
		return err
	}
	bad := filepath.Join(w.folder, "改动过的提交包.zip")
	data, err := os.ReadFile(w.bundle)
	if err != nil {
		return err
	}
	data[len(data)/2] ^= 1
	if err := os.WriteFile(bad, data, 0o644); err != nil {
		return err
	}
	w.Go(page.Route{Page: page.Verify, Files: page.FilesOf(bad)})
	return w.Picture("verify-bad")
}

// desk shows all dossiers as a table and as a board, and a spreadsheet before it is brought in.
func (w *walkthrough) desk() error {
	sheet := filepath.Join(w.folder, "客户.csv")
	rows := "单位名称,税号,法人,手机,注册资金（万元）,成立时间,地址\n柳州市虚构模具有限公司,91450200MA5YLBT65G,韦样例,13800000009,800,2019-05-20,柳州市虚构路1号\n南宁市虚构精密铸造有限公司,,莫示例,1380000,1200,5/6/2018,\n"
	if err := os.WriteFile(sheet, []byte(rows), 0o600); err != nil {
		return err
	}
	return steps(w.goTo(page.Route{Page: page.Dossiers}), w.shot("dossiers"), w.press("看板"), w.shot("board"),
		w.goTo(page.Route{Page: page.Sheet, Files: page.FilesOf(sheet)}), w.shot("sheet"))
}

// dark shows some screens in the dark look, and the help.
func (w *walkthrough) dark() error {
	w.Shell.SetMode("dark")
	w.Go(page.Route{Page: page.Workbench})
	if err := w.Picture("dark-workbench"); err != nil {
		return err
	}
	for _, to := range []page.Page{page.Form, page.Materials, page.Check, page.Dossiers} {
		w.Go(page.Route{Page: to, Dossier: w.ids[0]})
		if err := w.Picture("dark-" + string(to)); err != nil {
			return err
		}
	}
	w.Key(fyne.KeyF1)
	if err := w.Picture("dark-help"); err != nil {
		return err
	}
	w.Key(fyne.KeyEscape)
	w.Shell.SetMode("light")
	return nil
}
