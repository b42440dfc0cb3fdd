package robot

import (
	"fmt"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"yibiao/app/page"
	"yibiao/app/screen/official"
	"yibiao/app/session/blanks"
)

// official imports a blank form, decides some of its places, shows the pages and takes the next year's edition.
func (w *walkthrough) official() error {
	id, err := w.dossierOf("shoutaitao")
	if err != nil {
		return err
	}
	w.Go(page.Route{Page: page.Export, Dossier: id})
	if err := steps(w.press("官方表格…"), w.shot("official-none")); err != nil {
		return err
	}
	blank, err := w.formFile("官方认定申请表（2026年）.docx", false)
	if err != nil {
		return err
	}
	w.Files.Next = append(w.Files.Next, []string{blank})
	if err := steps(w.press("导入官方表格…"), w.press("就用这张表"), w.shot("official")); err != nil {
		return err
	}
	w.Key(fyne.KeyHome)
	w.Key(fyne.KeyReturn)
	w.Key(fyne.KeyReturn)
	if err := steps(
		func() error { return w.Type("名称") }, w.settled, w.shot("official-search"),
		w.key(fyne.KeyEscape), w.press("类型"), w.shot("official-rows"),
		w.press("只看待处理"), w.shot("official-pending"), w.press("看全部"), w.press("企业规模"), w.shot("official-options"),
	); err != nil {
		return err
	}
	if err := steps(w.press("预览"), w.shot("official-preview"), w.press("回到对应")); err != nil {
		return err
	}
	return w.officialNext(id)
}

// officialNext shows what the edition of the next year has otherwise, values read back, and the dark look.
func (w *walkthrough) officialNext(id string) error {
	e, err := w.Session.OpenDossier(id)
	if err != nil {
		return err
	}
	form, _, err := blanks.FormOf(w.Session, e.Dossier.Pack, w.Shell.Screen().(*official.OfficialForm).Output())
	if err != nil {
		return err
	}
	filled, _, err := blanks.FillForm(e, form)
	if err != nil {
		return err
	}
	copied := filepath.Join(w.folder, "填好的表.docx")
	if err := os.WriteFile(copied, filled, 0o644); err != nil {
		return err
	}
	if err := steps(
		func() error { return w.Fill("eq.model", "YB-2") }, func() error { return w.Fill("org.reg_capital", "4000") },
		w.goTo(page.Route{Page: page.Official, Dossier: id})); err != nil {
		return err
	}
	w.Files.Next = append(w.Files.Next, []string{copied})
	if err := steps(w.press("从填好的旧表读回…"), w.shot("official-readback"), w.press("写进档案")); err != nil {
		return err
	}
	later, err := w.formFile("官方认定申请表（2027年）.docx", true)
	if err != nil {
		return err
	}
	w.Shell.Drop([]string{later})
	if err := steps(w.settled, w.shot("official-differences"), w.press("知道了")); err != nil {
		return err
	}
	w.Shell.SetMode("dark")
	if err := steps(w.settled, w.shot("dark-official")); err != nil {
		return err
	}
	w.Shell.SetMode("light")
	return steps(w.press("恢复自带表样…"), w.press("恢复自带表样"))
}

// formFile writes an official form to be imported.
func (w *walkthrough) formFile(name string, later bool) (string, error) {
	data, err := BlankForm(later)
	if err != nil {
		return "", fmt.Errorf("making a blank form: %w", err)
	}
	path := filepath.Join(w.folder, name)
	return path, os.WriteFile(path, data, 0o644)
}

// dossierOf finds a dossier of the sample by its pack.
func (w *walkthrough) dossierOf(pack string) (string, error) {
	for _, id := range w.ids {
		if d, err := w.Session.Dossiers().Find(id); err == nil && d.Pack == pack {
			return id, nil
		}
	}
	return "", fmt.Errorf("the sample has no dossier of the pack %s", pack)
}

func (w *walkthrough) key(name fyne.KeyName) func() error {
	return func() error { w.Key(name); return nil }
}

func (w *walkthrough) settled() error { w.Settle(); return nil }
