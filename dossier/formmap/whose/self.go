package whose

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/fields"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/title"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// OurWords begin what the applicant says of itself.
var OurWords = pattern.Of(`^(?:本|我)(?:单位|公司|企业|司|方|机构)|^(?:据此函?|为此|对此|如下),?(?:我方|投标人|投标方|供应商|响应人|报价人|签字人|签字代表|申请人)(?:在此|兹|谨|郑重|现)*(?:宣布|声明|承诺|保证|同意)`)

// NamesSelf tells whether words name the applicant, and not only a unit: 本单位, 申报单位.
func NamesSelf(p *slots.Form, it *slots.Item, text string) bool {
	flat := p.Fields.Words.Flat(text)
	for _, s := range slices.Concat([]string{"本单位", "我单位"}, it.Self, p.Fields.Words.Applicants) {
		if strings.HasPrefix(flat, s) {
			return true
		}
	}
	return false
}

// Heads are the printed words around an item but for its label and the form's title.
func Heads(p *slots.Form, it *slots.Item) []place.Head {
	own := wordings.Clean(it.Label)
	list := it.Heads
	if len(list) == 0 {
		for _, text := range heading.Steps(it.Context) {
			if !heading.Edition.MatchString(text) {
				list = append(list, place.Head{Role: place.HeadSection, Text: text})
			}
		}
	}
	list = slots.WithGroups(it, list)
	var out []place.Head
	for i, h := range list {
		text := wordings.Clean(h.Text)
		if h.Role == place.HeadSection && i > 0 && slices.ContainsFunc(list[:i], heading.IsTitle) || heading.Over(h) && SurelyOurs(p.Fields, it) {
			continue // a form within another document: what heads that says nothing of it
		}
		if h.Role == place.HeadColumn && (strings.Contains(text, "。") && len([]rune(text)) > 20 || len([]rune(text)) > 40) {
			continue // a sentence is an answer of last year's or a note, no head of a column
		}
		if h.Role != place.HeadTitle && h.Role != place.HeadUnit && text != own && text != "至" && !slices.Contains(heading.Steps(it.Label), text) {
			out = append(out, h)
		}
	}
	return out
}

// OwnGroup tells whether the words beside the rows of a place are the applicant, or the one of its people that it asks about: they
// are nearer than what stands over the table.
func OwnGroup(p *slots.Form, it *slots.Item) bool {
	return slices.ContainsFunc(it.Heads, func(h place.Head) bool {
		text := wordings.Clean(h.Text)
		if h.Role != place.HeadRow || text == wordings.Clean(it.Label) || Other(p, it, p.Fields.Words.Flat(text)) != "" || OtherEntity(p, it, text, nil) != "" {
			return false
		}
		return NamesSelf(p, it, text) || it.Owner >= 0 && p.Fields.PersonIn(p.Fields.Words.Flat(text)) == it.Owner
	})
}

// elsewhereOf begin labels that ask where the applicant is, or what it has besides.
var elsewhereOf = pattern.Of(`^(?:单位|所属|所在|是否|依托)`)

// namesThing tells whether a label is about the thing of a title: 平台名称, 中心负责人.
func namesThing(label, thing string) bool {
	r := []rune(thing)
	end := string(r[max(0, len(r)-2):])
	return strings.Contains(label, thing) || (strings.Contains(label, end) || title.IsThing(strings.TrimSuffix(strings.TrimSuffix(label, "名称"), "负责人"))) && !elsewhereOf.MatchString(label)
}

// NamedIn reads a label that begins with a person: the longest name of somebody that
// fields are about, else of anybody.
func NamedIn(x *fields.Index, it *slots.Item) (owner int, attribute string) {
	best := 0
	for _, label := range it.Spell {
		for i, who := range x.Persons {
			for _, name := range who.Names {
				rest, ok := strings.CutPrefix(label, name)
				worth := 2 * len(name)
				if x.Asked[i] {
					worth += 1000
				}
				if !ok || worth <= best {
					continue
				}
				if a := x.Attribute(rest, i); a != "" && (a != "姓名" || len(it.Options) == 0) {
					owner, attribute, best = i, a, worth
				}
			}
		}
	}
	return owner, attribute
}
