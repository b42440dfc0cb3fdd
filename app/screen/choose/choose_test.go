package choose

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/say"
	"yibiao/app/task"
	"yibiao/assets"
	"yibiao/forms"
)

// unsure is a desk whose person answers questions as told, and keeps them.
type unsure struct {
	pagetest.Desk
	yes   bool
	asked []string
}

func (u *unsure) Confirm(_, text, _ string, then func()) {
	if u.asked = append(u.asked, text); u.yes {
		then()
	}
}

func newChoose(t *testing.T) (*Choose, *unsure) {
	t.Helper()
	s, w := pagetest.OpenSession(t, "shoutaitao", "stt-01-rending")
	test.NewTempApp(t)
	u := &unsure{}
	ctx := &page.Context{Session: s, Nav: u, Dialogs: u, Tasks: task.Inline(), Assets: assets.FS}
	return New(ctx, w.Editing.Client, nil), u
}

func ticked(c *Choose) []string {
	var out []string
	for id, tick := range c.ticks {
		if tick.Checked {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

func TestWhatCannotStandTogetherIsAskedAbout(t *testing.T) {
	cases := []struct {
		name        string
		first, then string
		yes         bool
		asked       int
		want        []string
	}{
		{"of one document that combines", "stt-01-rending", "stt-02-jiangli", false, 0, []string{"stt-01-rending", "stt-02-jiangli"}},
		{"of another document, kept", "stt-01-rending", "lz-02a-jigai", false, 1, []string{"stt-01-rending"}},
		{"of another document, changed", "stt-01-rending", "lz-02a-jigai", true, 1, []string{"lz-02a-jigai"}},
		{"of a document that does not combine", "gn-01-zonghe", "gn-03-niandu", true, 1, []string{"gn-03-niandu"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			choose, u := newChoose(t)
			u.yes = c.yes
			choose.ticks[c.first].SetChecked(true)
			choose.ticks[c.then].SetChecked(true)
			if diff := cmp.Diff(c.want, ticked(choose)); diff != "" || len(u.asked) != c.asked {
				t.Errorf("asked %q; ticked (-want +got):\n%s", u.asked, diff)
			}
		})
	}
}

func TestProgrammesThatFollowOthersSaySo(t *testing.T) {
	choose, _ := newChoose(t)
	p := choose.ctx.Session.Library().Pack("shoutaitao")
	if words := say.ComesAfter(p, p.Programme("stt-02-jiangli")); !strings.Contains(words, "接在“首台(套)认定”之后") {
		t.Errorf("it says %q", words)
	}
	if words := say.ComesAfter(p, p.Programme("stt-01-rending")); words != "" {
		t.Errorf("the first says %q", words)
	}
}

// The list begins folded, is found by words, initials and other words for the same, and keeps what is chosen to be seen.
func TestProgrammesAreFound(t *testing.T) {
	c, _ := newChoose(t)
	seen := func() string { return pagetest.Texts(c.list) }
	if strings.Contains(seen(), "企业技术改造") || len(c.list.Objects) < 5 {
		t.Fatalf("%d documents, unfolded:\n%s", len(c.list.Objects), seen())
	}
	shown := func() (n int) {
		for _, x := range c.listed() {
			n += len(x.some)
		}
		return n
	}
	all := shown()
	c.ticks["stt-01-rending"].SetChecked(true)
	for search, want := range map[string]string{"技改": "lz-02a-jigai", "jsgz": "lz-02a-jigai", "高企": "lz-12b-gaoqi", "概念验证": "gn-01-zonghe", "小巨人": "lz-12a-tidu", "专精特新": "lz-12a-tidu"} {
		c.search.SetText(search)
		found := false
		for _, x := range c.listed() {
			for _, q := range x.some {
				found = found || q.ID.S == want
			}
		}
		if n := shown(); !found || n >= all/2 {
			t.Errorf("%q: found %v among %d of %d", search, found, n, all)
		}
		if !c.ticks["stt-01-rending"].Checked || !strings.Contains(seen(), "认定") {
			t.Errorf("%q: the choice is not to be seen", search)
		}
	}
	c.ticks["stt-01-rending"].SetChecked(false)
	c.search.SetText("jsgz") // initials of the title stand before those of the name of another document
	if x := c.listed(); len(x) == 0 || x[0].some[0].ID.S != "lz-02a-jigai" {
		t.Errorf("jsgz lists first %s", x[0].some[0].Title)
	}
	c.search.SetText("jishugaizao")
	if x := c.listed(); len(x) == 0 || x[0].some[0].ID.S != "lz-02a-jigai" {
		t.Errorf("jishugaizao lists %d policies", len(x))
	}
	c.search.SetText("没有这个词")
	c.ticks["stt-01-rending"].SetChecked(false)
	c.fillList()
	if !strings.Contains(seen(), "没有找到这样的事项") || strings.Contains(seen(), "上面的勾") {
		t.Errorf("nothing found says %q", seen())
	}
}

// What the client clearly cannot apply for is left out on request, and nothing else.
func TestOnlyWhatIsClearlyNotMetIsLeftOut(t *testing.T) {
	c, _ := newChoose(t)
	c.fits = true
	before := len(c.listed())
	for q := range c.standing {
		c.standing[q] = forms.Unknown
	}
	lz := c.ctx.Session.Library().Pack("shoutaitao").Programme("stt-01-rending")
	c.standing[lz] = forms.NotMet
	for _, x := range c.listed() {
		for _, q := range x.some {
			if q == lz {
				t.Error("it is still listed")
			}
		}
	}
	if before == 0 || len(c.listed()) == 0 {
		t.Error("nothing is listed")
	}
}

// The page goes where the keyboard goes.
func TestATickBelowTheFoldIsShownWhenTheKeyboardComes(t *testing.T) {
	c, _ := newChoose(t)
	test.NewTempWindow(t, c.Object()).Resize(fyne.NewSize(1000, 400))
	c.search.SetText("柳州")
	var last *kit.TickBox
	for _, x := range c.listed() {
		for _, q := range x.some {
			if tick := c.ticks[q.ID.S]; tick != nil {
				last = tick
			}
		}
	}
	kit.Focus(last)
	if top := kit.OffsetIn(c.page.Content, last); c.page.Offset.Y == 0 || top+last.Size().Height > c.page.Offset.Y+c.page.Size().Height {
		t.Errorf("it stands at %v, the page shows %v from %v", top, c.page.Size().Height, c.page.Offset.Y)
	}
}

// What was chosen when the vault was locked is chosen again in the next window, for the same client alone.
func TestWhatIsChosenOutlastsALock(t *testing.T) {
	c, u := newChoose(t)
	c.ticks["stt-01-rending"].SetChecked(true)
	c.title.SetText("二〇二六年的")
	if err := page.KeepHeld(c.ctx.Session); err != nil {
		t.Fatal(err)
	}
	c.Leave()
	again := New(c.ctx, c.client, nil)
	if got := ticked(again); !slices.Equal(got, []string{"stt-01-rending"}) || again.title.Text != "二〇二六年的" || len(page.Held(c.ctx.Session, false)) != 1 {
		t.Errorf("chosen %q, called %q, held %q, failed %v", got, again.title.Text, page.Held(c.ctx.Session, false), u.Failed)
	}
	again.Leave()
	if got := ticked(New(c.ctx, c.client, nil)); len(got) != 0 {
		t.Errorf("given up, and chosen again: %q", got)
	}
}
