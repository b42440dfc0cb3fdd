package eval

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"yibiao/forms"
	"yibiao/forms/gb"
	"yibiao/forms/pattern"
)

// placeholder is a text that stands where an answer should: nobody has said anything by it.
var placeholder = pattern.Of(`(?i)^(?:(?:暂时?|尚|目前|现)?(?:待定|待填写?|待补充?|待确[认定]|待核实|待完善|待提供|待查|不详|不明确?|不清楚|不知道|未知|未定|未确定|未明确|暂缺)|略|同上|同前|x{2,}|[?？]+|[-—–_/／\\.。…·*＊、，]+|tbd|n/?a|null|todo)[。．.]?$`)

// naught is a text that says there is nothing, or not yet.
var naught = pattern.Of(`^(?:(?:暂时?|目前|现|尚|还)?(?:无|没有?|未(?:取得|获得|办理?|下达|批准|发放?|确定)?)|(?:正在|尚在|还在|目前)(?:办理|申请|申报|公示|评审|审核|审批|认定|验收|备案)中?|(?:办理|申请|申报|公示|评审|审核|审批|认定|验收|备案)(?:当?中|过程中))[。．.]?$`)

// Placeholder tells whether a text stands where an answer should, as “待定” does.
func Placeholder(text string) bool {
	return placeholder.MatchString(strings.Join(strings.Fields(text), ""))
}

// answered tells whether a field has an answer; it is not known of what is typed and is none, as 待发 is no number. Before a dossier, the
// lack of one is unknown rather than false; what is not asked in the case as it stands, what was calculated to nothing, and a table that
// is stated to have no rows, are known.
func (s *Scope) answered(id string) (bool, error) {
	s.read(id)
	f := s.fields[id]
	if f == nil {
		return false, nil
	}
	there := f.IsTable() && len(s.Answers.Tables[id]) > 0
	if !f.IsTable() {
		text := s.Text(f)
		none := numberless(s, f, text) && s.sound(f, text) && gb.SaysNone(text)
		if text != "" && !none && (!s.sound(f, text) || Hollow(s, id) != "") {
			s.Missing = id
			return false, errUnanswered
		}
		there = text != "" && !none
	}
	guessed(s, f)
	if there || !s.Open || s.None(id) || f.CalculateExpr != nil && s.lacking[id] == "" {
		return there, nil
	}
	if s.Early && !NotAsked(s, f) {
		s.Missing = id
		return false, errUnanswered
	}
	if !s.Early && s.Asks(f) {
		s.Unfilled = id
	}
	return false, nil
}

// Nothing is on what a rule that holds rests although it says nothing: a field, or the table with such a cell, and what stands
// there. Placeholders are no answers; where something must be named, neither is “无”; and amounts that are all 0 compare
// nothing, unless 0 is what the rule asks. field "" when it rests on something.
func Nothing(s *Scope, r *forms.Rule, read []forms.Decided) (field, text string) {
	z := zeros{asked: r.RequireExpr != nil && r.RequireExpr.Reading.Zero}
	if each := s.fields[r.Each.S]; each != nil {
		if text, is := nothingInRows(s, r, each); is {
			return r.Each.S, text
		}
	}
	for _, d := range read {
		f := s.fields[d.Field]
		switch {
		case f == nil || f.Computed() || d.Field == r.Each.S:
		case !f.IsTable():
			if text := s.Answers.Values[d.Field]; hollow(r, f, text) || Hollow(s, d.Field) != "" {
				return d.Field, text
			}
			z.see(f, s.Answers.Values[d.Field], d.Field)
		default:
			for i := range s.Answers.Tables[d.Field] {
				if cell := hollowCell(r, f, &s.Answers.Tables[d.Field][i]); cell != "" {
					return d.Field, cell
				}
				z.row(r, f, &s.Answers.Tables[d.Field][i])
			}
		}
	}
	if z.nothing() {
		return z.found, "0"
	}
	return "", ""
}

// nothingInRows is what stands in a row for which a rule holds although it says nothing; "" of a row that is empty where the
// rule looks.
func nothingInRows(s *Scope, r *forms.Rule, table *forms.Field) (text string, is bool) {
	for i := range s.Answers.Tables[table.Name()] {
		row := &s.Answers.Tables[table.Name()][i]
		if cell := hollowCell(r, table, row); cell != "" {
			return cell, true
		}
		z := zeros{asked: r.RequireExpr != nil && r.RequireExpr.Reading.Zero}
		z.row(r, table, row)
		if z.nothing() {
			return "0", true
		}
		if !slices.ContainsFunc(table.Columns, func(c *forms.Field) bool { return row.Cells[c.Name()] != "" }) {
			return "", true
		}
	}
	return "", false
}

// textual are the types whose answers are written freely.
var textual = []forms.TypeName{forms.TypeText, forms.TypeLongText, forms.TypeCode}

// Hollow is what is typed into a field, or stands in it by itself, and is no answer for any rule: a placeholder, or what does not look
// like the number that is asked; "" when it is one, and for tables and fields that are not asked.
func Hollow(s *Scope, id string) string {
	f := s.fields[id]
	if f == nil || f.IsTable() || f.Computed() {
		return ""
	}
	text := s.Text(f)
	if f.Is(textual...) && Placeholder(text) || numberless(s, f, text) {
		return text
	}
	return ""
}

// numberless tells of the number of a paper that it is none, 待发 or 无, or not like those that are asked. No condition holds by it.
func numberless(s *Scope, f *forms.Field, text string) bool {
	if text == "" || !gb.PaperNumber(f.Validator.S) {
		return false
	}
	parsed := s.Vocab.Parse(f, text, nil)
	return NumberAhead(s, f, text) != nil || parsed.Fault != nil || gb.SaysNone(text) || slices.ContainsFunc(parsed.Warnings, func(w *gb.Fault) bool {
		return strings.HasSuffix(string(w.Code), "-form")
	})
}

// NumberAhead is what speaks against the number of a paper that names a year to come; nil when nothing does.
func NumberAhead(s *Scope, f *forms.Field, text string) *gb.Fault {
	year := gb.NumberYear(text)
	if year == 0 || s.today.IsZero() || !gb.PaperNumber(f.Validator.S) && !f.Is(forms.TypeIPNumber) || year <= s.thisYear() {
		return nil
	}
	return forms.Fault(forms.FaultNumberAhead, "text", text, "year", strconv.Itoa(year))
}

// numbers tells of a column that it numbers what a row is about.
func numbers(c *forms.Field) bool { return c.Is(forms.TypeIPNumber) || gb.PaperNumber(c.Validator.S) }

// Unnumbered is what stands in the first row of a table whose number is none; row from 1, 0 when there is none.
func Unnumbered(s *Scope, table *forms.Field) (row int, text string) {
	rows := s.Answers.Tables[table.Name()]
	for i := range rows {
		if text := unnumbered(s, table, &rows[i]); text != "" {
			return i + 1, text
		}
	}
	return 0, ""
}

// unnumbered is the first cell of a row that should number what the row is about and does not; "" for none.
func unnumbered(s *Scope, table *forms.Field, row *forms.Row) string {
	for _, c := range table.Columns {
		text := row.Cells[c.Name()]
		if text == "" || !numbers(c) {
			continue
		}
		if !s.soundCell(c, row, text) || numberless(s, c, text) && !gb.SaysNone(text) {
			return text
		}
	}
	return ""
}

// Numbered tells of a row that nothing speaks against the numbers in it; also where none is given.
func Numbered(s *Scope, table *forms.Field, row *forms.Row) bool {
	return unnumbered(s, table, row) == "" && !slices.ContainsFunc(table.Columns, func(c *forms.Field) bool {
		return NumberAhead(s, c, row.Cells[c.Name()]) != nil
	})
}

// hollow tells whether a text that a rule reads says nothing.
func hollow(r *forms.Rule, f *forms.Field, text string) bool {
	if !f.Is(textual...) || text == "" {
		return false
	}
	named := r.RequireExpr.Calls("answered", f.Name()) || r.RequireExpr != nil &&
		slices.Contains(r.RequireExpr.Reading.Calls, forms.Call{Function: "filled", Cell: forms.Cell{Column: f.Name(), Of: forms.ThisRow}})
	return Placeholder(text) || named && naught.MatchString(strings.TrimSpace(text))
}

func hollowCell(r *forms.Rule, table *forms.Field, row *forms.Row) string {
	for _, c := range table.Columns {
		if text := row.Cells[c.Name()]; r.RequireExpr.ReadsColumn(c.Name()) && hollow(r, c, text) {
			return text
		}
	}
	return ""
}

// zeros gathers the amounts that a rule reads.
type zeros struct {
	found string // the first field whose amount is 0, or the table
	other bool   // there is an amount that is not
	asked bool   // 0 is what the rule asks
}

// nothing tells that all amounts are 0, and that none of them should be.
func (z *zeros) nothing() bool { return z.found != "" && !z.asked && !z.other }

// see notes an amount; what is only a part of another may well be 0.
func (z *zeros) see(f *forms.Field, text, place string) {
	if !f.Is(forms.TypeMoney) || text == "" || strings.HasPrefix(f.Label, "其中") {
		return
	}
	if n, err := decimal.NewFromString(text); err != nil || !n.IsZero() {
		z.other = true
	} else if z.found == "" {
		z.found = place
	}
}

func (z *zeros) row(r *forms.Rule, table *forms.Field, row *forms.Row) {
	for _, c := range table.Columns {
		if r.RequireExpr.ReadsColumn(c.Name()) {
			z.see(c, row.Cells[c.Name()], table.Name())
		}
	}
}
