package forms

import "testing"

// A number may be typed with the unit that the field prints anyway, and with no other.
func TestANumberWithItsOwnUnit(t *testing.T) {
	for _, c := range []struct{ kind, unit, text, want string }{
		{"int", "人", "305人", "305"}, {"int", "人", "305 名", "305"}, {"number", "吨", "12.5吨", "12.5"}, {"percent", "%", "12%", "12"}, {"int", "人", "305万人", ""}, {"int", "台", "305人", ""},
	} {
		f := &Field{Type: Text{S: c.kind}, Unit: c.unit, Typed: Types[TypeName(c.kind)]}
		p := (&Vocabulary{}).Parse(f, c.text, nil)
		if (p.Fault == nil) != (c.want != "") || p.Fault == nil && p.Canonical != c.want {
			t.Errorf("%s in %s: %q, %v", c.text, c.unit, p.Canonical, p.Fault)
		}
	}
}
