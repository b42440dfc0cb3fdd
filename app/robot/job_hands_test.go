package robot

import (
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"io/fs"
	"os"

	"yibiao/app/page"
	"yibiao/app/session"
	"yibiao/app/session/importing"
	"yibiao/assets"
	"yibiao/forms"
	"yibiao/forms/checks"
)

// clerk works like a person who has the papers of the fictional firm on the desk, and counts.
type clerk struct {
	*Robot
	t       *testing.T
	sample  importing.Sample
	dir     string
	entries int  // answers, rows' cells and files that were put in by hand
	sparing bool // what may stay empty is left empty in tables too
}

func newClerk(t *testing.T) *clerk {
	t.Helper()
	l, err := library()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	r, err := Start(Options{Assets: assets.FS, Library: l, Vault: filepath.Join(dir, "资料库"), Now: ticking(), Fresh: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.must(t, r.Close()) })
	files, err := fs.Sub(assets.FS, "samples")
	r.must(t, err)
	sample, err := importing.ReadSample(files, "liuzhou")
	r.must(t, err)
	return &clerk{Robot: r, t: t, sample: sample, dir: dir}
}

func (c *clerk) must(errs ...error) {
	c.t.Helper()
	for _, err := range errs {
		if err != nil {
			c.t.Fatal(err)
		}
	}
}

// work opens what the robot is at, as the vault has it.
func (c *clerk) work() *page.Work {
	c.t.Helper()
	open := func() (*session.Editing, error) { return c.Session.OpenDossier(c.Shell.Route().Dossier) }
	if c.Shell.Route().Dossier == "" {
		open = func() (*session.Editing, error) { return c.Session.OpenProfile(c.Shell.Route().Client) }
	}
	e, err := open()
	c.must(err)
	w, err := page.NewWork(e)
	c.must(err)
	return w
}

// answer puts one answer into the field that has the keyboard, the way its input wants it.
func (c *clerk) answer(f *forms.Field, text string) {
	c.t.Helper()
	if text == "" {
		return
	}
	c.entries++
	focused := c.win.Canvas().Focused()
	switch f.Type.S {
	case "bool":
		if text == "false" {
			c.Key(fyne.KeyTab) // from 是 to 否
		}
		c.must(c.Type(" "))
	case "choice":
		if s, ok := focused.(interface{ SetSelected(string) }); ok {
			c.Clicks += 2 // the list, and the line in it
			s.SetSelected(text)
			return
		}
		c.must(c.Type(text))
	case "region", "industry":
		c.must(c.Type(text))
		c.Key(fyne.KeyReturn)
	default:
		c.must(c.Type(text))
	}
	c.Key(fyne.KeyTab)
}

// given are rows without the cells that the program guesses rightly from all others: nobody has to put those in. What it guesses is
// confirmed with the defaults, after a look.
func (c *clerk) given(f *forms.Field, rows []map[string]forms.Scalar) []map[string]forms.Scalar {
	e := c.work().Editing
	put := map[[2]string]bool{} // by number and column: guessed wrongly or not at all
	for {
		now, out := e.Case(), []map[string]forms.Scalar{}
		now.Answers.Tables = maps.Clone(now.Answers.Tables)
		now.Answers.Tables[f.Name()] = nil
		for i, row := range rows {
			left, cells := maps.Clone(row), map[string]string{}
			for _, column := range f.Columns {
				at, guessable := [2]string{strconv.Itoa(i + 1), column.Name()}, column.Guess != nil || column.Series
				if guessable && !put[at] {
					delete(left, column.Name())
				}
				cells[column.Name()] = string(left[column.Name()])
			}
			maps.DeleteFunc(cells, func(_, text string) bool { return text == "" })
			out = append(out, left)
			now.Answers.Tables[f.Name()] = append(now.Answers.Tables[f.Name()], forms.Row{ID: strconv.Itoa(i + 1), Cells: cells})
		}
		wrong := c.unguessed(checks.Evaluate(e.Form, now).Guesses(), rows, out)
		if len(wrong) == 0 {
			return out
		}
		maps.Copy(put, wrong)
	}
}

// unguessed are the first cells, a row's, that were left out and that no guess gives as the papers have them, by number and column.
func (c *clerk) unguessed(guesses []checks.Guess, papers, given []map[string]forms.Scalar) map[[2]string]bool {
	right := map[[2]string]bool{}
	for _, g := range guesses {
		if g.Column != nil && g.Number <= len(papers) && g.Text == string(papers[g.Number-1][g.Column.Name()]) {
			right[[2]string{strconv.Itoa(g.Number), g.Column.Name()}] = true
		}
	}
	wrong := map[[2]string]bool{}
	for i := range papers {
		for column, text := range papers[i] {
			if at := [2]string{strconv.Itoa(i + 1), column}; text != "" && given[i][column] == "" && !right[at] {
				wrong[at] = true
			}
		}
		if len(wrong) > 0 {
			return wrong // those below may follow from these
		}
	}
	return wrong
}

// paste puts a table in as it is copied from a spreadsheet.
func (c *clerk) paste(f *forms.Field, rows []map[string]forms.Scalar) {
	c.t.Helper()
	if c.sparing {
		rows = demanded(f, rows)
	}
	rows = c.given(f, rows)
	var lines []string
	for _, row := range rows {
		var cells []string
		for _, column := range f.Columns {
			if text := string(row[column.Name()]); text != "" {
				c.entries++
			}
			cells = append(cells, strings.ReplaceAll(string(row[column.Name()]), "\n", " "))
		}
		lines = append(lines, strings.Join(cells, "\t"))
	}
	board := fyne.CurrentApp().Clipboard()
	board.SetContent(strings.Join(lines, "\n"))
	c.Keys++
	c.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
	c.Settle()
}

// demanded are rows without the cells that may stay empty.
func demanded(f *forms.Field, rows []map[string]forms.Scalar) (out []map[string]forms.Scalar) {
	for _, row := range rows {
		left := map[string]forms.Scalar{}
		for _, column := range f.Columns {
			if text := row[column.Name()]; text != "" && column.Required.Given() && column.Required.S != "false" {
				left[column.Name()] = text
			}
		}
		out = append(out, left)
	}
	return out
}

// fillIn answers what the open form still asks and the papers answer, from field to field; only takes some of them.
func (c *clerk) fillIn(v importing.Values, only func(*page.Work, *forms.Field) bool) {
	c.t.Helper()
	tried := map[string]bool{}
	for {
		w := c.work()
		f := nextOpen(w, v, tried, only)
		if f == nil {
			return
		}
		tried[f.Name()] = true
		if active(c.Robot) != f.Name() {
			c.Clicks++ // Tab would come by, or the mouse goes there
		}
		c.must(c.At(f.Name()))
		if f.IsTable() && len(w.Editing.Rows(f.Name())) > 0 {
			c.complete(f, v.Tables[f.Name()])
			continue
		}
		if f.IsTable() {
			c.paste(f, v.Tables[f.Name()])
			continue
		}
		c.answer(f, string(v.Values[f.Name()]))
	}
}

// complete pastes the columns that rows which were carried over lack, each from its first row on.
func (c *clerk) complete(f *forms.Field, rows []map[string]forms.Scalar) {
	c.t.Helper()
	for _, column := range lacking(c.work(), f, rows) {
		var lines []string
		for _, row := range rows[:min(len(rows), len(c.work().Editing.Rows(f.Name())))] {
			lines = append(lines, string(row[f.Columns[column].Name()]))
			c.entries++
		}
		c.must(c.At(f.Name()))
		for range column {
			c.Key(fyne.KeyRight)
			c.Keys++
		}
		board := fyne.CurrentApp().Clipboard()
		board.SetContent(strings.Join(lines, "\n"))
		c.Keys++
		c.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
		c.Settle()
	}
}

// lacking are the columns of a table, by their place, that its first row lacks and the papers have.
func lacking(w *page.Work, f *forms.Field, rows []map[string]forms.Scalar) []int {
	var out []int
	have := w.Editing.Rows(f.Name())
	for i, column := range f.Columns {
		if len(have) > 0 && len(rows) > 0 && have[0].Cells[column.Name()] == "" && rows[0][column.Name()] != "" {
			out = append(out, i)
		}
	}
	return out
}

// nextOpen is the first field, in the order in which F6 leads, that is asked, not answered, and answered by the papers.
func nextOpen(w *page.Work, v importing.Values, tried map[string]bool, only func(*page.Work, *forms.Field) bool) *forms.Field {
	for _, f := range w.Editing.Form.InTurn() {
		id := f.Name()
		if tried[id] || !w.Relevant[id] || f.Computed() || !only(w, f) {
			continue
		}
		if w.Default(id) && w.Answers.Values[id] == string(v.Values[id]) {
			continue // what is offered is right: it is confirmed with the others in the pre-check
		}
		if slices.ContainsFunc(w.Guesses(), func(g checks.Guess) bool { return g.Column == nil && g.Field == f && g.Text == string(v.Values[id]) }) {
			continue // so is what is guessed
		}
		if f.IsTable() && len(v.Tables[id]) > 0 && (len(w.Editing.Rows(id)) == 0 || len(lacking(w, f, v.Tables[id])) > 0) || v.Values[id] != "" && w.Editing.Value(id) == "" {
			return f
		}
	}
	return nil
}

// attach puts the files of the requirements that must have one and have none into a folder and drops that on the materials, as
// somebody does who has the scans in one place. What the program does not know or would put elsewhere is put right by hand; each of
// those counts, and the folder once.
func (c *clerk) attach(from ...map[string][]string) {
	c.t.Helper()
	id := c.Shell.Route().Dossier
	folder := filepath.Join(c.dir, "扫描件")
	c.must(os.RemoveAll(folder), os.Mkdir(folder, 0o755))
	want := map[string]int{} // requirement → files that it lacks
	for _, state := range c.work().Report.Materials {
		if state.Files > 0 || !state.Applies || state.Need != forms.Always {
			continue
		}
		for _, m := range from {
			for _, name := range m[state.Requirement.ID.S] {
				c.must(os.Rename(c.paper(name), filepath.Join(folder, path.Base(name))))
				want[state.Requirement.ID.S]++
			}
		}
	}
	if len(want) == 0 {
		return
	}
	c.Go(page.Route{Page: page.Materials, Dossier: id})
	c.entries++
	c.Clicks++
	c.Shell.Drop([]string{folder})
	c.Settle()
	if c.Sees("核对每个文件放到哪一项") {
		c.must(c.Press("放入"))
	}
	for _, state := range c.work().Report.Materials {
		if n := want[state.Requirement.ID.S]; n > 0 && n != state.Files {
			c.t.Errorf("%s has %d files, %d were meant", state.Requirement.ID.S, state.Files, n)
		}
	}
}

// paper lays a file of the sample on the desk.
func (c *clerk) paper(name string) string {
	c.t.Helper()
	data, err := fs.ReadFile(assets.FS, path.Join("samples/files", name))
	c.must(err)
	where := filepath.Join(c.dir, path.Base(name))
	c.must(os.WriteFile(where, data, 0o644))
	return where
}
