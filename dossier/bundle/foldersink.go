package bundle

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"yibiao/dossier/disk"
)

// folderSink writes a bag as a folder.
type folderSink struct {
	root string
	dirs []string // made so far, parents before children
	made map[string]bool
}

func newFolderSink(root string) (*folderSink, error) {
	s := &folderSink{root: root, made: make(map[string]bool)}
	// A bag must have data/ even when there is no payload.
	for _, dir := range []string{root, filepath.Join(root, filepath.FromSlash(payloadDir))} {
		if err := s.mkdir(dir); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// mkdir makes a folder and those above it up to the root, once.
func (s *folderSink) mkdir(dir string) error {
	if s.made[dir] {
		return nil
	}
	if dir != s.root {
		if err := s.mkdir(filepath.Dir(dir)); err != nil {
			return err
		}
	}
	if err := os.Mkdir(dir, 0o755); err != nil {
		return fail("create", dir, err)
	}
	s.made[dir] = true
	s.dirs = append(s.dirs, dir)
	return nil
}

// add writes a file and flushes it at once: a full stick is noticed at the file that fills it.
func (s *folderSink) add(path string, _ int64, fill func(io.Writer) error) error {
	full := filepath.Join(s.root, filepath.FromSlash(path))
	if err := s.mkdir(filepath.Dir(full)); err != nil {
		return err
	}
	f, err := os.OpenFile(full, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	closed := false
	// Also when a source panics, because Windows removes no open file.
	defer func() {
		if !closed {
			_ = f.Close()
		}
	}()
	if err := fill(f); err != nil {
		return err
	}
	err = f.Sync()
	closed = true
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	disk.DropCache(full)
	return nil
}

// hold needs no place kept: files of a folder have no order.
func (s *folderSink) hold(path string, size int64) (func([]byte) error, error) {
	return func(content []byte) error {
		return s.add(path, size, func(w io.Writer) error {
			_, err := w.Write(content)
			return err
		})
	}, nil
}

// finish flushes the folders, children first.
func (s *folderSink) finish(ctx context.Context, m *meter) error {
	m.state.Total = int64(len(s.dirs))
	for i := len(s.dirs) - 1; i >= 0; i-- {
		if err := cancelled(ctx, "sync", s.dirs[i]); err != nil {
			return err
		}
		if err := disk.SyncDir(s.dirs[i]); err != nil {
			return fail("sync", s.dirs[i], err)
		}
		m.at("", 1)
	}
	return nil
}

func (s *folderSink) abort() {}
