package docx

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/place"
)

// everyLevel has a text slot at each level, boxes, a choice, a picture and a table.
func everyLevel() string {
	return para(run("前")+inline("t.inline", "x")+run("后")) +
		`<w:sdt>` + pr("t.block", "") + `<w:sdtContent>` + para(run("x")) + `</w:sdtContent></w:sdt>` +
		table(1, `<w:tr><w:sdt>`+pr("t.cell", "")+`<w:sdtContent>`+cell(para(run("x")))+`</w:sdtContent></w:sdt></w:tr>`,
			`<w:sdt>`+pr("t.row", "")+`<w:sdtContent>`+row(cell(para("")))+`</w:sdtContent></w:sdt>`) +
		para(inline("c.one=甲", "□甲")+inline("c.one=乙", "☐乙")+`<w:sdt>`+pr("c.two", `<w14:checkbox/>`)+`<w:sdtContent/></w:sdt>`) +
		para(`<w:sdt>`+pr("p.pick", `<w:dropDownList><w:listItem w:displayText="甲" w:value="1"/></w:dropDownList>`)+`<w:sdtContent/></w:sdt>`) +
		para(photo("p.photo", "rId9")) + invoiceTable(3)
}

// alphabet is what random texts are made of: markup, white space, boxes, hints.
var alphabet = []rune("ab <>&\"'\n\t　中文□☑√𠀀😀]]>\u00a0\u200b\u2028;#x")

func randomText(rnd *rand.Rand) string {
	var b strings.Builder
	for range 1 + rnd.IntN(12) {
		b.WriteRune(alphabet[rnd.IntN(len(alphabet))])
	}
	return b.String()
}

func randomValues(rnd *rand.Rand) Values {
	v := Values{Fields: map[string]Value{}, Tables: map[string][]map[string]Value{}}
	for _, tag := range []string{"t.inline", "t.block", "t.cell", "t.row", "page.head"} {
		if rnd.IntN(4) > 0 {
			v.Fields[tag] = Value{Text: randomText(rnd)}
		}
	}
	for _, tag := range []string{"c.one=甲", "c.one=乙", "c.two"} {
		if rnd.IntN(2) > 0 {
			v.Fields[tag] = Value{Checked: true}
		}
	}
	if rnd.IntN(2) > 0 {
		v.Fields["p.pick"] = Value{Text: "甲"}
		w, h := 1+rnd.IntN(9), 1+rnd.IntN(9)
		v.Fields["p.photo"] = Value{Picture: &place.Picture{Data: pngOf(w, h, uint8(rnd.IntN(9))), Ext: "png", WidthPx: w, HeightPx: h}}
	}
	var rows []map[string]Value
	for range rnd.IntN(6) {
		r := map[string]Value{"no": {Text: randomText(rnd)}}
		if rnd.IntN(2) > 0 {
			r["sum"] = Value{Text: randomText(rnd)}
		}
		rows = append(rows, r)
	}
	if rows != nil {
		v.Tables["inv"] = rows
	}
	return v
}

func TestReadIsTheInverseOfFill(t *testing.T) {
	blank := mustOpen(t, withImage(t, everyLevel()))
	form := blank
	rnd := rand.New(rand.NewPCG(1, 2))
	for i := range 300 {
		v := randomValues(rnd)
		out, r := mustFill(t, form, v)
		if len(r.Unknown)+len(r.Dropped)+len(r.Unlisted) > 0 {
			t.Fatalf("report %+v", r)
		}
		filled := mustOpen(t, out)
		if diff := cmp.Diff(v, filled.Read()); diff != "" {
			t.Fatalf("round %d: %s", i, diff)
		}
		if i%10 == 0 {
			sound(t, out, v)
		}
		// Every second time the filled form itself is filled with something else.
		form = blank
		if i%2 == 0 {
			form = filled
		}
	}
}

func TestReadOfABlankForm(t *testing.T) {
	f := mustOpen(t, build(t, invoiceTable(2)+para(`<w:sdt>`+pr("a.b", "<w:showingPlcHdr/>")+`<w:sdtContent>`+run("单击输入")+`</w:sdtContent></w:sdt>`)))
	got := f.Read()
	delete(got.Fields, "page.head")
	// The columns without a hint mark read as they are printed.
	want := Values{Fields: map[string]Value{}, Tables: map[string][]map[string]Value{"inv": {{"sum": {Text: "填"}}, {"sum": {Text: "填"}}}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestReadWhatOthersWrote(t *testing.T) {
	tests := []struct{ content, want string }{
		{run("a") + run("b"), "ab"},
		{`<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:tab/></w:r>`, "a\nb\n\t"},
		{`<w:r><w:t>&#x4E2D;<![CDATA[<&]]><!-- no -->&lt;</w:t></w:r>`, "中<&<"},
		{`<w:ins w:id="1">` + run("a") + `</w:ins><w:del w:id="2">` + run("b") + `</w:del>`, "a"},
		{`<w:hyperlink>` + run("a") + `</w:hyperlink><w:r><w:instrText>no</w:instrText><w:noBreakHyphen/><w:softHyphen/></w:r>`, "a\u2011\u00ad"},
		{`<w:r><w:t>a` + "\r\n" + `b</w:t><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>`, "a\nb\uf0fe"},
	}
	for i, tt := range tests {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			f := mustOpen(t, build(t, para(`<w:sdt>`+pr("a.b", "<w:text/>")+`<w:sdtContent>`+tt.content+`</w:sdtContent></w:sdt>`)))
			if diff := cmp.Diff(tt.want, f.Read().Fields["a.b"].Text); diff != "" {
				t.Error(diff)
			}
		})
	}
}
