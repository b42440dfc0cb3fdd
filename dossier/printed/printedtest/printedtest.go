// Package printedtest says how every type of answer is printed, for the tests of all that print.
package printedtest

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"yibiao/dossier/printed"
	"yibiao/forms"
	"yibiao/forms/loading"
)

const fields = `
fields:
  - { id: a.text, group: 甲, label: 名称, type: text }
  - { id: a.longtext, group: 甲, label: 简介, type: longtext }
  - { id: a.upper, group: 甲, label: 大写, type: upper }
  - { id: a.int, group: 甲, label: 人数, type: int, unit: 人 }
  - { id: a.number, group: 甲, label: 面积, type: number, unit: 平方米 }
  - { id: a.money, group: 甲, label: 销售额, type: money, unit: 万元 }
  - { id: a.yuan, group: 甲, label: 单价, type: money, unit: 元 }
  - { id: a.percent, group: 甲, label: 占比, type: percent, unit: "%" }
  - { id: a.date, group: 甲, label: 成立日期, type: date }
  - { id: a.yearmonth, group: 甲, label: 投产年月, type: yearmonth }
  - { id: a.year, group: 甲, label: 年度, type: year }
  - { id: a.choice, group: 甲, label: 规模, type: choice, options: [大型, 中型] }
  - { id: a.bool, group: 甲, label: 规上, type: bool }
  - { id: a.multi, group: 甲, label: 领域, type: multi, options: [机械, 电子, 化工] }
  - { id: a.list, group: 甲, label: 产品, type: list }
  - { id: a.code, group: 甲, label: 邮政编码, type: code, validator: postcode }
  - { id: a.mobile, group: 甲, label: 手机, type: mobile }
  - { id: a.phone, group: 甲, label: 电话, type: phone }
  - { id: a.email, group: 甲, label: 邮箱, type: email }
  - { id: a.url, group: 甲, label: 网址, type: url }
  - { id: a.ip_no, group: 甲, label: 专利号, type: ip_no }
  - { id: a.region, group: 甲, label: 所在地, type: region }
  - { id: a.industry, group: 甲, label: 行业, type: industry }
`

// Form is a profile with one field of each type, two of money; packs is the folder that holds the vocabulary's lists.
func Form(t testing.TB, packs fs.FS) *forms.Form {
	t.Helper()
	text := strings.ReplaceAll(fields, " }", ", required: false, src: practice, place: 全国 }")
	files := fstest.MapFS{"v/fields.yaml": {Data: []byte(text)}}
	for _, name := range []string{"codes.yaml", "calendar.yaml"} {
		data, err := fs.ReadFile(packs, "vocabulary/"+name)
		if err != nil {
			t.Fatal(err)
		}
		files["v/"+name] = &fstest.MapFile{Data: data}
	}
	vocabulary, err := loading.ReadVocabulary(files, "v")
	if err != nil {
		t.Fatal(err)
	}
	form, err := vocabulary.ProfileForm()
	if err != nil {
		t.Fatal(err)
	}
	return form
}

// Row is an answer and its print.
type Row struct {
	// Field is a field of Form; Canonical its answer as the dossier keeps it.
	Field, Canonical string
	// Own: the look is that of a place made for the field (printed.Own with Look.Format).
	Own  bool
	Look printed.Look
	Want string
}

// Rows are the print of every type in every unit and format.
var Rows = append([]Row{
	{Field: "a.money", Canonical: "380", Look: printed.Look{Unit: "万元"}, Want: "380.00"},
	{Field: "a.money", Canonical: "380", Look: printed.Look{Unit: "元"}, Want: "3800000.00"},
	{Field: "a.money", Canonical: "380", Look: printed.Look{Unit: "千元"}, Want: "3800.00"},
	{Field: "a.money", Canonical: "380", Look: printed.Look{Unit: "百万元"}, Want: "3.80"},
	{Field: "a.money", Canonical: "380", Look: printed.Look{Unit: "亿元"}, Want: "0.038"},
	{Field: "a.money", Canonical: "380.123456", Look: printed.Look{Unit: "元"}, Want: "3801234.56"},
	{Field: "a.money", Canonical: "380", Want: "380.00万元"},
	{Field: "a.percent", Canonical: "44", Look: printed.Look{}, Want: "44.00%"},
	{Field: "a.percent", Canonical: "44", Look: printed.Look{Unit: "%"}, Want: "44.00"},
	{Field: "a.money", Canonical: "380", Look: printed.Look{Unit: "台"}, Want: "380.00"},
	{Field: "a.money", Canonical: "380", Look: printed.Look{Format: "upper", Unit: "元"}, Want: "人民币叁佰捌拾万元整"},
	{Field: "a.yuan", Canonical: "1200.5", Want: "1200.50元"},
	{Field: "a.yuan", Canonical: "1200.5", Look: printed.Look{Unit: "万元"}, Want: "0.12005"},
	{Field: "a.yuan", Canonical: "1200.5", Look: printed.Look{Unit: "元"}, Want: "1200.50"},
	{Field: "a.yuan", Canonical: "1200.5", Look: printed.Look{Format: "upper"}, Want: "人民币壹仟贰佰元伍角整"},
	{Field: "a.date", Canonical: "2016-05-06", Want: "2016年5月6日"},
	{Field: "a.date", Canonical: "2016-05-06", Look: printed.Look{Month: true}, Want: "2016年5月"},
	{Field: "a.region", Canonical: "450203", Look: printed.Look{Format: "province"}, Want: "广西壮族自治区"},
	{Field: "a.region", Canonical: "450203", Look: printed.Look{Format: "city"}, Want: "柳州市"},
	{Field: "a.region", Canonical: "450203", Look: printed.Look{Format: "county"}, Want: "鱼峰区"},
	{Field: "a.region", Canonical: "450203", Look: printed.Look{Format: "province", Level: "省"}, Want: "广西"},
	{Field: "a.region", Canonical: "450203", Look: printed.Look{Format: "city", Level: "市"}, Want: "柳州"},
	{Field: "a.region", Canonical: "450203", Look: printed.Look{Format: "county", Level: "区"}, Want: "鱼峰"},
	{Field: "a.region", Canonical: "450203", Look: printed.Look{Format: "county", Level: "县"}, Want: "鱼峰区"},
}, own()...)

// own are the prints in places that were made for their fields.
func own() []Row {
	var rows []Row
	for _, r := range [][4]string{
		{"a.text", "柳州甲公司", "", "柳州甲公司"},
		{"a.longtext", "一段\n二段", "", "一段\n二段"},
		{"a.upper", "叁佰", "", "叁佰"},
		{"a.int", "12", "", "12"},
		{"a.number", "1.23456", "", "1.23456"},
		{"a.money", "380", "", "380.00"},
		{"a.money", "380.123456", "", "380.123456"},
		{"a.money", "380", "upper", "人民币叁佰捌拾万元整"},
		{"a.yuan", "1200.5", "", "1200.50"},
		{"a.yuan", "1200.5", "upper", "人民币壹仟贰佰元伍角整"},
		{"a.percent", "12.5", "", "12.50"},
		{"a.date", "2016-05-06", "", "2016年5月6日"},
		{"a.yearmonth", "2016-05", "", "2016年5月"},
		{"a.year", "2016", "", "2016"},
		{"a.choice", "大型", "", "大型"},
		{"a.bool", "true", "", "是"},
		{"a.bool", "false", "", "否"},
		{"a.multi", "机械\n化工", "", "机械、化工"},
		{"a.list", "甲\n乙", "", "甲、乙"},
		{"a.code", "545000", "", "545000"},
		{"a.mobile", "13877212345", "", "13877212345"},
		{"a.phone", "0772-2612345", "", "0772-2612345"},
		{"a.email", "a@b.cn", "", "a@b.cn"},
		{"a.url", "https://b.cn", "", "https://b.cn"},
		{"a.ip_no", "ZL202410123456.7", "", "ZL202410123456.7"},
		{"a.region", "450203", "", "广西壮族自治区柳州市鱼峰区"},
		{"a.region", "450203", "code", "450203"},
		{"a.region", "450203", "city", "柳州市"},
		{"a.industry", "C34", "", "通用设备制造业（C34）"},
		{"a.industry", "C34", "code", "C34"},
		{"a.industry", "C3511", "", "C3511（大类：C35 专用设备制造业）"},
	} {
		rows = append(rows, Row{Field: r[0], Canonical: r[1], Own: true, Look: printed.Look{Format: r[2]}, Want: r[3]})
	}
	return rows
}

// Ticks are the options that an answer ticks, of all that are printed: by value, for a bool by what it is called too.
var Ticks = []struct {
	Field, Canonical string
	Options, Want    []string
}{
	{"a.choice", "中型", []string{"大型", "中型"}, []string{"中型"}},
	{"a.bool", "true", []string{"是", "否"}, []string{"是"}},
	{"a.bool", "false", []string{"是", "否"}, []string{"否"}},
	{"a.multi", "机械\n化工", []string{"机械", "电子", "化工"}, []string{"机械", "化工"}},
	{"a.list", "甲\n丙", []string{"甲", "乙"}, []string{"甲"}},
	{"a.multi", "", []string{"机械", "电子"}, nil},
}
