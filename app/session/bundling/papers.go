package bundling

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"yibiao/app/session"
)

// Paper is one document of a dossier as it is printed: a filled form, or a file of the materials.
type Paper struct {
	Number int // as in the list of materials and in the bundle; 0 is the list itself
	Title  string
	Name   string // of the file in the bundle
	Seal   string // who seals or signs it, "" for nobody that is known
	Copies int    // how many are asked for, 0 where the notice does not say
	Filled bool   // a form that the program fills
	// Defaults are the labels of what is printed in it that is only a default, which nobody gave or confirmed.
	Defaults []string
	Open     func() (io.ReadCloser, error)
}

// Papers fills the forms and lists everything that is printed of a dossier, in the order of the list
// of materials. Nothing is written.
// A file that is not as it came into the vault is among them; reading it fails. Failures: cancelled, no-blank, and those of docx and
// of the vault.
func Papers(ctx context.Context, e *session.Editing) ([]Paper, error) {
	st, err := e.State()
	if err != nil {
		return nil, err
	}
	a := &assembly{e: e, ctx: ctx, state: st, prints: st.Printing(), now: e.Session().Now(), number: 1}
	if err := a.gather(); err != nil {
		return nil, sourceFailure(ctx, e, err)
	}
	lines := map[string]listed{}
	for _, l := range a.listed {
		for _, name := range l.files {
			lines[name] = l
		}
	}
	filled := map[string]DocumentReport{}
	for _, d := range a.documents {
		filled[d.Path] = d
	}
	var out []Paper
	for _, f := range a.files {
		if f.Path == reportName || f.Path == dataName {
			continue
		}
		l := lines[f.Path]
		d, isForm := filled[f.Path]
		out = append(out, Paper{
			Number: l.number, Title: l.titleOf(f.Path), Name: f.Path, Seal: strings.TrimPrefix(l.seal, noSeal), Copies: l.copies,
			Filled: isForm, Defaults: d.Defaults, Open: f.Open,
		})
	}
	slices.SortStableFunc(out, func(a, b Paper) int { return cmp.Compare(a.Number, b.Number) })
	return out, nil
}

// titleOf names one of the files of a line; a file of no line, the list itself, is named by its file name.
func (l listed) titleOf(name string) string {
	switch {
	case len(l.files) > 1:
		i := slices.Index(l.files, name)
		if l.originals != nil {
			return fmt.Sprintf("%s（%d/%d：%s）", l.name, i+1, len(l.files), l.originals[i])
		}
		return fmt.Sprintf("%s（%d/%d）", l.name, i+1, len(l.files))
	case len(l.files) == 1:
		return l.name
	}
	_, title, _ := strings.Cut(strings.TrimSuffix(name, filepath.Ext(name)), "_")
	return title
}

// noSeal is how packs say that nobody seals or signs a paper.
const noSeal = "无"

// Read reads a paper whole. Errors: those of the vault.
func (p Paper) Read() ([]byte, error) {
	r, err := p.Open()
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(r)
	if closed := r.Close(); err == nil {
		err = closed
	}
	return data, err
}

// Word tells whether the paper is a Word document, which is made into pages first.
func (p Paper) Word() bool {
	switch strings.ToLower(filepath.Ext(p.Name)) {
	case ".docx", ".docm":
		return true
	}
	return false
}
