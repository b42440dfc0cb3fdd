package docx

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// choiceIn is the choice that the boxes of a table cell make, nil when it has none, or
// asks for more.
func choiceIn(l *layout, a *area) *Place {
	if !slices.ContainsFunc(a.blanks, func(b blank) bool { return b.kind == blankBox || b.kind == blankBracket }) {
		return nil
	}
	d := &detector{l: l, signing: -1, passed: map[*area]bool{}}
	h := &host{area: a, firm: true}
	d.read(h)
	if len(h.found) != 1 || len(h.found[0].Options) == 0 || h.found[0].Options[0].At == "" {
		return nil
	}
	return &h.found[0]
}

// optionGroup is one question with boxes.
type optionGroup struct {
	host     *area // of its first option
	last     *area // of its last one: a question may go on in the next paragraph
	question string
	context  string
	options  []PlaceOption
	parts    []string // the headings over the options
	first    int      // blank of the first option, from 0
	single   bool
	sub      int
	order    int
}

// place makes the choice or check of a group.
func (g *optionGroup) place() Place {
	p := Place{At: g.options[0].At, Label: g.question, Context: g.context, Kind: PlaceChoice, Options: g.options, order: g.order, sub: g.sub}
	if n := len(g.options); n == 2 && optionWord.MatchString(g.options[0].Label) && optionWord.MatchString(g.options[1].Label) {
		return p
	}
	if multiWords.MatchString(g.question) || !g.single && multiWords.MatchString(g.context) {
		p.Kind = PlaceCheck
	}
	return p
}

// numberEnd is the number of an option that stands between a question and its box.
var numberEnd = regexp.MustCompile(`(^|[：:？?])[ \t\x{3000}]*[（(]?([A-HＡ-Ｈ]|[0-9]{1,2}|[①②③④⑤⑥⑦⑧⑨])[)）]?[ \t]*[.．、]?[ \t\x{3000}]*$`)

// tickHow tells how to tick, not what about: 请选择对应项目打“√”.
var tickHow = regexp.MustCompile(`^[（(]?请?[^：:（(]{0,12}([打划画][“"‘]?[√✓✔勾]|勾选)[”"’]?$`)

// question is the words of rest, before options, that ask.
func question(rest string) string {
	rest = strings.TrimRight(numberEnd.ReplaceAllString(rest, "$1"), spaces)
	// What stands before the last full stop or semicolon is another sentence.
	cut := strings.TrimRight(rest, "：:？?")
	if at := strings.LastIndexAny(cut, "；;。"); at >= 0 {
		size := len(string([]rune(cut[at:])[0]))
		rest = rest[at+size:]
	}
	if i := strings.Index(rest, "："); i >= 0 && strings.ContainsAny(rest, "？?") && i+len("：") < len(rest) {
		rest = rest[i+len("："):]
	}
	rest = ifLead.ReplaceAllString(strings.Trim(rest, spaces), "")
	rest = strings.TrimRight(rest, spaces+"（(【[“")
	if tickHow.MatchString(rest) {
		return ""
	}
	return cleanLabel(rest)
}

// printedOptions are the answers that a cell prints to choose from without boxes, 是/否
// or ①大型 ②中型; nil when it prints none.
func printedOptions(a *area) []PlaceOption {
	text := squeeze(a.text())
	if out := alternatives(text); out != nil || len(a.blanks) > 0 {
		return out
	}
	list := letterOptions(plainAll(a.chars))
	if len(list) == 0 || isIn("1", []rune(list[0].mark)[0]) || squeeze(plain(a.chars[:list[0].at])) != "" {
		return nil
	}
	var out []PlaceOption
	for _, o := range list {
		if len([]rune(o.label)) > 8 {
			return nil
		}
		out = append(out, PlaceOption{Label: o.label, Mark: o.mark})
	}
	return out
}

// optionsDown makes one choice of the boxes that begin the cells beside one label, one in
// each row: 软件鉴别材料 beside □一般交存 over □例外交存. from is the first place of the table.
func optionsDown(v *tableView, from int) {
	for r, row := range v.g.rows {
		for i, c := range row.cells {
			if c.top == c && c.last > r && i+1 < len(row.cells) && v.roles[c].names() {
				joinDown(v, from, c)
			}
		}
	}
}

// joinDown joins the options beside label.
func joinDown(v *tableView, from int, label *tableCell) {
	var cells []*tableCell
	for r := label.row; r <= label.last; r++ {
		row := v.g.rows[r].cells
		first := slices.IndexFunc(row, func(c *tableCell) bool { return c.col == label.end() })
		if first < 0 || row[first].top != row[first] || !boxFirst(row[first]) {
			return
		}
		cells = append(cells, row[first])
		for _, c := range row[first+1:] {
			if c.top == c && boxFirst(c) {
				cells = append(cells, c)
			}
		}
	}
	var found []int // the places of the cells, in order
	for _, c := range cells {
		at := numberOf(c.area, 0)
		k := slices.IndexFunc(v.d.places[from:], func(p Place) bool {
			return slices.ContainsFunc(p.Options, func(o PlaceOption) bool { return o.At == at })
		})
		if k < 0 || v.d.places[from+k].Label != cleanLabel(label.text()) {
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
func joinOptions(v *tableView, found []int, cells []*tableCell) {
	begins := func(o PlaceOption) bool {
		return slices.ContainsFunc(cells, func(c *tableCell) bool { return o.At == numberOf(c.area, 0) })
	}
	first := &v.d.places[found[0]]
	var rest []Place
	var options []PlaceOption
	for _, k := range found {
		p := &v.d.places[k]
		own := slices.IndexFunc(p.Options[1:], func(o PlaceOption) bool { return !begins(o) }) + 1
		if own > 0 {
			rest = append(rest, furtherOptions(p, own))
		}
		options = append(options, p.Options...)
		if k != found[0] {
			p.At = ""
		}
	}
	first.Options, first.Kind = options, PlaceChoice
	if strings.Contains(first.Label, "多选") {
		first.Kind = PlaceCheck
	}
	v.d.places = slices.DeleteFunc(v.d.places, func(p Place) bool { return p.At == "" })
	v.d.places = append(v.d.places, rest...)
}

// furtherOptions takes the options from n on off p, which are about the one before them.
func furtherOptions(p *Place, n int) Place {
	q := *p
	q.Options = slices.Clone(p.Options[n:])
	q.At, q.Context, q.Kind = q.Options[0].At, p.Label+" "+p.Options[n-1].Label, PlaceCheck
	q.Label = p.Options[n-1].Label
	if len(q.Options) == 1 {
		q.Label = q.Options[0].Label
	}
	_, q.sub = cutNumber(q.At)
	p.Options = p.Options[:n:n]
	return q
}

// boxFirst reports whether a cell begins with a box that is alone in its line.
func boxFirst(c *tableCell) bool {
	if len(c.blanks) == 0 || c.blanks[0].kind != blankBox || strings.Trim(plain(c.chars[:c.blanks[0].Lo]), spaces+"\n") != "" {
		return false
	}
	return len(c.blanks) == 1 || c.blanks[1].kind != blankBox || slices.ContainsFunc(c.chars[c.blanks[0].Hi:c.blanks[1].Lo], func(g glyph) bool { return g.r == lineEnd })
}

// tickBrackets makes options of brackets that stand alone behind a word, where other brackets
// of their cell, or of the rows beside the same label, are ticked: 煮沸（ ） beside 蒸汽（ ） 臭氧（ ）.
func tickBrackets(v *tableView, places []Place) {
	ticked, cells := map[string]bool{}, map[string]*tableCell{}
	for _, row := range v.g.rows {
		for _, c := range row.cells {
			cells[c.addr] = c
		}
	}
	bracket := func(at string) (c *tableCell, i int) {
		base, n := cutNumber(at)
		if c = cells[base]; c == nil || len(c.blanks) == 0 || n == 0 && len(c.blanks) != 1 {
			return nil, 0
		}
		if i = max(0, c.at(n)); c.blanks[i].kind != blankBracket {
			return nil, 0
		}
		return c, i
	}
	for _, p := range places {
		if len(p.Options) > 1 {
			if c, _ := bracket(p.Options[0].At); c != nil {
				ticked[c.addr], ticked[besideOf(v, c)] = true, true
			}
		}
	}
	for k := range places {
		p := &places[k]
		c, i := bracket(p.At)
		if c == nil || len(p.Options) > 0 || p.Kind != PlaceText || !ticked[c.addr] && !ticked[besideOf(v, c)] || c.blanks[i].Lo == 0 || !unicode.IsLetter(c.chars[c.blanks[i].Lo-1].r) && !isIn("）)", c.chars[c.blanks[i].Lo-1].r) || c.blanks[i].Hi-c.blanks[i].Lo > 6 {
			continue
		}
		p.Kind, p.Options = PlaceCheck, []PlaceOption{{At: numberOf(c.area, i), Label: p.Label}}
		p.At = p.Options[0].At
	}
}

// besideOf is the address of the label that runs down beside c and others, " " for none.
func besideOf(v *tableView, c *tableCell) string {
	if c.index > 0 {
		if label := v.g.rows[c.row].cells[c.index-1].top; label.last > label.row {
			return label.addr
		}
	}
	return " " + c.addr
}

// boxIn finds the places of a text box in cell c, whose words name it where it is empty.
func boxIn(d *detector, c *tableCell, b *flow) {
	was := d.last
	if words := squeeze(c.text()); words != "" && chars(words) <= 20 {
		d.last = words
	}
	d.textBox(b)
	d.last = was
}
