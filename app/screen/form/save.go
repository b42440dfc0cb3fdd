package form

import (
	"yibiao/app/say"
	"yibiao/app/session"
)

// codeField is the answer that is a client's 统一社会信用代码.
const codeField = "org.uscc"

// saved is called after every edit: it looks at everything anew, or tells why nothing was saved. What could not be
// saved stays in its editor.
func (f *Form) saved(err error) {
	f.autosave.Done()
	if err != nil {
		f.ctx.Dialogs.Fail(err)
		return
	}
	if err := f.work.Update(); err != nil {
		f.ctx.Dialogs.Fail(err)
		return
	}
	f.Refresh()
	f.remember()
	f.ctx.Nav.Saved()
	if client := f.work.Editing.Client; client.Name != f.named {
		f.named = client.Name
		tellTwins(f, client)
	}
	if code := f.work.Editing.Answers().Values[codeField]; code != f.code {
		f.code = code
		tellSameCode(f, f.work.Editing.Client)
	}
}

// tellSameCode tells that the client has just been given the code of another one.
func tellSameCode(f *Form, c session.ClientInfo) {
	same, err := f.ctx.Session.Clients().SameCode(c.ID)
	if err != nil {
		f.ctx.Dialogs.Fail(err)
		return
	}
	if len(same) > 0 {
		f.ctx.Nav.Tell(say.SameCode(same))
	}
}

// tellTwins tells that the client has just been given the name of another one.
func tellTwins(f *Form, c session.ClientInfo) {
	twins, err := f.ctx.Session.Clients().Twins(c.ID)
	if err != nil {
		f.ctx.Dialogs.Fail(err)
		return
	}
	if c.Twin = len(twins) > 0; c.Twin {
		f.ctx.Nav.Tell(say.Twins(c))
	}
}

// saveTyped saves what is being typed, and shows what follows from it everywhere but in the row itself: half an answer is
// not scolded for. What cannot be saved is told in the status bar, and again when the field is left.
func (f *Form) saveTyped(more bool) (left bool) {
	for r := range f.contents.rows {
		r.keep(more)
	}
	return f.contents.pending()
}

// typed is what follows once text of a row was saved that is still being typed.
func (f *Form) typed(r *fieldRow, err error) bool {
	if err == nil {
		err = f.work.Update()
	}
	if err != nil {
		f.ctx.Nav.Tell(say.Failure(err))
		return false
	}
	f.typing = r
	f.Refresh()
	f.typing = nil
	f.ctx.Nav.Saved()
	return true
}
