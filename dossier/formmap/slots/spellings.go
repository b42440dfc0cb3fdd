package slots

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/fields"
	"yibiao/dossier/formmap/residue"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

var alternative = pattern.Of(`/|或者?`)

// codeEnd ends the name of a number that identifies.
var codeEnd = pattern.Of(`[码号]$`)

// EitherOf are the canonical spellings of the alternatives that a label prints:
// 组织机构代码/统一社会信用代码. nil when it has none.
func EitherOf(w *wordings.Words, label string) []string {
	bare := wordings.Remark.ReplaceAllString(wordings.Clean(label), "")
	parts := alternative.Split(bare, -1)
	if m := wordings.EndRemark.FindStringSubmatch(wordings.Clean(label)); m != nil && codeEnd.MatchString(bare) && codeEnd.MatchString(m[1]) {
		parts = append(parts, m[1]) // the same number by another name
	}
	if len(parts) < 2 {
		return nil
	}
	var out []string
	for _, part := range parts {
		if part = w.Canonical(part); len([]rune(part)) >= 2 {
			out = append(out, part)
		}
	}
	return out
}

// OfApplicant are further spellings of a label that begins with a word for the
// applicant: 申请单位地址 is 单位地址.
func OfApplicant(w *wordings.Words, spell []string) []string {
	var out []string
	for _, s := range spell {
		for _, who := range w.Applicants {
			if rest, ok := strings.CutPrefix(s, who); ok && len([]rune(rest)) >= 2 {
				out = append(out, "单位"+rest)
				break
			}
		}
	}
	return out
}

// splitLabel are the spellings of a label after the words over it: 号码 below 身份证件.
func splitLabel(w *wordings.Words, p place.Place) []string {
	var out []string
	for _, h := range p.Heads {
		if h.Role == place.HeadColumn && wordings.Clean(h.Text) != wordings.Clean(p.Label) {
			for _, text := range []string{h.Text + p.Label, strings.TrimSuffix(h.Text, "件") + p.Label} {
				out = append(out, w.Canonical(wordings.Clean(text)))
			}
		}
	}
	return out
}

// inChineseOnly is a label that says only in which language something is asked that the words before it name.
var inChineseOnly = pattern.Of(`^\(?中文\)?$`)

// inChinese reads the Chinese one of two cells beside one label as what that asks: 公司地址 | （中文）.
func (it *Item) inChinese(x *fields.Index) {
	if rows := it.RowHeads(); inChineseOnly.MatchString(wordings.Clean(it.Label)) {
		rows = slices.DeleteFunc(rows, func(text string) bool { return text == wordings.Clean(it.Label) })
		if len(rows) > 0 {
			it.Relabelled(x, rows[0])
		}
	}
}

// BlockAsks are labels that say only in a block of the applicant whose they are.
var BlockAsks = pattern.Of(`^(?:名称|全称|性质|类型|规模)$`)

// generalHead are words over a block that say nothing of whose it is.
var generalHead = pattern.Of(`^\d*(?:基本|基础|一般)(?:要素|情况|信息|资料|概况)$`)

// OfBlock reads a label that says only in its block whose it is as the applicant's,
// where the nearest words over the block are about the applicant and nothing else.
func (it *Item) OfBlock(x *fields.Index) {
	label := wordings.Clean(wordings.Remark.ReplaceAllString(wordings.Clean(it.Label), ""))
	if label == "申请人" && slices.ContainsFunc(it.Heads, func(h place.Head) bool {
		return h.Role == place.HeadTitle && strings.Contains(x.Words.Flat(h.Text), "单位")
	}) {
		it.Spell = append(it.Spell, "单位名称")
	}
	if !BlockAsks.MatchString(label) {
		return
	}
	for _, h := range it.Heads {
		text := BareParty(x.Words.Flat(h.Text))
		if wordings.Clean(h.Text) == wordings.Clean(it.Label) || h.Role == place.HeadUnit || h.Role == place.HeadColumn || generalHead.MatchString(text) {
			continue
		}
		if organised.MatchString(text) || (strings.Contains(text, "单位") || strings.Contains(text, "申请人") || strings.Contains(text, "开票")) && len(residue.Of(x.Words, BareParty(wordings.Clean(h.Text)), nil, x.Words.Heading)) == 0 {
			it.Spell = append(it.Spell, x.Words.Canonical("单位"+label))
		}
		return
	}
}

// organised heads what is asked of an applicant that is no natural person.
var organised = pattern.Of(`^(?:法人|单位|机构)(?:或者?|及|和)?(?:法人)?(?:其他|其它|非法人)?组织$`)
