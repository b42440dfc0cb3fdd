package ask

import (
	"testing"

	"fyne.io/fyne/v2/widget"

	"yibiao/app/page"
)

// Escape never does what a button does while there is one that only closes the dialog.
func TestEscapeOnlyCloses(t *testing.T) {
	did := ""
	act := func(name string) page.Action { return page.Action{Text: name, Do: func() { did = name }} }
	keep := page.Action{Text: "彻底清除", Keep: true, Do: func() { did = "彻底清除" }}
	for name, c := range map[string]struct {
		actions []page.Action
		want    string
	}{
		"cancel first":     {[]page.Action{{Text: "取消"}, act("保存")}, ""},
		"cancel last":      {[]page.Action{keep, {Text: "不清除", Main: true}}, ""},
		"one stays open":   {[]page.Action{keep, act("关闭")}, "关闭"},
		"all stay open":    {[]page.Action{keep}, ""},
		"all do something": {[]page.Action{act("停下"), act("接着")}, "停下"},
	} {
		s := stand(t, nil)
		did = ""
		s.dialogs.Show(name, widget.NewLabel("？"), c.actions...)
		if !s.dialogs.Escape() || did != c.want {
			t.Errorf("%s: Escape did %q, want %q", name, did, c.want)
		}
		if name != "all do something" && s.dialogs.Escape() {
			t.Errorf("%s: the dialog is still open", name)
		}
	}
}
