"""The report as a Word file that colleagues can go on in: real headings, lists and tables, each in a style."""

from risikoapp.report.word.document import render_docx

__all__ = ["render_docx"]
