"""The measures and colours of the theme as Qt's stylesheet, the one place that dresses Qt's own widgets."""

from string import Template

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget

from risikoapp.paths import resource
from risikoapp.ui import theme
from risikoapp.ui.theme import Palette

_SHEET = Template("""
* { font-size: ${text_size}px; }
QMainWindow, QDialog, #left, #start { background: $bg; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QMenuBar { background: $panel; padding: 4px 2px; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $accent_soft; color: $text; }
QMenu { background: $panel; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 16px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QToolBar { background: $panel; border: none; border-bottom: 1px solid $line; padding: 4px; spacing: 8px; }
QToolBar::separator { background: $line; width: 1px; margin: 6px 4px; }
QToolBar QToolButton, QPushButton {
    background: $panel; color: $text; border: 1px solid $line; border-radius: ${radius}px;
    min-height: ${inner}px; max-height: ${inner}px; padding: 0 12px; outline: none;
}
QToolBar QToolButton:hover, QPushButton:hover { border-color: $muted; }
QToolBar QToolButton:pressed, QPushButton:pressed { background: $accent_soft; }
QToolBar QToolButton:disabled, QPushButton:disabled { color: $muted; }
QToolBar QToolButton:focus, QPushButton:focus { border: ${focus}px solid $accent; padding: 0 11px; }
QToolBar QToolButton#icon { padding: 0 7px; }
QToolBar QToolButton#icon:focus { padding: 0 6px; }
QToolBar QToolButton#beside { padding: 0 6px 0 12px; }
QToolBar QToolButton#beside:focus { padding: 0 5px 0 11px; }
QPushButton[primary="true"], QToolBar QToolButton[primary="true"] {
    background: $accent; color: $on_accent; border-color: $accent; font-weight: 600;
}
QPushButton[primary="true"]:hover, QToolBar QToolButton[primary="true"]:hover { border-color: $text; }
QPushButton[primary="true"]:focus, QToolBar QToolButton[primary="true"]:focus { border: ${focus}px solid $text; }
QPushButton[primary="true"]:disabled { background: $bg; color: $muted; border-color: $line; }
QPushButton[segment="true"] { padding: 0 11px; }
QPushButton[segment="true"]:checked {
    background: $accent_soft; border-color: $accent; font-weight: 600; padding: 0 11px;
}
QPushButton[flat="true"] {
    background: transparent; border: ${focus}px solid transparent; color: $accent; font-weight: 600;
    padding: 0; min-height: 18px;
}
QPushButton[flat="true"]:hover { text-decoration: underline; }
QPushButton[flat="true"]:focus { border-color: $accent; }
QPushButton[quiet="true"] {
    background: transparent; border: ${focus}px solid transparent; color: $muted; text-align: left;
    padding: 0 2px; min-height: 20px;
}
QPushButton[quiet="true"]:hover { color: $text; }
QPushButton[quiet="true"]:focus { border-color: $accent; }
QPushButton[token="true"] {
    background: $accent_soft; color: $text; border: ${focus}px solid $accent_soft; border-radius: 12px;
    padding: 0 10px; margin: 6px 8px 2px 8px; min-height: 20px; max-height: 20px;
}
QPushButton[token="true"]:hover, QPushButton[token="true"]:focus { border-color: $accent; padding: 0 10px; }
QStatusBar { background: $panel; border-top: 1px solid $line; color: $muted; min-height: 28px; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $muted; font-size: ${label_size}px; padding: 0 3px; }
QSplitter::handle { background: $line; }
QSplitter#gap::handle { background: transparent; }
#pane, #pane QScrollArea, #pane QScrollArea > QWidget > QWidget { background: $panel; }
QFrame#card { background: $panel; border: 1px solid $line; border-radius: ${card_radius}px; }
QScrollArea#clear, QWidget#clear { background: transparent; }
QFrame#card[kind="desk"] { background: $bg; }
QFrame#popup { background: $panel; border: 1px solid $muted; border-radius: ${card_radius}px; }
QLabel[role="head"] { font-size: ${head_size}px; font-weight: 700; }
QLabel[role="lead"] { font-size: ${lead_size}px; font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="label"] { color: $muted; font-size: ${label_size}px; font-weight: 600; }
QLabel[role="number"] { color: $muted; font-size: ${head_size}px; font-weight: 700; }
QLabel[role="note"] { color: $muted; font-size: ${label_size}px; padding: 0 0 4px 2px; }
QLabel[role="warning"] { color: $error; font-size: ${label_size}px; font-weight: 600; padding: 0 8px 4px 2px; }
QLabel[role="problem"] { color: $error; font-size: ${label_size}px; padding: 0 0 4px 2px; }
QLabel[role="error"] { color: $error; }
QLabel[role="alarm"] { color: $error; font-size: ${label_size}px; font-weight: 600; }
QLabel[role="pill"] { border-radius: 12px; padding: 3px 12px; font-weight: 600; font-size: ${label_size}px; }
QLabel[role="pill"][kind="unplaced"] { background: $panel; color: $text; border: 1px solid $muted; }
QLabel[role="pill"][kind="done"] { background: $bg; color: $text; border: 1px solid $muted; }
QLabel[role="pill"][kind="open"] { background: $accent_soft; color: $text; border: 1px solid $accent; }
QLabel[role="pill"][kind="overdue"] { background: $error; color: $on_accent; border: 1px solid $error; }
QLabel[found="other"] { background: $found; color: $text; border-radius: 2px; text-decoration: underline; }
QLabel[found="current"] { background: $accent; color: $on_accent; border-radius: 2px; }
$pills
QLineEdit, QTextEdit, QPlainTextEdit, QComboBox {
    background: $panel; color: $text; border: 1px solid $line; border-radius: ${radius}px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit, QTextEdit { placeholder-text-color: $muted; }
QLineEdit, QComboBox { min-height: ${inner}px; padding: 0 10px; }
QTextEdit, QPlainTextEdit { padding: 5px 8px; }
QLineEdit:hover, QTextEdit:hover, QComboBox:hover { border-color: $muted; }
QLineEdit:focus, QComboBox:focus { border: ${focus}px solid $accent; padding: 0 9px; }
QTextEdit:focus { border: ${focus}px solid $accent; padding: 4px 7px; }
QLineEdit[invalid="true"] { border: ${focus}px solid $error; padding: 0 9px; }
QLineEdit[role="heading"] {
    font-size: ${head_size}px; font-weight: 700; border-color: transparent; padding: 0 4px; background: transparent;
}
QLineEdit[role="heading"]:hover { border-color: $line; }
QLineEdit[role="heading"]:focus { border: ${focus}px solid $accent; padding: 0 3px; }
QLineEdit:read-only, QLineEdit:disabled, QTextEdit:read-only, QComboBox:disabled { background: $bg; color: $text; }
QTextEdit#reading { background: $panel; }
QComboBox:disabled:hover { border-color: $line; }
QLineEdit[role="heading"]:read-only { background: transparent; }
QLineEdit[row="true"], QTextEdit[row="true"] {
    border-color: transparent; background: transparent; min-height: 26px; padding: 0 6px;
}
QLineEdit[row="true"] { color: $muted; padding: 1px 6px 0 6px; }
QTextEdit[row="true"] { padding: 3px 2px; min-height: 16px; }
QLineEdit[row="true"]:focus { border: ${focus}px solid $accent; padding: 0 5px; }
QTextEdit[row="true"]:focus { border: ${focus}px solid $accent; padding: 2px 1px; }
QLineEdit[row="true"][invalid="true"] { border: ${focus}px solid $error; padding: 0 5px; }
QFrame#searchbar { border: none; border-bottom: 1px solid $line; }
QLineEdit#search { border: none; border-radius: 0; background: transparent; }
QLineEdit#search:focus { border-bottom: ${focus}px solid $accent; padding: 0 10px; }
QToolButton#order {
    border: ${focus}px solid transparent; border-radius: 4px; background: transparent; color: $muted; padding: 2px 6px;
}
QToolButton#order:hover { color: $text; }
QToolButton#order:focus { border-color: $accent; color: $text; }
QToolButton#order::menu-indicator { image: none; }
QFrame#row { border: none; border-bottom: 1px solid $line; }
QFrame#row[last="true"] { border-bottom: none; }
QFrame#row[lifted="true"] { background: $accent_soft; }
QToolButton#row { border: ${focus}px solid transparent; border-radius: 4px; background: transparent; padding: 2px; }
QToolButton#row:hover { background: $accent_soft; }
QToolButton#row:focus { border-color: $accent; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: url($icons/chevron-down.png); width: 16px; height: 16px; }
QComboBox::down-arrow:disabled { image: none; }
QComboBox QAbstractItemView {
    background: $panel; border: 1px solid $line; selection-background-color: $accent_soft; selection-color: $text;
    outline: none; padding: 4px;
}
QTableView {
    background: transparent; border: none; outline: none; gridline-color: $line; color: $text;
    selection-background-color: $accent_soft; selection-color: $text;
}
QTableView::item { border-bottom: 1px solid $line; padding: 0 8px; }
QTableView::item:selected { background: $accent_soft; color: $text; }
QTableView#words { background: $panel; border: 1px solid $line; border-radius: ${card_radius}px; padding: 8px; }
QHeaderView, QTableCornerButton::section { background: transparent; border: none; }
QHeaderView::section { background: transparent; border: none; color: $text; font-size: ${label_size}px; padding: 4px; }
QLabel#axes { color: $muted; font-size: ${small_size}px; }
QTableView#copies QHeaderView::section { color: $muted; font-weight: 600; padding: 8px 11px; }
QTableView#compared QHeaderView::section { color: $muted; font-weight: 600; padding: 8px 11px; }
QSlider:horizontal { min-height: 32px; }
QSlider::groove:horizontal { background: $line; height: 4px; border-radius: 2px; margin: 0 7px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; margin: 0 7px; }
QSlider::handle:horizontal {
    background: $panel; border: ${focus}px solid $accent; border-radius: 8px;
    width: 12px; height: 12px; margin: -6px -7px;
}
QSlider::handle:horizontal:hover { background: $accent_soft; }
QSlider::handle:horizontal:focus { background: $accent; }
/* Its second pixel comes out of the padding, so that what is in the card stays where it is. */
QFrame#card[ring="true"] { border: ${focus}px solid $accent; padding: -1px; }
QFrame#offer { background: $accent_soft; border: 1px solid $line; border-radius: ${card_radius}px; }
QTextEdit#guide { background: $panel; border: ${focus}px solid $line; border-radius: ${card_radius}px; padding: 0; }
QTextEdit#guide:focus { border-color: $accent; }
QTreeWidget#contents {
    background: transparent; border: ${focus}px solid transparent; outline: none; color: $text;
    selection-background-color: $accent_soft; selection-color: $text; show-decoration-selected: 0;
}
QTreeWidget#contents:focus { border-color: $accent; border-radius: ${radius}px; }
QTreeWidget#contents::item { padding: 4px 8px; }
QTreeWidget#contents::item:hover { background: $panel; }
QTreeWidget#contents::item:selected { background: $accent_soft; color: $text; }
QTreeWidget#contents::branch { background: transparent; image: none; border: none; }
QListWidget { background: transparent; border: none; outline: none; color: $text; }
QListWidget::item { padding: 0 6px; border-radius: 4px; color: $text; }
QListWidget::item:hover { background: $bg; }
QListWidget::item:selected { background: $accent_soft; color: $text; }
QFrame#notice { background: $accent_soft; border: none; border-bottom: 1px solid $line; }
QFrame#notice[at="foot"] { border-top: 1px solid $line; border-bottom: none; }
QFrame#notice[error="true"] { border-top: ${focus}px solid $error; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: $line; border-radius: 4px; min-height: 32px; margin: 2px; }
QScrollBar::handle:vertical:hover { background: $muted; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal { background: $line; border-radius: 4px; min-width: 32px; margin: 2px; }
QProgressBar { background: $bg; border: 1px solid $line; border-radius: 4px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QCheckBox::indicator:unchecked {
    width: 12px; height: 12px; border: 1px solid $muted; border-radius: 2px; background: $panel;
}
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $muted; border-radius: 8px; background: $panel; }
QRadioButton::indicator:disabled { border-color: $disabled; background: $bg; }
QRadioButton::indicator:checked { border: 5px solid $accent; width: 6px; height: 6px; background: $on_accent; }
QAbstractSpinBox { min-height: 24px; }
QFileDialog {
    backward-icon: url($icons/chevron-left.png); forward-icon: url($icons/chevron-right.png);
    filedialog-parent-directory-icon: url($icons/chevron-up.png);
}
QMessageBox { messagebox-warning-icon: url($notice); }
QMessageBox #qt_msgbox_label { font-weight: 600; font-size: ${lead_size}px; }
QMessageBox #qt_msgbox_informativelabel { min-width: ${message_width}px; }
QToolTip { background: $panel; color: $text; border: 1px solid $line; padding: 4px 6px; }
""")


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Sets a property that the stylesheet looks at; Qt does not look again by itself once it has looked."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        # Not by way of its style: the type of what comes back takes long to load, in the midst of the first edit.
        for event in (QEvent.Type.Polish, QEvent.Type.StyleChange):
            QCoreApplication.sendEvent(widget, QEvent(event))


def stylesheet(palette: Palette) -> str:
    """The whole program's stylesheet in this palette."""
    pills = "\n".join(
        f'QLabel[role="pill"][level="{level}"], QPushButton[cell="true"][level="{level}"] '
        f"{{ background: {colours.fill}; color: {colours.text}; }}"
        for level, colours in palette.levels.items()
    )
    return _SHEET.substitute(
        bg=palette.bg,
        panel=palette.panel,
        line=palette.line,
        text=palette.text,
        muted=palette.muted,
        disabled=palette.disabled,
        accent=palette.accent,
        accent_soft=palette.accent_soft,
        found=palette.found,
        on_accent=palette.on_accent,
        error=palette.error,
        pills=pills,
        icons=resource("icons").as_posix(),
        notice=resource("icons", "notice.png").as_posix(),
        radius=theme.FIELD_RADIUS,
        card_radius=theme.CARD_RADIUS,
        focus=theme.FOCUS_WIDTH,
        inner=theme.FIELD_HEIGHT - 2,
        text_size=theme.TEXT_SIZE,
        label_size=theme.LABEL_SIZE,
        small_size=theme.SMALL_SIZE,
        lead_size=theme.LEAD_SIZE,
        head_size=theme.HEAD_SIZE,
        message_width=theme.MESSAGE_WIDTH,
    )
