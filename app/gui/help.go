package gui

import (
	"io/fs"
	"path"
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"yibiao/app/gui/ask"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/screen/help"
)

// helpOf names the page of the manual for each screen: the file below help without its ending.
var helpOf = map[page.Page]string{
	page.Welcome: "01-start", page.Workbench: "01-start", page.Profile: "02-profile", page.Choose: "02b-choose",
	page.Form: "03-form", page.Materials: "04-materials", page.Check: "05-check", page.Export: "06-export",
	page.Verify: "06-export", page.Official: "06b-official", page.Papers: "06-export", page.Match: "06c-match", page.Agenda: "06d-agenda",
	page.Policy: "06e-policy", page.Vault: "07-vault", page.Sheet: "02c-sheet", page.Dossiers: "06f-desk", page.Fill: "02c-sheet", page.Client: "06f-desk",
	page.Filing: "04-materials",
}

// keysPage is the name of the page of shortcuts, which is no file.
const keysPage = "keys"

// manual is the handbook with the list of shortcuts.
type manual struct {
	assets  fs.FS
	dialogs *ask.Dialogs
	keys    func() string // the page of shortcuts
}

// show opens the manual at a page, unless a dialog is open.
func (m *manual) show(at string) {
	if m.dialogs.Depth() > 0 {
		return
	}
	view := help.New(m.pages(), at)
	size := m.dialogs.Window.Canvas().Size()
	frame := container.New(&fixedSize{fyne.NewSize(size.Width*0.86, size.Height*0.74)}, view.Object())
	m.dialogs.Show(say.T("使用手册"), frame, page.Action{Text: say.T("关闭"), Main: true})
	view.Enter()
}

// pages are the files of help in the order of their names, and the shortcuts.
func (m *manual) pages() []help.HelpPage {
	names, err := fs.Glob(m.assets, "help/*.md")
	if err != nil {
		names = nil // the pattern is sound; without files there are still the shortcuts
	}
	sort.Strings(names)
	var pages []help.HelpPage
	for _, name := range names {
		data, err := fs.ReadFile(m.assets, name)
		if err != nil {
			continue
		}
		pages = append(pages, help.HelpPage{ID: strings.TrimSuffix(path.Base(name), ".md"), Text: string(data), Pictures: m.picture})
	}
	return append(pages, help.HelpPage{ID: keysPage, Text: m.keys()})
}

// picture reads a picture of the manual; nil when there is none of that name.
func (m *manual) picture(name string) fyne.Resource {
	data, err := fs.ReadFile(m.assets, path.Join("help", path.Clean("/"+name)))
	if err != nil {
		return nil
	}
	return fyne.NewStaticResource(path.Base(name), data)
}

// keysText lists what can be done with the keyboard, from the commands of the menu and the keys beside them.
func keysText(groups []commandGroup) string {
	var b strings.Builder
	b.WriteString("## " + say.T("快捷键") + "\n")
	for _, group := range append(groups, otherKeys()...) {
		var lines []string
		for _, c := range flat(group.commands) {
			if text := c.text(); text != "" {
				lines = append(lines, "- **"+text+"**　"+c.words)
			}
		}
		if len(lines) > 0 {
			b.WriteString("\n### " + group.title + "\n\n" + strings.Join(lines, "\n") + "\n")
		}
	}
	return b.String()
}

// flat puts the lines of menus within a menu behind the line that opens them.
func flat(list []command) []command {
	var out []command
	for _, c := range list {
		out = append(append(out, c), flat(c.more)...)
	}
	return out
}

// fixedSize is a layout for one object that asks for the same room whatever the object needs.
type fixedSize struct{ size fyne.Size }

// MinSize is the room.
func (f *fixedSize) MinSize([]fyne.CanvasObject) fyne.Size { return f.size }

// Layout fills the room.
func (f *fixedSize) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	objects[0].Move(fyne.NewPos(0, 0))
}
