package bundle

import (
	"context"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// folderTree is a bag in a folder. It reads through os.Root, so that no link inside leads outside.
type folderTree struct {
	root   *os.Root
	base   string
	limits Limits
}

func openFolder(path string, limits Limits) (*folderTree, error) {
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, failRead("open", path, err)
	}
	base := filepath.Base(path)
	if abs, err := filepath.Abs(path); err == nil {
		base = filepath.Base(abs)
	}
	return &folderTree{root, base, limits}, nil
}

func (t *folderTree) close() error { return t.root.Close() }
func (t *folderTree) sealed() bool { return false } // a folder has none
func (t *folderTree) kind() Kind   { return Folder }
func (t *folderTree) name() string { return t.base }

// list walks the folder in lexical order.
func (t *folderTree) list(ctx context.Context, f *findings) ([]node, error) {
	var nodes []node
	var total int64
	err := fs.WalkDir(t.root.FS(), ".", func(p string, d fs.DirEntry, err error) error {
		if cerr := cancelled(ctx, "list", p); cerr != nil {
			return cerr
		}
		if name := leftover(p); name != "" && (err != nil || !d.IsDir() && !d.Type().IsRegular()) {
			f.foreign = append(f.foreign, name) // folders of the system may not be read
			return nil
		}
		if err != nil {
			f.problem(CodeUnreadable, p, "%v", err)
			return nil
		}
		if d.IsDir() {
			return nil
		}
		if !d.Type().IsRegular() {
			f.problem(CodeSymlink, p, "%s", d.Type())
			return nil
		}
		info, err := d.Info()
		if err != nil {
			f.problem(CodeUnreadable, p, "%v", err)
			return nil
		}
		if total += info.Size(); len(nodes) >= t.limits.Entries || total > t.limits.Bytes || total < 0 {
			f.problem(CodeTooLarge, p, "more than %d files or %d bytes", t.limits.Entries, t.limits.Bytes)
			return errStop
		}
		nodes = append(nodes, node{path: p, size: info.Size()})
		return nil
	})
	return nodes, err
}

func (t *folderTree) open(n node) (io.ReadCloser, error) {
	return t.root.FS().Open(n.path)
}

// seal has nothing to check: every byte of a folder bag is in a file.
func (t *folderTree) seal(context.Context, bool, *findings) error { return nil }
