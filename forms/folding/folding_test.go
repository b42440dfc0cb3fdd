package folding

import "testing"

func TestWhatSaysTheSameIsFoldedAlike(t *testing.T) {
	for _, alike := range [][]string{
		{"ZL 2017 1 0601862.3", "201710601862.3", "zl201710601862.3"}, {"GX-2026 号", "gx-2026号"},
	} {
		for _, x := range alike {
			if Value(x) != Value(alike[0]) {
				t.Errorf("%q is %q, %q is %q", x, Value(x), alike[0], Value(alike[0]))
			}
		}
	}
	if Value("ZL1234567") == Value("1234567") || Value("甲") == Value("乙") {
		t.Error("what differs is folded alike")
	}
	for _, x := range []string{"ＡＢＣ　材料", "abc材料", " A B C 材 料 "} {
		if Text(x) != "ABC材料" {
			t.Errorf("%q is %q", x, Text(x))
		}
	}
	for _, dot := range []string{"・", "•", "‧", "．", "·"} {
		if name := "阿里" + dot + "买买提"; Text(name) != Text("阿里·买买提") {
			t.Errorf("%q is %q", name, Text(name))
		}
	}
	if apart := "Cafe\u0301"; Text(apart) != Text("CAFÉ") {
		t.Errorf("%q is %q", apart, Text(apart))
	}
}
