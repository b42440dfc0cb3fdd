package ooxml

import "strings"

// ControlOf is the content control for words, a date or an item that n lies in, none
// when the nearest one is of another kind, or holds words that are the form's own.
func ControlOf(t *Tree, n int32) int32 {
	sdt := t.Up(n, KSdt)
	pr := t.Child(sdt, KSdtPr)
	if pr == None || t.Child(pr, KCheckbox) != None || t.Child(pr, KPicture) != None || t.Child(pr, KContainerSdt) != None {
		return None
	}
	if !Typed(t, sdt) && !t.On(t.Child(pr, KShowingPlcHdr), NsW) {
		return None
	}
	return sdt
}

// ShowsHint reports whether what a control holds, or one around it, only asks for a
// value.
func ShowsHint(t *Tree, run int32) bool {
	for n := t.Up(run, KSdt); n != None; n = t.Up(n, KSdt) {
		if t.On(t.Child(t.Child(n, KSdtPr), KShowingPlcHdr), NsW) {
			return true
		}
	}
	return false
}

// Typed reports whether a control says what it takes: words, a date or an item.
func Typed(t *Tree, sdt int32) bool {
	pr := t.Child(sdt, KSdtPr)
	for c := range t.Kids(pr) {
		switch t.Nodes[c].Kind {
		case KText, KDate, KComboBox, KDropDown:
			return true
		}
	}
	return false
}

// Locked reports whether the form keeps what the field or control holds from being
// changed.
func Locked(t *Tree, field int32) bool {
	if field == None {
		return false
	}
	if t.Nodes[field].Kind == KFldChar {
		on := t.ChildNamed(t.ChildNamed(field, "ffData"), "enabled")
		return on != None && !t.On(on, NsW)
	}
	lock := t.Val(t.ChildNamed(t.Child(field, KSdtPr), "lock"))
	return strings.EqualFold(lock, "contentLocked") || strings.EqualFold(lock, "sdtContentLocked")
}

// Entries are those of an old form field that is a list, nil for another field.
func Entries(t *Tree, field int32) []string {
	list := t.ChildNamed(t.ChildNamed(field, "ffData"), "ddList")
	if list == None {
		return nil
	}
	out := []string{}
	for c := range t.Kids(list) {
		if t.Local(c) == "listEntry" {
			out = append(out, t.Val(c))
		}
	}
	return out
}
