package sign

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

// Afterwards makes places to sign of those that only all places of a form, in their order, show to be such: the lines of those who sign
// below a pledge, what judges fill in, and the days beside signatures.
func Afterwards(l *layout.Layout, places []place.Place) {
	lines(l, places)
	judged(l, places)
	daysSigned(l, places)
	officeDays(places)
	l.Grids(func(g *layout.Grid) { checkedFoot(g, places) })
}

var (
	// footRole is who made or checked a sheet, at its foot.
	footRole = pattern.Of(`^(?:填报|填表|填写|制表|经办|统计|复核|审核|校核)(?:人员?)?[：:]$`)
	// checker is who checked it: what others filled in, which is signed.
	checker = pattern.Of(`^(?:复核|审核|校核)(?:人员?)?[：:]$`)
)

// checkedFoot makes places to sign of those in the last row of a table that asks for nothing but who filled it in and who checked it.
func checkedFoot(g *layout.Grid, places []place.Place) {
	if len(g.Rows) < 2 {
		return
	}
	r, checked := len(g.Rows)-1, false
	for _, c := range g.Rows[r].Cells {
		text := wording.Squeeze(c.Top.Text())
		checked = checked || checker.MatchString(text)
		if text != "" && !footRole.MatchString(text) {
			return
		}
	}
	for k := range places {
		if checked && strings.HasPrefix(places[k].At, cell.RowAddr(g, r)+".") {
			places[k] = ByHand(places[k])
		}
	}
}

// judges sign below what they filled in themselves.
var judges = pattern.Of(`^(资格|符合性)?(审查人员?|审查小组|评审人员?|评审(委员会|小组)?(成员|委员|专家)|评标(委员会|小组)?(成员|委员|专家)|评委|专家组?|谈判小组成员|磋商小组成员|监督人员?|考核人员?)[（(]?签[名字]`)

// judged makes places to sign of those in a table that people sign who judge the applicant.
func judged(l *layout.Layout, places []place.Place) {
	blocks := l.Body.Blocks
	for i, b := range blocks {
		if b.Table == nil {
			continue
		}
		judgedRows(b.Table, places)
		for _, next := range blocks[i+1 : min(len(blocks), i+4)] {
			if next.Table != nil {
				break
			}
			if !judges.MatchString(wording.Squeeze(next.Para.Text())) {
				continue
			}
			for k := range places {
				if strings.HasPrefix(places[k].At, b.Table.Addr+".") {
					places[k].Kind, places[k].Options = place.Sign, nil
				}
			}
		}
	}
}

// scoreColumn names a column that judges fill in.
var scoreColumn = pattern.Of(`^(专家|评委|评审)?(得分|评分|打分|扣分|评分依据|评分理由|扣分原因|扣分理由)$`)

// judgedRows makes places to sign of the scores in a table whose last row its judges sign.
func judgedRows(g *layout.Grid, places []place.Place) {
	if len(g.Rows) == 0 {
		return
	}
	last := g.Rows[len(g.Rows)-1].Cells
	if len(last) == 0 || !judges.MatchString(wording.Squeeze(last[0].Text())) {
		return
	}
	for k := range places {
		if p := &places[k]; strings.HasPrefix(p.At, g.Addr+".") && scoreColumn.MatchString(p.Label) {
			p.Kind, p.Options = place.Sign, nil
		}
	}
}

// lines makes places to sign of a line that names who signs, and the day, below
// a pledge: 单位负责人：　　日期：　.
func lines(l *layout.Layout, places []place.Place) {
	byArea := map[string][]int{}
	for i, p := range places {
		base, _ := layout.CutNumber(p.At)
		byArea[base] = append(byArea[base], i)
	}
	above := ""            // the line passed last
	near := 0              // paragraphs since a pledge, 0 for none
	closed := false        // whether the pledge was its last sentence
	var before, last []int // places of the paragraphs passed last
	for _, b := range l.Body.Blocks {
		if b.Para == nil {
			near, closed, before, last, above = 0, false, nil, nil, ""
			continue
		}
		text := wording.Squeeze(b.Para.Text())
		if text == "" {
			continue
		}
		own := byArea[b.Para.Addr]
		if rolesOnly(places, last) && allSigned(places, before) && allSigned(places, own) {
			sign(places, last)
		}
		if signedAmong(places, own) {
			sign(places, own)
		}
		sealed := sealLine.MatchString(above)
		before, last, above = last, own, text
		if pledged.MatchString(text) {
			near, closed = 1, true
			continue
		}
		if utf8.RuneCountInString(text) >= 15 && pledge.MatchString(text) {
			near = 1
			continue
		}
		if near == 0 {
			continue
		}
		if near++; near <= 6 && (sealed && rolesOnly(places, own) || signsOnly(places, own) || (closed || pledges(places, own)) && signerOnly(places, own)) {
			sign(places, own)
		}
	}
}

// sealLine is a line over which a firm puts its seal, below which only its people sign: 投标人：____公司（盖法人单位公章）.
var sealLine = pattern.Of(`[（(][^（()）]{0,12}章[^（()）]{0,2}[）)]$`)

// signedAmong reports whether the places at own are signatures and seals, and people or days beside them: 填表人签名：　经办关员：.
func signedAmong(places []place.Place, own []int) bool {
	return signerOnly(places, own) && slices.ContainsFunc(own, func(i int) bool { return places[i].Kind == place.Sign })
}

// sign makes places to sign of those at own.
func sign(places []place.Place, own []int) {
	for _, i := range own {
		places[i].Kind, places[i].Options = place.Sign, nil
	}
}

// allSigned reports whether there are places at own and all are to sign.
func allSigned(places []place.Place, own []int) bool {
	return len(own) > 0 && !slices.ContainsFunc(own, func(i int) bool { return places[i].Kind != place.Sign })
}

// rolesOnly reports whether the places at own ask for nothing but who signs.
func rolesOnly(places []place.Place, own []int) bool {
	return len(own) > 0 && !slices.ContainsFunc(own, func(i int) bool {
		p := places[i]
		return p.Kind != place.Text || !wording.PostOnly.MatchString(p.Label) || utf8.RuneCountInString(p.Label) > 10
	})
}

// signsOnly reports whether the places at i are one or more people and at most a day.
func signsOnly(places []place.Place, own []int) bool {
	people, days := 0, 0
	for _, i := range own {
		switch p := places[i]; {
		case p.Kind == place.Sign:
		case p.Kind == place.Text && wording.PostOnly.MatchString(p.Label) && utf8.RuneCountInString(p.Label) <= 10:
			people++
		case (p.Kind == place.Date || p.Kind == place.Text) && DayLabel.MatchString(p.Label):
			days++
		default:
			return false
		}
	}
	return people > 0 && days > 0
}

// pledged is the last sentence of a pledge, below which it is signed.
var pledged = pattern.Of(`^特此(承诺|声明|保证|证明)[。.！!]?$`)

// pledges reports whether the first of the places at own asks for the person whose pledge stands over it.
func pledges(places []place.Place, own []int) bool {
	return len(own) > 0 && pledger.MatchString(places[own[0]].Label)
}

// pledger is a person who pledges. Of a firm that does the name is printed, and only the seal left.
var pledger = pattern.Of(`^(承诺|声明|保证|具结|立据)人$`)

// signerOnly reports whether the places at own are who signs, or the day.
func signerOnly(places []place.Place, own []int) bool {
	return len(own) > 0 && !slices.ContainsFunc(own, func(i int) bool {
		p := places[i]
		person := p.Kind == place.Text && wording.PostOnly.MatchString(p.Label) && utf8.RuneCountInString(p.Label) <= 10
		return p.Kind != place.Sign && !person && !((p.Kind == place.Date || p.Kind == place.Text) && DayLabel.MatchString(p.Label))
	})
}

// officeDays makes places to sign of the days beside a name that an office writes:
// 窗口核对人：　　核对日期：.
func officeDays(places []place.Place) {
	for i := 1; i < len(places); i++ {
		p, before := &places[i], places[i-1]
		base, _ := layout.CutNumber(p.At)
		if at, _ := layout.CutNumber(before.At); at == base && p.Kind == place.Date && before.Kind == place.Sign && wording.ForOffice(before.Label) {
			p.Kind = place.Sign
		}
	}
}

// daysSigned makes places to sign of the days that stand alone in their cells, in a row below the names that are signed or the
// seals over them, and of a cell with a day alone between cells that are signed.
func daysSigned(l *layout.Layout, places []place.Place) {
	rows := map[string][]int{} // the days alone in their cells, by row
	signs := map[string]int{}  // the cells to sign, by row
	for i, p := range places {
		at := strings.LastIndex(p.At, ".c")
		if at < 0 {
			continue
		}
		switch {
		case p.Kind == place.Sign:
			signs[p.At[:at]]++
		case p.Kind == place.Date && len(p.Options) == 0:
			rows[p.At[:at]] = append(rows[p.At[:at]], i)
		}
	}
	l.Grids(func(g *layout.Grid) {
		for r, row := range g.Rows {
			days, signed := rows[cell.RowAddr(g, r)], signs[cell.RowAddr(g, r)]
			var alone []int
			below := signed > 0
			for _, c := range row.Cells {
				i := slices.IndexFunc(days, func(i int) bool { base, _ := layout.CutNumber(places[i].At); return base == c.Addr })
				switch {
				case i < 0 || c.Top != c:
				case onlyDay(g, c):
					alone = append(alone, days[i])
					below = below || signedAbove(g, c)
				case officeAlone(c) && signed == len(row.Cells)-1:
					alone = append(alone, days[i])
				}
			}
			if below {
				sign(places, alone)
			}
		}
	})
}

// onlyDay reports whether a cell has a day and nothing else, and no words before it in its row.
func onlyDay(g *layout.Grid, c *layout.TableCell) bool {
	if !dayAlone.MatchString(wording.Squeeze(c.Text())) {
		return false
	}
	if c.Index == 0 {
		return true
	}
	before := wording.Squeeze(g.Rows[c.Row].Cells[c.Index-1].Top.Text())
	return before == "" || dayAlone.MatchString(before)
}

// dayAlone is a cell with a day, which may be called so, and nothing else.
var dayAlone = pattern.Of(`^(?:(?:日期|时间)[：:])?(20[0-9]{0,2}|[_＿])*年[_＿]*月[_＿]*日?$`)

// rowsToSeal is how far below a name that is signed its day stands at most.
const rowsToSeal = 5

// signedAbove reports whether the next words over cell c in its columns are signed or sealed.
func signedAbove(g *layout.Grid, c *layout.TableCell) bool {
	for r := c.Row - 1; r >= max(0, c.Row-rowsToSeal); r-- {
		over := g.At(r, c.Col)
		if over == nil {
			return false
		}
		if text := wording.Squeeze(over.Top.Text()); text != "" {
			return wording.SignWords.MatchString(text) && utf8.RuneCountInString(text) <= 30
		}
	}
	return false
}

// officeAlone reports whether a cell names an office on lines of its own and ends in the day, which has no label.
func officeAlone(c *layout.TableCell) bool {
	lines := 0
	for _, text := range phrase.Lines(c.Chars) {
		switch {
		case text == "":
		case dayAlone.MatchString(text):
			return lines > 0 && len(c.Blanks) == 1
		case strings.ContainsAny(text, "：:，。；"):
			return false
		default:
			lines++
		}
	}
	return false
}

var pledge = pattern.Of(`承诺|声明|保证|属实|真实|责任|知悉|同意`)
