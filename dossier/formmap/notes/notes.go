// Package notes reads sentences of a form that say how what it asks is meant: 研发人员指折合全时当量, 本表填写核心供应商的情况.
package notes

import (
	"strings"

	"yibiao/forms/pattern"
)

var (
	lead    = pattern.Of(`^(?:(?:注|备注|说明|附注|填表说明|填表须知|填表人须知|填报口径|温馨提示|提示)\d*[:：]?\s*)?(?:\d+[.、．)）]|[(（]\d+[)）]|[*＊※])?`)
	ofLabel = pattern.Of(`^[“"]?([\p{Han}/、]{2,12}?)[”"]?(?:一?[栏项])?(?:是指|指|一律填写?|(?:应|须|需|请|必须)(?:填写?|填报|为|是)|填写?|填报)[:：]?(\p{Han}.{1,30})$`)
	ofMark  = pattern.Of(`^([①-⑳])[:：]?(?:是?指|为)?(.{2,30})$`)
	onPaper = pattern.Of(`执照|登记证|法人证书|登记机关|工商登记`) // what is the same as the answer
	filler  = pattern.Of(`^[(（]?(?:(?:本|此|上|该)[表页栏]|以上(?:内容|信息|各项|部分)?|上述(?:内容|信息|各项)?)?(?:仅|只|均)?(?:由|供|限)(\p{Han}{2,12}?)(?:统一|汇总|审核|负责|自行|如实|据实|认真|逐户|逐家|分别|后)*(?:填写?|填报|填列|上报|报送|使用)(?:并(?:签字|签章|盖章|加盖公章))?[。）)]?(?:[,，；;].*)?$`)
	into    = pattern.Of(`^请?[将把](\p{Han}{2,12}?)的?(?:有关|相关|基本)?(?:信息|情况|资料|数据)填[入写在]`)
	scope   = pattern.Of(`合并(?:报表|口径|数)|集团(?:公司)?(?:合并|汇总|口径)|(?:预测|预计|计划|目标|估算|估计|模拟)(?:值|数|数据|指标)|(?:含|包括|包含)(?:各|下属|全资|控股)*(?:子公司|分公司|分支机构)`)
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

// By is whom a note names as the one who fills in a form or a part of it, or of whom it is to tell: 担保方 of 本表由担保方填写; "" for other
// notes.
func By(note string) string {
	note = lead.ReplaceAllString(note, "")
	if m := filler.FindStringSubmatch(note); m != nil {
		return m[1]
	}
	if m := into.FindStringSubmatch(note); m != nil {
		return m[1]
	}
	return ""
}

// Scope is what a short note says of more or other than the firm's own figures: 合并报表, 预测值; "" for other notes.
func Scope(note string) string {
	if len([]rune(note)) > 40 {
		return ""
	}
	return scope.FindString(note)
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
