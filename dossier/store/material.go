package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// PutMaterial keeps what r gives to its end and tells the SHA-256 under which
// it is kept (64 lower-case hexadecimal digits) and its size in bytes. What is
// there already is left, unless it is damaged, which replaces it. When it
// returns nil the file survives a power cut; when not, nothing is left behind.
// An error of r is wrapped.
func (s *Store) PutMaterial(ctx context.Context, r io.Reader) (sha string, size int64, err error) {
	const op = "keeping a material"
	if s.w == nil {
		return "", 0, &Error{Code: CodeReadOnly, Op: op, Path: s.dir}
	}
	top := filepath.Join(s.dir, materialsDir)
	if err := os.MkdirAll(top, 0o700); err != nil {
		return "", 0, fail(op, top, err)
	}
	temp, sha, size, err := hashInto(top, readerOf(ctx, r))
	if err != nil {
		return "", 0, fail(op, top, err)
	}
	defer os.Remove(temp) // fails after the rename, which is as it should be
	path := s.pathOf(sha)
	if there, err := hashFile(ctx, path); err != nil || there != sha {
		if err := place(temp, path, s.dir); err != nil {
			return "", 0, fail(op, path, err)
		}
	}
	err = s.write(ctx, op, func(t *wtx) error {
		return t.exec(`INSERT INTO materials (sha, size, added_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`,
			sha, size, s.opt.Now().UnixMilli())
	})
	if err != nil {
		return "", 0, err
	}
	return sha, size, nil
}

// PutBlob is PutMaterial for bytes in memory.
func (s *Store) PutBlob(ctx context.Context, data []byte) (sha string, err error) {
	sha, _, err = s.PutMaterial(ctx, bytes.NewReader(data))
	return sha, err
}

// OpenMaterial opens a material for reading and tells its size in bytes. The
// caller closes it. Its content is not checked: see VerifyMaterials.
// CodeMissing when it is not in this vault, CodeInvalid when sha is none.
func (s *Store) OpenMaterial(sha string) (io.ReadCloser, int64, error) {
	const op = "opening a material"
	path, err := s.MaterialPath(sha)
	if err != nil {
		return nil, 0, err
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, 0, fail(op, path, err)
	}
	info, err := f.Stat()
	if err != nil {
		return nil, 0, fail(op, path, errors.Join(err, f.Close()))
	}
	return f, info.Size(), nil
}

// MaterialPath gives the absolute path a material has or would have; the file
// must not be changed. CodeInvalid when sha is not 64 lower-case hexadecimal digits.
func (s *Store) MaterialPath(sha string) (string, error) {
	if !isSHA(sha) {
		return "", invalid("finding a material", "%.80q is not a SHA-256", sha)
	}
	return s.pathOf(sha), nil
}

// HasMaterial reports whether the file of a material is in this vault.
func (s *Store) HasMaterial(sha string) bool {
	path, err := s.MaterialPath(sha)
	if err != nil {
		return false
	}
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// VerifyMaterials reads every material of the vault and compares it with its
// name. progress, which may be nil, is called after each with the numbers done
// and in all. Problems come in the order of the names, nil when there are
// none; an error means that not all were looked at.
func (s *Store) VerifyMaterials(ctx context.Context, progress func(done, total int)) ([]Problem, error) {
	const op = "verifying the materials"
	listed, err := s.listMaterials(ctx)
	if err != nil {
		return nil, fail(op, s.dbPath(), err)
	}
	var problems []Problem
	for i, m := range listed {
		if err := ctx.Err(); err != nil {
			return problems, fail(op, s.dir, err)
		}
		problem := s.checkSize(m)
		if problem == nil {
			sha, err := hashFile(ctx, s.pathOf(m.sha))
			switch {
			case CodeOf(fail(op, "", err)) == CodeCanceled:
				return problems, fail(op, s.dir, err)
			case err != nil:
				problem = &Problem{Kind: MaterialUnreadable, Path: s.pathOf(m.sha), Detail: err.Error()}
			case sha != m.sha:
				problem = &Problem{Kind: MaterialChanged, Path: s.pathOf(m.sha), Detail: "content is " + sha}
			}
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

func (s *Store) listMaterials(ctx context.Context) ([]listedMaterial, error) {
	rows, err := s.r.QueryContext(ctx, "SELECT sha, size FROM materials ORDER BY sha")
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
func (s *Store) checkSize(m listedMaterial) *Problem {
	path := s.pathOf(m.sha)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return &Problem{Kind: MaterialMissing, Path: path}
	case err != nil:
		return &Problem{Kind: MaterialUnreadable, Path: path, Detail: err.Error()}
	case info.Size() != m.size:
		return &Problem{Kind: MaterialChanged, Path: path, Detail: fmt.Sprintf("%d bytes, not %d", info.Size(), m.size)}
	}
	return nil
}

func (s *Store) pathOf(sha string) string {
	return filepath.Join(s.dir, materialsDir, sha[:2], sha[2:4], sha)
}

func isSHA(sha string) bool {
	return len(sha) == 64 && strings.Trim(sha, "0123456789abcdef") == ""
}

// removeTemps removes what a crash has left half-written. Best effort: it is
// only room on the disk.
func (s *Store) removeTemps() {
	for _, dir := range []string{materialsDir, backupsDir, ""} {
		entries, _ := os.ReadDir(filepath.Join(s.dir, dir))
		for _, entry := range entries {
			if strings.HasPrefix(entry.Name(), tempPrefix) {
				_ = os.Remove(filepath.Join(s.dir, dir, entry.Name()))
			}
		}
	}
}

// hashFile gives the SHA-256 of a file's content.
func hashFile(ctx context.Context, path string) (string, error) {
	f, err := os.Open(path)
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
