package writing

import (
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/already"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/wordings"
	"yibiao/dossier/printed"
	"yibiao/forms"
	"yibiao/forms/gb"
	"yibiao/forms/pattern"
)

// Codes of what a form says that may be no answer of the client, though it could be read as one.
const (
	// FaultElsewhere is a text that points to another paper or place: 见执照, 同户名 (text).
	FaultElsewhere gb.FaultCode = "read-elsewhere"
	// FaultRemark is an answer with a remark that the dossier's has not: 王五（离职） (text, remark).
	FaultRemark gb.FaultCode = "read-remark"
	// FaultScale is a figure so much larger or smaller than the dossier's that its unit may be another (text, was).
	FaultScale gb.FaultCode = "read-scale"
	// FaultBelongs is what the dossier has as another answer: the number of another person, the figure of another year (text, label).
	FaultBelongs gb.FaultCode = "read-belongs"
)

var (
	seeThere = pattern.Of(`^[(（]?(?:详|请|参|另)?见[^，。；,;]{1,16}$|^[(（]?(?:另附|附后|详附)`)
	same     = pattern.Of(`^[(（]?(?:与|和)?(.{0,10}?)(?:相同|一致)[)）]?$|^[(（]?同(.{2,10}?)[)）]?$`)
	ending   = pattern.Of(`^(.+?)((?:[(（【\[〔][^()（）【】\[\]〔〕]+[)）】\]〕])+)$`)
	forOther = pattern.Of(`^(\p{Han}{2,4})(代.{0,8})$`)
)

// elsewhere tells whether a text without white space points to another paper or to another answer of the form.
func elsewhere(text string) bool {
	if seeThere.MatchString(text) || printed.NoAnswer(text) {
		return true
	}
	m := same.FindStringSubmatch(text)
	return m != nil && (m[1] == "" && m[2] == "" || already.Asks(m[1]+m[2]))
}

// remarkIn is what a text adds to an answer of a field in brackets, or says of who wrote it, 王五（离职）, 韦样本代: the dossier's answer
// has no such words, or a person's name cannot have them. "" for none, and where it belongs to the answer.
func (r *reader) remarkIn(text, was string, f *forms.Field) string {
	person := f.Validator.S == "person"
	if m := forOther.FindStringSubmatch(text); m != nil && person && already.Person(m[1]) {
		return m[2]
	}
	m := ending.FindStringSubmatch(text)
	if m == nil || f.Has(forms.TraitChosen) || f.Has(forms.TraitListed) || f.Has(forms.TraitLines) || f.Is(forms.TypeLongText) {
		return ""
	}
	switch inner := strings.Trim(m[2], "()（）【】[]〔〕"); {
	case wordings.UnitWord.MatchString(inner), legalForm.MatchString(inner), ending.MatchString(was):
		return ""
	case person, was != "", r.vocab.Parse(f, text, nil).Fault != nil:
		return inner
	}
	return ""
}

// questioned fills edit where the text of a place is no answer by itself, or not only one; false where the text is to be read.
func (r *reader) questioned(edit *Edit, solid string, f *forms.Field) bool {
	if elsewhere(solid) && r.vocab.Parse(f, solid, nil).Canonical != edit.Was && !slices.Contains(f.Options, solid) {
		edit.Fault = &gb.Fault{Code: FaultElsewhere, Args: map[string]string{"text": f.Mask(solid)}}
		return true
	}
	if remark := r.remarkIn(solid, edit.Was, f); remark != "" {
		edit.Fault = &gb.Fault{Code: FaultRemark, Args: map[string]string{"text": f.Mask(solid), "remark": remark}}
		return true
	}
	return false
}

// manyTimes is how much larger or smaller than the dossier's a figure is that may be in another unit.
const manyTimes = 1000

// doubted makes a question of an edit whose value is the client's only if the dossier is wrong: a figure out of all proportion, or
// what the dossier has as another answer.
func (r *reader) doubted(edit *Edit) {
	f := r.form.Known(edit.Field)
	if f == nil || edit.Value == "" || edit.Value == edit.Was {
		return
	}
	if edit.Column != "" {
		if f = f.Column(edit.Column); f == nil {
			return
		}
	}
	args := map[string]string{"text": f.Mask(edit.Text)}
	code := gb.FaultCode("")
	if was := r.outOfScale(*edit, f); was != "" {
		code, args["was"] = FaultScale, was
	} else if label := r.belongs(*edit, f); label != "" {
		code, args["label"] = FaultBelongs, label
	}
	if code != "" {
		edit.Value, edit.Fault = "", &gb.Fault{Code: code, Args: args}
	}
}

// outOfScale is the dossier's figure beside which a figure is out of all proportion, or a number of tens times it with all its digits:
// that of its own place, else those of the other years; "" where it is not, or none is known.
func (r *reader) outOfScale(edit Edit, f *forms.Field) string {
	n, ok := gb.Number(edit.Value)
	if !ok || n.IsZero() || !f.Has(forms.TraitAmount) || f.Is(forms.TypePercent) {
		return ""
	}
	if was, ok := gb.Number(edit.Was); ok && !was.IsZero() {
		if far(n, was) || shifted(n, was) {
			return edit.Was
		}
		return ""
	}
	other := ""
	for i, row := range r.answers.Tables[edit.Field] {
		was, ok := gb.Number(row.Cells[edit.Column])
		switch {
		case i == edit.Row || !ok || was.IsZero() || !r.yearly(edit.Field):
		case !far(n, was):
			return ""
		default:
			other = row.Cells[edit.Column]
		}
	}
	return other
}

func far(a, b decimal.Decimal) bool {
	a, b = a.Abs(), b.Abs()
	limit := decimal.NewFromInt(manyTimes)
	return a.GreaterThanOrEqual(b.Mul(limit)) || b.GreaterThanOrEqual(a.Mul(limit))
}

// shifted tells whether two figures of several digits differ by the place of the point only.
func shifted(a, b decimal.Decimal) bool {
	digits := func(d decimal.Decimal) string {
		return strings.Trim(strings.ReplaceAll(d.Abs().String(), ".", ""), "0")
	}
	return !a.Equal(b) && len(digits(a)) >= severalDigits && digits(a) == digits(b)
}

// severalDigits are so many that two figures that have nothing to do with each other hardly have the same.
const severalDigits = 4

// yearly tells whether a table has a row for each year.
func (r *reader) yearly(table string) bool {
	f := r.form.Known(table)
	return f != nil && f.IsTable() && slices.ContainsFunc(f.Columns, func(c *forms.Field) bool { return c.Is(forms.TypeYear) })
}

// belongs is the label of another answer of the dossier that has what an edit says: the number of another person, the figure of another
// year; "" for none.
func (r *reader) belongs(edit Edit, f *forms.Field) string {
	if edit.Column != "" {
		n, ok := gb.Number(edit.Value)
		digits := strings.Trim(strings.ReplaceAll(edit.Value, ".", ""), "-0")
		for i, row := range r.answers.Tables[edit.Field] {
			was, known := gb.Number(row.Cells[edit.Column])
			if ok && known && i != edit.Row && n.Equal(was) && len(digits) >= severalDigits && r.yearly(edit.Field) {
				return r.rowOf(edit.Field, row) + f.Label
			}
		}
		return ""
	}
	if f.Validator.S != "resident_id" {
		return ""
	}
	for _, id := range slices.Sorted(maps.Keys(r.answers.Values)) {
		o := r.form.Known(id)
		if o != nil && id != edit.Field && o.Validator.S == f.Validator.S && r.answers.Values[id] == edit.Value && !r.samePerson(id, edit.Field) {
			return o.Label
		}
	}
	return ""
}

// rowOf is the year of a row.
func (r *reader) rowOf(table string, row forms.Row) string {
	for _, c := range r.form.Known(table).Columns {
		if c.Is(forms.TypeYear) && row.Cells[c.Name()] != "" {
			return row.Cells[c.Name()] + "年"
		}
	}
	return ""
}

// samePerson tells whether two fields of people are of one who has both posts.
func (r *reader) samePerson(a, b string) bool {
	name := func(field string) string {
		prefix, _, _ := strings.Cut(field, ".")
		return r.answers.Values[prefix+".name"]
	}
	return name(a) != "" && name(a) == name(b)
}

// exchanged makes questions of edits of which each says what the dossier has in the place of the other.
func (r *reader) exchanged() {
	list := slices.Clone(r.edits)
	for i, a := range list {
		for j, b := range list {
			if i != j && a.Fault == nil && b.Fault == nil && a.Was != "" && b.Was != "" && (a.Value == b.Was || sameAmount(a.Value, b.Was)) && (b.Value == a.Was || sameAmount(b.Value, a.Was)) {
				f, o := r.form.Known(a.Field), r.form.Known(b.Field)
				if a.Column != "" {
					f = f.Column(a.Column)
				}
				if f.Has(forms.TraitChosen) {
					continue
				}
				r.edits[i].Value, r.edits[i].Fault = "", &gb.Fault{Code: FaultBelongs, Args: map[string]string{"text": f.Mask(a.Text), "label": r.labelOf(b, o)}}
			}
		}
	}
}

// labelOf is what an edit is of.
func (r *reader) labelOf(e Edit, f *forms.Field) string {
	if c := f.Column(e.Column); e.Column != "" && c != nil {
		return e.KeyValue + c.Label
	}
	return f.Label
}

// ofAnother questions what stands where the blank prints whose it is, which is not the client.
func (r *reader) ofAnother(e *plan.Entry, p place.Place, a place.Answer) bool {
	fault := r.ofOther(e.Field, p)
	text := strings.TrimSpace(a.Text)
	if fault == nil || text == "" {
		return false
	}
	r.edits = append(r.edits, Edit{At: p.At, Field: e.Field, Row: -1, Text: text, Was: r.answers.Values[e.Field], Fault: fault})
	return true
}
