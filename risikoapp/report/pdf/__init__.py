"""The report as a PDF: text is measured, rows are laid out and put on pages, and only then drawn."""

from risikoapp.report.pdf.render import file_pdf, render_pdf

__all__ = ["file_pdf", "render_pdf"]
