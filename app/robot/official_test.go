package robot

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"yibiao/app/page"
	"yibiao/app/screen/official"
	"yibiao/app/session/blanks"
	"yibiao/dossier/formmap/plan"
)

// realForm is the path of an official form; the test is skipped where there is none.
func realForm(t *testing.T) string {
	t.Helper()
	shared := os.Getenv("YIBIAO_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "shared")
	}
	path := filepath.Join(shared, "forms", "01_首台套重大技术装备认定申请书.docx")
	if _, err := os.Stat(path); err != nil {
		t.Skipf("no official form to try: %v", err)
	}
	return path
}

// officialScreen loads the sample and opens the screen of official forms from the export.
func officialScreen(t *testing.T) *Robot {
	t.Helper()
	r := start(t, t.TempDir())
	t.Cleanup(func() { r.must(t, r.Close()) })
	r.must(t, r.Press("载入示例企业"))
	w := &walkthrough{Robot: r}
	dossiers, err := r.Session.Dossiers().List("")
	r.must(t, err)
	for _, d := range dossiers {
		w.ids = append(w.ids, d.ID)
	}
	id, err := w.dossierOf("shoutaitao")
	r.must(t, err)
	r.Go(page.Route{Page: page.Export, Dossier: id})
	r.must(t, r.Press("官方表格…"))
	r.mustSee(t, "程序自带表样", "导入官方表格")
	return r
}

// official finds what is kept of the form that is looked at.
func (r *Robot) official(t *testing.T) plan.Map {
	t.Helper()
	f, _, err := blanks.FormOf(r.Session, "shoutaitao", r.Shell.Screen().(*official.OfficialForm).Output())
	r.must(t, err)
	return f.Map
}

func TestRealOfficialForm(t *testing.T) {
	r := officialScreen(t)
	r.Files.Next = [][]string{{realForm(t)}}
	r.must(t, r.Press("导入官方表格…"))
	r.mustSee(t, "01_首台套重大技术装备认定申请书.docx", "未对应", "传真")
	n := r.official(t).Count()
	if n[plan.Proposed] < 60 {
		t.Fatalf("only %d places have a proposal", n[plan.Proposed])
	}

	r.must(t, r.Press("装备名称"))
	r.mustSee(t, "装备产品名称", "接受", "ZS-1600数控重型强力旋压机")
	r.Key(fyne.KeyReturn)
	r.Key(fyne.KeyDown)
	r.must(t, r.Press("只看待处理"))
	if got := r.official(t).Count(); got[plan.Accepted] != 1 {
		t.Errorf("%d places are accepted, want 1", got[plan.Accepted])
	}
	r.must(t, r.Press("看全部"), r.Press("传真"))
	r.Key(fyne.KeyDelete)
	if got := r.official(t).Count(); got[plan.Unsure] != n[plan.Unsure]-1 {
		t.Errorf("%d places are undecided, want %d", got[plan.Unsure], n[plan.Unsure]-1)
	}
	r.must(t, r.Press("撤销"))
	r.mustSee(t, "已撤销：修改表格的对应")
	if got := r.official(t).Count(); got[plan.Unsure] != n[plan.Unsure] {
		t.Error("leaving a place empty was not undone")
	}

	route := r.Shell.Route()
	r.must(t, r.Press("全部接受建议"))
	r.mustSee(t, "另有 8 处在这份档案里还没有内容，没有接受。")
	r.Go(page.Route{Page: page.Workbench})
	r.Go(route)
	if got := r.official(t).Count()[plan.Proposed]; got != 8 {
		t.Errorf("%d proposals are left after all that hold something were accepted, want 8", got)
	}
	r.mustSee(t, "对应已确认")
	r.must(t, r.Press("恢复自带表样…"))
	r.must(t, r.Press("恢复自带表样"))
	r.mustSee(t, "这张表现在用程序自带的表样")
	r.Shell.Undo()
	r.Settle()
	r.mustSee(t, "01_首台套重大技术装备认定申请书.docx")
}

func TestOfficialFormByMouseAndKeyboard(t *testing.T) {
	r := officialScreen(t)
	data, err := BlankForm(false)
	r.must(t, err)
	path := filepath.Join(t.TempDir(), "空白表 100%.docx")
	r.must(t, os.WriteFile(path, data, 0o644))
	r.Shell.Drop([]string{path})
	r.Settle()
	r.must(t, r.Press("就用这张表"))
	r.mustSee(t, "备案编号", "未对应", "手签")

	r.must(t, r.Press("备案编号"), r.Type("型号"))
	r.Settle()
	r.must(t, r.Press("型号规格装备产品"))
	e := entryOf(r.official(t), "备案编号")
	if e.Field != "eq.model" || e.State != plan.Accepted {
		t.Errorf("the mouse chose %+v", e)
	}
	r.Shell.Undo()
	if e := entryOf(r.official(t), "备案编号"); e.State != plan.Unsure {
		t.Errorf("after undo it is %+v", e)
	}
	r.Shell.Redo()
	if e := entryOf(r.official(t), "备案编号"); e.Field != "eq.model" {
		t.Errorf("after redo it is %+v", e)
	}
}

func entryOf(m plan.Map, label string) plan.Entry {
	for _, e := range m.Entries {
		if e.Label == label {
			return e
		}
	}
	return plan.Entry{}
}
