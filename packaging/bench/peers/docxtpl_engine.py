"""Fills a form so many times with docxtpl, one after the other, and leaves the last document.

Arguments: folder, count, document to leave.
"""

import importlib.metadata
import io
import json
import pathlib
import platform
import sys

from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage


def main():
    folder, count, out = pathlib.Path(sys.argv[1]), int(sys.argv[2]), pathlib.Path(sys.argv[3])
    form = (folder / "docxtpl.docx").read_bytes()
    data = json.loads((folder / "data.json").read_text("utf-8"))
    picture = (folder / "picture.png").read_bytes()
    answers = {**data["fields"], "rows": data["rows"]}
    last = None
    for _ in range(count):
        template = DocxTemplate(io.BytesIO(form))
        image = InlineImage(template, io.BytesIO(picture), width=Mm(80), height=Mm(80))
        template.render({**answers, "picture": image}, autoescape=True)
        last = io.BytesIO()
        template.save(last)
    if last:
        out.write_bytes(last.getvalue())
    versions = [importlib.metadata.version(name) for name in ("docxtpl", "python-docx", "lxml")]
    print("{}, python-docx {}, lxml {}, Python {}".format(*versions, platform.python_version()))


main()
