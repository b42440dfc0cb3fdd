package docx

import (
	"regexp"
	"strings"
)

// charLimit ends a label that says how much text is wanted: （限1000字）.
var charLimit = regexp.MustCompile(`[（(][^（()）]*[0-9]{2,}字(以内|以下|左右|内)?[^（()）]{0,4}[）)]$`)

// rangeEnd are labels of the end of a range of days.
var rangeEnd = map[string]bool{"至": true, "到": true, "止": true, "—": true, "～": true}

// ownedRights names kinds of rights, of which a row about them counts how many there are.
var ownedRights = regexp.MustCompile(`^(有效|授权)?(发明专利|实用新型(专利)?|外观设计(专利)?|(计算机)?软件著作权|集成电路布图设计(专有权)?|植物新品种)$`)

// unitIn is the unit that a label carries in brackets, "" when none.
func unitIn(label string) string {
	if m := unitBracket.FindStringSubmatch(label); m != nil {
		return m[2]
	}
	return ""
}

// unitKind is the kind that a unit makes.
func unitKind(unit string) PlaceKind {
	if strings.HasSuffix(unit, "元") || strings.HasPrefix(unit, "元") || strings.HasPrefix(unit, "万元") {
		return PlaceMoney
	}
	return PlaceNumber
}

// kindOfLabel guesses what a place takes from its label and unit; table is the unit
// that a whole table is printed in. roomy tells that there is space for paragraphs.
func kindOfLabel(label, context, unit, table string, roomy bool) PlaceKind {
	if unit == "" {
		unit = unitIn(label)
	}
	switch {
	case strings.Contains(label, "大写"):
		return PlaceText
	case unit != "":
		return unitKind(unit)
	case charLimit.MatchString(label):
		return PlaceLongText
	case dateWords.MatchString(label) && !duration.MatchString(label):
		return PlaceDate
	}
	about := label
	if yearHead.MatchString(label) {
		about = context
		if u := unitIn(context); u != "" {
			return unitKind(u)
		}
	}
	switch {
	case ownedRights.MatchString(label) && ownedRights.MatchString(context) || ownedRights.MatchString(label) && strings.Contains(context, "知识产权"):
		return PlaceNumber
	case personWords.MatchString(about) && !roomy && !strings.Contains(about, "数"):
		return PlaceText
	case numberWords.MatchString(about):
		return PlaceNumber
	case moneyWords.MatchString(about) && !roomy && !strings.HasSuffix(about, "依据") && !strings.HasSuffix(about, "来源"):
		return PlaceMoney
	case longWords.MatchString(about) || roomy:
		return PlaceLongText
	case table != "" && yearHead.MatchString(label):
		return unitKind(table)
	}
	return PlaceText
}

// endsRange makes the place of cell c when its label text only ends the range that the day
// before it in its row begins; false when it does not.
func endsRange(v *tableView, c *tableCell, text string) bool {
	k := len(v.d.places) - 1
	if !rangeEnd[text] || k < 0 || v.d.places[k].Kind != PlaceDate || !strings.HasPrefix(v.d.places[k].At, rowAddr(v.g, c.row)+".") {
		return false
	}
	v.d.add(c.area, 0, Place{At: c.addr, Label: v.d.places[k].Label, Context: "至", Kind: PlaceDate})
	return true
}

// unitOver is the unit that the words of a group carry, "" for none.
func unitOver(group *tableCell) string {
	if group == nil {
		return ""
	}
	return unitIn(squeeze(group.text()))
}

// duration ends labels that ask how long, not when.
var duration = regexp.MustCompile(`(年|月|日均?|每[年月周日天])(正常|平均)?(生产|工作|运行|作业|营业|运营|服务)时间$|(使用|折旧|工作|从业|服务|设计|经营)年限$`)
