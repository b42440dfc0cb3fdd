package applicant

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/over"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// Questions takes cells that ask something themselves from the words around other places:
// the row 申报单位名称：____ heads nothing below it, and 名称 nothing beside a cell in which
// 电话：____ is printed.
func Questions(p *slots.Form) {
	titles := map[string]bool{}
	asked := map[string]bool{}
	type row struct {
		box string
		row int
	}
	beside := map[row][]string{}
	for _, it := range p.Items {
		for _, h := range it.Heads {
			if h.Role == place.HeadTitle {
				titles[wordings.Clean(h.Text)] = true
			}
		}
		if it.Box != "p" && it.Kind != place.Rows {
			asked[it.Box+" "+wordings.Clean(it.Label)] = true
			beside[row{it.Box, it.Row}] = append(beside[row{it.Box, it.Row}], wordings.Clean(it.Label))
		}
	}
	p.Parts = len(titles) > 1
	labelCells(p)
	citations(p)
	for _, it := range p.Items {
		own := it.OwnLabel()
		it.Heads = slices.DeleteFunc(it.Heads, func(h place.Head) bool {
			if h.Role == place.HeadRow && own && slices.Contains(beside[row{it.Box, it.Row}], wordings.Clean(h.Text)) {
				return true
			}
			if h.Role == place.HeadColumn && it.LabelBeside() && printedAnswer(h.Text) || h.Role == place.HeadBand && asksDay.MatchString(slots.Squeezed(h.Text)) {
				return true
			}
			return (h.Role == place.HeadBand || h.Role == place.HeadColumn) && strings.HasSuffix(slots.Squeezed(h.Text), ":") && asked[it.Box+" "+wordings.Clean(h.Text)]
		})
	}
}

var (
	// ofAddress are the words that part the blanks of an address.
	ofAddress = pattern.Of(`^[(（]?(?:省|自治区).*市.*(?:县|区|乡|镇|街道|路|号|村)[)）]?$|^市.*(?:县|区).*(?:路|街道?|镇|号)`)
	asksDay   = pattern.Of(`(?:日期|填报时间|填表时间)[:：]$`)
	// shares is an answer that is printed for show, of figures only: XX：A%；YY：B%.
	shares = pattern.Of(`^[^\p{Han}]*(?:xx|XX)[^\p{Han}]*$`)
)

// printedAnswer tells whether the words over a place with a label of its own are printed where another label is answered,
// and head nothing: the parts of an address, what to write there, a day.
func printedAnswer(text string) bool {
	return shares.MatchString(text) || ofAddress.MatchString(wordings.Clean(text)) || over.FilledIn(wordings.Clean(text)) || asksDay.MatchString(slots.Squeezed(text)) || strings.ContainsAny(text, "。；") && len([]rune(text)) > 12
}

// citation is the name of a document that is printed as an answer.
var citation = pattern.Of(`^《[^《》]+》(?:\([^()]*\))?$`)

// labelCells leaves the room behind a label whose answers go below the heads of the columns beside it: 企业名称： below
// 变更项, before the cells of 变更前 and 变更后.
func labelCells(p *slots.Form) {
	for _, it := range p.Items {
		if it.Box == "p" || it.InCell() || it.LabelBeside() || it.Kind == place.Rows || wordings.Clean(it.Label) == "" {
			continue
		}
		beside := 0
		for _, o := range p.Items {
			if o != it && o.Box == it.Box && o.Row == it.Row && slices.ContainsFunc(o.Heads, func(h place.Head) bool {
				return h.Role == place.HeadRow && strings.TrimSuffix(slots.Squeezed(h.Text), ":") == strings.TrimSuffix(slots.Squeezed(it.Label), ":")
			}) && slices.ContainsFunc(o.Heads, func(h place.Head) bool {
				return h.Role == place.HeadColumn && wordings.Clean(h.Text) == wordings.Clean(o.Label)
			}) {
				beside++
			}
		}
		if beside > 0 {
			it.Leave(plan.Unsure, plan.ReasonNone)
		}
	}
}
