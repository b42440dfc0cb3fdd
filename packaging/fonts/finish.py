#!/usr/bin/env python3
"""Finishes a subset: draws the ballot boxes and small arrows that the original lacks, and gives the font its own name, as a changed font
should have, with the copyright and licence entries kept.

Usage: finish.py FILE STYLE     (STYLE is Regular or Bold)
"""

import sys

from fontTools.misc.transform import Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

FAMILY = "Yibiao Sans"

# New character: the characters it is laid together from, each with the part of its size it keeps.
DRAWN = {
    0x2610: [("□", 1)],
    0x2611: [("□", 1), ("✓", 0.72)],
    0x2612: [("□", 1), ("×", 0.80)],
    0x2717: [("×", 1)],
    0x2718: [("×", 1.1)],
    0x25B4: [("▲", 0.6)],
    0x25B8: [("▶", 0.6)],
    0x25BE: [("▼", 0.6)],
    0x25C2: [("◀", 0.6)],
}


def centre(glyphs, name):
    pen = BoundsPen(glyphs)
    glyphs[name].draw(pen)
    left, bottom, right, top = pen.bounds
    return (left + right) / 2, (bottom + top) / 2


def draw(font, point, parts):
    """Adds one glyph to a CID-keyed CFF font: outline, private dictionary, advance and code point."""
    cmap, glyphs = font.getBestCmap(), font.getGlyphSet()
    top = font["CFF "].cff.topDictIndex[0]
    box = cmap[ord("□")]
    middle, width = centre(glyphs, box), font["hmtx"][box][0]
    fd = top.FDSelect[font.getGlyphID(box)]
    private = top.FDArray[fd].Private
    # The width belongs to the outline only where it differs from the default of its private dictionary.
    stated = None if width == private.defaultWidthX else width - private.nominalWidthX
    pen = T2CharStringPen(stated, glyphs)
    for character, size in parts:
        name = cmap[ord(character)]
        x, y = centre(glyphs, name)
        place = Transform(size, 0, 0, size, middle[0] - size * x, middle[1] - size * y)
        glyphs[name].draw(TransformPen(pen, place))
    outline = pen.getCharString(private=private, globalSubrs=top.GlobalSubrs)

    # An unused CID: the charset of a CID-keyed font names its glyphs by number.
    name = f"cid{65000 + sorted(DRAWN).index(point):05d}"
    order = font.getGlyphOrder() + [name]
    font.setGlyphOrder(order)
    top.charset = order
    strings = top.CharStrings
    strings.charStringsIndex.append(outline)
    strings.charStrings[name] = len(strings.charStringsIndex) - 1
    top.FDSelect.gidArray.append(fd)
    font["hmtx"][name] = (width, int(font["hmtx"][box][1]))
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format in (4, 12):
            table.cmap[point] = name


def rename(font, style):
    postscript = FAMILY.replace(" ", "") + "-" + style
    wanted = {1: FAMILY, 2: style, 3: postscript, 4: f"{FAMILY} {style}", 6: postscript}
    names = font["name"]
    # Name 7 is the trademark notice of the original's name, which this file no longer bears.
    names.names = [n for n in names.names if n.nameID != 7 and n.nameID not in wanted and n.langID == 0x409]
    for number, text in wanted.items():
        names.setName(text, number, 3, 1, 0x409)
    cff = font["CFF "].cff
    cff.fontNames = [postscript]
    cff.topDictIndex[0].FamilyName, cff.topDictIndex[0].FullName = FAMILY, f"{FAMILY} {style}"


def main():
    path, style = sys.argv[1], sys.argv[2]
    font = TTFont(path, recalcTimestamp=False, lazy=False)
    have = font.getBestCmap()
    for point in sorted(DRAWN):
        if point not in have:
            draw(font, point, DRAWN[point])
    rename(font, style)
    font.save(path)


if __name__ == "__main__":
    main()
