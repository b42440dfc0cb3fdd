// Package filing puts a whole tree of materials, of many clients, where it belongs: the folders over a file and its name tell whose it
// is; what it answers is found as for files of one dossier. Everything is shown before anything is written; writing is one step.
package filing

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/app/session/intake"
	"yibiao/forms"
	"yibiao/forms/folding"
)

// most bounds the files of one tree: more than many clients ever have at once means that a whole disk was dropped.
const most = 5000

// Line is one file with where it seems to belong.
type Line struct {
	intake.Proposal
	Shown  string               // its path from what was dropped on, with strokes
	Client session.ClientInfo   // zero while it cannot be told
	Whose  Ground               // by what the client was told
	Alike  []session.ClientInfo // those it may be of, where the name fits several
	// Dossiers are those of the client that are being worked on; Dossier is the id of the one the file is for, "" while that cannot be
	// told.
	Dossiers []session.DossierInfo
	Dossier  string
	// Shared: the file goes to the client itself, and so serves all its dossiers.
	Shared bool
	// Year is another one than the last that the name has while the last year's paper is asked for; 0 for none.
	Year int
	// Settled: a person has chosen dossier and requirement.
	Settled bool
}

// Why says why a file is not filed unless a person says so.
type Why string

// The reasons; Ready is none.
const (
	Ready     Why = ""
	NoClient  Why = "no-client"  // nothing names a client
	Several   Why = "several"    // what names one fits several
	NoDossier Why = "no-dossier" // the client has none that is being worked on
	Which     Why = "which"      // it has several, and the file may be for any of them
	NoneFits  Why = "none-fits"  // no requirement fits
	Unsure    Why = "unsure"     // another requirement fits nearly as well
	Same      Why = "same"       // the requirement has it already
	Foreign   Why = "foreign"    // it seems to be another client's
	Faulty    Why = "faulty"     // it cannot be taken, or not be handed in
	OtherYear Why = "other-year" // its name has another year than the one that is asked for
)

// Why tells what keeps a file out.
func (l Line) Why() Why {
	switch {
	case l.Fault != nil:
		return Faulty
	case len(l.Alike) > 0:
		return Several
	case l.Client.ID == "":
		return NoClient
	case len(l.Dossiers) == 0:
		return NoDossier
	case l.Already:
		return Same
	case l.Foreign:
		return Foreign
	case l.Facts.Fault != "":
		return Faulty
	case l.Settled:
		return Ready
	case l.Requirement == "":
		return NoneFits
	case l.Dossier == "":
		return Which
	case l.Year != 0:
		return OtherYear
	case !l.Sure:
		return Unsure
	}
	return Ready
}

// Takeable tells that a person can have the file taken: it has a place, or can be given one.
func (l Line) Takeable() bool { return l.Fault == nil && l.Dossier != "" && l.Requirement != "" }

// Plan is what would be filed.
type Plan struct {
	Lines []Line
	s     *session.Session
	open  map[string]*session.Editing // by id of the dossier
}

// Look looks at files, and at those in folders, and tells where each belongs. Nothing is written. report may be nil; it gets files done
// and in all. Failures: batch-many (args max), those of reading the vault, and a context that ended.
func Look(ctx context.Context, s *session.Session, paths []string, report func(done, total int64, name string)) (*Plan, error) {
	all, err := newRegister(s)
	if err != nil {
		return nil, err
	}
	p := &Plan{s: s, open: map[string]*session.Editing{}}
	var words []string
	for _, top := range paths {
		files, err := intake.FilesIn([]string{top}, most-len(p.Lines))
		if err != nil {
			return nil, err
		}
		for _, path := range files {
			l := Line{Shown: filepath.ToSlash(path)}
			if within, err := filepath.Rel(filepath.Dir(top), path); err == nil {
				l.Shown = filepath.ToSlash(within)
			}
			l.Path, l.Name = path, filepath.Base(path)
			words = append(words, all.place(&l))
			p.Lines = append(p.Lines, l)
		}
	}
	if err := p.sort(ctx, words, report); err != nil {
		return p, err
	}
	p.twins()
	return p, nil
}

// place tells whose a file is, by the nearest folder that names somebody, or by its own name; words are those that name the client.
func (r register) place(l *Line) (words string) {
	parts := strings.Split(l.Shown, "/")
	name := session.BaseOf(parts[len(parts)-1])
	for i, part := range slices.Backward(parts) {
		if i == len(parts)-1 {
			continue
		}
		client, words, alike := r.of(part)
		if client.ID == "" && alike == nil {
			continue
		}
		if l.Client, l.Alike, l.Whose = client, alike, ByFolder; alike != nil { // the file may say which of them
			if own, words, others := r.of(name); own.ID != "" && others == nil && slices.Contains(alike, own) {
				l.Client, l.Alike, l.Whose = own, nil, ByName
				return words
			}
		}
		return words
	}
	if l.Client, words, l.Alike = r.of(name); l.Client.ID != "" || l.Alike != nil {
		l.Whose = ByName
	}
	return words
}

// sort looks at the files of each client in turn.
func (p *Plan) sort(ctx context.Context, words []string, report func(done, total int64, name string)) error {
	of, order := map[string][]int{}, []string{}
	for i, l := range p.Lines {
		if of[l.Client.ID] == nil {
			order = append(order, l.Client.ID)
		}
		of[l.Client.ID] = append(of[l.Client.ID], i)
	}
	done := 0
	for _, client := range order {
		if client == "" {
			continue
		}
		tell := func(n, _ int64, name string) {
			if report != nil {
				report(int64(done)+n, int64(len(p.Lines)), name)
			}
		}
		if err := p.sortOne(ctx, client, of[client], words, tell); err != nil {
			return err
		}
		done += len(of[client])
	}
	return nil
}

// sortOne proposes where the files of one client go, for each of its dossiers that is being worked on.
func (p *Plan) sortOne(ctx context.Context, client string, at []int, words []string, tell func(done, total int64, name string)) error {
	list, err := p.s.Dossiers().List(client)
	if err != nil {
		return err
	}
	list = slices.DeleteFunc(list, func(d session.DossierInfo) bool { return !d.Status.Open() })
	offers := make([][]offer, len(at))
	var paths []string
	for _, i := range at {
		paths = append(paths, p.Lines[i].Path)
	}
	var looked []intake.Proposal // once for all dossiers of the client
	for nth, d := range list {
		e, err := p.editing(d.ID)
		if err != nil {
			return err
		}
		sorter, err := intake.NewSorter(e)
		if err != nil {
			return err
		}
		for _, i := range at {
			sorter.Passing(words[i], p.Lines[i].Client.Name)
		}
		if nth == 0 {
			if looked, err = sorter.Look(ctx, paths, tell); err != nil {
				return err
			}
		}
		for n, x := range sorter.Propose(looked) {
			offers[n] = append(offers[n], offer{d, x, e.Form.Requirement(x.Requirement)})
		}
	}
	for n, i := range at {
		p.Lines[i].Dossiers = list
		choose(&p.Lines[i], offers[n])
		p.asked(&p.Lines[i])
	}
	return nil
}

// asked notes what the requirement of a line tells of it.
func (p *Plan) asked(l *Line) {
	l.Shared, l.Year = false, 0
	if r := p.Requirement(*l); r != nil {
		l.Shared, l.Year = r.Shared, session.OtherYear(l.Name, r.Name, p.s.Now())
	}
}

// offer is a dossier with what a file would be in it.
type offer struct {
	dossier     session.DossierInfo
	proposal    intake.Proposal
	requirement *forms.FormRequirement
}

// choose takes the one dossier that asks for the file. What serves all dossiers of a client goes to the client through any of them.
func choose(l *Line, offers []offer) {
	if len(offers) == 0 {
		return
	}
	fits := slices.DeleteFunc(slices.Clone(offers), func(o offer) bool { return o.requirement == nil })
	if titled := slices.DeleteFunc(slices.Clone(fits), func(o offer) bool { return !names(l.Shown, o.dossier) }); len(titled) > 0 {
		fits = titled
	}
	if sure := slices.DeleteFunc(slices.Clone(fits), func(o offer) bool { return !o.proposal.Sure }); len(sure) > 0 {
		fits = sure
	}
	if len(fits) == 0 {
		l.Proposal = offers[0].proposal
		if len(offers) == 1 {
			l.Dossier = offers[0].dossier.ID
		}
		return
	}
	l.Proposal = fits[0].proposal
	serves := !slices.ContainsFunc(fits, func(o offer) bool { return !o.requirement.Shared || o.requirement.ID.S != fits[0].requirement.ID.S })
	if len(fits) == 1 || serves {
		l.Dossier = fits[0].dossier.ID
	}
}

// names tells that a path names a dossier.
func names(path string, d session.DossierInfo) bool {
	title := folding.Text(d.Title)
	return len([]rune(title)) > leastSigns && strings.Contains(folding.Text(path), title)
}

func (p *Plan) editing(dossier string) (*session.Editing, error) {
	if e := p.open[dossier]; e != nil {
		return e, nil
	}
	e, err := p.s.OpenDossier(dossier)
	if err == nil {
		p.open[dossier] = e
	}
	return e, err
}

// Requirements are those that a file may be given to in a dossier, in the order of its form. Failures: those of opening it.
func (p *Plan) Requirements(dossier string) ([]*forms.FormRequirement, error) {
	e, err := p.editing(dossier)
	if err != nil {
		return nil, err
	}
	st, err := e.State()
	if err != nil {
		return nil, err
	}
	var out []*forms.FormRequirement
	for _, m := range st.Report.Materials {
		if !st.Made[m.Requirement.ID.S] {
			out = append(out, m.Requirement)
		}
	}
	return out, nil
}

// Requirement is what a line answers; nil for none.
func (p *Plan) Requirement(l Line) *forms.FormRequirement {
	if e := p.open[l.Dossier]; e != nil {
		return e.Form.Requirement(l.Requirement)
	}
	for _, d := range l.Dossiers {
		if e := p.open[d.ID]; e != nil && e.Form.Requirement(l.Requirement) != nil {
			return e.Form.Requirement(l.Requirement)
		}
	}
	return nil
}

// Give puts a file where a person says.
func (p *Plan) Give(line int, dossier, requirement string) {
	l := &p.Lines[line]
	l.Dossier, l.Requirement, l.Settled, l.Already = dossier, requirement, dossier != "" && requirement != "", false
	if e := p.open[dossier]; e != nil && requirement != "" {
		l.Already = attaching.Has(e, requirement, l.SHA)
	}
	p.asked(l)
}

// Kept are files whose bytes are in the vault and which belong to nothing yet.
type Kept struct {
	Faults []error // of files that could not be kept
	s      *session.Session
	parts  []attaching.Part
}

// Keep copies the files of some lines into the vault. A context that ends leaves nothing attached. report may be nil; it gets lines
// done and in all. Failures: cancelled, and the store's.
func (p *Plan) Keep(ctx context.Context, lines []int, report func(done, total int64, name string)) (*Kept, error) {
	of, order := map[string][]attaching.Pick{}, []string{}
	for _, i := range lines {
		l := p.Lines[i]
		if !l.Takeable() {
			continue
		}
		if of[l.Dossier] == nil {
			order = append(order, l.Dossier)
		}
		of[l.Dossier] = append(of[l.Dossier], l.Pick(l.Requirement))
	}
	kept, done := &Kept{s: p.s}, 0
	for _, dossier := range order {
		e, err := p.s.OpenDossier(dossier) // as it is now
		if err != nil {
			return nil, err
		}
		if report != nil {
			report(int64(done), int64(len(lines)), e.Client.Name)
		}
		k, err := attaching.Keep(ctx, e, of[dossier], nil)
		if err != nil {
			return nil, err
		}
		kept.Faults = append(kept.Faults, k.Faults...)
		kept.parts = append(kept.parts, attaching.Part{Editing: e, Kept: k})
		done += len(of[dossier])
	}
	return kept, nil
}

// Write attaches what was kept, in one step, and counts the files that were new. Failures: the store's.
func (k *Kept) Write() (int, error) { return attaching.AttachMany(k.s, k.parts) }

// Undo takes off what was filed last and still stands, and counts the files. Failures: nothing-to-undo.
func Undo(s *session.Session) (int, error) { return attaching.UndoMany(s) }

// Redo files again what Undo took off last, and counts the files. Failures: nothing-to-redo.
func Redo(s *session.Session) (int, error) { return attaching.RedoMany(s) }

// CanRedo tells that something was taken off that Redo can file again.
func CanRedo(s *session.Session) bool {
	_, ok := s.Store().Log().CanRedo(attaching.Root)
	return ok
}

// CanUndo tells that something was filed that Undo can take off.
func CanUndo(s *session.Session) bool {
	_, ok := s.Store().Log().CanUndo(attaching.Root)
	return ok
}
