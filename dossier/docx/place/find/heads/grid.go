package heads

import (
	"slices"
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/find/cell"
	"yibiao/dossier/docx/place/find/phrase"
	"yibiao/forms/pattern"
)

// gridWords tells of a table which of its cells hold words, and what is said over its
// cells. Everything is asked of every cell, so that it is read once, from the top down.
type gridWords struct {
	g     *layout.Grid
	roles map[*layout.TableCell]cell.Role
	// single tells that the table has one column only.
	single bool
	// names are the cells, as their merge begins, whose words can be about others.
	names map[*layout.TableCell]bool
	// headers are the rows of words only; bands and unitBands what is said over a row.
	headers          []bool
	bands, unitBands []string
	overs            map[*layout.TableCell][]*layout.TableCell
	units            map[*layout.TableCell]string
}

// wordsOf reads the words of g.
func wordsOf(g *layout.Grid) *gridWords {
	n := len(g.Rows)
	w := &gridWords{
		g: g, roles: map[*layout.TableCell]cell.Role{}, names: map[*layout.TableCell]bool{}, headers: make([]bool, n),
		bands: make([]string, n), unitBands: make([]string, n), overs: map[*layout.TableCell][]*layout.TableCell{}, units: map[*layout.TableCell]string{},
	}
	w.single = !slices.ContainsFunc(g.Rows, func(row layout.GridRow) bool { return len(row.Cells) != 1 })
	for _, row := range g.Rows {
		for _, c := range row.Cells {
			w.roles[c] = cell.RoleIn(g, c)
		}
	}
	for r, row := range g.Rows {
		numbers := cell.NumbersColumns(g, r)
		for _, c := range row.Cells {
			role := w.roles[c]
			if !numbers && (role == cell.Label || role == cell.Colon || role == cell.Serial && !cell.NumberedEntry(g, c)) && (phrase.CellUnit(wording.Squeeze(c.Text())) == "" || role == cell.Label && (cell.YearCorner.MatchString(wording.Squeeze(c.Text())) || cell.AskedYear(g, c))) && !addressParts.MatchString(wording.Squeeze(c.Text())) && !toReplace(row.Cells, c) {
				w.names[c] = true
			}
		}
		w.headers[r] = w.headerRow(r)
		if r > 0 {
			w.bands[r], w.unitBands[r] = w.band(r-1), w.unitBand(r-1)
		}
	}
	return w
}

// addressMarks are the parts of an address with marks before each: **省**市**区**路**号.
var addressMarks = pattern.Of(`^(?:[xX×＊*_]{1,4}(?:省|自治区|市|州|盟|区|县|旗|乡|镇|街道?|村|组|路|巷|弄|号|楼|栋|幢|座|单元|层|室|/)+){3,}$`)

// kindOfBody is a kind of firms: 有限责任公司（自然人投资或控股）.
var kindOfBody = pattern.Of(`公司(?:[（(][^（()）]*[）)])?$`)

// toReplace reports whether a cell of a row holds what stands where its answer goes: an instruction only, marks for the parts of an
// address, or the kind of the firm beside its label.
func toReplace(row []*layout.TableCell, c *layout.TableCell) bool {
	t := wording.Squeeze(c.Text())
	if c.Index == 0 || c.Top != c {
		return false
	}
	return cell.JustFill.MatchString(t) || addressMarks.MatchString(t) || cell.Typeface.MatchString(t) || kindOfBody.MatchString(t) && phrase.AnswerTo(wording.Squeeze(row[c.Index-1].Top.Text()), t)
}

// named reports whether the words of a cell can be about others.
func (w *gridWords) named(c *layout.TableCell) bool { return w.names[c] }

// left are the cells whose words stand to the left of c and are about it: the nearest
// ones, and those that run down over several rows and head what is to their right.
func (w *gridWords) left(c *layout.TableCell) []*layout.TableCell {
	var out []*layout.TableCell
	row := w.g.Rows[c.Row].Cells
	open := true
	for i := c.Index - 1; i >= 0; i-- {
		top := row[i].Top
		if w.roles[top] == cell.Blank && top.Last > top.Row && w.named(row[i+1].Top) {
			out = append(out, top)
			continue
		}
		if !w.named(top) {
			open = open && len(out) == 0
			continue
		}
		group := (top.Last > top.Row || i == 0 && len(row) > 4) && w.named(row[i+1].Top)
		if open || group {
			out = append(out, top)
		}
	}
	return out
}

// over are the cells of the header that stands over c, the nearest first; none in a
// table that has no header.
func (w *gridWords) over(c *layout.TableCell) []*layout.TableCell {
	if out, ok := w.overs[c]; ok {
		return out
	}
	var out []*layout.TableCell
	a := w.g.At(c.Row-1, c.Col)
	switch {
	case a == nil || len(w.g.Rows[a.Row].Cells) == 1 || phrase.InTongue.MatchString(wording.Squeeze(a.Top.Text())):
	case w.named(a.Top):
		out = w.headerOver(c)
	case a.Same(c) && w.leads(a) == w.leads(c) && !w.pairs(c):
		if out = w.over(a); len(out) > 0 && w.endsBefore(out[0], c) {
			out = nil
		}
	}
	w.overs[c] = out
	return out
}

// pairs reports whether the row of c goes on with labels where the row above it has room, so that no header over that is over c:
// 职工总数 | ____ | 科技人员数 | ____ below figures of three years.
func (w *gridWords) pairs(c *layout.TableCell) bool {
	row := w.g.Rows[c.Row].Cells
	return slices.ContainsFunc(row[c.Index+1:], func(x *layout.TableCell) bool {
		a := w.g.At(c.Row-1, x.Col)
		return x.Top == x && w.named(x) && a != nil && !w.named(a.Top) && x.Index+1 < len(row) && !w.named(row[x.Index+1].Top)
	})
}

// endsBefore reports whether the header that cell h belongs to heads only the rows beside the
// cell that begins its row and runs down, and c stands below them: 面积 beside 占地 | 厂房.
func (w *gridWords) endsBefore(h, c *layout.TableCell) bool {
	first := w.g.Rows[h.Row].Cells[0].Top
	return first.Row == h.Row && first.Last > h.Last && c.Row > first.Last && w.named(first)
}

// headerOver is over for a cell right below words.
func (w *gridWords) headerOver(c *layout.TableCell) []*layout.TableCell {
	var out []*layout.TableCell
	for r := c.Row - 1; r >= 0; r-- {
		a := w.g.At(r, c.Col)
		if a == nil || len(w.g.Rows[r].Cells) == 1 || !w.named(a.Top) {
			break
		}
		if a = a.Top; a.Row > 0 && len(out) > 0 && a.Row == out[len(out)-1].Row || !w.headers[r] || w.roles[a] == cell.Colon && w.roles[c] == cell.Colon {
			break // a cell that asks something itself is over none that does
		}
		if len(out) == 0 || out[len(out)-1] != a {
			out = append(out, a)
		}
	}
	return out
}

// unitOver is the unit that stands above c in a row of units, "" for none.
func (w *gridWords) unitOver(c *layout.TableCell) string {
	if unit, ok := w.units[c]; ok {
		return unit
	}
	unit := ""
	if a := w.g.At(c.Row-1, c.Col); a != nil && a.Same(c) && !w.named(a.Top) {
		if unit = phrase.CellUnit(wording.Squeeze(a.Text())); unit == "" || !w.severalUnits(a.Row) {
			unit = w.unitOver(a)
		}
	}
	w.units[c] = unit
	return unit
}

// severalUnits reports whether row r has two units or more.
func (w *gridWords) severalUnits(r int) bool {
	units := 0
	for _, x := range w.g.Rows[r].Cells {
		if phrase.CellUnit(wording.Squeeze(x.Text())) != "" {
			units++
		}
	}
	return units >= 2
}

// unitBand is the text of a row of one cell, or of the corner of a header, at row r or over
// it that tells the unit of the figures below, "" for none.
func (w *gridWords) unitBand(r int) string {
	if c := w.g.Rows[r].Cells; len(c) > 0 && (len(c) == 1 || w.headers[r]) {
		if text := wording.Squeeze(c[0].Top.Text()); unitText.MatchString(text) {
			return text
		}
	}
	return w.unitBands[r]
}

// leads reports whether c stands right beside words of its row.
func (w *gridWords) leads(c *layout.TableCell) bool {
	return c.Index > 0 && w.named(w.g.Rows[c.Row].Cells[c.Index-1].Top)
}

// headerRow reports whether row r holds words only, but for an empty corner.
func (w *gridWords) headerRow(r int) bool {
	words := 0
	for i, c := range w.g.Rows[r].Cells {
		switch {
		case w.named(c.Top):
			words++
		case w.roles[c.Top] == cell.Empty && (i == 0 || cell.SecondCorner(w.g.Rows[r].Cells, i)):
		case w.roles[c] == cell.Blank && wording.YearHead.MatchString(wording.Squeeze(c.Text())):
			words++
		default:
			return false
		}
	}
	return words >= 2
}

// asks reports whether the colon that ends c has room behind it, so that the cell is
// answered rather than over others.
func (w *gridWords) asks(c *layout.TableCell) bool {
	return w.roles[c] == cell.Colon && c.Blanks[0].Hi > c.Blanks[0].Lo
}

// band is the text of the nearest row, r or above, that is one cell wide, "" for none.
func (w *gridWords) band(r int) string {
	cells := w.g.Rows[r].Cells
	if len(cells) != 1 || !w.named(cells[0].Top) || w.asks(cells[0].Top) || cell.SpareLines(cells[0].Top.Chars) > 0 && !ofSomebody.MatchString(wording.Squeeze(cells[0].Top.Text())) {
		return w.bands[r]
	}
	if w.single && r+1 < len(w.g.Rows) && w.roles[w.g.Rows[r+1].Cells[0].Top] == cell.Empty {
		return w.bands[r] // what the empty cell below is called, and not what it is about
	}
	text := wording.Squeeze(cells[0].Top.Text())
	if utf8.RuneCountInString(text) > HeadLength {
		text = cell.HeadLine(cells[0].Top)
	}
	if text == "" || utf8.RuneCountInString(text) > HeadLength {
		return w.bands[r]
	}
	return text
}

// ofSomebody is a line that heads what is asked of somebody though it has room below it, as cells that were merged have: 服务商信息.
var ofSomebody = pattern.Of(`^[^，。；]{0,10}(?:单位|机构|企业|公司|部门|机关|局|方|商|院校|高校|大学|学院|医院|银行|组长?|负责人|联系人|代表|专家|股东|客户|用户|担保人|业主)(?:[（(][^（()）]*[）)])?(?:基本|推荐|审核|审查|核实|验收)*(?:信息|情况|概况|资料|意见|简介)*$`)

// addressParts are the printed parts of an address with room between them, which head nothing:
// 省 市（地） 区（县） 路 号.
var addressParts = pattern.Of(`^(?:\x{ffa0}*[（(]?(?:省|自治区|直辖市|自治州|地区|市|地|州|盟|区|县|旗|乡|镇|街道|路|村|弄|巷|号|楼|室|栋|幢|组)[）)]?[/、]?){3,}\x{ffa0}*$`)

// withoutHints takes what an answer's cell prints as a hint, and the label that it answers, from the heads of the other places beside
// or below it.
func withoutHints(places []place.Place) {
	type hint struct{ box, text string }
	labels := map[hint]string{}
	for _, p := range places {
		if box, _, ok := strings.Cut(p.At, ".r"); ok && utf8.RuneCountInString(p.Hint) > 3 {
			labels[hint{box, wording.Squeeze(p.Hint)}] = wording.Squeeze(p.Label)
		}
	}
	for i, p := range places {
		box, _, _ := strings.Cut(p.At, ".r")
		answered := ""
		places[i].Heads = slices.DeleteFunc(slices.Clone(p.Heads), func(h place.Head) bool {
			label, ok := labels[hint{box, h.Text}]
			if ok = ok && (h.Role == place.HeadRow || h.Role == place.HeadColumn) && h.Text != wording.Squeeze(p.Label); ok {
				answered = label
				return true
			}
			return h.Role == place.HeadRow && answered != "" && wording.CleanLabel(h.Text) == answered && answered != wording.Squeeze(p.Label)
		})
	}
}
