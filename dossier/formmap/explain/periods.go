package explain

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/fields"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/period"
	"yibiao/dossier/formmap/residue"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// PeriodsOf are the words around an item for a time that is not the field's.
func PeriodsOf(w *wordings.Words, it *slots.Item, m residue.Meaning, printed []int) []string {
	var out []string
	// What is no number is not narrowed by the years that a heading over it names.
	check := func(text string, near bool) {
		text = ofStandard.ReplaceAllString(wordings.Clean(text), "")
		years := !m.Amount && m.Year == "" && it.IsOver(text)
		if m.Year != "" {
			text = upTo.ReplaceAllString(text, "") // of the year whose figures stand below
			if strings.Contains(text, m.Year) {
				text = besideYear.ReplaceAllString(text, "")
			}
		}
		if m.Section != "" && w.Canonical(text) == m.Section {
			return
		}
		for _, word := range wordings.PeriodWords.FindAllString(text, -1) {
			if !m.Covers(w.Flat(word), near, printed) && !(years && strings.Contains(word, "年")) {
				out = append(out, word)
			}
		}
	}
	for _, text := range append(heading.Steps(it.Label), it.Near()...) {
		if !heading.Edition.MatchString(text) {
			check(text, true)
		}
	}
	check(it.Hint, true)
	for _, h := range it.Heads {
		switch h.Role {
		case place.HeadRow, place.HeadColumn:
			text := wordings.Clean(h.Text)
			check(h.Text, slices.Contains(heading.Steps(it.Label), text) || slices.Contains(heading.Steps(it.Context), text))
		case place.HeadTitle:
		default:
			if ofDay.MatchString(wordings.Clean(h.Text)) && period.YearOf.MatchString(it.Label) {
				continue // its own year is nearer than the day that begins the sentence
			}
			if dated := m.Year != "" && len(m.Year) == 4 && strings.Contains(it.Label, m.Year) && thisPeriod.MatchString(h.Text); m.Amount && !dated {
				check(h.Text, false)
			}
		}
	}
	return out
}

var (
	// upTo is what adds up to a whole year at its end, and besideYear what a year that is printed is called besides.
	upTo       = pattern.Of(`(?:当年|全年|本年)累计`)
	besideYear = pattern.Of(`截[至止]到?|上年同期|去年同期|上年度?|去年|本年度?|当年`)
)

// ofDay begins a sentence with the day or year that its figures are of.
var ofDay = pattern.Of(`^(?:截[至止]到?)?20\d{2}年`)

// thisPeriod heads figures of several times, of which one says itself which it is of.
var thisPeriod = pattern.Of(`本期|报告期`)

var (
	lengthOf   = pattern.Of(`^(?:总?字数|控制|不超过|不少于|限|在|约|请|简要|描述)*\d+(?:[-~至—－]\d+)?个?汉?字(?:以内|之内|以上|左右)?$`)
	standardNo = pattern.Of(`^(?:按|依据|参照|执行)?[《]?gb(?:/t)?[\d.—–-]+[》]?$`) // the standard that codes are of
	ofStandard = pattern.Of(`\([^()]*gb(?:/t)?[\d.—–-]+[^()]*\)`)
	forOthers  = pattern.Of(`^(?:个体工商户|个体户|自然人|非法人单位|非法人组织)(?:请|应|需|可|的)*(?:填写?|提供)[^,，。;；]{1,12}$`)                                                                  // what another sort of applicant writes
	unmerged   = pattern.Of(`^(?:若|如)?(?:未|没有|无|尚未|非)(?:办理|换领|换发|取得|实行)?(?:三证合一|五证合一|多证合一|统一社会信用代码|社会信用代码|信用代码)[^,，。]{0,6}?(?:请|应|可|则|须)*(?:填写?|提供|填报)[^,，。]{1,14}$`) // what who has no credit code writes
	contents   = pattern.Of(`^(?:主要|内容|应|需|重点)*(?:包括|包含|涵盖|介绍|说明|描述|简述|阐述)`)                                                                                          // what an account should tell
)

// remarkUnread reads words in brackets within or behind a label.
func remarkUnread(x *fields.Index, text string, m residue.Meaning) []string {
	if alternativesOf(x, text, m) {
		return nil
	}
	if contents.MatchString(text) && slices.ContainsFunc(m.Keys, AsksAccount.MatchString) {
		return nil
	}
	if text == "" || text == "拟" || howToTick.MatchString(text) || standardNo.MatchString(text) || unmerged.MatchString(text) || forOthers.MatchString(text) || residue.OrPerson.MatchString(text) || wordings.UnitWord.MatchString(text) || wordings.OnlyMoney.MatchString(text) || wordings.OfPeriod.MatchString(text) || residue.Instruction.MatchString(text) && !residue.BothSides.MatchString(text) {
		return nil
	}
	var out []string
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;；，。", r) }) {
		if !lengthOf.MatchString(part) {
			out = append(out, residue.Of(x.Words, part, m.All(), x.Words.Heading)...)
		}
	}
	return out
}

// howToTick says how a choice is made.
var howToTick = pattern.Of(`^(?:请)?(?:单项|多项|可多|限)?(?:单选|多选|勾选|打勾|选择)$`)

// alternativesOf tells whether words in brackets list what would do as an answer, and the
// field is one of it: 联系电话（手机/座机）.
func alternativesOf(x *fields.Index, text string, m residue.Meaning) bool {
	parts := Joining.Split(text, -1)
	one := false
	for _, part := range parts {
		a, ok := x.Words.Attributes[x.Words.Canonical(part)]
		if !ok {
			return false
		}
		one = one || slices.ContainsFunc(m.Keys, func(k string) bool { return k == a || strings.HasSuffix(k, a) })
	}
	return one && len(parts) > 1
}

// ColumnAlone are the words of a column that the field does not explain, where the label of the row only counts: then the column
// alone says what is asked.
func ColumnAlone(w *wordings.Words, it *slots.Item, m residue.Meaning) []string {
	var out []string
	for _, h := range it.Heads {
		if fields.Wordless.MatchString(it.Label) && h.Role == place.HeadColumn {
			out = append(out, residue.Of(w, wordings.Clean(h.Text), m.All(), w.Heading)...)
		}
	}
	return out
}
