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
