package main

import (
	"fmt"
	"strings"
)

// char is one printed character. A box of whatever make is □ or ☑, a picture the object replacement character.
type char struct {
	r    rune
	line bool // underlined
}

const pictureRune = '\uFFFC'

// place is a paragraph, a cell, or a text box as a whole, by the addresses of the format of truth files.
type place struct {
	addr   string
	chars  []char
	boxes  []*box
	tables []*table // of a cell
}

// table is rows of cells, box a text box, block a paragraph or a table of a body or a box.
type table struct {
	addr string
	rows [][]*place
}

type box struct {
	whole  *place // all its paragraphs joined by line ends
	blocks []block
}

type block struct {
	para  *place
	table *table
}

// readBlocks reads the paragraphs and tables of a body or a text box; prefix is "" or the address of the box with a dot.
func readBlocks(parent *node, prefix string) []block {
	var list []block
	paras, tables := 0, 0
	for _, k := range content(parent) {
		switch {
		case !k.isWord():
		case k.name == "p":
			p := &place{addr: fmt.Sprintf("%sp%d", prefix, paras)}
			p.add(k)
			list = append(list, block{para: p})
			paras++
		case k.name == "tbl":
			list = append(list, block{table: readTable(k, fmt.Sprintf("%st%d", prefix, tables))})
			tables++
		}
	}
	return list
}

// content lists the children of an element; what is inserted or marked up counts as if it stood there directly, what is
// deleted does not count.
func content(parent *node) []*node {
	var list []*node
	for _, k := range parent.kids {
		switch k.name {
		case "sdt":
			if c := k.child("sdtContent"); c != nil {
				list = append(list, content(c)...)
			}
		case "ins", "moveTo", "smartTag", "customXml", "sdtContent":
			list = append(list, content(k)...)
		case "del", "moveFrom", "pPr", "rPr", "instrText", "delText":
		default:
			list = append(list, k)
		}
	}
	return list
}

func readTable(t *node, addr string) *table {
	out := &table{addr: addr}
	for _, tr := range content(t) {
		if tr.name != "tr" {
			continue
		}
		row := []*place{}
		for _, tc := range content(tr) {
			if tc.name == "tc" {
				row = append(row, readCell(tc, fmt.Sprintf("%s.r%d.c%d", addr, len(out.rows), len(row))))
			}
		}
		out.rows = append(out.rows, row)
	}
	return out
}

func readCell(tc *node, addr string) *place {
	c := &place{addr: addr}
	first := true
	for _, k := range content(tc) {
		switch {
		case !k.isWord():
		case k.name == "p":
			if !first {
				c.put('\n', false)
			}
			first = false
			c.add(k)
		case k.name == "tbl":
			c.tables = append(c.tables, readTable(k, fmt.Sprintf("%s.t%d", addr, len(c.tables))))
		}
	}
	return c
}

func (p *place) put(r rune, line bool) { p.chars = append(p.chars, char{r, line}) }

func (p *place) text() string {
	var b strings.Builder
	for _, c := range p.chars {
		b.WriteRune(c.r)
	}
	return b.String()
}

// add reads the runs of a paragraph, or of something in it.
func (p *place) add(parent *node) {
	for _, k := range content(parent) {
		switch k.name {
		case "r":
			u := k.child("rPr").child("u")
			line := u != nil && u.attr("val") != "" && u.attr("val") != "none"
			for _, piece := range k.kids {
				p.piece(piece, line)
			}
		case "hyperlink", "fldSimple", "dir", "bdo":
			p.add(k)
		case "AlternateContent":
			if c := k.child("Choice"); c != nil {
				p.add(c)
			}
		}
	}
}

// piece reads one child of a run.
func (p *place) piece(k *node, line bool) {
	switch k.name {
	case "t":
		for _, r := range k.text {
			p.put(r, line)
		}
	case "tab", "ptab":
		p.put('\t', line)
	case "br", "cr":
		p.put('\n', line)
	case "sym":
		p.put(symbol(k.attr("font"), k.attr("char")), line)
	case "fldChar":
		if box := k.child("ffData").child("checkBox"); box != nil {
			p.put(legacyBox(box), line)
		}
	case "drawing", "pict", "object":
		p.drawing(k)
	case "AlternateContent":
		chosen := k.child("Choice")
		if chosen == nil {
			chosen = k.child("Fallback")
		}
		if chosen != nil {
			for _, x := range chosen.kids {
				p.piece(x, line)
			}
		}
	}
}

// drawing keeps the text boxes of a drawing, or a picture.
func (p *place) drawing(k *node) {
	boxes := k.find("txbxContent")
	for _, b := range boxes {
		addr := fmt.Sprintf("%s.x%d", p.addr, len(p.boxes))
		read := &box{whole: &place{addr: addr}, blocks: readBlocks(b, addr+".")}
		for _, x := range read.blocks {
			if x.para == nil {
				continue
			}
			if len(read.whole.chars) > 0 {
				read.whole.put('\n', false)
			}
			read.whole.chars = append(read.whole.chars, x.para.chars...)
		}
		p.boxes = append(p.boxes, read)
	}
	if len(boxes) == 0 {
		p.put(pictureRune, false)
	}
}

// symbolBoxes are the codes of boxes in the Wingdings fonts: true for ticked ones.
var symbolBoxes = map[string]bool{
	"A8": false, "A3": false, "6F": false, "71": false, "72": false, "FE": true, "FD": true, "53": true, "52": true, "54": true, "55": true,
}

func symbol(font, code string) rune {
	code = strings.ToUpper(code)
	if code == "2610" || code == "2611" || code == "25A1" {
		return map[string]rune{"2610": '□', "2611": '☑', "25A1": '□'}[code]
	}
	ticked, known := symbolBoxes[code[max(len(code)-2, 0):]]
	switch {
	case !known || !strings.Contains(font, "ing"):
		return pictureRune
	case ticked:
		return '☑'
	}
	return '□'
}

// legacyBox reads the state of a form field of old.
func legacyBox(box *node) rune {
	state := box.child("checked")
	if state == nil {
		state = box.child("default")
	}
	if v := state.attr("val"); state != nil && v != "0" && v != "false" && v != "off" {
		return '☑'
	}
	return '□'
}
