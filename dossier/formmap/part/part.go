// Package part gives the part of an answer that a place asks: the post of 董事长、高级工程师,
// the department of 科技项目部主管, whether an answer is one of some.
package part

import (
	"slices"
	"strings"

	"yibiao/forms/gb"
	"yibiao/forms/pattern"
)

// Formats of a map entry that print a part of an answer.
const (
	Post       = "post"       // 职务 of an answer that tells 职称 as well
	Rank       = "rank"       // 职称 of it
	Department = "department" // 部门 of an answer that tells 职务 as well
	IDKind     = "idkind"     // the sort of document of an identity number
	Listed     = "listed"     // the things that an answer lists, one a row
	Sex        = "sex"        // 男 or 女, which the 17th digit of an identity number tells
	Birth      = "birth"      // the day of birth in it, as 2006-01-02
	Host       = "host"       // the domain of a web address, without www.
	Year       = "year"       // the year of a day
	Licence    = "licence"    // the document that a firm's credit code is on
	Street     = "street"     // of an address, what follows the division that it begins with
)

// IDCard is the document that an identity number is on, BusinessLicence that of a firm's credit code, which begins with 9.
const (
	IDCard          = "身份证"
	BusinessLicence = "营业执照"
)

// Yes and No are what a question is answered with.
const (
	Yes = "是"
	No  = "否"
)

// oneOf begins the format that answers Yes where the answer is one of some and No where it
// is one of others: "yes:中型|小型/大型". holds begins the format of a table: Yes where it
// has a row of that name. with begins the format of an answer that another field's follows.
const (
	oneOf  = "yes:"
	holds  = "has:"
	with   = "with:"
	holder = "holder:"
	level  = "level:"
)

// OneOf is the format that asks whether an answer is one of yes; no are the answers that
// say it is not.
func OneOf(yes, no []string) string {
	return oneOf + strings.Join(yes, "|") + "/" + strings.Join(no, "|")
}

// rows begins the format of repeating rows that take some of a table's: "rows:kind=发明专利|实用新型;grant<=2025-12-31".
const rows = "rows:"

// OurName stands in a condition of Rows for the name of the applicant.
const OurName = "@org.name"

// Rows is the format of repeating rows that take only the rows of a table that meet all conditions: "kind=发明专利|实用新型" for one
// of some values, "grant=*" for any, "grant<=2025-12-31" for a day up to that one.
func Rows(conditions []string) string { return rows + strings.Join(conditions, ";") }

// Chooses tells whether a format takes only some rows of a table.
func Chooses(format string) bool { return strings.HasPrefix(format, rows) }

// Meets tells whether a row, of which cell gives the answers by column, is one that a format of Rows asks for; every row is where
// the format is none. What is not known does not meet a condition.
func Meets(format string, cell func(column string) string) bool {
	list, ok := strings.CutPrefix(format, rows)
	if !ok {
		return true
	}
	for _, condition := range strings.Split(list, ";") {
		column, last, until := strings.Cut(condition, "<=")
		name, values, _ := strings.Cut(condition, "=")
		switch {
		case until && (cell(column) == "" || cell(column) > last):
			return false
		case !until && values == "*" && cell(name) == "", !until && values != "*" && !has(values, cell(name)):
			return false
		}
	}
	return true
}

// Has is the format that asks whether a table has a row of the name.
func Has(name string) string { return holds + name }

// With is the format of an answer that another field's follows, or the part of it that
// format asks, after a mark.
func With(mark, field, format string) string { return with + mark + "|" + field + "|" + format }

// Other is what a format of With names.
func Other(format string) (mark, field, of string, ok bool) {
	rest, ok := strings.CutPrefix(format, with)
	if parts := strings.Split(rest, "|"); ok && len(parts) == 3 {
		return parts[0], parts[1], parts[2], true
	}
	return "", "", "", false
}

// LevelOf is the format that asks of a table what its column has in the rows that one of some words names, and that are of a level,
// "" for any. Columns joined by + are told after the first in brackets; "date@year" is a part of a column.
func LevelOf(column, at string, words []string) string {
	if at != "" {
		column += "~" + at
	}
	return level + column + "=" + strings.Join(words, "|")
}

// Level is what a format of LevelOf names.
func Level(format string) (columns []string, at string, words []string, ok bool) {
	rest, ok := strings.CutPrefix(format, level)
	column, list, _ := strings.Cut(rest, "=")
	column, at, _ = strings.Cut(column, "~")
	return strings.Split(column, "+"), at, strings.Split(list, "|"), ok
}

// Holder is the format of what is asked of whoever holds a post, or the part of it that format asks: it is printed only where the
// answer of a field, 职务 of the person whose it is, tells the post.
func Holder(post, field, format string) string { return holder + post + "|" + field + "|" + format }

// HeldBy is what a format of Holder names.
func HeldBy(format string) (post, field, of string, ok bool) {
	rest, ok := strings.CutPrefix(format, holder)
	if parts := strings.SplitN(rest, "|", 3); ok && len(parts) == 3 {
		return parts[0], parts[1], parts[2], true
	}
	return "", "", "", false
}

// Holds tells whether titles, 董事长兼总经理、高级工程师, have a post among them, and not one like it.
func Holds(titles, post string) bool { return slices.Contains(posts.Split(titles, -1), post) }

// Held is the name that a format of Has asks for.
func Held(format string) (name string, ok bool) { return strings.CutPrefix(format, holds) }

// Is tells whether a format prints a part of an answer, from which the whole cannot be told.
func Is(format string) bool {
	switch format {
	case Post, Rank, Department, IDKind, Listed, Sex, Birth, Host, Licence, Year, Street:
		return true
	}
	return strings.HasPrefix(format, holder) || strings.HasPrefix(format, level) || strings.HasPrefix(format, oneOf) || strings.HasPrefix(format, holds) || strings.HasPrefix(format, with)
}

// Of is the part of an answer that a format asks, "" where the answer does not tell it.
func Of(format, answer string) string {
	if answer == "" {
		return ""
	}
	switch format {
	case Post, Rank:
		return ofTitles(answer, format == Rank)
	case Department:
		return ofPlace(answer)
	case IDKind:
		return IDCard
	case Sex, Birth:
		return ofIdentity(answer, format)
	case Host:
		return ofAddress(answer)
	case Year:
		return yearOf.FindString(answer)
	case Licence:
		if checked, _ := gb.Validate("uscc", answer); checked.Fault == nil && strings.HasPrefix(checked.Normal, "9") {
			return BusinessLicence
		}
		return ""
	}
	sets, ok := strings.CutPrefix(format, oneOf)
	if !ok {
		return ""
	}
	yes, no, _ := strings.Cut(sets, "/")
	switch {
	case has(yes, answer):
		return Yes
	case has(no, answer):
		return No
	}
	return ""
}

// ofIdentity is the sex or the day of birth of a 公民身份号码, "" where the answer is none.
func ofIdentity(number, format string) string {
	checked, _ := gb.Validate("resident_id", number)
	if number = checked.Normal; number == "" || checked.Fault != nil {
		return ""
	}
	if format == Birth {
		return number[6:10] + "-" + number[10:12] + "-" + number[12:14]
	}
	return map[bool]string{true: "男", false: "女"}[number[16]%2 == 1]
}

// ofAddress is the domain of a web address, "" where it is none.
func ofAddress(address string) string {
	m := domain.FindStringSubmatch(strings.ToLower(strings.TrimSpace(address)))
	if m == nil {
		return ""
	}
	return m[1]
}

func has(set, answer string) bool {
	for _, one := range strings.Split(set, "|") {
		if one == answer && one != "" {
			return true
		}
	}
	return false
}

var (
	yearOf  = pattern.Of(`^\d{4}\b`)
	domain  = pattern.Of(`^(?:https?://)?(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?::\d+)?(?:/.*)?$`)
	commas  = pattern.Of(`[、，,；;\n]+`)
	aThing  = pattern.Of(`^[\p{Han}A-Za-z0-9·\-—/+（）()]{2,24}$`)
	account = pattern.Of(`从事|研发|生产(?:销售|制造|和|、|$)|销售|公司|包括|主要|提供|应用|年产|为主|客户|领域|等$|^(?:以及|和|与|及)|业务$|[是有为]`)
	between = pattern.Of(`[、，,；;/／ 　]+`)
	posts   = pattern.Of(`[、，,；;/／ 　兼]+`)
	aRank   = pattern.Of(`(?:工程师|研究员|教授|讲师|会计师|经济师|统计师|审计师|技师|政工师|农艺师|工艺师|设计师|实验师|医师|律师|高工|技术员|馆员|编审|编辑)$`)
	aDuty   = pattern.Of(`^(.+?)((?:副|总|助理|常务)*(?:部长|部门经理|部门主管|主管|项目经理|总经理|经理|主任|科长|处长|所长|院长|厂长|班长|组长|总监|专员|专干|科员|干事|负责人|会计|出纳|文员|秘书|职员|工程师|技术员|助理|员工))$`)
	aPlace  = pattern.Of(`(?:部门?|科|室|处|中心|办|组|院|所|厂|车间)$`)
)

// ofTitles are the ranks of an answer, or what else it tells.
func ofTitles(answer string, ranks bool) string {
	var out []string
	for _, one := range between.Split(strings.TrimSpace(answer), -1) {
		if one != "" && aRank.MatchString(one) == ranks {
			out = append(out, one)
		}
	}
	return strings.Join(out, "、")
}

// Things are the things that an answer lists, in its order; nil where it tells of them in a sentence.
func Things(answer string) []string {
	list := commas.Split(strings.TrimRight(strings.TrimSpace(answer), "。.；;"), -1)
	for _, one := range list {
		if !aThing.MatchString(one) || account.MatchString(one) {
			return nil
		}
	}
	return list
}

// ofPlace is the department of an answer.
func ofPlace(answer string) string {
	answer = strings.TrimSpace(answer)
	if parts := between.Split(answer, -1); len(parts) == 2 && aPlace.MatchString(parts[0]) {
		return parts[0]
	}
	if m := aDuty.FindStringSubmatch(answer); m != nil && aPlace.MatchString(m[1]) {
		return m[1]
	}
	if aPlace.MatchString(answer) {
		return answer
	}
	return ""
}
