package heads

import (
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/forms/pattern"
)

// corner is what the first cell of the header over c says, where that heads years, of what the figures below are: 子公司 before 2024年
// 2025年; "" for words that only name the rows, 指标.
func (w *gridWords) corner(c *layout.TableCell) string {
	over := w.over(c)
	if len(over) == 0 || !wording.YearHead.MatchString(wording.Squeeze(over[0].Text())) {
		return ""
	}
	first := w.g.Rows[over[0].Row].Cells[0].Top
	text := wording.Squeeze(first.Text())
	if first == over[0] || !w.named(first) || first.Last >= c.Row || namesRows.MatchString(diagonal.Replace(text)) || utf8.RuneCountInString(text) > HeadLength {
		return ""
	}
	return text
}

// diagonal parts the words of a corner for the rows from those for the columns.
var diagonal = strings.NewReplacer("\\", "", "＼", "", "/", "", "／", "", "|", "", "｜", "", "、", "", "—", "", "-", "")

// namesRows are the words of a corner that say only what stands below it.
var namesRows = pattern.Of(`^(?:序号|编号|项目|指标|科目|内容|名称|事项|栏目|类别|种类|类型|年度|年份|时间|数据|财务|经济|经营|主要|考核|产业|统计|会计|报表)*(?:项目|指标|科目|内容|名称|事项|栏目|类别|年度|年份|时间|数据)?(?:名称)?(?:[（(].*[）)])?$`)
