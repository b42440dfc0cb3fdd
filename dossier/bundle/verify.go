package bundle

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"yibiao/dossier/bundle/naming"
)

// Verify reads a whole bag, folder or zip (told by content, not by name), and reports what is wrong with it. A bag that lies
// alone within what is given is found. progress may be nil. The error is for what prevented the verification itself: nothing
// there, neither folder nor zip, several bags, cancelled; a damaged bag is no error.
func Verify(ctx context.Context, path string, progress func(Progress)) (Report, error) {
	return VerifyWithin(ctx, path, DefaultLimits(), progress)
}

// VerifyWithin is Verify with other limits.
func VerifyWithin(ctx context.Context, path string, limits Limits, progress func(Progress)) (Report, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Report{}, &Error{Code: CodeNotFound, Op: "open", Path: path, Err: err}
	}
	if err != nil {
		return Report{}, failRead("open", path, err)
	}
	if info.IsDir() {
		inside, err := bagIn(path, limits)
		if err != nil {
			return Report{}, err
		}
		if inside != "" {
			rep, err := VerifyWithin(ctx, filepath.Join(path, filepath.FromSlash(inside)), limits, progress)
			rep.Inside = strings.TrimSuffix(inside+"/"+rep.Inside, "/")
			return rep, err
		}
		t, err := openFolder(path, limits)
		if err != nil {
			return Report{}, err
		}
		rep, err := verifyTree(ctx, t, limits, progress)
		return rep, errors.Join(err, t.close())
	}
	if !info.Mode().IsRegular() {
		return Report{}, &Error{Code: CodeNotABag, Op: "open", Path: path}
	}
	file, err := os.Open(path)
	if err != nil {
		return Report{}, failRead("open", path, err)
	}
	rep, err := verifyZip(ctx, file, info.Size(), nested{Limits: limits}, progress)
	return rep, errors.Join(err, file.Close())
}

// verifyZip verifies a bag in a zip, or in the one zip that a zip holds.
func verifyZip(ctx context.Context, r io.ReaderAt, size int64, limits nested, progress func(Progress)) (Report, error) {
	if !looksZip(r, size) {
		return Report{}, &Error{Code: CodeNotABag, Op: "open"}
	}
	if limits.depth < nestZips {
		outer, inner, err := zipIn(r, size, limits.Limits)
		if err != nil {
			return Report{}, err
		}
		if inner != nil {
			return verifyInner(ctx, outer, *inner, limits.depth, progress)
		}
	}
	t := openZip(r, size, limits.Limits)
	rep, err := verifyTree(ctx, t, limits.Limits, progress)
	if top := strings.TrimSuffix(t.top, "/"); strings.Contains(top, "/") {
		rep.Inside = top
	}
	return rep, err
}

// looksZip tells a zip by its first or last record, so that a zip damaged at one end is still called a damaged zip.
func looksZip(r io.ReaderAt, size int64) bool {
	head := make([]byte, 4)
	if n, _ := r.ReadAt(head, 0); n < len(head) {
		return false
	}
	if string(head) == "PK\x03\x04" || string(head) == "PK\x05\x06" {
		return true
	}
	tail := make([]byte, min(size, lenEnd+max16))
	n, _ := r.ReadAt(tail, size-int64(len(tail)))
	return strings.Contains(string(tail[:n]), "PK\x05\x06")
}

// verifier holds one verification.
type verifier struct {
	tree   tree
	limits Limits
	tell   func(Progress)
	findings
	rep      Report
	nodes    []node
	index    map[string]int // path → place in nodes
	decl     declaration
	lists    []*listing
	wanted   map[int][]expectation // place in nodes → what manifests say of it
	absent   map[string]bool       // listed paths already told as missing
	pardoned int                   // payload files whose absence is only a warning
	buf      []byte
}

// verifyTree goes through the steps of a verification, in an order that puts causes before consequences.
func verifyTree(ctx context.Context, t tree, limits Limits, tell func(Progress)) (Report, error) {
	v, giveBack := newVerifier(t, limits, tell)
	defer giveBack()
	err := v.run(ctx)
	if err != nil && !errors.Is(err, errStop) {
		return Report{}, err
	}
	v.rep.Name = t.name()
	v.rep.Problems, v.rep.Warnings = unique(v.problems), unique(v.warnings)
	slices.Sort(v.foreign)
	v.rep.Foreign = slices.Compact(v.foreign)
	v.rep.Valid = len(v.problems) == 0
	v.rep.NoBag = v.noBag()
	return v.rep, nil
}

func newVerifier(t tree, limits Limits, tell func(Progress)) (v *verifier, giveBack func()) {
	buf, giveBack := borrow()
	v = &verifier{tree: t, limits: limits, tell: tell, buf: buf, index: map[string]int{}, wanted: map[int][]expectation{}, absent: map[string]bool{}}
	v.rep.Kind = t.kind()
	return v, giveBack
}

// noBag tells whether it lacks all that makes a bag, and nothing else is wrong: of what is damaged nothing is known.
func (v *verifier) noBag() bool {
	for _, p := range v.problems {
		if p.Code != CodeNoManifest && (p.Code != CodeBadBagitTxt || p.Why != naming.WhyAbsent) {
			return false
		}
	}
	for _, n := range v.nodes {
		if _, _, _, list := manifestName(n.path); list || n.path == bagitName || n.path == infoName {
			return false
		}
	}
	return len(v.problems) > 0 && !v.tree.sealed()
}

// unique drops repetitions, which come from a file that is read in more than one step.
func unique(ps []Problem) []Problem {
	seen := make(map[Problem]bool, len(ps))
	return slices.DeleteFunc(ps, func(p Problem) bool {
		again := seen[p]
		seen[p] = true
		return again
	})
}

func (v *verifier) run(ctx context.Context) error {
	if err := v.list(ctx); err != nil {
		return err
	}
	steps := []func(context.Context) error{
		v.declaration, v.info, v.manifests, v.expect, v.collisions, v.fetch, v.hashAll, v.oxum, v.strict, v.strays,
	}
	for _, step := range steps {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return v.tree.seal(ctx, v.rep.Own, &v.findings)
}

// list finds the files of the tree.
func (v *verifier) list(ctx context.Context) (err error) {
	if v.nodes, err = v.tree.list(ctx, &v.findings); err != nil {
		return err
	}
	v.rep.Own = v.tree.sealed()
	for i, n := range v.nodes {
		v.index[n.path] = i
	}
	return nil
}

// strays names what systems left beside data/; what lies in it was named before.
func (v *verifier) strays(context.Context) error {
	for _, n := range v.nodes {
		if v.stray(n) {
			v.foreign = append(v.foreign, leftover(n.path))
		}
	}
	return nil
}

// read gives the content of a tag file. found is false when it is not there. Damage found while reading is told; what could
// be read comes all the same, so that the rest of the bag is still checked.
func (v *verifier) read(ctx context.Context, path string) (content []byte, found bool, err error) {
	i, found := v.index[path]
	if !found {
		return nil, false, nil
	}
	if v.nodes[i].size > tagLimit {
		v.problem(CodeTooLarge, path, "%d bytes", v.nodes[i].size)
		return nil, true, nil
	}
	r, err := v.tree.open(v.nodes[i])
	if err != nil {
		v.problem(CodeUnreadable, path, "%v", err)
		return nil, true, nil
	}
	var b strings.Builder
	readErr, _ := pump(ctx, &b, io.LimitReader(r, tagLimit), v.buf, func(int) {})
	_ = r.Close()
	if cerr := cancelled(ctx, "read", path); cerr != nil {
		return nil, true, cerr
	}
	if readErr != nil {
		v.problem(unreadable(readErr), path, "%v", readErr)
	}
	return []byte(b.String()), true, nil
}

// text is read, decoded from the bag's encoding.
func (v *verifier) text(ctx context.Context, path string) (string, bool, error) {
	b, found, err := v.read(ctx, path)
	if err != nil || !found {
		return "", found, err
	}
	text, bom, decErr := decodeText(b, v.decl.encoding)
	if decErr != nil {
		v.problem(CodeEncoding, path, "%v", decErr)
	}
	if bom {
		v.judge(false, Problem{Code: CodeFormat, Path: path, Why: naming.WhyMark})
	}
	return text, true, nil
}

// unreadable picks the code for a failed read.
func unreadable(err error) Code {
	if errors.Is(err, errPacked) || errors.Is(err, errBomb) || errors.Is(err, errZip) {
		return CodeZipDamaged
	}
	return CodeUnreadable
}

// declaration reads bagit.txt. Without a usable one the rest is read as version 1.0 in UTF-8.
func (v *verifier) declaration(ctx context.Context) error {
	v.decl = declaration{version{1, 0}, "UTF-8"}
	b, found, err := v.read(ctx, bagitName)
	if err != nil {
		return err
	}
	if !found {
		v.judge(true, Problem{Code: CodeBadBagitTxt, Path: bagitName, Why: naming.WhyAbsent})
		return nil
	}
	d, err := parseBagit(b)
	if err != nil {
		p := Problem{Code: CodeBadBagitTxt, Path: bagitName, Detail: err.Error()}
		var fault *lineFault
		if errors.As(err, &fault) {
			p.List, p.Line, p.Why = bagitName, fault.line, fault.why
		}
		v.judge(true, p)
		return nil
	}
	v.decl = d
	v.rep.Version = d.version.String()
	if _, _, err := decodeText(nil, d.encoding); err != nil {
		v.problem(CodeEncoding, bagitName, "%v", err)
		v.decl.encoding = "UTF-8"
	}
	return nil
}

// info reads bag-info.txt, or package-info.txt in the oldest bags.
func (v *verifier) info(ctx context.Context) error {
	name := infoName
	if _, ok := v.index[name]; !ok && !v.decl.version.v1() {
		name = oldInfoName
	}
	text, found, err := v.text(ctx, name)
	if err != nil || !found {
		return err
	}
	info, bad := parseInfo(text)
	v.rep.Info = info
	v.rep.Own = v.rep.Own || isOwn(info)
	v.rep.Draft = slices.ContainsFunc(info, func(l InfoLine) bool { return strings.EqualFold(l.Key, DraftLabel) && l.Value == "true" })
	for _, line := range bad {
		v.judge(false, Problem{Code: CodeBadBagInfo, Path: name, List: name, Line: line, Why: naming.WhyInfoLine})
	}
	return nil
}

// manifests reads all manifests, payload first, each group by name.
func (v *verifier) manifests(ctx context.Context) error {
	var names []string
	for _, n := range v.nodes {
		if _, _, _, ok := manifestName(n.path); ok {
			names = append(names, n.path)
		}
	}
	slices.Sort(names)
	usable := false
	for _, name := range names {
		alg, tag, known, _ := manifestName(name)
		if !known {
			v.judge(false, Problem{Code: CodeNoManifest, Path: name, Why: naming.WhyNoSum})
			continue
		}
		usable = usable || !tag
		text, _, err := v.text(ctx, name)
		if err != nil {
			return err
		}
		l := &listing{name: name, alg: alg, tag: tag}
		parseManifest(text, l, v.decl.version, v.limits, &v.findings)
		v.lists = append(v.lists, l)
	}
	if !usable {
		v.problem(CodeNoManifest, "", "no payload manifest with a known checksum")
	}
	return nil
}
