package gui

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/session"
	"yibiao/app/task"
	"yibiao/assets"
)

// While another program holds the vault, a window on it goes everywhere without a word of complaint, remembers where it was, and
// tells, where something is to be written, who holds the vault.
func TestAWindowThatOnlyLooks(t *testing.T) {
	held, d := newShell(t, nil)
	l, err := library()
	if err != nil {
		t.Fatal(err)
	}
	vault := held.ctx.Session.Vault()
	_, why := session.Open(session.Options{Vault: vault, Library: l})
	s, err := session.Open(session.Options{Vault: vault, Library: l, ReadOnly: true, Because: why})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	w := test.NewTempWindow(t, widget.NewLabel(""))
	shell, err := NewShell(w, Options{Session: s, Assets: assets.FS, Tasks: task.Inline(), Clock: task.NewHandClock(time.Now())})
	if err != nil {
		t.Fatal(err)
	}
	w.Resize(fyne.NewSize(1100, 700))
	if told := dialogWords(shell); !strings.Contains(told, "资料库正被另一个程序使用") {
		t.Errorf("at the start: %q", told)
	}
	shell.dialogs.Escape()
	for _, to := range []page.Page{page.Choose, page.Form, page.Materials, page.Check, page.Export, page.Official, page.Workbench, page.Agenda, page.Policy, page.Match, page.Vault} {
		shell.Go(page.Route{Page: to, Dossier: d.ID})
		if shell.dialogs.Asking() {
			t.Errorf("%s: %q", to, dialogWords(shell))
			shell.dialogs.Escape()
		}
		if shell.shown.route.Page != to {
			t.Errorf("%s is not shown", to)
		}
	}
	for to, deeds := range restingDeeds {
		shell.Go(page.Route{Page: to, Dossier: d.ID, Client: d.Client, At: page.Place{Material: "m.license"}})
		found := pressable(shell.win.Canvas().Content())
		for _, words := range deeds {
			if live, there := found[words+"（只能看）"]; !there || live {
				t.Errorf("%s: %q is there: %v, live: %v", to, words, there, live)
			}
		}
		for words, live := range found {
			if live && to != page.Choose && !strings.Contains(harmless, "|"+strings.TrimRight(words, " 0123456789")+"|") {
				t.Errorf("%s: nobody has said whether %q changes anything", to, words)
			}
		}
	}
	shell.Go(at(d, "handler.name"))
	if f := shell.win.Canvas().Focused(); f != nil {
		t.Errorf("an answer can be typed into a %T", f)
	}
	file := filepath.Join(t.TempDir(), "营业执照.pdf")
	licence, err := fs.ReadFile(assets.FS, "samples/files/营业执照.pdf")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, licence, 0o600); err != nil {
		t.Fatal(err)
	}
	shell.Drop([]string{file})
	if told := dialogWords(shell); !strings.Contains(told, "资料库正被另一个程序使用") || !strings.Contains(told, "这一步没有做") {
		t.Errorf("on dropping a file: %q", told)
	}
	shell.dialogs.Escape()
	for _, to := range []page.Page{page.Official, page.Policy, page.Agenda} {
		shell.Go(page.Route{Page: to, Dossier: d.ID})
		shell.Drop([]string{strings.TrimSuffix(file, ".pdf") + ".docx"}) // it need not be there: nothing is read
		if told := dialogWords(shell); !strings.Contains(told, "这一步没有做") {
			t.Errorf("on dropping a file on %s: %q", to, told)
		}
		shell.dialogs.Escape()
	}
	if got := shell.frame.status.vault.Text; !strings.Contains(got, "只能看，不能改") {
		t.Errorf("the status bar says %q", got)
	}
}

// dialogWords is what the dialog over a window says.
func dialogWords(s *Shell) string {
	top := s.win.Canvas().Overlays().Top()
	if top == nil {
		return ""
	}
	var words []string
	for _, o := range test.LaidOutObjects(top) {
		if l, ok := o.(*widget.Label); ok {
			words = append(words, l.Text)
		}
	}
	return strings.Join(words, "\n")
}

// restingDeeds are deeds that change something, by the page where they stand.
var restingDeeds = map[page.Page][]string{
	page.Workbench: {"新建申报档案"}, page.Materials: {"选择文件…", "选择文件夹…", "企业材料库…"},
	page.Check: {"撤销这一步"}, page.Export: {"导出", "先导出草稿：文件名前加“草稿”，只供内部看，不能报送"}, page.Official: {"导入官方表格…"},
	page.Agenda: {"加日子…", "导入放假安排…"}, page.Policy: {"添加数据包…", "添加文件…"}, page.Vault: {"马上备份"}, page.Choose: {"保存事项"},
}

// harmless are the deeds that change nothing in the vault.
const harmless = "|返回|工作台|打开|看预审意见|官方表格…|浏览…|导出 .ics…|已办的和过去的|部门和政策的|看哪些单位符合|缺的排在前面|仅供了解|要补材料|请确认|请留意|全部|要修改|要补填|" +
	"另存一份副本…|检查资料库|打开资料库文件夹|继续|单位情况|企业档案|下一步：预审|上一步：一张表|下一步：导出交付|上一步：一套材料|打印整套纸质件…|"

// pressable are the words of the buttons and boxes in sight, with whether they can be pressed.
func pressable(o fyne.CanvasObject) map[string]bool {
	out := map[string]bool{}
	for _, o := range test.LaidOutObjects(o) {
		switch b := o.(type) {
		case *kit.Press:
			out[b.Text] = !b.Disabled()
		case *kit.TickBox:
			out[b.Text] = !b.Disabled()
		}
	}
	return out
}
