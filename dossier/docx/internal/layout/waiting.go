package layout

import (
	"strconv"

	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
)

// BlankOf is the index of the blank of area a that place p stands for, -1 where it is
// the area as a whole.
func BlankOf(p *place.Place, a *Area) int {
	if _, n := CutNumber(p.At); n > 0 {
		return a.At(n)
	}
	if p.Sub > len(a.Blanks) {
		return -1
	}
	return p.Sub - 1
}

// FieldOf is the control or old form field that takes what is written into blank i of
// a, or into a as a whole for -1; 0 for none.
func (l *Layout) FieldOf(a *Area, i int) int32 {
	g := a.Chars
	if i >= 0 {
		g = g[a.Blanks[i].Lo:a.Blanks[i].Hi]
	}
	for _, x := range g {
		if x.Field > 0 {
			return x.Field
		}
	}
	if i >= 0 || wording.Squeeze(a.Text()) != "" || a.Kind != AreaCell && a.Kind != AreaPara {
		return 0
	}
	// A control may hold nothing that prints.
	for d := range l.T.Within(a.Node) {
		if l.T.Nodes[d].Kind == ooxml.KSdt && ooxml.Typed(l.T, d) && l.T.Up(d, ooxml.KDel) == ooxml.None {
			return d
		}
	}
	return 0
}

// LockedBox reports whether the form keeps box g from being ticked.
func (l *Layout) LockedBox(g Glyph) bool {
	if g.Node != ooxml.None && l.T.Nodes[g.Node].Kind == ooxml.KFldChar {
		return ooxml.Locked(l.T, g.Node)
	}
	return ooxml.Locked(l.T, l.T.Up(g.Run, ooxml.KSdt))
}

// Ticked reports whether the box g is ticked as the form stands.
func Ticked(t *ooxml.Tree, g Glyph) bool {
	if g.Node != ooxml.None && t.Nodes[g.Node].Kind == ooxml.KFldChar {
		return fieldChecked(t, t.Find(g.Node, ooxml.KLegacyCheck))
	}
	if g.Node != ooxml.None && t.Nodes[g.Node].Kind == ooxml.KT && g.Raw != 0 {
		return g.R == '☑'
	}
	if g.Node != ooxml.None && t.Nodes[g.Node].Kind == ooxml.KSym {
		code, err := strconv.ParseUint(t.Word(g.Node, "char"), 16, 16)
		twins, known := ooxml.SymbolBoxes[t.Word(g.Node, "font")][byte(code)]
		return err == nil && known && byte(code) == twins[1]
	}
	return wording.IsIn(wording.TickedBoxes+FilledRings+"✅🗹", g.R)
}

// FieldState is the w:checked, else the w:default, of an old form field's check box.
func FieldState(t *ooxml.Tree, box int32) int32 {
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

func fieldChecked(t *ooxml.Tree, box int32) bool { return t.On(FieldState(t, box), ooxml.NsW) }

// SealAt is where the words at the end of blank b begin that say where the seal goes, 申报单位：____（盖章）; its end when there are
// none. They stay when the name is written.
func SealAt(a *Area, b Blank) int {
	if b.Kind != BlankColon && b.Kind != BlankUnderline && b.Kind != BlankUnderscore && b.Kind != BlankGap {
		return b.Hi
	}
	printed := Plain(a.Chars[b.Lo:b.Hi])
	if !wording.SealRemark.MatchString(wording.Squeeze(printed)) {
		return b.Hi
	}
	runes := []rune(printed)
	at := len(runes) - 1
	for at > 0 && runes[at] != '（' && runes[at] != '(' {
		at--
	}
	return b.Lo + at
}

// HeadEnd is the end of the words of an area, as an offset in its characters.
func HeadEnd(a *Area) int {
	n := len(a.Chars)
	for n > 0 && wording.IsIn(wording.Spaces+"\n", a.Chars[n-1].R) {
		n--
	}
	return n
}
