package bundle

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// People unpack a zip into a folder of its name, pack a folder that holds the bag, or pack the zip once more. Bounds of the
// search for the bag in what was given.
const (
	nestDepth   = 3    // folders above the bag
	nestEntries = 5000 // looked at in folders; a whole disk is not searched
	nestZips    = 2    // zips in a zip
)

// bagMark tells whether a file name stands on top of a bag only.
func bagMark(name string) bool {
	_, _, _, manifest := manifestName(name)
	return manifest || name == bagitName
}

// several is the failure of a place that holds more than one bag.
func several(op string, found []string) error {
	slices.Sort(found)
	return &Error{Code: CodeSeveral, Op: op, Path: strings.Join(found, "、")}
}

// bagIn finds the bag in a folder: "" when the folder is one itself or holds none, the slash path of the one folder or zip
// within that is, or CodeSeveral.
func bagIn(folder string, limits Limits) (string, error) {
	var found []string
	seen := 0
	err := filepath.WalkDir(folder, func(p string, d fs.DirEntry, err error) error {
		rel, relErr := filepath.Rel(folder, p)
		if seen++; err != nil || relErr != nil || seen > nestEntries {
			return skip(d)
		}
		rel = filepath.ToSlash(rel)
		switch {
		case d.IsDir() && leftover(rel) != "", d.IsDir() && strings.Count(rel, "/") >= nestDepth:
			return fs.SkipDir
		case d.IsDir() && holdsMark(p):
			found = append(found, rel)
			if rel == "." {
				return fs.SkipAll
			}
			return fs.SkipDir
		case d.Type().IsRegular() && strings.EqualFold(path.Ext(rel), ".zip") && zipHoldsBag(p, limits):
			found = append(found, rel)
		}
		return nil
	})
	switch {
	case err != nil || len(found) == 0 || found[0] == ".":
		return "", nil
	case len(found) > 1:
		return "", several("open", found)
	}
	return found[0], nil
}

// skip passes over what cannot be looked at.
func skip(d fs.DirEntry) error {
	if d != nil && d.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// holdsMark tells whether a folder is a bag, whole or not.
func holdsMark(folder string) bool {
	list, err := os.ReadDir(folder)
	return err == nil && slices.ContainsFunc(list, func(e fs.DirEntry) bool { return !e.IsDir() && bagMark(e.Name()) })
}

func zipHoldsBag(name string, limits Limits) bool {
	file, err := os.Open(name)
	if err != nil {
		return false
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return false
	}
	dir, err := readZip(file, info.Size(), limits)
	return err == nil && slices.ContainsFunc(dir.entries, func(e *zipEntry) bool { return bagMark(path.Base(e.name)) })
}

// zipIn finds the one zip in a zip that holds no bag itself; nil when there is none, CodeSeveral when there are several.
func zipIn(r io.ReaderAt, size int64, limits Limits) (*zipTree, *node, error) {
	dir, err := readZip(r, size, limits)
	if err != nil {
		return nil, nil, nil // told by the verification itself
	}
	if slices.ContainsFunc(dir.entries, func(e *zipEntry) bool { return bagMark(path.Base(e.name)) }) {
		return nil, nil, oneTop(dir)
	}
	var found []node
	var names []string
	for i, e := range dir.entries {
		if strings.EqualFold(path.Ext(e.name), ".zip") && leftover(e.name) == "" && e.usize > 0 && e.usize <= limits.Bytes {
			found, names = append(found, node{path: e.name, size: e.usize, ref: i}), append(names, e.name)
		}
	}
	switch len(found) {
	case 0:
		return nil, nil, nil
	case 1:
		t := openZip(r, size, limits)
		t.dir = dir
		return t, &found[0], nil
	}
	return nil, nil, several("open", names)
}

// oneTop tells of a zip that holds several bags beside each other.
func oneTop(dir *zipDir) error {
	deep, tops := nestDepth+1, []string{}
	for _, e := range dir.entries {
		folder, name := path.Split(e.name)
		depth := strings.Count(folder, "/")
		if name != bagitName || leftover(e.name) != "" || depth > deep {
			continue
		}
		if depth < deep {
			deep, tops = depth, nil
		}
		if folder = strings.TrimSuffix(folder, "/"); !slices.Contains(tops, folder) {
			tops = append(tops, folder)
		}
	}
	if len(tops) > 1 {
		return several("open", tops)
	}
	return nil
}

// verifyInner unpacks a zip that lies in another beside the temporary files, verifies it and takes it away again.
func verifyInner(ctx context.Context, t *zipTree, n node, depth int, tell func(Progress)) (rep Report, err error) {
	damaged := Report{Kind: Zip, Inside: n.path, Problems: []Problem{{Code: CodeZipDamaged, Path: n.path}}}
	r, err := t.open(n)
	if err != nil {
		return damaged, nil
	}
	defer r.Close()
	file, err := os.CreateTemp("", "yibiao-*.zip")
	if err != nil {
		return Report{}, fail("unpack", n.path, err)
	}
	defer func() {
		err = errors.Join(err, file.Close(), os.Remove(file.Name()))
	}()
	buf, giveBack := borrow()
	defer giveBack()
	readErr, writeErr := pump(ctx, file, r, buf, func(int) {})
	switch {
	case cancelled(ctx, "unpack", n.path) != nil:
		return Report{}, cancelled(ctx, "unpack", n.path)
	case writeErr != nil:
		return Report{}, fail("unpack", n.path, writeErr)
	case readErr != nil || !looksZip(file, n.size):
		return damaged, nil
	}
	rep, err = verifyZip(ctx, file, n.size, nested{t.limits, depth + 1}, tell)
	rep.Inside = path.Join(n.path, rep.Inside)
	return rep, err
}

// nested are the limits of a zip, with how many zips it lies in.
type nested struct {
	Limits
	depth int
}
