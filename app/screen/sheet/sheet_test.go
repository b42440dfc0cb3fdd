package sheet

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/session/sheets"
	"yibiao/app/task"
	"yibiao/dossier/store"
)

// A file is looked through, written, and taken back; a column that may mean several things is chosen by a person.
func TestASpreadsheetIsBroughtIn(t *testing.T) {
	test.NewTempApp(t)
	s, _ := pagetest.OpenSession(t, "yijianshi", "yjs-04-shuishou")
	desk := &pagetest.Desk{}
	path := filepath.Join(t.TempDir(), "客户.csv")
	if err := os.WriteFile(path, []byte("单位名称,地址,法人身份证号\n甲公司,柳东新区 1 号,4.50200E+17\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	v := New(&page.Context{Session: s, Nav: desk, Dialogs: desk, Tasks: task.Inline()}, []string{path})
	if len(v.seen) != 3 || v.seen[0].Kind != sheets.Refused {
		t.Fatalf("shown are %v", v.seen)
	}
	if err := v.im.Choose("地址", sheets.Target{Field: "org.reg_address"}); err != nil {
		t.Fatal(err)
	}
	v.replan()
	v.Refresh()
	if len(v.seen) != 4 {
		t.Errorf("after the choice %d lines", len(v.seen))
	}
	v.bringIn()
	if c, err := s.Clients().Find("甲公司"); err != nil || !v.done {
		t.Errorf("%v %v", c, err)
	}
	v.Undo()
	if _, err := s.Clients().Find("甲公司"); err == nil || desk.Titles[1] != "撤销这次导入？" {
		t.Errorf("it is still there, asked %v", desk.Titles)
	}
	if told := desk.Told[len(desk.Told)-1]; told != "已撤销：1 家新建的单位移到回收站。" {
		t.Errorf("told %q", told)
	}
	if list, err := s.Store().Backups().List(); err != nil || len(list) != 2 || list[0].Reason != store.BackupImport || list[1].Reason != store.BackupTakeBack {
		t.Errorf("backups before: %v %v", list, err)
	}
	v.Redo()
	if _, err := s.Clients().Find("甲公司"); err != nil {
		t.Errorf("it is not back: %v", err)
	}
	v.Undo()
	v.Drop([]string{filepath.Join(t.TempDir(), "no.csv")})
	if len(desk.Failed) != 1 || v.im != nil {
		t.Errorf("a file that is not there: %v", desk.Failed)
	}
}

// What is taken and should be looked at stands first but for what is refused, and is listed alone on demand.
func TestWhatShouldBeLookedAtIsFound(t *testing.T) {
	test.NewTempApp(t)
	s, _ := pagetest.OpenSession(t, "yijianshi", "yjs-04-shuishou")
	desk := &pagetest.Desk{}
	path := filepath.Join(t.TempDir(), "客户.csv")
	rows := "单位名称,法人,从业人员,研发人员\n甲公司,张三,10,2\n乙公司,李四,10,25\n"
	if err := os.WriteFile(path, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	v := New(&page.Context{Session: s, Nav: desk, Dialogs: desk, Tasks: task.Inline()}, []string{path})
	if v.plan.Doubtful() != 1 || len(v.seen) < 2 || len(v.seen[0].Doubts) == 0 {
		t.Fatalf("%d are doubtful, the first is %+v", v.plan.Doubtful(), v.seen)
	}
	filter, _ := pagetest.Find[*kit.Picker](v.head)
	filter.SetSelected("请核对（1）")
	if len(v.seen) != 1 || len(v.seen[0].Doubts) == 0 {
		t.Errorf("alone are listed %+v", v.seen)
	}
	filter.SetSelectedIndex(0)
	if len(v.seen) < 2 {
		t.Errorf("all again are %+v", v.seen)
	}
}

// A row with the code of another client is shown under its own name, refused once, with whose the code is and what to do.
func TestARowWithTheCodeOfAnotherIsShownRefused(t *testing.T) {
	test.NewTempApp(t)
	s, _ := pagetest.OpenSession(t, "yijianshi", "yjs-04-shuishou")
	desk := &pagetest.Desk{}
	ctx := &page.Context{Session: s, Nav: desk, Dialogs: desk, Tasks: task.Inline()}
	shown := func(rows string) *Sheet {
		path := filepath.Join(t.TempDir(), "客户.csv")
		if err := os.WriteFile(path, []byte("单位名称,税号,法人\n"+rows), 0o600); err != nil {
			t.Fatal(err)
		}
		return New(ctx, []string{path})
	}
	shown("甲公司,91450200MA5K0XQ34R,张三\n").bringIn()
	v := shown("丙公司,91450200MA5K0XQ34R,李四\n")
	if len(v.seen) != 1 || v.plan.Changes() || !v.write.Disabled() {
		t.Fatalf("shown are %v", v.seen)
	}
	for i := range v.seen {
		got := []string{v.cell(i, 0).Text, v.cell(i, 2).Text}
		if diff := cmp.Diff([]string{"不采用", "丙公司"}, got); diff != "" {
			t.Errorf("line %d: %s", i, diff)
		}
		for _, word := range []string{"“甲公司”", "请核对代码", "先在单位里改名"} {
			if why := v.cell(i, 5).Text; !strings.Contains(why, word) {
				t.Errorf("line %d says %q, without %q", i, why, word)
			}
		}
	}
}

// On a small screen with large text the button that writes is in sight, and of what stands above the rows the rest is scrolled to.
func TestTheButtonThatWritesIsInSightWithLargeText(t *testing.T) {
	s, _ := pagetest.OpenSession(t, "yijianshi", "yjs-04-shuishou")
	path := filepath.Join(t.TempDir(), "客户.csv")
	rows := "单位名称,法人,从业人员,研发人员,营业收入(元),利润总额（万元）,职工人数/人\n甲公司,张三,10,2,5,6,7\n乙公司,李四,10,25,5,6,7\n"
	if err := os.WriteFile(path, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, scale := range []float32{1, 1.5, 1.75} {
		test.NewTempApp(t).Settings().SetTheme(look.New(look.Fonts{}, look.Light, scale))
		desk := &pagetest.Desk{}
		v := New(&page.Context{Session: s, Nav: desk, Dialogs: desk, Tasks: task.Inline()}, []string{path})
		w := test.NewTempWindow(t, v.Object())
		room := fyne.NewSize(1366, 768-110*scale) // the screen without its panel, the title, the menus and the way back
		w.SetPadded(false)
		w.Resize(room)
		w.Resize(room) // as the toolkit does once the breaks of lines are known
		if least := v.Object().MinSize(); least.Height > room.Height {
			t.Errorf("scale %v: the page needs a height of %v of %v", scale, least.Height, room.Height)
		}
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(v.write)
		if low := at.Y + v.write.Size().Height; low > room.Height || v.rows.Object().Size().Height < v.rows.Object().MinSize().Height {
			t.Errorf("scale %v: the button ends at %v of %v, the rows have %v", scale, low, room.Height, v.rows.Object().Size())
		}
		if scale == 1 && v.head.Size().Height < v.head.MinSize().Height {
			t.Errorf("the head is cut to %v of %v", v.head.Size(), v.head.MinSize())
		}
	}
}
