package work

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/cli/base"
	"yibiao/app/session"
	"yibiao/app/session/sessiontest"
)

// opened is a fresh dossier, and a program that reads in and writes into the buffer.
func opened(t *testing.T, in string) (*session.Editing, *base.Program, *bytes.Buffer) {
	t.Helper()
	s := sessiontest.Open(t, t.TempDir())
	var out bytes.Buffer
	client := sessiontest.NewClient(t, s, "柳州市测试机械有限公司")
	d, err := s.Dossiers().Create(client.ID, "shoutaitao", []string{"stt-01-rending"}, "")
	if err != nil {
		t.Fatal(err)
	}
	return sessiontest.Dossier(t, s, d.ID), &base.Program{Session: s, Env: base.Environment{In: strings.NewReader(in), Out: &out}}, &out
}

// Lines are acknowledged one by one, those that are refused with their code; the first that cannot be read ends it, and what was
// acknowledged before stays.
func TestLinesAreSavedOneByOne(t *testing.T) {
	for name, c := range map[string]struct {
		in, out string
		code    session.Code
		price   string
		summary string
	}{
		"answers and a fault":    {"eq.price\t380\neq.price\t三百\n", "ok 1\nok 2 number\n", "", "三百", ""},
		"escapes":                {`eq.summary` + "\t" + `一\n二\\n三` + "\n", "ok 1\n", "", "", "一\n二\\n三"},
		"cleared":                {"eq.price\t380\neq.price\t\n", "ok 1\nok 2\n", "", "", ""},
		"a line without a tab":   {"eq.price\t380\neq.price 390\neq.price\t400\n", "ok 1\n", session.CodeBadLine, "380", ""},
		"a field that is not":    {"eq.price\t380\neq.none\t1\n", "ok 1\n", session.CodeNoField, "380", ""},
		"nothing":                {"", "", "", "", ""},
		"a last line unfinished": {"eq.price\t381", "ok 1\n", "", "381", ""},
	} {
		t.Run(name, func(t *testing.T) {
			e, p, out := opened(t, c.in)
			err := editLines(p, e)
			if session.CodeOf(err) != c.code || out.String() != c.out {
				t.Errorf("%v, said %q, want %s and %q", err, out.String(), c.code, c.out)
			}
			values := e.Answers().Values
			if values["eq.price"] != c.price || values["eq.summary"] != c.summary {
				t.Errorf("price %q, summary %q; want %q and %q", values["eq.price"], values["eq.summary"], c.price, c.summary)
			}
		})
	}
}

func TestCellsAreReadAsColumnAndContent(t *testing.T) {
	for _, c := range []struct {
		args []string
		want map[string]string
	}{
		{[]string{"kind=发明专利", "no=ZL1=2", "name="}, map[string]string{"kind": "发明专利", "no": "ZL1=2", "name": ""}},
		{nil, map[string]string{}}, {[]string{"kind"}, nil}, {[]string{"=1"}, nil},
	} {
		got, err := cellsOf(c.args)
		if (err != nil) != (c.want == nil) {
			t.Errorf("%q: %v", c.args, err)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.args, diff)
		}
	}
}

// A row is found by number or id; of several cells none is saved when one cannot be read.
func TestCellsOfARowAreAllReadBeforeOneIsSaved(t *testing.T) {
	e, _, _ := opened(t, "")
	var ids []string
	for _, name := range []string{"一", "二"} {
		id, err := e.Table("ip").Add(map[string]string{"title": name})
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	for _, c := range []struct {
		table, key string
		number     int
		code       session.Code
	}{
		{"ip", "2", 2, ""}, {"ip", ids[0], 1, ""}, {"ip", "0", 0, session.CodeNoRow}, {"ip", "3", 0, session.CodeNoRow}, {"ip", "", 0, session.CodeNoRow},
		{"eq.price", "1", 0, session.CodeNoField}, {"none", "1", 0, session.CodeNoField},
	} {
		_, number, err := rowOf(e, c.table, c.key)
		if number != c.number || session.CodeOf(err) != c.code {
			t.Errorf("%s of %s: %d, %v", c.key, c.table, number, err)
		}
	}
	if _, err := setCells(e, "ip", ids[0], []string{"title=三", "kind"}); err == nil || e.Rows("ip")[0].Cells["title"] != "一" {
		t.Errorf("%v, it is called %q", err, e.Rows("ip")[0].Cells["title"])
	}
	saved, err := setCells(e, "ip", ids[0], []string{"title=三", "kind=发明专利", "no=12"})
	if err != nil || len(saved) != 3 || saved[0].Fault != "" || saved[2].Field != "ip.no" || saved[2].Code == "" {
		t.Errorf("%+v, %v", saved, err)
	}
}

func TestARuleThatAPersonDecidesIsFoundByItsName(t *testing.T) {
	e, _, _ := opened(t, "")
	manual, judged := "", ""
	for _, q := range e.Form.Programmes {
		for _, r := range q.Rules {
			if r.Severity == "manual" {
				manual = r.Key()
			} else {
				judged = r.Key()
			}
		}
	}
	for key, code := range map[string]session.Code{manual: "", judged: session.CodeNotManual, "none": session.CodeUnknownRule, "": session.CodeUnknownRule} {
		r, err := manualRule(e, key)
		if session.CodeOf(err) != code || (r == nil) != (code != "") {
			t.Errorf("%q: %v, %v", key, r, err)
		}
	}
}

func TestWhatWasDeletedIsFoundByOneNameOnly(t *testing.T) {
	gone := trashJSON{
		Clients:  []clientJSON{{ID: "c1", Name: "柳州甲公司"}, {ID: "c2", Name: "甲"}},
		Dossiers: []DossierJSON{{ID: "d1", Title: "甲的奖励"}, {ID: "d2", Title: "认定"}},
	}
	for key, want := range map[string]string{
		"c1": "c1", "d2": "d2", "甲": "c2", // exactly, though others have it in their names
		"奖励": "d1", "柳州": "c1", "公司": "c1", "的": "d1",
		"没有": string(session.CodeNotRemoved), "": string(session.CodeNotRemoved), "c": string(session.CodeNotRemoved),
	} {
		client, dossier, err := gone.find(key)
		got := string(session.CodeOf(err))
		switch {
		case client != nil:
			got = client.ID
		case dossier != nil:
			got = dossier.ID
		}
		if got != want {
			t.Errorf("%q: %s, want %s", key, got, want)
		}
	}
	gone.Dossiers[1].Title = "柳州认定"
	if _, _, err := gone.find("柳州"); session.CodeOf(err) != session.CodeManyRemoved {
		t.Errorf("a part of two names: %v", err)
	}
}

func TestWhatWasSavedIsTold(t *testing.T) {
	for want, s := range map[string]SavedJSON{
		"已清空“价格”\n":                   {Label: "价格"},
		"已保存“价格”，但不是数字\n":             {Label: "价格", Value: "三", Shown: "三", Fault: "不是数字"},
		"已保存“价格”：380.00 万元\n请核对：太大\n": {Label: "价格", Value: "380", Shown: "380.00 万元", Warnings: []string{"太大"}},
	} {
		var w base.Page
		if s.Text(&w); w.B.String() != want {
			t.Errorf("%q, want %q", w.B.String(), want)
		}
	}
}
