package compare

import (
	"bytes"
	"slices"
	"strings"

	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/place"
)

// MaxMarkup is how many differences of markup are told one by one; maxEdits how many
// changed tokens between two places are told apart before the rest counts as one.
const (
	MaxMarkup = 50
	maxEdits  = 400
)

// hunk is a stretch in which two texts differ.
type hunk struct{ B, F ooxml.Span }

// tokens cuts markup before every tag and after it; it gives where each token ends.
func tokens(src []byte) []int {
	var ends []int
	for at := 0; at < len(src); {
		n := bytes.IndexByte(src[at:], '<')
		if n == 0 {
			if n = bytes.IndexByte(src[at:], '>') + 1; n == 0 {
				n = len(src) - at
			}
		} else if n < 0 {
			n = len(src) - at
		}
		at += n
		ends = append(ends, at)
	}
	return ends
}

// number gives equal tokens of both texts equal numbers.
func number(src []byte, ends []int, seen map[string]int) []int {
	out, at := make([]int, len(ends)), 0
	for i, end := range ends {
		text := string(src[at:end])
		id, ok := seen[text]
		if !ok {
			id = len(seen)
			seen[text] = id
		}
		out[i], at = id, end
	}
	return out
}

// Hunks are the stretches of tags and words in which b and f differ, in order.
func Hunks(b, f []byte) []hunk {
	be, fe := tokens(b), tokens(f)
	seen := map[string]int{}
	x, y := number(b, be, seen), number(f, fe, seen)
	head := 0
	for head < min(len(x), len(y)) && x[head] == y[head] {
		head++
	}
	tail := 0
	for tail < min(len(x), len(y))-head && x[len(x)-1-tail] == y[len(y)-1-tail] {
		tail++
	}
	var out []hunk
	offset := func(ends []int, i int) int {
		if i == 0 {
			return 0
		}
		return ends[i-1]
	}
	for _, s := range script(x[head:len(x)-tail], y[head:len(y)-tail]) {
		out = append(out, hunk{
			ooxml.Span{Lo: offset(be, head+s.B.Lo), Hi: offset(be, head+s.B.Hi)},
			ooxml.Span{Lo: offset(fe, head+s.F.Lo), Hi: offset(fe, head+s.F.Hi)},
		})
	}
	return out
}

// script is the shortest edit script between two sequences as stretches of both, after
// Myers, "An O(ND) Difference Algorithm and Its Variations" (1986); one stretch when
// that takes more than maxEdits edits.
func script(x, y []int) []hunk {
	whole := []hunk{{ooxml.Span{Lo: 0, Hi: len(x)}, ooxml.Span{Lo: 0, Hi: len(y)}}}
	if len(x) == 0 && len(y) == 0 {
		return nil
	}
	var trace [][]int
	v := make([]int, 2*maxEdits+3)
	const zero = maxEdits + 1
	for d := 0; d <= maxEdits; d++ {
		trace = append(trace, slices.Clone(v[zero-d-1:zero+d+2]))
		for k := -d; k <= d; k += 2 {
			i := v[zero+k-1] + 1
			if k == -d || k != d && v[zero+k-1] < v[zero+k+1] {
				i = v[zero+k+1]
			}
			j := i - k
			for i < len(x) && j < len(y) && x[i] == y[j] {
				i, j = i+1, j+1
			}
			v[zero+k] = i
			if i >= len(x) && j >= len(y) {
				return back(trace, len(x), len(y))
			}
		}
	}
	return whole
}

// back walks the trace of a script from its end and joins neighbouring edits.
func back(trace [][]int, i, j int) []hunk {
	var out []hunk
	for d := len(trace) - 1; d > 0; d-- {
		// trace[d] holds diagonal k at k+d+1.
		at := func(k int) int { return trace[d][k+d+1] }
		k := i - j
		from := k - 1
		if k == -d || k != d && at(k-1) < at(k+1) {
			from = k + 1
		}
		pi := at(from)
		pj := pi - from
		// The edit leads from (pi, pj) to the start of the diagonal run that ends at (i, j).
		h := hunk{ooxml.Span{Lo: pi, Hi: pi}, ooxml.Span{Lo: pj, Hi: pj}}
		if from == k-1 {
			h.B.Hi++
		} else {
			h.F.Hi++
		}
		if n := len(out); n > 0 && out[n-1].B.Lo == h.B.Hi && out[n-1].F.Lo == h.F.Hi {
			out[n-1].B.Lo, out[n-1].F.Lo = h.B.Lo, h.F.Lo
		} else {
			out = append(out, h)
		}
		i, j = pi, pj
	}
	slices.Reverse(out)
	return out
}

// areaAt is the address of the innermost area of the blank around a byte, "" outside of
// all.
func (d *differ) areaAt(offset int) string {
	at := ""
	for _, a := range d.align.blank.Areas {
		if s := d.align.blank.T.Whole(a.Node); s.Lo <= offset && offset < s.Hi {
			at = a.Addr
		}
	}
	return at
}

// shown are the parts that hold the pictures in the places of the filled form,
// lower-cased.
func (d *differ) shown(f *ooxml.Archive, places []place.Place) {
	d.pictures = map[string]bool{}
	rels, err := f.ReadRelations(d.align.filled.T.Part)
	if err != nil {
		return
	}
	t := d.align.filled.T
	for _, p := range places {
		a := d.align.areas[p.At]
		if p.Kind != place.Image || a == nil {
			continue
		}
		for n := range t.Within(a.Node) {
			if t.Nodes[n].Kind != ooxml.KBlip {
				continue
			}
			if at, ok := t.Attr(n, ooxml.NsR, "embed"); ok {
				if row, known := rels.ByID(t.Value(at)); known && row.Part != "" {
					d.pictures[ooxml.Lower(row.Part)] = true
				}
			}
		}
	}
}

// extended reports whether a list of relations or content types is the blank's with
// nothing but what the pictures in its places need.
func (d *differ) extended(b, f *ooxml.Archive, name, main string) bool {
	if len(d.pictures) == 0 {
		return false
	}
	if ooxml.Lower(name) == ooxml.Lower(ooxml.ContentTypesName) {
		was, err1 := b.ReadContentTypes()
		is, err2 := f.ReadContentTypes()
		return err1 == nil && err2 == nil && grown(was.Parts, is.Parts, "") && grown(was.Defaults, is.Defaults, "image/")
	}
	if ooxml.Lower(name) != ooxml.Lower(ooxml.RelsName(main)) {
		return false
	}
	was, err1 := b.ReadRelations(main)
	is, err2 := f.ReadRelations(main)
	if err1 != nil || err2 != nil {
		return false
	}
	more := 0
	for _, row := range is.List {
		old, ok := was.ByID(row.Id)
		switch {
		case ok && old.Typ == row.Typ && old.Target == row.Target && old.External == row.External:
		case !ok && strings.HasSuffix(row.Typ, ooxml.RelImage) && d.pictures[ooxml.Lower(row.Part)]:
			more++
		default:
			return false
		}
	}
	return len(is.List) == len(was.List)+more
}

// grown reports whether is holds all of was, and beyond it only values that begin with
// prefix, none for "".
func grown(was, is map[string]string, prefix string) bool {
	for k, v := range was {
		if is[k] != v {
			return false
		}
	}
	for k, v := range is {
		if _, old := was[k]; !old && (prefix == "" || !strings.HasPrefix(v, prefix)) {
			return false
		}
	}
	return true
}
