package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"yibiao/dossier/store/sealed"
)

// Kept is what was put into the vault.
type Kept struct {
	SHA  string // under which it is kept, 64 lower-case hexadecimal digits
	Size int64  // bytes
	// Mended: the vault had this file before, it was gone or damaged, and what was put in now has taken its place.
	Mended bool
}

// Put keeps what r gives to its end. What is there already is left, unless it
// is damaged, which replaces it. When it returns nil the file survives a power
// cut; when not, nothing is left behind. An error of r is wrapped.
func (m Materials) Put(ctx context.Context, r io.Reader) (Kept, error) {
	const op = "keeping a material"
	if m.w == nil {
		return Kept{}, &Error{Code: CodeReadOnly, Op: op, Path: m.dir}
	}
	if err := m.ground.holds(op); err != nil {
		return Kept{}, err
	}
	top := filepath.Join(m.dir, materialsDir)
	if err := os.MkdirAll(top, 0o700); err != nil {
		return Kept{}, fail(op, top, err)
	}
	temp, sha, size, err := hashInto(top, readerOf(ctx, r), m.opt.Key)
	if err != nil {
		return Kept{}, fail(op, top, err)
	}
	defer os.Remove(temp) // fails after the rename, which is as it should be
	path, placed := m.pathOf(sha), false
	if there, err := hashFile(ctx, path, m.opt.Key); err != nil || there != sha {
		if err := place(temp, path, m.dir); err != nil {
			return Kept{}, fail(op, path, err)
		}
		placed = true
	}
	known := false
	err = m.write(ctx, op, func(t *wtx) error {
		var one int
		if known, err = t.scan("SELECT 1 FROM materials WHERE sha = ?", []any{sha}, &one); err != nil || known {
			return err
		}
		return t.exec(`INSERT INTO materials (sha, size, added_at) VALUES (?, ?, ?)`, sha, size, m.opt.Now().UnixMilli())
	})
	if err != nil {
		return Kept{}, err
	}
	return Kept{sha, size, placed && known}, nil
}

// PutBlob is Put for bytes in memory.
func (m Materials) PutBlob(ctx context.Context, data []byte) (sha string, err error) {
	k, err := m.Put(ctx, bytes.NewReader(data))
	return k.SHA, err
}

// Open opens a material for reading and tells its size in bytes. The
// caller closes it. Whoever reads it to its end gets CodeBadMaterial instead of
// io.EOF when the content is not what came in. CodeNoMaterial when it is not in
// this vault, CodeInvalid when sha is none.
func (m Materials) Open(sha string) (io.ReadCloser, int64, error) {
	const op = "opening a material"
	path, err := m.Path(sha)
	if err != nil {
		return nil, 0, err
	}
	info, err := os.Stat(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, 0, &Error{Code: CodeNoMaterial, Op: op, Path: path, Err: err}
	}
	if err != nil {
		return nil, 0, fail(op, path, err)
	}
	f, err := openFile(path, m.opt.Key)
	if err != nil {
		return nil, 0, fail(op, path, err)
	}
	size := info.Size()
	if m.opt.Key != nil {
		size = sealed.ContentOf(size)
	}
	return &provenFile{file: f, path: path, sha: sha, sum: sha256.New()}, size, nil
}

// provenFile is a material that is read from its beginning to its end, where its content must be that of its name.
// The file is not embedded: its other ways of reading would go round the proof.
type provenFile struct {
	file io.ReadCloser
	path string
	sha  string
	sum  hash.Hash
}

// Close is io.Closer.
func (f *provenFile) Close() error { return f.file.Close() }

// Read is io.Reader.
func (f *provenFile) Read(p []byte) (int, error) {
	n, err := f.file.Read(p)
	_, _ = f.sum.Write(p[:n])
	if err == io.EOF {
		if got := hex.EncodeToString(f.sum.Sum(nil)); got != f.sha {
			return n, &Error{Code: CodeBadMaterial, Op: "reading a material", Path: f.path, Err: errors.New("content is " + got)}
		}
	} else if err != nil && !sealed.OfDisk(err) {
		return n, &Error{Code: CodeBadMaterial, Op: "reading a material", Path: f.path, Err: err}
	}
	return n, err
}

// Path gives the absolute path a material has or would have; the file
// must not be changed, and in an encrypted vault is sealed: Open opens it. CodeInvalid when sha is not 64 lower-case hexadecimal digits.
func (m Materials) Path(sha string) (string, error) {
	if !isSHA(sha) {
		return "", invalid("finding a material", "%.80q is not a SHA-256", sha)
	}
	return m.pathOf(sha), nil
}

// Has reports whether the file of a material is in this vault.
func (m Materials) Has(sha string) bool {
	path, err := m.Path(sha)
	if err != nil {
		return false
	}
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// Verify reads every material of the vault and compares it with its
// name. progress, which may be nil, is called after each with the numbers done
// and in all. Problems come in the order of the names, nil when there are
// none; an error means that not all were looked at.
func (m Materials) Verify(ctx context.Context, progress func(done, total int)) ([]Problem, error) {
	const op = "verifying the materials"
	listed, err := m.list(ctx)
	if err != nil {
		return nil, fail(op, m.dbPath(), err)
	}
	var problems []Problem
	for i, f := range listed {
		if err := ctx.Err(); err != nil {
			return problems, fail(op, m.dir, err)
		}
		problem, err := proveMaterial(ctx, m.vault, f.sha)
		if err != nil {
			return problems, fail(op, m.dir, err)
		}
		if problem != nil {
			problems = append(problems, *problem)
		}
		if progress != nil {
			progress(i+1, len(listed))
		}
	}
	return problems, nil
}

// listedMaterial is a material as the database knows it.
type listedMaterial struct {
	sha  string
	size int64
}

func (m Materials) list(ctx context.Context) ([]listedMaterial, error) {
	rows, err := m.r.QueryContext(ctx, "SELECT sha, size FROM materials ORDER BY sha")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []listedMaterial
	for rows.Next() {
		var m listedMaterial
		if err := rows.Scan(&m.sha, &m.size); err != nil {
			return nil, err
		}
		if !isSHA(m.sha) {
			return nil, &Error{Code: CodeDamaged, Op: "listing the materials", Err: fmt.Errorf("name %.80q", m.sha)}
		}
		all = append(all, m)
	}
	return all, rows.Err()
}

// checkSize looks for the file without reading it; nil when it is as long as it should be.
func (m Materials) checkSize(f listedMaterial) *Problem {
	path := m.pathOf(f.sha)
	info, err := os.Stat(path)
	want := f.size
	if m.opt.Key != nil {
		want = sealed.SizeOf(want)
	}
	switch {
	case errors.Is(err, os.ErrNotExist):
		return &Problem{Kind: MaterialMissing, Path: path, Material: f.sha}
	case err != nil:
		return &Problem{Kind: MaterialUnreadable, Path: path, Material: f.sha, Detail: err.Error()}
	case info.Size() != want:
		return &Problem{Kind: MaterialChanged, Path: path, Material: f.sha, Detail: fmt.Sprintf("%d bytes, not %d", info.Size(), want)}
	}
	return nil
}

func (s *vault) pathOf(sha string) string { return materialFile(s.dir, sha, s.opt.Key) }

// materialFile is where a material lies in the vault of a folder, with a key a sealed one.
func materialFile(dir, sha string, key *sealed.Key) string {
	name, ending := sha, ""
	if key != nil {
		name, ending = key.Name(sha), sealed.Ending
	}
	return filepath.Join(dir, materialsDir, name[:2], name[2:4], name+ending)
}

func isSHA(sha string) bool {
	return len(sha) == 64 && strings.Trim(sha, "0123456789abcdef") == ""
}

// removeTemps removes what a crash has left half-written. Best effort: it is
// only room on the disk.
func removeTemps(s *vault) {
	for _, dir := range []string{materialsDir, backupsDir, ""} {
		entries, _ := os.ReadDir(filepath.Join(s.dir, dir))
		for _, entry := range entries {
			if strings.HasPrefix(entry.Name(), tempPrefix) {
				_ = os.Remove(filepath.Join(s.dir, dir, entry.Name()))
			}
		}
	}
}

// hashFile gives the SHA-256 of a file's content, with a key of that of a sealed one.
func hashFile(ctx context.Context, path string, key *sealed.Key) (string, error) {
	f, err := openFile(path, key)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, readerOf(ctx, f)); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

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

// fileMark shows, without reading the file, that it is not the one it was. The zero mark is that of no file.
type fileMark struct {
	size int64
	at   time.Time
}

func markOf(s *vault, sha string) fileMark {
	path, err := Materials{s}.Path(sha)
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
	made := proof{mark: markOf(s.vault, sha)}
	found, err := proveMaterial(ctx, s.vault, sha)
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

// Took notes a material that Materials.Put has just read whole.
func (p *Proofs) Took(s *Store, sha string) { p.put(sha, proof{mark: markOf(s.vault, sha)}) }

// Glance looks, without reading, whether the file of a material is there and as long as it was (size in bytes, 0 for not known).
// What reading it told stays known while the file is the same.
func (p *Proofs) Glance(s *Store, sha string, size int64) {
	if !isSHA(sha) {
		return
	}
	made := proof{mark: markOf(s.vault, sha)}
	if found := s.Materials().checkSize(listedMaterial{sha, size}); found != nil && (size > 0 || found.Kind != MaterialChanged) {
		made.kind = found.Kind
		p.put(sha, made)
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if was := p.known[sha]; was.kind != "" && was.mark != made.mark {
		delete(p.known, sha)
		p.version++
	}
}

// Stands tells that a material was read and that its file has not been written since.
func (p *Proofs) Stands(s *Store, sha string) bool {
	p.mu.Lock()
	made, ok := p.known[sha]
	p.mu.Unlock()
	return ok && made.mark == markOf(s.vault, sha)
}

// Known gives what reading a material told last; "" for a whole one and for one that was not read.
func (p *Proofs) Known(sha string) ProblemKind {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.known[sha].kind
}

// Version changes with what Known tells of any material. Nothing is known any more of a file that was not whole and is not the one that
// was looked at: the vault's folder may have come back.
func (p *Proofs) Version(s *Store) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	for sha, was := range p.known {
		if was.kind != "" && was.mark != markOf(s.vault, sha) {
			delete(p.known, sha)
			p.version++
		}
	}
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
func proveMaterial(ctx context.Context, s *vault, sha string) (*Problem, error) {
	const op = "verifying a material"
	path, err := Materials{s}.Path(sha)
	if err != nil {
		return nil, err
	}
	got, err := hashFile(ctx, path, s.opt.Key)
	switch {
	case ctx.Err() != nil:
		return nil, fail(op, path, ctx.Err())
	case errors.Is(err, os.ErrNotExist):
		return &Problem{Kind: MaterialMissing, Path: path, Material: sha}, nil
	case err != nil && !sealed.OfDisk(err): // what is sealed does not open
		return &Problem{Kind: MaterialChanged, Path: path, Material: sha, Detail: err.Error()}, nil
	case err != nil:
		return &Problem{Kind: MaterialUnreadable, Path: path, Material: sha, Detail: err.Error()}, nil
	case got != sha:
		return &Problem{Kind: MaterialChanged, Path: path, Material: sha, Detail: "content is " + got}, nil
	}
	return nil, nil
}
