package phrase_test

import (
	"strings"
	"testing"

	"yibiao/dossier/docx/place/find/phrase"
)

// TestAboutFilling has lines that say how a form is filled in, which head nothing, and some
// that begin like them and do.
func TestAboutFilling(t *testing.T) {
	for _, tc := range []struct {
		heads bool
		lines string
	}{
		{false, `2.本表可向管理机构免费索取，也可自行下载 3.本表需用钢笔填写或者计算机打印 本表一式三份 本表须由投标人加盖公章 5.本表须由投标人加盖公章 此表可复印
			如系个人申请，不必填写“负责人姓名”项 如为个人，不必填写 要求填写企业全称 （1）请用黑色签字笔填写 表内各项须如实填写 以上内容均须加盖公章 一式两份
			注：本表适用于企业 *本表请用A4纸打印`},
		{true, `企业基本情况 1.本单位基本情况 一、申请人信息 本表由受理单位填写 如系合作单位，请填写以下内容 本企业情况如下 以上由主管部门填写 表1合作单位情况 请提供合作单位信息`},
	} {
		for _, line := range strings.Fields(tc.lines) {
			if got := !phrase.AboutFilling(line); got != tc.heads {
				t.Errorf("%s: heads something %v, want %v", line, got, tc.heads)
			}
		}
	}
}
