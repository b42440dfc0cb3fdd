package blanks

import (
	"sync"

	"yibiao/app/session"
	"yibiao/dossier/docx"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap"
	"yibiao/dossier/formmap/already"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/plaintext"
	"yibiao/forms"
)

// What costs most of all that is done with a form; tests count how often.
var (
	compile = docx.Open
	propose = func(places []place.Place, c formmap.Candidates) plan.Map {
		return formmap.Propose(already.Unheaded(places), c)
	}
	readMap = plan.Read
)

// document is a .docx that is opened once for all that is asked of it.
type document struct {
	data   []byte
	form   *docx.Form
	places []place.Place
	text   func() string // all its words; "" where none can be read
}

// open opens a .docx and looks for its places. Failures: those of docx.
func open(data []byte) (document, error) {
	form, err := compile(data)
	if err != nil {
		return document{}, session.Failed("form", err)
	}
	d := document{data: data, form: form, text: sync.OnceValue(func() string { return wordsOf(data) })}
	d.places, err = form.Places()
	return d, session.Failed("form", err)
}

func wordsOf(data []byte) string {
	text, err := plaintext.Read("blank.docx", data, nil)
	if err != nil {
		return ""
	}
	return text
}

// InUse is an official form that stands for an output, with its blank opened. Its map is the one that holds today: what an earlier
// program proposed and this one would not is undecided.
type InUse struct {
	OfficialForm
	document
	proposed plan.Map // what would be proposed for the blank today
}

// Places are those of the blank, in document order. They must not be changed.
func (f InUse) Places() []place.Place { return f.places }

// Used finds the official form that stands for an output, its blank unopened; ok is false when the pack's own form is used.
// Failures: those of Forms.
func Used(s *session.Session, pack, output string) (f OfficialForm, ok bool, err error) {
	list, err := Forms(s, pack)
	for _, f := range list {
		if f.Output == output {
			return f, true, err
		}
	}
	return OfficialForm{}, false, err
}

// FormOf opens the official form in use for an output; ok is false when the pack's own form is used, and with every failure.
// Failures: those of Forms; no-pack, no-output; those of docx, and the vault's.
func FormOf(s *session.Session, pack, output string) (f InUse, ok bool, err error) {
	used, ok, err := Used(s, pack, output)
	if err != nil || !ok {
		return InUse{}, false, err
	}
	p, err := packOf(s, pack, output)
	if err != nil {
		return InUse{}, false, err
	}
	data, err := FormData(s, used)
	if err != nil {
		return InUse{}, false, err
	}
	f = InUse{OfficialForm: used}
	if f.document, err = open(data); err != nil {
		return InUse{}, false, err
	}
	if f.proposed, err = proposedFor(s, p, f.places); err != nil {
		return InUse{}, false, err
	}
	f.Macros, f.Map = f.form.Macros(), formmap.Recheck(used.Map, f.proposed)
	return f, true, nil
}

// proposedFor is the map that the program proposes today for the places of a blank of a pack. Failures: those of reading the pack.
func proposedFor(s *session.Session, p *forms.Pack, places []place.Place) (plan.Map, error) {
	form, err := forms.Whole(p)
	if err != nil {
		return plan.Map{}, session.Failed("form", err)
	}
	c := formmap.FromForm(form) // of a blank that is known to be one of its own
	c.Own, c.Year = true, s.Now().Year()
	return propose(places, c), nil
}
