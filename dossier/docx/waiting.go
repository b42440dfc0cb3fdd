package docx

import (
	"strconv"

	"yibiao/dossier/docx/internal/ooxml"
)

// blankOf is the index of the blank of area a that place p stands for, -1 where it is
// the area as a whole.
func blankOf(p *Place, a *area) int {
	if _, n := cutNumber(p.At); n > 0 {
		return a.at(n)
	}
	if p.sub > len(a.blanks) {
		return -1
	}
	return p.sub - 1
}

// fieldOf is the control or old form field that takes what is written into blank i of
// a, or into a as a whole for -1; 0 for none.
func (l *layout) fieldOf(a *area, i int) int32 {
	g := a.chars
	if i >= 0 {
		g = g[a.blanks[i].Lo:a.blanks[i].Hi]
	}
	for _, x := range g {
		if x.field > 0 {
			return x.field
		}
	}
	if i >= 0 || squeeze(a.text()) != "" || a.kind != areaCell && a.kind != areaPara {
		return 0
	}
	// A control may hold nothing that prints.
	for d := range l.t.Within(a.node) {
		if l.t.Nodes[d].Kind == ooxml.KSdt && ooxml.Typed(l.t, d) && l.t.Up(d, ooxml.KDel) == ooxml.None {
			return d
		}
	}
	return 0
}

// lockedBox reports whether the form keeps box g from being ticked.
func (l *layout) lockedBox(g glyph) bool {
	if g.node != ooxml.None && l.t.Nodes[g.node].Kind == ooxml.KFldChar {
		return ooxml.Locked(l.t, g.node)
	}
	return ooxml.Locked(l.t, l.t.Up(g.run, ooxml.KSdt))
}

// ticked reports whether the box g is ticked as the form stands.
func ticked(t *ooxml.Tree, g glyph) bool {
	if g.node != ooxml.None && t.Nodes[g.node].Kind == ooxml.KFldChar {
		return fieldChecked(t, t.Find(g.node, ooxml.KLegacyCheck))
	}
	if g.node != ooxml.None && t.Nodes[g.node].Kind == ooxml.KT && g.raw != 0 {
		return g.r == '☑'
	}
	if g.node != ooxml.None && t.Nodes[g.node].Kind == ooxml.KSym {
		code, err := strconv.ParseUint(t.Word(g.node, "char"), 16, 16)
		twins, known := ooxml.SymbolBoxes[t.Word(g.node, "font")][byte(code)]
		return err == nil && known && byte(code) == twins[1]
	}
	return isIn(tickedBoxes+filledRings+"✅🗹", g.r)
}

// fieldState is the w:checked, else the w:default, of an old form field's check box.
func fieldState(t *ooxml.Tree, box int32) int32 {
	def := ooxml.None
	for c := range t.Kids(box) {
		_, local := ooxml.SplitName(t.Qname(c))
		switch string(local) {
		case "checked":
			return c
		case "default":
			def = c
		}
	}
	return def
}

func fieldChecked(t *ooxml.Tree, box int32) bool { return t.On(fieldState(t, box), ooxml.NsW) }

// sealAt is where the words at the end of blank b begin that say where the seal goes, 申报单位：____（盖章）; its end when there are
// none. They stay when the name is written.
func sealAt(a *area, b blank) int {
	if b.kind != blankColon && b.kind != blankUnderline && b.kind != blankUnderscore && b.kind != blankGap {
		return b.Hi
	}
	printed := plain(a.chars[b.Lo:b.Hi])
	if !sealRemark.MatchString(squeeze(printed)) {
		return b.Hi
	}
	runes := []rune(printed)
	at := len(runes) - 1
	for at > 0 && runes[at] != '（' && runes[at] != '(' {
		at--
	}
	return b.Lo + at
}

// headEnd is the end of the words of an area, as an offset in its characters.
func headEnd(a *area) int {
	n := len(a.chars)
	for n > 0 && isIn(spaces+"\n", a.chars[n-1].r) {
		n--
	}
	return n
}
