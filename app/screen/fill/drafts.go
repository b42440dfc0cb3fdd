package fill

import (
	"encoding/json"

	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
)

// drafts is what was typed and not written, by question and client: it is there again whenever the question is asked.
type drafts map[string]map[string]string

// keep notes what stands in the rows.
func (f *Fill) keep() {
	if f.fill == nil {
		return
	}
	shelf, name := session.Shelf[drafts](f.ctx.Session), f.shelf()
	if *shelf == nil {
		*shelf = drafts{}
	}
	if (*shelf)[name] == nil {
		(*shelf)[name] = map[string]string{}
	}
	for _, r := range f.fill.Rows {
		if (*shelf)[name][r.ID()] = r.Text; r.Text == "" {
			delete((*shelf)[name], r.ID())
		}
	}
	hold(f)
}

// kept is what was typed and not written when the vault was locked, and the question that was asked.
type kept struct {
	Field  string
	Drafts drafts
}

// typing is what was typed and not written, as text for takeUp.
func typing(f *Fill) string {
	k := kept{Drafts: *session.Shelf[drafts](f.ctx.Session)}
	if f.fill != nil && f.fill.Pack == "" {
		k.Field = f.fill.Field.Name()
	}
	text, err := json.Marshal(k)
	if err != nil {
		return ""
	}
	return string(text)
}

// takeUp puts back what was typed before the vault was locked, and gives the question of the profile that was asked; "" for none.
func takeUp(f *Fill) string {
	text, err := page.TakeHeld(f.ctx.Session, page.Fill)
	if err != nil {
		f.ctx.Dialogs.Fail(err)
	}
	var k kept
	if text == "" || json.Unmarshal([]byte(text), &k) != nil {
		return ""
	}
	*session.Shelf[drafts](f.ctx.Session) = k.Drafts
	hold(f)
	return k.Field
}

// shelf is under what the drafts of the question are kept.
func (f *Fill) shelf() string { return f.fill.Pack + " " + f.fill.Field.Name() }

// resume puts what was typed before into the rows again.
func (f *Fill) resume() {
	kept := (*session.Shelf[drafts](f.ctx.Session))[f.shelf()]
	for i, r := range f.fill.Rows {
		if text := kept[r.ID()]; text != "" {
			f.fill.Type(i, text)
		}
	}
}

// hold notes how much of all questions is typed and not written.
func hold(f *Fill) {
	n, words := 0, ""
	for _, kept := range *session.Shelf[drafts](f.ctx.Session) {
		n += len(kept)
	}
	if n > 0 {
		words = say.T("“为多家单位、多份档案补一项”里有 {n} 处打了字，还没有写入。", "n", n)
	}
	page.HoldTyped(f.ctx.Session, page.Fill, words, func() string { return typing(f) })
}
