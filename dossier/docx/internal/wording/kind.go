package wording

import (
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/forms/pattern"
)

// charLimit ends a label that says how much text is wanted: （限1000字）.
var charLimit = pattern.Of(`[（(][^（()）]*[0-9]{2,}字(以内|以下|左右|内)?[^（()）]{0,4}[）)]$`)

// ownedRights names kinds of rights, of which a row about them counts how many there are.
var ownedRights = pattern.Of(`^(有效|授权)?(发明专利|实用新型(专利)?|外观设计(专利)?|(计算机)?软件著作权|集成电路布图设计(专有权)?|植物新品种)$`)

// UnitIn is the unit that a label carries in brackets, "" when none.
func UnitIn(label string) string {
	if m := unitBracket.FindStringSubmatch(label); m != nil && !(m[2] == "年" && whichYear.MatchString(label)) {
		return m[2]
	}
	return ""
}

// whichYear begins words for a year, behind which the year itself is written: 前年（　年）.
var whichYear = pattern.Of(`^(前|上|去|本|当)(一)?年`)

// UnitKind is the kind that a unit makes.
func UnitKind(unit string) place.Kind {
	if strings.HasSuffix(unit, "元") || strings.HasPrefix(unit, "元") || strings.HasPrefix(unit, "万元") || unit == "万" || unit == "亿" {
		return place.Money
	}
	return place.Number
}

// KindOfLabel guesses what a place takes from its label and unit; table is the unit
// that a whole table is printed in. roomy tells that there is space for paragraphs.
func KindOfLabel(label, context, unit, table string, roomy bool) place.Kind {
	if unit == "" {
		unit = UnitIn(label)
	}
	switch {
	case strings.Contains(label, "大写"):
		return place.Text
	case unit != "":
		return UnitKind(unit)
	case charLimit.MatchString(label):
		return place.LongText
	case DateWords.MatchString(label) && !duration.MatchString(label):
		return place.Date
	}
	about := label
	if YearHead.MatchString(label) {
		about = context
		if u := UnitIn(context); u != "" {
			return UnitKind(u)
		}
	}
	switch {
	case ownedRights.MatchString(label) && ownedRights.MatchString(context) || ownedRights.MatchString(label) && strings.Contains(context, "知识产权"):
		return place.Number
	case PersonWords.MatchString(about) && !roomy && !strings.Contains(about, "数"):
		return place.Text
	case NumberWords.MatchString(about):
		return place.Number
	case MoneyWords.MatchString(about) && !roomy && !strings.HasSuffix(about, "依据") && !strings.HasSuffix(about, "来源"):
		return place.Money
	case LongWords.MatchString(about) || roomy:
		return place.LongText
	case table != "" && YearHead.MatchString(label):
		return UnitKind(table)
	}
	return place.Text
}

// duration ends labels that ask how long, not when.
var duration = pattern.Of(`(年|月|日均?|每[年月周日天])(正常|平均)?(生产|工作|运行|作业|营业|运营|服务)时间$|(使用|折旧|工作|从业|服务|设计|经营)年限$`)
