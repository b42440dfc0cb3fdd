// Package heads finds the printed words that places stand under: the title, the sections and captions over them, the rows and columns
// of their tables, the units, and the sides of a contract.
package heads

import (
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/party"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/find/cell"
	"yibiao/dossier/docx/place/find/phrase"
	"yibiao/forms/pattern"
)

// header collects the heads of places. It looks at where words stand only, so that it
// says the same whatever the detector made of the cells.
type header struct {
	l     *layout.Layout
	title string
	under []string // what stands below the title and is of the whole form: who fills it in, its year
	cells map[string]cellAt
	paras map[string][]place.Head
	texts map[string]string // the words of every paragraph, blanks with them
	rows  map[string]cellAt // the first cell of every row, by the row's address
	words map[*layout.Grid]*gridWords
	asked map[string]bool // the addresses of lines and cells with places
}

// cellAt is a cell in its table, with the heads of the whole table.
type cellAt struct {
	g     *layout.Grid
	c     *layout.TableCell
	outer []place.Head
}

// Attach fills in the heads of places, and whom of a contract they are about.
func Attach(l *layout.Layout, places []place.Place) {
	h := &header{l: l, cells: map[string]cellAt{}, paras: map[string][]place.Head{}, texts: map[string]string{}, rows: map[string]cellAt{}, words: map[*layout.Grid]*gridWords{}, asked: map[string]bool{}}
	for _, p := range places {
		base, _ := layout.CutNumber(p.At)
		h.asked[base] = true
	}
	h.title, h.under = formTitle(l)
	h.flow(&l.Body, nil)
	ours, side := sideOf(l)
	for i := range places {
		base, _ := layout.CutNumber(places[i].At)
		if ours[base] {
			places[i].Ours, places[i].Facing = side.Words, side.Facing
		}
		if at, ok := h.cells[base]; ok {
			places[i].Heads = h.ofCell(at)
		} else if at, ok := h.rows[base]; ok {
			places[i].Heads = h.ofRow(at)
		} else {
			places[i].Heads = h.paras[base]
			if lead := sentenceLead(h.texts[base]); lead != "" && lead != wording.Squeeze(places[i].Label) {
				places[i].Heads = append([]place.Head{{Role: place.HeadSection, Text: lead}}, places[i].Heads...)
			}
			if before := wordsBefore(h.texts[base], places[i].Label); before != "" {
				places[i].Heads = append([]place.Head{{Role: place.HeadRow, Text: before}}, places[i].Heads...)
			}
		}
	}
	withoutHints(places)
	underUnit(l, places)
}

// appendHead adds words to heads; those that name a form, as parts of a set do, are its
// title wherever they stand.
func appendHead(heads []place.Head, role place.HeadRole, text string) []place.Head {
	if text == "" {
		return heads
	}
	if role != place.HeadRow && role != place.HeadColumn && role != place.HeadUnit && phrase.NameEnd.MatchString(text) {
		role = place.HeadTitle
	}
	return append(heads, place.Head{Role: role, Text: text})
}

// HeadLength is the number of characters up to which words are a heading.
const HeadLength = 40

var (
	// TitleEnd ends the title of a form, or of a list.
	TitleEnd = pattern.Of(`(表|书|单|函|卡|报告|申请|方案|清单|问卷|[会展名动请]回执)([（(][^（()）]*[）)])?$`)
	// unitText says in which unit figures are: 金额单位：人民币千元, 以万元为单位, （万美元）.
	unitText = pattern.Of(`单位(?:[:：为]|均为)|为单位|[（(](?:单位)?[^（()）]{0,6}[元币％%][）)]|元/`)
	// madeBy ends the line of the authority that made the form.
	madeBy     = pattern.Of(`(?:委员会|厅|局|部|办公室|中心|政府|公司|院)(?:印制|监制|编制|制定|制)$`)
	leadEnd    = pattern.Of(`(?:如下|信息|情况|资料|概况|以下)[：:]$`)
	unitLine   = pattern.Of(`^[（(]?(?:(?:金额|货币|计量|数据|计价)?单位[:：]|以.{1,6}为单位)`)
	emptyMarks = pattern.Of(`[（(][_＿√]*[）)]|[` + wording.BoxGlyphs + `]`)
	chapterTop = pattern.Of(`^(第[一二三四五六七八九十]+[章节部分篇]+|[一二三四五六七八九十]+[、.．]|附[件表录])`)
)

// beginsWithYear is a title that no number counts: 2026中国企业500强申报表.
var beginsWithYear = pattern.Of(`^20[0-9]{2}年?\p{Han}`)

// leadsOff are the words that begin a line and say of all its blanks who speaks, who has found them out, or of which day they are:
// 担保人承诺：, 经统计部门核实，, 截至2024年底，.
var leadsOff = []*pattern.Pattern{
	pattern.Of(`^(?:附[：:]|[（(]?[一二三四五六七八九十0-9]+[）)、.．])*([^，,。；：:_＿（）()、]{2,18}(?:意见|承诺|声明|确认|证明|保证|评价|核实|审批))[：:]`),
	pattern.Of(`^(经[^，,。_＿：:]{2,14}(?:核实|审核|评审|审查|核定|认定|研究|验收|考察|核查))[，,]`),
	pattern.Of(`^(截[至止]到?20[0-9]{2}年[^，,。_＿：:]{0,8}|20[0-9]{2}年(?:度|末|底|上半年)?)[，,：:]`),
	pattern.Of(`^(我行)`),
}

// sentenceLead is what begins a line and is about all its blanks, "" for none.
func sentenceLead(line string) string {
	for _, re := range leadsOff {
		if m := re.FindStringSubmatch(line); m != nil {
			return m[1]
		}
	}
	return ""
}

// beforeBlank are the words of a sentence that lead to a blank, from the last mark on.
var beforeBlank = pattern.Of(`([^，。；：、,;:（()）_＿“”"《》]{1,12})[_＿]*$`)

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

var (
	// saysWho is a line that says who fills a form in.
	saysWho = pattern.Of(`^[（(](?:由|本表由|此表由)?[^（()），,。]{2,16}(?:填写|填报|填)[）)]$`)
	// ofYear ends a line over the first table with the year that the whole form is of.
	ofYear = pattern.Of(`(?:^|[\s\x{3000}_]{2})[（(]?(20[0-9]{2}年度?)[）)]?$`)
)

// formTitle is the last of the lines before the first table that look like the name of a form, "" for none, and under it what the
// lines below say of the whole: who fills it in, its year, which may stand behind a small table with the number of the form.
func formTitle(l *layout.Layout) (title string, under []string) {
	tables := 0
	for i, b := range l.Body.Blocks {
		if b.Table != nil {
			tables++
		}
		if tables > 1 || i > 20 {
			break
		}
		if b.Table != nil {
			continue
		}
		if m := ofYear.FindStringSubmatch(strings.TrimSpace(b.Para.Text())); m != nil && title != "" && (tables == 0 || len(b.Para.Blanks) > 0) {
			under = append(under, m[1])
		}
		text := wording.Squeeze(b.Para.Text())
		if tables > 0 || text == "" || len(b.Para.Blanks) > 0 || utf8.RuneCountInString(text) > HeadLength || phrase.FormFact(text) {
			continue
		}
		switch {
		case title != "" && saysWho.MatchString(text):
			under = append(under, text)
		case (TitleEnd.MatchString(text) || title == "" && party.IsTitle(text)) && (!wording.ListNumber.MatchString(text) || beginsWithYear.MatchString(text)):
			title, under = text, nil
		}
	}
	return title, under
}

// headsUnder are the heads of what stands below a section of a chapter, within what has outer heads.
func (h *header) headsUnder(section, chapter string, outer []place.Head) []place.Head {
	heads := appendHead(nil, place.HeadSection, section)
	if chapter != section {
		heads = appendHead(heads, place.HeadSection, chapter)
	}
	if len(outer) > 0 {
		return append(heads, outer...)
	}
	heads = appendHead(heads, place.HeadTitle, h.title)
	for _, text := range h.under {
		heads = appendHead(heads, place.HeadTitle, text)
	}
	return heads
}

// flow walks the blocks of the body or of a text box.
func (h *header) flow(f *layout.Flow, outer []place.Head) {
	section, chapter, last, unit, lead := "", "", "", "", ""
	about, named := "", "" // lines that say what the table below is about, with more lines between, and that only name whom or what
	number := ""           // how the line before is numbered
	for i, b := range f.Blocks {
		heads := h.headsUnder(section, chapter, outer)
		if b.Table != nil {
			if about != last && about != section && about != chapter && about != h.title {
				heads = append(appendHead(nil, place.HeadCaption, about), heads...)
			}
			if last != "" && last != section && last != chapter && last != h.title {
				heads = append(appendHead(nil, place.HeadCaption, last), heads...)
			}
			heads = append(appendHead(nil, place.HeadCaption, named), heads...)
			h.table(b.Table, appendHead(heads, place.HeadUnit, unit))
			last, unit, lead, about, named, number = "", "", "", "", "", ""
			continue
		}
		text := wording.Squeeze(b.Para.Text())
		if unitText.MatchString(text) && len(text) < 120 {
			unit = text
		}
		short := text != "" && utf8.RuneCountInString(text) <= HeadLength && !strings.ContainsAny(text, "。；")
		if lead != "" && len(b.Para.Blanks) > 0 {
			heads = append(appendHead(nil, place.HeadCaption, lead), heads...)
		}
		h.paras[b.Para.Addr], h.texts[b.Para.Addr] = heads, text
		for _, box := range b.Para.Boxes {
			h.flow(box, heads)
		}
		if leads(b.Para, text) {
			lead, last, number = text, text, ""
			continue
		}
		before := number
		if text != "" {
			number = numberStyle(text)
		}
		if name := h.between(f.Blocks, i); name != "" {
			named = name
			continue
		}
		if short && len(b.Para.Blanks) == 0 && phrase.AboutEnd.MatchString(text) {
			about = text
		}
		switch {
		case text == "" || madeBy.MatchString(text) || len(b.Para.Blanks) > 0 || unitLine.MatchString(text) || phrase.FormFact(text) || wording.NotePrefix.MatchString(text) && !chapterTop.MatchString(text), phrase.AboutFilling(text):
		case !short:
			last = ""
		case number != "" && number == before && !h.l.StyledHeading(b.Para.Node) && !chapterTop.MatchString(text):
			section, last, lead = chapter, "", "" // one of a list
		case chapterTop.MatchString(text):
			section, chapter, last, lead, about = text, text, text, "", ""
		case wording.Numbered.MatchString(text) || h.l.StyledHeading(b.Para.Node):
			section, last, lead, about = text, text, "", ""
		default:
			last = text
		}
	}
}

// numberStyle is how a line is numbered, with 0 in the place of its number; "" for a line without one.
func numberStyle(text string) string {
	return digits.ReplaceAllString(wording.ListNumber.FindString(text), "0")
}

// digits are the figures of a number.
var digits = pattern.Of(`[0-9]+|[一二三四五六七八九十]+`)

// leads reports whether a line ends in a colon and heads what follows: 甲方开票信息如下：.
func leads(a *layout.Area, text string) bool {
	n := utf8.RuneCountInString(text)
	return len(a.Blanks) == 1 && a.Blanks[0].Kind == layout.BlankColon && a.Blanks[0].Hi == len(a.Chars) && n <= HeadLength && leadEnd.MatchString(text)
}

// table notes the cells of a table.
func (h *header) table(g *layout.Grid, outer []place.Head) {
	h.words[g] = wordsOf(g)
	for _, row := range g.Rows {
		for i, c := range row.Cells {
			at := cellAt{g, c, outer}
			h.cells[c.Addr] = at
			if i == 0 {
				h.rows[cell.RowAddr(g, c.Row)] = at
			}
		}
	}
	for _, row := range g.Rows {
		for _, c := range row.Cells {
			if len(c.Tables) == 0 && len(c.Boxes) == 0 {
				continue
			}
			heads := h.ofCell(cellAt{g, c, outer})
			for _, inner := range c.Tables {
				h.table(inner, heads)
			}
			for _, box := range c.Boxes {
				h.flow(box, heads)
			}
		}
	}
}

// ofCell are the heads of a cell, the nearest first.
func (h *header) ofCell(at cellAt) []place.Head {
	var out []place.Head
	w := h.words[at.g]
	for _, c := range w.left(at.c) {
		if text := emptyMarks.ReplaceAllString(wording.Squeeze(c.Text()), ""); !cell.MustFill.MatchString(text) {
			out = appendHead(out, place.HeadRow, text)
		}
	}
	for _, c := range w.over(at.c) {
		if text := wording.Squeeze(c.Text()); !cell.MustFill.MatchString(text) { // what an answer above must be is not what is asked below
			out = appendHead(out, place.HeadColumn, text)
		}
	}
	out = appendHead(out, place.HeadBand, w.corner(at.c))
	out = appendHead(out, place.HeadUnit, w.unitOver(at.c))
	out = appendHead(out, place.HeadUnit, w.unitBands[at.c.Row])
	out = appendHead(out, place.HeadBand, w.bands[at.c.Row])
	return append(out, at.outer...)
}

// ofRow are the heads of a row that repeats: those of the table, and the words of
// cells that run down beside it.
func (h *header) ofRow(at cellAt) []place.Head {
	var out []place.Head
	w := h.words[at.g]
	for _, c := range at.g.Rows[at.c.Row].Cells {
		if top := c.Top; top.Last > top.Row && w.roles[top].Names() {
			out = appendHead(out, place.HeadRow, wording.Squeeze(top.Text()))
		}
	}
	out = appendHead(out, place.HeadBand, w.bands[at.c.Row])
	return append(out, at.outer...)
}
