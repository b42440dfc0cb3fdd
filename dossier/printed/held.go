package printed

import (
	"slices"
	"strings"

	"yibiao/forms"
	"yibiao/forms/checks"
	"yibiao/forms/gb"
	"yibiao/forms/pattern"
)

// Held is an answer that is not printed because its field's own check is against it: its place stays empty until a person
// has mended the answer.
type Held struct {
	// At is the address or the tag of the place that stays empty, or the address of the rows that the cell lies in.
	At string
	// Field is the field id; Column the column id when Field is a table, and Row the row's position from 0. Row is -1
	// outside tables.
	Field, Column string
	Row           int
	// Text is the answer as the dossier keeps it.
	Text  string
	Fault *gb.Fault
}

// Case is a case as all of its forms print it: what has to be worked out for that is, once for all of them.
type Case struct {
	forms.Case
	Form *forms.Form
	// InForce are the answers in force, as the evaluation of the case gives them.
	InForce forms.Answers

	denied map[string]string // what the condition says that an answer breaks, by field
}

// NewCase is a case of a form as its evaluation found it. It must not be changed, and nor must the case.
func NewCase(form *forms.Form, c forms.Case, done checks.Evaluation) Case {
	return Case{Case: c, Form: form, InForce: done.Answers, denied: done.Denied()}
}

// Vocabulary is that of the form's pack; an empty one where there is none.
func (c Case) Vocabulary() *forms.Vocabulary {
	if c.Form.Pack == nil || c.Form.Pack.Vocabulary == nil {
		return &forms.Vocabulary{}
	}
	return c.Form.Pack.Vocabulary
}

// Gate lets the answers of one case through that may be printed, and keeps account of the others.
type Gate struct {
	vocab *forms.Vocabulary
	of    Case
	held  []Held
}

// NewGate is the gate for the answers of a case on one form.
func NewGate(of Case) *Gate { return &Gate{vocab: of.Vocabulary(), of: of} }

// Held are the answers that were not let through, in the order in which they were asked for.
func (g *Gate) Held() []Held { return g.held }

// Lets tells whether an answer may be printed; one that may not is held. at says all, its fault only where it is the place's:
// an answer's own fault goes before. sibling gives the other cells of its row and may be nil.
func (g *Gate) Lets(f *forms.Field, at Held, sibling func(string) string) bool {
	if own := g.vocab.Unsound(f, at.Text, sibling); own != nil {
		at.Fault = own
	}
	if NoAnswer(at.Text) && !slices.Contains(f.Options, at.Text) {
		at.Fault = gb.NoAnswer()
	}
	if says, denied := g.of.denied[at.Field]; at.Fault == nil && denied && at.Column == "" {
		at.Fault = gb.Broken(says)
	}
	if at.Fault != nil {
		g.held = append(g.held, at)
	}
	return at.Fault == nil
}

// noAnswer is what stands for an answer that is still to come, or that a spreadsheet or a program could not work out.
var noAnswer = pattern.Of(`^(?i:#N/A|#REF!|#VALUE!|#DIV/0!|#NAME\?|#NULL!|#NUM!|#{3,}|null|nil|undefined|nan|tbd|x{2,}|[×＊*?？]{2,})$|^[（(【\[]?(?:待定|待填写?|待补充?|待完善|待确认|待核实|略|同上|空)[）)】\]]?[。.]?$`)

// NoAnswer tells whether a text only stands for an answer that is still to come, or that could not be worked out.
func NoAnswer(text string) bool { return noAnswer.MatchString(strings.TrimSpace(text)) }
