"""What the program is, which version, and under which terms it and all that it is shipped with may be used."""

import platform
from pathlib import Path

import PySide6
from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from risikoapp import __version__
from risikoapp.i18n import _
from risikoapp.paths import resource
from risikoapp.shipped import Part, parts
from risikoapp.ui import theme
from risikoapp.ui.outside import show_folder
from risikoapp.ui.tables import in_card, make_headed_list


class AboutDialog(QDialog):
    """Closed by Esc or its button; all that it says can be copied."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Om risikoapp"))
        self.resize(theme.READING_WIDTH, theme.READING_WIDTH)
        self._parts = parts()
        self._versions = _("Version {own} · Qt {qt} · Python {python} · {system}").format(
            own=__version__, qt=qVersion(), python=platform.python_version(), system=platform.system()
        )
        self._qt_terms = _(
            "Qt og PySide6 bruges under LGPL 3. De er ikke ændret og ligger som selvstændige biblioteker i {qt}, så du "
            "må lægge din egen udgave i stedet. Kildekoden udgives af Qt-projektet på code.qt.io. Det samme gælder "
            "pyenchant, Enchant og Pyphen under LGPL 2.1. Licensteksterne ligger i {texts}."
        ).format(qt=Path(PySide6.__file__).parent, texts=_texts())
        self._told = self._text("")
        self._told.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*([theme.PADDING] * 4))
        layout.setSpacing(theme.PADDING)
        layout.addLayout(self._head())
        layout.addWidget(self._text(_("Hold programmets risici ét sted, og send rapporten til styregruppen.")))
        layout.addWidget(self._text(_("risikoapp må bruges, ændres og gives videre under MIT-licensen.")))
        layout.addWidget(self._text(_("Programmet bygger på:")))
        layout.addWidget(in_card(_table(self._parts, self), self), 1)
        layout.addWidget(self._text(self._qt_terms))
        layout.addWidget(self._told)
        layout.addWidget(self._buttons())

    def _head(self) -> QHBoxLayout:
        logo = QLabel(self)
        logo.setPixmap(self.windowIcon().pixmap(theme.LOGO_SIZE))
        name = QLabel("risikoapp", self)
        name.setProperty("role", "head")
        words = QVBoxLayout()
        words.setSpacing(theme.CLOSE)
        words.addWidget(name)
        words.addWidget(self._text(self._versions))
        head = QHBoxLayout()
        head.setSpacing(theme.PADDING)
        head.addWidget(logo)
        head.addLayout(words, 1)
        return head

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = buttons.addButton(_("&Kopiér"), QDialogButtonBox.ButtonRole.ActionRole)
        texts = buttons.addButton(_("&Vis licensteksterne"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        texts.clicked.connect(self._show_texts)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        return buttons

    def _copy(self) -> None:
        rows = ("\t".join(part) for part in self._parts)
        QApplication.clipboard().setText("\n".join(("risikoapp", self._versions, "", *rows, "", self._qt_terms)))
        self._tell(_("Kopieret til udklipsholderen."))

    def _show_texts(self) -> None:
        show_folder(_texts(), self._tell)

    def _tell(self, text: str) -> None:
        self._told.setText(text)
        self._told.show()

    def _text(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setProperty("role", "muted")
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label


def _texts() -> Path:
    return resource("licenser")


def _table(rows: tuple[Part, ...], parent: QWidget) -> QTableWidget:
    table = QTableWidget(len(rows), 3, parent)
    table.setAccessibleName(_("Det, programmet bygger på"))
    # The head has the weight of a small label.
    table.setObjectName("copies")
    table.setHorizontalHeaderLabels([_("Navn"), _("Version"), _("Licens")])
    for place, row in enumerate(rows):
        for column, text in enumerate(row):
            item = QTableWidgetItem(text)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setToolTip(text)
            table.setItem(place, column, item)
    make_headed_list(table)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setStretchLastSection(True)
    return table
