package robot

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"yibiao/app/page"
	"yibiao/app/session/importing"
)

// Size of the window on the pictures of the manual.
const (
	manualWidth  = 1180
	manualHeight = 664
)

// Manual paints the pictures of the manual, by name without an ending, from the screens as they are now.
func Manual(assets fs.FS) (pictures map[string][]byte, err error) {
	folder, err := os.MkdirTemp("", "yibiao-robot-")
	if err != nil {
		return nil, fmt.Errorf("making a folder for the robot: %w", err)
	}
	defer os.RemoveAll(folder)
	r, err := Start(Options{Assets: assets, Vault: filepath.Join(folder, "资料库"), VaultName: "示例资料库", Now: ticking()})
	if err != nil {
		return nil, err
	}
	defer func() {
		if closing := r.Close(); err == nil {
			err = closing
		}
	}()
	r.win.Resize(fyne.NewSize(manualWidth, manualHeight))
	m := &manual{walkthrough: &walkthrough{Robot: r, assets: assets, folder: folder}, pictures: map[string][]byte{}}
	return m.pictures, steps(m.load, m.steps, m.rest, m.official)
}

// manual is the way to the pictures of the manual.
type manual struct {
	*walkthrough
	client   string
	pictures map[string][]byte
}

func (m *manual) keep(name string) func() error {
	return func() error {
		m.Settle()
		data, err := smallPNG(m.win.Canvas().Capture())
		m.pictures[name] = data
		return err
	}
}

func (m *manual) at(route page.Route, name string) func() error {
	return func() error { m.Go(route); return m.keep(name)() }
}

// load brings the sample, with something left to do.
func (m *manual) load() error {
	files, err := fs.Sub(m.assets, "samples")
	if err != nil {
		return err
	}
	sample, err := importing.ReadSample(files, "liuzhou")
	if err != nil {
		return err
	}
	if m.ids, err = importing.LoadSample(m.Session, files, sample); err != nil {
		return err
	}
	d, err := m.Session.Dossiers().Find(m.ids[0])
	if err != nil {
		return err
	}
	m.client = d.Client
	e, err := m.Session.OpenDossier(m.ids[1])
	if err != nil {
		return err
	}
	for field, text := range map[string]string{"handler.mobile": "1380000", "eq.price": "30"} {
		if _, err := e.Set(field, text); err != nil {
			return err
		}
	}
	return nil
}

// steps are the screens of a dossier.
func (m *manual) steps() error {
	at := func(p page.Page) page.Route { return page.Route{Page: p, Dossier: m.ids[1]} }
	err := steps(m.at(page.Route{Page: page.Workbench}, "workbench"), m.at(page.Route{Page: page.Profile, Client: m.client}, "profile"),
		m.at(page.Route{Page: page.Choose, Dossier: m.ids[0]}, "choose"),
		func() error { m.Go(at(page.Form)); return m.At("eq.price") }, m.keep("form"),
		m.at(at(page.Materials), "materials"), m.at(at(page.Check), "check"), m.press("就地改"))
	if err != nil {
		return err
	}
	if e, ok := m.win.Canvas().Focused().(interface{ SetText(string) }); ok {
		e.SetText("380")
	}
	m.Key(fyne.KeyTab)
	return m.keep("check-edit")()
}

// rest are the screens beside the dossiers.
func (m *manual) rest() error {
	return steps(m.at(page.Route{Page: page.Match, Client: m.client}, "match"), m.at(page.Route{Page: page.Agenda}, "agenda"),
		m.at(page.Route{Page: page.Policy}, "policy"), m.exported)
}

// exported shows a bundle that was just made, once nothing stands in its way any more.
func (m *manual) exported() error {
	e, err := m.Session.OpenDossier(m.ids[0])
	if err != nil {
		return err
	}
	if _, err := e.Set("handler.mobile", "13800000002"); err != nil {
		return err
	}
	m.Go(page.Route{Page: page.Export, Dossier: m.ids[0]})
	m.Files.Next = append(m.Files.Next, []string{m.folder})
	return steps(m.press("浏览…"), m.press("导出"), m.keep("exported"), func() error { _, err := newest(e); return err })
}

// official shows an official form with the fields that fill it.
func (m *manual) official() error {
	blank, err := m.formFile("官方认定申请表（2026年）.docx", false)
	if err != nil {
		return err
	}
	m.Go(page.Route{Page: page.Official, Dossier: m.ids[1]})
	m.Files.Next = append(m.Files.Next, []string{blank})
	return steps(m.press("导入官方表格…"), m.press("就用这张表"), m.keep("official"))
}

// WriteManual writes the pictures of the manual into a folder as <name>.png.
func WriteManual(assets fs.FS, folder string) error {
	pictures, err := Manual(assets)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("making the folder for the manual: %w", err)
	}
	for name, data := range pictures {
		if err := os.WriteFile(filepath.Join(folder, name+".png"), data, 0o644); err != nil {
			return fmt.Errorf("writing a picture of the manual: %w", err)
		}
	}
	return nil
}
