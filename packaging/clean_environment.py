"""Runs first in the frozen program: what it starts (the system's viewer of PDFs, say) looks for its own libraries.

PyInstaller's starter sets the search path of libraries to the program's folder. This process has been told by then, and
our own child process is told anew.
"""

import os
import sys

if sys.platform == "linux":
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is None:
        os.environ.pop("LD_LIBRARY_PATH", None)
    else:
        os.environ["LD_LIBRARY_PATH"] = before
