package docx

import (
	"regexp"
	"strings"
)

// judges sign below what they filled in themselves.
var judges = regexp.MustCompile(`^(资格|符合性)?(审查人员?|审查小组|评审人员?|评审(委员会|小组)?(成员|委员|专家)|评标(委员会|小组)?(成员|委员|专家)|评委|专家组?|谈判小组成员|磋商小组成员|监督人员?|考核人员?)[（(]?签[名字]`)

// judged makes places to sign of those in a table that people sign who judge the applicant.
func judged(l *layout, places []Place) {
	blocks := l.body.blocks
	for i, b := range blocks {
		if b.table == nil {
			continue
		}
		judgedRows(b.table, places)
		for _, next := range blocks[i+1 : min(len(blocks), i+4)] {
			if next.table != nil {
				break
			}
			if !judges.MatchString(squeeze(next.para.text())) {
				continue
			}
			for k := range places {
				if strings.HasPrefix(places[k].At, b.table.addr+".") {
					places[k].Kind, places[k].Options = PlaceSign, nil
				}
			}
		}
	}
}

// scoreColumn names a column that judges fill in.
var scoreColumn = regexp.MustCompile(`^(专家|评委|评审)?(得分|评分|打分|扣分|评分依据|评分理由|扣分原因|扣分理由)$`)

// judgedRows makes places to sign of the scores in a table whose last row its judges sign.
func judgedRows(g *grid, places []Place) {
	if len(g.rows) == 0 {
		return
	}
	last := g.rows[len(g.rows)-1].cells
	if len(last) == 0 || !judges.MatchString(squeeze(last[0].text())) {
		return
	}
	for k := range places {
		if p := &places[k]; strings.HasPrefix(p.At, g.addr+".") && scoreColumn.MatchString(p.Label) {
			p.Kind, p.Options = PlaceSign, nil
		}
	}
}
