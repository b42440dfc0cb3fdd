package forms

import "strings"

// Moved tells where the answers of a field of an earlier edition belong now. Without To they belong nowhere and are only told.
type Moved struct {
	From  Text   `yaml:"from"`
	Label string `yaml:"label"` // what the field was called
	// Where and Column take one cell of an earlier table: of the first row whose cells are as Where says.
	Where  map[string]Scalar `yaml:"where"`
	Column Text              `yaml:"column"`
	To     Text              `yaml:"to"`
	Says   string            `yaml:"says"` // what the user has to look at
}

// Moves lists what earlier editions of the form's pack and of the profile called otherwise.
func (form *Form) Moves() []*Moved {
	if form.Pack == nil {
		return nil
	}
	return append(append([]*Moved(nil), form.Pack.Vocabulary.Moved...), form.Pack.Moved...)
}

// Takes gives what an earlier answer becomes: the text for a field, the cells of the rows for a table. False when there is
// nothing to take.
func (x *Moved) Takes(answers Answers, to *Field) (text string, rows []map[string]string, ok bool) {
	old := answers.Tables[x.From.S]
	if to.IsTable() {
		for _, row := range old {
			cells := map[string]string{}
			for column, value := range row.Cells {
				if c := to.Column(column); c != nil && !c.Computed() {
					cells[column] = value
				}
			}
			if len(cells) > 0 && !holdsRow(answers.Tables[to.Name()], cells) {
				rows = append(rows, cells)
			}
		}
		return "", rows, len(rows) > 0
	}
	if answers.Values[to.Name()] != "" {
		return "", nil, false
	}
	text = answers.Values[x.From.S]
	if x.Column.Given() {
		text = x.cell(old)
	}
	return text, nil, text != ""
}

// cell is the cell of an earlier table that is taken.
func (x *Moved) cell(rows []Row) string {
	for _, row := range rows {
		fits := true
		for column, value := range x.Where {
			fits = fits && row.Cells[column] == string(value)
		}
		if fits {
			return row.Cells[x.Column.S]
		}
	}
	return ""
}

// holdsRow tells whether a table has a row with all these cells already.
func holdsRow(rows []Row, cells map[string]string) bool {
	for _, row := range rows {
		same := true
		for column, value := range cells {
			same = same && row.Cells[column] == value
		}
		if same {
			return true
		}
	}
	return false
}

// Holds tells whether there is an earlier answer at all.
func (x *Moved) Holds(answers Answers) bool {
	if x.Column.Given() {
		return x.cell(answers.Tables[x.From.S]) != ""
	}
	return answers.Values[x.From.S] != "" || len(answers.Tables[x.From.S]) > 0
}

// Had tells whether a field has an earlier answer already, wherever it came from.
func (x *Moved) Had(answers Answers, to *Field) bool {
	if to.IsTable() {
		return true // every row of the earlier table is there, or had nothing that the new one holds
	}
	text := answers.Values[x.From.S]
	if x.Column.Given() {
		text = x.cell(answers.Tables[x.From.S])
	}
	return strings.Contains(answers.Values[to.Name()], text)
}
