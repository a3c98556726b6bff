"""The report as a PDF: text is measured, rows are laid out and put on pages, and only then drawn."""

from risikoapp.put_off import put_off

# ReportLab loads Pillow for pictures, of which a report has none: a tenth of the start of a small one.
put_off("PIL.Image")
