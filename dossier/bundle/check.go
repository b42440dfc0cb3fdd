package bundle

import (
	"errors"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"yibiao/dossier/bundle/naming"
)

// plan is a Spec that has been found possible.
type plan struct {
	Spec           // Files and Extra have their final paths inside the bag, in NFC
	target  string // absolute
	name    string // of the bag: its folder, or the top folder in the zip
	payload int64  // bytes
	total   int64  // bytes of payload and extra tag files
}

func badSpec(path, why string) *Error {
	return &Error{Code: CodeBadSpec, Op: "check", Path: path, Err: errors.New(why)}
}

// Datable tells whether a bundle can bear a time: zip stores the years 1980 to 2107 alone.
func Datable(t time.Time) bool { return t.Year() >= 1980 && t.Year() <= 2107 }

// check makes the plan, or says what cannot be.
func check(target string, s Spec) (*plan, error) {
	p := &plan{Spec: s, target: target, name: norm.NFC.String(filepath.Base(target))}
	if s.Kind == Zip && strings.EqualFold(filepath.Ext(p.name), ".zip") {
		p.name = p.name[:len(p.name)-len(".zip")]
	}
	if why := naming.RefusedPath(p.name); why != "" || strings.Contains(p.name, "/") {
		return nil, &Error{Code: CodeBadName, Op: "check", Path: filepath.Base(target), Err: errors.New("name of the bag: " + why)}
	}
	if s.Kind != Folder && s.Kind != Zip {
		return nil, badSpec("", "neither folder nor zip")
	}
	if !Datable(s.Created) {
		return nil, badSpec("", "Created is outside of what zip can store")
	}
	if strings.ContainsFunc(s.Version, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return nil, badSpec("", "Version is not one word of ASCII")
	}
	if err := checkInfo(s.Info); err != nil {
		return nil, err
	}
	names := newNames()
	var err error
	if p.Extra, err = names.place("", s.Extra); err != nil {
		return nil, err
	}
	if p.Files, err = names.place(payloadDir, s.Files); err != nil {
		return nil, err
	}
	for _, f := range p.Files {
		p.payload += f.Size
	}
	p.total = p.payload
	for _, f := range p.Extra {
		p.total += f.Size
	}
	return p, nil
}

// checkInfo refuses labels that would not be read back as they are.
func checkInfo(info []InfoLine) error {
	for _, l := range info {
		for _, own := range ownInfo {
			if strings.EqualFold(l.Key, own) {
				return badSpec(l.Key, "label is set by Write")
			}
		}
		if l.Key == "" || strings.TrimSpace(l.Key) != l.Key || strings.Contains(l.Key, ":") || strings.ContainsFunc(l.Key, lineBreak) {
			return badSpec(l.Key, "not a label")
		}
		if !utf8.ValidString(l.Key) || !utf8.ValidString(l.Value) {
			return badSpec(l.Key, "not UTF-8")
		}
	}
	return nil
}

// names finds files that cannot lie beside each other.
type names struct {
	files map[string]string // foldKey → path
	dirs  map[string]string // foldKey of every folder on the way → a path in it
}

func newNames() *names {
	n := &names{map[string]string{}, map[string]string{strings.TrimSuffix(payloadDir, "/"): payloadDir}}
	for _, own := range []string{bagitName, infoName, manifestFile, tagManifestFile, fetchName, oldInfoName} {
		n.files[own] = own
	}
	return n
}

// place gives the files their final paths below dir.
func (n *names) place(dir string, files []File) ([]File, error) {
	out := make([]File, len(files))
	for i, f := range files {
		given := f.Path
		f.Path = dir + norm.NFC.String(f.Path)
		if why := naming.RefusedPath(f.Path); why != "" {
			return nil, &Error{Code: CodeBadPath, Op: "check", Path: given, Err: errors.New(why)}
		}
		if f.Open == nil || f.Size < 0 {
			return nil, badSpec(given, "no source or no size")
		}
		if err := n.claim(f.Path, dir != ""); err != nil {
			return nil, err
		}
		out[i] = f
	}
	return out, nil
}

// claim takes a path, unless it meets another one on a system that sets letter case aside.
func (n *names) claim(path string, payload bool) error {
	key := naming.FoldKey(path)
	if _, _, _, ok := manifestName(path); ok || (!payload && strings.HasPrefix(key, payloadDir)) {
		return badSpec(path, "name belongs to BagIt")
	}
	if other, ok := n.files[key]; ok {
		return badSpec(path, "collides with "+other)
	}
	if other, ok := n.dirs[key]; ok {
		return badSpec(path, "is also the folder of "+other)
	}
	n.files[key] = path
	for i := strings.LastIndexByte(key, '/'); i > 0; i = strings.LastIndexByte(key[:i], '/') {
		if other, ok := n.files[key[:i]]; ok {
			return badSpec(path, "needs a folder where there is the file "+other)
		}
		n.dirs[key[:i]] = path
	}
	return nil
}
