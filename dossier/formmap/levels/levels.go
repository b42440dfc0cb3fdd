// Package levels reads labels that ask levels of a division by their names: 所在市, 县（市、区）. All labels are cleaned.
package levels

import (
	"strings"

	"yibiao/forms"
	"yibiao/forms/pattern"
)

var (
	// ofLevels ends a label that asks levels of a division, and in brackets what the lowest is called elsewhere: 县（市、区）.
	ofLevels = pattern.Of(`^(.*?)((?:省份?|自治区|直辖市|地级市|设区的?市|县级市|市辖区|城市|城区|地市|[市州盟县区旗乡镇]|街道(?:办事处|办)?|[、,，/或及和])+)(?:\(((?:自治|直辖|地级?|设区|省|市|州|盟|县|区|旗|乡|镇|村|街道|社区|名称|级|、|,|/|或)+)\))?(?:名称?)?$`)
	// ofPlace leads to the levels where nothing but the applicant's place is meant, ourPlace where it is the applicant's for sure.
	ofPlace  = pattern.Of(`(?:^|所[在属]?|属|注册|登记|住所|单位|企业|公司|机构|[在册属记]地)(?:的)?$`)
	ourPlace = pattern.Of(`^(?:本|申请|申报)?(?:企业|单位|公司)?(?:工商)?(?:注册登记|登记注册|注册|登记)?(?:地|地址)?(?:所[在属]?|归?属)?(?:地)?(?:的)?$`)
	// levelNames are the levels in the order of their size, below those that a division has.
	levelNames = []struct {
		format string
		words  *pattern.Pattern
	}{
		{"province", pattern.Of(`^(?:省份?|自治区|直辖市)$`)},
		{"city", pattern.Of(`^(?:地级市|设区的?市|城市|市州|州市|市|州|盟)$`)},
		{"county", pattern.Of(`^(?:县级市|市辖区|区市|城区|县区|区县|县市区?|区县市|市区县|县|区|旗|县旗|旗县区?)$`)},
	}
	lowLevels = pattern.Of(`[乡镇]|街道`)
	toCity    = pattern.Of(`^(?:省份?|自治区)+(?:地级市|城市|市州|市)$`)
)

// Asks is what a label asks of a division.
type Asks int

// A label asks no levels by their names (行政区划), several or all of them, one, or one that the division of a firm does not tell.
const (
	None Asks = iota
	Several
	One
	Lower
)

// Of reads a label that asks levels of a division: the format of the one that it asks, and whether it asks that of the
// applicant for sure.
func Of(label string) (of Asks, format string, ours bool) {
	m := ofLevels.FindStringSubmatch(label)
	if m == nil || !ofPlace.MatchString(m[1]) || strings.HasSuffix(m[1], "地") && m[2] == "区" {
		return None, "", false // 地区
	}
	words := strings.NewReplacer("、", "", ",", "", "，", "", "/", "", "或", "", "及", "", "和", "").Replace(m[2])
	switch {
	case lowLevels.MatchString(words):
		return Lower, "", false
	case strings.HasSuffix(m[1], "地") && words == "市" && m[3] == "":
		words = "地市"
	}
	if words == "地市" {
		words = "市"
	}
	if toCity.MatchString(words) && m[3] == "" {
		return One, forms.FormatToCity, ourPlace.MatchString(m[1])
	}
	for _, level := range levelNames {
		if level.words.MatchString(words) {
			return One, level.format, ourPlace.MatchString(m[1])
		}
	}
	return Several, "", ourPlace.MatchString(m[1])
}

// toLevel says of an answer as far as which level it goes, choose which level alone it is.
var (
	toLevel = pattern.Of(`^(?:精确|具体|填写?)[到至](?:地级?|设区的?)?[、,]?市(?:一?级)?$`)
	choose  = pattern.Of(`^(?:请)?选择(?:所[在属])?([省市区县])`)
)

// InHint is the format that a cleaned hint asks of a division, "" where it asks the whole.
func InHint(hint string) string {
	if toLevel.MatchString(hint) {
		return forms.FormatToCity
	}
	if m := choose.FindStringSubmatch(hint); m != nil {
		return map[string]string{"省": "province", "市": "city", "区": "county", "县": "county"}[m[1]]
	}
	return ""
}
