package sheets

import (
	"encoding/json"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"yibiao/app/session"
	"yibiao/dossier/sheet"
	"yibiao/forms"
)

// Import is a spreadsheet on its way into the vault.
type Import struct {
	Name  string // of the file
	Parts []Part
	// KeepFilled leaves what is answered already and only fills what is empty.
	KeepFilled bool
	// TakeHidden takes also what the spreadsheet does not show: rows that are hidden or filtered out, columns, sheets.
	TakeHidden bool
	s          *session.Session
	form       *forms.Form
	heads      *reader
	changed    bool // a person has chosen what a column is
}

// maxFile is how large a spreadsheet may be.
const maxFile = 32 << 20

// Open reads a spreadsheet and recognises its columns. Failures: sheet-kind, sheet-old, sheet-password, sheet-damaged, sheet-empty,
// sheet-big, sheet-no-client (no column says whose the rows are); args name.
func Open(s *session.Session, path string, data []byte) (*Import, error) {
	name := filepath.Base(path)
	if len(data) > maxFile && sheet.Readable(name) {
		return nil, session.Refuse("import-sheet", session.CodeSheetBig, "name", name)
	}
	read, err := sheet.Read(name, data)
	if err != nil {
		return nil, unread(err, name)
	}
	form, err := s.Library().Vocabulary.ProfileForm()
	if err != nil {
		return nil, session.Failed("import-sheet", err)
	}
	im := &Import{Name: name, s: s, form: form}
	im.heads = newReader(form)
	for _, one := range read {
		for _, table := range im.heads.stacked(one) {
			if p := im.heads.understand(table, im.remembered); p.Head >= 0 {
				im.Parts = append(im.Parts, p)
			}
		}
	}
	if len(im.Parts) == 0 {
		return nil, session.Refuse("import-sheet", session.CodeSheetNoClient, "name", name)
	}
	// Clients come before the rows of their tables.
	slices.SortStableFunc(im.Parts, func(a, b Part) int { return strings.Compare(a.Table, b.Table) })
	return im, nil
}

// unread is the failure of a file that cannot be read.
func unread(err error, name string) error {
	switch {
	case errors.Is(err, sheet.ErrKind):
		return session.Refuse("import-sheet", session.CodeSheetKind, "name", name)
	case errors.Is(err, sheet.ErrOld):
		return session.Refuse("import-sheet", session.CodeSheetOld, "name", name)
	case errors.Is(err, sheet.ErrPassword):
		return session.Refuse("import-sheet", session.CodeSheetPassword, "name", name)
	case errors.Is(err, sheet.ErrEmpty):
		return session.Refuse("import-sheet", session.CodeSheetEmpty, "name", name)
	case errors.Is(err, sheet.ErrTooBig):
		return session.Refuse("import-sheet", session.CodeSheetBig, "name", name)
	}
	return session.Refuse("import-sheet", session.CodeSheetDamaged, "name", name)
}

// Form is the profile that columns go to.
func (im *Import) Form() *forms.Form { return im.form }

// Choices are what a column of a part may be taken for, in the order of the profile.
func (im *Import) Choices(p Part) []Target {
	var out []Target
	for _, f := range im.form.Fields() {
		switch {
		case f.IsTable() && f.Name() == p.Table:
			for _, c := range f.Columns {
				if !c.Computed() {
					out = append(out, Target{Table: p.Table, Field: c.Name()})
				}
			}
		case !f.IsTable() && !f.Computed() && (p.Table == "" || f.Name() == nameField || f.Name() == usccField):
			out = append(out, Target{Field: f.Name()})
		}
	}
	return out
}

// FieldOf is the field, or the column of a table, that a target names, with its table; nil for none.
func (im *Import) FieldOf(t Target) (f, table *forms.Field) {
	if t.Table == "" {
		f = im.form.Known(t.Field)
		if f != nil && f.IsTable() {
			return nil, nil
		}
		return f, nil
	}
	if table = im.form.Known(t.Table); table == nil || !table.IsTable() {
		return nil, nil
	}
	return table.Column(t.Field), table
}

// Choose says what the columns with a header are; the zero target takes nothing from them. Failures: no-column for a header that
// no sheet has, no-field for what is no field of the profile.
func (im *Import) Choose(header string, t Target) error {
	if f, _ := im.FieldOf(t); t != (Target{}) && (f == nil || f.Computed()) {
		return session.Refuse("import-sheet", session.CodeNoField, "field", t.String())
	}
	header = im.headerOf(header)
	found := false
	for p := range im.Parts {
		for i := range im.Parts[p].Columns {
			c := &im.Parts[p].Columns[i]
			switch {
			case c.Header == header:
				c.Target, c.Offers, c.Rival, c.Unknown, found = t, nil, "", false, true
			case c.Target == t && t != (Target{}) && slices.Contains(im.Parts[p].headers(), header):
				c.Target = Target{} // one column has it
			}
		}
	}
	if !found {
		return session.Refuse("import-sheet", session.CodeSheetNoColumn, "column", header, "name", im.Name)
	}
	im.changed = true
	return nil
}

// settingColumns is where it is kept what a person chose, by the headers of a sheet.
const settingColumns = "sheets.columns."

func settingOf(headers []string) string {
	return settingColumns + session.HashOf([]byte(strings.Join(headers, "\n")))[:16]
}

// remembered is what a person chose for the columns of these headers: header → target.
func (im *Import) remembered(headers []string) map[string]string {
	var chosen map[string]string
	if json.Unmarshal([]byte(im.s.Setting(settingOf(headers))), &chosen) != nil {
		return nil
	}
	return chosen
}

// remember keeps what a person chose, for the next file with these headers.
func (im *Import) remember() error {
	if !im.changed {
		return nil
	}
	for _, p := range im.Parts {
		chosen := map[string]string{}
		for _, c := range p.Columns {
			chosen[c.Header] = c.Target.String()
		}
		data, err := json.Marshal(chosen)
		if err == nil {
			err = im.s.SetSetting(settingOf(p.headers()), string(data))
		}
		if err != nil {
			return err
		}
	}
	return nil
}
