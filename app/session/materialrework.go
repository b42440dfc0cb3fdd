package session

import (
	"context"
	"slices"

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
	e     *Editing
	files map[string]Material
	data  map[string][]byte // what was read so far, pictures as PDF
}

// NewReworker takes along the attached files.
func NewReworker(e *Editing) *Reworker {
	r := &Reworker{e: e, files: map[string]Material{}, data: map[string][]byte{}}
	for _, m := range e.Materials("") {
		r.files[m.ID] = m
	}
	return r
}

// Arrange makes one PDF of each part. A single page of a picture stays a picture unless as is KindPDF. report may be nil.
// Failures: no-material, pdf-password, pdf-damaged, cancelled, and those of reading the vault.
func (r *Reworker) Arrange(ctx context.Context, parts []Part, as MaterialKind, report func(done, total int64, name string)) ([]NewFile, error) {
	var out []NewFile
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

func (r *Reworker) part(ctx context.Context, p Part, as MaterialKind) (NewFile, error) {
	if len(p.Pages) == 1 && as != KindPDF {
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
				return NewFile{}, err
			}
			at[page.Material], files = len(files), append(files, data)
		}
		sheets = append(sheets, pdf.Sheet{File: at[page.Material], Page: page.Page, Turn: page.Turn})
	}
	data, err := pdf.Arrange(ctx, files, sheets)
	if err != nil {
		return NewFile{}, pdfFailure("rework", p.Name, err)
	}
	made := NewFile{Name: baseOf(p.Name) + ".pdf", Data: data}
	return made, r.sound(ctx, made, len(p.Pages))
}

// picture turns a picture that stays one; done is false when the page is not a picture's.
func (r *Reworker) picture(p Part) (made NewFile, done bool, err error) {
	m, ok := r.files[p.Pages[0].Material]
	if !ok {
		return made, false, Refuse("rework", "no-material", "material", p.Pages[0].Material)
	}
	data, err := readMaterial(r.e.Session(), m)
	if err != nil || kindOf(m.Name, data) != KindPicture {
		return made, false, err
	}
	turned, err := pdf.TurnPicture(data, p.Pages[0].Turn)
	if err != nil {
		return made, false, pdfFailure("rework", m.Name, err)
	}
	return NewFile{Name: baseOf(p.Name) + ".jpg", Data: turned}, true, nil
}

// read gives a file as a PDF.
func (r *Reworker) read(ctx context.Context, id string) ([]byte, error) {
	if data, ok := r.data[id]; ok {
		return data, nil
	}
	m, ok := r.files[id]
	if !ok {
		return nil, Refuse("rework", "no-material", "material", id)
	}
	data, err := readMaterial(r.e.Session(), m)
	if err != nil {
		return nil, err
	}
	switch kindOf(m.Name, data) {
	case KindPDF:
	case KindPicture:
		if data, err = pdf.FromPicture(ctx, data); err != nil {
			return nil, pdfFailure("rework", m.Name, err)
		}
	default:
		return nil, Refuse("rework", "no-pages", "name", m.Name)
	}
	r.data[id] = data
	return data, nil
}

// sound opens what was made with the other library: a file that cannot be read must not replace one that can.
func (r *Reworker) sound(ctx context.Context, made NewFile, pages int) error {
	seen, err := r.e.Session().PDF().Look(ctx, made.Data)
	if err != nil {
		return pdfFailure("rework", made.Name, err)
	}
	if len(seen.Pages) != pages {
		return Refuse("rework", "pdf-damaged", "name", made.Name)
	}
	return nil
}

// Shrink makes one attached file smaller until it has at most limit bytes, and tells what came of it.
// Failures: as of Arrange; not reaching the limit is none.
func (r *Reworker) Shrink(ctx context.Context, id string, limit int64, report func(done, total int64, name string)) (NewFile, pdf.Shrunk, error) {
	m, ok := r.files[id]
	if !ok {
		return NewFile{}, pdf.Shrunk{}, Refuse("rework", "no-material", "material", id)
	}
	data, err := readMaterial(r.e.Session(), m)
	if err != nil {
		return NewFile{}, pdf.Shrunk{}, err
	}
	tell := func(done, all int) {
		if report != nil {
			report(int64(done), int64(all), m.Name)
		}
	}
	var got pdf.Shrunk
	name := m.Name
	switch kindOf(m.Name, data) {
	case KindPDF:
		got, err = pdf.ShrinkPDF(ctx, data, limit, tell)
	case KindPicture:
		got, err = pdf.ShrinkPicture(ctx, data, limit, tell)
		name = baseOf(m.Name) + ".jpg"
	default:
		return NewFile{}, got, Refuse("rework", "no-pages", "name", m.Name)
	}
	if err != nil {
		return NewFile{}, got, pdfFailure("rework", m.Name, err)
	}
	made := NewFile{Name: name, Data: got.Data}
	if pages, err := r.e.Session().PDF().Pages(data); err == nil && got.DPI >= 0 && len(got.Data) < len(data) {
		return made, got, r.sound(ctx, made, len(pages))
	}
	return made, got, nil
}

// Cut splits one attached PDF into as few files of equal length as it takes for each to have at most limit bytes; a
// single page may still have more. Failures: as of Arrange, and no-pages when it has fewer than two.
func (r *Reworker) Cut(ctx context.Context, id string, limit int64, report func(done, total int64, name string)) ([]NewFile, error) {
	m := r.files[id]
	data, err := r.read(ctx, id)
	if err != nil {
		return nil, err
	}
	pages, err := r.e.Session().PDF().Pages(data)
	if err != nil {
		return nil, pdfFailure("rework", m.Name, err)
	}
	if len(pages) < 2 {
		return nil, Refuse("rework", "no-pages", "name", m.Name)
	}
	count := max(2, int((m.Size+limit-1)/max(limit, 1)))
	for ; ; count += 1 + count/4 {
		count = min(count, len(pages))
		made, err := r.Arrange(ctx, r.equal(m, len(pages), count), KindPDF, report)
		if err != nil {
			return nil, err
		}
		large := slices.ContainsFunc(made, func(f NewFile) bool { return int64(len(f.Data)) > limit })
		if !large || count == len(pages) {
			return made, nil
		}
	}
}

// equal divides pages among count files.
func (r *Reworker) equal(m Material, pages, count int) []Part {
	var out []Part
	for i := range count {
		p := Part{Name: PartName(m.Name, i+1, count)}
		for n := i * pages / count; n < (i+1)*pages/count; n++ {
			p.Pages = append(p.Pages, PageRef{Material: m.ID, Page: n})
		}
		out = append(out, p)
	}
	return out
}

// KeepsPicture tells in which kind a single picture for a requirement is kept when it is worked on.
func KeepsPicture(r *forms.Requirement) MaterialKind {
	if kinds := kindsOf(r.Format); len(kinds) > 0 && !containsKind(kinds, KindPicture) {
		return KindPDF
	}
	return KindPicture
}
