package bundle

import (
	"bufio"
	"compress/flate"
	"context"
	"errors"
	"fmt"
	"hash"
	"hash/crc32"
	"io"
	"strings"

	"yibiao/dossier/bundle/naming"
)

// ratioFrom is the unpacked size from which Limits.Ratio applies, in bytes.
const ratioFrom = 1 << 30

// zipTree is a bag in a zip.
type zipTree struct {
	dir    *zipDir
	top    string // with "/" at the end, "" when the bag lies in the zip's root
	limits Limits
	file   io.ReaderAt
	size   int64
	beside bool // something that no system left lies beside the bag
}

func openZip(r io.ReaderAt, size int64, limits Limits) *zipTree {
	return &zipTree{file: r, size: size, limits: limits}
}

func (t *zipTree) kind() Kind { return Zip }
func (t *zipTree) sealed() bool {
	return t.dir != nil && strings.HasPrefix(string(t.dir.comment), sealMark)
}
func (t *zipTree) name() string { return strings.TrimSuffix(t.top, "/") }

// list reads the zip's structure and gives the files of the bag in it, in the order of the directory.
func (t *zipTree) list(ctx context.Context, f *findings) ([]node, error) {
	if err := cancelled(ctx, "list", ""); err != nil {
		return nil, err
	}
	dir, err := readZip(t.file, t.size, t.limits)
	switch {
	case CodeOf(err) == CodeTooLarge:
		f.problem(CodeTooLarge, "", "%v", err)
		return nil, errStop
	case errors.Is(err, errZip):
		p := Problem{Code: CodeZipDamaged, Detail: err.Error()}
		if errors.Is(err, errCut) {
			p.Why = naming.WhyCut
		}
		f.judge(true, p)
		return nil, errStop
	case err != nil:
		return nil, failRead("read", "", err)
	}
	t.dir = dir
	f.problems = append(f.problems, dir.broken...)
	if why := t.bomb(); why != "" {
		f.problem(CodeTooLarge, "", "%s", why)
		return nil, errStop
	}
	return t.files(f), nil
}

// bomb says why the zip must not be unpacked, "" when it may.
func (t *zipTree) bomb() string {
	var usize, csize int64
	for _, e := range t.dir.entries {
		usize += e.usize
		csize += e.csize
		if usize < 0 || usize > t.limits.Bytes {
			return fmt.Sprintf("unpacks to more than %d bytes", t.limits.Bytes)
		}
	}
	if usize > ratioFrom && usize/max(csize, 1) > t.limits.Ratio {
		return fmt.Sprintf("unpacks %d bytes to %d", csize, usize)
	}
	return ""
}

// files picks the bag's files and tells f of entries that cannot be one.
func (t *zipTree) files(f *findings) []node {
	if t.dir.old {
		f.judge(false, Problem{Code: CodeFormat, Why: naming.WhyOldZip})
	}
	t.top = t.findTop()
	if t.top == "" {
		f.judge(false, Problem{Code: CodeFormat, Why: naming.WhyNoTop})
	}
	seen := make(map[string]bool)
	var nodes []node
	for i, e := range t.dir.entries {
		if strings.HasSuffix(e.name, "/") && e.usize == 0 {
			continue
		}
		if why := naming.UnsafePath(e.name, t.limits.Path); why != "" {
			f.judge(true, Problem{Code: CodeUnsafePath, Path: e.name, Why: why})
			continue
		}
		path, inside := strings.CutPrefix(e.name, t.top)
		switch {
		case !inside && leftover(e.name) != "":
			f.foreign = append(f.foreign, leftover(e.name))
		case !inside:
			t.beside = true
			f.foreign = append(f.foreign, e.name)
		case e.creator == creatorUnix && e.attrs>>28 == 0xA:
			f.problem(CodeSymlink, path, "symbolic link")
		case seen[path]:
			f.judge(true, Problem{Code: CodeListedTwice, Path: path, Why: naming.WhyTwiceZip})
		default:
			seen[path] = true
			nodes = append(nodes, node{path: path, size: e.usize, ref: i})
		}
	}
	return nodes
}

// findTop gives the folder that holds bagit.txt nearest to the root; without any, the first folder.
func (t *zipTree) findTop() string {
	first, top, deep := "", "", nestDepth+1
	for _, e := range t.dir.entries {
		if leftover(e.name) != "" {
			continue
		}
		if folder, _, ok := strings.Cut(e.name, "/"); ok && first == "" {
			first = folder + "/"
		}
		folder, mark := strings.CutSuffix(e.name, bagitName)
		if depth := strings.Count(folder, "/"); mark && (folder == "" || strings.HasSuffix(folder, "/")) && depth < deep {
			top, deep = folder, depth
		}
	}
	if deep <= nestDepth {
		return top
	}
	return first
}

// open unpacks one entry and checks its size and CRC-32 on the way.
func (t *zipTree) open(n node) (io.ReadCloser, error) {
	e := t.dir.entries[n.ref]
	if e.dataStart < 0 {
		return nil, fmt.Errorf("%w: no local header", errZip)
	}
	if e.flags&flagEncrypted != 0 {
		return nil, errors.New("encrypted")
	}
	packed := io.NewSectionReader(t.dir.r, e.dataStart, e.csize)
	c := &checkedReader{want: e, sum: crc32.NewIEEE()}
	switch e.method {
	case methodStore:
		c.r = packed
	case methodDeflate:
		c.packed = bufio.NewReaderSize(packed, 64<<10)
		c.r = flate.NewReader(c.packed)
	default:
		return nil, fmt.Errorf("compression method %d is not supported", e.method)
	}
	return c, nil
}

// checkedReader gives an entry's content and errPacked at its end when it is not what the header says.
type checkedReader struct {
	r      io.Reader
	packed *bufio.Reader // nil for stored entries
	want   *zipEntry
	sum    hash.Hash32
	n      int64
}

// Read never gives more than the header declares.
func (c *checkedReader) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	if c.n > c.want.usize {
		return 0, errBomb
	}
	_, _ = c.sum.Write(p[:n])
	if err == io.EOF {
		return n, c.atEnd()
	}
	if err != nil {
		return n, fmt.Errorf("%w: %w", errPacked, err)
	}
	return n, nil
}

// atEnd gives io.EOF when all is well.
func (c *checkedReader) atEnd() error {
	if c.n != c.want.usize {
		return fmt.Errorf("%w: %d bytes instead of %d", errPacked, c.n, c.want.usize)
	}
	if c.sum.Sum32() != c.want.crc {
		return fmt.Errorf("%w: CRC-32", errPacked)
	}
	if c.packed != nil {
		if _, err := c.packed.ReadByte(); err != io.EOF {
			return fmt.Errorf("%w: bytes behind the packed data", errPacked)
		}
	}
	return io.EOF
}

// Close does nothing: the zip file stays open until the verification ends.
func (c *checkedReader) Close() error { return nil }

// seal judges the zip itself. A zip made by this program has a comment that covers every byte outside of stored files. Without
// any comment and without oddities it was unpacked and packed again, which loses no file. Foreign zips have no seal.
func (t *zipTree) seal(ctx context.Context, own bool, f *findings) error {
	if !own {
		for _, p := range t.dir.odd {
			f.warn(CodeFormat, p.Path, "%s", p.Detail)
		}
		return nil
	}
	for _, p := range t.dir.odd {
		f.problem(CodeZipAltered, p.Path, "%s", p.Detail)
	}
	if len(t.dir.comment) == 0 && len(t.dir.odd) == 0 {
		f.warn(CodeZipRepacked, "", "no seal")
		return nil
	}
	if len(t.dir.broken) > 0 {
		return nil
	}
	want, err := sealText(ctx, t.dir.r, t.dir.entries, t.dir.end)
	if err != nil {
		return failRead("read", "", err)
	}
	switch {
	case want == string(t.dir.comment):
	case t.beside: // whoever put it there wrote the zip anew; the bag's own lists cover every file of the bag
		f.warn(CodeZipRepacked, "", "files were added beside the bag")
	default:
		f.problem(CodeZipAltered, "", "seal does not match")
	}
	return nil
}
