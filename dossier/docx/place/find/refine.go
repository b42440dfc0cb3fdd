package find

import (
	"slices"
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/forms/pattern"
)

// The words by which what was found by position is known better. They are data, like
// those of words.go.
var (
	pictureLabel = pattern.Of(`^.{0,6}(图片|截图|实物图|外观图|效果图|样品图|现场图|示意图)([（(][^（()）]*[）)])?$`)
	described    = pattern.Of(`条件|现状|备注|材质|颜色|说明|材料|依据|名称|单位|方式|来源|型号|规格|内容|情况|自评|结论|用途|类别|类型|时间|进度|日期|地点|负责人|责任|姓名|部门|部位|理由|原因|措施|品牌|厂家|厂商|产地|证书|编号|标准|要求|计算|级别|对象|渠道|文件|职务|职称|专业|签|意见|备案|链接|网址|是否|事项|目标|成果|描述|页码|附件|佐证|方法|序号|产品|指标|号$|号码`)
	share        = pattern.Of(`率|比|增|排名|数量|件|人`)
	counted      = pattern.Of(`(人数|数量|数额|金额)([（(][^（()）]*[）)])?$`)
	people       = pattern.Of(`(人员|职工|员工|博士|硕士|本科|大专|职称|学历)([（(][^（()）]*[）)])?$`)
	notMoney     = pattern.Of(`(性质|方式|来源|类型|用途|渠道|名称|类别|科目|识别号|税号|机关|税务局|税务所)$|^[国地]税$|^办税`)
	namedEnd     = pattern.Of(`(类型|特征|技术方向|领域|用户|单位|名称|机构|部门|人|方|者|号|号码|编号|代码|排名|名次)$`)
	reasonEnd    = pattern.Of(`(依据|说明|标准|理由|要求|方法|来源|原因)([（(][^（()）]*[）)])?$`)
	countEnd     = pattern.Of(`[^倍指基参系函](数|数量|人数|件数|次数)$`)
	shareBeside  = pattern.Of(`^(.{2,})及.*(率|占比|比例|比重|数)$`)
	describeHint = pattern.Of(`概括|[0-9]字|说明|描述|简述|阐述|介绍|概述|分析|字以内|对比`)
	honours      = pattern.Of(`^(所获|曾获|获得|主要|近.年)*(的)?(荣誉|奖项|奖惩|获奖|奖励)(情况)?$`)
	partOf       = pattern.Of(`^其中[:：，,]?.{0,12}(人员|职工|员工|博士|硕士|本科|大专)(以上)?$`)
	severalOf    = pattern.Of(`(事项|平台|渠道|途径|作用|提交内容|服务内容|用途|功能|支持语言|操作系统|佐证材料)$`)
	countWord    = pattern.Of(`^(件|台|套|篇|份|项|名|个)\p{Han}`)
	notCount     = pattern.Of(`^(项目|名称|名单|名义|个人|个体|台账|套餐|份额|件号|项下)`)
	listWords    = pattern.Of(`股权结构|股东(情况|信息|构成)|清单|明细|一览|名单|台账|花名册|汇总|分解表|进度(安排|计划)|可(自行)?(加|增加|添加|续|附)(行|页)|可续(表|加)|另附页|填写所有|列出所有|全部(列出|填写)|逐[一个项条](填写|列出|填报)|分别(填写|列出)`)
	// listed things and people: the columns of a list, though it has one row.
	thingColumn = pattern.Of(`^(合同|项目|课题|专利|知识产权|产品|设备|仪器|成果|论文|著作|奖项|获奖|荣誉|材料|软件|标准|商标|证书|工程|股东|投资方|出资人)(名称|编号|题目|号)`)
	itemColumn  = pattern.Of(`^(项目|科目|(费用|支出|资产|收支|会计)(项目|科目|名称))$`)
	figureEnd   = pattern.Of(`(价值|金额|值|额|率|数量|数)([（(][^（()）]*[）)])?$`)
	shareColumn = pattern.Of(`分工|分担|承担.*(任务|工作)|签[字名]$`)
	listEnd     = pattern.Of(`[^本要概](情况|清单|材料|业绩|一览表?|统计表?)([（(][^（()）]*[）)])?$`)
	pledge      = pattern.Of(`承诺|声明|保证|属实|真实|责任|知悉|同意`)
	dayLabel    = pattern.Of(`^(日期|时间|年月日|签字日期|签名日期|签署日期|填表日期|填报日期|盖章日期)?$`)
)

// refine looks at the places once more, as a whole: what their words tell beyond the
// position, lists with a single row, pictures of content controls, and lines that are
// signed.
func refine(l *layout.Layout, places []place.Place) []place.Place {
	areas := map[string]*layout.Area{}
	for _, a := range l.Areas {
		areas[a.Addr] = a
	}
	for i := range places {
		p := &places[i]
		base, _ := layout.CutNumber(p.At)
		fieldIn(l, areas[base], p)
		switch {
		case (p.Kind == place.Text || p.Kind == place.LongText) && pictureLabel.MatchString(p.Label) && !strings.Contains(p.At, "#"):
			p.Kind = place.Image
		case p.Kind == place.Choice && len(p.Options) == 1 && p.Options[0].At != "",
			p.Kind == place.Choice && len(p.Options) >= 3 && p.Options[0].At != "" && severalOf.MatchString(p.Label):
			p.Kind = place.Check
		default:
			p.Kind = betterKind(p)
		}
	}
	byLegend(areas, places)
	bareChoices(areas, places)
	signedLines(l, places)
	judged(l, places)
	daysSigned(l, places)
	officeDays(places)
	countsInSentences(areas, places)
	places = pictureControls(l, places)
	places = loneRows(l, places)
	slices.SortStableFunc(places, func(a, b place.Place) int {
		if a.Order != b.Order {
			return a.Order - b.Order
		}
		return a.Sub - b.Sub
	})
	return places
}

// ringLegend and manyLegend tell in a form that rings take one answer and boxes several.
var (
	ringLegend = pattern.Of(`[○◯〇][^□☐]{0,6}单选`)
	manyLegend = pattern.Of(`[□☐][^○◯〇]{0,6}多选`)
)

// byLegend makes of every choice what the form itself says of its boxes.
func byLegend(areas map[string]*layout.Area, places []place.Place) {
	told := false
	for _, a := range areas {
		if text := wording.Squeeze(a.Text()); ringLegend.MatchString(text) && manyLegend.MatchString(text) {
			told = true
		}
	}
	for i := range places {
		p := &places[i]
		if g := firstBox(p, areas); told && g != nil && (p.Kind == place.Choice || p.Kind == place.Check) {
			p.Kind = place.Check
			if wording.IsIn(layout.RingSet, g.R) {
				p.Kind = place.Choice
			}
		}
	}
}

// firstBox is the box of the first option of p, nil when it has none.
func firstBox(p *place.Place, areas map[string]*layout.Area) *layout.Glyph {
	if len(p.Options) == 0 || p.Options[0].At == "" {
		return nil
	}
	base, n := layout.CutNumber(p.Options[0].At)
	a := areas[base]
	if a == nil || a.At(n) < 0 {
		return nil
	}
	return &a.Chars[a.Blanks[a.At(n)].Lo]
}

// bareChoices gives a choice whose boxes are none of those that are numbered first the
// address of its area, where no other place has it.
func bareChoices(areas map[string]*layout.Area, places []place.Place) {
	used := map[string]bool{}
	for _, p := range places {
		used[p.At] = true
	}
	for i := range places {
		p := &places[i]
		base, n := layout.CutNumber(p.At)
		a := areas[base]
		if a == nil || len(p.Options) == 0 || p.Options[0].At != p.At || used[base] || a.At(n) < 0 || !a.Blanks[a.At(n)].Late {
			continue
		}
		p.At, used[base] = base, true
	}
}

// betterKind is the kind of a place of words or figures.
func betterKind(p *place.Place) place.Kind {
	label := strings.TrimSuffix(p.Label, "情况")
	switch p.Kind {
	case place.Money:
		if p.Unit == "" && wording.UnitIn(p.Label) == "" && notMoney.MatchString(p.Label) {
			return place.Text
		}
	case place.Number:
		if p.Unit == "" && wording.UnitIn(p.Label) == "" && (reasonEnd.MatchString(label) || namedEnd.MatchString(label) || shareBeside.MatchString(label)) {
			return place.Text
		}
	case place.Text:
		switch {
		case describeHint.MatchString(p.Hint) && !namedEnd.MatchString(label), honours.MatchString(p.Label):
			return place.LongText
		case (countEnd.MatchString(p.Label) || partOf.MatchString(p.Label)) && len(p.Options) == 0:
			return place.Number
		}
	case place.LongText:
		if (namedEnd.MatchString(label)) && !describeHint.MatchString(p.Hint) && utf8.RuneCountInString(label) <= 8 {
			return place.Text
		}
	}
	return p.Kind
}

// countsInSentences makes numbers of the blanks of a sentence that a measure word and
// what is counted follow: 资助的____件知识产权.
func countsInSentences(areas map[string]*layout.Area, places []place.Place) {
	for i := range places {
		p := &places[i]
		base, n := layout.CutNumber(p.At)
		a := areas[base]
		if p.Kind != place.Text || a == nil || a.At(n) < 0 || p.Unit != "" {
			continue
		}
		b := a.Blanks[a.At(n)]
		if b.Kind != layout.BlankUnderscore && b.Kind != layout.BlankUnderline {
			continue
		}
		rest := layout.Plain(a.Chars[b.Hi:])
		if m := countWord.FindString(rest); m != "" && !notCount.MatchString(rest) {
			p.Kind, p.Unit = place.Number, string(wording.FirstRune(m))
		}
	}
}

// pictureControls adds the cells whose content control waits for a picture.
func pictureControls(l *layout.Layout, places []place.Place) []place.Place {
	have := map[string]bool{}
	for _, p := range places {
		base, _ := layout.CutNumber(p.At)
		have[base] = true
	}
	l.Grids(func(g *layout.Grid) {
		for _, row := range g.Rows {
			for i, c := range row.Cells {
				if c.Top != c || have[c.Addr] || wording.Squeeze(c.Text()) != "" || !strings.ContainsRune(c.Text(), wording.PictureGlyph) || !OnlyHint(c.Chars) || ooxml.PictureControl(l.T, c.Node) == ooxml.None {
					continue
				}
				p := place.Place{At: c.Addr, Kind: place.Image, Order: c.Order}
				if i > 0 {
					p.Label = wording.CleanLabel(row.Cells[i-1].Top.Text())
				}
				places = append(places, p)
			}
		}
	})
	return places
}

// loneRows makes rows of a header and the one blank row below it, where the words
// before, over or after the table say that it lists things.
func loneRows(l *layout.Layout, places []place.Place) []place.Place {
	contexts := map[string]string{}
	for _, p := range places {
		if p.Kind != place.Sign && len(p.Options) == 0 {
			if at := strings.LastIndex(p.At, ".c"); at > 0 {
				contexts[p.At[:at]] = p.Context
			}
		}
	}
	for i, b := range l.Body.Blocks {
		if b.Table == nil {
			continue
		}
		around := wordsAround(l.Body.Blocks, i)
		var roles map[*layout.TableCell]role
		for r := range b.Table.Rows {
			context, found := contexts[rowAddr(b.Table, r)]
			if !found || !listWords.MatchString(around) && !listWords.MatchString(context) && !listWords.MatchString(titleOver(b.Table, r)) && !listHeader(b.Table, r, context) {
				continue
			}
			d := &detector{l: l, last: around}
			v := &tableView{d: d, g: b.Table, roles: roles, taken: map[*layout.TableCell]bool{}, section: context}
			if roles == nil {
				v.roles = map[*layout.TableCell]role{}
				v.assign()
				roles = v.roles
			}
			if !loneRow(v, r) {
				continue
			}
			places = slices.DeleteFunc(places, func(p place.Place) bool { return strings.HasPrefix(p.At, rowAddr(b.Table, r)+".c") })
			places = append(places, d.places...)
		}
	}
	return places
}

// loneRow adds the rows place of row r, false when it is no blank row by itself under a
// header of three columns or more.
func loneRow(v *tableView, r int) bool {
	if r == 0 {
		return false
	}
	reg := v.region(r - 1)
	if reg == nil || len(reg.rows) != 1 || reg.rows[0].r != r || len(reg.leaves) < 3 || reg.hasOptions() {
		return false
	}
	row := reg.rows[0]
	for _, c := range row.cells {
		if c.Top.Row > reg.head && (c.Top != c || v.roles[c] != roleEmpty) {
			return false
		}
	}
	reg.emitRows(0, 1)
	return true
}

// listHeader reports whether the row over row r names things of which there are many, in a
// context that speaks of them, people and their parts of a work, or items and nothing but their figures.
func listHeader(g *layout.Grid, r int, context string) bool {
	if r == 0 || len(g.Rows[r-1].Cells) < 3 {
		return false
	}
	person, part, things, named, figures := false, false, false, false, 0
	group := wording.Squeeze(g.Rows[r].Cells[0].Top.Text())
	for _, c := range g.Rows[r-1].Cells {
		t := wording.Squeeze(c.Top.Text())
		person = person || t == "姓名"
		part = part || shareColumn.MatchString(t)
		things = things || thingColumn.MatchString(t)
		named = named || strings.HasSuffix(t, "名称")
		if figureEnd.MatchString(t) {
			figures++
		}
	}
	if n := len(g.Rows[r-1].Cells) - 1; figures == n && itemColumn.MatchString(wording.Squeeze(g.Rows[r-1].Cells[0].Top.Text())) {
		return true // figures of things that are named in the row
	}
	return person && part || named && (severalParties.MatchString(context) || severalParties.MatchString(group)) || things && listEnd.MatchString(context) && !strings.Contains(context, "项目情况")
}

// severalParties are parties of which a firm may have more than one.
var severalParties = pattern.Of(`^(境外|境内|国内|国外|主要|下属|全部|所有)?(分支机构|子公司|分公司|关联企业|关联公司|参股企业|控股企业|风险投资|投资机构|股东|供应商|客户|竞争对手)(情况|信息|名单)?$`)

// titleOver is the text of the nearest row above r that is one cell wide.
func titleOver(g *layout.Grid, r int) string {
	for k := r - 1; k >= max(0, r-3); k-- {
		if len(g.Rows[k].Cells) == 1 {
			return wording.Squeeze(g.Rows[k].Cells[0].Text())
		}
	}
	return ""
}

// wordsAround are the nearest words before and after block i, as far as they are short.
func wordsAround(blocks []layout.Block, i int) string {
	var out string
	for _, step := range []int{-1, 1} {
		for k := i + step; k >= 0 && k < len(blocks) && blocks[k].Para != nil; k += step {
			if text := wording.Squeeze(blocks[k].Para.Text()); text != "" {
				if utf8.RuneCountInString(text) <= 40 {
					out += text
				}
				break
			}
		}
	}
	return out
}

// endsRange makes the place of cell c when its label text only ends the range that the day
// before it in its row begins; false when it does not.
func endsRange(v *tableView, c *layout.TableCell, text string) bool {
	k := len(v.d.places) - 1
	if !rangeEnd[text] || k < 0 || v.d.places[k].Kind != place.Date || !strings.HasPrefix(v.d.places[k].At, rowAddr(v.g, c.Row)+".") {
		return false
	}
	v.d.add(c.Area, 0, place.Place{At: c.Addr, Label: v.d.places[k].Label, Context: "至", Kind: place.Date})
	return true
}

// unitOver is the unit that the words of a group carry, "" for none.
func unitOver(group *layout.TableCell) string {
	if group == nil {
		return ""
	}
	return wording.UnitIn(wording.Squeeze(group.Text()))
}

// rangeEnd are labels of the end of a range of days.
var rangeEnd = map[string]bool{"至": true, "到": true, "止": true, "—": true, "～": true}
