package docx

import (
	"bytes"
	"strings"

	"yibiao/dossier/docx/internal/markup"
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/place"
)

// content writes the values of slots with the part's own prefix.
type content struct{ markup.Writer }

// appendText appends a value as the whole content of s: runs, or one paragraph per line.
func (m *content) appendText(dst []byte, s *slot, text string, copied bool) []byte {
	if s.inline() {
		return m.appendContent(dst, s, copied, func(dst []byte) []byte {
			return m.AppendRun(dst, s.look.rPr, text)
		})
	}
	l := s.look
	dst = append(dst, s.lead...)
	for i := 0; ; i++ {
		line, rest, more := strings.Cut(text, "\n")
		dst = m.appendParaOpen(dst, l, i == 0, !more, copied)
		dst = m.AppendRun(dst, l.rPr, line)
		if !more {
			break
		}
		dst = append(dst, m.ParaEnd...)
		text = rest
	}
	dst = m.appendParaClose(dst, l, copied)
	return append(dst, s.trail...)
}

// appendContent appends runs as the content of s, within one paragraph where s is
// not inline.
func (m *content) appendContent(dst []byte, s *slot, copied bool, runs func([]byte) []byte) []byte {
	l := s.look
	dst = append(dst, s.lead...)
	if !s.inline() {
		dst = m.appendParaOpen(dst, l, true, true, copied)
		dst = runs(dst)
		dst = m.appendParaClose(dst, l, copied)
		return append(dst, s.trail...)
	}
	if !copied {
		dst = append(dst, l.before...)
	}
	dst = runs(dst)
	if !copied {
		dst = append(dst, l.after...)
	}
	return append(dst, s.trail...)
}

func (m *content) appendParaOpen(dst []byte, l *look, first, last, copied bool) []byte {
	switch {
	case !first:
		dst = append(dst, m.Para...)
	case copied:
		dst = append(dst, l.pOpenCopy...)
	default:
		dst = append(dst, l.pOpen...)
	}
	switch {
	case !last || l.sectPr == nil || copied:
		dst = append(dst, l.pPr...)
	case l.pPr == nil:
		dst = append(append(dst, m.Para[:len(m.Para)-1]...), "Pr>"...)
		dst = append(append(dst, l.sectPr...), m.PPrEnd...)
	default:
		end := bytes.LastIndex(l.pPr, []byte("</"))
		dst = append(dst, l.pPr[:end]...)
		dst = append(append(dst, l.sectPr...), l.pPr[end:]...)
	}
	if first && !copied {
		dst = append(dst, l.before...)
	}
	return dst
}

func (m *content) appendParaClose(dst []byte, l *look, copied bool) []byte {
	if !copied {
		dst = append(dst, l.after...)
	}
	return append(dst, m.ParaEnd...)
}

// picture appends the content of a picture slot: its drawing around p, a drawing
// made for it, or nothing but an empty run.
func (x *filling) picture(dst []byte, o *op, p *place.Picture) []byte {
	s, mark := x.part.slot(o), &x.part.mark
	if p == nil && !s.picture.Declared && !x.copied {
		// Without its drawing the control would be one for text the next time.
		return append(dst, s.area.Of(x.part.src)...)
	}
	if p == nil {
		return mark.appendText(dst, s, "", x.copied)
	}
	rel, w, h, err := x.media.Add(&x.form.pkg, x.part.part, p)
	if err != nil {
		if x.err == nil {
			x.err = &Error{Code: ooxml.CodePicture, Offset: -1, Detail: "value of " + s.Tag, Err: err}
		}
		return dst
	}
	box := s.picture
	x.rel = rel
	x.cx, x.cy = box.Fit(w, h)
	if box.Drawing != ooxml.None {
		return x.run(dst, x.part.nested(o).ops)
	}
	drawing := box.DrawingFor(x.part.w, rel, x.ids.Next(markup.DrawingID), x.cx, x.cy)
	return mark.appendContent(dst, s, x.copied, func(dst []byte) []byte {
		dst = append(append(dst, mark.Run...), s.look.rPr...)
		return append(append(dst, drawing...), mark.RunEnd...)
	})
}
