package seeking_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/purging"
	"yibiao/app/session/seeding"
	"yibiao/app/session/seeking"
	"yibiao/app/session/sessiontest"
)

// found gives what is found as lines: kind, client, dossier, field, text.
func found(t testing.TB, s *session.Session, q seeking.Query) []string {
	t.Helper()
	if q.Most == 0 {
		q.Most = 8
	}
	all, err := seeking.In(context.Background(), s, q, session.OnlyOf(s))
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, h := range all.Hits {
		field := ""
		if h.Field != nil {
			field = h.Field.Label
		}
		lines = append(lines, strings.Join([]string{string(h.Kind), h.ClientName, h.Dossier.Title, field, h.Text}, "|"))
	}
	return lines
}

func takeIn(t testing.TB, s *session.Session) {
	t.Helper()
	if err := seeking.TakeIn(context.Background(), session.Looker(s), nil); err != nil {
		t.Fatal(err)
	}
	if n := seeking.Left(s); n != 0 {
		t.Fatalf("%d changes are left", n)
	}
}

const firm = "柳州市测试机械有限公司"

// TestWhatIsTypedIsFound: before anything was taken in and after, and of one client alone.
func TestWhatIsTypedIsFound(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	title := e.Dossier.Title
	sessiontest.Set(t, e, "eq.name", "数控（旋压）机 X-200")
	sessiontest.Set(t, e, "legal.name", "覃立新")
	sessiontest.Set(t, e, "org.region", "广西壮族自治区柳州市柳北区")
	if _, err := s.Clients().Create("南宁市别的单位"); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		for text, want := range map[string][]string{
			"测试机械":    {"c|" + firm + "|||" + firm},
			"lzscsjx": {"c|" + firm + "|||" + firm},
			"柳州测试":    {"c|" + firm + "|||" + firm},
			"数控旋压":    {"v|" + firm + "|" + title + "|" + label(t, e, "eq.name") + "|数控（旋压）机 X-200"},
			"skxy":    {"v|" + firm + "|" + title + "|" + label(t, e, "eq.name") + "|数控（旋压）机 X-200"},
			"ｘ２００":    {"v|" + firm + "|" + title + "|" + label(t, e, "eq.name") + "|数控（旋压）机 X-200"},
			"立新":      {"v|" + firm + "||" + label(t, e, "legal.name") + "|覃立新"},
			"柳北区":     {"v|" + firm + "||" + label(t, e, "org.region") + "|广西壮族自治区柳州市柳北区"},
			"没有这个":    nil,
			"（）":      nil,
		} {
			if diff := cmp.Diff(want, found(t, s, seeking.Query{Text: text})); diff != "" {
				t.Errorf("%q: %s", text, diff)
			}
			if diff := cmp.Diff(want, found(t, s, seeking.Query{Text: text, Client: e.Client.ID})); diff != "" {
				t.Errorf("%q of the client: %s", text, diff)
			}
		}
		takeIn(t, s)
	}
}

// Words that stand in several places of a dossier, or with its client, find the dossier; words that are parted over two dossiers do not.
func TestWordsInSeveralPlaces(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	title := e.Dossier.Title
	sessiontest.Set(t, e, "eq.name", "数控旋压机 X-200")
	sessiontest.Set(t, e, "cert.year", "2025")
	sessiontest.Set(t, e, "legal.name", "覃立新")
	other, err := s.Dossiers().Create(e.Client.ID, "shoutaitao", []string{"stt-01-rending"}, "另一份")
	if err != nil {
		t.Fatal(err)
	}
	o, err := s.OpenDossier(other.ID)
	if err != nil {
		t.Fatal(err)
	}
	sessiontest.Set(t, o, "eq.name", "龙门铣床")
	dossier := "t|" + firm + "|" + title + "||" + title
	for range 2 {
		for text, want := range map[string][]string{
			"测试机械 旋压":     {dossier},                   // client and value
			"奖励 旋压":       {dossier},                   // title and value
			"旋压 lzscs":    {dossier},                   // value and the client's initials
			"旋压 立新":       {dossier},                   // value and the client's profile
			"认定 铣床":       {"t|" + firm + "|另一份||另一份"}, // programme and value
			"旋压 铣床":       nil,                         // two dossiers
			"测试 立新":       {"c|" + firm + "|||" + firm},
			"旋压 没有这个":     nil,
			"测试 立新 旋压 奖励": {dossier},
		} {
			for _, q := range []seeking.Query{{Text: text}, {Text: text, Client: e.Client.ID}} {
				if diff := cmp.Diff(want, found(t, s, q)); diff != "" {
					t.Errorf("%+v: %s", q, diff)
				}
			}
		}
		takeIn(t, s)
	}
}

// Words in several places are not looked for at a keystroke, and that is told; of many dossiers the first by their clients are read.
func TestWordsInSeveralPlacesComeAfterwards(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	var first string
	for _, name := range []string{"戊机械", "甲机械", "丁机械", "丙机械", "乙机械"} {
		c := sessiontest.NewClient(t, s, name)
		d, err := s.Dossiers().Create(c.ID, "shoutaitao", []string{"stt-02-jiangli"}, name+"一")
		if err != nil {
			t.Fatal(err)
		}
		sessiontest.Set(t, sessiontest.Dossier(t, s, d.ID), "eq.name", "旋压机")
		if name == "丙机械" { // the first by its pinyin
			first = d.ID
		}
	}
	q := seeking.Query{Text: "机械 旋压", Most: 1, AtOnce: true}
	got, err := seeking.In(context.Background(), s, q, "")
	if err != nil || len(got.Hits) != 0 || !got.Partly {
		t.Errorf("at once: %+v, %v", got, err)
	}
	q.AtOnce = false
	got, err = seeking.In(context.Background(), s, q, "")
	if err != nil || len(got.Hits) != 1 || got.Hits[0].Dossier.ID != first || got.Partly || !got.More[seeking.Dossier] {
		t.Errorf("afterwards: %+v, %v", got, err)
	}
	q.Text, q.AtOnce = "旋压", true
	if got, err = seeking.In(context.Background(), s, q, ""); err != nil || len(got.Hits) != 1 || got.Partly {
		t.Errorf("one word: %+v, %v", got, err)
	}
}

func label(t *testing.T, e *session.Editing, field string) string {
	t.Helper()
	f := e.Form.Known(field)
	if f == nil {
		t.Fatalf("no field %s", field)
	}
	return f.Label
}

// TestWhatIsFoundStandsWhereAPersonCanGo: cells with their row; nothing of what is deleted, of its dossier or of its client.
func TestWhatIsFoundStandsWhereAPersonCanGo(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	rows, err := e.Table("sales").AddAll([]map[string]string{{"user": "某某买家甲"}, {"user": "某某买家乙"}}, "")
	if err != nil {
		t.Fatal(err)
	}
	takeIn(t, s)
	all, err := seeking.In(context.Background(), s, seeking.Query{Text: "买家乙", Most: 5}, "")
	if err != nil || len(all.Hits) != 1 {
		t.Fatalf("%+v, %v", all, err)
	}
	if h := all.Hits[0]; h.Row != rows[1] || h.Table == nil || h.Table.Name() != "sales" || h.Field == nil || h.Field.Name() != "user" || h.Dossier.ID != e.Dossier.ID {
		t.Errorf("%+v", h)
	}
	count := func() int { return len(found(t, s, seeking.Query{Text: "买家"})) }
	if err := e.Table("sales").Delete(rows[1]); err != nil || count() != 1 {
		t.Errorf("with a row deleted %d, %v", count(), err)
	}
	if err := s.Dossiers().Delete(e.Dossier.ID); err != nil || count() != 0 {
		t.Errorf("of a deleted dossier %d, %v", count(), err)
	}
	if err := s.Dossiers().Restore(e.Dossier.ID); err != nil || count() != 1 {
		t.Errorf("of a dossier that came back %d, %v", count(), err)
	}
	if err := s.Clients().Delete(e.Client.ID); err != nil || count() != 0 {
		t.Errorf("of a deleted client %d, %v", count(), err)
	}
}

// TestSecretsAreFoundAndStayMasked: by their digits, and never shown.
func TestSecretsAreFoundAndStayMasked(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	const id, account = "11010519491231002X", "6222020000000001234"
	sessiontest.Set(t, e, "legal.id", id)
	sessiontest.Set(t, e, "bank.account", account)
	for range 2 {
		for _, text := range []string{id, "110105", "11010519491231002x", account} {
			lines := found(t, s, seeking.Query{Text: text})
			if len(lines) != 1 || strings.Contains(lines[0], id[6:16]) || strings.Contains(lines[0], account[4:12]) || !strings.Contains(lines[0], "*") {
				t.Errorf("%s: %q", text, lines)
			}
		}
		takeIn(t, s)
	}
}

// TestOnlyOneClientIsSearched while only one is looked at.
func TestOnlyOneClientIsSearched(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	if err := seeding.Fill(context.Background(), s, 20, nil); err != nil {
		t.Fatal(err)
	}
	takeIn(t, s)
	clients, err := s.Clients().List()
	if err != nil || len(clients) != 2 {
		t.Fatal(clients, err)
	}
	session.LookOnlyAt(s, clients[0].ID)
	for _, q := range []seeking.Query{{Text: "公司"}, {Text: "联系人"}, {Text: "公司", Client: clients[1].ID}} {
		lines := found(t, s, q)
		if len(lines) == 0 && q.Client == "" {
			t.Errorf("%+v finds nothing", q)
		}
		for _, line := range lines {
			if !strings.Contains(line, clients[0].Name) {
				t.Errorf("%+v: %s", q, line)
			}
		}
	}
}

// TestAPurgedClientIsFoundNoMore.
func TestAPurgedClientIsFoundNoMore(t *testing.T) {
	ctx, s := context.Background(), sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	takeIn(t, s)
	if err := s.Clients().Delete(e.Client.ID); err != nil {
		t.Fatal(err)
	}
	plan, err := purging.LookAt(ctx, s, e.Client.ID)
	if err == nil {
		_, err = purging.Purge(ctx, s, plan, true)
	}
	if err != nil {
		t.Fatal(err)
	}
	if lines := found(t, s, seeking.Query{Text: "测试"}); lines != nil {
		t.Errorf("before anything was taken in anew: %q", lines)
	}
	takeIn(t, s)
	if lines := found(t, s, seeking.Query{Text: "测试"}); lines != nil {
		t.Errorf("%q", lines)
	}
}

// FuzzSearch: whatever is typed, the index finds what reading the client finds, and nothing fails.
func FuzzSearch(f *testing.F) {
	s := sessiontest.Open(f, f.TempDir())
	if err := seeding.Fill(context.Background(), s, 2, nil); err != nil {
		f.Fatal(err)
	}
	clients, err := s.Clients().List()
	if err != nil || len(clients) != 1 {
		f.Fatal(clients, err)
	}
	takeIn(f, s)
	for _, seed := range []string{"公司", "lxr 1", "\"' OR *", "~=", "（", "2024年3月5日", "139000", "\xff市", "NEAR(a b)", "柳 zhou"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		read := found(t, s, seeking.Query{Text: text, Most: 10000, Client: clients[0].ID})
		all, err := seeking.In(context.Background(), s, seeking.Query{Text: text, Most: 10000}, "")
		if err != nil {
			t.Fatal(err)
		}
		lines := found(t, s, seeking.Query{Text: text, Most: 10000})
		slices.Sort(read)
		slices.Sort(lines)
		for _, kind := range seeking.Kinds() {
			if all.More[kind] { // not all were looked at
				return
			}
		}
		if diff := cmp.Diff(read, lines); diff != "" {
			t.Errorf("%q: by reading (-) and by pieces (+)\n%s", text, diff)
		}
	})
}

// Of dossiers in which words stand in several places, the one stands first whose title has most of them.
func TestTitlesComeFirst(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	other, err := s.Dossiers().Create(e.Client.ID, "shoutaitao", []string{"stt-01-rending"}, "丙")
	if err != nil {
		t.Fatal(err)
	}
	o, err := s.OpenDossier(other.ID)
	if err != nil {
		t.Fatal(err)
	}
	sessiontest.Set(t, o, "eq.name", "奖励用的铣床")
	got := found(t, s, seeking.Query{Text: "奖励 测试"})
	if len(got) != 2 || got[0] != "t|"+firm+"|"+e.Dossier.Title+"||"+e.Dossier.Title {
		t.Errorf("found %q", got)
	}
}
