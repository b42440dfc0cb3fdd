package checks

import (
	"maps"
	"strconv"
	"strings"
	"testing"
	"time"

	"yibiao/forms"
)

// guessedOf gives the guesses of a case of 首台(套)认定 by place: field, or field/row/column.
func guessedOf(t *testing.T, answers forms.Answers) map[string]string {
	t.Helper()
	var form *forms.Form
	for _, p := range builtin(t).Packs {
		if p.ID.S == "shoutaitao" {
			var err error
			if form, err = forms.Compose(p, []string{"stt-01-rending", "stt-02-jiangli"}); err != nil {
				t.Fatal(err)
			}
		}
	}
	e := Evaluate(form, forms.Case{Answers: answers, Today: time.Date(2026, 9, 1, 0, 0, 0, 0, time.UTC)})
	out := map[string]string{}
	for _, g := range e.Guesses() {
		at := g.Field.Name()
		if g.Column != nil {
			at += "/" + g.Row + "/" + g.Column.Name()
		} else if e.Answers.Values[at] != "" {
			t.Errorf("%s is guessed and counts already as %q", at, e.Answers.Values[at])
		}
		out[at] = g.Text
	}
	return out
}

// What the credit code and the address tell is offered, and nothing where they leave it open or speak against each other.
func TestWhatFollowsFromCodeAndAddressIsGuessed(t *testing.T) {
	for _, x := range []struct{ name, code, address, kind, region string }{
		{"柳州市智榫机械装备有限公司", "91450200MA5YLBT65G", "广西柳州市鱼峰区虚构路88号", "企业", "450203"},
		{"柳州市智榫机械装备有限公司", "91450200MA5YLBT65G", "广西南宁市青秀区虚构路88号", "企业", ""}, // registered elsewhere: asked
		{"柳州市智榫机械装备有限公司", "91450200MA5YLBT65G", "广西柳州市虚构路88号", "企业", ""},    // no county
		{"柳州市智榫机械装备有限公司", "91450200MA5YLBT65X", "广西柳州市鱼峰区虚构路88号", "", ""},   // a code that cannot be
		{"柳州市虚构研究院", "91450200MA5YLBT65G", "", "", ""},                      // an institute may be either
		{"柳州市智榫机械装备有限公司", "", "广西柳州市鱼峰区虚构路88号", "", "450203"},
	} {
		answers := forms.NewAnswers()
		for id, text := range map[string]string{"org.name": x.name, "org.uscc": x.code, "org.reg_address": x.address} {
			if text != "" {
				answers.Values[id] = text
			}
		}
		got := guessedOf(t, answers)
		if got["org.type"] != x.kind || got["org.region"] != x.region {
			t.Errorf("%s %s %s: %q, %q", x.name, x.code, x.address, got["org.type"], got["org.region"])
		}
	}
}

// Cells that follow from the number of a right, from the firm or from the row above are offered; empty rows and what may be otherwise not.
func TestCellsAreGuessedFromWhatStandsBesideThem(t *testing.T) {
	answers := forms.NewAnswers()
	for id, text := range map[string]string{"org.name": "柳州市智榫机械装备有限公司", "staff.total": "326", "eq.name": "ZS-1600数控重型强力旋压机", "eq.user": "南宁样例航空部件有限公司", "cert.date": "2026-08-20"} {
		answers.Values[id] = text
	}
	row := func(table, id string, cells map[string]string) {
		answers.Tables[table] = append(answers.Tables[table], forms.Row{ID: id, Cells: cells})
	}
	row("fin.table", "a", map[string]string{"year": "2023", "rev": "1"})
	row("fin.table", "b", map[string]string{"rev": "2"})
	row("fin.table", "c", map[string]string{"rev": "3"})
	row("fin.table", "d", map[string]string{"rev": "4"}) // would be this year, which is not over
	row("ip", "a", map[string]string{"no": "ZL202110999016.8"})
	row("ip", "b", map[string]string{"no": "ZL 2023 2 0999035.5", "how": "许可"})
	row("ip", "c", map[string]string{"no": "2024SR0999016"})
	row("ip", "d", map[string]string{"no": "99900168"})
	row("ip", "e", map[string]string{})
	row("ip", "f", map[string]string{"no": "99900168", "kind": "商标"})
	row("ip", "g", map[string]string{"no": "待定"})
	row("ip", "h", map[string]string{"no": "张三的专利"})
	row("ip", "i", map[string]string{"no": "12345678", "kind": "其他"})
	row("ip", "j", map[string]string{"no": "CNA20191234.5"})
	row("ip", "k", map[string]string{"no": "2030SR1234568"}) // of a year to come
	row("ip", "l", map[string]string{"title": "旋压装置"})
	row("sales", "a", map[string]string{"contract": "1"})
	row("sales", "b", map[string]string{"contract": "2"})
	got, want := guessedOf(t, answers), map[string]string{
		"fin.table/b/year": "2024", "fin.table/c/year": "2025",
		"ip/a/kind": "发明专利", "ip/b/kind": "实用新型", "ip/c/kind": "软件著作权", "ip/a/owner": "柳州市智榫机械装备有限公司", "ip/f/owner": "柳州市智榫机械装备有限公司",
		"sales/a/user": "南宁样例航空部件有限公司", "eq.model": "ZS-1600", "cert.year": "2026",
		"ip/d/kind": "", "ip/d/owner": "", "ip/b/owner": "", "ip/g/owner": "", "ip/h/owner": "", "ip/i/owner": "", "ip/j/owner": "", "ip/k/owner": "", "ip/k/kind": "", "ip/l/owner": "",
		"fin.table/c/staff": "", // that of today is not that of a year's end "ip/e/owner": "", "sales/b/user": "", "fin.table/a/staff": "", "fin.table/d/year": "",
	}
	for at, text := range want {
		if got[at] != text {
			t.Errorf("%s: %q is guessed, %q follows", at, got[at], text)
		}
	}
}

// A year that stands twice, or below, leaves open which row is which: none is offered.
func TestNoYearIsGuessedWhereOneStandsTwice(t *testing.T) {
	for _, years := range [][]string{{"2024", "2024", ""}, {"2024", "", "2024"}, {"2023", "", "2024"}, {"2022", "2023", "", "2022"}} {
		answers := forms.NewAnswers()
		for i, year := range years {
			cells := map[string]string{"rev": "1", "year": year}
			if year == "" {
				delete(cells, "year")
			}
			answers.Tables["fin.table"] = append(answers.Tables["fin.table"], forms.Row{ID: string(rune('a' + i)), Cells: cells})
		}
		for at, year := range guessedOf(t, answers) {
			if strings.HasSuffix(at, "/year") {
				t.Errorf("%q: %s is guessed to be %s", years, at, year)
			}
		}
	}
}

// Three rows without a year are the three years up to the last; what follows from the last row's year follows then too. Another number of
// rows, or a year that is given, leaves the first open.
func TestUndatedRowsAreTheLastThreeYears(t *testing.T) {
	for _, x := range []struct {
		industry string
		years    []string
		rev      string // of the last row
		want     map[string]string
	}{
		{"C3511", []string{"", "", ""}, "2000", map[string]string{"fin.table/a/year": "2023", "fin.table/b/year": "2024", "fin.table/c/year": "2025", "staff.total": "32", "org.above_scale": "true"}},
		{"C3511", []string{"", "", ""}, "1999.99", map[string]string{"org.above_scale": "false"}},
		{"I6513", []string{"", "", ""}, "2000", map[string]string{"org.above_scale": "false"}},
		{"C3511", []string{"", "", ""}, "", map[string]string{"org.above_scale": "", "staff.total": "32"}},
		{"C3511", []string{"", ""}, "2000", map[string]string{"fin.table/a/year": "", "fin.table/b/year": "", "staff.total": "", "org.above_scale": ""}},
		{"C3511", []string{"", "2023", ""}, "2000", map[string]string{"fin.table/a/year": "", "fin.table/c/year": "2024", "staff.total": "", "org.above_scale": ""}},
		{"C3511", []string{"2022", "", ""}, "2000", map[string]string{"fin.table/c/year": "2024", "staff.total": "", "org.above_scale": ""}},
	} {
		answers := forms.NewAnswers()
		answers.Values["org.industry"] = x.industry
		for i, year := range x.years {
			cells := map[string]string{"rev": "3000", "staff": strconv.Itoa(30 + i), "main_rev": x.rev, "year": year}
			maps.DeleteFunc(cells, func(_, text string) bool { return text == "" })
			answers.Tables["fin.table"] = append(answers.Tables["fin.table"], forms.Row{ID: string(rune('a' + i)), Cells: cells})
		}
		got := guessedOf(t, answers)
		for at, text := range x.want {
			if got[at] != text {
				t.Errorf("%s %q %s: of %s %q is guessed, %q follows", x.industry, x.years, x.rev, at, got[at], text)
			}
		}
	}
}

// A right that was granted and whose time is not over is presumed to be in force; without either date, or of another kind, nothing is said.
func TestARightWithinItsTimeIsPresumedInForce(t *testing.T) {
	for _, x := range []struct{ no, apply, grant, want string }{
		{"ZL202110999016.8", "2021-06-18", "2023-03-21", "有效"},
		{"ZL202110999016.8", "2021-06-18", "", ""},
		{"ZL202110999016.8", "", "2023-03-21", ""},
		{"ZL201620999035.5", "2016-09-02", "2017-05-14", "有效"},
		{"ZL201620999035.5", "2016-09-01", "2017-05-14", ""}, // ten years are over today
		{"2024SR0999016", "2024-07-01", "2024-09-10", "有效"},
		{"99900168", "2024-07-01", "2024-09-10", ""},
		{"ZL202110999016.8", "2021-06-18", "2027-03-21", ""}, // granted in time to come
	} {
		cells := map[string]string{"no": x.no, "apply": x.apply, "grant": x.grant}
		maps.DeleteFunc(cells, func(_, text string) bool { return text == "" })
		answers := forms.NewAnswers()
		answers.Tables["ip"] = []forms.Row{{ID: "a", Cells: cells}}
		if got := guessedOf(t, answers)["ip/a/status"]; got != x.want {
			t.Errorf("%+v: %q is guessed", x, got)
		}
	}
}
