"""The row of the commands that are used most."""

from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from risikoapp.i18n import _
from risikoapp.ui import icons, theme
from risikoapp.ui.commands import Commands

_KINDS = {Qt.ToolButtonStyle.ToolButtonIconOnly: "icon", Qt.ToolButtonStyle.ToolButtonTextBesideIcon: "beside"}


class Toolbar(QToolBar):
    """New risk, undo and redo, and the end of a status at the left; comparing and the report at the right."""

    def __init__(self, commands: Commands, parent: QWidget) -> None:
        super().__init__(_("Værktøjer"), parent)
        self._buttons: list[QToolButton] = []
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setIconSize(QSize(icons.SIZE, icons.SIZE))
        self._add_space()
        self._add(commands, "new_risk", Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._add(commands, "undo", Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._add(commands, "redo", Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._add(commands, "finish_status", Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._add_space(stretch=True)
        self._add(commands, "compare", Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._add(commands, "pdf", Qt.ToolButtonStyle.ToolButtonTextOnly).setProperty("primary", "true")
        self._add_space()
        self.setContentsMargins(0, 0, 0, theme.TIGHT)

    def come_after(self, widget: QWidget) -> None:
        """Gives its buttons the end of the way of the Tab key, behind this one."""
        for before, after in pairwise((widget, *self._buttons)):
            QWidget.setTabOrder(before, after)

    def _add(self, commands: Commands, key: str, style: Qt.ToolButtonStyle) -> QToolButton:
        # Qt would leave out the dots that tell of a question to come.
        commands[key].setIconText(commands[key].text().replace("&", ""))
        self.addAction(commands[key])
        button = self.widgetForAction(commands[key])
        assert isinstance(button, QToolButton)
        button.setToolButtonStyle(style)
        # The sheet gives each kind its own room at the sides.
        button.setObjectName(_KINDS.get(style, ""))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._buttons.append(button)
        return button

    def _add_space(self, *, stretch: bool = False) -> None:
        """An empty widget: at the ends it makes the window's padding, stretched it parts left from right."""
        space = QWidget(self)
        if stretch:
            space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        else:
            space.setFixedWidth(theme.TIGHT)
        self.addWidget(space)
