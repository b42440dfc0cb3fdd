package docx

import "strconv"

// idKey is one id in use: of a content control or of a drawing.
type idKey struct {
	do opKind
	id int64
}

// idSpace is the ids that a form uses. It is not changed after opening.
type idSpace struct {
	used map[idKey]bool
	top  [2]int64 // highest of controls, of drawings
}

// take notes the ids of a part.
func (s *idSpace) take(t *tree) {
	for n := range t.nodes {
		var a attr
		var ok bool
		do := opControlID
		switch t.nodes[n].kind {
		case kID:
			if t.nodes[t.nodes[n].parent].kind == kSdtPr {
				a, ok = t.attr(int32(n), nsW, "val")
			}
		case kDocPr:
			a, ok = t.bare(int32(n), "id")
			do = opDrawingID
		}
		if !ok {
			continue
		}
		if id, err := strconv.ParseInt(t.value(a), 10, 64); err == nil {
			s.used[idKey{do, id}] = true
			top := &s.top[do-opControlID]
			*top = max(*top, id)
		}
	}
}

// idMaker gives out ids that a form does not use: in one filling the same ones
// each time.
type idMaker struct {
	space *idSpace
	last  [2]int64
}

// maxID is the highest id that both kinds allow.
const maxID = 1<<31 - 1

func (m *idMaker) next(do opKind) int64 {
	last := &m.last[do-opControlID]
	if *last == 0 {
		*last = m.space.top[do-opControlID]
	}
	for {
		// Far up there is no room left to count on in: begin below.
		if *last++; *last >= maxID {
			*last = 1
		}
		if !m.space.used[idKey{do, *last}] {
			return *last
		}
	}
}
