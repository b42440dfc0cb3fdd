package docx

import (
	"bytes"
	"io"
	"slices"
	"strconv"
	"sync"

	"yibiao/dossier/docx/internal/markup"
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/place"
)

// Fill writes the form with v in its slots to w; slots without a value become
// empty, or keep the blank that they print for handwriting. What no value changes is copied as it is, so the same values give the
// same bytes, and filling the outcome with them again does too. It fails with an
// *Error before it writes anything, or with w's error.
func (f *Form) Fill(w io.Writer, v Values) (Report, error) {
	x := &filling{form: f, values: v, filled: make([]bool, len(f.tags)), ids: markup.IdMaker{Space: &f.ids}}
	defer x.release()
	changed := map[int][]byte{}
	for entry, name := range f.pkg.Archive.Files {
		c := f.index[entry]
		if c == nil {
			continue
		}
		x.part = c
		buf := buffers.Get().(*[]byte)
		x.taken = append(x.taken, buf)
		*buf = x.run((*buf)[:0], c.ops)
		if x.err != nil {
			x.err.Part = name.Name
			return Report{}, x.err
		}
		if !bytes.Equal(*buf, c.src) {
			changed[entry] = *buf
		}
	}
	added, err := x.media.Parts(&f.pkg, changed)
	if err != nil {
		return Report{}, err
	}
	if err := f.pkg.Archive.Write(w, changed, added); err != nil {
		return Report{}, err
	}
	return x.finish(), nil
}

// FillBytes is Fill into memory.
func (f *Form) FillBytes(v Values) ([]byte, Report, error) {
	var b bytes.Buffer
	b.Grow(len(f.pkg.Archive.Data) + len(f.pkg.Archive.Data)/4)
	r, err := f.Fill(&b, v)
	if err != nil {
		return nil, Report{}, err
	}
	return b.Bytes(), r, nil
}

// buffers are reused for the inflated parts being written.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

// filling is one call of Fill.
type filling struct {
	form   *Form
	values Values
	part   *compiled
	report Report
	filled []bool // by tag
	ids    markup.IdMaker
	media  markup.Media
	taken  []*[]byte
	err    *Error

	table   string // the one last looked into, and its rows
	records []map[string]Value
	row     int  // of the table row being written, from 0
	copied  bool // the row is beyond the printed ones

	// of the picture being written
	rel    string
	cx, cy int64
}

func (x *filling) release() {
	for _, b := range x.taken {
		// A huge outlier should not stay in memory for ever.
		if cap(*b) <= 16<<20 {
			buffers.Put(b)
		}
	}
}

// run appends what ops make.
func (x *filling) run(dst []byte, s steps) []byte {
	ops := x.part.all[s.from:s.to]
	for i := range ops {
		o := &ops[i]
		switch o.do {
		case opCopy:
			dst = append(dst, x.part.src[o.a:o.b]...)
		case opValue:
			dst = x.value(dst, o)
		case opFlag:
			s := x.part.slot(o)
			dst = append(dst, s.check.FlagLead...)
			flag := byte('0')
			if x.lookup(s).Checked {
				flag = '1'
			}
			dst = append(append(dst, flag), s.check.FlagTrail...)
		case opRows:
			dst = x.rows(dst, x.part.rows(o))
		case opBlank:
			s, more := x.part.slot(o), x.part.nested(o)
			if x.lookup(s).empty(s.Kind) {
				dst = x.run(dst, more.kept)
			} else {
				dst = x.run(dst, more.ops)
			}
		case opControlID, opDrawingID:
			dst = strconv.AppendInt(dst, x.ids.Next(markup.IdKind(o.do-opControlID)), 10)
		case opSerial:
			dst = strconv.AppendInt(dst, int64(x.row)+1, 10)
		case opEmbed:
			dst = append(dst, x.part.slot(o).picture.BlipTag(x.rel)...)
		case opWidth:
			dst = strconv.AppendInt(dst, x.cx, 10)
		case opHeight:
			dst = strconv.AppendInt(dst, x.cy, 10)
		}
	}
	return dst
}

// rows appends all rows of a group: the printed ones, filled or emptied, then
// copies of the last for what is left.
func (x *filling) rows(dst []byte, g *rowGroup) []byte {
	n := len(g.records)
	for _, table := range g.tables {
		n = max(n, len(x.values.Tables[table]))
	}
	row, copied := x.row, x.copied
	for i := range n {
		x.row = i
		ops := g.copied
		switch {
		case i < len(g.records) && copied:
			ops = g.again[i]
		case i < len(g.records):
			ops = g.records[i]
		}
		x.copied = copied || i >= len(g.records)
		dst = x.run(dst, ops)
		if len(dst) > ooxml.MaxXMLPart {
			// Tables within rows multiply; what is written must be readable again.
			x.err = ooxml.Fail(ooxml.CodeTooLarge, "", "rows of table %s make more than %d bytes", g.tables[0], ooxml.MaxXMLPart)
		}
		if x.err != nil {
			break
		}
	}
	x.row, x.copied = row, copied
	return dst
}

// lookup is the value of a slot in the row being written.
func (x *filling) lookup(s *slot) Value {
	if s.Table == "" {
		return x.values.Fields[s.Tag]
	}
	row := x.row
	if !s.pattern {
		if v, ok := x.values.Fields[s.Tag]; ok {
			return v
		}
		row = s.record
	}
	if s.Table != x.table {
		x.table, x.records = s.Table, x.values.Tables[s.Table]
	}
	if row < len(x.records) {
		return x.records[row][s.Column]
	}
	return Value{}
}

func (x *filling) value(dst []byte, o *op) []byte {
	s := x.part.slot(o)
	v := x.lookup(s)
	if !v.empty(s.Kind) {
		x.filled[s.tagID] = true
	}
	switch s.Kind {
	case KindCheck:
		box := s.check.Off
		if v.Checked {
			box = s.check.On
		}
		if s.check.Narrow {
			return append(dst, box...)
		}
		return x.part.mark.appendContent(dst, s, x.copied, func(dst []byte) []byte { return append(dst, box...) })
	case KindPicture:
		return x.picture(dst, o, v.Picture)
	}
	return x.part.mark.appendText(dst, s, x.text(s, v.Text), x.copied)
}

// text is what s prints for a text, with what is remarkable reported.
func (x *filling) text(s *slot, text string) string {
	text, dropped := markup.Clean(text)
	if dropped > 0 && !s.hidden {
		x.report.Dropped = append(x.report.Dropped, place.Dropped{Tag: s.Tag, Count: dropped})
	}
	if s.Kind == KindChoice && text != "" {
		shown, ok := s.shown(text)
		if !ok && s.closed {
			x.report.Unlisted = append(x.report.Unlisted, s.Tag)
		}
		text = shown
	}
	if fits := s.room.Ems(); fits > 0 && !s.hidden {
		if have := s.room.Need(text); have > fits {
			x.report.Overflow = append(x.report.Overflow, place.Overflow{Tag: s.Tag, Reason: place.OverflowHeight, Have: int(have + 0.5), Room: int(fits)})
		}
	}
	return text
}

// shown is the item's text that a choice prints for text; ok is false when no item
// has that text or value.
func (s *slot) shown(text string) (shown string, ok bool) {
	byValue := -1
	for i, it := range s.Items {
		if it.Text == text {
			return text, true
		}
		if it.Value == text && byValue < 0 {
			byValue = i
		}
	}
	if byValue >= 0 {
		return s.Items[byValue].Text, true
	}
	return text, false
}

// finish completes the report.
func (x *filling) finish() Report {
	r := x.report
	r.Filled = make([]string, 0, len(x.form.tags))
	for i, tag := range x.form.tags {
		if x.filled[i] {
			r.Filled = append(r.Filled, tag)
		} else {
			r.Empty = append(r.Empty, tag)
		}
	}
	if len(r.Filled) == 0 {
		r.Filled = nil
	}
	slices.Sort(r.Unlisted)
	r.Unlisted = slices.Compact(r.Unlisted)
	r.Unknown = x.form.unknown(x.values)
	for _, table := range markup.SortedKeys(x.form.fixed) {
		if have, room := len(x.values.Tables[table]), x.form.fixed[table]; have > room {
			r.Overflow = append(r.Overflow, place.Overflow{Tag: table + "[]", Reason: place.OverflowRows, Have: have, Room: room})
		}
	}
	return r
}
