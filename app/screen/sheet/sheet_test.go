package sheet

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2/test"

	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/session/sheets"
	"yibiao/app/task"
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
	if _, err := s.Clients().Find("甲公司"); err == nil {
		t.Error("it is still there")
	}
	v.Drop([]string{filepath.Join(t.TempDir(), "no.csv")})
	if len(desk.Failed) != 1 || v.im != nil {
		t.Errorf("a file that is not there: %v", desk.Failed)
	}
}
