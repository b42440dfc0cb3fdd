// Package intake says where dropped files belong, and makes new files of their pages.
package intake

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/app/session/neighbours"
)

// Proposal is one file that may be attached, with the requirement that it seems to answer.
type Proposal struct {
	Path, Name  string
	Size        int64
	SHA         string
	Requirement string // id; "" when nothing fits
	// Why tells by what the requirement was found: name, folder, text, photo, or "".
	Why string
	// Sure: nothing else fits nearly as well.
	Sure  bool
	Facts session.MaterialFacts
	// Expires is the end of a certificate as its text tells, 2006-01-02, or "".
	Expires string
	// Already: this requirement has the same bytes, under the name that Twin tells. Twin alone: the same bytes lie with
	// another requirement, or come twice in the same batch.
	Already bool
	Twin    string
	// Foreign tells that the file seems to be another client's: Facts say whose and by what.
	Foreign bool
	Fault   error // why it cannot be attached; nil when it can
	// Data are its bytes as they were looked at, held until it is attached; nil where they are too many: it is read again then.
	Data []byte
}

// Pick is the file as one to be attached to a requirement, with what was seen of it. That the same file is about to go to another client
// too is known of a whole tree only, and left out.
func (p Proposal) Pick(requirement string) attaching.Pick {
	seen := p.Facts.Glance
	if seen.By == neighbours.ByTree {
		seen.Of, seen.By = "", ""
	}
	return attaching.Pick{Path: p.Path, Requirement: requirement, Expires: p.Expires, SHA: p.SHA, Seen: seen, Data: p.Data}
}

// maxBatch bounds the files of one folder; more than a dossier ever has means that a whole disk was dropped.
const maxBatch = 500

// mostHeld bounds the bytes of all files of one Sort that are held.
const mostHeld = 32 << 20

// Sorter proposes requirements for files. It is made on the goroutine of its Editing and may then run beside it, for it
// only reads what it took along.
type Sorter struct {
	e        *session.Editing
	match    *matcher
	attached []session.Material
	near     *neighbours.Neighbours
	pass     []string
	hold     int64 // how many bytes may still be held
}

// NewSorter takes along what is needed for proposing. Failures: those of Editing.State.
func NewSorter(e *session.Editing) (*Sorter, error) {
	st, err := e.State()
	if err != nil {
		return nil, err
	}
	near := session.NeighboursOf(e)
	return &Sorter{e: e, match: newMatcher(e.Form, st.Evaluation), attached: e.Materials().Of(""), near: near}, nil
}

// Passing has words passed over that say nothing of what a file is: the client's name, as names of files and folders have it.
func (s *Sorter) Passing(words ...string) { s.pass = append(s.pass, words...) }

// plain is a name without what is passed over.
func (s *Sorter) plain(name string) string {
	for _, word := range s.pass {
		name = strings.ReplaceAll(name, word, " ")
	}
	return name
}

// Sort looks at files, and at those in folders, and proposes what each answers. Nothing is written. report may be nil;
// it gets files done and in all. A file that cannot be taken is listed with its Fault.
// Failures: batch-many (args max), and a context that ended.
func (s *Sorter) Sort(ctx context.Context, paths []string, report func(done, total int64, name string)) ([]Proposal, error) {
	files, err := FilesIn(paths, maxBatch)
	if err != nil {
		return nil, err
	}
	s.hold = mostHeld
	looked, err := s.Look(ctx, files, report)
	s.hold = 0
	if err != nil {
		return nil, err
	}
	return s.Propose(looked), nil
}

// Look reads files for the client of the sorter, each once, and tells what they are, and whose: proposals without a requirement, in the
// order of the paths, for this sorter and those of the client's other dossiers. report is as for Sort. Failures: a context that ended.
func (s *Sorter) Look(ctx context.Context, files []string, report func(done, total int64, name string)) ([]Proposal, error) {
	var out []Proposal
	for i, path := range files {
		if err := ctx.Err(); err != nil {
			return nil, session.Stopped("sort", err)
		}
		p := Proposal{Path: path, Name: norm.NFC.String(filepath.Base(path))}
		if report != nil {
			report(int64(i), int64(len(files)), p.Name)
		}
		if err := s.look(ctx, &p); err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

// Propose finds what files that were looked at answer in the dossier of the sorter. The list that is handed in stays as it is.
func (s *Sorter) Propose(looked []Proposal) []Proposal {
	var out []Proposal
	for _, p := range looked {
		if p.Fault == nil {
			s.propose(&p)
			s.twins(&p, out)
		}
		out = append(out, p)
	}
	return out
}

// look reads one file. Only a context that ended is an error.
func (s *Sorter) look(ctx context.Context, p *Proposal) error {
	data, fault := readWhole(p)
	if p.Fault = fault; fault != nil {
		return nil
	}
	if int64(len(data)) <= s.hold {
		p.Data = data
		s.hold -= int64(len(data))
	}
	if data == nil {
		p.Facts = session.HugeFacts(p.Name)
	} else {
		facts, err := s.e.Session().Files().Look(ctx, p.SHA, p.Name, data)
		if ctx.Err() != nil {
			return session.Stopped("sort", ctx.Err())
		}
		if err != nil {
			facts = session.MaterialFacts{Glance: session.Glance{Kind: session.KindOf(p.Name, data)}} // the engine did not start: the name is left
		}
		p.Facts = facts
		if p.Fault = session.Refusal(p.Name, facts.Fault); p.Fault != nil {
			return nil
		}
	}
	p.Expires = session.ExpiryIn(p.Facts.Text)
	g := &p.Facts.Glance
	var err error
	if g.Of, g.By, err = s.near.Whose(ctx, p.SHA, p.Facts.Words(p.Name)); ctx.Err() != nil {
		return session.Stopped("sort", ctx.Err())
	}
	p.Foreign = g.Of != "" || err != nil // what could not be looked for is not taken unseen
	if err != nil {
		g.Version = 0 // and is looked for again
	}
	return nil
}

// readWhole reads a file and takes its digest; data is nil for a file too large for a look.
func readWhole(p *Proposal) (data []byte, fault error) {
	file, size, err := attaching.OpenMaterialFile(p.Path, p.Name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	p.Size = size
	hash := sha256.New()
	if p.Size > session.MaxLook {
		_, err = io.Copy(hash, file)
	} else {
		all := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead)) // one that grows takes twice as much
		_, err = all.ReadFrom(file)
		data = all.Bytes()
		hash.Write(data)
	}
	if err != nil {
		return nil, &session.Failure{Doing: "attach", Code: session.CodeFileOpen, Args: map[string]string{"path": p.Path}, Err: err}
	}
	p.SHA = hex.EncodeToString(hash.Sum(nil))
	return data, nil
}

// propose finds the requirement: by the file's name, by its folder's, by the first lines of its text, or because it is a photograph.
func (s *Sorter) propose(p *Proposal) {
	type source struct {
		why   string
		names []string
		share float64
	}
	folder, base := s.plain(filepath.Base(filepath.Dir(p.Path))), s.plain(session.BaseOf(p.Name))
	named := len(linesIn(base, wordsKnown().Words)) > 0
	for _, from := range []source{{"name", []string{base}, 1}, {"text", lines(p.Facts.Text), 0.95}, {"folder", []string{folder}, 0.8}} {
		var best []candidate
		for _, name := range from.names {
			if found := s.match.match(name, p.Facts.Kind); len(found) > 0 && (len(best) == 0 || found[0].score > best[0].score) {
				best = found
			}
		}
		if len(best) == 0 || best[0].score*from.share < possible {
			continue
		}
		if named && from.why != "name" && best[0].score*from.share < likely {
			continue // the name says that it is something else
		}
		p.Requirement, p.Why = best[0].requirement.ID.S, from.why
		p.Sure = !(named && from.why != "name") && best[0].score*from.share >= likely && (len(best) == 1 || best[0].score-best[1].score >= clear)
		return
	}
	if r := s.match.pictures(); r != nil && p.Facts.Kind == session.KindPicture && !named {
		p.Requirement, p.Why = r.ID.S, "photo"
	}
}

// twins recognises the same bytes.
func (s *Sorter) twins(p *Proposal, before []Proposal) {
	for _, m := range s.attached {
		if m.SHA == p.SHA {
			p.Twin = m.Name
			p.Already = p.Already || m.Requirement == p.Requirement
		}
	}
	for _, q := range before {
		if q.SHA == p.SHA && q.Fault == nil && p.Twin == "" {
			p.Twin = q.Name
		}
	}
}

// FilesIn lists files and what lies in folders, by name; hidden files and leftovers are passed over. Failures: batch-many (args max).
func FilesIn(paths []string, most int) ([]string, error) {
	var out []string
	for _, top := range paths {
		err := filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
			name := filepath.Base(path)
			hidden := path != top && (strings.HasPrefix(name, ".") || session.Leftover(name))
			switch {
			case hidden && d != nil && d.IsDir():
				return fs.SkipDir
			case hidden, err == nil && d.IsDir():
				return nil
			case err != nil && d != nil && d.IsDir():
				return nil // a folder that may not be read hides its files only
			}
			if len(out) == most {
				return session.Refuse("sort", session.CodeBatchMany, "max", strconv.Itoa(most))
			}
			out = append(out, path)
			return nil
		})
		if err != nil {
			return nil, session.Failed("sort", err)
		}
	}
	return out, nil
}
