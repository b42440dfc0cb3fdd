package ask

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/say"
)

// filePanel asks for files where the desktop has no dialogs of its own. The toolkit's dialog speaks English in places, knows
// one file at a time, and does not go away on Escape.
type filePanel struct {
	files   *Files
	request page.FileRequest
	done    func(paths []string)
	close   func()

	folder  string
	entries []fileEntry
	chosen  []string // paths, in the order in which they were chosen
	left    int      // files that are not listed, hidden ones aside

	where *widget.Label
	list  *fileList
	state *widget.Label
	name  *nameEntry // of a file to be written; nil otherwise
	// maker opens the line for the name of a new folder, which is made on Enter; both nil where nothing is written.
	maker  *kit.Press
	fresh  *nameEntry
	line   fyne.CanvasObject // that of fresh
	object fyne.CanvasObject
}

// fileEntry is one line of the list.
type fileEntry struct {
	name   string
	folder bool
}

// chooseHere asks with a dialog of the window's own.
func (f *Files) chooseHere(request page.FileRequest, done func(paths []string)) {
	p := &filePanel{files: f, request: request, done: done, where: widget.NewLabel(""), state: widget.NewLabel("")}
	p.where.Truncation, p.state.Truncation = fyne.TextTruncateEllipsis, fyne.TextTruncateEllipsis
	p.list = newFileList(p)
	up := kit.Button(say.T("上一级"), p.up)
	up.Icon, up.OnKey = theme.MoveUpIcon(), p.down
	above := container.NewBorder(nil, nil, up, nil, p.where)
	if request.Kind == page.AskFolder || request.Kind == page.AskSave {
		above = container.NewBorder(nil, p.newFolder(), up, p.maker, p.where)
	}
	below := fyne.CanvasObject(p.state)
	if request.Kind == page.AskSave {
		p.name = newNameEntry(p.pick)
		p.name.SetText(request.Name)
		below = container.NewVBox(container.NewBorder(nil, nil, widget.NewLabel(say.T("文件名")), nil, p.name), p.state)
	}
	inside := container.NewBorder(above, below, container.NewVScroll(p.places()), nil, container.NewStack(p.list, p.list.ring))
	size := f.Window.Canvas().Size()
	room := fyne.NewSize(min(size.Width*0.8, 900), size.Height*0.6)
	p.object = container.NewGridWrap(room, inside)
	p.openFirst(p.begin())
	yes := say.T("选定")
	if request.Kind == page.AskSave {
		yes = say.T("保存")
	}
	p.close = f.Dialogs.Show(request.Title, p.object,
		page.Action{Text: say.T("取消")}, page.Action{Text: yes, Main: true, Keep: true, Do: p.pick})
	if p.name != nil {
		f.Window.Canvas().Focus(p.name)
		return
	}
	f.Window.Canvas().Focus(p.list)
}

// begin is the folder that is shown first.
func (p *filePanel) begin() string {
	if p.request.Folder != "" {
		return p.request.Folder
	}
	if home, err := os.UserHomeDir(); err == nil {
		return home
	}
	return string(filepath.Separator)
}

// places are the folders that are one press away: the usual ones of a home, and what is plugged in.
func (p *filePanel) places() fyne.CanvasObject {
	box := container.NewVBox()
	add := func(words string, icon fyne.Resource, paths ...string) {
		for _, path := range paths {
			if info, err := os.Stat(path); err == nil && info.IsDir() {
				b := kit.Quiet(words, func() { p.open(path) })
				b.OnKey = p.down
				b.Icon, b.Alignment = icon, widget.ButtonAlignLeading
				box.Add(b)
				return
			}
		}
	}
	if home, err := os.UserHomeDir(); err == nil {
		in := func(names ...string) (paths []string) {
			for _, name := range names {
				paths = append(paths, filepath.Join(home, name))
			}
			return paths
		}
		add(say.T("主文件夹"), theme.HomeIcon(), home)
		add(say.T("桌面"), theme.DesktopIcon(), in("桌面", "Desktop")...)
		add(say.T("文档"), theme.DocumentIcon(), in("文档", "Documents")...)
		add(say.T("下载"), theme.DownloadIcon(), in("下载", "Downloads")...)
	}
	for _, pattern := range []string{"/media/*/*", "/run/media/*/*"} {
		plugged, _ := filepath.Glob(pattern)
		for _, path := range plugged {
			add(filepath.Base(path), theme.StorageIcon(), path)
		}
	}
	add(say.T("整台电脑"), theme.ComputerIcon(), string(filepath.Separator))
	return box
}

// openFirst shows a folder, or the nearest above it that can be read: it may have been taken away since.
func (p *filePanel) openFirst(folder string) {
	for p.open(folder); p.folder == "" && filepath.Dir(folder) != folder; p.open(folder) {
		folder = filepath.Dir(folder)
	}
}

// open shows a folder; one that cannot be read is told, and the one before stays.
func (p *filePanel) open(folder string) {
	found, err := os.ReadDir(folder)
	if err != nil {
		p.state.SetText(say.T("打不开这个文件夹：{path}", "path", folder))
		return
	}
	left := p.folder
	p.folder, p.entries, p.chosen, p.left = folder, nil, nil, 0
	for _, f := range found {
		if e := (fileEntry{f.Name(), isFolder(folder, f)}); p.shows(e) {
			p.entries = append(p.entries, e)
		} else if !e.folder && !strings.HasPrefix(e.name, ".") {
			p.left++
		}
	}
	slices.SortStableFunc(p.entries, func(a, b fileEntry) int {
		switch {
		case a.folder == b.folder:
			return strings.Compare(strings.ToLower(a.name), strings.ToLower(b.name))
		case a.folder:
			return -1
		}
		return 1
	})
	p.where.SetText(folder)
	p.told()
	p.list.UnselectAll()
	p.list.Refresh()
	p.list.ScrollToTop()
	p.list.at = 0
	if p.list.Size().Height == 0 { // not shown yet: the toolkit would scroll to the end
		return
	}
	p.list.Highlight(max(0, slices.IndexFunc(p.entries, func(e fileEntry) bool { return filepath.Join(folder, e.name) == left })))
}

// down goes from what stands above and beside the list into it.
func (p *filePanel) down(key *fyne.KeyEvent) bool {
	if key.Name != fyne.KeyDown {
		return false
	}
	p.files.Window.Canvas().Focus(p.list)
	return true
}

// isFolder follows links.
func isFolder(in string, f os.DirEntry) bool {
	info, err := os.Stat(filepath.Join(in, f.Name()))
	return err == nil && info.IsDir()
}

// shows tells whether an entry is listed: files only of the kinds that are asked for, and nothing hidden.
func (p *filePanel) shows(e fileEntry) bool {
	switch {
	case strings.HasPrefix(e.name, "."):
		return false
	case e.folder:
		return true
	case p.request.Kind == page.AskFolder:
		return false
	}
	return len(p.request.Types) == 0 || slices.Contains(p.request.Types, strings.ToLower(filepath.Ext(e.name)))
}

// told says what is chosen, or what there is to do.
func (p *filePanel) told() {
	words := say.T("这里没有可以选的文件；在列表里按 Backspace 回上一级")
	switch {
	case len(p.chosen) > 1:
		words = say.T("已选 {n} 个文件", "n", len(p.chosen))
	case len(p.chosen) == 1:
		words = filepath.Base(p.chosen[0])
	case p.request.Kind == page.AskFolder:
		words = say.T("按“选定”，选的是现在打开的“{name}”；要选它里面的，先打开那一个", "name", folderName(p.folder))
		if p.left > 0 {
			words += say.T("。这里只列文件夹，{n} 个文件没有列出", "n", p.left)
		}
	case p.request.Kind == page.AskSave:
		words = ""
	case slices.ContainsFunc(p.entries, func(e fileEntry) bool { return !e.folder }):
		words = say.T("请选文件")
	case p.left > 0:
		words = say.T("这里没有可以选的文件，另有 {n} 个别的类型的没有列出；在列表里按 Backspace 回上一级", "n", p.left)
	}
	p.state.SetText(words)
}

// folderName is how a folder is called: its name, of the root of a drive its path.
func folderName(path string) string {
	if name := filepath.Base(path); name != string(filepath.Separator) {
		return name
	}
	return path
}

// newFolder is the line for the name of a new folder, hidden until it is asked for.
func (p *filePanel) newFolder() fyne.CanvasObject {
	p.fresh = newNameEntry(p.makeFolder)
	p.fresh.SetPlaceHolder(say.T("新文件夹的名称"))
	p.line = container.NewBorder(nil, nil, nil, kit.Button(say.T("新建"), p.makeFolder), p.fresh)
	p.line.Hide()
	p.maker = kit.Button(say.T("新建文件夹"), func() {
		p.line.Show()
		p.files.Window.Canvas().Focus(p.fresh)
	})
	p.maker.Icon = theme.FolderNewIcon()
	return p.line
}

// makeFolder makes a folder in the one that is shown, and opens it. A name that the system does not take is told.
func (p *filePanel) makeFolder() {
	name := strings.TrimSpace(p.fresh.Text)
	if name == "" || filepath.Base(name) != name || name == "." || name == ".." {
		p.state.SetText(say.T("请写文件夹的名称，不带斜杠"))
		return
	}
	path := filepath.Join(p.folder, name)
	switch err := os.Mkdir(path, 0o755); {
	case errors.Is(err, fs.ErrExist):
		p.state.SetText(say.T("这里已经有“{name}”", "name", name))
		return
	case err != nil:
		p.state.SetText(say.T("这里建不了文件夹，请换一个地方：{path}", "path", p.folder))
		return
	}
	p.fresh.SetText("")
	p.line.Hide()
	p.open(path)
	if p.name != nil {
		p.files.Window.Canvas().Focus(p.name)
		return
	}
	p.files.Window.Canvas().Focus(p.list)
}

func (p *filePanel) up() { p.open(filepath.Dir(p.folder)) }

// choose opens a folder, or chooses a file; one file that is asked for, and is chosen already, is picked.
func (p *filePanel) choose(i int) {
	e := p.entries[i]
	path := filepath.Join(p.folder, e.name)
	at := slices.Index(p.chosen, path)
	switch {
	case e.folder:
		p.open(path)
		return
	case p.request.Kind == page.AskFile && at >= 0:
		p.pick()
		return
	case p.request.Kind == page.AskFiles && at >= 0:
		p.chosen = slices.Delete(p.chosen, at, at+1)
	case p.request.Kind == page.AskFiles:
		p.chosen = append(p.chosen, path)
	default:
		p.chosen = []string{path}
	}
	if p.name != nil {
		p.name.SetText(e.name)
	}
	p.list.Refresh()
	p.told()
}

// pick hands over what is chosen. A file that would be replaced is asked about.
func (p *filePanel) pick() {
	paths := p.chosen
	switch p.request.Kind {
	case page.AskFolder:
		paths = []string{p.folder}
	case page.AskSave:
		name := strings.TrimSpace(p.name.Text)
		if name == "" || filepath.Base(name) != name {
			p.state.SetText(say.T("请写文件名，不带文件夹"))
			return
		}
		paths = []string{withEnding(filepath.Join(p.folder, name), p.request.Types)}
	}
	if len(paths) == 0 {
		p.told()
		return
	}
	p.close()
	take := func() { p.done(paths) }
	if _, err := os.Lstat(paths[0]); err == nil && p.request.Kind == page.AskSave {
		p.files.askReplace(p.request, paths[0], take)
		return
	}
	take()
}
