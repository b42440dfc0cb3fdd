package store

import (
	"context"
	"errors"
	"os"
	"sync"
	"time"
)

// Proofs remember which materials were read whole and compared with their names, and what that told. The zero value knows
// nothing. It is safe for any goroutine.
type Proofs struct {
	mu      sync.Mutex
	known   map[string]proof
	version int
}

// proof is what reading a file told, and the file for which it holds.
type proof struct {
	mark fileMark
	kind ProblemKind // "" for a whole file
}

// fileMark is what shows without reading that a file is another than before. The zero mark is that of no file.
type fileMark struct {
	size int64
	at   time.Time
}

func markOf(s *Store, sha string) fileMark {
	path, err := s.MaterialPath(sha)
	if err != nil {
		return fileMark{}
	}
	info, err := os.Stat(path)
	if err != nil {
		return fileMark{}
	}
	return fileMark{info.Size(), info.ModTime()}
}

// Prove reads a material and remembers whether it is whole, "", or what is wrong with it. The error is that of ctx.
func (p *Proofs) Prove(ctx context.Context, s *Store, sha string) (ProblemKind, error) {
	made := proof{mark: markOf(s, sha)}
	found, err := proveMaterial(ctx, s, sha)
	switch {
	case ctx.Err() != nil:
		return "", ctx.Err()
	case err != nil:
		made.kind = MaterialUnreadable
	case found != nil:
		made.kind = found.Kind
	}
	p.put(sha, made)
	return made.kind, nil
}

// Took notes a material that PutMaterial has just read whole.
func (p *Proofs) Took(s *Store, sha string) { p.put(sha, proof{mark: markOf(s, sha)}) }

// Stands tells that a material was read and that its file has not been written since.
func (p *Proofs) Stands(s *Store, sha string) bool {
	p.mu.Lock()
	made, ok := p.known[sha]
	p.mu.Unlock()
	return ok && made.mark == markOf(s, sha)
}

// Known gives what reading a material told last; "" for a whole one and for one that was not read.
func (p *Proofs) Known(sha string) ProblemKind {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.known[sha].kind
}

// Version changes with what Known tells of any material.
func (p *Proofs) Version() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.version
}

func (p *Proofs) put(sha string, made proof) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.known == nil {
		p.known = map[string]proof{}
	}
	if p.known[sha].kind != made.kind {
		p.version++
	}
	p.known[sha] = made
}

// proveMaterial reads the file of a material and compares it with its name; nil when it is whole. The error is that of ctx, or
// CodeInvalid.
func proveMaterial(ctx context.Context, s *Store, sha string) (*Problem, error) {
	const op = "verifying a material"
	path, err := s.MaterialPath(sha)
	if err != nil {
		return nil, err
	}
	got, err := hashFile(ctx, path)
	switch {
	case ctx.Err() != nil:
		return nil, fail(op, path, ctx.Err())
	case errors.Is(err, os.ErrNotExist):
		return &Problem{Kind: MaterialMissing, Path: path}, nil
	case err != nil:
		return &Problem{Kind: MaterialUnreadable, Path: path, Detail: err.Error()}, nil
	case got != sha:
		return &Problem{Kind: MaterialChanged, Path: path, Detail: "content is " + got}, nil
	}
	return nil, nil
}
