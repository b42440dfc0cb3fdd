package repeat

import (
	"slices"
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/find/cell"
	"yibiao/dossier/docx/place/find/reading"
	"yibiao/dossier/docx/place/find/region"
	"yibiao/dossier/docx/place/find/table"
	"yibiao/forms/pattern"
)

// The words by which what was found by position is known better. They are data.
var (
	listWords = pattern.Of(`股权结构|股东(情况|信息|构成)|清单|明细|一览|名单|台账|花名册|汇总|分解表|进度(安排|计划)|可(自行)?(加|增加|添加|续|附)(行|页)|可续(表|加)|另附页|填写所有|列出所有|全部(列出|填写)|逐[一个项条](填写|列出|填报)|分别(填写|列出)`)
	// listed things and people: the columns of a list, though it has one row.
	thingColumn = pattern.Of(`^(合同|项目|课题|专利|知识产权|产品|设备|仪器|成果|论文|著作|奖项|获奖|荣誉|材料|软件|标准|商标|证书|工程|股东|投资方|出资人)(名称|编号|题目|号)`)
	itemColumn  = pattern.Of(`^(项目|科目|(费用|支出|资产|收支|会计)(项目|科目|名称))$`)
	figureEnd   = pattern.Of(`(价值|金额|值|额|率|数量|数)([（(][^（()）]*[）)])?$`)
	shareColumn = pattern.Of(`分工|分担|承担.*(任务|工作)|签[字名]$`)
	listEnd     = pattern.Of(`[^本要概](情况|清单|材料|业绩|一览表?|统计表?)([（(][^（()）]*[）)])?$`)
)

// LoneRows makes rows of a header and the one blank row below it, where the words
// before, over or after the table say that it lists things.
func LoneRows(l *layout.Layout, places []place.Place) []place.Place {
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
		var view *cell.View
		for r := range b.Table.Rows {
			context, found := contexts[cell.RowAddr(b.Table, r)]
			if !found || !listWords.MatchString(around) && !listWords.MatchString(context) && !listWords.MatchString(titleOver(b.Table, r)) && !listHeader(b.Table, r, context) {
				continue
			}
			d := &reading.Walk{Layout: l, Last: around}
			if view == nil {
				view = cell.Look(b.Table)
			}
			view.Taken = map[*layout.TableCell]bool{}
			v := &table.Table{View: view, Walk: d, Section: context}
			if !loneRow(v, r) {
				continue
			}
			places = slices.DeleteFunc(places, func(p place.Place) bool { return strings.HasPrefix(p.At, cell.RowAddr(b.Table, r)+".c") })
			places = append(places, d.Places...)
		}
	}
	return places
}

// loneRow adds the rows place of row r, false when it is no blank row by itself under a
// header of three columns or more.
func loneRow(v *table.Table, r int) bool {
	if r == 0 {
		return false
	}
	reg := region.Of(v.View, r-1)
	if reg == nil || len(reg.Rows) != 1 || reg.Rows[0].R != r || len(reg.Leaves) < 3 || reg.HasOptions() {
		return false
	}
	row := reg.Rows[0]
	for _, c := range row.Cells {
		if c.Top.Row > reg.Head && (c.Top != c || v.Roles[c] != cell.Empty) {
			return false
		}
	}
	(&lister{Region: reg, table: v}).emitRows(0, 1)
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
