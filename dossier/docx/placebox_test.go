package docx

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
)

// signs is a run of text in a symbol font.
func signs(font, text string) string {
	return `<w:r><w:rPr><w:rFonts w:ascii="` + font + `" w:hAnsi="` + font + `"/></w:rPr><w:t>` + text + `</w:t></w:r>`
}

// sizes prints four options, each with box before it.
func sizes(box string) string {
	var b strings.Builder
	for _, s := range []string{"大型", "中型", "小型", "微型"} {
		b.WriteString(box + spaced(s+" "))
	}
	return cell(`<w:tcPr/>` + para(b.String()))
}

// printedText is what the areas of a form print, tabs and boxes of symbol fonts as they
// show, one area a line.
func printedText(t *testing.T, data []byte) string {
	t.Helper()
	found, err := mustOpen(t, data).inspect()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, a := range found.Layout.Areas {
		if s := strings.Trim(strings.ReplaceAll(a.Text(), "\n", "|"), wording.Spaces+"|"); s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, "\n")
}

// fillAndRead fills one place, checks the result and that it reads back, and gives the
// filled form.
func fillAndRead(t *testing.T, body, at string, a place.Answer) []byte {
	t.Helper()
	src := build(t, body)
	blank := mustOpen(t, src)
	out, report, err := blank.FillPlacesBytes(map[string]place.Answer{at: a})
	if err != nil || len(report.Filled) != 1 {
		t.Fatalf("%v %+v", err, report)
	}
	wellFormed(t, out)
	for _, p := range Lint(out) {
		t.Errorf("lint: %+v", p)
	}
	got, err := mustOpen(t, out).ReadPlaces(blank)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(a, got[at]); diff != "" {
		t.Errorf("reads back:\n%s\n%s", diff, part(t, out, "word/document.xml"))
	}
	if list, err := Diff(src, out); err != nil || len(list) > 0 {
		t.Errorf("differs: %v %+v", err, list)
	}
	return out
}

func TestOneChoiceInEveryShape(t *testing.T) {
	beside := func(text string) string { return table(2, tds("企业规模", text)) }
	withBox := func(box string) string { return table(2, row(td("企业规模", "")+sizes(box))) }
	tests := []struct {
		name, body, want, printed string
	}{
		{"Wingdings 2 as text", withBox(signs("Wingdings 2", "£")), "", "□大型 ☑中型 □小型 □微型"},
		{"Wingdings as text", withBox(signs("Wingdings", "o")), "", "□大型 ☑中型 □小型 □微型"},
		{"private area", withBox(signs("Wingdings", "\uf0a8")), "", "□大型 ☑中型 □小型 □微型"},
		{"symbol 00A3", withBox(`<w:r><w:sym w:font="Wingdings 2" w:char="00A3"/></w:r>`), "", "□大型 ☑中型 □小型 □微型"},
		{"symbol 0071", withBox(`<w:r><w:sym w:font="Wingdings" w:char="F071"/></w:r>`), "", "□大型 ☑中型 □小型 □微型"},
		{"letter", beside("口大型 口中型 口小型 口微型"), "", "口大型 ☑中型 口小型 口微型"},
		{"letter without spaces", beside("口大型口中型口小型口微型"), "", "口大型☑中型口小型口微型"},
		{"letter after", beside("大型口 中型口 小型口 微型口"), "", "大型口 中型☑ 小型口 微型口"},
		{"letter over lines", beside("口大型\n口中型\n口小型\n口微型"), "", "口大型|☑中型|口小型|口微型"},
		{"ring", beside("○大型 ○中型 ○小型 ○微型"), "", "○大型 ●中型 ○小型 ○微型"},
		{"ring after", beside("大型◯ 中型◯ 小型◯ 微型◯"), "", "大型◯ 中型● 小型◯ 微型◯"},
		{"one ticked in the blank", beside("☑大型 □中型 □小型 □微型"), "", "□大型 ☑中型 □小型 □微型"},
		{"one filled in the blank", beside("■大型 □中型 □小型 □微型"), "", "□大型 ■中型 □小型 □微型"},
		{"box after", beside("大型□ 中型□ 小型□ 微型□"), "", "大型□ 中型☑ 小型□ 微型□"},
		{"box over lines", beside("□大型 □中型\n□小型 □微型"), "", "□大型 ☑中型|□小型 □微型"},
		{"box after, over lines", beside("大型□ 中型□\n小型□ 微型□"), "", "大型□ 中型☑|小型□ 微型□"},
		{"box after a space", beside("大型 □　中型 □　小型 □　微型 □"), "", "大型 □　中型 ☑　小型 □　微型 □"},
		{"letter after a space", beside("大型 口　中型 口　小型 口　微型 口"), "", "大型 口　中型 ☑　小型 口　微型 口"},
		{"ring between words", beside("大型○中型○小型○微型○"), "", "大型○中型●小型○微型○"},
		{"boxes parted by strokes", beside("□大型/□中型／□小型|□微型"), "", "□大型/☑中型／□小型|□微型"},
		{"boxes with numbers", beside("1.□大型 2.□中型 3.□小型 4.□微型"), "", "1.□大型 2.☑中型 3.□小型 4.□微型"},
		{"a tick in the place of a box", beside("大型□ 中型□ 小型√ 微型□"), "", "大型□ 中型√ 小型□ 微型□"},
		{"bracket before", beside("（ ）大型 （ ）中型 （ ）小型 （ ）微型"), "", "（ ）大型 （√）中型 （ ）小型 （ ）微型"},
		{"bracket ticked", beside("大型（√） 中型（ ） 小型（ ） 微型（ ）"), "", "大型（　） 中型（√） 小型（ ） 微型（ ）"},
		{"letters", beside("A.大型 B.中型 C.小型 D.微型（   ）"), "=A =B =C =D", "A.大型 B.中型 C.小型 D.微型（B）"},
		{"letters, bracket first", beside("（  ）A、大型 B、中型 C、小型 D、微型"), "=A =B =C =D", "（B）A、大型 B、中型 C、小型 D、微型"},
		{"bare letters", beside("A大型 B中型 C小型 D微型 ____"), "=A =B =C =D", "A大型 B中型 C小型 D微型 _B_"},
		{"circled figures", beside("①大型 ②中型 ③小型 ④微型（ ）"), "=① =② =③ =④", "①大型 ②中型 ③小型 ④微型（②）"},
		{"circled figures alone", beside("①大型 ②中型 ③小型 ④微型"), "=① =② =③ =④", "①大型 √②中型 ③小型 ④微型"},
		{"slashes", beside("大型/中型/小型/微型"), "", "中型"},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			places, err := mustOpen(t, build(t, tc.body)).Places()
			if err != nil || len(places) != 1 {
				t.Fatalf("%v %+v", err, places)
			}
			p := places[0]
			var labels, marks []string
			for _, o := range p.Options {
				labels = append(labels, o.Label)
				marks = append(marks, "="+o.Mark)
			}
			if p.Label != "企业规模" || p.Kind != place.Choice || strings.Join(labels, " ") != "大型 中型 小型 微型" {
				t.Fatalf("%+v", p)
			}
			if got := strings.Join(marks, " "); tc.want != "" && got != tc.want {
				t.Errorf("marks %s, want %s", got, tc.want)
			}
			out := fillAndRead(t, tc.body, p.At, place.Answer{Chosen: []string{"中型"}})
			if got := printedText(t, out); got != "企业规模\n"+tc.printed {
				t.Errorf("prints %q, want %q", got, tc.printed)
			}
		})
	}
}

func TestDrawnLinesAreBlanks(t *testing.T) {
	tests := []struct{ text, at, want string }{
		{"姓名：_ _ _ _ _", "p0#1", "姓名：__张三__"},
		{"姓名：————————", "p0#1", "姓名：张三"},
		{"姓名：…………………", "p0#1", "姓名：张三"},
		{"姓名：﹍﹍﹍﹍﹍﹍", "p0#1", "姓名：﹍﹍张三﹍﹍"},
		{"姓名﹎﹎﹎﹎", "p0#1", "姓名﹎张三﹎"},
		{"姓名：＿＿＿＿", "p0#1", "姓名：__张三__"},
		{"姓名：﹏﹏﹏﹏﹏﹏，电话：____", "p0#2", "姓名：﹏﹏张三﹏﹏，电话：____"},
		{"姓名：  --------", "p0#2", "姓名：  张三"},
	}
	for _, tc := range tests {
		t.Run(tc.text, func(t *testing.T) {
			body := para(spaced(tc.text))
			places := brief(t, body)
			if len(places) == 0 || !strings.HasPrefix(places[0], tc.at+" 姓名 text") && !strings.Contains(strings.Join(places, "|"), tc.at+" 姓名 text") {
				t.Fatalf("places %v", places)
			}
			out := fillAndRead(t, body, tc.at, place.Answer{Text: "张三"})
			if got := printedText(t, out); got != tc.want {
				t.Errorf("prints %q, want %q", got, tc.want)
			}
		})
	}
	for _, text := range []string{"他说——这是正文。", "第一章 概述…………3", "——————", "包括：……", "一、概述：…………………12"} {
		if got := brief(t, para(spaced(text))); got != nil {
			t.Errorf("%s: %v", text, got)
		}
	}
	out := fillAndRead(t, para(spaced("日期：﹍﹍年﹍﹍月﹍﹍日")), "p0#1", place.Answer{Text: "2025年3月1日"})
	if got := printedText(t, out); got != "日期：2025年3月1日" {
		t.Errorf("prints %q", got)
	}
}

func TestSlashesInALine(t *testing.T) {
	body := para(spaced("是否上市： 是/否"))
	out := fillAndRead(t, body, "p0#1", place.Answer{Chosen: []string{"否"}})
	if got := printedText(t, out); got != "是否上市： 否" {
		t.Errorf("prints %q", got)
	}
	// A hand ticks one of them.
	for _, b := range []string{body, table(2, tds("是否上市", "是/否"))} {
		blank := mustOpen(t, build(t, b))
		got, err := mustOpen(t, build(t, strings.Replace(b, "是/否", "是√/否", 1))).ReadPlaces(blank)
		for at, a := range got {
			if diff := cmp.Diff([]string{"是"}, a.Chosen); diff != "" {
				t.Errorf("%s: %s", at, diff)
			}
		}
		if err != nil || len(got) != 1 {
			t.Errorf("%v %v", err, got)
		}
	}
}
