package say

import (
	"time"

	"yibiao/app/session/reuse"
	"yibiao/forms"
)

// Aged tells where an earlier answer stands and how old it is.
func Aged(x reuse.Earlier, now time.Time) string {
	at := x.At.Local().Format(time.DateOnly)
	switch days := int(now.Sub(x.At).Hours() / 24); {
	case days < 1:
		return T("《{dossier}》{at}", "dossier", Shortened(x.Dossier.Title, 24), "at", at)
	case days < 60:
		return T("《{dossier}》{at}，{n} 天前", "dossier", Shortened(x.Dossier.Title, 24), "at", at, "n", days)
	case days < 730:
		return T("《{dossier}》{at}，{n} 个月前", "dossier", Shortened(x.Dossier.Title, 24), "at", at, "n", days*12/365)
	default:
		return T("《{dossier}》{at}，{n} 年前", "dossier", Shortened(x.Dossier.Title, 24), "at", at, "n", days/365)
	}
}

// CarryPart is a group of what is otherwise in a dossier than in the one that it is held against.
type CarryPart struct {
	Title string
	Lines []string
}

// Carried tells what is new, otherwise, gone or missing in a form, and what can come into it. now is for how old answers are.
func Carried(c reuse.Carry, form *forms.Form, now time.Time) []CarryPart {
	var parts []CarryPart
	add := func(title string, lines []string) {
		if len(lines) > 0 {
			parts = append(parts, CarryPart{T("{name} {n}", "name", title, "n", len(lines)), lines})
		}
	}
	names := func(list []*forms.Field) []string {
		var out []string
		for _, f := range list {
			out = append(out, f.Label)
		}
		return out
	}
	var came, files []string
	for _, x := range c.Came {
		words := T("{n} 行", "n", len(x.Rows))
		if !x.Field.IsTable() {
			words = x.Field.Mask(x.Value)
			if words == x.Value {
				words = Shortened(form.Pack.Vocabulary.Display(x.Field, x.Value, "")+x.Field.Unit, 40)
			}
		}
		came = append(came, T("{label}：{value}（{from}）", "label", x.Field.Label, "value", words, "from", Aged(x.Earlier, now)))
	}
	for _, o := range c.Files {
		files = append(files, T("{material}：{name}", "material", o.Asked, "name", o.Name))
	}
	add(T("只能用一次，要另填的"), names(c.Once))
	add(T("新问的"), names(c.New))
	add(T("问法变了，请核对的"), names(c.Else))
	add(T("那一份填过、这里不再问的"), names(c.Gone))
	add(T("两边都没有填的"), names(c.Open))
	var changes []string
	for _, x := range c.Changes {
		changes = append(changes, PackChange(x))
	}
	if !c.ChangesKnown {
		changes = []string{T("不能判断：那一份建档时的数据包版本没有留底，规则和材料改了哪些说不准")}
	}
	add(T("数据包从那时到现在改了的"), changes)
	add(T("可以沿用的回答"), came)
	add(T("可以沿用的文件"), files)
	return parts
}
