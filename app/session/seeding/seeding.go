// Package seeding writes vaults of any size, for measuring and for trying the desk with many clients: invented firms, each with
// some dossiers, written through the session and the store as a person's edits are, so that log and state agree.
package seeding

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms"
	"yibiao/forms/gb"
)

// PerClient is how many dossiers each invented client has; Answers how many answers each dossier holds at most.
const (
	PerClient = 10
	Answers   = 70
)

// inOneGo is how many dossiers are written in one transaction.
const inOneGo = 5 * PerClient

// firms are the parts of invented names: a place, a word, a trade.
var firms = [3][]string{
	{"柳州", "南宁", "桂林", "梧州", "玉林", "百色", "河池", "来宾"},
	{"启明", "恒远", "智榫", "北辰", "云岭", "青禾", "长风", "嘉木", "鼎新", "澄江"},
	{"机械制造", "汽车部件", "新材料", "电子科技", "食品加工", "环保设备", "软件技术", "生物制品"},
}

// Fill writes invented clients until the vault has that many dossiers more. progress may be nil. Failures: those of writing, and
// of ctx between two dossiers.
func Fill(ctx context.Context, s *session.Session, dossiers int, progress func(done, total int)) error {
	programmes := applicable(s.Library())
	client := ""
	for n := 0; n < dossiers; {
		var edits []store.Edit
		for end := min(n+inOneGo, dossiers); n < end; n++ {
			if err := ctx.Err(); err != nil {
				return err
			}
			if n%PerClient == 0 {
				client = s.Store().NewID()
				edits = append(edits, clientEdit(s, client, n/PerClient))
			}
			edits = append(edits, dossierEdits(s, client, programmes[n%len(programmes)], n)...)
		}
		if _, err := s.Store().Log().ApplyAll(ctx, edits); err != nil {
			return session.Failed("save", err)
		}
		for _, e := range edits {
			s.NoteEdit(e.Root)
		}
		if progress != nil {
			progress(n, dossiers)
		}
	}
	return nil
}

// choice is a programme with its pack.
type choice struct {
	pack      *forms.Pack
	programme *forms.Programme
}

// applicable are the programmes that something can be applied for.
func applicable(l *forms.Library) []choice {
	var out []choice
	for _, pack := range l.Packs {
		for _, q := range pack.Programmes {
			if q.Card == nil {
				out = append(out, choice{pack, q})
			}
		}
	}
	return out
}

// nameOf is the name of the n-th firm; no two are alike.
func nameOf(n int) string {
	place, word, trade := firms[0][n%8], firms[1][n/8%10], firms[2][n/80%8]
	return place + "市" + word + numeral(n) + trade + "有限公司"
}

// numeral writes n in Chinese digits.
func numeral(n int) string {
	return strings.Map(func(r rune) rune { return []rune("零一二三四五六七八九")[r-'0'] }, strconv.Itoa(n))
}

func clientEdit(s *session.Session, id string, n int) store.Edit {
	edit := store.Edit{Root: id, Label: record.LabelImport.Of(), Origin: store.Imported, Sets: []store.Set{
		{Entity: id, Field: record.KindField, Value: record.KindClient},
		{Entity: id, Field: record.NameField, Value: nameOf(n)},
		{Entity: id, Field: record.CreatedField, Value: s.Now().Format(time.RFC3339)},
	}}
	for _, f := range s.Library().Vocabulary.Fields {
		if value := valueOf(f, n); f.Profile && value != "" && record.Answer(f.Name()) != record.NameField {
			edit.Sets = append(edit.Sets, store.Set{Entity: id, Field: record.Answer(f.Name()), Value: value})
		}
	}
	return edit
}

// dossierEdits begin a dossier and answer its fields, tables with two rows.
func dossierEdits(s *session.Session, client string, of choice, n int) []store.Edit {
	d := session.DossierInfo{
		ID: s.Store().NewID(), Client: client, Title: of.programme.ShortTitle() + strconv.Itoa(n), Pack: of.pack.ID.S, PackVersion: of.pack.Version,
		Programmes: []string{of.programme.ID.S}, Status: session.StatusDraft, Created: s.Now(),
	}
	begin := session.Beginning(d)
	edit := store.Edit{Root: d.ID, Label: record.LabelImport.Of(), Origin: store.Imported, Undoable: true}
	left := Answers
	answer := func(entity string, f *forms.Field, n int) {
		if value := valueOf(f, n); value != "" && left > 0 {
			left--
			edit.Sets = append(edit.Sets, store.Set{Entity: entity, Field: record.Answer(f.Name()), Value: value})
		}
	}
	for _, f := range s.Dossiers().FormOf(d).Fields() {
		if f.Profile || f.Computed() {
			continue
		}
		if !f.IsTable() {
			answer(d.ID, f, n)
			continue
		}
		for i := range 2 {
			row := s.Store().NewID()
			edit.Sets = append(append(edit.Sets, record.Row(row, d.ID, f.Name())...),
				store.Set{Entity: row, Field: record.OrderField, Value: session.OrderText(i)})
			for _, column := range f.Columns {
				answer(row, column, 2*n+i)
			}
		}
	}
	return []store.Edit{begin, edit}
}

// valueOf invents the n-th answer of a field; "" for those whose answers cannot be invented without a check digit or a register.
func valueOf(f *forms.Field, n int) string {
	switch {
	case f.Computed() || f.IsTable():
		return ""
	case f.Is(forms.TypeText), f.Is(forms.TypeUpper):
		return f.Label + strconv.Itoa(n)
	case f.Is(forms.TypeLongText):
		return strings.Repeat(f.Label+"的情况说明，", 20) + strconv.Itoa(n)
	case f.Is(forms.TypeInt), f.Is(forms.TypeNumber), f.Is(forms.TypeMoney):
		return strconv.Itoa(10 + n%90)
	case f.Is(forms.TypePercent):
		return strconv.Itoa(1 + n%99)
	case f.Is(forms.TypeDate):
		return fmt.Sprintf("202%d-%02d-%02d", n%6, 1+n%12, 1+n%28)
	case f.Is(forms.TypeYearMonth):
		return fmt.Sprintf("202%d-%02d", n%6, 1+n%12)
	case f.Is(forms.TypeYear):
		return fmt.Sprintf("202%d", n%6)
	case f.Is(forms.TypeBool):
		return "true"
	case f.Is(forms.TypeChoice) && len(f.Options) > 0:
		return f.Options[n%len(f.Options)]
	case f.Is(forms.TypeMobile):
		return fmt.Sprintf("139%08d", n)
	case f.Validator.S == "uscc":
		return usccOf(n)
	}
	return ""
}

// usccOf is the n-th unified social credit code with its check character (GB 32100-2015).
func usccOf(n int) string {
	head := fmt.Sprintf("91450200MA%07d", n)
	for _, c := range "0123456789ABCDEFGHJKLMNPQRTUWXY" {
		if r, _ := gb.Validate("uscc", head+string(c)); r.Fault == nil {
			return head + string(c)
		}
	}
	return ""
}
