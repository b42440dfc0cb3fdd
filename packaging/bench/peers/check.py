"""Checks that a filled form opens with python-docx and holds every answer; arguments: folder, document.

It prints what was found, or fails with what is missing. The table's rows must follow one another in their order, and
no tag may be left over.
"""

import json
import pathlib
import re
import sys

import docx
from docx.oxml.ns import qn


def text(element):
    return "".join(t.text or "" for t in element.iter(qn("w:t")))


def check(folder, document):
    data = json.loads((folder / "data.json").read_text("utf-8"))
    doc = docx.Document(str(document))
    body = doc.element.body
    rows = [[text(cell) for cell in row.iter(qn("w:tc"))] for row in body.iter(qn("w:tr"))]
    cells = [cell for row in rows for cell in row]
    faults = [f"field {name}" for name, answer in data["fields"].items() if cells.count(answer) != 1]

    wanted = [[row[f"c{c}"] for c in range(len(row))] for row in data["rows"]]
    first = rows.index(wanted[0]) if wanted[0] in rows else 0
    if rows[first : first + len(wanted)] != wanted:
        faults.append("rows")
    faults += [f"tag {tag}" for tag in re.findall(r"\{[^}]*\}+|undefined|None", text(body))]

    picture = (folder / "picture.png").read_bytes()
    shown = [doc.part.related_parts[blip.get(qn("r:embed"))].blob for blip in body.iter(qn("a:blip"))]
    if shown != [picture]:
        faults.append("picture")
    if faults:
        sys.exit("missing or left over: " + ", ".join(faults[:8]))
    print(f"{len(data['fields'])} fields, {len(wanted)} rows, picture")


check(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
