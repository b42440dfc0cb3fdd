package material

import (
	"archive/zip"
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/session"
	"yibiao/app/session/history"
	"yibiao/app/session/intake"
	"yibiao/app/task"
	"yibiao/assets"
)

// newMaterials shows the screen in a window.
func newMaterials(t *testing.T) (*Materials, *pagetest.Desk) {
	t.Helper()
	s, w := pagetest.OpenSession(t, "shoutaitao", "stt-01-rending")
	d := &pagetest.Desk{}
	test.NewTempApp(t)
	m := New(&page.Context{Session: s, Nav: d, Dialogs: d, Tasks: task.Inline(), Assets: assets.FS}, w, page.Place{Material: "m.photos"})
	win := test.NewTempWindow(t, m.Object())
	win.Resize(fyne.NewSize(1100, 600))
	return m, d
}

// dropped writes pictures under the names into a folder; each is different.
func dropped(t *testing.T, names ...string) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "材料 100%")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for i, name := range names {
		m := image.NewGray(image.Rect(0, 0, 60+i, 40))
		m.SetGray(i, 0, color.Gray{Y: 200})
		var out bytes.Buffer
		if err := jpeg.Encode(&out, m, nil); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func attachedTo(m *Materials) []string {
	var out []string
	for _, f := range m.work.Editing.Materials().Of("") {
		out = append(out, f.Requirement+" "+f.Name)
	}
	return out
}

func TestADroppedFolderIsSortedAndAttachedInOneStep(t *testing.T) {
	m, d := newMaterials(t)
	m.Drop([]string{dropped(t, "商标注册证.jpg", "发票.jpg", "IMG_1.jpg")}) // the desk presses 放入
	want := []string{"m.photos IMG_1.jpg", "m.invoice 发票.jpg", "x.tm 商标注册证.jpg"}
	if diff := cmp.Diff(want, attachedTo(m)); diff != "" {
		t.Fatalf("(-want +got):\n%s%v", diff, d.Failed)
	}
	if said := strings.Join(d.Told, ""); !strings.Contains(said, "已放入 3 个文件") {
		t.Errorf("told %q", said)
	}
	if _, err := history.Undo(m.work.Editing); err != nil || len(m.work.Editing.Materials().Of("")) != 0 {
		t.Errorf("one undo leaves %v, %v", attachedTo(m), err)
	}
}

// A home folder that is dropped or chosen is not looked through before somebody has said that it is meant.
func TestAHomeFolderIsNotTakenWithoutAQuestion(t *testing.T) {
	m, d := newMaterials(t)
	home := dropped(t, "商标注册证.jpg")
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	d.Refuse = true
	m.Drop([]string{home})
	d.Files = [][]string{{home}}
	m.askFolder()
	if len(d.Asked) != 2 || len(attachedTo(m)) > 0 {
		t.Errorf("asked %v, taken %v", d.Asked, attachedTo(m))
	}
}

func TestADoubtfulFileWaitsForAPerson(t *testing.T) {
	m, _ := newMaterials(t)
	if _, err := m.ctx.Session.Clients().Create("南宁市别家机械有限公司"); err != nil {
		t.Fatal(err)
	}
	r := newReview(m, []intake.Proposal{
		{Name: "a", Requirement: "x.tm"}, {Name: "b", Requirement: "x.tm", Foreign: true}, {Name: "c", Requirement: "x.tm", Already: true},
		{Name: "d", Requirement: "x.tm", Facts: session.MaterialFacts{Glance: session.Glance{Fault: session.FaultLocked}}}, {Name: "e"},
	})
	if diff := cmp.Diff([]string{"x.tm", "", "", "", ""}, r.picks); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if one := newReview(m, []intake.Proposal{{Name: "e"}}); one.picks[0] != "m.photos" {
		t.Errorf("one unknown file goes to %q, not to what is open", one.picks[0])
	}
	for i, id := range r.ids {
		if req := m.work.Editing.Form.Requirement(id); i > 0 && generated(m.work, req) {
			t.Errorf("%s is made by the program and may be chosen", id)
		}
	}
}

func TestMissingOnesComeFirstWhenAsked(t *testing.T) {
	m, _ := newMaterials(t)
	first := func() *kit.Item { return m.list.rows.Objects[0].(*kit.Item) }
	if first() != m.list.lines[0].item {
		t.Error("the order is not that of the requirements")
	}
	m.list.gapsUp = true
	m.list.order()
	at := -1
	for i, l := range m.list.lines {
		if l.item == first() {
			at = i
		}
	}
	if s := m.work.Report.Materials[at]; s.Files > 0 || generated(m.work, s.Requirement) {
		t.Errorf("first comes %s", s.Requirement.Name)
	}
}

// arranged opens the page view on three pictures without its dialog.
func arranged(t *testing.T) *arranger {
	t.Helper()
	m, _ := newMaterials(t)
	m.Drop([]string{dropped(t, "照片1.jpg", "照片2.jpg", "照片3.jpg")})
	files := m.work.Editing.Materials().Of("m.photos")
	a := &arranger{m: m, files: files, worker: intake.NewReworker(m.work.Editing)}
	for _, f := range files {
		a.pages = append(a.pages, &pageTile{ref: intake.PageRef{Material: f.ID}, shown: image.NewGray(image.Rect(0, 0, 6, 4))})
	}
	a.build()
	win := test.NewTempWindow(t, a.scroll)
	win.Resize(fyne.NewSize(900, 500))
	return a
}

func TestPagesAreArrangedByKeys(t *testing.T) {
	a := arranged(t)
	p := a.pages
	press := func(tile *pageTile, name fyne.KeyName) { tile.item.TypedKey(&fyne.KeyEvent{Name: name}) }
	kit.Focus(p[0].item)
	press(p[0], fyne.KeyRight)
	if a.chosen() != p[1] {
		t.Error("the right key does not go to the next page")
	}
	p[1].item.TypedRune('r')
	p[1].item.TypedRune('R')
	p[1].item.TypedRune('s')
	press(p[2], fyne.KeyDelete)
	a.shift(p[2], -9)
	parts := a.parts()
	if len(parts) != 2 || parts[0].Pages[0] != p[0].ref || parts[1].Pages[0] != p[1].ref || p[1].ref.Turn != 180 {
		t.Errorf("%+v", parts)
	}
	press(p[2], fyne.KeyDelete) // back again
	if parts := a.parts(); parts[0].Pages[0] != p[2].ref || len(parts[0].Pages) != 2 || parts[1].Name == parts[0].Name {
		t.Errorf("%+v", parts)
	}
	a.save()
	if diff := cmp.Diff([]string{"m.photos 照片1-01.pdf", "m.photos 照片1-02.pdf"}, attachedTo(a.m)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A sound Word or OFD file is not called damaged, a file that cannot be read is, and the rest become one.
func TestWhatCannotBeJoinedStaysOutAndTheRestIsJoined(t *testing.T) {
	m, d := newMaterials(t)
	folder := dropped(t, "照片1.jpg", "照片2.jpg")
	for name, data := range map[string][]byte{"合同.docx": zipped(t, "word/document.xml"), "发票.ofd": zipped(t, "OFD.xml")} {
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	m.Drop([]string{folder})
	var sorted apart
	files := m.work.Editing.Materials().Of("")
	for _, f := range files {
		facts, err := m.work.Editing.Session().Files().LookAt(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		sorted.add(f, facts)
	}
	sorted.add(session.Material{Name: "扫描.pdf"}, session.MaterialFacts{Glance: session.Glance{Kind: session.KindPDF, Fault: session.FaultDamaged}})
	slices.Sort(sorted.others)
	if diff := cmp.Diff([]string{"发票.ofd", "合同.docx"}, sorted.others); diff != "" || len(sorted.joined) != 2 || len(sorted.closed) != 1 {
		t.Errorf("%s joined %v, closed %v, of %v", diff, sorted.joined, sorted.closed, attachedTo(m))
	}
	m.arrange(files) // the desk says yes, and saves
	if len(d.Failed) != 0 || !slices.Contains(d.Asked, "只合并其余的吗") {
		t.Errorf("failures %v, asked %v", d.Failed, d.Asked)
	}
	if got := strings.Join(attachedTo(m), " "); !strings.Contains(got, "合同.docx") || !strings.Contains(got, "发票.ofd") || strings.Count(got, ".pdf") != 1 {
		t.Errorf("left %s", got)
	}
}

// zipped is a zip with one file.
func zipped(t *testing.T, name string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	if w, err := z.Create(name); err != nil {
		t.Fatal(err)
	} else if _, err := w.Write([]byte("<a/>")); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestNothingIsSavedWhenNoPageIsLeft(t *testing.T) {
	a := arranged(t)
	before := attachedTo(a.m)
	for _, p := range a.pages {
		a.drop(p)
	}
	a.save()
	if diff := cmp.Diff(before, attachedTo(a.m)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestDeleteTakesAFileOff(t *testing.T) {
	m, d := newMaterials(t)
	m.Drop([]string{dropped(t, "照片1.jpg")})
	for _, it := range m.page.files {
		kit.Focus(it)
		it.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	}
	if got := attachedTo(m); len(got) != 0 || len(d.Failed) != 0 {
		t.Errorf("left %v, %v", got, d.Failed)
	}
}

// A file is moved among the others of its requirement from its menu, keeps the keyboard, and undo takes it back.
func TestFilesAreReordered(t *testing.T) {
	m, _ := newMaterials(t)
	m.Drop([]string{dropped(t, "照片1.jpg", "照片2.jpg", "照片3.jpg")})
	first := m.work.Editing.Materials().Of("m.photos")[0]
	kit.Focus(m.page.files[first.ID])
	for _, item := range m.fileMenu(first, m.state().Requirement.Requirement).Items {
		if item.Label == "下移" {
			item.Action()
		}
	}
	if diff := cmp.Diff([]string{"m.photos 照片2.jpg", "m.photos 照片1.jpg", "m.photos 照片3.jpg"}, attachedTo(m)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if id, on := m.page.focusedFile(); !on || id != first.ID {
		t.Error("the file has lost the keyboard")
	}
	if _, err := history.Undo(m.work.Editing); err != nil {
		t.Fatal(err)
	}
	if got := attachedTo(m); got[0] != "m.photos 照片1.jpg" {
		t.Errorf("after undo %v", got)
	}
}

func TestPaperWords(t *testing.T) {
	for size, want := range map[[2]float64]string{{210, 297}: "A4", {297.2, 209.8}: "A4 横放", {176, 250}: "B5", {100.4, 50}: "100×50 毫米"} {
		if got := paperWords(size[0], size[1]); got != want {
			t.Errorf("%v: %s, want %s", size, got, want)
		}
	}
}

// The line that is chosen stays whole in sight when the room for the list shrinks: the words above it wrap only once they have a width.
func TestTheChosenLineIsSeenWhole(t *testing.T) {
	s, w := pagetest.OpenSession(t, "shoutaitao", "stt-01-rending")
	d := &pagetest.Desk{}
	test.NewTempApp(t)
	m := New(&page.Context{Session: s, Nav: d, Dialogs: d, Tasks: task.Inline(), Assets: assets.FS}, w, page.Place{Material: "m.photos"})
	win := test.NewTempWindow(t, m.Object())
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject
	for _, height := range []float32{900, 760, 520} {
		win.Resize(fyne.NewSize(1280, height))
		if height == 900 {
			m.Enter()
		}
		item, scroll := m.list.lines[m.selected].item, m.list.scroll
		if bottom, edge := at(item).Y+item.Size().Height, at(scroll).Y+scroll.Size().Height; bottom > edge || at(item).Y < at(scroll).Y {
			t.Errorf("%v high: the line ends at %v, the list at %v", height, bottom, edge)
		}
	}
}
