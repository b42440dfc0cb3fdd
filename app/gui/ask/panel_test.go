package ask

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"yibiao/app/page"
)

// noDialogs is a desktop without file dialogs.
func noDialogs() ([]string, error) { return nil, ErrNoDialogs }

// folderOf makes a folder with files; names ending in / are folders.
func folderOf(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		path := filepath.Join(dir, name)
		if strings.HasSuffix(name, "/") {
			path = filepath.Join(path, "内.docx")
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// choosing opens the window's own dialog and gives it with what it has handed over so far.
func choosing(t *testing.T, r page.FileRequest) (s *standing, p *filePanel, got *[]string) {
	t.Helper()
	s = stand(t, chooserFunc(noDialogs))
	got = &[]string{}
	r.Title = "选"
	s.files.Choose(r, func(paths []string) {
		for _, path := range paths {
			*got = append(*got, filepath.Base(path))
		}
	})
	list, ok := s.win.Canvas().Focused().(*fileList)
	if !ok {
		return s, nil, got
	}
	return s, list.panel, got
}

func TestTheWindowsOwnFileDialog(t *testing.T) {
	dir := folderOf(t, "B.docx", "a.PDF", "子/", ".hidden.docx", "表.docx")
	_, p, got := choosing(t, page.FileRequest{Kind: page.AskFiles, Types: []string{".docx", ".pdf"}, Folder: dir})
	var names []string
	for _, e := range p.entries {
		names = append(names, e.name)
	}
	if diff := cmp.Diff([]string{"子", "a.PDF", "B.docx", "表.docx"}, names); diff != "" {
		t.Error("listed (-want +got):", diff)
	}
	p.list.Select(1)
	p.list.Select(3)
	p.list.Select(2)
	p.list.Select(3) // not this one after all
	p.pick()
	if diff := cmp.Diff([]string{"a.PDF", "B.docx"}, *got); diff != "" {
		t.Error("chosen (-want +got):", diff)
	}
}

// Where one file is asked for, to choose it once more picks it: the button is four keys away.
func TestAFileThatIsChosenTwiceIsPicked(t *testing.T) {
	dir := folderOf(t, "甲.docx", "乙.docx")
	_, p, got := choosing(t, page.FileRequest{Kind: page.AskFile, Folder: dir})
	p.choose(0)
	p.choose(1)
	if len(*got) > 0 {
		t.Fatalf("picked at the first press: %v", *got)
	}
	p.choose(1)
	if diff := cmp.Diff([]string{"甲.docx"}, *got); diff != "" {
		t.Error("picked (-want +got):", diff)
	}
}

func TestTheFileDialogGoesThroughFolders(t *testing.T) {
	dir := folderOf(t, "子/", "表.docx")
	_, p, got := choosing(t, page.FileRequest{Kind: page.AskFolder, Folder: dir})
	if len(p.entries) != 1 {
		t.Errorf("files are listed: %v", p.entries)
	}
	p.list.Select(0)
	p.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	if p.folder != dir || !strings.Contains(p.state.Text, filepath.Base(dir)) {
		t.Errorf("it is at %s, and says %q", p.folder, p.state.Text)
	}
	p.list.Select(0)
	p.open(filepath.Join(dir, "不存在"))
	p.pick()
	if diff := cmp.Diff([]string{"子"}, *got); diff != "" {
		t.Error("(-want +got):", diff)
	}
}

func TestEscapeClosesTheFileDialogForGood(t *testing.T) {
	dir := folderOf(t, "表.docx")
	for _, kind := range []page.FileKind{page.AskFile, page.AskFiles, page.AskFolder, page.AskSave} {
		s, _, got := choosing(t, page.FileRequest{Kind: kind, Folder: dir, Name: "新.docx"})
		s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if s.dialogs.Asking() || s.dialogs.Depth() > 0 || len(*got) > 0 {
			t.Errorf("kind %v: something still lies over the window, or %v was chosen", kind, *got)
		}
	}
}

func TestSavingOverAFileIsAsked(t *testing.T) {
	dir := folderOf(t, "旧.docx")
	save := func(name string) (*standing, *[]string) {
		s, _, got := choosing(t, page.FileRequest{Kind: page.AskSave, Folder: dir, Name: name, Types: []string{".docx"}})
		s.win.Canvas().Focused().(*nameEntry).OnSubmitted("")
		return s, got
	}
	if s, got := save("新"); s.dialogs.Asking() || len(*got) != 1 || (*got)[0] != "新.docx" {
		t.Errorf("a new file: %v", *got)
	}
	s, got := save("旧")
	if !s.dialogs.Asking() || len(*got) > 0 {
		t.Errorf("replaced without a question: %v", *got)
	}
	if s, got := save("../x"); !s.dialogs.Asking() || len(*got) > 0 {
		t.Errorf("a name with a folder was taken: %v", *got)
	}
}

func TestAFolderIsMadeInTheFileDialog(t *testing.T) {
	dir := folderOf(t, "旧/")
	_, p, got := choosing(t, page.FileRequest{Kind: page.AskFolder, Folder: dir})
	p.folder = ""
	p.openFirst(filepath.Join(dir, "不在了", "也不在"))
	if p.folder != dir {
		t.Errorf("a folder that is gone: it begins at %q", p.folder)
	}
	for name, want := range map[string]string{"": "请写文件夹的名称", "a/b": "请写文件夹的名称", "..": "请写文件夹的名称", "旧": "已经有", strings.Repeat("长", 300): "建不了"} {
		p.fresh.SetText(name)
		p.makeFolder()
		if !strings.Contains(p.state.Text, want) || p.folder != dir {
			t.Errorf("%q: %s, at %s", name, p.state.Text, p.folder)
		}
	}
	p.maker.OnTapped()
	p.fresh.SetText(" 报送 ")
	p.fresh.OnSubmitted("")
	p.pick()
	if diff := cmp.Diff([]string{"报送"}, *got); diff != "" {
		t.Error("(-want +got):", diff)
	}
	if info, err := os.Stat(filepath.Join(dir, "报送")); err != nil || !info.IsDir() {
		t.Error(err)
	}
	if _, p, _ := choosing(t, page.FileRequest{Kind: page.AskFiles, Folder: dir}); p.maker != nil {
		t.Error("where files are read there is nothing to make")
	}
}

// A double click opens a folder and chooses nothing in it: its second press falls on whatever lies there.
func TestADoubleClickOnAFolderChoosesNoFile(t *testing.T) {
	dir := folderOf(t, "子/", "表.docx")
	s, p, _ := choosing(t, page.FileRequest{Kind: page.AskFiles, Folder: dir})
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	s.files.Now = func() time.Time { return now }
	p.list.Select(0)
	now = now.Add(200 * time.Millisecond)
	p.list.Select(0)
	if filepath.Base(p.folder) != "子" || len(p.chosen) != 0 {
		t.Errorf("in %s there is chosen: %q", p.folder, p.chosen)
	}
	now = now.Add(400 * time.Millisecond)
	p.list.Select(0)
	if len(p.chosen) != 1 {
		t.Errorf("a later press chooses %q", p.chosen)
	}
}

// Of one file that is asked for, the second Enter takes what the first one has chosen.
func TestEnterChoosesAFileAndTakesIt(t *testing.T) {
	dir := folderOf(t, "甲.docx", "乙.docx")
	_, p, got := choosing(t, page.FileRequest{Kind: page.AskFile, Folder: dir})
	enter := &fyne.KeyEvent{Name: fyne.KeyReturn}
	p.list.at = 1
	p.list.TypedKey(enter)
	if len(*got) > 0 || len(p.chosen) != 1 {
		t.Fatalf("the first Enter chose %q and handed over %q", p.chosen, *got)
	}
	p.list.TypedKey(enter)
	if diff := cmp.Diff([]string{p.entries[1].name}, *got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// In a folder without anything to choose the list has the focus all the same, and Tab comes back to it.
func TestTheListOfAnEmptyFolderHasTheFocus(t *testing.T) {
	dir := folderOf(t, "子/")
	for _, kind := range []page.FileKind{page.AskFile, page.AskFiles, page.AskFolder} {
		s, p, _ := choosing(t, page.FileRequest{Kind: kind, Folder: t.TempDir()})
		if p == nil {
			t.Errorf("kind %v: the focus is on %T", kind, s.win.Canvas().Focused())
			continue
		}
		if !p.list.ring.Visible() {
			t.Errorf("kind %v: nothing shows that the list has the keyboard", kind)
		}
		p.open(dir)
		for range 12 {
			s.win.Canvas().FocusNext()
			if s.win.Canvas().Focused() == fyne.Focusable(p.list) {
				break
			}
		}
		if s.win.Canvas().Focused() != fyne.Focusable(p.list) {
			t.Errorf("kind %v: Tab does not come to the list", kind)
		}
	}
}

// A folder begins with its first line marked, one that was left upwards with the line of where one was: however far down the mark
// was before, the arrows and Enter have something to go by. From what stands above the list the arrow leads into it.
func TestTheMarkIsAlwaysOnALine(t *testing.T) {
	dir := folderOf(t, "甲/", "乙/", "丙/", "丁/")
	s, p, _ := choosing(t, page.FileRequest{Kind: page.AskFolder, Folder: dir})
	if at := p.list.GetScrollOffset(); at != 0 {
		t.Errorf("the list begins scrolled by %v", at)
	}
	press := func(names ...fyne.KeyName) {
		for _, name := range names {
			s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
		}
	}
	press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown)
	last := p.entries[3].name
	if err := os.Mkdir(filepath.Join(dir, last, "里"), 0o755); err != nil {
		t.Fatal(err)
	}
	press(fyne.KeyReturn, fyne.KeyReturn)
	if want := filepath.Join(dir, last, "里"); p.folder != want {
		t.Errorf("the second Enter opens %s, not %s", p.folder, want)
	}
	press(fyne.KeyBackspace, fyne.KeyBackspace)
	if p.folder != dir || p.list.at != 3 {
		t.Errorf("back in %s the mark is on line %d", p.folder, p.list.at)
	}
	s.win.Canvas().FocusNext()
	press(fyne.KeyDown)
	if s.win.Canvas().Focused() != fyne.Focusable(p.list) {
		t.Errorf("the arrow leads to %T", s.win.Canvas().Focused())
	}
}

// Files that are there and are not listed are counted: a folder that holds some does not look empty.
func TestFilesThatAreNotListedAreCounted(t *testing.T) {
	dir := folderOf(t, "a.pdf", "b.xlsx", ".hidden.pdf", "子/")
	for kind, want := range map[page.FileKind]string{page.AskFolder: "2 个文件没有列出", page.AskFile: "另有 2 个别的类型的没有列出"} {
		if _, p, _ := choosing(t, page.FileRequest{Kind: kind, Types: []string{".docx"}, Folder: dir}); !strings.Contains(p.state.Text, want) {
			t.Errorf("it says %q, not %s", p.state.Text, want)
		}
	}
}
