package settle

import (
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/find/phrase"
	"yibiao/dossier/docx/place/find/reading"
	"yibiao/dossier/docx/place/find/repeat"
	"yibiao/dossier/docx/place/find/sign"
	"yibiao/forms/pattern"
)

// refine looks at the places once more, as a whole: what their words tell beyond the
// position, lists with a single row, pictures of content controls, and lines that are
// signed.
func refine(l *layout.Layout, areas map[string]*layout.Area, places []place.Place) []place.Place {
	for i := range places {
		p := &places[i]
		base, _ := layout.CutNumber(p.At)
		fieldIn(l, areas[base], p)
		switch {
		case (p.Kind == place.Text || p.Kind == place.LongText) && pictureLabel.MatchString(p.Label) && !strings.Contains(p.At, "#"):
			p.Kind = place.Image
		case p.Kind == place.Choice && len(p.Options) == 1 && p.Options[0].At != "",
			p.Kind == place.Choice && len(p.Options) >= 3 && p.Options[0].At != "" && severalOf.MatchString(p.Label):
			p.Kind = place.Check
		default:
			p.Kind = betterKind(p)
		}
	}
	byLegend(areas, places)
	bareChoices(areas, places)
	sign.Afterwards(l, places)
	countsInSentences(areas, places)
	places = pictureControls(l, places)
	places = repeat.LoneRows(l, places)
	place.Sort(places)
	return places
}

// betterKind is the kind of a place of words or figures.
func betterKind(p *place.Place) place.Kind {
	label := strings.TrimSuffix(p.Label, "情况")
	switch p.Kind {
	case place.Money:
		if p.Unit == "" && wording.UnitIn(p.Label) == "" && notMoney.MatchString(p.Label) {
			return place.Text
		}
	case place.Number:
		if p.Unit == "" && wording.UnitIn(p.Label) == "" && (reasonEnd.MatchString(label) || namedEnd.MatchString(label) || shareBeside.MatchString(label)) {
			return place.Text
		}
	case place.Text:
		switch {
		case describeHint.MatchString(p.Hint) && !namedEnd.MatchString(label), honours.MatchString(p.Label):
			return place.LongText
		case (phrase.CountEnd.MatchString(p.Label) || partOf.MatchString(p.Label)) && len(p.Options) == 0:
			return place.Number
		}
	case place.LongText:
		if (namedEnd.MatchString(label)) && !describeHint.MatchString(p.Hint) && utf8.RuneCountInString(label) <= 8 {
			return place.Text
		}
	}
	return p.Kind
}

// The words by which what was found by position is known better. They are data.
var (
	pictureLabel = pattern.Of(`^.{0,6}(图片|截图|实物图|外观图|效果图|样品图|现场图|示意图)([（(][^（()）]*[）)])?$`)
	notMoney     = pattern.Of(`(性质|方式|来源|类型|用途|渠道|名称|类别|科目|识别号|税号|机关|税务局|税务所)$|^[国地]税$|^办税`)
	namedEnd     = pattern.Of(`(类型|特征|技术方向|领域|用户|单位|名称|机构|部门|人|方|者|号|号码|编号|代码|排名|名次)$`)
	reasonEnd    = pattern.Of(`(依据|说明|标准|理由|要求|方法|来源|原因)([（(][^（()）]*[）)])?$`)
	shareBeside  = pattern.Of(`^(.{2,})及.*(率|占比|比例|比重|数)$`)
	describeHint = pattern.Of(`概括|[0-9]字|说明|描述|简述|阐述|介绍|概述|分析|字以内|对比`)
	honours      = pattern.Of(`^(所获|曾获|获得|主要|近.年)*(的)?(荣誉|奖项|奖惩|获奖|奖励)(情况)?$`)
	partOf       = pattern.Of(`^其中[:：，,]?.{0,12}(人员|职工|员工|博士|硕士|本科|大专)(以上)?$`)
	severalOf    = pattern.Of(`(事项|平台|渠道|途径|作用|提交内容|服务内容|用途|功能|支持语言|操作系统|佐证材料)$`)
	countWord    = pattern.Of(`^(件|台|套|篇|份|项|名|个)\p{Han}`)
	notCount     = pattern.Of(`^(项目|名称|名单|名义|个人|个体|台账|套餐|份额|件号|项下)`)
)

// ringLegend and manyLegend tell in a form that rings take one answer and boxes several.
var (
	ringLegend = pattern.Of(`[○◯〇][^□☐]{0,6}单选`)
	manyLegend = pattern.Of(`[□☐][^○◯〇]{0,6}多选`)
)

// byLegend makes of every choice what the form itself says of its boxes.
func byLegend(areas map[string]*layout.Area, places []place.Place) {
	told := false
	for _, a := range areas {
		if text := wording.Squeeze(a.Text()); ringLegend.MatchString(text) && manyLegend.MatchString(text) {
			told = true
		}
	}
	for i := range places {
		p := &places[i]
		if g := firstBox(p, areas); told && g != nil && (p.Kind == place.Choice || p.Kind == place.Check) {
			p.Kind = place.Check
			if wording.IsIn(layout.RingSet, g.R) {
				p.Kind = place.Choice
			}
		}
	}
}

// firstBox is the box of the first option of p, nil when it has none.
func firstBox(p *place.Place, areas map[string]*layout.Area) *layout.Glyph {
	if len(p.Options) == 0 || p.Options[0].At == "" {
		return nil
	}
	base, n := layout.CutNumber(p.Options[0].At)
	a := areas[base]
	if a == nil || a.At(n) < 0 {
		return nil
	}
	return &a.Chars[a.Blanks[a.At(n)].Lo]
}

// bareChoices gives a choice whose boxes are none of those that are numbered first the
// address of its area, where no other place has it.
func bareChoices(areas map[string]*layout.Area, places []place.Place) {
	used := map[string]bool{}
	for _, p := range places {
		used[p.At] = true
	}
	for i := range places {
		p := &places[i]
		base, n := layout.CutNumber(p.At)
		a := areas[base]
		if a == nil || len(p.Options) == 0 || p.Options[0].At != p.At || used[base] || a.At(n) < 0 || !a.Blanks[a.At(n)].Late {
			continue
		}
		p.At, used[base] = base, true
	}
}

// countsInSentences makes numbers of the blanks of a sentence that a measure word and
// what is counted follow: 资助的____件知识产权.
func countsInSentences(areas map[string]*layout.Area, places []place.Place) {
	for i := range places {
		p := &places[i]
		base, n := layout.CutNumber(p.At)
		a := areas[base]
		if p.Kind != place.Text || a == nil || a.At(n) < 0 || p.Unit != "" {
			continue
		}
		b := a.Blanks[a.At(n)]
		if !reading.Ruled(b) {
			continue
		}
		rest := layout.Plain(a.Chars[b.Hi:])
		if m := countWord.FindString(rest); m != "" && !notCount.MatchString(rest) {
			p.Kind, p.Unit = place.Number, string(wording.FirstRune(m))
		}
	}
}

// pictureControls adds the cells whose content control waits for a picture.
func pictureControls(l *layout.Layout, places []place.Place) []place.Place {
	have := map[string]bool{}
	for _, p := range places {
		base, _ := layout.CutNumber(p.At)
		have[base] = true
	}
	l.Grids(func(g *layout.Grid) {
		for _, row := range g.Rows {
			for i, c := range row.Cells {
				if c.Top != c || have[c.Addr] || wording.Squeeze(c.Text()) != "" || !strings.ContainsRune(c.Text(), wording.PictureGlyph) || !phrase.OnlyHint(c.Chars) || ooxml.PictureControl(l.T, c.Node) == ooxml.None {
					continue
				}
				p := place.Place{At: c.Addr, Kind: place.Image, Order: c.Order}
				if i > 0 {
					p.Label = wording.CleanLabel(row.Cells[i-1].Top.Text())
				}
				places = append(places, p)
			}
		}
	})
	return places
}
