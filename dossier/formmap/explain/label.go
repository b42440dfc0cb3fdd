package explain

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/fields"
	"yibiao/dossier/formmap/residue"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// HintUnread are the words of hints printed where the answer goes, one in each pair of brackets, that the field does not explain: 仓库地址
// beside 地址, or what another field is asked by. What an account should tell of is no matter.
func HintUnread(p *slots.Form, it *slots.Item, m residue.Meaning) []string {
	var out []string
	if it.Kind == place.LongText || wordings.RegionParts[it.Entry.Format] != nil {
		return nil
	}
	said := it.Printed.Hint
	if it.Box == "p" {
		said = it.Printed.Behind // in a sentence a hint names the blank
	}
	for _, hint := range strings.FieldsFunc(wordings.Clean(said), func(r rune) bool { return strings.ContainsRune("()[]【】。;", r) }) {
		out = append(out, HintAsks(p.Fields, it, m, hint)...)
	}
	return out
}

// HintAsks are the words of one hint that the field does not explain.
func HintAsks(x *fields.Index, it *slots.Item, m residue.Meaning, hint string) []string {
	asks := residue.ToWrite.ReplaceAllString(hint, "")
	switch sort := x.Words.Attributes[x.Words.Canonical(asks)]; {
	case meansOther(it, asks):
		return []string{asks}
	case asks == "" || asks == "一项" || asks == hint && IsPlaceholder(hint) || residue.Harmless.MatchString(asks):
		return nil
	case strings.HasPrefix(asks, "单位:") && !strings.HasPrefix(asks, "单位:万元"):
		return []string{asks} // the amount would be written with its own
	case wordings.UnitWord.MatchString(asks) || wordings.SaysUnit(asks):
		return nil
	case ofOtherThing.MatchString(asks), otherMoney.MatchString(asks) && !strings.Contains(wordings.PlaceUnit(it.Printed), strings.TrimPrefix(otherMoney.FindString(asks), "(")):
		return []string{asks}
	case strings.HasPrefix(asks, "其中"), sort == "手机" && strings.HasSuffix(it.Entry.Field, ".tel"), sort == "固定电话" && strings.HasSuffix(it.Entry.Field, ".mobile"):
		return []string{asks}
	}
	for _, s := range x.Words.Variants(asks, false) {
		if x.Keys[s] && it.Entry.Field != "org.postcode" && !slices.Contains(m.Keys, s) && !slices.Contains(m.Keys, x.Words.Canonical(s)) {
			return []string{asks}
		}
		if other := x.Exact[s]; len(other) > 0 && !slices.ContainsFunc(other, func(c *fields.Candidate) bool { return c.ID == it.Entry.Field }) {
			return []string{asks}
		}
	}
	return remarkUnread(x, asks, m)
}

// meansOther tells whether words in brackets ask of somebody else than who deals with the form, or how something was in another paper.
func meansOther(it *slots.Item, words string) bool {
	return anotherPerson.MatchString(words) && strings.HasPrefix(it.Entry.Field, "handler.") || onceGiven.MatchString(words) && !byLicence.MatchString(words)
}

var (
	// anotherPerson is a hint that asks of one of the firm's heads, onceGiven one that asks what a paper says, and byLicence names papers that
	// say the same as the answer.
	anotherPerson = pattern.Of(`^(?:法人|法人代表|法定代表人|负责人|股东|董事长?|总经理)$`)
	onceGiven     = pattern.Of(`^以[^,，]{2,12}(?:为准|为依据)$`)
	byLicence     = pattern.Of(`执照|登记|证书|证照|公章|年报|审计|报表|系统|实际`)
	// ofOtherThing are hints that ask of another firm, person, account or time, and otherMoney ends those that ask an amount in another unit.
	ofOtherThing = pattern.Of(`对方|总公司|分公司|母公司|子公司|财务|会计|发票|一般户|基本户|专户|专用账户|变更|限填|净利|主营|税后`)
	otherMoney   = pattern.Of(`(?:^|[^万千百亿美])(?:百万元|千元|亿元|元)$`)
)

// AsksAccount ends labels of what is told at some length, which no name answers: 申报企业情况.
var AsksAccount = pattern.Of(`(?:情况|概况|简介|介绍|现状|说明)$`)

var placeholder = pattern.Of(`^[xX×*＊…_—/／\s]+$|^(?:示例|例如|请|点击|单击|此处|在此)|[xX×*＊]{2,}`)

// IsPlaceholder tells a sample that asks to be replaced from a value.
func IsPlaceholder(text string) bool { return placeholder.MatchString(text) }

// Joining parts the things that a label asks together or one of.
var Joining = pattern.Of(`[、/，,]|以及|及其?|和|与|或`)

// Joint reads a label that asks a person's name and more in one place, 联系人及电话: the
// name of the person (姓名 for none), "" for any other label.
func Joint(w *wordings.Words, label string, isPerson func(string) bool) string {
	parts := Joining.Split(wordings.Remark.ReplaceAllString(wordings.Clean(label), ""), -1)
	if len(parts) < 2 {
		return ""
	}
	who := w.Canonical(parts[0])
	if who != "姓名" && !isPerson(who) && !isPerson(strings.TrimSuffix(who, "姓名")) {
		return ""
	}
	for _, part := range parts[1:] {
		if _, ok := w.Attributes[w.Canonical(part)]; !ok {
			return ""
		}
	}
	return who
}
