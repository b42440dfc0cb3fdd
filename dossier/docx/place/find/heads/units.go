package heads

import (
	"strings"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/forms/pattern"
)

var (
	// topUnit says over the first table in which unit the money of the form is: 金额单位：元.
	topUnit = pattern.Of(`(?:金额|货币|计价|计量)单位(?:[:：]|均?为)(?:人民币)?((?:百万|万|千|亿)?元)`)
	// allUnit says the same for all money wherever it stands, in a note: 涉及金额的，均以万元为单位.
	allUnit = pattern.Of(`(?:金额|资金|经费|财务数据)[^。；;]{0,14}?(?:均|一律|统一|都)(?:应|须|需)?(?:以|按|为)(?:人民币)?[“"]?((?:百万|万|千|亿)?元)[”"]?(?:为(?:计量|计价|货币)?单位)?`)
)

// unitOfForm is the line that says in which unit all money of a form is that prints none of its own; "" for none. Where lines
// say different units it holds them all.
func unitOfForm(l *layout.Layout) string {
	said, table := []string{}, false
	units := map[string]bool{}
	for _, b := range l.Body.Blocks {
		if b.Table != nil {
			table = true
			continue
		}
		text := wording.Squeeze(b.Para.Text())
		m := allUnit.FindStringSubmatch(text)
		if m == nil && !table {
			m = topUnit.FindStringSubmatch(text)
		}
		if m != nil && !units[m[1]] {
			units[m[1]] = true
			said = append(said, "金额单位："+m[1])
		}
	}
	return strings.Join(said, "；")
}

// underUnit has the unit of the whole form stand over the places, further off than any other words.
func underUnit(l *layout.Layout, places []place.Place) {
	unit := unitOfForm(l)
	for i := range places {
		if p := &places[i]; unit != "" && p.Kind != place.Sign && p.Kind != place.Image {
			p.Heads = appendHead(p.Heads[:len(p.Heads):len(p.Heads)], place.HeadUnit, unit)
		}
	}
}
