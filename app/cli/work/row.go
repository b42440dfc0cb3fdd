package work

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/forms"
)

func rowCommand(p *base.Program) *cobra.Command {
	return base.Family("row", say.T("明细表的行：添加、修改、删除、移动、列出"),
		rowAdd(p), rowSet(p), rowDelete(p), rowMove(p), rowList(p))
}

// rowJSON is one row for programs.
type rowJSON struct {
	Number int               `json:"number"`
	ID     string            `json:"id"`
	Cells  map[string]string `json:"cells"`
	Faults []SavedJSON       `json:"faults,omitempty"` // cells that were kept though their columns refuse them
}

func rowAdd(p *base.Program) *cobra.Command {
	return base.OnTarget(p, base.Command{
		Use:     say.T("add <档案> <明细表> <列>=<内容>…"),
		Vault:   base.Changes,
		Short:   say.T("在明细表末尾添加一行"),
		Example: "  yibiao row add 首台 ip kind=发明专利 no=ZL202310123456.7",
		Least:   1, Most: -1,
	}, func(e *session.Editing, rest []string) error {
		cells, err := cellsOf(rest[1:])
		if err != nil {
			return err
		}
		id, err := e.Table(rest[0]).Add(cells)
		if err != nil {
			return err
		}
		number := len(e.Rows(rest[0]))
		added := rowJSON{Number: number, ID: id, Cells: e.Rows(rest[0])[number-1].Cells, Faults: faultyCells(e, rest[0], cells)}
		err = p.Show(added, func(w *base.Page) {
			w.Say("已添加第 {n} 行", "n", number)
			for _, s := range added.Faults {
				s.Text(w)
			}
		})
		if err == nil && len(added.Faults) > 0 {
			return base.FoundSomething{}
		}
		return err
	})
}

// faultyCells are the cells of a new row that their columns refuse, in the order of the table.
func faultyCells(e *session.Editing, table string, cells map[string]string) []SavedJSON {
	var out []SavedJSON
	for _, c := range e.Form.Known(table).Columns {
		text, given := cells[c.Name()]
		if !given || c.Computed() {
			continue
		}
		parsed := base.Vocabulary(e).Parse(c, text, func(other string) string { return cells[other] })
		if parsed.Fault != nil {
			out = append(out, savedOf(e, c, table+"."+c.Name(), parsed))
		}
	}
	return out
}

// cellsOf reads <column>=<value> arguments.
func cellsOf(args []string) (map[string]string, error) {
	cells := map[string]string{}
	for _, arg := range args {
		column, value, ok := strings.Cut(arg, "=")
		if !ok || column == "" {
			return nil, base.Usage("“{arg}”应写成 列=内容", "arg", arg)
		}
		cells[column] = value
	}
	return cells, nil
}

// rowOf finds a row by its number from 1 or by its id.
func rowOf(e *session.Editing, table, key string) (forms.Row, int, error) {
	if f := e.Form.Known(table); f == nil || !f.IsTable() {
		return forms.Row{}, 0, session.Refuse("row", session.CodeNoField, "field", table)
	}
	for i, r := range e.Rows(table) {
		if key == strconv.Itoa(i+1) || key == r.ID {
			return r, i + 1, nil
		}
	}
	return forms.Row{}, 0, session.Refuse("row", session.CodeNoRow, "field", table, "row", key)
}

func rowSet(p *base.Program) *cobra.Command {
	return base.OnTarget(p, base.Command{
		Use:   say.T("set <档案> <明细表> <行号> <列>=<内容>…"),
		Vault: base.Changes,
		Short: say.T("修改一行里的内容"),
		Least: 3, Most: -1,
	}, func(e *session.Editing, rest []string) error {
		row, _, err := rowOf(e, rest[0], rest[1])
		if err != nil {
			return err
		}
		saved, err := setCells(e, rest[0], row.ID, rest[2:])
		if err != nil {
			return err
		}
		return showCells(p, saved)
	})
}

// setCells saves <column>=<value> arguments one by one. They are all looked at before the first is saved.
func setCells(e *session.Editing, table, row string, args []string) ([]SavedJSON, error) {
	if _, err := cellsOf(args); err != nil {
		return nil, err
	}
	var out []SavedJSON
	for _, arg := range args {
		column, value, _ := strings.Cut(arg, "=")
		parsed, err := e.Table(table).Set(row, column, value)
		if err != nil {
			return nil, err
		}
		out = append(out, savedOf(e, e.Form.Known(table).Column(column), table+"."+column, parsed))
	}
	return out, nil
}

func showCells(p *base.Program, saved []SavedJSON) error {
	faulty := false
	err := p.Show(saved, func(w *base.Page) {
		for _, s := range saved {
			s.Text(w)
		}
	})
	for _, s := range saved {
		faulty = faulty || s.Fault != ""
	}
	if err == nil && faulty {
		return base.FoundSomething{}
	}
	return err
}

func rowDelete(p *base.Program) *cobra.Command {
	return base.OnTarget(p, base.Command{
		Use:   say.T("delete <档案> <明细表> <行号>"),
		Vault: base.Changes,
		Short: say.T("删除一行（可以撤销）"),
		Least: 2, Most: 2,
	}, func(e *session.Editing, rest []string) error {
		row, number, err := rowOf(e, rest[0], rest[1])
		if err != nil {
			return err
		}
		if err := e.Table(rest[0]).Delete(row.ID); err != nil {
			return err
		}
		return p.Show(rowJSON{Number: number, ID: row.ID, Cells: row.Cells}, func(w *base.Page) { w.Say("已删除第 {n} 行", "n", number) })
	})
}

func rowMove(p *base.Program) *cobra.Command {
	return base.OnTarget(p, base.Command{
		Use:     say.T("move <档案> <明细表> <行号> <新行号>"),
		Vault:   base.Changes,
		Short:   say.T("移动一行"),
		Example: "  yibiao row move 首台 ip 3 1",
		Least:   3, Most: 3,
	}, func(e *session.Editing, rest []string) error {
		row, number, err := rowOf(e, rest[0], rest[1])
		if err != nil {
			return err
		}
		to, err := strconv.Atoi(rest[2])
		if err != nil || to < 1 || to > len(e.Rows(rest[0])) {
			return session.Refuse("row", session.CodeNoRow, "field", rest[0], "row", rest[2])
		}
		if err := e.Table(rest[0]).Move(row.ID, to-number); err != nil {
			return err
		}
		return p.Show(rowJSON{Number: to, ID: row.ID, Cells: row.Cells}, func(w *base.Page) {
			w.Say("已把第 {from} 行移到第 {to} 行", "from", number, "to", to)
		})
	})
}

func rowList(p *base.Program) *cobra.Command {
	var ids bool
	c := base.OnTarget(p, base.Command{
		Use:   say.T("list <档案> <明细表>"),
		Vault: base.Reads,
		Short: say.T("列出明细表的各行"),
		Least: 1, Most: 1,
	}, func(e *session.Editing, rest []string) error {
		f := e.Form.Known(rest[0])
		if f == nil || !f.IsTable() {
			return session.Refuse("row", session.CodeNoField, "field", rest[0])
		}
		st, err := e.State()
		if err != nil {
			return err
		}
		list := st.Answers.Tables[rest[0]]
		out := []rowJSON{}
		for i, r := range list {
			out = append(out, rowJSON{Number: i + 1, ID: r.ID, Cells: r.Cells})
		}
		return p.Show(out, func(w *base.Page) {
			if w.Table(tableRows(p, e, f, list, ids)); st.None(rest[0]) {
				w.Say("没有（已经这样回答）")
			}
		})
	})
	c.Flags().BoolVar(&ids, "ids", false, say.T("用列名代替标题，并显示行的编号"))
	return c
}

// cellColumns is how wide a cell may be in a list.
const cellColumns = 28

func tableRows(p *base.Program, e *session.Editing, f *forms.Field, list []forms.Row, ids bool) [][]string {
	head := []string{say.T("行")}
	for _, c := range f.Columns {
		name := c.Label
		if ids {
			name = c.Name()
		}
		head = append(head, name)
	}
	rows := [][]string{head}
	for i, r := range list {
		row := []string{strconv.Itoa(i + 1)}
		for _, c := range f.Columns {
			row = append(row, base.Short(base.ValueOf(p, e.Form, c, r.Cells[c.Name()]), cellColumns))
		}
		if ids {
			row = append(row, r.ID)
		}
		rows = append(rows, row)
	}
	return rows
}
