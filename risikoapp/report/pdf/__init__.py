"""The report as a PDF: text is measured, rows are laid out and put on pages, and only then drawn."""

from risikoapp.report.pdf.render import render_pdf

__all__ = ["render_pdf"]
