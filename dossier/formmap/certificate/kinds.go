package certificate

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/fit"
	"yibiao/dossier/formmap/part"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// KindsOfFirm decides the questions whether the applicant is a firm of some kind: by the
// certificates that it has, or the answer of a field that tells. A certificate that it has
// not is never answered with no, as the list need not be complete.
func KindsOfFirm(p *slots.Form) {
	for _, it := range p.Open() {
		if it.Done || it.Foreign || it.Kind != place.Text && it.Kind != place.LongText && !yesOrNo(it) {
			continue
		}
		ofRecord(p, it)
		for _, label := range append([]string{wordings.Clean(wordings.Remark.ReplaceAllString(wordings.Clean(it.Label), ""))}, it.Spell...) {
			asks := Whether.FindString(label)
			if asks == "" && len(it.Options) == 0 {
				continue
			}
			words := strings.TrimPrefix(label, asks)
			either, _, _ := strings.Cut(words, "或")
			if either = TitleEnd.ReplaceAllString(either, ""); p.Fields.Words.Certificates[p.Fields.Words.Canonical(either)] == "" {
				either = "" // that it is neither is never said
			}
			for _, text := range []string{words, TitleEnd.ReplaceAllString(words, ""), either} {
				if text != "" && !it.Done {
					ofKind(p, it, p.Fields.Words.Canonical(text))
				}
			}
		}
	}
}

// yesOrNo tells whether each printed option of an item answers yes or no.
func yesOrNo(it *slots.Item) bool {
	return len(it.Options) > 0 && len(it.Options) <= 3 && !slices.ContainsFunc(it.Options, func(o place.Option) bool { return fit.YesNo(wordings.Clean(o.Label)) == "" })
}

// ofKind decides an item that asks whether the applicant is of the kind that words name.
func ofKind(p *slots.Form, it *slots.Item, words string) {
	field, format := "", ""
	if name, ok := p.Fields.Words.Certificates[words]; ok {
		field, format = "qual.table", part.Has(name)
	} else if kind, ok := p.Fields.Words.Kinds[words]; ok {
		field, format = kind.Field, part.OneOf(kind.Yes, kind.No)
	}
	c := p.Fields.ByID[field]
	if c == nil {
		return
	}
	it.Fill(c.ID, 0.95, plan.ReasonOptions, c.Field.Label)
	answerYesNo(it, format)
}

// answerYesNo has an item answered with yes or no by a format.
func answerYesNo(it *slots.Item, format string) {
	it.Entry.Format = format
	if len(it.Options) > 0 {
		it.Entry.Option = map[string]string{}
	}
	for _, o := range it.Options {
		it.Entry.Option[o.Label] = map[string]string{"true": part.Yes, "false": part.No}[fit.YesNo(wordings.Clean(o.Label))]
	}
}

// records are the questions about what the applicant did not do, and the fields of which no
// answers them: of three years for any shorter time.
var records = []struct {
	field        string
	asks, unlike *pattern.Pattern
}{
	{
		"credit.accident",
		pattern.Of(`(?:是否|有无|未)(?:曾)?(?:发生|出现|存在|有)?过?(?:重大|特大|重特大|特别重大)(?:[^,。]*(?:安全|质量|环保|环境|生产)[^,。]*)?事故`),
		pattern.Of(`[四五六七八九十5]年|以来|成立后|税|海关|处罚|违法|违规|违纪|失信|信用|诉讼|纠纷|欠薪|专利|学术|一般|较大|严重|投诉|舆情`),
	},
	{
		"credit.dishonest",
		pattern.Of(`(?:是否|有无)(?:被|已|曾)*(?:列入|纳入|存在|属于|为|是)?[^,。]*(?:失信被执行人|(?:列入|纳入)失信(?:企业|单位|主体)?名单|严重违法失信(?:单位|企业)?名单|严重失信主体名单)`),
		pattern.Of(`经营异常|税|海关|环保|环境|拖欠|欠薪|安全|法定代表人|法人代表|高管|股东|个人|行为|记录|违法行为|处罚|惩戒|不良|黑名单`),
	},
}

// noAccident asks for accidents without a word that asks, before yes and no.
var noAccident = pattern.Of(`^(?:近三年|三年内)(?:来|内)?(?:有)?重大(?:生产|安全|质量|环保|环境|[、/和及])+(?:责任)?事故(?:情况)?$`)

// onList names a list of those who broke their word, before yes and no.
var onList = pattern.Of(`^(?:企业|单位|公司|本企业|本单位|本公司)?(?:被|有无被?)?(?:(?:列入|纳入)(?:失信被执行人|严重违法失信(?:企业|单位)?|严重失信主体|失信(?:企业|主体|单位)?)名单|失信被执行人(?:名单)?)$`)

// ofRecord decides an item that asks whether the applicant did something that a field says
// it did not do.
func ofRecord(p *slots.Form, it *slots.Item) {
	label := wordings.Clean(it.Label)
	for _, r := range records {
		c := p.Fields.ByID[r.field]
		asks := r.asks.MatchString(label) || yesOrNo(it) && (r.field == "credit.accident" && noAccident.MatchString(label) || r.field == "credit.dishonest" && onList.MatchString(wordings.Remark.ReplaceAllString(label, "")))
		if c == nil || it.Done || !asks || r.unlike.MatchString(label) {
			continue
		}
		if _, known := p.Fields.Best(it.Spell, c); known.Text != "" && slices.Contains(it.Spell, known.Text) {
			continue // the field's own question
		}
		it.Fill(c.ID, 0.9, plan.ReasonOptions, c.Field.Label)
		answerYesNo(it, part.OneOf(nil, []string{"false"}))
	}
}
