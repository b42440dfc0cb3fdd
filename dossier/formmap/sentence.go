package formmap

import (
	"slices"
	"strconv"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/clause"
	"yibiao/dossier/formmap/filler"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/letter"
	"yibiao/dossier/formmap/notes"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/title"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

// subjectPlaces decides blanks of sentences that name what is applied for: the one name
// that the form asks elsewhere.
func subjectPlaces(p *proposal) {
	name := ""
	for _, it := range p.items {
		c := p.x.byID[it.entry.Field]
		if c == nil || c.person >= 0 || c.prefix == "org" || c.prefix == "bank" || c.field.IsTable() {
			continue
		}
		if !strings.HasSuffix(c.id, ".name") || it.entry.Confidence < alone || c.id == name {
			continue
		}
		if name != "" {
			return
		}
		name = c.id
	}
	if name == "" {
		return
	}
	for _, it := range p.items {
		if it.entry.State == plan.Unsure && it.Kind == place.Text && it.any(p.x.w.Subject) {
			it.fill(name, 0.8, plan.ReasonSubject)
		}
	}
}

var (
	capitals = pattern.Of(`^(?:人民币|金额)?大写(?:人民币|金额)?$`)
	figures  = pattern.Of(`^(?:人民币|金额)?小写(?:人民币|金额)?$|^[¥￥]$`)
)

// capitalPlaces decides places that are labelled 大写 or 小写 only: they repeat the amount
// beside them.
func capitalPlaces(p *proposal) {
	for i, it := range p.items {
		upper := capitals.MatchString(it.label())
		if it.done || !upper && !figures.MatchString(it.label()) {
			continue
		}
		for _, j := range []int{i - 1, i + 1} {
			if j < 0 || j >= len(p.items) || p.items[j].box != it.box {
				continue
			}
			c := p.x.byID[p.items[j].entry.Field]
			if c == nil || !c.is(forms.TypeMoney) || p.items[j].entry.Sub != "" {
				continue
			}
			it.fill(c.id, 0.9, plan.ReasonNeighbour, c.field.Label)
			if upper {
				it.entry.Format = "upper"
			}
			break
		}
	}
}

// entryPlaces gives places in a row that ask one list field an entry each.
func entryPlaces(p *proposal) {
	for i := 0; i < len(p.items); {
		c := p.x.byID[p.items[i].entry.Field]
		end := i + 1
		for ; c != nil && end < len(p.items) && p.items[end].entry.Field == c.id && p.items[end].box == p.items[i].box; end++ {
		}
		if c != nil && c.is(forms.TypeList) && end-i > 1 {
			for n, it := range p.items[i:end] {
				it.entry.Sub = strconv.Itoa(n)
			}
		}
		i = end
	}
}

// letters reads the sentences of powers of attorney and certificates: their blanks are
// labelled by what they ask.
func letters(p *proposal) {
	if slices.ContainsFunc(p.items, func(it *item) bool { return ofPerson(p, it, "委托人") || ofPerson(p, it, "授权人") }) {
		return // a person gives the power
	}
	for i := 0; i < len(p.items); {
		end := i + 1
		for it := p.items[i]; end < len(p.items) && p.items[end].lineOf() == it.lineOf(); {
			end++
		}
		if title := wordings.FirstOf(p.items[i].letter(), saysLetter(p.items[i:end])); title != "" {
			readLetter(p.x, title, p.items[i:end])
		}
		i = end
	}
}

// saysLetter is the title of a power of attorney for a line that is one by what it says, wherever it stands: 本人____系____的法定代表人，现授权
// ____; "" for other lines.
func saysLetter(line []*item) string {
	if wordings.Clean(line[0].Label) != "本人" || !slices.ContainsFunc(line, func(it *item) bool { return legalGives.MatchString(wordings.Clean(it.Said)) }) {
		return ""
	}
	return "法定代表人授权委托书"
}

// legalGives is what a legal representative says before the blank for whom it gives a power to.
var legalGives = pattern.Of(`^本人.*[系是].*(?:法定代表人|法人代表|负责人).*(?:授权|委托|委派|指定)$`)

// unnamed takes back a person's number in running text where the name before it, in the same line or the one above, is left to a
// person: 授权____同志（身份证号：____）. Whose number it is, is known only with the name.
func unnamed(p *proposal) {
	for i, it := range p.items {
		if i == 0 || it.box != "p" || it.entry.State != plan.Proposed || !ofSomeone.MatchString(it.entry.Field) {
			continue
		}
		if before := p.items[i-1]; before.box == "p" && before.row >= it.row-1 && before.entry.State != plan.Proposed && authorising.MatchString(wordings.Clean(before.printed.Label)) {
			it.retract(plan.ReasonUnread, wordings.Clean(before.printed.Label), it.entry.Field)
		}
	}
}

var (
	ofSomeone   = pattern.Of(`^(?:handler|legal|fincon)\.(?:id|mobile|tel|email|title|dept)$`)
	authorising = pattern.Of(`(?:授权|委托|受托|代理|委派|指派|任命|委任|兹有|同志)`)
)

// sentencesOfOthers takes back what a sentence asks of somebody whom an earlier blank of it names, and amounts that are of another
// time by what stands before them: 由____提供担保，法定代表人____; 项目投产后，年利税____万元，职工总数____人.
func sentencesOfOthers(p *proposal) {
	type blank struct {
		line string
		n    int
	}
	at := map[blank]*item{}
	for _, it := range p.items {
		at[blank{it.lineOf(), it.Sub}] = it
		if it.Said == "" || it.entry.State != plan.Proposed || !p.x.w.OfFirm(it.entry.Field) || it.letter() != "" {
			continue
		}
		first := it.Sub - strings.Count(it.Said, clause.Blank) // of the sentence
		word := clause.Other(it.Said, func(n int) bool {
			o := at[blank{it.lineOf(), first + n}]
			return o == nil || o.Kind == place.Text && o.entry.State != plan.Proposed
		})
		if clause.AtOther(it.Said) {
			word = it.printed.Label
		}
		if c := p.x.byID[it.entry.Field]; c != nil && (it.entry.Sub != "" || c.field.Has(forms.TraitAmount)) && !yearOf.MatchString(it.printed.Label) {
			word = wordings.FirstOf(word, clause.AnotherTime(it.Said))
		}
		if word != "" {
			it.retract(plan.ReasonUnread, word, strings.TrimSpace(it.entry.Field+" "+it.entry.Sub))
		}
	}
}

// letter is the nearest heading of a place within a letter of the applicant's; "" where it
// lies in none.
func (it *item) letter() string {
	for _, step := range heading.Steps(it.Context) {
		if letter.Authorises(step) || letter.Certifies(step) {
			return step
		}
	}
	for _, h := range it.Heads {
		if text := wordings.Clean(h.Text); h.Role != place.HeadRow && h.Role != place.HeadColumn && (letter.Authorises(text) || letter.Certifies(text)) {
			return text
		}
	}
	return ""
}

// readLetter reads the blanks of a line of a letter.
func readLetter(x *index, title string, line []*item) {
	var blanks []letter.Blank
	for _, it := range line {
		b := letter.Blank{Label: wordings.Clean(it.Label), Hint: wordings.Clean(it.Hint)}
		if it.inSentence() {
			b.Before = wordings.Clean(it.Heads[0].Text)
		}
		blanks = append(blanks, b)
	}
	inLine := strings.Contains(line[0].At, "#")
	for i, as := range letter.Read(title, blanks) {
		it := line[i]
		if as == "" && letter.Authorises(title) && !letter.AsksUnit(wordings.Clean(it.Hint)) {
			as = letter.OfDelegate(wordings.Clean(it.Label))
		}
		switch {
		case as == letter.Nothing:
			it.leave(plan.Unsure, plan.ReasonNone)
		case strings.HasPrefix(as, letter.Handler) && !letter.ToContact(title, wordings.Clean(it.printed.Label), blanks[i].Before, blanks[i].Hint):
			if inLine {
				it.relabel(x, as)
			}
			it.delegate = true
			it.leave(plan.Unsure, plan.ReasonUnread, wordings.FirstOf(wordings.Clean(it.printed.Label), title))
		case as != "" && it.Kind != place.Sign && it.Kind != place.Image && inLine:
			it.relabel(x, as)
		}
	}
}

var hiredBy = pattern.Of(`(?:受聘|就职|任职|供职|聘用|工作)于$`)

// employers finds what a form about one of the applicant's people asks of the applicant, as
// whom the person works for.
func employers(p *proposal) {
	named := false // the form says somewhere that it asks for whom the person works
	block := ""    // the table or lines in which it did last, with nothing of the person since
	var bare []*item
	for _, it := range p.items {
		if !slices.ContainsFunc(it.Heads, func(h place.Head) bool {
			return h.Role == place.HeadTitle && (title.ByEmployer(title.Bare(wordings.Clean(h.Text))) || ofLeader(p, it, h.Text))
		}) {
			continue
		}
		label := p.x.w.Flat(wordings.Remark.ReplaceAllString(wordings.Clean(it.Label), ""))
		text := it.Kind == place.Text || it.Kind == place.LongText
		if it.box != block || slices.Contains(privateMatters, it.spelledAttribute(p.x)) {
			block = ""
		}
		switch whom := strings.TrimSuffix(strings.TrimSuffix(label, "名称"), "全称"); {
		case text && (slices.Contains(p.x.w.Employers, whom) || label == "单位" && !it.inColumn() || it.inCell() && hiredBy.MatchString(label)):
			it.relabel(p.x, "单位名称")
			it.employer = true
			block = it.box
		case block != "" && ofFirmOnly.MatchString(label):
			it.employer = true
		case strings.HasPrefix(label, "单位"):
			bare = append(bare, it)
			fallthrough
		default:
			it.employer = slices.ContainsFunc(it.Heads, func(h place.Head) bool {
				return h.Role != place.HeadColumn && h.Role != place.HeadUnit && h.Role != place.HeadTitle && ofEmployer(p.x.w, h.Text)
			})
		}
		if named = named || it.employer; it.employer {
			it.self = append(it.self, p.x.w.Employers...)
		}
	}
	for _, it := range bare {
		it.employer = it.employer || named
	}
}

// ofLeader tells whether a line on the cover of a form about a team asks for whom its leader works: the firm that hands it in.
func ofLeader(p *proposal, it *item, title string) bool {
	return it.box == "p" && strings.Contains(title, "团队") && slices.Contains(p.x.w.Employers, p.x.w.Flat(it.Label)) && slices.ContainsFunc(p.items, func(o *item) bool {
		return o.box == "p" && o.row < it.row && o.row >= it.row-4 && teamLeader.MatchString(wordings.Clean(o.Label))
	})
}

// teamLeader asks who leads a team.
var teamLeader = pattern.Of(`^(?:创新)?团队(?:负责人|带头人|领军人)(?:姓名)?$`)

// ofFirmOnly begin labels of what a firm has and no person: after whom a person works for they are asked of the firm.
var ofFirmOnly = pattern.Of(`^(?:单位)?(?:注册|成立|统一社会信用代码|法定代表人|法人代表|职工|从业人员|研发|研究开发|经营范围|主营|上一?年度?(?:末|单位)?(?:主营|营业|销售|利润|净利|研发|纳税|上缴|缴税|资产|总产值)|营业收入|利润总额|资产总额|是否(?:为|属于|系)?(?:高新|国家高新|规模以上|科技型|专精特新|上市)|联系人|联络人|经办人)`)

var (
	counting  = pattern.Of(`^[一二三四五六七八九十\d]{1,3}`)
	firmsPart = pattern.Of(`^单位(?:法定代表人|法人代表|基本|概况|情况|简介|信息|研发|经营|财务|经济|人员|科研|创新)`)
)

// ofEmployer tells whether a heading begins with a word for whom a person works for.
func ofEmployer(w *wordings.Words, text string) bool {
	flat := counting.ReplaceAllString(w.Flat(text), "")
	return firmsPart.MatchString(flat) || slices.ContainsFunc(w.Employers, func(s string) bool { return strings.HasPrefix(flat, s) })
}

var (
	signedAsks = []string{"身份证号", "职务", "职称", "手机", "部门"}
	bothSign   = pattern.Of(`或|/|、|和|及`)
)

// signer is the block that a place to sign begins: what is asked below it, who signs.
func signer(p *proposal, it *item) block {
	label := wordings.Clean(wordings.Remark.ReplaceAllString(wordings.Clean(it.Label), ""))
	who := p.x.personIn(p.x.w.Flat(label))
	if title := it.letter(); title != "" && letter.IsDelegate(label) && letter.ToContact(title) {
		who = p.x.personIn(letter.Handler)
	}
	if it.Kind != place.Sign || it.box != "p" || who < 0 || bothSign.MatchString(label) {
		return block{owner: nobody}
	}
	return block{owner: who, box: it.box, row: it.row, signed: true}
}

// beside a place for who fills in, these are signed by hand with it: 单位负责人：____ 财务负责人：____ 填表人：____.
var signsToo = pattern.Of(`(?:负责人|审核人?|复核人?|主管|会计|出纳|财务人员|统计员|领导|签发人?|法定代表人|法人代表)(?:姓名)?$`)

// fillers takes back who fills in, and how to reach it, where the form asks for a contact of its own as well, which may be another;
// and all the people of a row or line in which who fills in stands among those who answer for the form: they sign it.
func fillers(p *proposal) {
	label := func(it *item) string { return wordings.Remark.ReplaceAllString(wordings.Clean(it.printed.Label), "") }
	contact := slices.ContainsFunc(p.items, func(it *item) bool {
		return it.entry.Field == "handler.name" && it.entry.State == plan.Proposed && !fillsIn.MatchString(label(it))
	})
	for _, filler := range p.items {
		if !fillsIn.MatchString(label(filler)) {
			continue
		}
		var row []*item
		signed := false
		for _, it := range p.items {
			if it.box == filler.box && it.row == filler.row {
				row, signed = append(row, it), signed || signsToo.MatchString(label(it))
			}
		}
		for _, it := range row {
			theirs := strings.HasPrefix(it.entry.Field, "handler.") && contact || signed && isPersons.MatchString(it.entry.Field)
			if it.entry.State == plan.Proposed && theirs {
				it.retract(plan.ReasonUnread, label(filler), it.entry.Field)
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

// conditional takes back what is asked only of some: whether the applicant is one of them is not known.
func conditional(p *proposal) {
	for _, it := range p.items {
		for _, text := range append(heading.Steps(it.Context), headTexts(it)...) {
			if text = wordings.Clean(text); it.entry.State == plan.Proposed && onlyIf.MatchString(text) && !ifFirm.MatchString(text) {
				it.retract(plan.ReasonUnread, text, it.entry.Field)
			}
		}
	}
}

// noted takes back what a note of the form says to be meant otherwise than the field is, 研发人员指折合全时当量, with the whole block where
// that is the name; the figures where one says that they are of more than the firm; and everything of the firm where one says that the
// form is about another or filled in by one: 本表填写核心供应商的情况.
func noted(p *proposal) {
	type reading struct{ note, of, says, about, by, scope string }
	var read []reading // those that say anything; every place has the same
	if len(p.items) > 0 {
		for _, note := range p.items[0].Notes {
			r := reading{note: wordings.Clean(note), by: notes.By(note), scope: notes.Scope(note)}
			r.of, r.says = notes.Of(note)
			if r.about = notes.Whole(r.note); r.of+r.about+r.by+r.scope != "" {
				read = append(read, r)
			}
		}
	}
	box, named := "", "" // the note by which the name of the block is another's
	for _, it := range p.items {
		m, ok := p.meaningOf(it)
		if !ok || it.entry.State != plan.Proposed {
			continue
		}
		if it.box != box || it.entry.Field == "org.name" {
			box, named = it.box, ""
		}
		label := wordings.Remark.ReplaceAllString(wordings.Clean(it.printed.Label), "")
		for _, r := range read {
			ours := r.of != "" && (r.of == label || len([]rune(r.of)) == 1 && strings.HasSuffix(it.printed.Label, r.of))
			switch {
			case ours && (len(hintAsks(p.x, it, m, r.says)) > 0 || it.entry.Sub == "" && anyYear.MatchString(r.says)):
				if it.entry.Field == "org.name" {
					named = r.note
				}
			case r.about != "" && m.firm && wordings.FirstOf(p.other(it, p.x.w.Flat(r.about)), p.otherEntity(it, r.about, nil)) != "":
			case r.by != "" && m.firm && p.filledByOther(it, r.by):
			case r.scope != "" && strings.HasPrefix(it.entry.Field, "fin."), strings.HasPrefix(r.scope, "含") && strings.HasPrefix(it.entry.Field, "staff."):
			default:
				continue
			}
			it.retract(plan.ReasonUnread, r.note, strings.TrimSpace(it.entry.Field+" "+it.entry.Sub))
			break
		}
		if named != "" && it.entry.State == plan.Proposed && m.firm {
			it.retract(plan.ReasonUnread, named, strings.TrimSpace(it.entry.Field+" "+it.entry.Sub))
		}
	}
}

// filledByOther tells whether whoever is said to fill in a form is neither the applicant nor one of its people.
func (p *proposal) filledByOther(it *item, who string) bool {
	flat := p.x.w.Flat(who)
	if strings.HasSuffix(flat, "单位") {
		return wordings.FirstOf(p.other(it, flat), p.otherEntity(it, who, nil)) != ""
	}
	return dealsWith.MatchString(who) && !filler.Usually(who) && !p.isSelf(it, flat)
}

// dealsWith ends the word for somebody with whom one deals: 担保方, 出租人.
var dealsWith = pattern.Of(`(?:方|商|客?户|对象|(?:租|借|贷|担?保|[买卖]|让|托|投资|采购|供应|[中招投]标|[承发]包|[抵质]押|债[权务])人)$`)

var (
	// ofInvoice asks what an invoice is written with, the firm's own account among it; payer asks for the account from which it pays.
	ofInvoice = pattern.Of(`开票|发票|税号|纳税人识别号`)
	payer     = pattern.Of(`付款|缴[费款]|汇款|退[款费]|扣款`)
)

// charged is the word around a place for money that whoever fills in the form pays to the account that it asks, "" for none.
func charged(it *item, label string, invoice bool) string {
	for _, text := range append(heading.Steps(it.Context), headTexts(it)...) {
		if pays := title.Charges(wordings.Clean(text)); pays != "" && !payer.MatchString(label) && (!invoice || strings.Contains(label, "收款")) {
			return pays
		}
	}
	return ""
}

// lettered is a letter that counts headings.
var lettered = pattern.Of(`^[a-z][.、)]`)
