"""Whether something may move softly on this machine, or is to be at its place at once."""

import sys

from PySide6.QtWidgets import QApplication, QStyle

DURATION = 250
"""Milliseconds that something takes to its new place."""
_PATIENCE = 200
"""Milliseconds that the desktop has for its answer."""
_CLIENT_AREA_ANIMATION = 0x1042
"""By this number Windows knows its own switch for animations."""
_ASKS_FOR_REST = {
    ("org.freedesktop.appearance", "reduced-motion"): 1,
    ("org.gnome.desktop.interface", "enable-animations"): False,
}
"""What a Linux desktop answers to these when nothing is to move."""


def moves_softly() -> bool:
    """Whether nothing asks for rest, neither Qt's style nor the system.

    Qt 6.11 tells of contrast and colours that a system asks for, but not of motion, so the system is asked itself.
    """
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return QApplication.style().styleHint(hint) > 0 and not _system_asks_for_rest()


def _system_asks_for_rest() -> bool:
    if sys.platform == "win32":
        import ctypes

        moves = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(_CLIENT_AREA_ANIMATION, 0, ctypes.byref(moves), 0)
        return not moves.value
    return sys.platform == "linux" and any(_desktop_says(*key) == rest for key, rest in _ASKS_FOR_REST.items())


def _desktop_says(group: str, key: str) -> object:
    """A setting of the desktop, by its portal; None where there is none."""
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage, QDBusVariant

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return None
    name, path = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
    question = QDBusMessage.createMethodCall(name, path, "org.freedesktop.portal.Settings", "Read")
    question.setAutoStartService(False)
    question.setArguments([group, key])
    answer = bus.call(question, QDBus.CallMode.Block, _PATIENCE)
    said = next(iter(answer.arguments()), None) if answer.type() is QDBusMessage.MessageType.ReplyMessage else None
    while isinstance(said, QDBusVariant):
        said = said.variant()
    return said
