package checks

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"yibiao/forms"

	"github.com/google/go-cmp/cmp"
)

// firm is a made-up applicant: what it differs in from the plain manufacturing company of Liuzhou.
type firm struct {
	name   string
	values map[string]string
	tables map[string][]map[string]string
	want   map[forms.Outcome]int
}

// plain is a manufacturing company of Liuzhou with three years of figures; everything else is answered for the best.
var plain = map[string]string{
	"org.name": "柳州甲机械有限公司", "org.uscc": "91450200MA5YLBT65G", "org.type": "企业", "org.ent_type": "有限责任公司(自然人投资或控股)",
	"org.ownership": "民营控股", "org.established": "2015-03-01", "org.reg_capital": "3000", "org.paid_capital": "3000",
	"org.reg_address": "广西柳州市鱼峰区机械路1号", "org.region": "450203", "org.industry": "C3511", "org.scale": "小型", "org.above_scale": "true",
	"staff.total": "120", "staff.rd": "30", "credit.dishonest": "false", "credit.accident": "false",
	"org.biz_address": "", "bank.account_name": "", // as the defaults say
	"none:support.table": "true",
}

// best are answers under which a programme is met, where the first choice or a false is not.
var best = map[string]string{
	"eq.level": "国内领先", "eq.price": "380", "eq.first_use": "2026-03-01", "cert.date": "2026-01-10", "cert.year": "2026",
	"jg.base_kind": "固定资产投资额", "jg.fixed": "100", "jn.meter": "true", "pilot.listed": "true", "pilot.normal": "true", "pilot.goal": "二级",
	"ys.level": "二级", "pilot.open": "2024-10-18", "pilot.close": "2027-09-30", "pilot.contract_date": "2026-04-01", "project.start": "2026-04-02", "project.end": "2026-08-01",
	"project.place": "450203", "project.total": "600", "project.done": "400", "project.apply": "20", "project.self": "600", "project.filing_no": "2512-450203", "apply.amount": "10",
	"head.title": "正高级", "tj.year": "2025", "tj.value": "10500", "xw.prev": "100", "xw.now": "200", "wm.center": "true", "wm.enter": "2025-01-01", "wm.from": "2026-01-01", "wm.to": "2026-12-31",
	"gq.date": "2026-06-01", "gq.cert": "GR202645000123", "rc.level": "E类", "tz.year": "2026", "tz.period": "第二季度", "zc.quarter": "第三季度", "tz.done": "6000", "tz.target": "5000", "tz.left": "100", "zc.now": "3000", "zc.prev": "2000", "yj.back": "2026-05-03", "yj.renew": "1000", "yj.amount": "300",
	"gp.use_date": "2025-01-01", "gp.from": "2025-01-01", "gp.to": "2025-12-31", "zy.area": "科技创新基地建设", "zy.mode": "直接补助", "db.fee": "1", "db.fee_limit": "2", "done.assess": "合格",
	"jn.base_out": "20000", "jn.now_out": "20000", "jn.base_from": "2024-09-01", "jn.base_to": "2025-08-31", "jn.now_from": "2025-09-01", "jn.now_to": "2026-08-31", "yd.month": "2026-05", "zp.year": "2025", "eval.conclusion": "通过(肯定)", "dk.amount": "500", "dk.spread": "1",
	"tc.kind": "技术开发", "tc.signed": "2025-03-01", "tc.amount": "50", "tc.paid": "50", "tc.trade": "50", "tc.count": "1", "conv.sales": "300", "fw.duty": "true", "gh.due": "2026-05-01", "ss.first": "2026-05-01", "ss.from": "2026-01-01", "ss.to": "2026-12-31",
	"yjs.applicant_kind": "科研机构(单位)", "yjs.consent": "true", "ys.round": "1", "zg.count": "1", "yd.sat": "95", "yd.unsat": "5", "gn.from": "2026-01-01", "gn.to": "2028-12-31", "gp.ratio": "50", "gp.cost": "1000", "zp.spent": "20", "js.threshold": "3", "zj.min_invest": "1", "zj.min_rev": "1", "tj.all": "true",
}

// bestCells are the cells of the rows of a table, by column, one after the other.
var bestCells = map[string][]string{
	"status": {"有效"}, "how": {"自主研发"}, "valid": {"2030-01-01"}, "circle": {"学术界", "产业界", "投资界"}, "year": {"2023", "2024", "2025"}, "y": {"2022", "2023", "2024"},
	"no": {"ZL201710601862.3", "ZL201710601863.8", "ZL201710601864.2"}, "fiscal": {"0"}, "rd": {"500"}, "rev": {"8000"}, "main_rev": {"8000"},
	"from": {"2026-04-02"}, "to": {"2026-08-01"}, "external": {"true"}, "value": {"300"}, "pct": {"100"}, "publish": {"2025-05-01"}, "month": {"2026-04", "2026-05", "2026-06"}, "seq": {"1", "2", "3"},
}

// filled answers every question of a form: the firm's profile, the best answers, and something fitting for the rest.
func filled(form *forms.Form, own firm) forms.Case {
	c := forms.Case{Answers: forms.NewAnswers(), Attached: map[string]int{}, Today: time.Date(2026, 9, 1, 0, 0, 0, 0, time.UTC)}
	maps.Copy(c.Answers.Values, plain)
	for _, f := range form.Fields() {
		if f.IsTable() {
			if given, ok := own.tables[f.Name()]; ok || f.Name() == "support.table" {
				c.Answers.Tables[f.Name()] = own.rows(f, given)
				continue
			}
			c.Answers.Tables[f.Name()] = own.rows(f, make([]map[string]string, max(3, f.MinRows)))
			continue
		}
		if _, known := plain[f.Name()]; !known && !f.Computed() {
			c.Answers.Values[f.Name()] = answerFor(f)
		}
	}
	for _, p := range form.Programmes {
		for _, r := range p.Rules {
			c.Answers.Values[r.TickField()] = "true"
		}
	}
	for _, r := range form.Requirements {
		c.Attached[r.ID.S] = 1
	}
	for _, row := range c.Answers.Tables["zp.spend"] { // kinds of expenditure that may be paid
		row.Cells["subject"], row.Cells["note"] = "设备费", "购置检测设备两台"
	}
	for _, p := range form.Programmes { // what is to be approved is still to be done
		if slices.ContainsFunc(p.Rules, func(r *forms.Rule) bool { return r.ID.S == "PLAN" }) {
			c.Answers.Values["project.end"] = "2027-12-31"
		}
	}
	c.Answers.Values["cert.holder"] = own.called()
	maps.Copy(c.Answers.Values, own.values)
	for _, id := range []string{"org.biz_address", "bank.account_name"} { // what would follow by default has been confirmed
		if c.Answers.Values[id] == "" {
			c.Answers.Values[id] = c.Answers.Values[map[string]string{"org.biz_address": "org.reg_address", "bank.account_name": "org.name"}[id]]
		}
	}
	return c
}

// called is the firm's name.
func (own firm) called() string {
	if name, ok := own.values["org.name"]; ok {
		return name
	}
	return plain["org.name"]
}

func (own firm) rows(table *forms.Field, given []map[string]string) []forms.Row {
	var out []forms.Row
	for i, cells := range given {
		row := forms.Row{ID: table.Name() + string(rune('a'+i)), Cells: map[string]string{}}
		for _, column := range table.Columns {
			row.Cells[column.Name()] = own.cell(column, i)
		}
		maps.Copy(row.Cells, cells)
		out = append(out, row)
	}
	return out
}

func (own firm) cell(column *forms.Field, row int) string {
	if number, ok := numberOf[column.Validator.S]; ok && (column.Is(forms.TypeCode) || column.Validator.S == "paper_no") {
		return number
	}
	if of := bestCells[column.Name()]; len(of) > 0 {
		return of[row%len(of)]
	}
	switch column.Name() {
	case "owner", "unit", "name":
		if column.Name() == "name" && row > 0 {
			return fmt.Sprintf("第%d项", row+1) // the same thing twice counts once
		}
		return own.called()
	}
	if column.Is(forms.TypeText) {
		return answerFor(column) + fmt.Sprint(row+1)
	}
	return answerFor(column)
}

// numberOf is a number by the check of its field.
var numberOf = map[string]string{"paper_no": "桂科〔2025〕12号", "contract_no": "HT-2025-01", "hte_no": "GR202545000123", "trademark_no": "32456789",
	"achievement_reg_no": "4502025Y0012", "invoice_no": "25452000000012345678"}

func answerFor(f *forms.Field) string {
	if value, ok := best[f.Name()]; ok {
		return value
	}
	switch f.Type.S {
	case "choice", "multi":
		return f.Options[0]
	case "bool":
		return "false"
	case "int", "number", "money", "percent":
		return "10"
	case "date":
		return "2026-05-01"
	case "yearmonth":
		return "1980-05"
	case "year":
		return "2025"
	case "region":
		return "450203"
	case "industry":
		return "C3511"
	case "ip_no":
		return "ZL201710601862.3"
	}
	if number, ok := numberOf[f.Validator.S]; ok {
		return number
	}
	return strings.Repeat("说明", 30)
}

// TestVerdictsOfTwentyFirms counts the programmes by what is said of them. The dossiers are complete and say the best about the
// project, so only the firm itself decides: a firm that a condition speaks against is met nowhere where it is asked.
func TestVerdictsOfTwentyFirms(t *testing.T) {
	library := builtin(t)
	for _, own := range append(slices.Clone(tenFirms), otherFirms...) {
		t.Run(own.name, func(t *testing.T) {
			got := map[forms.Outcome]int{}
			for _, pack := range library.Packs {
				for _, q := range pack.Programmes {
					if q.Card != nil || q.ID.S == "yjs-00-combined" {
						continue
					}
					form, err := forms.Compose(pack, []string{q.ID.S})
					if err != nil {
						t.Fatal(err)
					}
					a := Assess(form, filled(form, own))
					got[a.Verdicts[len(a.Verdicts)-1].Outcome]++
					for _, c := range a.Verdicts[len(a.Verdicts)-1].Conditions {
						if c.Outcome == forms.NotMet && c.Rule.Src != forms.Seed {
							t.Errorf("%s is not met, though the document does not demand it", c.Rule.Key())
						}
					}
				}
			}
			if diff := cmp.Diff(own.want, got); diff != "" {
				t.Errorf("outcomes (-want +got):\n%s", diff)
			}
		})
	}
}

var tenFirms = []firm{
	{name: "a manufacturer of Liuzhou", want: map[forms.Outcome]int{forms.Met: 21, forms.NoConditions: 1, forms.Confirm: 32, forms.Doubtful: 6, forms.NotMet: 5}},
	{name: "of Nanning", want: map[forms.Outcome]int{forms.Met: 12, forms.NoConditions: 1, forms.Confirm: 20, forms.Doubtful: 27, forms.NotMet: 5}, values: map[string]string{"org.name": "南宁乙机械有限公司", "org.region": "450103", "org.reg_address": "广西南宁市青秀区民族大道1号"}},
	{name: "of Guangzhou, in a street named Guangxi", want: map[forms.Outcome]int{forms.Met: 9, forms.NoConditions: 1, forms.Doubtful: 49, forms.NotMet: 6}, values: map[string]string{"org.name": "广州丙机械有限公司", "org.region": "440100", "org.reg_address": "广州市广西路8号"}},
	{name: "registered in Changsha with its plant in Liuzhou", want: map[forms.Outcome]int{forms.Met: 9, forms.NoConditions: 1, forms.Confirm: 28, forms.Doubtful: 22, forms.NotMet: 5}, values: map[string]string{"org.name": "长沙丁机械有限公司", "org.region": "430100", "org.reg_address": "湖南省长沙市岳麓区1号", "org.biz_address": "广西柳州市柳江区新兴工业园3号"}},
	{name: "of another industry", want: map[forms.Outcome]int{forms.Met: 13, forms.NoConditions: 1, forms.Confirm: 17, forms.Doubtful: 26, forms.NotMet: 8}, values: map[string]string{"org.industry": "G54"}},
	{name: "listed as dishonest", want: map[forms.Outcome]int{forms.Met: 9, forms.NoConditions: 1, forms.Confirm: 1, forms.Doubtful: 49, forms.NotMet: 5}, values: map[string]string{"credit.dishonest": "true"}},
	{name: "in its first year", want: map[forms.Outcome]int{forms.Met: 20, forms.NoConditions: 1, forms.Confirm: 30, forms.Unknown: 1, forms.Doubtful: 8, forms.NotMet: 5}, values: map[string]string{"org.established": "2025-02-01", "none:tj.table": "true", "none:fin.table": "true"}, tables: map[string][]map[string]string{"tj.table": {}, "fin.table": {}}},
	{name: "a large group", want: map[forms.Outcome]int{forms.Met: 21, forms.NoConditions: 1, forms.Confirm: 30, forms.Doubtful: 8, forms.NotMet: 5}, values: map[string]string{"org.scale": "大型", "staff.total": "5000"}},
	{name: "a branch", want: map[forms.Outcome]int{forms.Met: 9, forms.NoConditions: 1, forms.Confirm: 11, forms.Doubtful: 39, forms.NotMet: 5}, values: map[string]string{"org.name": "甲集团有限公司柳州分公司", "org.ent_type": "有限责任公司分公司"}},
	{name: "a researcher", want: map[forms.Outcome]int{forms.Met: 3, forms.NoConditions: 1, forms.Confirm: 8, forms.Unknown: 43, forms.Doubtful: 7, forms.NotMet: 3}, values: map[string]string{"yjs.applicant_kind": "科研人员(个人)", "yjs.person_name": "覃某", "org.name": "", "org.type": "", "org.ent_type": "", "org.industry": "", "org.scale": "", "org.region": "", "org.reg_address": "", "org.established": ""},
		tables: map[string][]map[string]string{"ip": {{"owner": "覃某"}, {"owner": "覃某、广西某大学"}}}},
	{name: "with patents lapsed, pending or of another firm", want: map[forms.Outcome]int{forms.Met: 20, forms.NoConditions: 1, forms.Confirm: 28, forms.Doubtful: 9, forms.NotMet: 7}, tables: map[string][]map[string]string{
		"ip": {{"status": "失效"}, {"status": "审中"}, {"owner": "柳州甲机械有限公司北京分公司"}}, "project.ip": {{"status": "失效"}, {"status": "审中"}, {"owner": "柳州甲机械有限公司北京分公司"}}, "ip.table": {}}},
}
