#!/usr/bin/env python3
"""Writes the code points the embedded fonts must hold, one "U+XXXX" a line, in order, to standard output.

Sources: GB 2312 (through Python's own codec), the 8,105 characters of the Table of General Standard Chinese Characters
(property kTGH of the Unihan database, Debian package unicode-data), the symbols a form is filled with, and every character
that occurs in the project's own data and source. The last part is why a new rare character needs only `make fonts`.

Usage: codepoints.py ROOT
"""

import bz2
import pathlib
import sys

UNIHAN = "/usr/share/unicode/Unihan_OtherMappings.txt.bz2"
READ = {".go", ".yaml", ".yml", ".json", ".md", ".txt", ".csv"}
SYMBOLS = (
    "□■☐☑☒√×✓✔✗✘○●◎◇◆△▲▽▼◁◀▷▶☆★〇〔〕【】〖〗《》〈〉「」『』“”‘’…—–·•‥※§¶†‡"
    "▴▸▾◂‹›«»−⋯⚠⊕⊖ⓘ✚♦⬆⬇"
    "℃℉‰％￥¥€£№℡㎡㎥㎝㎞㎎㎏㏄≤≥≠≈±÷∞∵∴∠⊙←→↑↓↔⇒⇔√∑∏∫∈∪∩～﹏＿￣ˇˉ°′″"
    "àáèéêìíòóùúüāēěīńňōūǎǐǒǔǖǘǚǜ"
)


def spans():
    """Ranges that are taken whole: Latin, full-width forms, numbered marks, Chinese punctuation."""
    yield from range(0x20, 0x7F)
    yield from range(0xA0, 0x100)
    yield from range(0x2460, 0x249C)  # circled and parenthesised numbers
    yield from range(0x24EA, 0x24EB)
    yield from range(0x2776, 0x2780)
    yield from range(0x2160, 0x217C)  # Roman numerals
    yield from range(0x2500, 0x2580)  # box drawing
    yield from range(0x3000, 0x3020)
    yield from range(0x3220, 0x322A)  # parenthesised hanzi numbers
    yield from range(0xFF01, 0xFF5F)


def gb2312():
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                yield ord(bytes((high, low)).decode("gb2312"))
            except UnicodeDecodeError:
                continue


def general_standard():
    with bz2.open(UNIHAN, "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.split("\t")
            if len(parts) > 1 and parts[1] == "kTGH":
                yield int(parts[0][2:], 16)


def in_project(root):
    for top in ("app", "assets", "dossier", "forms"):
        for path in sorted((root / top).rglob("*")):
            if path.suffix in READ and path.is_file():
                yield from map(ord, path.read_text(encoding="utf-8", errors="ignore"))


def main():
    root = pathlib.Path(sys.argv[1])
    points = set(spans()) | set(gb2312()) | set(general_standard()) | set(map(ord, SYMBOLS)) | set(in_project(root))
    for point in sorted(p for p in points if p >= 0x20 and not 0xD800 <= p < 0xE000):
        print(f"U+{point:04X}")


if __name__ == "__main__":
    main()
