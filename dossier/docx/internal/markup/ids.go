package markup

import (
	"slices"
	"strconv"

	"yibiao/dossier/docx/internal/ooxml"
)

// IdKind is what an id belongs to.
type IdKind uint8

const (
	controlID IdKind = iota
	DrawingID
)

// IdSpace is the ids that a form uses. It is not changed after opening.
type IdSpace struct {
	used [2][]int64 // of controls, of drawings; sorted once all are taken
}

// Take notes the ids of a part.
func (s *IdSpace) Take(t *ooxml.Tree) {
	for _, n := range t.Marked {
		var a ooxml.Attr
		var ok bool
		of := controlID
		switch t.Nodes[n].Kind {
		case ooxml.KID:
			if p := t.Nodes[n].Parent; p != ooxml.None && t.Nodes[p].Kind == ooxml.KSdtPr {
				a, ok = t.Attr(n, ooxml.NsW, "val")
			}
		case ooxml.KDocPr:
			a, ok = t.Bare(n, "id")
			of = DrawingID
		}
		if !ok {
			continue
		}
		id, err := strconv.ParseInt(string(a.Val.Of(t.Src)), 10, 64)
		if err != nil {
			// It may be written with references.
			id, err = strconv.ParseInt(t.Value(a), 10, 64)
		}
		if err == nil {
			used := &s.used[of]
			*used = append(*used, id)
		}
	}
}

// Sort ends the taking of ids.
func (s *IdSpace) Sort() {
	for _, used := range s.used {
		slices.Sort(used)
	}
}

// IdMaker gives out ids that a form does not use: in one filling the same ones
// each time.
type IdMaker struct {
	Space *IdSpace
	last  [2]int64
}

// maxID is the highest id that both kinds allow.
const maxID = 1<<31 - 1

func (m *IdMaker) Next(of IdKind) int64 {
	used := m.Space.used[of]
	last := &m.last[of]
	if *last == 0 && len(used) > 0 {
		// From the highest on; below 0 there is none to begin with.
		*last = max(used[len(used)-1], 0)
	}
	for {
		// Far up there is no room left to count on in: begin below.
		if *last++; *last >= maxID {
			*last = 1
		}
		if _, taken := slices.BinarySearch(used, *last); !taken {
			return *last
		}
	}
}
