package find

import (
	"slices"
	"strings"
	"unicode"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/forms/pattern"
)

// ChoiceIn is the choice that the boxes of a table cell make, nil when it has none, or
// asks for more.
func ChoiceIn(l *layout.Layout, a *layout.Area) *place.Place {
	if !slices.ContainsFunc(a.Blanks, func(b layout.Blank) bool { return b.Kind == layout.BlankBox || b.Kind == layout.BlankBracket }) {
		return nil
	}
	d := &detector{l: l, signing: -1, passed: map[*layout.Area]bool{}}
	h := &Host{Area: a, firm: true}
	d.read(h)
	if len(h.found) != 1 || len(h.found[0].Options) == 0 || h.found[0].Options[0].At == "" {
		return nil
	}
	return &h.found[0]
}

// optionGroup is one question with boxes.
type optionGroup struct {
	host     *layout.Area // of its first option
	last     *layout.Area // of its last one: a question may go on in the next paragraph
	question string
	context  string
	options  []place.Option
	parts    []string // the headings over the options
	first    int      // blank of the first option, from 0
	single   bool
	sub      int
	order    int
}

// place makes the choice or check of a group.
func (g *optionGroup) place() place.Place {
	p := place.Place{At: g.options[0].At, Label: g.question, Context: g.context, Kind: place.Choice, Options: g.options, Order: g.order, Sub: g.sub}
	if n := len(g.options); n == 2 && wording.OptionWord.MatchString(g.options[0].Label) && wording.OptionWord.MatchString(g.options[1].Label) {
		return p
	}
	if wording.MultiWords.MatchString(g.question) || !g.single && wording.MultiWords.MatchString(g.context) {
		p.Kind = place.Check
	}
	return p
}

// numberEnd is the number of an option that stands between a question and its box.
var numberEnd = pattern.Of(`(^|[：:？?])[ \t\x{3000}]*[（(]?([A-HＡ-Ｈ]|[0-9]{1,2}|[①②③④⑤⑥⑦⑧⑨])[)）]?[ \t]*[.．、]?[ \t\x{3000}]*$`)

// tickHow tells how to tick, not what about: 请选择对应项目打“√”.
var tickHow = pattern.Of(`^[（(]?请?[^：:（(]{0,12}([打划画][“"‘]?[√✓✔勾]|勾选)[”"’]?$`)

// explained is a question with how it is to be understood: 企业规模：划分根据国家标准，见附注2：.
var explained = pattern.Of(`^((?:[0-9]{1,2}[.、．])?\p{Han}{2,10})[：:][^：:]*(?:标准|规定|根据|依据|参照|附注|附件|附表|说明)[^：:]*[：:]?$`)

// question is the words of rest, before options, that ask.
func question(rest string) string {
	rest = strings.TrimRight(numberEnd.ReplaceAllString(rest, "$1"), wording.Spaces)
	// What stands before the last full stop or semicolon is another sentence.
	cut := strings.TrimRight(rest, "：:？?")
	if at := strings.LastIndexAny(cut, "；;。"); at >= 0 {
		size := len(string([]rune(cut[at:])[0]))
		rest = rest[at+size:]
	}
	if i := strings.Index(rest, "："); i >= 0 && strings.ContainsAny(rest, "？?") && i+len("：") < len(rest) {
		rest = rest[i+len("："):]
	}
	rest = wording.IfLead.ReplaceAllString(strings.Trim(rest, wording.Spaces), "")
	rest = explained.ReplaceAllString(strings.TrimRight(rest, wording.Spaces+"（(【[“"), "$1")
	if tickHow.MatchString(rest) {
		return ""
	}
	return wording.CleanLabel(rest)
}

// printedOptions are the answers that a cell prints to choose from without boxes, 是/否
// or ①大型 ②中型; nil when it prints none.
func printedOptions(a *layout.Area) []place.Option {
	text := wording.Squeeze(a.Text())
	if out := layout.Alternatives(text); out != nil || len(a.Blanks) > 0 {
		return out
	}
	list := LetterOptions(layout.PlainAll(a.Chars))
	if len(list) == 0 || wording.IsIn("1", []rune(list[0].Mark)[0]) || wording.Squeeze(layout.Plain(a.Chars[:list[0].At])) != "" {
		return nil
	}
	var out []place.Option
	for _, o := range list {
		if len([]rune(o.label)) > 8 {
			return nil
		}
		out = append(out, place.Option{Label: o.label, Mark: o.Mark})
	}
	return out
}

// optionsDown makes one choice of the boxes that begin the cells beside one label, one in
// each row: 软件鉴别材料 beside □一般交存 over □例外交存. from is the first place of the table.
func optionsDown(v *tableView, from int) {
	for r, row := range v.g.Rows {
		for i, c := range row.Cells {
			if c.Top == c && c.Last > r && i+1 < len(row.Cells) && v.roles[c].names() {
				joinDown(v, from, c)
			}
		}
	}
}

// joinDown joins the options beside label.
func joinDown(v *tableView, from int, label *layout.TableCell) {
	var cells []*layout.TableCell
	for r := label.Row; r <= label.Last; r++ {
		row := v.g.Rows[r].Cells
		first := slices.IndexFunc(row, func(c *layout.TableCell) bool { return c.Col == label.End() })
		if first < 0 || row[first].Top != row[first] || !boxFirst(row[first]) {
			return
		}
		cells = append(cells, row[first])
		for _, c := range row[first+1:] {
			if c.Top == c && boxFirst(c) {
				cells = append(cells, c)
			}
		}
	}
	var found []int // the places of the cells, in order
	for _, c := range cells {
		at := numberOf(c.Area, 0)
		k := slices.IndexFunc(v.d.places[from:], func(p place.Place) bool {
			return slices.ContainsFunc(p.Options, func(o place.Option) bool { return o.At == at })
		})
		if k < 0 || v.d.places[from+k].Label != wording.CleanLabel(label.Text()) {
			return
		}
		if !slices.Contains(found, from+k) {
			found = append(found, from+k)
		}
	}
	if len(found) > 1 {
		joinOptions(v, found, cells)
	}
}

// joinOptions makes one question of the places found, whose options stand in cells.
func joinOptions(v *tableView, found []int, cells []*layout.TableCell) {
	begins := func(o place.Option) bool {
		return slices.ContainsFunc(cells, func(c *layout.TableCell) bool { return o.At == numberOf(c.Area, 0) })
	}
	first := &v.d.places[found[0]]
	var rest []place.Place
	var options []place.Option
	for _, k := range found {
		p := &v.d.places[k]
		own := slices.IndexFunc(p.Options[1:], func(o place.Option) bool { return !begins(o) }) + 1
		if own > 0 {
			rest = append(rest, furtherOptions(p, own))
		}
		options = append(options, p.Options...)
		if k != found[0] {
			p.At = ""
		}
	}
	first.Options, first.Kind = options, place.Choice
	if strings.Contains(first.Label, "多选") {
		first.Kind = place.Check
	}
	v.d.places = slices.DeleteFunc(v.d.places, func(p place.Place) bool { return p.At == "" })
	v.d.places = append(v.d.places, rest...)
}

// furtherOptions takes the options from n on off p, which are about the one before them.
func furtherOptions(p *place.Place, n int) place.Place {
	q := *p
	q.Options = slices.Clone(p.Options[n:])
	q.At, q.Context, q.Kind = q.Options[0].At, p.Label+" "+p.Options[n-1].Label, place.Check
	q.Label = p.Options[n-1].Label
	if len(q.Options) == 1 {
		q.Label = q.Options[0].Label
	}
	_, q.Sub = layout.CutNumber(q.At)
	p.Options = p.Options[:n:n]
	return q
}

// boxFirst reports whether a cell begins with a box that is alone in its line.
func boxFirst(c *layout.TableCell) bool {
	if len(c.Blanks) == 0 || c.Blanks[0].Kind != layout.BlankBox || strings.Trim(layout.Plain(c.Chars[:c.Blanks[0].Lo]), wording.Spaces+"\n") != "" {
		return false
	}
	return len(c.Blanks) == 1 || c.Blanks[1].Kind != layout.BlankBox || slices.ContainsFunc(c.Chars[c.Blanks[0].Hi:c.Blanks[1].Lo], func(g layout.Glyph) bool { return g.R == wording.LineEnd })
}

// tickBrackets makes options of brackets that stand alone behind a word, where other brackets
// of their cell, or of the rows beside the same label, are ticked: 煮沸（ ） beside 蒸汽（ ） 臭氧（ ）.
func tickBrackets(v *tableView, places []place.Place) {
	ticked, cells := map[string]bool{}, map[string]*layout.TableCell{}
	for _, row := range v.g.Rows {
		for _, c := range row.Cells {
			cells[c.Addr] = c
		}
	}
	bracket := func(at string) (c *layout.TableCell, i int) {
		base, n := layout.CutNumber(at)
		if c = cells[base]; c == nil || len(c.Blanks) == 0 || n == 0 && len(c.Blanks) != 1 {
			return nil, 0
		}
		if i = max(0, c.At(n)); c.Blanks[i].Kind != layout.BlankBracket {
			return nil, 0
		}
		return c, i
	}
	for _, p := range places {
		if len(p.Options) > 1 {
			if c, _ := bracket(p.Options[0].At); c != nil {
				ticked[c.Addr], ticked[besideOf(v, c)] = true, true
			}
		}
	}
	for k := range places {
		p := &places[k]
		c, i := bracket(p.At)
		if c == nil || len(p.Options) > 0 || p.Kind != place.Text || !ticked[c.Addr] && !ticked[besideOf(v, c)] || c.Blanks[i].Lo == 0 || !unicode.IsLetter(c.Chars[c.Blanks[i].Lo-1].R) && !wording.IsIn("）)", c.Chars[c.Blanks[i].Lo-1].R) || c.Blanks[i].Hi-c.Blanks[i].Lo > 6 {
			continue
		}
		p.Kind, p.Options = place.Check, []place.Option{{At: numberOf(c.Area, i), Label: p.Label}}
		p.At = p.Options[0].At
	}
}

// besideOf is the address of the label that runs down beside c and others, " " for none.
func besideOf(v *tableView, c *layout.TableCell) string {
	if c.Index > 0 {
		if label := v.g.Rows[c.Row].Cells[c.Index-1].Top; label.Last > label.Row {
			return label.Addr
		}
	}
	return " " + c.Addr
}

// boxIn finds the places of a text box in cell c, whose words name it where it is empty.
func boxIn(d *detector, c *layout.TableCell, b *layout.Flow) {
	was := d.last
	if words := wording.Squeeze(c.Text()); words != "" && layout.Chars(words) <= 20 {
		d.last = words
	}
	d.textBox(b)
	d.last = was
}
