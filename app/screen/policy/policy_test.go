package policy

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/task"
	"yibiao/assets"
)

// opened is the library in a window, at a place.
func opened(t *testing.T, at page.Route) (*Policy, *pagetest.Desk) {
	t.Helper()
	s, _ := pagetest.OpenSession(t, "shoutaitao", "stt-01-rending")
	test.NewTempApp(t)
	d := &pagetest.Desk{}
	p := New(&page.Context{Session: s, Nav: d, Dialogs: d, Tasks: task.Inline(), Assets: assets.FS}, at)
	w := test.NewWindow(p.Object())
	t.Cleanup(w.Close)
	w.Resize(fyne.NewSize(1200, 800))
	if len(d.Failed) > 0 {
		t.Fatal(d.Failed)
	}
	return p, d
}

// notice writes a document of the user.
func notice(t *testing.T, name, words string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(words), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func wantText(t *testing.T, o fyne.CanvasObject, wanted string, there bool) {
	t.Helper()
	if text := pagetest.Texts(o); strings.Contains(text, wanted) != there {
		t.Errorf("%q is there: %v, want %v, in\n%s", wanted, !there, there, text)
	}
}

// What is typed into the search box lists places, and Enter opens the first of them at the right.
func TestASearchLeadsToThePlace(t *testing.T) {
	p, _ := opened(t, page.Route{Pack: "gainian"})
	wantText(t, p.page.scroll.Content, "概念验证中心", true)
	test.Type(p.index.search, "首台套重大技术装备认定")
	if len(p.index.items) == 0 || len(p.index.items) > mostHits {
		t.Fatalf("%d hits", len(p.index.items))
	}
	p.index.search.OnSubmitted("")
	if p.selected != "shoutaitao" {
		t.Errorf("opened %q", p.selected)
	}
	wantText(t, p.page.scroll.Content, "首台(套)", true)

	p.index.search.SetText("没有这样的字眼")
	if len(p.index.items) != 0 {
		t.Errorf("%d hits for nonsense", len(p.index.items))
	}
	wantText(t, p.index.list, "没有找到", true)
	p.index.search.OnSubmitted("") // nothing to open
	if p.selected != "shoutaitao" {
		t.Errorf("nonsense opened %q", p.selected)
	}
	p.index.search.SetText("")
	if got := len(p.index.items); got != len(p.packs())+1 {
		t.Errorf("without a search %d items are listed", got)
	}
}

// A document that is dropped belongs to the policy that is shown, is found by its words, and comes and goes by undo.
func TestADroppedDocumentIsReadFoundAndTakenAway(t *testing.T) {
	p, d := opened(t, page.Route{Pack: "shoutaitao"})
	p.Drop([]string{notice(t, "补充通知.txt", "申报单位须于当日提交蓝莓清单。")})
	if len(p.files) != 1 || p.files[0].Pack != "shoutaitao" || len(d.Told) != 1 {
		t.Fatalf("files %+v, told %q, failed %v", p.files, d.Told, d.Failed)
	}
	wantText(t, p.page.scroll.Content, "蓝莓清单", true) // it is open for reading
	p.Turn(1)
	wantText(t, p.page.scroll.Content, "补充通知", false)
	p.index.search.SetText("蓝莓")
	if len(p.index.items) != 1 {
		t.Fatalf("%d hits", len(p.index.items))
	}
	p.index.openFirst()
	wantText(t, p.page.scroll.Content, "蓝莓清单", true)

	p.remove(p.files[0])
	wantText(t, p.page.scroll.Content, "补充通知", false)
	if len(p.files) != 0 || len(p.index.items) != 0 {
		t.Errorf("removed, %d files and %d hits are left", len(p.files), len(p.index.items))
	}
	p.Undo()
	wantText(t, p.page.scroll.Content, "补充通知", true)
	if len(p.files) != 1 || len(p.index.items) != 1 {
		t.Errorf("brought back: %d files, %d hits", len(p.files), len(p.index.items))
	}
}

// Of several documents those before a bad one are kept, and the bad one is told.
func TestABadDocumentKeepsNoOther(t *testing.T) {
	p, d := opened(t, page.Route{Pack: "shoutaitao"})
	bad := notice(t, "空.docx", "这不是文档")
	p.Drop([]string{notice(t, "一.txt", "第一个文件。"), bad, notice(t, "三.txt", "第三个文件。")})
	if len(p.files) != 1 || len(d.Failed) != 1 || len(d.Told) != 1 {
		t.Errorf("%d files, failed %v, told %q", len(p.files), d.Failed, d.Told)
	}
	wantText(t, p.page.scroll.Content, "第一个文件", true)
}

// The keys go from policy to policy and stop at the ends; the place is what another start opens.
func TestThePlaceInTheLibrary(t *testing.T) {
	p, _ := opened(t, page.Route{})
	packs := p.packs()
	p.Turn(-1)
	if p.selected != packs[0].ID.S {
		t.Errorf("before the first: %q", p.selected)
	}
	for range packs {
		p.Turn(1)
	}
	last := packs[len(packs)-1]
	if at := p.Here(page.Route{}); at.Pack != last.ID.S {
		t.Errorf("after the last: %+v", at)
	}
	p.index.items[len(p.index.items)-1].Chosen() // 其他文件
	p.Turn(1)
	if p.selected != "" || p.pack() != nil {
		t.Errorf("beside the policies: %q", p.selected)
	}
	if kit.Canvas(p.index.search) == nil {
		t.Fatal("the search box is in no window")
	}
	p.Find()
	if kit.Canvas(p.index.search).Focused() != fyne.Focusable(p.index.search) {
		t.Error("Ctrl+F does not lead to the search box")
	}
}
