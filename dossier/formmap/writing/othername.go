package writing

import (
	"maps"
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/gb"
	"yibiao/forms/pattern"
)

// A form that prints somebody's name where it would ask the applicant's is about him in what follows, unless the name is the
// client's: last year's form of the same firm.

// ofFirm begins the fields of a firm.
var ofFirm = []string{"org.", "legal.", "handler.", "fincon.", "bank.", "staff.", "fin.", "ip.", "qual."}

// names are the fields that tell who somebody is, with what is his: the fields that begin so. A firm has everything of the profile.
var names = map[string][]string{
	"org.name":          ofFirm,
	"org.uscc":          ofFirm,
	"bank.account_name": {"bank."},
	"legal.name":        {"legal."},
	"handler.name":      {"handler."},
	"fincon.name":       {"fincon."},
}

// aFirm is the full name of a firm, printed as a heading of columns or rows.
var aFirm = pattern.Of(`^\p{Han}{2,}(?:[(（]\p{Han}{2,8}[)）])?\p{Han}*(?:有限责任公司|有限公司|股份公司)$`)

// printedName is whose name a table, or the lines of a form, printed last in the place of one of the client's, by the field it stands for.
type printedName struct {
	table string // address, "" for lines
	of    map[string]string
}

// passes notes what a place prints or asks before anything is written in it: a printed name that is not the client's holds what
// follows of it in the same table or lines, until the name is asked again.
func (w *writer) passes(e *plan.Entry, p place.Place) {
	table := ""
	if m := wordings.InTable.FindStringSubmatch(p.At); m != nil {
		table = m[1]
	}
	if w.other.of == nil || w.other.table != table {
		w.other = printedName{table, map[string]string{}}
	}
	if e == nil {
		return
	}
	code, args, _ := strings.Cut(e.Reason, ":")
	sample, field, _ := strings.Cut(args, "|")
	switch _, asks := names[e.Field]; {
	case code == plan.ReasonPrinted && names[field] != nil:
		if wordings.Remark.ReplaceAllString(wordings.Clean(sample), "") == wordings.Remark.ReplaceAllString(wordings.Clean(w.answers.Values[field]), "") {
			delete(w.other.of, field)
		} else {
			w.other.of[field] = sample
		}
	case asks && e.Writes():
		delete(w.other.of, e.Field)
	}
}

// ofOther is why the answer of a field may not stand in a place that is about somebody else whose name the form prints; nil where it
// prints none but the client's.
func (w *writer) ofOther(field string, p place.Place) *gb.Fault {
	for _, named := range slices.Sorted(maps.Keys(w.other.of)) {
		sample := w.other.of[named]
		if named != field && slices.ContainsFunc(names[named], func(prefix string) bool { return strings.HasPrefix(field, prefix) }) {
			return gb.OtherName(sample)
		}
	}
	for _, h := range append([]place.Head{{Role: place.HeadRow, Text: p.Label}}, p.Heads...) {
		text := wordings.Clean(h.Text)
		if (h.Role == place.HeadRow || h.Role == place.HeadColumn) && aFirm.MatchString(text) && text != wordings.Clean(w.answers.Values["org.name"]) {
			return gb.OtherName(text)
		}
	}
	return nil
}
