package session

import (
	"context"
	"errors"
	"time"

	"yibiao/dossier/bundle"
	"yibiao/dossier/formmap"
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
// progress may be nil. Failures: blocking (args count), exists (args path), cancelled, no-blank (args output),
// and those of docx, bundle and store. After a failure nothing is left at the target.
func (e *Editing) Export(ctx context.Context, o ExportOptions, progress func(bundle.Progress)) (Exported, error) {
	if _, err := e.CheckFiles(ctx); err != nil {
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
		return Exported{}, err
	}
	manifest, err := bundle.Write(ctx, o.Target, made.spec(), progress)
	if err != nil {
		return Exported{}, failed("export", err)
	}
	return made.finish(manifest)
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
