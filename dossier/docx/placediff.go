package docx

import (
	"bytes"
	"slices"
	"strings"
)

// maxMarkup is how many differences of markup are told one by one; maxEdits how many
// changed tokens between two places are told apart before the rest counts as one.
const (
	maxMarkup = 50
	maxEdits  = 400
)

// hunk is a stretch in which two texts differ.
type hunk struct{ b, f span }

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

// hunks are the stretches of tags and words in which b and f differ, in order.
func hunks(b, f []byte) []hunk {
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
			span{offset(be, head+s.b.lo), offset(be, head+s.b.hi)},
			span{offset(fe, head+s.f.lo), offset(fe, head+s.f.hi)},
		})
	}
	return out
}

// script is the shortest edit script between two sequences as stretches of both, after
// Myers, "An O(ND) Difference Algorithm and Its Variations" (1986); one stretch when
// that takes more than maxEdits edits.
func script(x, y []int) []hunk {
	whole := []hunk{{span{0, len(x)}, span{0, len(y)}}}
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
		h := hunk{span{pi, pi}, span{pj, pj}}
		if from == k-1 {
			h.b.hi++
		} else {
			h.f.hi++
		}
		if n := len(out); n > 0 && out[n-1].b.lo == h.b.hi && out[n-1].f.lo == h.f.hi {
			out[n-1].b.lo, out[n-1].f.lo = h.b.lo, h.f.lo
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
	for _, a := range d.align.blank.areas {
		if s := d.align.blank.t.whole(a.node); s.lo <= offset && offset < s.hi {
			at = a.addr
		}
	}
	return at
}

// shown are the parts that hold the pictures in the places of the filled form,
// lower-cased.
func (d *differ) shown(f *Form, places []Place) {
	d.pictures = map[string]bool{}
	rels, err := f.archive.readRelations(d.align.filled.t.part)
	if err != nil {
		return
	}
	t := d.align.filled.t
	for _, p := range places {
		a := d.align.areas[p.At]
		if p.Kind != PlaceImage || a == nil {
			continue
		}
		for n := range t.within(a.node) {
			if t.nodes[n].kind != kBlip {
				continue
			}
			if at, ok := t.attr(n, nsR, "embed"); ok {
				if row, known := rels.byID(t.value(at)); known && row.part != "" {
					d.pictures[lower(row.part)] = true
				}
			}
		}
	}
}

// extended reports whether a list of relations or content types is the blank's with
// nothing but what the pictures in its places need.
func (d *differ) extended(b, f *archive, name, main string) bool {
	if len(d.pictures) == 0 {
		return false
	}
	if lower(name) == lower(contentTypesName) {
		was, err1 := b.readContentTypes()
		is, err2 := f.readContentTypes()
		return err1 == nil && err2 == nil && grown(was.parts, is.parts, "") && grown(was.defaults, is.defaults, "image/")
	}
	if lower(name) != lower(relsName(main)) {
		return false
	}
	was, err1 := b.readRelations(main)
	is, err2 := f.readRelations(main)
	if err1 != nil || err2 != nil {
		return false
	}
	more := 0
	for _, row := range is.list {
		old, ok := was.byID(row.id)
		switch {
		case ok && old.typ == row.typ && old.target == row.target && old.external == row.external:
		case !ok && strings.HasSuffix(row.typ, relImage) && d.pictures[lower(row.part)]:
			more++
		default:
			return false
		}
	}
	return len(is.list) == len(was.list)+more
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
