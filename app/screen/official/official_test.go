package official

import (
	"context"
	"errors"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/preview"
	"yibiao/app/session/blanks"
	"yibiao/app/task"
	"yibiao/assets"
	"yibiao/dossier/docx/build"
	"yibiao/dossier/formmap"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/writing"
)

// blankForm writes a form with labels and empty cells, and more rows when wanted.
func blankForm(t *testing.T, more ...string) string {
	t.Helper()
	grid := build.Grid{Widths: []float64{1, 2}}
	for _, label := range append([]string{"单位名称", "注册资本（万元）", "企业规模", "暗号"}, more...) {
		blank := ""
		if label == "企业规模" {
			blank = "□大型　□中型　□小型　□微型"
		}
		grid.Rows = append(grid.Rows, build.Row{Cells: []build.Cell{{Text: label, Label: true}, {Text: blank}}})
	}
	d := build.Document{Title: "表", Body: []build.Block{build.Heading{Text: "申请表"}, grid}}
	data, err := d.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "空白 表%20.docx")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// newOfficial shows the screen in a window, with the form at path imported.
func newOfficial(t *testing.T, path string) (*OfficialForm, *pagetest.Desk) {
	t.Helper()
	s, w := pagetest.OpenSession(t, "yijianshi", "yjs-04-shuishou")
	d := &pagetest.Desk{}
	ctx := &page.Context{Session: s, Nav: d, Dialogs: d, Tasks: task.Inline(), Assets: assets.FS}
	test.NewTempApp(t)
	o := New(ctx, w, "o.tax")
	o.pages.draw = drawn(func(context.Context, []string, int, func(preview.Page) error) (bool, error) { return true, nil })
	win := test.NewTempWindow(t, o.Object())
	win.Resize(fyne.NewSize(1100, 600))
	if path != "" {
		o.Drop([]string{path})
		if len(d.Failed) > 0 || !o.blank.used {
			t.Fatalf("the form was not imported: %v", d.Failed)
		}
	}
	return o, d
}

// at finds a place by its printed label.
func (o *OfficialForm) at(t *testing.T, label string) int {
	t.Helper()
	for i, p := range o.blank.places {
		if p.Label == label {
			return i
		}
	}
	t.Fatalf("the form has no place %q", label)
	return -1
}

// focusedIn is what has the keyboard.
func focusedIn(o *OfficialForm) fyne.Focusable {
	return fyne.CurrentApp().Driver().CanvasForObject(o.Object()).Focused()
}

func TestPlacesAreDecidedByKeyboard(t *testing.T) {
	o, _ := newOfficial(t, blankForm(t))
	secret := o.at(t, "暗号")
	if o.selected != secret {
		t.Errorf("place %d is selected first, want the undecided one, %d", o.selected, secret)
	}
	name := o.at(t, "单位名称")
	kit.Focus(o.list.line(name).item)
	press := func(k fyne.KeyName) { focusedIn(o).TypedKey(&fyne.KeyEvent{Name: k}) }
	press(fyne.KeyReturn)
	if got := o.blank.entry(name).State; got != plan.Accepted {
		t.Errorf("Enter made it %s", got)
	}
	capital := o.at(t, "注册资本（万元）")
	if o.selected != capital {
		t.Errorf("place %d is selected, want the next undecided one, %d", o.selected, capital)
	}
	press(fyne.KeyDelete)
	if got := *o.blank.entry(capital); got.State != plan.Ignored || got.Field != "" {
		t.Errorf("Delete made it %+v", got)
	}
	kit.Focus(o.list.line(secret).item)
	for _, r := range "经办人" {
		focusedIn(o).TypedRune(r)
	}
	if o.detail.box.Text != "经办人" {
		t.Errorf("the search holds %q", o.detail.box.Text)
	}
	press(fyne.KeyDown)
	press(fyne.KeyReturn)
	if e := o.blank.entry(secret); e.State != plan.Accepted || !strings.HasPrefix(e.Field, "handler.") {
		t.Errorf("the search chose %+v", *e)
	}
	o.Undo()
	o.Undo()
	if got := o.blank.entry(capital).State; got != plan.Proposed {
		t.Errorf("after undo the place is %s", got)
	}
	o.Redo()
	if got := o.blank.entry(capital).State; got != plan.Ignored {
		t.Errorf("after redo the place is %s", got)
	}
}

func TestUnsoundValuesAreShownAsNotFilled(t *testing.T) {
	o, _ := newOfficial(t, blankForm(t, "邮政编码"))
	pagetest.SetIn(t, o.work, "org.postcode", "45006")
	o.Refresh()
	place := o.at(t, "邮政编码")
	if len(o.blank.held) != 1 || o.blank.held[0].At != o.blank.places[place].At {
		t.Fatalf("held back: %+v", o.blank.held)
	}
	if a, written := o.blank.values[o.blank.places[place].At]; written {
		t.Errorf("the place shows %+v", a)
	}
	o.selectPlace(place)
	for _, want := range []string{"没有填", "45006", "邮政编码", "1 处档案里有内容，但不会印到表上"} {
		if !strings.Contains(test.RenderObjectToMarkup(o.Object()), want) {
			t.Errorf("the screen does not say %q", want)
		}
	}
	pagetest.SetIn(t, o.work, "org.postcode", "545006")
	o.Refresh()
	if len(o.blank.held) != 0 || o.blank.values[o.blank.places[place].At].Text != "545006" {
		t.Errorf("mended, but held back: %+v", o.blank.held)
	}
}

func TestPendingPlacesVanishWhenDecided(t *testing.T) {
	o, _ := newOfficial(t, blankForm(t))
	o.list.setPending(true)
	before := len(o.list.lines)
	o.chosen(o.at(t, "单位名称"))
	if len(o.list.lines) != before-1 || o.list.line(o.at(t, "单位名称")) != nil {
		t.Errorf("%d places are listed, were %d", len(o.list.lines), before)
	}
	for _, label := range []string{"注册资本（万元）", "企业规模"} {
		o.chosen(o.at(t, label)) // one by one also where the dossier holds nothing yet
	}
	o.leaveEmpty(o.at(t, "暗号"))
	if len(o.list.lines) != 0 || o.selected != -1 {
		t.Errorf("%d places are left, %d is selected", len(o.list.lines), o.selected)
	}
	o.Undo()
	if len(o.list.lines) != 1 {
		t.Errorf("%d places after undo, want 1", len(o.list.lines))
	}
}

func TestOptionsAndCellsAreChosen(t *testing.T) {
	o, d := newOfficial(t, blankForm(t))
	scale, secret := o.at(t, "企业规模"), o.at(t, "暗号")
	o.detail.setOption(scale, "大型", "微型")
	o.detail.setOption(scale, "微型", "")
	want := map[string]string{"大型": "微型", "中型": "中型", "小型": "小型"}
	if diff := cmp.Diff(want, o.blank.entry(scale).Option); diff != "" {
		t.Errorf("options (-want +got):\n%s", diff)
	}
	for _, c := range o.blank.fields {
		if c.field != nil && c.field.IsTable() {
			o.detail.choose(secret, c)
			break
		}
	}
	if e := o.blank.entry(secret); e.State != plan.Unsure || e.Field == "" {
		t.Errorf("a table without a cell made %+v", *e)
	}
	o.chosen(secret)
	if o.blank.entry(secret).State != plan.Unsure || len(d.Told) == 0 {
		t.Error("a table was accepted for a single place although no cell is chosen")
	}
}

func TestNewEditionAndRemoval(t *testing.T) {
	o, d := newOfficial(t, blankForm(t))
	o.chosen(o.at(t, "单位名称"))
	o.Drop([]string{blankForm(t, "成立时间")})
	if diff := cmp.Diff([]string{"与旧表的差别"}, d.Titles); diff != "" {
		t.Errorf("dialogs (-want +got):\n%s", diff)
	}
	if len(o.differences) != 1 || o.differences[0].Change != formmap.New {
		t.Errorf("differences: %+v", o.differences)
	}
	if got := o.blank.entry(o.at(t, "单位名称")).State; got != plan.Accepted {
		t.Errorf("what was accepted is %s in the new edition", got)
	}
	o.askRemove()
	if o.blank.used || len(d.Asked) == 0 || d.Asked[len(d.Asked)-1] != "恢复自带表样？" {
		t.Errorf("used %v although it was removed, asked %v", o.blank.used, d.Asked)
	}
	o.Undo()
	o.Undo()
	if !o.blank.used || len(o.blank.places) != 4 {
		t.Errorf("after two undos: used %v, %d places, want the first edition", o.blank.used, len(o.blank.places))
	}
	o.open(0)
	if o.Output() != o.outputs.list[0].ID.S {
		t.Errorf("the output is %s", o.Output())
	}
}

func TestWhatIsNoForm(t *testing.T) {
	o, d := newOfficial(t, "")
	dir := t.TempDir()
	broken := filepath.Join(dir, "坏.docx")
	if err := os.WriteFile(broken, []byte("no zip"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{broken, filepath.Join(dir, "没有.docx"), dir + ".docx"} {
		d.Failed = nil
		o.Drop([]string{path})
		if len(d.Failed) != 1 || o.blank.used {
			t.Errorf("%s: failures %v, used %v", path, d.Failed, o.blank.used)
		}
	}
	o.Drop([]string{filepath.Join(dir, "旧.doc")})
	if len(d.Told) != 1 {
		t.Errorf("told %v", d.Told)
	}
	o.Undo()
	if last := d.Told[len(d.Told)-1]; !strings.Contains(last, "没有可以撤销") {
		t.Errorf("undo told %q", last)
	}
}

func TestValuesAreReadBackAndUndone(t *testing.T) {
	o, d := newOfficial(t, blankForm(t))
	data, _, err := blanks.FillForm(o.work.Editing, o.blank.form)
	if err != nil {
		t.Fatal(err)
	}
	filled := filepath.Join(t.TempDir(), "填好.docx")
	if err := os.WriteFile(filled, data, 0o644); err != nil {
		t.Fatal(err)
	}
	const name = "柳州市试验机械有限公司"
	pagetest.SetIn(t, o.work, "org.name", "改了名的公司")
	d.Files = [][]string{{filled}, {filled}}
	o.askRead() // asked whose it is; and what is of the unit is not ticked
	if got := o.work.Editing.Value("org.name"); got != "改了名的公司" || d.Asked[len(d.Asked)-1] != "表上是另一个单位" {
		t.Errorf("the name is %q after reading back, asked %v", got, d.Asked)
	}
	d.Refuse = true
	titles := len(d.Titles)
	o.askRead()
	if len(d.Titles) != titles {
		t.Errorf("who gives up is shown %v", d.Titles[titles:])
	}
	pagetest.SetIn(t, o.work, "tax.question", "原来的")
	edits := []writing.Edit{{Field: "tax.question", Row: -1, Value: "别家的", Was: "原来的"}, {Field: "org.name", Row: -1, Value: name, Was: "改了名的公司"}}
	review(o, blanks.Readback{Edits: edits, Named: name})
	if got := o.work.Editing.Value("tax.question"); got != "原来的" {
		t.Errorf("of a form with another name %q is ticked", got)
	}
	if told := d.Told[len(d.Told)-1]; told != "没有勾上任何一处，没有写入。" {
		t.Errorf("of nothing that was written it says %q", told)
	}
	review(o, blanks.Readback{Edits: edits[1:], Nameless: true})
	if got := o.work.Editing.Value("org.name"); got != "改了名的公司" {
		t.Errorf("of a form that tells no name %q is ticked", got)
	}
	read := blanks.Readback{Edits: []writing.Edit{{Field: "org.name", Row: -1, Value: name, Was: "改了名的公司"}}}
	review(o, read)
	if got := o.work.Editing.Value("org.name"); got != name {
		t.Errorf("the name is %q after reading back", got)
	}
	o.Undo()
	if got := o.work.Editing.Value("org.name"); got != "改了名的公司" {
		t.Errorf("the name is %q after undo", got)
	}
	o.Undo()
	if o.blank.used {
		t.Error("the second undo did not take back the import")
	}
}

func TestPreview(t *testing.T) {
	o, d := newOfficial(t, blankForm(t))
	o.pages.openFilled()
	if len(d.Opened) != 1 || filepath.Ext(d.Opened[0]) != ".docx" {
		t.Errorf("opened %v", d.Opened)
	}
	times := 0
	var failure error
	o.pages.draw = drawn(func(_ context.Context, documents []string, _ int, each func(preview.Page) error) (bool, error) {
		if _, err := os.Stat(documents[0]); err != nil {
			t.Error(err)
		}
		times++
		return true, errors.Join(failure, each(preview.Page{Shown: image.NewGray(image.Rect(0, 0, 3, 4))}))
	})
	o.pages.show(true)
	o.pages.show(false)
	o.pages.show(true)
	if times != 1 || o.pages.sheets.Len() != 1 {
		t.Errorf("drawn %d times, %d pages", times, o.pages.sheets.Len())
	}
	if !o.pages.sketched {
		t.Error("a sketch is not known as one")
	}
	o.pages.show(false)
	o.chosen(o.at(t, "单位名称"))
	failure = context.Canceled
	o.pages.show(true)
	if times != 2 || len(d.Failed) != 0 || o.pages.sheets.Len() != 1 {
		t.Errorf("drawn %d times, failures %v; cancelling keeps the pages that are there", times, d.Failed)
	}
	failure = errors.New("it broke")
	o.pages.drawPages()
	if len(d.Failed) != 1 {
		t.Errorf("failures %v", d.Failed)
	}
}

// drawn draws as a test wants it.
type drawn func(ctx context.Context, paths []string, width int, each func(preview.Page) error) (bool, error)

func (d drawn) Draw(ctx context.Context, paths []string, width int, each func(preview.Page) error) (bool, error) {
	return d(ctx, paths, width, each)
}

// slowly holds work back, as a slow office program does.
type slowly struct {
	task.Runner
	held []func()
}

func (s *slowly) Follow(work task.Work, progress func(task.Progress), done func(error)) (cancel func()) {
	s.held = append(s.held, func() { s.Runner.Follow(work, progress, done) })
	return func() {}
}

// The idle watch of the window and the paging keys ask for the scrolled part at any time: also while the first preview is
// being drawn, after another form was opened, and before any form is there.
func TestThereIsAlwaysAPartThatScrolls(t *testing.T) {
	o, _ := newOfficial(t, "")
	asked := func(when string) {
		if o.Scroll() == nil {
			t.Errorf("%s: nothing scrolls", when)
		}
	}
	asked("without a form")
	o, _ = newOfficial(t, blankForm(t))
	slow := &slowly{Runner: o.ctx.Tasks}
	o.ctx.Tasks = slow
	o.pages.draw = drawn(func(context.Context, []string, int, func(preview.Page) error) (bool, error) {
		return false, errors.New("the disk is gone")
	})
	o.pages.show(true)
	if len(slow.held) != 1 {
		t.Fatalf("%d pieces of work, want the drawing", len(slow.held))
	}
	asked("while the pages are drawn")
	slow.held[0]()
	asked("after drawing failed")
	o.pages.open = true
	o.pages.forget()
	o.pages.open = true
	asked("for another form")
}
