"""PDFium is one for the whole process, and knows no threads."""

import threading

ONE_AT_A_TIME = threading.RLock()
"""Whoever calls PDFium holds this."""
