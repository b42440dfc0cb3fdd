package fields

import (
	"strconv"

	"yibiao/dossier/formmap/plan"
	"yibiao/forms/pattern"
)

// YearsBack are the words for a year counted from the day of filling: 1 is the last
// full year.
var YearsBack = map[string]int{
	"上年": 1, "上年度": 1, "上年末": 1, "上年度末": 1, "上一年": 1, "上一年度": 1, "上一年末": 1, "上一年度末": 1, "上会计年度": 1, "上一会计年度": 1, "上个会计年度": 1, "上一个会计年度": 1,
	"上纳税年度": 1, "上一纳税年度": 1, "上个纳税年度": 1, "上一个纳税年度": 1, "上财务年度": 1, "上一财务年度": 1, "上一个财务年度": 1,
	"去年": 1, "前一年": 1, "最近一年": 1, "近一年": 1, "最近年度": 1, "最近会计年度": 1, "最近一会计年度": 1, "最近一个会计年度": 1, "最近一个完整会计年度": 1,
	"上上年": 2, "上上年度": 2, "上上一年": 2, "上上一年度": 2, "前年": 2, "前年度": 2, "前二年": 2, "前两年": 2, "前三年": 3,
}

// RelativeYear is how a Sub names a year so many years back.
func RelativeYear(back int) string {
	if back == 1 {
		return plan.FieldYear
	}
	return plan.FieldYear + "-" + strconv.Itoa(back-1)
}

// Wordless is a label that only counts.
var Wordless = pattern.Of(`^[\s\pN\pP]*$`)
