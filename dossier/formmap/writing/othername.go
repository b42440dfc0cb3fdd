package writing

import (
	"maps"
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/already"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/gb"
	"yibiao/forms/pattern"
)

// Where a form prints somebody's name, code or account and it is not the client's, his other places are not the client's either, until
// he is asked for anew. What is printed and is the client's, as in last year's form of the same firm, holds nothing.

// ofFirm begins the fields of a firm.
var ofFirm = []string{"org.", "legal.", "handler.", "fincon.", "bank.", "staff.", "fin.", "ip.", "qual."}

// teller is a field that tells whose others are: those that begin so. name is the field that asks who he is; a teller that is no
// name may stand behind it, and then tells of it too.
type teller struct {
	of     []string
	name   string
	before bool // it tells also of what stands before it, from the name on
}

var tellers = map[string]teller{
	"org.name":          {ofFirm, "org.name", false},
	"org.uscc":          {ofFirm, "org.name", true},
	"org.reg_address":   {beside, "org.name", false},
	"org.biz_address":   {beside, "org.name", false},
	"org.mail_address":  {beside, "org.name", false},
	"bank.account_name": {ofFirm, "bank.account_name", false},
	"bank.account":      {ofBank, "bank.account_name", true},
	"bank.bank":         {ofBank, "bank.account_name", false},
	"legal.name":        {[]string{"legal."}, "legal.name", false},
	"legal.id":          {[]string{"legal."}, "legal.name", true},
	"handler.name":      {[]string{"handler."}, "handler.name", false},
	"handler.id":        {[]string{"handler."}, "handler.name", true},
	"fincon.name":       {[]string{"fincon."}, "fincon.name", false},
}

var (
	ofBank = []string{"bank."}
	beside = []string{"org.postcode", "org.region", "org.tel", "org.fax"} // what is where the address is
)

// another is a printed text that is not the client's, and the field that it answers.
type another struct {
	field, text string
	named       bool // the name that it belongs to has been asked or printed
}

// holds tells whether the answer of a field would be his whom the text tells.
func (a another) holds(field string) bool {
	return a.field != field && slices.ContainsFunc(tellers[a.field].of, func(prefix string) bool { return strings.HasPrefix(field, prefix) })
}

// printedNames follows the places of a form and notes before which of them somebody else's data are printed.
type printedNames struct {
	w    *writer
	held map[string][]another // by address
	seen map[string]bool      // what was read once, by where it is printed
	// Of the table, or the lines, that is being read:
	table  string
	places []place.Place      // those read so far
	now    map[string]another // what holds the next one, by field
	asked  map[string]int     // the place that asked for a name last, by the field of the name
	ours   map[string]bool    // names that were printed last as the client's
}

// othersIn are the texts of others that are printed before each place of a form, by its address.
func (w *writer) othersIn(entries map[string]*plan.Entry, places []place.Place) map[string][]another {
	n := &printedNames{w: w, held: map[string][]another{}, seen: map[string]bool{}}
	for _, p := range places {
		if table := boxOf(p.At); n.now == nil || n.table != table {
			n.table, n.places, n.now, n.asked, n.ours = table, nil, map[string]another{}, map[string]int{}, map[string]bool{}
		}
		n.read(entries[p.At], p)
	}
	return n.held
}

// read takes the next place.
func (n *printedNames) read(e *plan.Entry, p place.Place) {
	for _, a := range already.Before(p) {
		if !n.seen[n.table+"\x00"+a.From] {
			n.seen[n.table+"\x00"+a.From] = true
			n.printed(a.Field, a.Text)
		}
	}
	if a, ok := printedAt(e, p); ok {
		n.printed(a.Field, a.Text)
	} else if e != nil && e.Writes() {
		n.asks(e.Field)
	}
	n.places = append(n.places, p)
	for _, field := range slices.Sorted(maps.Keys(n.now)) {
		n.held[p.At] = append(n.held[p.At], n.now[field])
	}
}

// printedAt is what is printed in a place and kept.
func printedAt(e *plan.Entry, p place.Place) (already.Answer, bool) {
	if e != nil && e.Printed() {
		_, args, _ := strings.Cut(e.Reason, ":")
		sample, field, _ := strings.Cut(args, "|")
		return already.Answer{Field: field, Text: sample}, true
	}
	a, ok := already.Of(p)
	return a, ok && masked(p)
}

// printed notes what the form prints for a field.
func (n *printedNames) printed(field, text string) {
	t, tells := tellers[field]
	switch own := n.w.isOwn(field, text); {
	case !tells:
	case own:
		delete(n.now, field)
		if field == t.name {
			n.forget(field)
			n.ours[field] = true
			n.asked[field] = len(n.places)
		}
	case field != t.name && n.ours[t.name]:
		// the client by its name, with what has changed since
	default:
		_, named := n.asked[t.name]
		a := another{field, text, named || field == t.name}
		for _, before := range n.places[n.asked[t.name]:] {
			if named && t.before {
				n.held[before.At] = append(n.held[before.At], a)
			}
		}
		n.now[field] = a
		if field == t.name {
			n.asked[field], n.ours[field] = len(n.places), false
		}
	}
}

// asks notes that a place asks for a field: whoever is asked for anew is no longer he who was printed.
func (n *printedNames) asks(field string) {
	delete(n.now, field)
	if t, tells := tellers[field]; !tells || t.name != field {
		return
	}
	n.forget(field)
	n.asked[field], n.ours[field] = len(n.places), false
	if field == "org.name" {
		delete(n.now, "bank.account_name") // a payee before the firm is another side
	}
}

// forget ends what was printed with a name that comes again; what was printed without one is of the name that comes.
func (n *printedNames) forget(name string) {
	for field, a := range n.now {
		switch {
		case tellers[field].name != name || field == name:
		case a.named:
			delete(n.now, field)
		default:
			a.named = true
			n.now[field] = a
		}
	}
}

var (
	// part is a remark by which a name is that of another unit than without it.
	partOfFirm = pattern.Of(`[(（][^()（）]*(?:分公司|分厂|分店|分部|子公司|办事处|营业部|项目部)[)）]`)
	limited    = strings.NewReplacer("有限责任公司", "有限公司")
)

// isOwn tells whether a printed text is the client's answer to a field, remarks and ways of writing aside.
func (w *writer) isOwn(field, text string) bool {
	ours := []string{w.answers.Values[field]}
	if field == "bank.account_name" {
		ours = append(ours, w.answers.Values["org.name"])
	}
	return slices.ContainsFunc(ours, func(own string) bool { return own != "" && sameAnswer(field, own, text) })
}

// SameFirm tells whether a text names a firm as its name does, remarks and ways of writing aside; a part of it is another.
func SameFirm(name, text string) bool { return sameAnswer("org.name", name, text) }

func sameAnswer(field, own, text string) bool {
	own, bare := already.Bare(own), already.Bare(text)
	switch {
	case partOfFirm.MatchString(text):
		return false
	case strings.HasSuffix(field, "address"):
		return len([]rune(bare)) >= 6 && (strings.Contains(own, bare) || strings.Contains(bare, own))
	case mask.MatchString(bare):
		return unmasks(bare, own)
	}
	return limited.Replace(own) == limited.Replace(bare)
}

var (
	// mask hides a part of a number or code.
	mask   = pattern.Of(`^[0-9a-z*×\-]*[x*×]{2,}[0-9a-z*×\-]*$`)
	shows  = pattern.Of(`[0-9]`)
	sample = pattern.Of(`示例|样例|范例|示范|样表`)
)

// unmasks tells whether a clean text is another with a part hidden.
func unmasks(text, whole string) bool {
	a, b := []rune(text), []rune(whole)
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] && !strings.ContainsRune("x*×", a[i]) {
			return false
		}
	}
	return true
}

// masked tells whether a number or code is printed in a place with a part hidden, 91450100MA5XXXXX1A: it is somebody's, where the form
// does not say that it shows how to fill it in.
func masked(p place.Place) bool {
	text := wordings.Clean(p.Sample)
	return mask.MatchString(text) && shows.MatchString(text) && !sample.MatchString(p.Hint+p.Context+p.Label) &&
		!slices.ContainsFunc(p.Heads, func(h place.Head) bool { return sample.MatchString(h.Text) })
}

// isSelf tells whether a name is that of the client: a contract that prints it leaves the other side open.
func (w *writer) isSelf(name string) bool {
	return wordings.Clean(w.answers.Values["org.name"]) == wordings.Clean(name)
}

// ofOther is why the answer of a field may not stand in a place that is about somebody else whose name, code or account the form
// prints; nil where it prints none but the client's.
func (w *writer) ofOther(field string, p place.Place) *gb.Fault {
	if masked(p) && !w.isOwn(field, p.Sample) {
		return gb.OtherName(p.Sample)
	}
	for _, a := range w.others[p.At] {
		if a.holds(field) {
			return gb.OtherName(a.text)
		}
	}
	for _, h := range append([]place.Head{{Role: place.HeadRow, Text: p.Label}}, p.Heads...) {
		if (h.Role == place.HeadRow || h.Role == place.HeadColumn) && already.Firm(h.Text) && !w.isOwn("org.name", h.Text) {
			return gb.OtherName(h.Text)
		}
	}
	return nil
}
