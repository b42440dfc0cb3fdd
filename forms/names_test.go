package forms_test

import (
	"testing"

	"yibiao/forms"
)

func TestSpacesWithinNamesAreTakenOut(t *testing.T) {
	for typed, want := range map[string]string{
		"张 三": "张三", "张　三": "张三", "王 小明": "王小明", "欧阳 修": "欧阳修", "张三 李四": "张三 李四", "张三 李四 王五": "张三 李四 王五", " 张三 ": "张三",
		"柳州 市某某机械有限公司": "柳州市某某机械有限公司", "柳州市 某某（集团） 有限公司": "柳州市某某（集团）有限公司", "甲机械公司 乙机械公司": "甲机械公司 乙机械公司",
		"柳州 ABC 公司": "柳州 ABC 公司", "John Smith": "John Smith", "": "", "阿依古丽 买买提": "阿依古丽 买买提",
		"阿里・买买提": "阿里·买买提", "阿里•买买提": "阿里·买买提", "阿里‧买买提": "阿里·买买提", "阿里．买买提": "阿里·买买提", "阿里·买买提": "阿里·买买提", "A•B": "A•B",
	} {
		if got := forms.FoldName(typed); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}
