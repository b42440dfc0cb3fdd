package say

import (
	"strings"
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/importing"
	"yibiao/forms"
	"yibiao/forms/strict"
)

func TestEveryMistakeInAFileHasASentence(t *testing.T) {
	for _, folder := range []string{"../../forms/loading", "../../forms/strict"} {
		for _, code := range codes(t, folder) {
			if mistakes[strict.Code(code)] == "" {
				t.Errorf("no sentence for %s", code)
			}
		}
	}
}

func TestMistakesInFilesSayWhereWhatAndWhatToDo(t *testing.T) {
	read := func(text string) error {
		_, err := importing.ReadValues([]byte(text))
		return err
	}
	for _, c := range []struct {
		name string
		err  error
		want string
	}{
		{"answers", read("values:\n  a: b\nvalus: {}"), "文件内容读不懂：第 3 行第 1 列：这里没有“valus”这个名称，是不是“values”？（可以写：values tables ticks none）。"},
		{"answers twice", read("values:\n  a: b\n  a: c"), "第 3 行第 3 列：“a”写了两次，第 2 行已经有了，请删掉一个。"},
		{"answers not closed", read("values:\n  a: [b,\n  c: d"), "（从第 2 行开始）"},
		{"a pack", strict.Read("甲/pack.yaml", []byte("pack: x\ntitel: y"), &forms.Pack{}), "数据包有 1 处错误，没有使用它：\n  甲/pack.yaml:2:1: 这里没有“titel”这个名称，是不是“title”？（可以写：pack title "},
		{"packs below a failure", &session.Failure{Code: "pack-mistakes", Err: strict.Read("甲.yaml", []byte("a:b\nc: d"), &forms.Pack{})}, "甲.yaml:2:2: 冒号不对：名称后面是英文冒号加一个空格"},
	} {
		if got := Failure(c.err); !strings.Contains(got, c.want) {
			t.Errorf("%s: %q does not say %q", c.name, got, c.want)
		}
	}
}
