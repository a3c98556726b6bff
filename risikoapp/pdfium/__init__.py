"""PDFium is one for the whole process, and knows no threads."""

import threading

ONE_AT_A_TIME = threading.RLock()
"""Whoever calls PDFium holds this."""
Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in points from the upper left corner of a page as it is seen."""
HYPHEN = "\x02"
"""What stands for the hyphen at the end of a line whose word goes on in the next one."""
