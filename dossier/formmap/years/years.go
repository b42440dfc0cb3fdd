// Package years reads of which year a form is: the year that its title and the lines over a place print for the whole.
package years

import (
	"strconv"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// Printed is a year with the word for it.
var Printed = pattern.Of(`20\d{2}年`)

var (
	// ofTheWhole is a year in a line over a place that says of which year or day the whole is.
	ofTheWhole = pattern.Of(`^[(\[【]?(20\d{2})年?(?:度|报|年报|年度报告)?(?:申报用?表?|申报用|用表|填报|数据)?[)\]】]?$|^(?:填报|填表|填写|编制|制表|报告|报送|上报|申报|申请)(?:日期|时间|年月):?(20\d{2})年|^(?:数据|统计|指标|信息)?(?:截至|截止)(?:日期|时间|到|至)?:?(20\d{2})年`)
	// inHan is a year in Chinese numerals.
	inHan = pattern.Of(`二([〇○零oO0])([〇○零一二三四五六七八九])([〇○零一二三四五六七八九])年`)
)

// hanDigits are the Chinese numerals of years.
var hanDigits = strings.NewReplacer("〇", "0", "○", "0", "零", "0", "o", "0", "O", "0", "一", "1", "二", "2", "三", "3", "四", "4", "五", "5", "六", "6", "七", "7", "八", "8", "九", "9")

// Said are the years that the title of a form and the lines over a place print for the whole: (2024年), 二〇二五年度, 填报日期：2025年3月;
// nil for none. A title that prints several says nothing. Line is one that prints a year without saying what is of it:
// （适用于2024年度申报）; "" for none.
type Said struct {
	Of   []string
	Line string
	Year int
}

// Over reads the years over a place.
func Over(p place.Place) Said {
	var said Said
	found := map[string]bool{}
	texts := []place.Head{{Role: place.HeadSection, Text: p.Context}}
	for _, h := range append(texts, p.Heads...) {
		text := ofPrint.ReplaceAllString(inHan.ReplaceAllStringFunc(wordings.Clean(h.Text), hanDigits.Replace), "")
		if m := Printed.FindAllString(text, -1); len(m) == 1 && (heading.Over(h) || h.Role == place.HeadTitle) && !OtherDates.MatchString(text) {
			said.Line = text
			said.Year, _ = strconv.Atoi(strings.TrimSuffix(m[0], "年"))
		}
		switch {
		case heading.NamesForm(h.Text) || h.Role == place.HeadTitle:
			if m := Printed.FindAllString(text, -1); len(m) == 1 {
				found[strings.TrimSuffix(m[0], "年")] = true
			}
		case heading.Over(h):
			if m := ofTheWhole.FindStringSubmatch(text); m != nil {
				found[wordings.FirstOf(m[1], m[2], m[3])] = true
				if n, err := strconv.Atoi(m[3]); err == nil {
					found[strconv.Itoa(n+1)] = true // from the day of the figures, or from the year after it
				}
			}
		}
	}
	said.Of = wordings.SortedKeys(found)
	return said
}

// ofPrint is when a form was made, in brackets: (2024年1月修订).
var ofPrint = pattern.Of(`\((?:20\d{2}年?)(?:\d{1,2}月)?(?:版本?|修订版?|修正|修改|印制|制定?|试行|更新)\)`)

// OtherDates are words of a line for a year that is not that of the form's figures: of a rule, of an edition, of a term.
var OtherDates = pattern.Of(`[号令]|依据|根据|按照|有效|印发|修订|修正|版|制定|发布|公布|批准|备案|试行|以来`)
