"""The window: the only place with Qt.

What it needs from the other rooms is loaded first: once PySide6 is there, it reads the source of every module that is
imported after it, and keeps it.
"""

from risikoapp import ids as ids
from risikoapp import messages as messages
from risikoapp import paths as paths
from risikoapp import terms as terms
from risikoapp.domain import changes as changes
from risikoapp.domain import edits as edits
from risikoapp.storage import repository as repository
