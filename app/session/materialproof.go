package session

import (
	"context"
	"errors"
	"os"
	"strings"
	"sync"
	"time"

	"yibiao/dossier/bundle"
	"yibiao/dossier/store"
)

// proofs remember which files of the vault were read whole and compared with the SHA-256 under which they are kept. It is safe
// for any goroutine.
type proofs struct {
	mu      sync.Mutex
	known   map[string]proof
	version int // changes with what is told about any file
}

// proof is what reading a file told, and the file for which it holds.
type proof struct {
	mark  fileMark
	fault FileFault // gone, altered or unread; "" for a whole file
}

// fileMark is what shows without reading that a file is another than before. The zero mark is that of no file.
type fileMark struct {
	size int64
	at   time.Time
}

func (p *proofs) put(sha string, made proof) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.known == nil {
		p.known = map[string]proof{}
	}
	if p.known[sha].fault != made.fault {
		p.version++
	}
	p.known[sha] = made
}

func (p *proofs) get(sha string) (proof, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	made, ok := p.known[sha]
	return made, ok
}

func (p *proofs) at() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.version
}

// markOf looks at a file of the vault without reading it.
func (s *Session) markOf(sha string) fileMark {
	path, err := s.store.MaterialPath(sha)
	if err != nil {
		return fileMark{}
	}
	info, err := os.Stat(path)
	if err != nil {
		return fileMark{}
	}
	return fileMark{info.Size(), info.ModTime()}
}

// proven tells that a file was read and is still the one that was read.
func (s *Session) proven(sha string) bool {
	made, ok := s.proofs.get(sha)
	return ok && made.mark == s.markOf(sha)
}

// prove reads a file of the vault and remembers whether it is whole. Failures: that of ctx.
func (s *Session) prove(ctx context.Context, sha string) (FileFault, error) {
	mark := s.markOf(sha)
	p, err := s.store.CheckMaterial(ctx, sha)
	if ctx.Err() != nil {
		return "", stopped("look", ctx.Err())
	}
	made := proof{mark: mark}
	switch {
	case err != nil:
		made.fault = FaultUnread
	case p == nil:
	case p.Kind == store.MaterialMissing:
		made.fault = FaultGone
	case p.Kind == store.MaterialChanged:
		made.fault = FaultAltered
	default:
		made.fault = FaultUnread
	}
	s.proofs.put(sha, made)
	return made.fault, nil
}

// unsound names the files of the dossier that are not in the vault as they came in, with their requirements.
func (e *Editing) unsound() []string {
	var out []string
	for _, r := range e.Form.Requirements {
		for _, m := range e.Materials(r.ID.S) {
			if made, _ := e.s.proofs.get(m.SHA); made.fault != "" {
				out = append(out, "“"+m.Name+"”（"+r.Name+"）")
			}
		}
	}
	return out
}

// refuseUnsound is the failure of an export whose files are not as they came in; nil when all are.
func (e *Editing) refuseUnsound() error {
	if files := e.unsound(); len(files) > 0 {
		return refuse("export", "files-unsound", "files", strings.Join(files, "、"), "count", itoa(len(files)))
	}
	return nil
}

// sourceFailure is what an export says that a source has ended: where a file of the dossier is at fault, it names each.
func (e *Editing) sourceFailure(ctx context.Context, err error) error {
	var kept *store.Error
	code := bundle.CodeOf(err)
	if code != bundle.CodeSource && code != bundle.CodeSourceChanged && !errors.As(err, &kept) {
		return failed("export", err)
	}
	for _, m := range e.materials {
		if _, stop := e.s.prove(ctx, m.SHA); stop != nil {
			return stop
		}
	}
	if refused := e.refuseUnsound(); refused != nil {
		return refused
	}
	return failed("export", err)
}

// ofMaterial names the file in a failure of reading it; nil stays nil.
func ofMaterial(m Material, err error) error {
	err = failed("open-material", err)
	var f *Failure
	if errors.As(err, &f) && f.Doing == "open-material" {
		f.Args["file"] = m.Name
	}
	return err
}
