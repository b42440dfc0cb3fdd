package session

import (
	"bufio"
	"context"
	"encoding/json"
	"io"

	"yibiao/app/session/neighbours"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms"
	"yibiao/forms/gb"
)

// Glance is what stays known of a file after it was looked at, so that check and export need not open it again.
type Glance struct {
	// Version of the look; one of an older program is done again.
	Version int          `json:"v"`
	Kind    MaterialKind `json:"kind"`
	Fault   FileFault    `json:"fault,omitempty"`
	Count   int          `json:"pages,omitempty"` // pages of a PDF
	Blank   []int        `json:"blank,omitempty"` // those with nothing on them, from 1
	// DPI is the resolution of a picture that fills an A4 page, or the lowest of the scanned pages of a PDF; 0 when there is none.
	DPI int `json:"dpi,omitempty"`
	// Inside names the file of an archive that is at fault, with its folders and the archives that it lies in, and InsideKind what that is;
	// "" where the file itself is at fault, or none is.
	Inside     string       `json:"inside,omitempty"`
	InsideKind MaterialKind `json:"inside_kind,omitempty"`
	// Signed electronically; Huge: too large to be opened; Unseen: it, or a part of it, is of a kind that the program does not read.
	Signed bool `json:"signed,omitempty"`
	Huge   bool `json:"huge,omitempty"`
	Unseen bool `json:"unseen,omitempty"`
	// Of is the id of another client of the vault whose file this seems to be, and By the ground; "" where nothing says so.
	Of string        `json:"of,omitempty"`
	By neighbours.By `json:"by,omitempty"`
}

// lookVersion is raised when a look finds out more than before, or something else.
const lookVersion = 7

// GlanceField holds a Glance, as JSON, with the material.
const GlanceField = "look"

// lookRoot gathers the edits that only note a look: they are no change of a dossier, for its history or the time of its last.
const lookRoot = "looks"

// Known tells that the file has been looked at.
func (g Glance) Known() bool { return g.Version == lookVersion }

func (g Glance) text() string {
	data, err := json.Marshal(g)
	if err != nil {
		return ""
	}
	return string(data)
}

// readGlance reads what text wrote; what cannot be read is not known.
func readGlance(text string) Glance {
	var g Glance
	if json.Unmarshal([]byte(text), &g) != nil {
		return Glance{}
	}
	return g
}

// NeighboursOf are the other clients, by whom a file is known that is not the client's. They are made once for many files.
func NeighboursOf(e *Editing) *neighbours.Neighbours {
	return neighbours.Of(e.s.store.State(), e.Client.ID)
}

// Incoming is a file that comes in.
type Incoming struct {
	Name string
	Data io.Reader
	// Seen is what a look found out while the file had the digest SHA, and serves unless it has another now. One that is not known means
	// that nobody has looked.
	SHA  string
	Seen Glance
}

// Take copies a file for the client that near was made for into the vault, and looks at it unless that was done. Failures: those of Put.
func (files *Files) Take(ctx context.Context, near *neighbours.Neighbours, in Incoming) (Material, error) {
	m, err := files.Put(ctx, in.Name, in.Data)
	if err != nil {
		return m, err
	}
	if in.Seen.Known() && in.SHA == m.SHA {
		m.Glance = in.Seen
		return m, nil
	}
	g, err := files.glance(ctx, near, m)
	if ctx.Err() != nil {
		return Material{}, Stopped("attach", ctx.Err())
	}
	if err == nil {
		m.Glance = g // otherwise check and export look again
	}
	return m, nil
}

// glance looks at a file, and whose it is.
func (files *Files) glance(ctx context.Context, near *neighbours.Neighbours, m Material) (Glance, error) {
	facts, err := files.LookAt(ctx, m)
	if err != nil {
		return Glance{}, err
	}
	g := facts.Glance
	g.Of, g.By, err = near.Whose(ctx, m.SHA, facts.Words(m.Name))
	return g, Failed("look", err)
}

// ForeignName is the name of the client whose file it seems to be; "" for none, and for one that is not to be seen.
func (files *Files) ForeignName(g Glance) string {
	if g.Of == "" || files.s.hides(g.Of) {
		return ""
	}
	c, _, err := files.s.Clients().byID(g.Of)
	if err != nil {
		return ""
	}
	return c.Name
}

// Put copies a file into the vault. What can be no paper of an application is refused before.
// Failures: file-program, file-shortcut, file-leftover, that of ctx, and the store's.
func (files *Files) Put(ctx context.Context, name string, r io.Reader) (Material, error) {
	in := bufio.NewReaderSize(r, headSize)
	head, _ := in.Peek(headSize) // what hinders reading is told by the copy
	if err := Refusal(name, strangerOf(name, head)); err != nil {
		return Material{}, err
	}
	k, err := files.s.store.Materials().Put(ctx, in)
	if err != nil {
		return Material{}, Failed("attach", err)
	}
	files.proofs.Took(files.s.store, k.SHA)
	return Material{Name: name, SHA: k.SHA, Size: k.Size, Mended: k.Mended}, nil
}

// Refusal is the failure of a file that is not taken; nil for the faults with which a file is taken and marked.
func Refusal(name string, fault FileFault) error {
	switch fault {
	case FaultProgram:
		return Refuse("attach", CodeFileProgram, "name", name)
	case FaultShortcut:
		return Refuse("attach", CodeFileShortcut, "name", name)
	case FaultLeftover:
		return Refuse("attach", CodeFileLeftover, "name", name)
	}
	return nil
}

// Unlooked lists the files that nobody has looked at: those attached by an earlier program or brought in with a sample, and those
// written to since this program last read them.
func (ms *Materials) Unlooked() []Material {
	var out []Material
	for _, m := range ms.all {
		if !m.Glance.Known() || !ms.e.s.files.proofs.Stands(ms.e.s.store, m.SHA) {
			out = append(out, m)
		}
	}
	return out
}

// LookAll looks at files and reads those whole that were not, and gives what was seen by material id; of a file that is not
// as it came in, what was known. It may run beside other work; Looked hands it to the Editing. A file that cannot be looked
// at is left out. Failures: that of ctx.
func (files *Files) LookAll(ctx context.Context, near *neighbours.Neighbours, list []Material) (map[string]Glance, error) {
	seen := map[string]Glance{}
	for _, m := range list {
		if !files.proofs.Stands(files.s.store, m.SHA) {
			kind, err := files.proofs.Prove(ctx, files.s.store, m.SHA)
			if err != nil {
				return nil, Stopped("look", err)
			}
			if kind != "" {
				seen[m.ID] = m.Glance
				continue
			}
		}
		if m.Glance.Known() {
			continue
		}
		g, err := files.glance(ctx, near, m)
		if ctx.Err() != nil {
			return nil, Stopped("look", ctx.Err())
		}
		if err == nil && g.Known() {
			seen[m.ID] = g
		}
	}
	return seen, nil
}

// Looked takes over what LookAll saw. A vault that cannot be written to only looks again the next time.
func (ms *Materials) Looked(seen map[string]Glance) {
	var sets []store.Set
	for i := range ms.all {
		m := &ms.all[i]
		if g := seen[m.ID]; g.Known() && !m.Glance.Known() {
			m.Glance = g
			sets = append(sets, store.Set{Entity: m.ID, Field: GlanceField, Value: g.text()})
		}
	}
	if len(sets) > 0 {
		ms.e.state = nil
		_, _ = ms.e.s.Apply(store.Edit{Root: lookRoot, Label: record.LabelLook.Of(), Origin: store.System, Sets: sets})
	}
}

// CheckFiles is Check after a look at the files that nobody has looked at. Failures: those of Check, and that of ctx.
func (e *Editing) CheckFiles(ctx context.Context) (forms.Report, error) {
	seen, err := e.s.Files().LookAll(ctx, NeighboursOf(e), e.Materials().Unlooked())
	if err != nil {
		return forms.Report{}, err
	}
	e.Materials().Looked(seen)
	return e.Check()
}

// findings are what a person should know of the attached files, as findings of the check: what the list of materials
// shows in red refuses the export.
func (ms *Materials) findings() []forms.Finding {
	var out []forms.Finding
	for _, r := range ms.e.Form.Requirements {
		for _, m := range ms.Of(r.ID.S) {
			for _, n := range ms.notices(m, m.Glance, r.Requirement) {
				out = append(out, fileFinding(r.Requirement, m, n))
			}
		}
	}
	return out
}

func fileFinding(r *forms.Requirement, m Material, n Notice) forms.Finding {
	f := forms.Finding{
		Rule: r.ID.S + "/file-" + string(n.Code), Severity: forms.Warn, Code: forms.FindingFile, Material: r.ID.S, Label: r.Name,
		Fault: &gb.Fault{Code: gb.FaultCode(n.Code), Args: map[string]string{"file": m.Name, "id": m.ID}},
	}
	for name, value := range n.Args {
		f.Fault.Args[name] = value
	}
	switch {
	case n.Grave:
		f.Severity = forms.Block
	case n.Code == NoticeExpiring, n.Code == NoticeHuge, n.Code == NoticeUnseen:
		f.Severity = forms.Info
	}
	return f
}
