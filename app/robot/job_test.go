package robot

import (
	"maps"
	"os"
	"path/filepath"
	"testing"

	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session/importing"
	"yibiao/forms"
)

// mostOfSecond is how much of the first dossier's work the second one of the same client may take.
const mostOfSecond = 0.25

// How many entries the first dossier may take: with everything that the papers hold for its tables, and with what is demanded alone.
const (
	mostOfFirst  = 148
	mostDemanded = 79
)

// tally is what a piece of work took.
type tally struct{ entries, clicks, keys int }

func (c *clerk) tally() tally { return tally{c.entries, c.Clicks, c.Keys} }

func (a tally) since(b tally) tally {
	return tally{a.entries - b.entries, a.clicks - b.clicks, a.keys - b.keys}
}

// TestTheJobFromFreshStartToVerifiedBundle does the whole work of a firm's admin with the fictional firm, and then
// that of the next year and that of another service, and counts.
func TestTheJobFromFreshStartToVerifiedBundle(t *testing.T) {
	c := newClerk(t)
	papers, client := c.sample.Dossiers[1], c.fromFreshStart()
	first := c.tally()
	t.Logf("first dossier: %d entries, %d clicks, %d keystrokes", first.entries, first.clicks, first.keys)
	if first.entries < 60 || first.entries > mostOfFirst {
		t.Fatalf("%d entries were made", first.entries)
	}

	c.dossier(client, []string{"广西国内首台(套)重大技术装备认定", "首台(套)重大技术装备奖励"})
	c.nextYear(both(importing.Values{}, papers.Values))
	c.attach(papers.Materials)
	c.confirm()
	c.handIn("第二份")
	c.compare("the next year's dossier", first, c.tally().since(first))

	before := c.tally()
	c.dossier(client, []string{"税收优惠政策宣传辅导"})
	other := c.sample.Dossiers[0]
	c.fillIn(both(c.sample.Client.Values, other.Values), func(w *page.Work, f *forms.Field) bool { return w.Required[f.Name()] })
	c.attach(c.sample.Client.Materials, other.Materials)
	c.confirm()
	c.handIn("第三份")
	c.compare("a dossier of another policy", first, c.tally().since(before))
}

// TestTheJobWithWhatIsDemanded does the same for the first dossier and leaves out, in the tables too, what may stay empty.
func TestTheJobWithWhatIsDemanded(t *testing.T) {
	c := newClerk(t)
	c.sparing = true
	c.fromFreshStart()
	t.Logf("%d entries, %d clicks, %d keystrokes", c.entries, c.Clicks, c.Keys)
	if c.entries < 60 || c.entries > mostDemanded {
		t.Errorf("%d entries were made, at most %d are wanted", c.entries, mostDemanded)
	}
}

// fromFreshStart makes a client and its first dossier from the papers, up to the verified bundle, and gives the client.
func (c *clerk) fromFreshStart() (client string) {
	c.t.Helper()
	c.mustSee(c.t, "欢迎使用一表")
	c.must(c.Press("小企业"), c.Press("直接开始"), c.Press("新建单位"), c.Type(c.sample.Client.Name), c.Press("新建"))
	papers := c.sample.Dossiers[1]
	client = c.Shell.Route().Client
	c.dossier(client, []string{"广西国内首台(套)重大技术装备认定", "首台(套)重大技术装备奖励"})
	c.fillIn(both(c.sample.Client.Values, papers.Values), func(w *page.Work, f *forms.Field) bool { return w.Required[f.Name()] })
	c.attach(c.sample.Client.Materials, papers.Materials)
	c.confirm()
	c.handIn("第一份")
	return client
}

// compare asserts that a further dossier took little of what the first one took.
func (c *clerk) compare(what string, first, took tally) {
	c.t.Helper()
	share := float64(took.entries) / float64(first.entries)
	c.t.Logf("%s: %d entries (%.0f %% of the first), %d clicks, %d keystrokes", what, took.entries, share*100, took.clicks, took.keys)
	if share > mostOfSecond {
		c.t.Errorf("%s takes %.0f %% of the entries of the first, at most %.0f %% are wanted", what, share*100, mostOfSecond*100)
	}
}

// dossier begins a dossier from the workbench.
func (c *clerk) dossier(client string, programmes []string) {
	c.t.Helper()
	c.must(c.Menu("工作台"))
	c.Keys++
	c.must(c.Press("新建申报档案"))
	for _, p := range programmes {
		c.must(c.Programme(p))
	}
	c.must(c.Press("建立申报档案"))
	if c.Sees("已沿用，请看新的、旧的和缺的") {
		c.must(c.Press("去逐项核对"))
	}
	c.mustSee(c.t, "一张表")
	if got := c.work().Editing.Client.ID; got != client {
		c.t.Fatalf("the dossier belongs to %s", got)
	}
}

// nextYear changes what is new about another machine, and pastes the two patents that it rests on: patents and invoices
// are never taken over.
func (c *clerk) nextYear(v importing.Values) {
	c.t.Helper()
	for field, text := range map[string]string{
		"eq.name": "ZS-2000数控重型强力旋压机", "eq.model": "ZS-2000", "eq.price": "420", "eq.first_use": "2026-05-10", "eq.sold": "1",
		"cert.no": "桂首台套2027-009", "cert.date": "2026-11-20",
	} {
		c.must(c.At(field))
		c.Clicks++
		if e, ok := c.win.Canvas().Focused().(interface{ SetText(string) }); ok {
			e.SetText("")
		}
		c.entries++
		c.must(c.Type(text))
		c.Key("Tab")
	}
	for id, rows := range v.Tables {
		v.Tables[id] = rows[:min(len(rows), 2)]
	}
	c.fillIn(v, func(w *page.Work, f *forms.Field) bool { return w.Required[f.Name()] })
}

// confirm takes over the defaults that are offered, after a look at their list, and ticks what a person must have looked at, in the
// pre-check.
func (c *clerk) confirm() {
	c.t.Helper()
	c.must(c.Menu("预审"))
	c.Keys++
	if guessed, defaults := len(c.work().Guessed()), len(c.work().Defaults()); guessed+defaults > 0 {
		look := "逐项看过，一起确认…"
		switch {
		case guessed > 0 && defaults > 0:
			look = say.T("有 {n} 项取的是默认值或者可以推算：逐项看过，一起确认…", "n", guessed+defaults)
		case guessed > 0:
			look = say.T("有 {n} 栏空着、可以推算：逐项看过，一起填上…", "n", guessed)
		}
		c.must(c.Press(look), c.Press("确认打勾的"))
		c.entries++
		if left := len(c.work().Defaults()) + len(c.work().Guesses()); left > 0 {
			c.t.Errorf("%d defaults and guesses still wait after all were confirmed", left)
		}
	}
	for c.work().Report.Count(forms.Manual) > 0 {
		c.must(c.Tick("已核实"))
		c.entries++
	}
	for _, f := range c.work().Report.Findings {
		if f.Severity == forms.Block {
			c.t.Fatalf("still to be put right: %s %v %s %s", f.Rule, f.Fields, f.Label, f.Says)
		}
	}
}

// handIn exports into a folder and sees that the bundle is sound.
func (c *clerk) handIn(name string) {
	c.t.Helper()
	out := filepath.Join(c.dir, name)
	c.must(os.Mkdir(out, 0o755))
	c.Files.Next = [][]string{{out}}
	c.must(c.Press("下一步：导出交付"), c.Press("浏览…"), c.Press("导出"))
	c.mustSee(c.t, "第 1 次导出完成")
	c.must(c.Press("再核验一遍"))
	c.mustSee(c.t, "与清单一致")
}

// both puts the answers of the firm and of the dossier together.
func both(firm, dossier importing.Values) importing.Values {
	out := importing.Values{Values: map[string]forms.Scalar{}, Tables: map[string][]map[string]forms.Scalar{}}
	for _, v := range []importing.Values{firm, dossier} {
		maps.Copy(out.Values, v.Values)
		maps.Copy(out.Tables, v.Tables)
	}
	return out
}
