package others

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/accounts"
	"yibiao/dossier/formmap/clause"
	"yibiao/dossier/formmap/filler"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/period"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/title"
	"yibiao/dossier/formmap/whose"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

// CoverOfOthers takes back everything of the applicant in a form whose cover is sealed by another alone, who hands it in.
func CoverOfOthers(p *slots.Form) {
	other := ""
	for _, it := range p.Items {
		asFiller := it.Kind == place.Sign && wordings.Clean(it.Label) != wordings.Clean(it.Printed.Label) // read as whoever fills in the form
		if asFiller || whose.Names(p, it) || it.Box == "p" && it.Kind != place.Sign && it.Any(p.Fields.UnitLabels) {
			return
		}
	}
	for _, it := range p.Items {
		if it.Box != "p" {
			break // what is signed below a table need not be all of the form
		}
		label := filler.OnCover(wordings.Clean(it.Printed.Label), it.Kind == place.Sign)
		if label == "" || it.InSentence() || it.Any(p.Fields.UnitLabels) {
			continue
		}
		part := title.IsThing(strings.TrimSuffix(label, "名称")) // 工厂名称: the firm has it
		if filler.NotFirm(label) || !part && whose.Somebody(p, it, label) != "" {
			other = wordings.FirstOf(other, label)
		}
	}
	for _, it := range p.Items {
		if other != "" && it.Box != "p" && it.Entry.State == plan.Proposed && it.Entry.Field != plan.FieldYear {
			it.Retract(plan.ReasonUnread, other, it.Entry.Field)
		}
	}
}

// AccountsOfOthers takes back the applicant's account where words before it, or those by which the table began to ask for it, tell of
// an account of another kind: 美元账户, 工会账户户名.
func AccountsOfOthers(p *slots.Form) {
	box, word, named, row, payee := "", "", "", -1, ""
	invoice := slices.ContainsFunc(p.Items, func(it *slots.Item) bool { return ofInvoice.MatchString(wordings.Clean(it.Printed.Label)) })
	for _, it := range p.Items {
		if it.Box != box || box == "p" && it.Row > row+3 {
			box, word, payee = it.Box, "", ""
		}
		label := wordings.Clean(it.Printed.Label)
		if it.Entry.State != plan.Proposed && accounts.Payee(label) {
			payee = label
		}
		own := wordings.FirstOf(accounts.Other(label), accounts.PaidOut(label))
		if own != "" || accounts.Begins(label) && it.Row != row && !(it.Row == row+1 && accounts.GoesOn(named, label)) {
			word, row, named = own, it.Row, label
		}
		other := wordings.FirstOf(own, word, charged(it, label, invoice), payee)
		for _, h := range it.Heads {
			if h.Role != place.HeadTitle && h.Role != place.HeadUnit {
				other = wordings.FirstOf(other, accounts.Other(wordings.Clean(h.Text)))
			}
			other = wordings.FirstOf(other, accounts.PaidOut(wordings.Clean(h.Text)))
		}
		if other != "" && it.Entry.State == plan.Proposed && (strings.HasPrefix(it.Entry.Field, "bank.") || own != "" && it.Entry.Field == "org.name") {
			it.Retract(plan.ReasonUnread, other, it.Entry.Field)
		}
	}
}

// Unnamed takes back a person's number in running text where the name before it, in the same line or the one above, is left to a
// person: 授权____同志（身份证号：____）. Whose number it is, is known only with the name.
func Unnamed(p *slots.Form) {
	for i, it := range p.Items {
		if i == 0 || it.Box != "p" || it.Entry.State != plan.Proposed || !ofSomeone.MatchString(it.Entry.Field) {
			continue
		}
		if before := p.Items[i-1]; before.Box == "p" && before.Row >= it.Row-1 && before.Entry.State != plan.Proposed && authorising.MatchString(wordings.Clean(before.Printed.Label)) {
			it.Retract(plan.ReasonUnread, wordings.Clean(before.Printed.Label), it.Entry.Field)
		}
	}
}

var (
	ofSomeone   = pattern.Of(`^(?:handler|legal|fincon)\.(?:id|mobile|tel|email|title|dept)$`)
	authorising = pattern.Of(`(?:授权|委托|受托|代理|委派|指派|任命|委任|兹有|同志)`)
)

// SentencesOfOthers takes back what a sentence asks of somebody whom an earlier blank of it names, and amounts that are of another
// time by what stands before them: 由____提供担保，法定代表人____; 项目投产后，年利税____万元，职工总数____人.
func SentencesOfOthers(p *slots.Form) {
	type blank struct {
		line string
		n    int
	}
	at := map[blank]*slots.Item{}
	for _, it := range p.Items {
		at[blank{it.LineOf(), it.Sub}] = it
		if it.Said == "" || it.Entry.State != plan.Proposed || !p.Fields.Words.OfFirm(it.Entry.Field) || it.Letter() != "" {
			continue
		}
		first := it.Sub - strings.Count(it.Said, clause.Blank) // of the sentence
		word := clause.Other(it.Said, func(n int) bool {
			o := at[blank{it.LineOf(), first + n}]
			return o == nil || o.Kind == place.Text && o.Entry.State != plan.Proposed
		})
		if clause.AtOther(it.Said) {
			word = it.Printed.Label
		}
		if c := p.Fields.ByID[it.Entry.Field]; c != nil && (it.Entry.Sub != "" || c.Field.Has(forms.TraitAmount)) && !period.YearOf.MatchString(it.Printed.Label) {
			word = wordings.FirstOf(word, clause.AnotherTime(it.Said))
		}
		if word != "" {
			it.Retract(plan.ReasonUnread, word, strings.TrimSpace(it.Entry.Field+" "+it.Entry.Sub))
		}
	}
}

// beside a place for who fills in, these are signed by hand with it: 单位负责人：____ 财务负责人：____ 填表人：____.
var signsToo = pattern.Of(`(?:负责人|审核人?|复核人?|主管|会计|出纳|财务人员|统计员|领导|签发人?|法定代表人|法人代表)(?:姓名)?$`)

// Fillers takes back who fills in, and how to reach it, where the form asks for a contact of its own as well, which may be another;
// and all the people of a row or line in which who fills in stands among those who answer for the form: they sign it.
func Fillers(p *slots.Form) {
	label := func(it *slots.Item) string {
		return wordings.Remark.ReplaceAllString(wordings.Clean(it.Printed.Label), "")
	}
	contact := slices.ContainsFunc(p.Items, func(it *slots.Item) bool {
		return it.Entry.Field == "handler.name" && it.Entry.State == plan.Proposed && !whose.FillsIn.MatchString(label(it))
	})
	for _, filler := range p.Items {
		if !whose.FillsIn.MatchString(label(filler)) {
			continue
		}
		var row []*slots.Item
		signed := false
		for _, it := range p.Items {
			if it.Box == filler.Box && it.Row == filler.Row {
				row, signed = append(row, it), signed || signsToo.MatchString(label(it))
			}
		}
		for _, it := range row {
			theirs := strings.HasPrefix(it.Entry.Field, "handler.") && contact || signed && isPersons.MatchString(it.Entry.Field)
			if it.Entry.State == plan.Proposed && theirs {
				it.Retract(plan.ReasonUnread, label(filler), it.Entry.Field)
			}
		}
	}
}

// isPersons are the fields of the applicant's people.
var isPersons = pattern.Of(`^(?:handler|legal|fincon)\.`)

var (
	// onlyIf is a line that says for whom what follows is to be filled in: 施工作业排水的，填写以下内容.
	onlyIf = pattern.Of(`(?:的|时|者)[,，](?:请|还|另|须|需|应|继续|再|方)*(?:填写|填报|填|提供)(?:以下|下列|下面|下表|本表|本栏|本部分|本页|此)|^[(（]?(?:如|若|凡|假如|如果)[^,，。;；]{1,20}[,，](?:请|还|另|须|需|应|继续|再|方|则)*(?:填写|填报|填|提供)`)
	// ifFirm is one that a firm fulfils by being one.
	ifFirm = pattern.Of(`^(?:[(（]?[一二三四五六七八九十\d]+[)）、.]?)*(?:申[请报](?:单位|人|主体)?|单位|填报(?:单位|人))?(?:为|是|属于?)?(?:企业|法人|法人单位|企业法人|单位)(?:的|时)`)
)

// Conditional takes back what is asked only of some: whether the applicant is one of them is not known.
func Conditional(p *slots.Form) {
	for _, it := range p.Items {
		for _, text := range append(heading.Steps(it.Context), slots.HeadTexts(it)...) {
			if text = wordings.Clean(text); it.Entry.State == plan.Proposed && onlyIf.MatchString(text) && !ifFirm.MatchString(text) {
				it.Retract(plan.ReasonUnread, text, it.Entry.Field)
			}
		}
	}
}

var (
	// ofInvoice asks what an invoice is written with, the firm's own account among it; payer asks for the account from which it pays.
	ofInvoice = pattern.Of(`开票|发票|税号|纳税人识别号`)
	payer     = pattern.Of(`付款|缴[费款]|汇款|退[款费]|扣款`)
)

// charged is the word around a place for money that whoever fills in the form pays to the account that it asks, "" for none.
func charged(it *slots.Item, label string, invoice bool) string {
	for _, text := range append(heading.Steps(it.Context), slots.HeadTexts(it)...) {
		if pays := title.Charges(wordings.Clean(text)); pays != "" && !payer.MatchString(label) && (!invoice || strings.Contains(label, "收款")) {
			return pays
		}
	}
	return ""
}

// pledge heads what the applicant promises, which its people sign below.
var pledge = pattern.Of(`^(?:(?:申[请报]|填报)?(?:单位|企业|公司|人|主体)|真实性|诚信|信用|法定代表人|申报)*(?:承诺|声明|保证)(?:书|事项|内容)?$`)

// Pledges leaves the names of those who sign below a pledge in its own cell, before the seal or the day: 经办人：____ 法定代表人：____ （企业公章），
// and at the end of a table: （公章） 法定代表人：____ 经办人：____ 年 月 日.
func Pledges(p *slots.Form) {
	signed, last := map[string]bool{}, map[string]int{}
	for _, it := range p.Items {
		signed[it.LineOf()] = signed[it.LineOf()] || it.Kind == place.Sign
		last[it.Box] = max(last[it.Box], it.Row)
	}
	ends, dated := map[string]bool{}, map[string]bool{} // cells at the end of a table that ask for a legal representative, and for a day
	for _, it := range p.Items {
		if it.Box != "p" && it.InCell() && it.Row == last[it.Box] && it.Entry.Field == "legal.name" && len((&slots.Item{Place: it.Printed}).Beside()) == 0 {
			ends[it.LineOf()] = true
		}
	}
	for _, it := range p.Items {
		dated[it.LineOf()] = dated[it.LineOf()] || it.Kind == place.Date
		if it.Kind != place.Date && !strings.HasSuffix(it.Entry.Field, ".name") {
			delete(ends, it.LineOf())
		}
	}
	for _, it := range p.Items {
		pledged := signed[it.LineOf()] && slices.ContainsFunc((&slots.Item{Place: it.Printed}).RowHeads(), pledge.MatchString)
		if it.Entry.State == plan.Proposed && strings.HasSuffix(it.Entry.Field, ".name") && isPersons.MatchString(it.Entry.Field) && it.InCell() && it.Box != "p" && (pledged || ends[it.LineOf()] && dated[it.LineOf()]) {
			it.Entry = plan.EntryOf(it.Printed)
			it.Leave(plan.Ignored, plan.ReasonSign)
		}
	}
}
