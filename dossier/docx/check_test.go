package docx

import (
	"strings"
	"testing"
)

func TestCheckBoxes(t *testing.T) {
	native := func(inner string) string {
		return para(`<w:sdt>` + pr("a.b=甲", `<w14:checkbox>`+inner+`</w14:checkbox>`) + `<w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="宋体"/><w:sz w:val="21"/></w:rPr><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>`)
	}
	plain := func(content string) string {
		return para(`<w:sdt>` + pr("a.b=甲", "") + `<w:sdtContent>` + content + `</w:sdtContent></w:sdt>`)
	}
	tests := []struct{ name, body, on, off string }{
		{"native", native(`<w14:checked w14:val="0"/><w14:checkedState w14:val="2611" w14:font="宋体"/>`),
			`<w14:checked w14:val="1"/><w14:checkedState w14:val="2611" w14:font="宋体"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="宋体" w:eastAsia="宋体" w:hAnsi="宋体" w:hint="eastAsia"/><w:sz w:val="21"/></w:rPr><w:t xml:space="preserve">☑</w:t></w:r>`,
			`<w14:checked w14:val="0"/><w14:checkedState`},
		{"native of a symbol font", native(`<w14:checked w14:val="false"/><w14:checkedState w14:val="00FE" w14:font="Wingdings"/>`),
			`<w:sym w:font="Wingdings" w:char="00FE"/>`, `MS Gothic`},
		{"native without a state", native(``), `<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>`, `<w14:checked w14:val="0"/>`},
		{"native self-closed", strings.Replace(native(``), "<w14:checkbox></w14:checkbox>", "<w14:checkbox/>", 1), `<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>`, `<w14:checked w14:val="0"/>`},
		{"native state without a value", native(`<w14:checked/>`), `<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>`, `<w14:checked w14:val="0"/>`},
		{"character", plain(`<w:r><w:t xml:space="preserve"> □ 甲</w:t></w:r>`), `> ☑ 甲<`, `> □ 甲<`},
		{"other character", plain(run("甲☐")), `>甲☑<`, `>甲☐<`},
		{"ticked before", plain(run("■ 甲")), `>■ 甲<`, `>□ 甲<`},
		{"crossed before", plain(run("☒")), `>☒<`, `>☐<`},
		{"symbol", plain(`<w:r><w:sym w:font="Wingdings 2" w:char="F0A3"/></w:r>`), `w:char="F052"`, `w:char="F0A3"`},
		{"symbol ticked before", plain(`<w:r><w:sym w:font="Wingdings 2" w:char="0052"/></w:r>`), `w:char="0052"`, `w:char="00A3"`},
		{"no box at all", plain(""), `<w:r><w:t xml:space="preserve">☑</w:t></w:r>`, `<w:r><w:t xml:space="preserve">□</w:t></w:r>`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := mustOpen(t, build(t, tt.body))
			for _, checked := range []bool{true, false} {
				want := map[bool]string{true: tt.on, false: tt.off}[checked]
				v := Values{Fields: map[string]Value{"a.b=甲": {Checked: checked}}}
				out, _ := mustFill(t, f, v)
				if got := part(t, out, doc); !strings.Contains(got, want) {
					t.Errorf("want %s\nin   %s", want, got)
				}
				if got := mustOpen(t, out).Read().Fields["a.b=甲"].Checked; got != checked {
					t.Errorf("read back %v", got)
				}
				sound(t, out, v)
			}
		})
	}
}

func TestCheckBoxInCopiedRow(t *testing.T) {
	box := `<w:sdt>` + pr("inv[].paid=是", "") + `<w:sdtContent><w:p w14:paraId="1A">` + run("□") + `</w:p></w:sdtContent></w:sdt>`
	v := Values{Tables: map[string][]map[string]Value{"inv": {{}, {"paid=是": {Checked: true}}}}}
	out, _ := mustFill(t, mustOpen(t, build(t, table(1, row(cell(box))))), v)
	if got := printed(t, out); strings.Join(got, ",") != "□,☑" {
		t.Errorf("got %q", got)
	}
	sound(t, out, v)
}
