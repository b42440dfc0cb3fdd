"""Writes a pack with one programme of 300 fields. Usage: pack.py FOLDER SECTIONS"""
import pathlib
import sys

FIELDS = 300
KINDS = ["text, max: 60", "money, unit: 万元", "date", "choice, options: [甲, 乙, 丙]", "text, max: 100", "bool", "int", "longtext, max: 500"]

folder, sections = pathlib.Path(sys.argv[1]) / "many", int(sys.argv[2])
folder.mkdir(parents=True, exist_ok=True)
(folder / "pack.yaml").write_text(
    'pack: many\ntitle: 很多项\nversion: "2026-01-01"\ndocument: { name: 办法, number: 试〔2026〕1号 }\nprogrammes: [many.yaml]\n', "utf-8")
lines = ["programme: many", "title: 很多项", "short: 很多项", "asks:"]
for n in range(FIELDS):
    if n % (FIELDS // sections) == 0:
        lines += [f"  - section: 第 {n * sections // FIELDS + 1} 栏", "    fields:"]
    lines.append(f"      - {{ id: many.f{n:03}, label: 第{n:03}项, type: {KINDS[n % len(KINDS)]}, required: true, src: seed, hint: 按证明材料填写。 }}")
(folder / "many.yaml").write_text("\n".join(lines) + "\n", "utf-8")
