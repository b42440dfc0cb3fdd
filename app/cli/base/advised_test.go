package base

import "testing"

func TestAdvisedCommandsNameTheVault(t *testing.T) {
	for _, c := range []struct{ vault, text, want string }{
		{"", "先看会动什么：yibiao client import --undo", "先看会动什么：yibiao client import --undo"},
		{"/tmp/甲", "先看会动什么：yibiao client import --undo", "先看会动什么：yibiao --vault /tmp/甲 client import --undo"},
		{`D:\my work\$1`, "用 yibiao list 或者 yibiao set", `用 yibiao --vault "D:\my work\$1" list 或者 yibiao --vault "D:\my work\$1" set`},
		{"v", "/opt/yibiao docs；见 yibiao --help", "/opt/yibiao docs；见 yibiao --help"},
	} {
		if got := advised(&Program{Vault: c.vault}, c.text); got != c.want {
			t.Errorf("%q in %q: %q, want %q", c.text, c.vault, got, c.want)
		}
	}
}
