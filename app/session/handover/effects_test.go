package handover_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/app/session/handover"
	"yibiao/app/session/history"
	"yibiao/app/session/record"
	"yibiao/app/session/sessiontest"
	"yibiao/dossier/store"
	"yibiao/dossier/transfer"
)

// pair are two vaults that hold the same client with a dossier, a second dossier, a file and three rows.
type pair struct {
	a, b    *session.Session
	client  session.ClientInfo
	dossier string
	second  string
	rows    []string
	file    string
}

// twoSides makes the two; the clock of the second is some minutes later.
func twoSides(t *testing.T) pair {
	t.Helper()
	p := pair{a: at(t, 0), b: at(t, 10)}
	e := sessiontest.Reward(t, p.a)
	p.client, p.dossier = e.Client, e.Dossier.ID
	sessiontest.Set(t, e, "eq.name", "冲床")
	sessiontest.Set(t, e, "eq.price", "380")
	for _, buyer := range []string{"甲厂", "乙厂", "丙厂"} {
		row, err := e.Table("sales").Add(map[string]string{"user": buyer})
		if err != nil {
			t.Fatal(err)
		}
		p.rows = append(p.rows, row)
	}
	p.file = sessiontest.Keep(t, e, attaching.Pick{Path: sessiontest.File(t, t.TempDir(), "执照.txt", []byte("照")), Requirement: "m.license"})[0].ID
	d, err := p.a.Dossiers().Create(p.client.ID, "shoutaitao", []string{"stt-01-rending"}, "认定")
	if err != nil {
		t.Fatal(err)
	}
	p.second = d.ID
	taken(t, p.b, sent(t, p.a, p.what()).Path)
	return p
}

func (p pair) what() handover.What { return handover.What{Client: p.client.ID} }

func no(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// lines are effects in few words.
func lines(list []handover.Effect) (out []string) {
	for _, e := range list {
		field := record.Plain(e.What)
		if e.Field != nil {
			field = e.Field.Name()
		}
		out = append(out, strings.Join(strings.Fields(fmt.Sprintln(e.Effect, e.Kind, e.Dossier, e.Number, e.Leads, e.Name, field, e.From, e.To)), " "))
	}
	return out
}

// conflicts are what both sides changed, in few words.
func conflicts(list []handover.Both) (out []string) {
	for _, b := range list {
		out = append(out, strings.Join(strings.Fields(fmt.Sprintln(b.Kind, b.Number, b.Leads, record.Plain(b.What), "here", b.Here, "file", b.File, "gone", b.Gone, b.Stays)), " "))
	}
	return out
}

// TestWhatAFileChangesIsNamed: whatever one side alone has deleted, emptied, changed, moved and added is told with where and what.
func TestWhatAFileChangesIsNamed(t *testing.T) {
	p := twoSides(t)
	e := sessiontest.Dossier(t, p.b, p.dossier)
	no(t, e.Table("sales").Delete(p.rows[1]))
	no(t, e.Table("sales").Move(p.rows[2], -1))
	if _, err := e.Table("sales").Set(p.rows[0], "user", "丁厂"); err != nil {
		t.Fatal(err)
	}
	if _, err := e.Table("sales").Add(map[string]string{"user": "戊厂"}); err != nil {
		t.Fatal(err)
	}
	sessiontest.Set(t, e, "eq.name", "")
	sessiontest.Set(t, e, "eq.price", "371")
	sessiontest.Set(t, e, "eq.model", "ZS")
	no(t, attaching.Detach(e, p.file))
	no(t, p.b.Dossiers().Delete(p.second))
	q := opened(t, p.a, sent(t, p.b, p.what()).Path)
	want := []string{
		"deleted material 0 执照.txt",
		"deleted dossier 认定 0",
		"deleted row 首台(套)奖励 2 乙厂",
		"cleared dossier 首台(套)奖励 0 eq.name 冲床",
		"changed dossier 首台(套)奖励 0 eq.price 380 371",
		"changed row 首台(套)奖励 1 甲厂 user 甲厂 丁厂",
		"moved row 首台(套)奖励 1 甲厂 order 1 2",
		"moved row 首台(套)奖励 3 丙厂 order 3 1",
		"filled dossier 首台(套)奖励 0 eq.model ZS",
		"added row 首台(套)奖励 3 戊厂",
	}
	if diff := cmp.Diff(want, lines(q.Effects)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(q.Both) > 0 || q.Hidden > 0 || len(handover.Grouped(q.Effects)) != 3 {
		t.Errorf("both %v, %d hidden, %d groups", conflicts(q.Both), q.Hidden, len(handover.Grouped(q.Effects)))
	}
	if _, err := q.Take(context.Background(), p.a, nil); err != nil {
		t.Fatal(err)
	}
	if again := opened(t, p.a, sent(t, p.b, p.what()).Path); !again.Nothing() || len(again.Effects) > 0 {
		t.Errorf("a second time: %v", lines(again.Effects))
	}
}

// TestAWholeClientThatGoesIsNamed with what goes with it.
func TestAWholeClientThatGoesIsNamed(t *testing.T) {
	p := twoSides(t)
	no(t, p.b.Clients().Delete(p.client.ID))
	q := opened(t, p.a, sent(t, p.b, handover.What{}).Path)
	if len(q.Effects) != 1 || q.Effects[0].Effect != handover.Deleted || q.Effects[0].Client != p.client.Name {
		t.Fatalf("%+v", lines(q.Effects))
	}
	if diff := cmp.Diff(map[string]int{record.KindDossier: 2, record.KindRow: 3, record.KindMaterial: 1}, q.Effects[0].Within); diff != "" {
		t.Error(diff)
	}
}

// TestWhatADeletionBeatsIsTold: what one side wrote in what the other has deleted meanwhile is told with its value on either side, whether a row
// goes or the whole dossier, and the history of the table keeps it.
func TestWhatADeletionBeatsIsTold(t *testing.T) {
	for _, whole := range []bool{false, true} {
		p := twoSides(t)
		atA, atB := sessiontest.Dossier(t, p.a, p.dossier), sessiontest.Dossier(t, p.b, p.dossier)
		gone := record.KindRow
		if whole {
			gone = record.KindDossier
			no(t, p.a.Dossiers().Delete(p.dossier))
		} else {
			no(t, atA.Table("sales").Delete(p.rows[1]))
		}
		if _, err := atB.Table("sales").Set(p.rows[1], "user", "改成己厂"); err != nil {
			t.Fatal(err)
		}
		fromA, fromB := sent(t, p.a, p.what()).Path, sent(t, p.b, p.what()).Path
		q := opened(t, p.b, fromA)
		if diff := cmp.Diff([]string{"row 2 改成己厂 user here 改成己厂 file gone " + gone + " false"}, conflicts(q.Both)); diff != "" {
			t.Errorf("deleted in the file (-want +got):\n%s", diff)
		}
		q = opened(t, p.a, fromB)
		if diff := cmp.Diff([]string{"row 2 改成己厂 user here file 改成己厂 gone " + gone + " true"}, conflicts(q.Both)); diff != "" {
			t.Errorf("deleted here (-want +got):\n%s", diff)
		}
		if len(q.Effects) > 0 || q.Hidden != 1 {
			t.Errorf("%v, %d hidden", lines(q.Effects), q.Hidden)
		}
		taken(t, p.b, fromA)
		if whole {
			continue
		}
		list, err := history.OfTable(sessiontest.Dossier(t, p.b, p.dossier), "sales")
		deletion := func(c history.RowChange) bool {
			return c.Number == 0 && c.Column == nil && c.Value == store.DeletedValue
		}
		if err != nil || list[0].Value != "改成己厂" || list[0].Number != 0 || !slices.ContainsFunc(list, deletion) {
			t.Errorf("%v, %+v", err, list)
		}
	}
}

// TestRowsThatBothMovedAreTold with both numbers.
func TestRowsThatBothMovedAreTold(t *testing.T) {
	p := twoSides(t)
	no(t, sessiontest.Dossier(t, p.a, p.dossier).Table("sales").Move(p.rows[2], -2))
	no(t, sessiontest.Dossier(t, p.b, p.dossier).Table("sales").Move(p.rows[2], -1))
	q := opened(t, p.a, sent(t, p.b, p.what()).Path)
	if diff := cmp.Diff([]string{"row 1 丙厂 order here 1 file 2 gone false"}, conflicts(q.Both)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestWhatOneSideAloneDidIsNoConflict: an older file after a newer one of the same side brings what was deleted since, and no conflict; nor does it
// in a third vault that has the deletion from the second.
func TestWhatOneSideAloneDidIsNoConflict(t *testing.T) {
	p := twoSides(t)
	older := sent(t, p.a, p.what()).Path
	e := sessiontest.Dossier(t, p.a, p.dossier)
	no(t, e.Table("sales").Delete(p.rows[1]))
	sessiontest.Set(t, e, "eq.name", "铣床")
	fresh, third := at(t, 20), at(t, 30)
	taken(t, fresh, sent(t, p.a, p.what()).Path)
	taken(t, third, sent(t, fresh, p.what()).Path)
	for _, s := range []*session.Session{fresh, third} {
		q := taken(t, s, older)
		if len(q.Both) > 0 || len(q.Effects) > 0 || q.New == 0 || q.Hidden != q.New {
			t.Errorf("the older one: both %v, effects %v, %d new, %d hidden", conflicts(q.Both), lines(q.Effects), q.New, q.Hidden)
		}
		if now := sessiontest.Dossier(t, s, p.dossier); now.Value("eq.name") != "铣床" || len(now.Rows("sales")) != 2 {
			t.Errorf("%s, %d rows", now.Value("eq.name"), len(now.Rows("sales")))
		}
	}
}

// TestABackupIsMadeBeforeAnythingIsWritten, where all that is here lies in the trash too.
func TestABackupIsMadeBeforeAnythingIsWritten(t *testing.T) {
	p := twoSides(t)
	no(t, p.b.Clients().Delete(p.client.ID))
	sessiontest.Set(t, sessiontest.Dossier(t, p.a, p.dossier), "eq.price", "371")
	q := taken(t, p.b, sent(t, p.a, p.what()).Path)
	if _, err := os.Stat(q.Backup); err != nil || !q.Clients[0].Trashed || q.Hidden != 1 {
		t.Errorf("backup %q, %v; %+v", q.Backup, err, q.Clients)
	}
}

// altered writes a file of a client whose changes were altered.
func altered(t *testing.T, s *session.Session, client session.ClientInfo, ids []string, alter func(list []store.Change) []store.Change) string {
	t.Helper()
	list, err := s.Store().Log().Of(context.Background(), ids)
	no(t, err)
	var b bytes.Buffer
	head := transfer.Head{Scope: transfer.OfClient, Clients: []transfer.Client{{ID: client.ID, Name: client.Name}}, Packs: []transfer.Pack{}, Files: []transfer.File{}}
	no(t, transfer.Write(context.Background(), &b, pass, transfer.Content{Head: head, Log: transfer.Log{Changes: alter(list)}}))
	path := filepath.Join(t.TempDir(), "a.yibiao")
	no(t, os.WriteFile(path, b.Bytes(), 0o600))
	return path
}

// TestAlteredFilesAreRefused: what belongs to nobody or to others whom the file does not name, in an empty vault too, and changes that are known by
// their ids with another content.
func TestAlteredFilesAreRefused(t *testing.T) {
	p := twoSides(t)
	other := sessiontest.NewClient(t, p.a, "别家有限公司")
	blockID := p.a.Store().NewID()
	if _, err := p.a.Apply(store.Edit{Root: blockID, Sets: []store.Set{{Entity: blockID, Field: record.KindField, Value: record.KindBlock}, {Entity: blockID, Field: record.TextField, Value: "常用"}}}); err != nil {
		t.Fatal(err)
	}
	foreign := func(entity string, field store.FieldName, root string) func([]store.Change) []store.Change {
		return func(list []store.Change) []store.Change {
			c := list[len(list)-1]
			c.ID, c.Edit, c.Entity, c.Field, c.Value, c.Root = p.a.Store().NewID(), p.a.Store().NewID(), entity, field, "别的", root
			if field == store.DeletedField {
				c.Value = store.DeletedValue
			}
			return append(list, c)
		}
	}
	for name, c := range map[string]struct {
		alter func([]store.Change) []store.Change
		here  session.Code // in a vault that has it all
		fresh session.Code // in an empty one
	}{
		"as it is":               {func(list []store.Change) []store.Change { return list }, "", ""},
		"a field of another":     {foreign(other.ID, record.NameField, p.client.ID), session.CodeTransferStrays, session.CodeTransferStrays},
		"of nothing known":       {foreign("nowhere", record.NameField, p.client.ID), session.CodeTransferStrays, session.CodeTransferStrays},
		"deleted and not known":  {foreign("nowhere", store.DeletedField, p.client.ID), "", ""},
		"a kept text deleted":    {foreign(blockID, store.DeletedField, p.client.ID), session.CodeTransferStrays, ""},
		"told as another's edit": {foreign(p.dossier, record.TitleField, other.ID), session.CodeTransferStrays, ""},
		"another content": {func(list []store.Change) []store.Change {
			list[len(list)-1].Value += "x"
			return list
		}, session.Code(store.CodeInvalid), ""},
		"one twice": {func(list []store.Change) []store.Change { return append(list, list[0]) }, session.Code(store.CodeInvalid), session.Code(store.CodeInvalid)},
	} {
		path := altered(t, p.a, p.client, []string{p.client.ID, p.dossier}, c.alter)
		for s, want := range map[*session.Session]session.Code{p.a: c.here, at(t, 20): c.fresh} {
			q, err := handover.Open(context.Background(), s, path, pass, nil)
			if session.CodeOf(err) != want {
				t.Errorf("%s: %v, want %q", name, err, want)
			}
			if q != nil {
				no(t, q.Close())
			}
		}
	}
}

// TestWhatWasTakenBackComesAlong: rows whose coming was undone belong to the client all the same.
func TestWhatWasTakenBackComesAlong(t *testing.T) {
	p := twoSides(t)
	e := sessiontest.Dossier(t, p.b, p.dossier)
	if _, err := e.Table("sales").Add(map[string]string{"user": "己厂"}); err != nil {
		t.Fatal(err)
	}
	if _, err := history.Undo(e); err != nil {
		t.Fatal(err)
	}
	q := taken(t, p.a, sent(t, p.b, p.what()).Path)
	if len(q.Effects) > 0 || len(q.Both) > 0 || q.New == 0 {
		t.Errorf("%v, %v", lines(q.Effects), conflicts(q.Both))
	}
}

// TestWhoMayBeMistakenIsNamed: a client with the same code under another name, one that was purged here, and changes of a clock that is ahead.
func TestWhoMayBeMistakenIsNamed(t *testing.T) {
	p := twoSides(t)
	s := at(t, -60)
	if _, err := p.a.Apply(store.Edit{Root: p.client.ID, Sets: []store.Set{{Entity: p.client.ID, Field: record.CodeField, Value: "91450200MA5YLBT65G"}}}); err != nil {
		t.Fatal(err)
	}
	path := sent(t, p.a, p.what()).Path
	other := sessiontest.NewClient(t, s, "另名有限公司")
	if _, err := s.Apply(store.Edit{Root: other.ID, Sets: []store.Set{{Entity: other.ID, Field: record.CodeField, Value: "91450200MA5YLBT65G"}}}); err != nil {
		t.Fatal(err)
	}
	q := taken(t, s, path)
	if c := q.Clients[0]; len(c.SameCode) != 1 || c.SameCode[0].ID != other.ID || len(c.Twins) > 0 || !c.Purged.IsZero() || !q.Ahead.Equal(p.a.Now()) {
		t.Errorf("%+v, ahead %v", c, q.Ahead)
	}
	no(t, s.Clients().Delete(p.client.ID))
	_, err := store.Purge(context.Background(), s.Store(), store.Purging{Roots: []string{p.client.ID}, Links: record.Links})
	no(t, err)
	if c := opened(t, s, path).Clients[0]; !c.New || c.Purged.Sub(s.Now()).Abs() > time.Second {
		t.Errorf("%+v", c)
	}
}

// TestAFailedReceiveLeavesNoFiles: neither the files that were copied already nor anything else of it stays.
func TestAFailedReceiveLeavesNoFiles(t *testing.T) {
	p := twoSides(t)
	path := sent(t, p.a, p.what()).Path
	s := at(t, 20)
	q := opened(t, s, path)
	ctx, stop := context.WithCancel(context.Background())
	sha := q.Files[0].SHA
	_, err := q.Take(ctx, s, func(done, total int64) { stop() })
	if err == nil || s.Store().Materials().Has(sha) {
		t.Errorf("%v, the file is there: %v", err, s.Store().Materials().Has(sha))
	}
	if _, err := q.Take(context.Background(), s, nil); err != nil || !s.Store().Materials().Has(sha) {
		t.Errorf("once more: %v", err)
	}
}

// TestASentFileLeavesNothingBeside: what a killed program left beside a target goes with the next file there, and with the next start.
func TestASentFileLeavesNothingBeside(t *testing.T) {
	p := twoSides(t)
	folder := t.TempDir()
	left := filepath.Join(folder, ".yibiao-part-7")
	no(t, os.Mkdir(left, 0o700))
	no(t, os.WriteFile(filepath.Join(left, "new"), []byte("half"), 0o600))
	_, err := handover.Send(context.Background(), p.a, handover.Order{What: p.what(), Path: filepath.Join(folder, "a.yibiao"), Passphrase: pass}, nil)
	no(t, err)
	there, err := os.ReadDir(folder)
	if err != nil || len(there) != 1 || p.a.Setting(session.ExportingTo) != "" {
		t.Errorf("%v, %v, still to tidy: %q", there, err, p.a.Setting(session.ExportingTo))
	}
}
