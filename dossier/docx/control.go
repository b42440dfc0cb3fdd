package docx

import "strings"

// controlOf is the content control for words, a date or an item that n lies in, none
// when the nearest one is of another kind, or holds words that are the form's own.
func controlOf(t *tree, n int32) int32 {
	sdt := t.up(n, kSdt)
	pr := t.child(sdt, kSdtPr)
	if pr == none || t.child(pr, kCheckbox) != none || t.child(pr, kPicture) != none || t.child(pr, kContainerSdt) != none {
		return none
	}
	if !typed(t, sdt) && !t.on(t.child(pr, kShowingPlcHdr), nsW) {
		return none
	}
	return sdt
}

// showsHint reports whether what a control holds, or one around it, only asks for a
// value.
func showsHint(t *tree, run int32) bool {
	for n := t.up(run, kSdt); n != none; n = t.up(n, kSdt) {
		if t.on(t.child(t.child(n, kSdtPr), kShowingPlcHdr), nsW) {
			return true
		}
	}
	return false
}

// typed reports whether a control says what it takes: words, a date or an item.
func typed(t *tree, sdt int32) bool {
	pr := t.child(sdt, kSdtPr)
	for c := range t.kids(pr) {
		switch t.nodes[c].kind {
		case kText, kDate, kComboBox, kDropDown:
			return true
		}
	}
	return false
}

// locked reports whether the form keeps what the field or control holds from being
// changed.
func locked(t *tree, field int32) bool {
	if field == none {
		return false
	}
	if t.nodes[field].kind == kFldChar {
		on := t.childNamed(t.childNamed(field, "ffData"), "enabled")
		return on != none && !t.on(on, nsW)
	}
	lock := t.val(t.childNamed(t.child(field, kSdtPr), "lock"))
	return strings.EqualFold(lock, "contentLocked") || strings.EqualFold(lock, "sdtContentLocked")
}

// entries are those of an old form field that is a list, nil for another field.
func entries(t *tree, field int32) []string {
	list := t.childNamed(t.childNamed(field, "ffData"), "ddList")
	if list == none {
		return nil
	}
	out := []string{}
	for c := range t.kids(list) {
		if t.local(c) == "listEntry" {
			out = append(out, t.val(c))
		}
	}
	return out
}
