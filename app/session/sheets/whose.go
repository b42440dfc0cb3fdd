package sheets

import (
	"slices"

	"yibiao/app/session"
	"yibiao/dossier/sheet"
	"yibiao/forms"
	"yibiao/forms/gb"
)

// said is what a row says of whose it is.
type said struct {
	name, code string
	at         int       // the column that a line on the row itself points at
	codeAt     int       // -1 for none
	codeFault  *gb.Fault // the code is none
	nameFault  *gb.Fault // what stands where the name should is no text
}

// noText are the faults of a cell that holds nothing that could be a name.
var noText = []gb.FaultCode{FaultBroken, FaultPicture, FaultFormula, FaultMasked, FaultRaised}

func (w *planner) said(p Part, row int) said {
	nameAt := p.column(Target{Field: nameField})
	s := said{at: max(nameAt, 0), codeAt: p.column(Target{Field: usccField})}
	if nameAt >= 0 {
		s.name = forms.FoldName(p.Sheet.At(row, nameAt).Text)
		if _, fault := w.value(p.Sheet.At(row, nameAt), w.form.Known(nameField), Column{}, nil); fault != nil && slices.Contains(noText, fault.Code) {
			s.name, s.nameFault = "", fault
		}
	} else {
		s.at = s.codeAt
	}
	if s.codeAt < 0 || p.Sheet.At(row, s.codeAt).Kind == sheet.Empty {
		return s
	}
	value, fault := w.value(p.Sheet.At(row, s.codeAt), w.form.Known(usccField), Column{}, nil)
	if s.codeFault = fault; fault == nil {
		s.code = value.Canonical
	}
	return s
}

// rivals are what rows say under one key: the first row, and the first that says another thing than it.
type rivals map[string][]rival

type rival struct{ says, place string }

// note keeps what a row says under a key; a row that lacks either says nothing.
func (r rivals) note(key, says, place string) {
	known := r[key]
	if key != "" && says != "" && (len(known) == 0 || len(known) == 1 && known[0].says != says) {
		r[key] = append(known, rival{says, place})
	}
}

// against is where a row says another thing under the same key; "" for nowhere.
func (r rivals) against(key, says string) string {
	for _, other := range r[key] {
		if says != "" && other.says != says {
			return other.place
		}
	}
	return ""
}

// note keeps what the rows of clients say of themselves, so that two that contradict are both refused.
func (w *planner) note(p Part) {
	if p.Table != "" {
		return
	}
	for row := p.Head + 1; row < len(p.Sheet.Rows); row++ {
		if blank(p, row) {
			continue
		}
		s := w.said(p, row)
		place := p.Sheet.Place(row, s.at)
		w.byCode.note(s.code, folded(s.name), place)
		w.byName.note(folded(s.name), s.code, place)
	}
}

// contradicted tells that another row gives the code to another name, or the name another code.
func (w *planner) contradicted(p Part, s said) *gb.Fault {
	if p.Table != "" {
		return nil
	}
	if place := w.byCode.against(s.code, folded(s.name)); place != "" {
		return forms.Fault(FaultCodeTwice, "place", place)
	}
	if place := w.byName.against(folded(s.name), s.code); place != "" {
		return forms.Fault(FaultNameTwice, "place", place)
	}
	return nil
}

// whose finds the client of a row, or begins a new one, and adds a line that tells so; nil where none is named, which is told too.
func (w *planner) whose(p Part, row int) *client {
	s := w.said(p, row)
	if s.nameFault != nil {
		w.refuse(p, row, "", s.nameFault)
		return nil
	}
	line := Line{Kind: Refused, Place: p.Sheet.Place(row, s.at), Client: s.name}
	if s.codeFault != nil && s.name == "" {
		line.Place, line.Field, line.New, line.Fault = p.Sheet.Place(row, s.codeAt), w.form.Known(usccField), p.Sheet.At(row, s.codeAt).Text, s.codeFault
		w.add(line)
		return nil
	}
	c, fault := w.known.find(s.name, s.code)
	if only := session.OnlyOf(w.s); only != "" && (c == nil || c.id != only) {
		line.Fault = forms.Fault(FaultHidden)
		w.add(line)
		return nil
	}
	if fault == nil && (c == nil || c.code == "" || c.code != s.code) { // what the vault knows of code and name stands
		fault = w.contradicted(p, s)
	}
	if fault != nil {
		w.refuse(p, row, s.name, fault)
		return nil
	}
	if c != nil {
		return c
	}
	if line.Fault = w.mayCreate(p, s.name); line.Fault != nil {
		w.add(line)
		return nil
	}
	line.Kind, line.New = NewClient, s.name
	w.add(line)
	return w.known.begin(w.s, s.name, s.code)
}

// refuse takes nothing of a row, and tells so once.
func (w *planner) refuse(p Part, row int, name string, why *gb.Fault) {
	nameAt := p.column(Target{Field: nameField})
	if nameAt < 0 {
		nameAt = max(p.column(Target{Field: usccField}), 0)
	}
	w.add(Line{Kind: Refused, Place: p.Sheet.Place(row, nameAt), Client: name, Fault: why, Whole: true})
}

// mayCreate tells why a client of a name is not begun; nil where it may be.
func (w *planner) mayCreate(p Part, name string) *gb.Fault {
	switch {
	case name == "":
		return forms.Fault(FaultNoName)
	case p.Table != "": // rows alone say too little of a client: the name may be misspelt
		return forms.Fault(FaultUnknownClient, "name", name)
	}
	if !maybeName(name) || len(w.heads.means("", name)) > 0 {
		return forms.Fault(FaultNotAName, "name", name)
	}
	parsed := w.form.Pack.Vocabulary.Parse(w.form.Known(nameField), name, nil)
	return parsed.Fault
}
