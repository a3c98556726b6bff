"""The least that a program can do to make a PDF with ReportLab: one empty page. python report_empty.py OUT."""

import sys

from reportlab.pdfgen.canvas import Canvas

canvas = Canvas(sys.argv[1])
canvas.showPage()
canvas.save()
