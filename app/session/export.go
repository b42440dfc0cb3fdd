package session

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"time"

	"yibiao/dossier/bundle"
	"yibiao/dossier/formmap"
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
	// Held are answers that were not written because their own check is against them.
	Held []formmap.Held
}

// Snapshot is an earlier export as the dossier remembers it. It never changes.
type Snapshot struct {
	ID     string
	Number int
	At     time.Time
	Target string
	Digest string
	Draft  bool
	// Answers is the SHA-256 under which the exported answers are kept in the vault.
	Answers string
}

// Export looks at the files that nobody has looked at, checks, fills the forms, gathers the materials, writes the bundle, reads it back and records a snapshot.
// No file goes in, not into a draft either, that is not as it came into the vault.
// progress may be nil. Failures: files-unsound (args files, count), blocking (args count), exists (args path), cancelled, no-blank (args output),
// export-unrecorded (the bundle
// stands, the vault does not know of it), and those of docx, bundle and store. After any other failure nothing is left at the target.
func (e *Editing) Export(ctx context.Context, o ExportOptions, progress func(bundle.Progress)) (Exported, error) {
	if _, err := e.CheckFiles(ctx); err != nil {
		return Exported{}, err
	}
	if err := refuseUnsound(e); err != nil {
		return Exported{}, err
	}
	st, err := e.State()
	if err != nil {
		return Exported{}, err
	}
	if n := st.Report.Blocking(); n > 0 && !o.Draft {
		return Exported{}, refuse("export", "blocking", "count", itoa(n))
	}
	earlier, err := e.Snapshots()
	if err != nil {
		return Exported{}, err
	}
	made := &assembly{e: e, ctx: ctx, options: o, report: st.Report, answers: st.Answers, now: e.s.Now(), number: len(earlier) + 1}
	if err := made.gather(); err != nil {
		return Exported{}, sourceFailure(ctx, e, err)
	}
	manifest, err := e.s.write(ctx, o.Target, made.spec(), progress)
	if err != nil {
		return Exported{}, sourceFailure(ctx, e, err)
	}
	x := made.made(manifest)
	if err := e.record(x, made.answers); err != nil {
		// The bundle stands, and must not be called undone.
		unrecorded := refuse("export", "export-unrecorded", "path", o.Target)
		unrecorded.Err = err
		return x, unrecorded
	}
	return x, nil
}

// unsound names the files of the dossier that are not in the vault as they came in, with their requirements.
func unsound(e *Editing) []string {
	var out []string
	for _, r := range e.Form.Requirements {
		for _, m := range e.Materials(r.ID.S) {
			if damageOf(e.s, m.SHA) != "" {
				out = append(out, "“"+m.Name+"”（"+r.Name+"）")
			}
		}
	}
	return out
}

// refuseUnsound is the failure of an export whose files are not as they came in; nil when all are.
func refuseUnsound(e *Editing) error {
	if files := unsound(e); len(files) > 0 {
		return refuse("export", "files-unsound", "files", strings.Join(files, "、"), "count", itoa(len(files)))
	}
	return nil
}

// sourceFailure is what an export says that a source has ended: where a file of the dossier is at fault, it names each.
func sourceFailure(ctx context.Context, e *Editing, err error) error {
	var kept *store.Error
	code := bundle.CodeOf(err)
	if code != bundle.CodeSource && code != bundle.CodeSourceChanged && !errors.As(err, &kept) {
		return failed("export", err)
	}
	for _, m := range e.materials {
		if _, stop := e.s.proofs.Prove(ctx, e.s.store, m.SHA); stop != nil {
			return stopped("export", stop)
		}
	}
	if refused := refuseUnsound(e); refused != nil {
		return refused
	}
	return failed("export", err)
}

// exportingTo is the setting that names the folder into which a bundle is being written: should the program end before that
// is done, the next one tidies up there.
const exportingTo = "exporting-to"

// write writes a bundle. What killed programs left beside it is removed first, what they had set aside put back.
func (s *Session) write(ctx context.Context, target string, spec bundle.Spec, progress func(bundle.Progress)) (bundle.Manifest, error) {
	folder := filepath.Dir(target)
	_, _ = bundle.Clean(folder) // room on the disk only; what cannot be removed is tried again the next time
	if err := s.SetSetting(exportingTo, folder); err != nil {
		return bundle.Manifest{}, err
	}
	manifest, err := bundle.Write(ctx, target, spec, progress)
	_ = s.SetSetting(exportingTo, "") // one look too many does no harm
	return manifest, err
}

// tidyExports removes what an export left behind whose program was killed, and puts back what it had set aside.
func (s *Session) tidyExports() {
	folder := s.Setting(exportingTo)
	if folder == "" || s.store.ReadOnly() {
		return
	}
	if _, err := bundle.Clean(folder); err == nil { // else tried again: a stick may be out
		_ = s.SetSetting(exportingTo, "")
	}
}

// VerifyBundle re-checks any bag, folder or zip. A damaged bag is no failure: the report says so.
// Failures: file-missing, cancelled, io.
func VerifyBundle(ctx context.Context, path string, progress func(bundle.Progress)) (bundle.Report, error) {
	report, err := bundle.Verify(ctx, path, progress)
	err = failed("verify", err)
	var f *Failure
	if errors.As(err, &f) && f.Args["path"] == "" {
		f.Args["path"] = path
	}
	return report, err
}
