package find_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/docxtest"
	"yibiao/dossier/docx/docxtest/wml"
)

// TestLettersBelow has questions with their options by letters on the lines below: many of them, long ones, on two lines, without a mark
// between letter and option, and with room for another one at the end.
func TestLettersBelow(t *testing.T) {
	trades := "A、农林牧渔业  B、采矿业  C、制造业  D、建筑业  E、批发和零售业  F、住宿餐饮业  G、金融业  H、房地产业"
	for _, tc := range []struct {
		name  string
		lines []string
		want  []string
	}{
		{"more than eight", []string{"3、贵企业所属行业（    ）", trades + "  I、租赁业  J、交通运输、仓储和邮政业  K、其它行业"},
			[]string{"p0#1 choice 3、贵企业所属行业 A农林牧渔业 B采矿业 C制造业 D建筑业 E批发和零售业 F住宿餐饮业 G金融业 H房地产业 I租赁业 J交通运输、仓储和邮政业 K其它行业"}},
		{"on two lines", []string{"所属行业：（    ）", "A、农林牧渔业  B、采矿业", "C、制造业  D、建筑业"}, []string{"p0#1 choice 所属行业 A农林牧渔业 B采矿业 C制造业 D建筑业"}},
		{"cut within an option", []string{"所属行业：（    ）", "A、农林牧渔业  B、租赁和商务", "服务业  C、制造业"}, []string{"p0#1 choice 所属行业 A农林牧渔业 B租赁和商务服务业 C制造业"}},
		{"no mark behind the letter", []string{"从业人数：（      ）", "A 20人以下；B 20-300人；C 300人以上"}, []string{"p0#1 choice 从业人数 A20人以下 B20-300人 C300人以上"}},
		{"several, and another one", []string{"8、融资来源：（可多选）（    ）", "A、自有资金  B、民间借款  C、其他________"},
			[]string{"p0#1 check 8、融资来源 A自有资金 B民间借款 C其他", "p1#1 text 其他 in 8、融资来源"}},
		{"no list", []string{"从业人数：（      ）人", "A类产品数：（      ）"}, []string{"p0#1 number 从业人数", "p1#1 number A类产品数"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var body strings.Builder
			for _, line := range tc.lines {
				body.WriteString(wml.Para(wml.Spaced(line)))
			}
			places, err := docxtest.Form(t, body.String()).Places()
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range places {
				words := []string{p.At, string(p.Kind), p.Label}
				for _, o := range p.Options {
					words = append(words, o.Mark+o.Label)
				}
				if p.Context != "" {
					words = append(words, "in", p.Context)
				}
				got = append(got, strings.Join(words, " "))
			}
			if d := cmp.Diff(tc.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}
