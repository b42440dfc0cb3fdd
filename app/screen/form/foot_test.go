package form

import (
	"strings"
	"testing"

	"yibiao/app/page"
)

// However much is said of a section, the footer asks for no more width.
func TestWhatTheFooterSaysDoesNotWidenThePage(t *testing.T) {
	f, _ := opened(t, page.Place{})
	was := f.footer.object.MinSize().Width
	f.footer.state.SetText(strings.Repeat("本栏有 3 处要修改，还有 1 项必填", 4))
	if got := f.footer.object.MinSize().Width; got > was {
		t.Errorf("%v became %v", was, got)
	}
}
