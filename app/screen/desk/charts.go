package desk

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"github.com/shopspring/decimal"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/desk"
)

// mostBars is how many clients the chart shows.
const mostBars = 30

// charts shows the rows of the view as figures: the load of the weeks, what the dossiers amount to, how far each client is.
func charts(d *Desk) fyne.CanvasObject {
	left := kit.ColumnOf(look.SpaceWide, loadChart(d), sumChart(d), awardChart(d))
	return kit.Scrolled(container.New(&kit.BesideOrBelow{Right: 560, Least: 1000}, left, clientChart(d)))
}

// loadChart shows how many dossiers have their next day in each week.
func loadChart(d *Desk) fyne.CanvasObject {
	weeks, most := desk.Load(d.seen, session.Day(d.ctx.Session.Now())), 1
	for _, w := range weeks {
		most = max(most, w.Dossiers)
	}
	box := kit.ColumnOf(6, kit.Strong(say.T("每周有多少份到下一个日子")))
	for i, w := range weeks {
		ink := theme.ColorNamePrimary
		if i == 0 {
			ink = look.ColorBlock
		}
		box.Add(bar(say.Week(w), float64(w.Dossiers)/float64(most), ink, say.T("{n} 份", "n", w.Dossiers)))
	}
	return kit.Card(box)
}

// sumChart shows what the dossiers amount to by where they stand.
func sumChart(d *Desk) fyne.CanvasObject {
	sums, most := desk.Sums(d.seen), 0.0
	for _, s := range sums {
		most = max(most, s.Amount.InexactFloat64())
	}
	box := kit.ColumnOf(6, kit.Strong(say.T("测算金额（万元）")), kit.Muted(say.T("按填写的内容测算，不是批复的金额。")))
	for _, s := range sums {
		share := 0.0
		if most > 0 {
			share = s.Amount.InexactFloat64() / most
		}
		words := say.T("{sum}（{n} 份）", "sum", s.Amount.String(), "n", s.Dossiers)
		if s.Unknown > 0 {
			words = say.T("{sum}（{n} 份，{open} 份算不出）", "sum", s.Amount.String(), "n", s.Dossiers, "open", s.Unknown)
		}
		box.Add(bar(say.Stand(s.Of), share, look.ColorOK, words))
	}
	return kit.Card(box)
}

// awardChart shows what was applied for, approved and paid, by the year in which a dossier was begun and by policy.
func awardChart(d *Desk) fyne.CanvasObject {
	box := kit.ColumnOf(6, kit.Strong(say.T("申报、批准、拨付（万元）")),
		kit.Muted(say.T("已经报送的档案，不论在不在办；申报是按填写的内容测算的，批准和拨付是记下来的。")))
	year := func(r desk.Row) string { return strconv.Itoa(r.Dossier.Created.Year()) }
	policy := func(r desk.Row) string {
		if pack := d.ctx.Session.Library().Pack(r.Dossier.Pack); pack != nil {
			return pack.Title
		}
		return r.Dossier.Pack
	}
	whole := d.view
	whole.Over = true
	rows, there := whole.Of(d.rows), false
	for _, part := range []struct {
		title string
		name  func(desk.Row) string
	}{{say.T("按建档的年份"), year}, {say.T("按政策"), policy}} {
		list, most := desk.Awards(rows, part.name), 0.0
		for _, y := range list {
			most = max(most, y.Applied.InexactFloat64(), y.Granted.InexactFloat64(), y.Paid.InexactFloat64())
		}
		if len(list) > 0 {
			box.Add(kit.Muted(part.title))
		}
		for _, y := range list {
			there = true
			awardBars(box, y, most)
		}
	}
	if !there {
		box.Add(kit.Muted(say.T("还没有已经报送的档案。")))
	}
	return kit.Card(box)
}

// awardBars are the three bars of a year or a policy.
func awardBars(box *fyne.Container, y desk.Year, most float64) {
	box.Add(kit.Plain(say.T("{name}　{n} 份", "name", y.Name, "n", y.Dossiers)))
	for _, b := range []struct {
		name string
		sum  decimal.Decimal
		ink  fyne.ThemeColorName
		open int
		why  string
	}{
		{say.T("申报"), y.Applied, theme.ColorNamePrimary, y.Unknown, say.T("{n} 份算不出", "n", y.Unknown)},
		{say.T("批准"), y.Granted, look.ColorOK, y.NotNoted, say.T("{n} 份没有记", "n", y.NotNoted)},
		{say.T("拨付"), y.Paid, look.ColorInfo, 0, ""},
	} {
		share, words := 0.0, b.sum.String()
		if most > 0 {
			share = b.sum.InexactFloat64() / most
		}
		if b.open > 0 {
			words = say.T("{sum}（{detail}）", "sum", words, "detail", b.why)
		}
		box.Add(bar(b.name, share, b.ink, words))
	}
}

// clientChart shows how far each client is, those with most to do first.
func clientChart(d *Desk) fyne.CanvasObject {
	shares := desk.Shares(d.seen)
	box := kit.ColumnOf(2, kit.Strong(say.T("各单位进度")), kit.Muted(say.T("条是在做的档案填了多少；点一下看这个单位。")))
	for _, s := range shares[:min(len(shares), mostBars)] {
		share := 0.0
		if s.Asked > 0 {
			share = float64(s.Answered) / float64(s.Asked)
		}
		words := say.T("在做 {a}　等结果 {b}　已立项 {c}", "a", s.Working, "b", s.Waiting, "c", s.Granted)
		line := kit.ColumnOf(2, kit.Plain(kit.CutMiddle(s.Client.Name, kit.Scaled(480), theme.TextSize())), bar("", share, theme.ColorNamePrimary, words))
		box.Add(kit.NewItem(line, func() { d.ctx.Nav.Go(page.Route{Page: page.Client, Client: s.Client.ID}) }))
	}
	if more := len(shares) - mostBars; more > 0 {
		box.Add(kit.Muted(say.T("还有 {n} 家没有列出，请用上面的查找。", "n", more)))
	}
	return kit.Card(box)
}

// bar is a bar between its name and its figure; share is from 0 to 1.
func bar(name string, share float64, ink fyne.ThemeColorName, words string) fyne.CanvasObject {
	ground, fill := canvas.NewRectangle(theme.Color(theme.ColorNameInputBackground)), canvas.NewRectangle(theme.Color(ink))
	ground.CornerRadius, fill.CornerRadius = kit.Scaled(3), kit.Scaled(3)
	left, right := canvas.NewText(name, theme.Color(theme.ColorNameForeground)), canvas.NewText(words, theme.Color(look.ColorMuted))
	left.TextSize, right.TextSize = theme.CaptionTextSize(), theme.CaptionTextSize()
	return container.New(&barLine{share: float32(share), named: name != ""}, left, ground, fill, right)
}

// barLine lays a bar out: name, ground, fill, figure.
type barLine struct {
	share float32
	named bool
}

// The widths of the name and of the figure.
const (
	barName   = 130
	barFigure = 190
)

func (l *barLine) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(kit.Scaled(barName+barFigure+60), max(objects[0].MinSize().Height, kit.Scaled(18)))
}

func (l *barLine) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	if l.named {
		x = kit.Scaled(barName)
	}
	figure := max(kit.Scaled(barFigure), objects[3].MinSize().Width)
	width, height := max(size.Width-x-figure-kit.Scaled(8), 0), kit.Scaled(10)
	top := (size.Height - height) / 2
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	text := (size.Height - objects[0].MinSize().Height) / 2
	put(objects[0], 0, text, x, objects[0].MinSize().Height)
	put(objects[1], x, top, width, height)
	put(objects[2], x, top, width*min(l.share, 1), height)
	put(objects[3], size.Width-figure, text, figure, objects[3].MinSize().Height)
}
