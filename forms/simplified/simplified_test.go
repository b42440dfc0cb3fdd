package simplified

import "testing"

func TestTraditionalCharactersAreReadAsSimplifiedOnes(t *testing.T) {
	for from, want := range map[string]string{
		"廣西柳州市柳東區河西路18號": "广西柳州市柳东区河西路18号", "企業技術改造": "企业技术改造", "通用設備製造業": "通用设备制造业", "備份": "备份",
		"關於徵收": "关于征收", "乾坤 著作权 瞭望 藉口": "乾坤 著作权 瞭望 藉口", "广西 ABC，。": "广西 ABC，。", "": "",
	} {
		if got := Text(from); got != want || Text(got) != got {
			t.Errorf("%q is %q, want %q", from, got, want)
		}
	}
}
