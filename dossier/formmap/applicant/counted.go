package applicant

import (
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/whose"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

var (
	// sheetOf is what a sheet or part about a party may add to its word.
	sheetOf = pattern.Of(`^(?:(?:基本|外文|英文|其他|有关|相关)?(?:信息|情况|资料)|续?附?[页表]|名称|地址|姓名|[及和与])*$`)
	// inForeign heads what is asked in another language.
	inForeign = pattern.Of(`外文|英文|译文|(?:\(|^)english`)
)

// Counts marks the places of the parties that are counted as another than the first, those of further sheets for parties that
// an earlier table counts, and those for another language, and reads the first as what it is without its count.
func Counts(p *slots.Form) {
	type row struct {
		box string
		row int
	}
	of := map[row]string{}        // the counted party that the places passed of the row are about; "1" for the first
	series := map[string]string{} // party that is counted further, with the table that does
	for _, it := range p.Items {
		at := row{it.Box, it.Row}
		texts := []string{it.Label}
		for _, h := range it.Heads {
			if h.Role != place.HeadTitle {
				texts = append(texts, h.Text)
			}
		}
		if len(it.Heads) == 0 {
			texts = append(texts, heading.Steps(it.Context)...)
		}
		for _, text := range texts {
			if who := whose.LaterParty(text); who != "" {
				it.Later = wordings.Clean(text)
				series[who] = it.Box
				break
			}
			if m := slots.IsFirst.FindStringSubmatch(wordings.Clean(text)); m != nil {
				of[at] = ""
			}
			if inForeign.MatchString(wordings.Clean(text)) && !strings.Contains(text, "中") {
				it.Later = wordings.Clean(text)
				break
			}
		}
		switch {
		case it.Box == "p":
		case it.Later != "":
			of[at] = it.Later
		default:
			it.Later = wordings.FirstOf(of[at], furtherSheet(it, texts, series))
		}
		it.WithoutCount(p.Fields)
	}
	firstContacts(p)
}

// furtherSheet is the heading that says that a table goes on with parties of which an earlier one counts several; "" for none.
func furtherSheet(it *slots.Item, texts []string, series map[string]string) string {
	for _, text := range texts {
		text = strings.Trim(wordings.Clean(text), "【】[]:")
		for who, box := range series {
			rest, ok := strings.CutPrefix(text, who)
			if m := slots.IsFirst.FindStringSubmatch(text); m != nil && m[1] == who {
				rest, ok = "", true
			}
			if ok && box != it.Box && (sheetOf.MatchString(rest) || inForeign.MatchString(rest)) {
				return text
			}
		}
	}
	return ""
}

// firstContacts reads what is asked of the first of several contacts without its count: 手机1 below 联系人1.
func firstContacts(p *slots.Form) {
	box := ""
	for _, it := range p.Items {
		m := ofFirst.FindStringSubmatch(wordings.Clean(it.Printed.Label))
		switch {
		case m == nil || it.Later != "":
		case p.Fields.IsPerson(p.Fields.Words.Flat(m[1])):
			box = it.Box
		case box == it.Box && ReachOnly.MatchString(m[1]):
			it.Relabelled(p.Fields, m[1])
		}
	}
}

// ofFirst is a label that is counted as the first.
var ofFirst = pattern.Of(`^(\p{Han}+)\(?[1一①]\)?$`)
