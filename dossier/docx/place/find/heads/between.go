package heads

import (
	"slices"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/forms/pattern"
)

// namedAlone is a line that only names somebody or something: 附：境外母公司, 境外母公司：.
var namedAlone = pattern.Of(`^(?:附[：:]([\p{Han}A-Za-z（()）]{2,16})[：:]?|([\p{Han}A-Za-z（()）]{2,16})[：:])$`)

// noName is what such a line says that is the name of nothing: that there is a note, that the table goes on, papers to be put in, or a
// fact of the form.
var noName = pattern.Of(`注$|^(?:说明|提示|要求|续|附|其中|单位$)|分为|包括|如下|[为有]$|(?:材料|复印件|原件|证明|证书|清单|须知|日期|时间|编号|[年月日])$`)

// between is whom or what the table below line i names, which stands between two tables, in a line that looks like a note or a question;
// "" where it does not.
func (h *header) between(blocks []layout.Block, i int) string {
	a := blocks[i].Para
	m := namedAlone.FindStringSubmatch(wording.Squeeze(a.Text()))
	if m == nil || h.asked[a.Addr] || !slices.ContainsFunc(blocks[:i], func(b layout.Block) bool { return b.Table != nil }) || !tableNext(blocks[i+1:]) {
		return ""
	}
	if name := m[1] + m[2]; !noName.MatchString(name) {
		return name
	}
	return ""
}

// tableNext reports whether the next block with words is a table, past lines that only tell the unit of its figures.
func tableNext(blocks []layout.Block) bool {
	for _, b := range blocks {
		if b.Table != nil {
			return true
		}
		if text := wording.Squeeze(b.Para.Text()); text != "" && !unitLine.MatchString(text) {
			return false
		}
	}
	return false
}
