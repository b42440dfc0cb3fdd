package docx

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/party"
)

// appendHead adds words to heads; those that name a form, as parts of a set do, are its
// title wherever they stand.
func appendHead(heads []Head, role HeadRole, text string) []Head {
	if text == "" {
		return heads
	}
	if role != HeadRow && role != HeadColumn && role != HeadUnit && nameEnd.MatchString(text) {
		role = HeadTitle
	}
	return append(heads, Head{role, text})
}

// headLength is the number of characters up to which words are a heading.
const headLength = 40

var (
	titleEnd = regexp.MustCompile(`(表|书|单|函|卡|报告|申请|方案|清单)([（(][^（()）]*[）)])?$`)
	// unitText says in which unit figures are: 金额单位：人民币千元, 以万元为单位, （万美元）.
	unitText = regexp.MustCompile(`单位(?:[:：为]|均为)|为单位|[（(](?:单位)?[^（()）]{0,6}[元币％%][）)]|元/`)
	// madeBy ends the line of the authority that made the form.
	madeBy     = regexp.MustCompile(`(?:委员会|厅|局|部|办公室|中心|政府|公司|院)(?:印制|监制|编制|制定|制)$`)
	leadEnd    = regexp.MustCompile(`(?:如下|信息|情况|资料|概况|以下)[：:]$`)
	aboutEnd   = regexp.MustCompile(`(?:情况|信息|概况|简况|资料)表?$`)
	unitLine   = regexp.MustCompile(`^[（(]?(?:(?:金额|货币|计量|数据|计价)?单位[:：]|以.{1,6}为单位)`)
	emptyMarks = regexp.MustCompile(`[（(][_＿√]*[）)]|[` + boxGlyphs + `]`)
	nameEnd    = regexp.MustCompile(`(申请|申报|登记|审批|备案|认定|报名|推荐|意向|任务|建议|计划|申领|核准|审核)(书|表|单|函|卡)([（(][^（()）]*[）)])?$`)
	sheetName  = regexp.MustCompile(`(表|清单|名单|台账|一览)([（(][^（()）]*[）)])?$`)
	chapterTop = regexp.MustCompile(`^(第[一二三四五六七八九十]+[章节部分篇]+|[一二三四五六七八九十]+[、.．]|附[件表录])`)
)

// header collects the heads of places. It looks at where words stand only, so that it
// says the same whatever the detector made of the cells.
type header struct {
	l     *layout
	title string
	cells map[string]cellAt
	paras map[string][]Head
	texts map[string]string // the words of every paragraph, blanks with them
	rows  map[string]cellAt // the first cell of every row, by the row's address
	words map[*grid]*gridWords
}

// cellAt is a cell in its table, with the heads of the whole table.
type cellAt struct {
	g     *grid
	c     *tableCell
	outer []Head
}

// attachHeads fills in the heads of places.
func attachHeads(l *layout, places []Place) {
	h := &header{l: l, cells: map[string]cellAt{}, paras: map[string][]Head{}, texts: map[string]string{}, rows: map[string]cellAt{}, words: map[*grid]*gridWords{}}
	h.title = formTitle(l)
	h.flow(&l.body, nil)
	ours, side := sideOf(l)
	for i := range places {
		base, _ := cutNumber(places[i].At)
		if ours[base] {
			places[i].Ours, places[i].Facing = side.Words, side.Facing
		}
		if at, ok := h.cells[base]; ok {
			places[i].Heads = h.ofCell(at)
		} else if at, ok := h.rows[base]; ok {
			places[i].Heads = h.ofRow(at)
		} else {
			places[i].Heads = h.paras[base]
			if before := wordsBefore(h.texts[base], places[i].Label); before != "" {
				places[i].Heads = append([]Head{{HeadRow, before}}, places[i].Heads...)
			}
		}
	}
}

// sideOf are the paragraphs and cells in which the side of a contract that is to be written says
// who it is.
func sideOf(l *layout) (map[string]bool, *party.Block) {
	var top, lines []party.Line
	var addr []string
	for _, b := range l.body.blocks {
		if b.para != nil {
			line := party.Line{Text: squeeze(b.para.text()), Open: len(b.para.blanks) > 0}
			lines, addr = append(lines, line), append(addr, b.para.addr)
			if len(lines) <= party.TitleWithin && party.IsTitle(line.Text) {
				top = append(top, line)
			}
		}
	}
	side, out := party.Open(lines), map[string]bool{}
	for i := range addr {
		out[addr[i]] = side != nil && side.Lines[i]
	}
	for _, b := range l.body.blocks {
		if b.table == nil || len(top) == 0 || side != nil {
			continue
		}
		for r, row := range b.table.rows {
			cell, of := sideBySide(row, top)
			if of == nil {
				continue
			}
			side = of
			for _, below := range b.table.rows[r:] {
				if len(below.cells) != 2 || below.cells[cell].top != below.cells[cell] || len(below.cells[cell].blanks) == 0 {
					break
				}
				out[below.cells[cell].addr] = true
			}
			break
		}
	}
	return out, side
}

// sideBySide is the number of the cell of a row of two in which one side of a contract is to be
// written, where the other cell prints the other side.
func sideBySide(row gridRow, top []party.Line) (int, *party.Block) {
	if len(row.cells) != 2 {
		return 0, nil
	}
	for i, c := range row.cells {
		lines := append([]party.Line(nil), top...)
		first := 0
		for _, cell := range []*tableCell{row.cells[1-i], c} {
			first = len(lines)
			for n, text := range textLines(cell) {
				lines = append(lines, party.Line{Text: text, Open: cell == c || n > 0})
			}
		}
		if side := party.Open(lines); side != nil && side.Lines[first] {
			return i, side
		}
	}
	return 0, nil
}

// beforeBlank are the words of a sentence that lead to a blank, from the last mark on.
var beforeBlank = regexp.MustCompile(`([^，。；：、,;:（()）_＿“”"《》]{1,12})[_＿]*$`)

// wordsBefore are the words before a blank of a line that is named in brackets after it,
// 制造商为____（企业名称）: they tell whose it is. "" where the label stands otherwise, or
// more than once.
func wordsBefore(line, label string) string {
	at := strings.Index(line, "（"+label+"）")
	if at <= 0 || label == "" || strings.Count(line, "（"+label+"）") > 1 {
		return ""
	}
	m := beforeBlank.FindStringSubmatch(line[:at])
	if m == nil || !strings.HasSuffix(line[:at], "_") && !strings.HasSuffix(line[:at], "＿") {
		return ""
	}
	return m[1]
}

// formTitle is the last of the lines before the first table that look like the name of
// a form, "" for none.
func formTitle(l *layout) string {
	title := ""
	for i, b := range l.body.blocks {
		if b.table != nil || i > 20 {
			break
		}
		if text := squeeze(b.para.text()); text != "" && len(b.para.blanks) == 0 && utf8.RuneCountInString(text) <= headLength && (titleEnd.MatchString(text) || title == "" && party.IsTitle(text)) && !listNumber.MatchString(text) {
			title = text
		}
	}
	return title
}

// flow walks the blocks of the body or of a text box.
func (h *header) flow(f *flow, outer []Head) {
	section, chapter, last, unit, lead := "", "", "", "", ""
	about := "" // a line that says what the table below is about, with more lines between
	for _, b := range f.blocks {
		heads := appendHead(nil, HeadSection, section)
		if chapter != section {
			heads = appendHead(heads, HeadSection, chapter)
		}
		heads = append(heads, outer...)
		if len(outer) == 0 {
			heads = appendHead(heads, HeadTitle, h.title)
		}
		if b.table != nil {
			if about != last && about != section && about != chapter && about != h.title {
				heads = append(appendHead(nil, HeadCaption, about), heads...)
			}
			if last != "" && last != section && last != chapter && last != h.title {
				heads = append(appendHead(nil, HeadCaption, last), heads...)
			}
			h.table(b.table, appendHead(heads, HeadUnit, unit))
			last, unit, lead, about = "", "", "", ""
			continue
		}
		text := squeeze(b.para.text())
		if unitText.MatchString(text) && len(text) < 120 {
			unit = text
		}
		short := text != "" && utf8.RuneCountInString(text) <= headLength && !strings.ContainsAny(text, "。；")
		if lead != "" && len(b.para.blanks) > 0 {
			heads = append(appendHead(nil, HeadCaption, lead), heads...)
		}
		h.paras[b.para.addr], h.texts[b.para.addr] = heads, text
		for _, box := range b.para.boxes {
			h.flow(box, heads)
		}
		if leads(b.para, text) {
			lead, last = text, text
			continue
		}
		if short && len(b.para.blanks) == 0 && aboutEnd.MatchString(text) {
			about = text
		}
		switch {
		case text == "" || madeBy.MatchString(text) || len(b.para.blanks) > 0 || unitLine.MatchString(text) || notePrefix.MatchString(text) && !chapterTop.MatchString(text), aboutFilling(text):
		case !short:
			last = ""
		case chapterTop.MatchString(text):
			section, chapter, last, lead, about = text, text, text, "", ""
		case numbered.MatchString(text) || h.l.styledHeading(b.para.node):
			section, last, lead, about = text, text, "", ""
		default:
			last = text
		}
	}
}

// leads reports whether a line ends in a colon and heads what follows: 甲方开票信息如下：.
func leads(a *area, text string) bool {
	n := utf8.RuneCountInString(text)
	return len(a.blanks) == 1 && a.blanks[0].kind == blankColon && a.blanks[0].Hi == len(a.chars) && n <= headLength && leadEnd.MatchString(text)
}

// table notes the cells of a table.
func (h *header) table(g *grid, outer []Head) {
	h.words[g] = wordsOf(g)
	for _, row := range g.rows {
		for i, c := range row.cells {
			at := cellAt{g, c, outer}
			h.cells[c.addr] = at
			if i == 0 {
				h.rows[rowAddr(g, c.row)] = at
			}
		}
	}
	for _, row := range g.rows {
		for _, c := range row.cells {
			if len(c.tables) == 0 && len(c.boxes) == 0 {
				continue
			}
			heads := h.ofCell(cellAt{g, c, outer})
			for _, inner := range c.tables {
				h.table(inner, heads)
			}
			for _, box := range c.boxes {
				h.flow(box, heads)
			}
		}
	}
}

// ofCell are the heads of a cell, the nearest first.
func (h *header) ofCell(at cellAt) []Head {
	var out []Head
	w := h.words[at.g]
	for _, c := range w.left(at.c) {
		out = appendHead(out, HeadRow, emptyMarks.ReplaceAllString(squeeze(c.text()), ""))
	}
	for _, c := range w.over(at.c) {
		out = appendHead(out, HeadColumn, squeeze(c.text()))
	}
	out = appendHead(out, HeadUnit, w.unitOver(at.c))
	out = appendHead(out, HeadUnit, w.unitBands[at.c.row])
	out = appendHead(out, HeadBand, w.bands[at.c.row])
	return append(out, at.outer...)
}

// ofRow are the heads of a row that repeats: those of the table, and the words of
// cells that run down beside it.
func (h *header) ofRow(at cellAt) []Head {
	var out []Head
	w := h.words[at.g]
	for _, c := range at.g.rows[at.c.row].cells {
		if top := c.top; top.last > top.row && w.roles[top].names() {
			out = appendHead(out, HeadRow, squeeze(top.text()))
		}
	}
	out = appendHead(out, HeadBand, w.bands[at.c.row])
	return append(out, at.outer...)
}
