// Package bundling writes a dossier as one bundle: the filled forms, the materials, the report, the record.
package bundling

import (
	"context"
	"encoding/json"
	"errors"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/guard"
	"yibiao/app/session/history"
	"yibiao/app/session/record"
	"yibiao/dossier/bundle"
	"yibiao/dossier/printed"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// ExportOptions say what is exported and whereto.
type ExportOptions struct {
	// Target is the folder or .zip to be made; its parent must exist. With Folder true a folder bag is made.
	Target string
	Folder bool
	// Draft exports although something blocks; the documents' names then begin with 草稿.
	Draft   bool
	Replace bool // an existing target is replaced
	// Foreign lets Replace take the place of a bag that this dossier did not make, too.
	Foreign bool
}

// Exported is what an export made.
type Exported struct {
	Number    int // 1 for the first export of the dossier
	At        time.Time
	Target    string
	Digest    string // stands for every byte of the bundle
	Files     []ExportedFile
	Documents []DocumentReport
	Report    forms.Report
	Draft     bool
}

// ExportedFile is one file of the bundle's payload.
type ExportedFile struct {
	Path   string // inside data/
	Size   int64
	SHA256 string
}

// DocumentReport tells how one form was filled.
type DocumentReport struct {
	Output, Title, Path string
	Filled, Empty       int
	Blanks              []Blank  // what the empty places are for, each once, in the order of the form
	Overflow            []string // labels of answers that may not fit their place
	// Unconfirmed are the labels of the filled places of an official form for which the program only proposed what goes there.
	Unconfirmed []string
	// Others are the units that an official form names in print and that are not the client, as they stand there.
	Others []string
	// Defaults are the labels of the filled places that hold a default which nobody typed or confirmed, each once.
	Defaults []string
	// Held are answers that were not written because their own check is against them.
	Held []printed.Held
}

// Write looks at the files that nobody has looked at, checks, fills the forms, gathers the materials, writes the bundle, reads it back and records a snapshot.
// No file goes in, not into a draft either, that is not as it came into the vault.
// progress may be nil. Failures: in-vault (args path), clock-wrong (args at), other-bundle (args path, whose), strange-bundle (args path), files-unsound (args files, count), answers-unsound (args fields), blocking (args count), exists (args path), cancelled, no-blank (args output),
// export-unrecorded (the bundle
// stands, the vault does not know of it), and those of docx, bundle and store. After any other failure nothing is left at the target.
func Write(ctx context.Context, e *session.Editing, o ExportOptions, progress func(bundle.Progress)) (Exported, error) {
	if inVault(e.Session().Vault(), o.Target) {
		return Exported{}, session.Refuse("export", session.CodeInVault, "path", o.Target)
	}
	if now := e.Session().Now(); !bundle.Datable(now) {
		return Exported{}, session.Refuse("export", session.CodeClockWrong, "at", now.Format(time.DateOnly))
	}
	if err := refuseForeign(e, o); err != nil {
		return Exported{}, err
	}
	if _, err := e.CheckFiles(ctx); err != nil {
		return Exported{}, err
	}
	if err := refuseUnsound(e); err != nil {
		return Exported{}, err
	}
	if err := guard.Answers(ctx, e); err != nil {
		return Exported{}, err
	}
	st, err := e.State()
	if err != nil {
		return Exported{}, err
	}
	if n := st.Report.Blocking(); n > 0 && !o.Draft {
		return Exported{}, session.Refuse("export", session.CodeBlocking, "count", strconv.Itoa(n))
	}
	session.ConfirmIntended(e.Session())
	earlier, err := history.Snapshots(e.Session(), e.Dossier.ID)
	if err != nil {
		return Exported{}, err
	}
	made := &assembly{e: e, ctx: ctx, options: o, state: st, prints: st.Printing(), now: e.Session().Now(), number: len(earlier) + 1}
	if err := made.gather(); err != nil {
		return Exported{}, sourceFailure(ctx, e, err)
	}
	x, meant, err := made.write(progress)
	if err != nil {
		return Exported{}, sourceFailure(ctx, e, err)
	}
	if err := meant.Confirm(e.Session()); err != nil {
		// The bundle stands, and must not be called undone.
		unrecorded := session.Refuse("export", session.CodeExportUnrecorded, "path", o.Target)
		unrecorded.Err = err
		return x, unrecorded
	}
	if !x.Draft && e.Dossier.Status.Before(session.StatusExported) {
		e.Dossier.Status = session.StatusExported
	}
	return x, nil
}

// inVault tells of a target in the vault's own folder: there it would be taken for what is left of something, and stay where a
// client is purged.
func inVault(vault, target string) bool {
	real := func(path string) string {
		if found, err := filepath.EvalSymlinks(path); err == nil {
			return found
		}
		return path
	}
	in, err := filepath.Rel(real(vault), filepath.Join(real(filepath.Dir(target)), filepath.Base(target)))
	return err == nil && filepath.IsLocal(in) && in != "."
}

// refuseForeign refuses to replace a bag that another dossier made, or of which nobody can tell what made it; nil where the dossier's own
// bag, or none, is at the target.
func refuseForeign(e *session.Editing, o ExportOptions) error {
	if !o.Replace || o.Foreign || !bundle.Holds(o.Target) {
		return nil
	}
	lines, _ := bundle.InfoOf(o.Target) // without it nothing is known
	is := map[string]string{}
	for _, l := range lines {
		is[l.Key] = l.Value
	}
	if is[dossierLabel] == e.Dossier.ID {
		return nil
	}
	if err := bundle.MayReplace(o.Target); err != nil { // nobody is asked what a yes would not change
		return session.Failed("export", err)
	}
	switch id, client := is[dossierLabel], is[clientLabel]; {
	case id == "" || client == "":
		return session.Refuse("export", session.CodeStrangeBundle, "path", o.Target)
	default:
		return session.Refuse("export", session.CodeOtherBundle, "path", o.Target, "client", client, "title", is[titleLabel])
	}
}

// unsound names the files of the dossier that are not in the vault as they came in, with their requirements.
func unsound(e *session.Editing) []string {
	var out []string
	for _, r := range e.Form.Requirements {
		for _, m := range e.Materials().Of(r.ID.S) {
			if e.Session().Files().Damage(m.SHA) != "" {
				out = append(out, "“"+m.Name+"”（"+r.Name+"）")
			}
		}
	}
	return out
}

// refuseUnsound is the failure of an export whose files are not as they came in; nil when all are.
func refuseUnsound(e *session.Editing) error {
	if files := unsound(e); len(files) > 0 {
		return session.Refuse("export", session.CodeFilesUnsound, "files", strings.Join(files, "、"), "count", strconv.Itoa(len(files)))
	}
	return nil
}

// sourceFailure is what an export says that a source has ended: where a file of the dossier is at fault, it names each.
func sourceFailure(ctx context.Context, e *session.Editing, err error) error {
	var kept *store.Error
	code := bundle.CodeOf(err)
	if code != bundle.CodeSource && code != bundle.CodeSourceChanged && !errors.As(err, &kept) {
		return session.Failed("export", err)
	}
	for _, m := range e.Materials().Of("") {
		if stop := e.Session().Files().Prove(ctx, m.SHA); stop != nil {
			return session.Stopped("export", stop)
		}
	}
	if refused := refuseUnsound(e); refused != nil {
		return refused
	}
	return session.Failed("export", err)
}

// VerifyBundle re-checks any bag, folder or zip. A damaged bag is no failure: the report says so.
// Failures: file-missing, cancelled, io.
func VerifyBundle(ctx context.Context, path string, progress func(bundle.Progress)) (bundle.Report, error) {
	report, err := bundle.Verify(ctx, path, progress)
	err = session.Failed("verify", err)
	var f *session.Failure
	if errors.As(err, &f) && f.Args["path"] == "" {
		f.Args["path"] = path
	}
	return report, err
}

// intend keeps what was exported, and that it is about to stand.
func intend(e *session.Editing, x Exported, answers forms.Answers) (session.Intended, error) {
	holding, err := holds(e)
	if err != nil {
		return session.Intended{}, err
	}
	data, err := json.Marshal(contents{answers, holding})
	if err != nil {
		return session.Intended{}, session.Failed("snapshot", err)
	}
	sha, err := e.Session().Store().Materials().PutBlob(context.Background(), data)
	if err != nil {
		return session.Intended{}, session.Failed("snapshot", err)
	}
	target, err := filepath.Abs(x.Target) // the next program may begin in another folder
	if err != nil {
		return session.Intended{}, session.Failed("snapshot", err)
	}
	id := e.Session().Store().NewID()
	sets := []store.Set{
		{Entity: id, Field: record.KindField, Value: record.KindExport},
		{Entity: id, Field: record.DossierField, Value: e.Dossier.ID},
		{Entity: id, Field: record.NumberField, Value: strconv.Itoa(x.Number)},
		{Entity: id, Field: record.AtField, Value: x.At.Format(time.RFC3339)},
		{Entity: id, Field: record.TargetField, Value: x.Target},
		{Entity: id, Field: record.DigestField, Value: x.Digest},
		{Entity: id, Field: record.DraftField, Value: strconv.FormatBool(x.Draft)},
		{Entity: id, Field: record.AnswersField, Value: sha},
	}
	if !x.Draft && e.Dossier.Status.Before(session.StatusExported) { // a draft is handed to nobody; what was handed in stays so
		sets = append(sets, store.Set{Entity: e.Dossier.ID, Field: record.StatusField, Value: string(session.StatusExported)})
	}
	meant := session.Intended{Target: target, Digest: x.Digest, Record: store.Edit{Root: e.Dossier.ID, Label: record.LabelExport.Of(), Origin: store.System, Sets: sets}}
	return meant, meant.Intend(e.Session())
}

// write writes the bundle, of which the vault knows before it takes its place. What killed programs left beside it is removed first,
// what they had set aside put back.
func (a *assembly) write(progress func(bundle.Progress)) (x Exported, meant session.Intended, err error) {
	s, target := a.e.Session(), a.options.Target
	folder := filepath.Dir(target)
	_, _ = bundle.Clean(folder) // room on the disk only; what cannot be removed is tried again the next time
	if err := s.SetSetting(session.ExportingTo, folder); err != nil {
		return x, meant, err
	}
	spec := a.spec()
	spec.Before = func(m bundle.Manifest) (err error) {
		x = a.made(m)
		meant, err = intend(a.e, x, a.prints.InForce)
		return err
	}
	if _, err = bundle.Write(a.ctx, target, spec, progress); err != nil {
		session.ConfirmIntended(s)
	}
	// What could not be removed keeps its mark, and is tried again at the next start.
	if _, left := bundle.Clean(folder); left == nil {
		_ = s.SetSetting(session.ExportingTo, "") // one look too many does no harm
	}
	return x, meant, err
}
