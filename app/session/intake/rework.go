package intake

import (
	"context"
	"slices"

	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/dossier/pdf"
	"yibiao/forms"
)

// PageRef is one page of an attached PDF, or the one page that a picture makes.
type PageRef struct {
	Material string // id
	Page     int    // counted from 0
	Turn     int    // clockwise degrees beyond the way in which it is shown, a multiple of 90
}

// Part is one file that is to be made of pages.
type Part struct {
	Name  string // file name; its ending is set to that of what comes out
	Pages []PageRef
}

// Reworker makes new files of attached ones. It is made on the goroutine of its Editing and may then run beside it.
type Reworker struct {
	e     *session.Editing
	files map[string]session.Material
	data  map[string][]byte // what was read so far, pictures as PDF
}

// NewReworker takes along the attached files.
func NewReworker(e *session.Editing) *Reworker {
	r := &Reworker{e: e, files: map[string]session.Material{}, data: map[string][]byte{}}
	for _, m := range e.Materials().Of("") {
		r.files[m.ID] = m
	}
	return r
}

// Arrange makes one PDF of each part. A single page of a picture stays a picture unless as is KindPDF. report may be nil.
// Failures: no-material, no-pages, pdf-password, pdf-damaged, picture-kind, cancelled, and those of reading the vault.
func (r *Reworker) Arrange(ctx context.Context, parts []Part, as session.MaterialKind, report func(done, total int64, name string)) ([]attaching.NewFile, error) {
	var out []attaching.NewFile
	for i, p := range parts {
		if report != nil {
			report(int64(i), int64(len(parts)), p.Name)
		}
		made, err := r.part(ctx, p, as)
		if err != nil {
			return nil, err
		}
		out = append(out, made)
	}
	return out, nil
}

func (r *Reworker) part(ctx context.Context, p Part, as session.MaterialKind) (attaching.NewFile, error) {
	if len(p.Pages) == 1 && as != session.KindPDF {
		made, done, err := r.picture(p)
		if done || err != nil {
			return made, err
		}
	}
	at := map[string]int{}
	var files [][]byte
	var sheets []pdf.Sheet
	for _, page := range p.Pages {
		if _, known := at[page.Material]; !known {
			data, err := r.read(ctx, page.Material)
			if err != nil {
				return attaching.NewFile{}, err
			}
			at[page.Material], files = len(files), append(files, data)
		}
		sheets = append(sheets, pdf.Sheet{File: at[page.Material], Page: page.Page, Turn: page.Turn})
	}
	data, err := pdf.Arrange(ctx, files, sheets)
	if err != nil {
		return attaching.NewFile{}, session.PdfFailure("rework", p.Name, err)
	}
	made := attaching.NewFile{Name: session.BaseOf(p.Name) + ".pdf", Data: data}
	return made, r.sound(ctx, made, len(p.Pages))
}

// picture turns a picture that stays one; done is false when the page is not a picture's.
func (r *Reworker) picture(p Part) (made attaching.NewFile, done bool, err error) {
	m, ok := r.files[p.Pages[0].Material]
	if !ok {
		return made, false, session.Refuse("rework", session.CodeNoMaterial, "material", p.Pages[0].Material)
	}
	data, err := r.e.Session().Files().Read(m)
	if err != nil || session.KindOf(m.Name, data) != session.KindPicture {
		return made, false, err
	}
	turned, err := pdf.TurnPicture(data, p.Pages[0].Turn)
	if err != nil {
		return made, false, session.PdfFailure("rework", m.Name, err)
	}
	return attaching.NewFile{Name: session.BaseOf(p.Name) + ".jpg", Data: turned}, true, nil
}

// read gives a file as a PDF.
func (r *Reworker) read(ctx context.Context, id string) ([]byte, error) {
	if data, ok := r.data[id]; ok {
		return data, nil
	}
	m, ok := r.files[id]
	if !ok {
		return nil, session.Refuse("rework", session.CodeNoMaterial, "material", id)
	}
	data, err := r.e.Session().Files().Read(m)
	if err != nil {
		return nil, err
	}
	switch session.KindOf(m.Name, data) {
	case session.KindPDF:
	case session.KindPicture:
		if data, err = pdf.FromPicture(ctx, data); err != nil {
			return nil, session.PdfFailure("rework", m.Name, err)
		}
	default:
		return nil, session.Refuse("rework", session.CodeNoPages, "name", m.Name)
	}
	r.data[id] = data
	return data, nil
}

// sound opens what was made with the other library: a file that cannot be read must not replace one that can.
func (r *Reworker) sound(ctx context.Context, made attaching.NewFile, pages int) error {
	seen, err := r.e.Session().PDF().Look(ctx, made.Data)
	if err != nil {
		return session.PdfFailure("rework", made.Name, err)
	}
	if len(seen.Pages) != pages {
		return session.Refuse("rework", session.CodePDFDamaged, "name", made.Name)
	}
	return nil
}

// Shrink makes one attached file smaller until it has at most limit bytes, and tells what came of it.
// Failures: as of Arrange; not reaching the limit is none.
func (r *Reworker) Shrink(ctx context.Context, id string, limit int64, report func(done, total int64, name string)) (attaching.NewFile, pdf.Shrunk, error) {
	m, ok := r.files[id]
	if !ok {
		return attaching.NewFile{}, pdf.Shrunk{}, session.Refuse("rework", session.CodeNoMaterial, "material", id)
	}
	data, err := r.e.Session().Files().Read(m)
	if err != nil {
		return attaching.NewFile{}, pdf.Shrunk{}, err
	}
	tell := func(done, all int) {
		if report != nil {
			report(int64(done), int64(all), m.Name)
		}
	}
	var got pdf.Shrunk
	name := m.Name
	switch session.KindOf(m.Name, data) {
	case session.KindPDF:
		got, err = pdf.ShrinkPDF(ctx, data, limit, tell)
	case session.KindPicture:
		got, err = pdf.ShrinkPicture(ctx, data, limit, tell)
		name = session.BaseOf(m.Name) + ".jpg"
	default:
		return attaching.NewFile{}, got, session.Refuse("rework", session.CodeNoPages, "name", m.Name)
	}
	if err != nil {
		return attaching.NewFile{}, got, session.PdfFailure("rework", m.Name, err)
	}
	made := attaching.NewFile{Name: name, Data: got.Data}
	if pages, err := r.e.Session().PDF().Pages(data); err == nil && got.DPI >= 0 && len(got.Data) < len(data) {
		return made, got, r.sound(ctx, made, len(pages))
	}
	return made, got, nil
}

// Cut splits one attached PDF into as few files of equal length as it takes for each to have at most limit bytes; a
// single page may still have more. Failures: as of Arrange, and no-pages when it has fewer than two.
func (r *Reworker) Cut(ctx context.Context, id string, limit int64, report func(done, total int64, name string)) ([]attaching.NewFile, error) {
	m := r.files[id]
	data, err := r.read(ctx, id)
	if err != nil {
		return nil, err
	}
	pages, err := r.e.Session().PDF().Pages(data)
	if err != nil {
		return nil, session.PdfFailure("rework", m.Name, err)
	}
	if len(pages) < 2 {
		return nil, session.Refuse("rework", session.CodeNoPages, "name", m.Name)
	}
	count := max(2, int((m.Size+limit-1)/max(limit, 1)))
	for ; ; count += 1 + count/4 {
		count = min(count, len(pages))
		made, err := r.Arrange(ctx, r.equal(m, len(pages), count), session.KindPDF, report)
		if err != nil {
			return nil, err
		}
		large := slices.ContainsFunc(made, func(f attaching.NewFile) bool { return int64(len(f.Data)) > limit })
		if !large || count == len(pages) {
			return made, nil
		}
	}
}

// equal divides pages among count files.
func (r *Reworker) equal(m session.Material, pages, count int) []Part {
	var out []Part
	for i := range count {
		p := Part{Name: attaching.PartName(m.Name, i+1, count)}
		for n := i * pages / count; n < (i+1)*pages/count; n++ {
			p.Pages = append(p.Pages, PageRef{Material: m.ID, Page: n})
		}
		out = append(out, p)
	}
	return out
}

// KeepsPicture tells in which kind a single picture for a requirement is kept when it is worked on.
func KeepsPicture(r *forms.Requirement) session.MaterialKind {
	if kinds := session.KindsOf(r.Format); len(kinds) > 0 && !session.ContainsKind(kinds, session.KindPicture) {
		return session.KindPDF
	}
	return session.KindPicture
}
