package checking

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/cli/base"
	"yibiao/app/session"
	"yibiao/forms"
)

// A finding tells on what it rests and where it is mended.
func TestWhereAFindingIsMended(t *testing.T) {
	for _, c := range []struct {
		f    forms.Finding
		want []string
	}{
		{forms.Finding{Fields: []string{"eq.price", "eq.cost"}, Code: forms.FindingRule, Rule: "q/r"}, []string{"字段：eq.price、eq.cost", "规则：q/r"}},
		{forms.Finding{Table: "ip", Column: "no", Fields: []string{"ip"}, Code: forms.FindingRequired}, []string{"字段：ip.no"}},
		{forms.Finding{Material: "m.contract", Code: forms.FindingMissing}, []string{"材料：m.contract"}},
		{forms.Finding{Material: "m.contract", Fields: []string{"eq.price"}}, []string{"字段：eq.price"}},
		{forms.Finding{}, nil},
	} {
		if diff := cmp.Diff(c.want, place(c.f)); diff != "" {
			t.Errorf("%+v (-want +got):\n%s", c.f, diff)
		}
	}
	cited := forms.Finding{Source: forms.Source{Article: "第五条", Src: forms.Seed}, Fields: []string{"eq.price"}}
	if got := place(cited); len(got) != 2 || !strings.HasPrefix(got[0], "依据：") || !strings.Contains(got[0], "第五条") {
		t.Errorf("with an article: %q", got)
	}
}

// What is empty and must be filled is counted with what must be mended, and named apart only where there is some.
func TestCountsOfACheck(t *testing.T) {
	fill := forms.Finding{Severity: forms.Block, Code: forms.FindingRequired}
	block := forms.Finding{Severity: forms.Block, Code: forms.FindingCode(forms.FaultNumber)}
	usual := forms.Finding{Severity: forms.Warn, Code: forms.FindingRule}
	hint := forms.Finding{Severity: forms.Info, Code: forms.FindingRule}
	maybe := forms.Finding{Severity: forms.Info, Code: forms.FindingMaybe} // a person must look at it
	for _, c := range []struct {
		list []forms.Finding
		want string
	}{
		{nil, "预审：要修改 0，需要确认 0，建议核对 0，提示 0\n"},
		{[]forms.Finding{block, usual, hint}, "预审：要修改 1，需要确认 0，建议核对 1，提示 1\n"},
		{[]forms.Finding{block, fill, fill, maybe, {Severity: forms.Manual}}, "预审：要修改 3（其中必填还空着 2），需要确认 1，建议核对 1，提示 0\n"},
	} {
		var w base.Page
		if WriteCounts(&w, forms.Report{Findings: c.list}); w.B.String() != c.want {
			t.Errorf("%q, want %q", w.B.String(), c.want)
		}
	}
}

// Of a verified bundle everything is told that a receiver must know, in the order of its weight.
func TestAVerifiedBundleIsTold(t *testing.T) {
	v := verifiedJSON{
		Says: "核验不通过", Bag: true, Inside: "包/包", Problems: []problemJSON{{Says: "少了 data/a"}}, Warnings: []problemJSON{{Says: "多了一行"}},
		Digest: "1234", Compare: []string{"比一比"}, Info: [][2]string{{"Bag-Group-Identifier", "x"}},
	}
	var w base.Page
	v.text(&w)
	at := -1
	for _, part := range []string{"核验不通过\n", "包/包", "少了 data/a", "请留意：多了一行", "校验码 1234", "比一比", "x"} {
		next := strings.Index(w.B.String(), part)
		if next <= at {
			t.Errorf("%q stands at %d, after %d:\n%s", part, next, at, w.B.String())
		}
		at = next
	}
	w = base.Page{}
	if (verifiedJSON{Says: "核验通过"}).text(&w); w.B.String() != "核验通过\n" {
		t.Errorf("of a sound one: %q", w.B.String())
	}
}

// Of several bundles the worst decides the exit code: one that could not be read before one that is not sound.
func TestTheWorstEndingDecides(t *testing.T) {
	unread := session.Refuse("verify", session.CodeMissing)
	found := error(base.FoundSomething{})
	for _, c := range []struct {
		a, b error
		want int
	}{{nil, found, base.ExitFindings}, {found, unread, base.ExitFailure}, {unread, found, base.ExitFailure}} {
		if got := base.ExitCode(worse(c.a, c.b)); got != c.want {
			t.Errorf("%v and %v: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}
