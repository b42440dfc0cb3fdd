package checks

import "yibiao/forms"

// otherFirms are applicants of quite other kinds than those the packs were written with.
var otherFirms = []firm{
	{name: "a cooperative", want: map[forms.Outcome]int{forms.Met: 12, forms.NoConditions: 1, forms.Confirm: 11, forms.Doubtful: 33, forms.NotMet: 8}, values: map[string]string{"org.name": "柳州市某某蔬菜专业合作社", "org.type": "其他", "org.ent_type": "农民专业合作社", "org.ownership": "集体控股", "org.industry": "A0141", "org.scale": "", "org.above_scale": ""}},
	{name: "a university", want: map[forms.Outcome]int{forms.Met: 12, forms.NoConditions: 1, forms.Confirm: 11, forms.Doubtful: 33, forms.NotMet: 8}, values: map[string]string{"org.name": "广西某某科技大学", "org.type": "高等院校", "org.ent_type": "", "org.ownership": "", "org.industry": "P8341", "org.scale": "", "org.above_scale": ""}},
	{name: "a hospital", want: map[forms.Outcome]int{forms.Met: 12, forms.NoConditions: 1, forms.Confirm: 11, forms.Doubtful: 33, forms.NotMet: 8}, values: map[string]string{"org.name": "柳州市某某医院", "org.type": "医疗卫生机构", "org.ent_type": "", "org.ownership": "", "org.industry": "Q8411", "org.scale": "", "org.above_scale": ""}},
	{name: "owned from abroad", want: map[forms.Outcome]int{forms.Met: 26, forms.NoConditions: 1, forms.Confirm: 27, forms.Doubtful: 6, forms.NotMet: 5}, values: map[string]string{"org.name": "Alpha Tools（柳州）有限公司", "org.ent_type": "有限责任公司(外国法人独资)", "org.ownership": "外资控股"}},
	{name: "founded last month", want: map[forms.Outcome]int{forms.Met: 10, forms.NoConditions: 1, forms.Confirm: 14, forms.Unknown: 1, forms.Doubtful: 35, forms.NotMet: 4}, values: map[string]string{"org.established": "2026-08-03", "none:tj.table": "true", "none:fin.table": "true"}, tables: map[string][]map[string]string{"tj.table": {}, "fin.table": {}}},
	{name: "with losses", want: map[forms.Outcome]int{forms.Met: 26, forms.NoConditions: 1, forms.Confirm: 26, forms.Doubtful: 7, forms.NotMet: 5}, tables: map[string][]map[string]string{"fin.table": {
		{"year": "2023", "rev": "900", "main_rev": "900", "profit": "-300", "net": "-300", "rd": "10", "assets": "1000", "debt": "1500"},
		{"year": "2024", "rev": "700", "main_rev": "700", "profit": "-350", "net": "-350", "rd": "10", "assets": "900", "debt": "1700"},
		{"year": "2025", "rev": "500", "main_rev": "500", "profit": "-400", "net": "-400", "rd": "10", "assets": "800", "debt": "1900"}}}},
	{name: "an individual business", want: map[forms.Outcome]int{forms.Met: 12, forms.NoConditions: 1, forms.Confirm: 9, forms.Doubtful: 38, forms.NotMet: 5}, values: map[string]string{"org.name": "柳州市鱼峰区覃记机械加工部", "org.type": "其他", "org.ent_type": "个体工商户", "org.scale": "", "org.above_scale": "", "staff.total": "4", "staff.rd": "0"}},
	{name: "of Laibin", want: map[forms.Outcome]int{forms.Met: 13, forms.NoConditions: 1, forms.Confirm: 19, forms.Doubtful: 27, forms.NotMet: 5}, values: map[string]string{"org.name": "来宾戊机械有限公司", "org.region": "451302", "org.reg_address": "广西来宾市兴宾区柳州路8号"}},
	{name: "with half its profile", want: map[forms.Outcome]int{forms.Met: 9, forms.NoConditions: 1, forms.Confirm: 1, forms.Unknown: 45, forms.Doubtful: 6, forms.NotMet: 3}, values: map[string]string{"org.ent_type": "", "org.ownership": "", "org.established": "", "org.reg_capital": "", "org.paid_capital": "", "org.industry": "", "org.scale": "", "org.above_scale": "", "staff.total": "", "staff.rd": "", "credit.dishonest": "", "credit.accident": "", "none:support.table": ""},
		tables: map[string][]map[string]string{"fin.table": {}, "ip.table": {}, "qual.table": {}}},
	{name: "with absurd values", want: map[forms.Outcome]int{forms.Met: 17, forms.NoConditions: 1, forms.Confirm: 13, forms.Unknown: 20, forms.Doubtful: 9, forms.NotMet: 5}, values: map[string]string{"org.established": "2030-01-01", "org.reg_capital": "-5", "staff.total": "-3", "staff.rd": "500", "project.start": "2026-08-01", "project.end": "2020-01-01", "gn.from": "2028-01-01", "gn.to": "2020-01-01", "head.years": "-1", "gn.area": "-200", "project.total": "-600", "tj.value": "-1", "gq.date": "2031-01-01", "cert.date": "2031-01-01", "eq.price": "-380", "eq.first_use": "2031-01-01", "pilot.contract_date": "2031-01-01", "yd.sat": "950", "tc.paid": "-50", "conv.sales": "-300"},
		tables: map[string][]map[string]string{"fin.table": {{"year": "2025", "rev": "-10", "main_rev": "100", "rd": "-5"}}}},
}
