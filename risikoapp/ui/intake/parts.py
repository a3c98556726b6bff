"""What the review of an import is put together from."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from risikoapp.i18n import _, ngettext
from risikoapp.importers.draft import Draft
from risikoapp.ui import theme


def splitter(orientation: Qt.Orientation, sizes: tuple[int, int], *widgets: QWidget) -> QSplitter:
    """These beside or beneath each other, of these sizes, to be made larger one at the cost of the other."""
    splitter = QSplitter(orientation)
    splitter.setObjectName("gap")
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(theme.PADDING)
    for place, widget in enumerate(widgets):
        splitter.addWidget(widget)
        splitter.setStretchFactor(place, sizes[place])
    splitter.setSizes(sizes)
    return splitter


def summary(draft: Draft) -> str:
    """What was found, and how much of the paper was no use."""
    count = len(draft.register_file.register.risks)
    unused = draft.left_out
    found = ngettext("Der er fundet {count} risiko.", "Der er fundet {count} risici.", count).format(count=count)
    if not unused:
        return _("{found} Al teksten er brugt.").format(found=found)
    rest = ngettext("{count} stykke tekst er ikke brugt.", "{count} stykker tekst er ikke brugt.", unused)
    return f"{found} {rest.format(count=unused)}"
