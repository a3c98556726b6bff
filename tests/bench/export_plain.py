"""What our Word or Excel file says, written as most programs would: python export_plain.py SAID OUT.

In the library's own ways, and without any look. SAID is what `said` made of our own file.
"""

import json
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

Said = list[Any]
"""Of Word each paragraph as its style and its text, and each table as its rows; of Excel each sheet as its rows."""


def said(content: bytes, suffix: str) -> Said:
    return _said_in_word(content) if suffix == ".docx" else _said_in_excel(content)


def _said_in_word(content: bytes) -> Said:
    from docx import Document
    from docx.oxml.ns import qn
    from docx.table import Table

    # By the elements: to ask each paragraph for its style takes longer than all that is timed.
    return [
        [["".join(text.text or "" for text in cell.iter(qn("w:t"))) for cell in row.tc_lst] for row in each._tbl.tr_lst]
        if isinstance(each, Table)
        else {"style": each._p.style or "", "text": each.text}
        for each in Document(BytesIO(content)).iter_inner_content()
    ]


def _said_in_excel(content: bytes) -> Said:
    from openpyxl import load_workbook

    return [
        [[str(value) if value is not None else None for value in row] for row in sheet.iter_rows(values_only=True)]
        for sheet in load_workbook(BytesIO(content)).worksheets
    ]


def _write_word(told: Said, out: str) -> None:
    from docx import Document

    document = Document()
    for each in told:
        if isinstance(each, list):
            rows: list[list[str]] = each
            table = document.add_table(0, max(map(len, rows)))
            for row in rows:
                for cell, text in zip(table.add_row().cells, row, strict=False):
                    cell.text = text
        elif each["style"].startswith("Heading"):
            document.add_heading(each["text"], int(each["style"][-1]))
        else:
            document.add_paragraph(each["text"])
    document.save(out)


def _write_excel(told: Said, out: str) -> None:
    from openpyxl import Workbook

    workbook = Workbook()
    for rows in told:
        sheet = workbook.create_sheet()
        for row in rows:
            sheet.append(row)
    workbook.save(out)


if __name__ == "__main__":
    write = _write_word if sys.argv[2].endswith(".docx") else _write_excel
    write(json.loads(Path(sys.argv[1]).read_bytes()), sys.argv[2])
