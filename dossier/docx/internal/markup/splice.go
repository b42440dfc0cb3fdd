package markup

import (
	"cmp"
	"maps"
	"slices"

	"yibiao/dossier/docx/internal/ooxml"
)

// Splice replaces a range of the source by text.
type Splice struct {
	ooxml.Span
	Text []byte
}

// ApplySplices returns the part of src in s with the edits within it made, in their
// order where they stand at one place. An edit inside a range that is replaced
// already is left out.
func ApplySplices(src []byte, s ooxml.Span, edits []Splice) []byte {
	sorted := slices.Clone(edits)
	slices.SortStableFunc(sorted, func(a, b Splice) int { return cmp.Compare(a.Lo, b.Lo) })
	var out []byte
	at := s.Lo
	for _, e := range sorted {
		if e.Lo < at || e.Hi > s.Hi {
			if e.Lo >= s.Lo && e.Lo == e.Hi && e.Lo < at {
				out = append(out, e.Text...)
			}
			continue
		}
		out = append(out, src[at:e.Lo]...)
		out = append(out, e.Text...)
		at = e.Hi
	}
	return append(out, src[at:s.Hi]...)
}

func SortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
