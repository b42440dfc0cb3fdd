// Package notes reads sentences of a form that say how what it asks is meant: 研发人员指折合全时当量, 本表填写核心供应商的情况.
package notes

import (
	"strings"

	"yibiao/forms/pattern"
)

var (
	lead    = pattern.Of(`^(?:(?:注|备注|说明|附注|填表说明)\d*[:：]?\s*)?(?:\d+[.、．)）]|[(（]\d+[)）]|[*＊※])?`)
	ofLabel = pattern.Of(`^[“"]?([\p{Han}/、]{2,12}?)[”"]?(?:一?[栏项])?(?:是指|指|一律填写?|(?:应|须|需|请|必须)(?:填写?|填报|为|是)|填写?|填报)[:：]?(\p{Han}.{1,30})$`)
	ofMark  = pattern.Of(`^([①-⑳])[:：]?(?:是?指|为)?(.{2,30})$`)
	onPaper = pattern.Of(`执照|登记证|法人证书|登记机关|工商登记`) // what is the same as the answer
	whole   = pattern.Of(`^[(（]?(?:(?:本表|此表|上表)(?:只|仅|限)?(?:由|填写?|填报)|以上(?:内容)?填写?)(.{2,30})$|^[(（]?(?:只|仅|限)填写?(.{2,30})$|^[(（]?(?:本表|此表)?所称(?:企业|单位|公司)[,，]?是?指(.{2,30})$`)
)

// Of is the label that a note explains and what it says of it, 研发人员 and 折合全时当量; a circled number for a label that bears it. "" for other notes.
func Of(note string) (label, says string) {
	note = lead.ReplaceAllString(note, "")
	if m := ofMark.FindStringSubmatch(note); m != nil {
		return m[1], m[2]
	}
	if m := ofLabel.FindStringSubmatch(note); m != nil && !whole.MatchString(note) && !onPaper.MatchString(m[2]) {
		return m[1], m[2]
	}
	return "", ""
}

// Whole is what a note says of whom or what a whole form or table is about, or of who fills it in: 核心供应商的情况; "" for other notes.
func Whole(note string) string {
	if m := whole.FindStringSubmatch(lead.ReplaceAllString(note, "")); m != nil {
		about, _, _ := strings.Cut(m[1]+m[2]+m[3], "，")
		about, _, _ = strings.Cut(about, "、")
		return about
	}
	return ""
}
