package wordings

import "testing"

func TestMoneyUnits(t *testing.T) {
	for text, want := range map[string]string{
		"单位：千元": "千元", "（金额单位：人民币千元）": "千元", "币种：人民币　单位：百万元": "百万元", "单位：人、万元": "万元", "注：金额单位为千元": "千元", "经营数据（金额以万元计）": "万元",
		"单位：万美元": "万美元", "金额单位：港币": "港币", "注册资本（万美元）": "万美元", "注册资本（万元）": "万元", "营业收入（含税，万元）": "万元", "营业收入（万元）（不含税）": "万元",
		"营业收入(万元/年)": "万元", "营业收入/千元": "千元", "2024年（亿元）": "亿元", "注册资本（万）": "万元", "注册资本（人民币/万元）": "万元", "千元": "千元", "[元]": "元",
		"单位名称": "", "补助（5万元以下）": "", "奖励50万元": "", "单位：人": "", "元器件": "", "美元账户": "", "": "",
	} {
		if got := MoneyUnitOf(text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{"（千元）": "千元", "万元": "万元", "单位：元": "元", "（万）": "万元", "人": "-", "％": "-", "年": "-", "营业收入": "", "500": "", "5万元": ""} {
		money, only := OnlyUnit(text)
		if only && money == "" {
			money = "-"
		}
		if money != want {
			t.Errorf("%s alone: %q, want %q", text, money, want)
		}
	}
}
