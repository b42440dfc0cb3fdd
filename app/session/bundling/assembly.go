package bundling

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/app/session/blanks"
	"yibiao/dossier/bundle"
	"yibiao/dossier/bundle/naming"
	"yibiao/dossier/docx"
	"yibiao/dossier/printed"
	"yibiao/forms"
)

// assembly gathers the payload of one export.
type assembly struct {
	e       *session.Editing
	ctx     context.Context
	options ExportOptions
	state   *session.State
	now     time.Time
	number  int

	prints    printed.Case
	files     []bundle.File
	listed    []listed
	documents []DocumentReport
	printed   map[string]bool // outputs that have been filled
	numbers   map[string]int  // of the requirements, as the list of materials shows them
	last      int             // the last number given
	taken     map[string]bool // names in the bundle, in lower case
}

// listed is one line of the list of materials.
type listed struct {
	number             int
	name, form, seal   string
	copies             int
	files              []string
	originals          []string // of attached files, as they were called
	missing, generated bool
}

// gather makes every file of the payload, in the order in which the window reads them: the list of materials
// first, then the application forms, then the requirements in their order, then the other documents, then the
// machine-readable part.
func (a *assembly) gather() error {
	a.printed, a.numbers, a.taken = map[string]bool{}, map[string]int{}, map[string]bool{}
	for i, state := range a.state.Report.Materials {
		a.numbers[state.Requirement.ID.S] = i + 1
	}
	a.last = len(a.state.Report.Materials)
	for _, o := range a.e.Form.Outputs {
		if o.Layout.Kind == "application" {
			if err := a.document(o); err != nil {
				return err
			}
		}
	}
	for _, state := range a.state.Report.Materials {
		if err := a.ctx.Err(); err != nil {
			return session.Refuse("export", session.CodeCancelled)
		}
		if err := a.requirement(state); err != nil {
			return err
		}
	}
	for _, o := range a.e.Form.Outputs {
		if err := a.document(o); err != nil {
			return err
		}
	}
	slices.SortStableFunc(a.listed, func(x, y listed) int { return cmp.Compare(x.number, y.number) })
	if err := a.list(); err != nil {
		return err
	}
	return a.records()
}

// numberOf is that of the requirement which a document answers, or the next free one when it answers none.
func (a *assembly) numberOf(o *forms.Output) int {
	if n := a.numbers[o.Answers.S]; n > 0 {
		return n
	}
	a.last++
	return a.last
}

// name gives the next file of a number its name; files of one title are told apart by a number behind it.
func (a *assembly) name(number int, title, ext string) string {
	name := naming.Numbered(number, title, ext)
	for i := 2; a.taken[strings.ToLower(name)]; i++ {
		name = naming.Numbered(number, fmt.Sprintf("%s-%02d", title, i), ext)
	}
	a.taken[strings.ToLower(name)] = true
	return name
}

// requirement adds what answers one requirement: a document of the form, or the attached files.
func (a *assembly) requirement(state forms.MaterialState) error {
	r := state.Requirement
	if a.isList(r.ID.S) {
		return nil
	}
	for _, o := range a.e.Form.MadeBy(r.ID.S) {
		if err := a.document(o); err != nil {
			return err
		}
	}
	attached := a.e.Materials().Of(r.ID.S)
	if len(attached) == 0 {
		if state.Applies && state.Need == forms.Always && !a.state.Made[r.ID.S] {
			a.listed = append(a.listed, listed{number: a.numbers[r.ID.S], name: r.Name, seal: r.Seal, form: r.Format, missing: true})
		}
		return nil
	}
	line := listed{number: a.numbers[r.ID.S], name: r.Name, seal: r.Seal, form: r.Format, copies: r.Copies}
	for i, m := range attached {
		title := r.Name
		if len(attached) > 1 {
			title = attaching.Counted(r.Name, i+1, len(attached))
		}
		name := a.name(line.number, title, session.ExtOf(m.Name))
		line.files, line.originals = append(line.files, name), append(line.originals, m.Name)
		a.files = append(a.files, bundle.File{Path: name, Size: m.Size, Open: func() (io.ReadCloser, error) { return a.e.Session().Files().Open(m) }})
	}
	a.listed = append(a.listed, line)
	return nil
}

// isList tells whether the requirement is the list of materials itself, which is written last and stands first.
func (a *assembly) isList(requirement string) bool {
	return slices.ContainsFunc(a.e.Form.MadeBy(requirement), func(o *forms.Output) bool { return o.Layout.Kind == "list" })
}

// document fills one output, once, when its condition holds.
func (a *assembly) document(o *forms.Output) error {
	if a.printed[o.ID.S] || o.Layout.Kind == "list" {
		return nil
	}
	wanted, err := a.state.Printed(o)
	if err != nil {
		return session.Failed("export", err)
	}
	if !wanted {
		return nil
	}
	number := a.numberOf(o)
	name, err := a.fill(o, number)
	if err != nil {
		return err
	}
	a.listed = append(a.listed, listed{number: number, name: a.listedName(o), form: strings.TrimPrefix(filepath.Ext(name), ".") + "，打印后签字盖章", seal: a.sealOf(o), files: []string{name}, generated: true})
	return nil
}

// listedName is what a document is called in the list of materials: as the list on the screen calls it, with its own title where
// that is another.
func (a *assembly) listedName(o *forms.Output) string {
	r := a.e.Form.Requirement(o.Answers.S)
	if r == nil || r.Name == o.Title {
		return o.Title
	}
	return r.Name + "（" + o.Title + "）"
}

// sealOf is who seals or signs a document: what the requirement says, else what the form itself has places for.
func (a *assembly) sealOf(o *forms.Output) string {
	if r := a.e.Form.Requirement(o.Answers.S); r != nil && r.Seal != "" {
		return r.Seal
	}
	var signs []string
	for _, place := range o.Layout.Signs {
		if strings.ContainsAny(place, "章签") {
			signs = append(signs, a.e.Form.Worded(place))
		}
	}
	return strings.Join(signs, "、")
}

func (a *assembly) title(title string) string {
	if a.options.Draft {
		return "草稿-" + title
	}
	return title
}

// fill writes one filled form into the payload under name.
func (a *assembly) fill(o *forms.Output, number int) (name string, err error) {
	a.printed[o.ID.S] = true
	official, used, err := blanks.FormOf(a.e.Session(), a.e.Form.Pack.ID.S, o.ID.S)
	if err != nil {
		return "", err
	}
	if used {
		return a.fillOfficial(o, official, number)
	}
	form, err := compiledBlank(a.e, o)
	if err != nil {
		return "", err
	}
	p := newPrinter(a.e, a.prints, a.listed, a.now)
	values, err := p.values(form)
	if err != nil {
		return "", err
	}
	data, filled, err := form.FillBytes(values)
	if err != nil {
		return "", session.Failed("export", err)
	}
	name = a.name(number, a.title(o.Title), docx.EndingPlain)
	a.bytes(name, data)
	report := DocumentReport{Output: o.ID.S, Title: o.Title, Path: name, Filled: len(filled.Filled), Empty: len(filled.Empty), Held: p.held()}
	report.Blanks, report.Defaults = a.blanks(filled.Empty), a.defaults(fieldsOf(filled.Filled))
	for _, x := range filled.Overflow {
		report.Overflow = append(report.Overflow, a.label(x.Tag))
	}
	a.documents = append(a.documents, report)
	return name, nil
}

// fillOfficial writes the official form that is in use instead of the pack's own.
func (a *assembly) fillOfficial(o *forms.Output, f blanks.InUse, number int) (string, error) {
	data, filled, err := blanks.FillForm(a.e, f)
	if err != nil {
		return "", err
	}
	name := a.name(number, a.title(o.Title), filled.Ending)
	a.bytes(name, data)
	report := DocumentReport{Output: o.ID.S, Title: o.Title, Path: name, Filled: len(filled.Filled), Empty: len(f.Map.Entries) - len(filled.Filled), Held: filled.Held}
	report.Blanks = a.officialBlanks(f.Map, filled)
	if report.Others, err = blanks.OtherUnits(a.e, f); err != nil {
		return "", err
	}
	report.Unconfirmed, report.Defaults = unconfirmed(a.e.Form, f.Map, filled), a.defaults(fieldsAt(f.Map, filled.Filled))
	for _, x := range filled.Overflow {
		report.Overflow = append(report.Overflow, cmp.Or(blanks.PlaceName(a.e.Form, f.Map, f.Map.Entry(x.Tag)), x.Tag))
	}
	a.documents = append(a.documents, report)
	return name, nil
}

// label names the field behind a tag.
func (a *assembly) label(tag string) string {
	id, _ := splitTag(tag)
	if f := a.e.Form.Known(id); f != nil {
		return f.Label
	}
	if r := a.e.Form.Requirement(id); r != nil {
		return r.Name
	}
	return tag
}

// list fills the list of materials and puts it first.
func (a *assembly) list() error {
	for _, o := range a.e.Form.Outputs {
		if o.Layout.Kind != "list" || a.printed[o.ID.S] {
			continue
		}
		if _, err := a.fill(o, 0); err != nil {
			return err
		}
		last := a.files[len(a.files)-1]
		a.files = slices.Insert(a.files[:len(a.files)-1], 0, last)
		return nil
	}
	return nil
}

// records adds the check report and the machine-readable answers.
func (a *assembly) records() error {
	page, err := reporter{a}.page()
	if err != nil {
		return err
	}
	a.bytes(reportName, page)
	answers, err := json.MarshalIndent(a.machine(), "", "  ")
	if err != nil {
		return session.Failed("export", err)
	}
	a.bytes(dataName, append(answers, '\n'))
	return nil
}

func (a *assembly) bytes(name string, data []byte) { a.files = append(a.files, inMemory(name, data)) }

func inMemory(name string, data []byte) bundle.File {
	return bundle.File{Path: name, Size: int64(len(data)), Open: func() (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(data)), nil
	}}
}

// The labels of bag-info.txt that tell whose a bag is.
const (
	clientLabel  = "Source-Organization"
	titleLabel   = "External-Description"
	dossierLabel = "External-Identifier"
)

// spec describes the bag.
func (a *assembly) spec() bundle.Spec {
	kind := bundle.Zip
	if a.options.Folder {
		kind = bundle.Folder
	}
	info := []bundle.InfoLine{
		{Key: clientLabel, Value: a.e.Client.Name},
		{Key: titleLabel, Value: a.e.Dossier.Title},
		{Key: dossierLabel, Value: a.e.Dossier.ID},
		{Key: "Bag-Group-Identifier", Value: a.e.Dossier.Pack},
		{Key: "Yibiao-Pack", Value: a.e.Form.Pack.ID.S + " " + a.e.Form.Pack.Version},
		{Key: "Yibiao-Export", Value: strconv.Itoa(a.number)},
	}
	for _, x := range a.state.Report.Unmade {
		info = append(info, bundle.InfoLine{Key: bundle.MissingLabel, Value: "“" + x.Programme.Title + "”的申请表"})
	}
	for _, name := range a.missing() {
		info = append(info, bundle.InfoLine{Key: bundle.MissingLabel, Value: name})
	}
	if a.options.Draft {
		info = append(info, bundle.InfoLine{Key: bundle.DraftLabel, Value: "true"})
	}
	return bundle.Spec{Files: a.files, Extra: []bundle.File{a.readFirst()}, Info: info, Kind: kind, Created: a.now, Version: a.e.Session().Version(), Replace: a.options.Replace}
}

// made tells what was made.
func (a *assembly) made(m bundle.Manifest) Exported {
	x := Exported{
		Number: a.number, At: a.now, Target: a.options.Target, Digest: m.Digest, Documents: a.documents,
		Report: a.state.Report, Draft: a.options.Draft,
	}
	for _, f := range m.Files {
		x.Files = append(x.Files, ExportedFile{Path: path.Base(f.Path), Size: f.Size, SHA256: f.SHA256})
	}
	return x
}
