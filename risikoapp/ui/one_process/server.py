"""The first process's side: hears what later starts of the program come for."""

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

from risikoapp.ui.one_process.errand import GREETING, LIMIT, THANKS, Errand, NotAnErrand, is_whole

if TYPE_CHECKING:
    import socket

    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAITING = 16
"""How many may be in the door at once."""
_VISIT = 5000
"""Milliseconds that one may take to say what it wants."""


class Server(QObject):
    """Listens at an address that this person alone can reach, and tells every errand that is left there."""

    errand_received = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server: QLocalServer | None = None
        self._bell: QSocketNotifier | None = None
        self._door: socket.socket | None = None
        self._visits: list[_Visit] = []

    def listen(self, address: str) -> bool:
        """Begins to listen; whether that succeeded. Only the first process may: what lies at the address is stale."""
        if sys.platform == "win32":
            from PySide6.QtNetwork import QLocalServer

            self._server = self._made_server()
            self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
            return self._server.listen(address)
        return self._hang_out_a_bell(address)

    def close(self) -> None:
        """Listens no more; whoever is still in the door goes away with nothing done."""
        if self._bell is not None and self._door is not None:
            self._bell.setEnabled(False)
            with suppress(OSError):
                Path(self._door.getsockname()).unlink()
            self._door.close()
            self._bell = self._door = None
        for visit in self._visits:
            visit.show_out()
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None

    def _hang_out_a_bell(self, address: str) -> bool:
        """Qt's module for sockets takes 3 MB, and most days nobody comes: a bare socket waits, Qt's when one does."""
        # It takes a while to load, and the first paint does not wait for it.
        import socket

        door = socket.socket(socket.AF_UNIX)
        try:
            place = Path(address)
            place.unlink(missing_ok=True)
            door.bind(address)
            # Nobody can come before it listens.
            place.chmod(0o600)
            door.listen(_WAITING)
        except OSError:
            door.close()
            return False
        self._door = door
        self._bell = QSocketNotifier(door.fileno(), QSocketNotifier.Type.Read, self)
        self._bell.activated.connect(self._on_bell)
        return True

    def _on_bell(self) -> None:
        assert self._bell is not None
        assert self._door is not None
        self._bell.setEnabled(False)
        self._server = self._made_server()
        self._server.listen(self._door.detach())
        self._bell = self._door = None

    def _made_server(self) -> "QLocalServer":
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.newConnection.connect(self._on_visitors)
        return server

    def _on_visitors(self) -> None:
        assert self._server is not None
        while (visitor := self._server.nextPendingConnection()) is not None:
            if len(self._visits) >= _WAITING:
                visitor.abort()
                visitor.deleteLater()
                continue
            visit = _Visit(visitor, self)
            visit.errand_told.connect(self.errand_received)
            visit.ended.connect(self._on_ended)
            self._visits.append(visit)

    def _on_ended(self) -> None:
        ended = self.sender()
        self._visits = [visit for visit in self._visits if visit is not ended]


class _Visit(QObject):
    """One who has come: greeted, heard, thanked; or shown out, when it talks nonsense, too long or too slowly."""

    errand_told = Signal(object)
    ended = Signal()

    def __init__(self, visitor: "QLocalSocket", parent: QObject) -> None:
        super().__init__(parent)
        self._visitor = visitor
        self._heard = b""
        self._is_over = False
        visitor.setParent(self)
        visitor.setReadBufferSize(LIMIT + 1)
        visitor.readyRead.connect(self._on_words)
        visitor.disconnected.connect(self._end)
        patience = QTimer(self)
        patience.setSingleShot(True)
        patience.timeout.connect(self.show_out)
        patience.start(_VISIT)
        visitor.write(GREETING)
        visitor.flush()

    def _on_words(self) -> None:
        self._heard += self._visitor.read(LIMIT + 1 - len(self._heard)).data()
        try:
            if not is_whole(self._heard):
                return
            errand = Errand.from_bytes(self._heard)
        except NotAnErrand:
            self.show_out()
            return
        # Before it is done: that may take a question to the person, and the other process need not wait for her.
        self._visitor.write(THANKS)
        self._visitor.flush()
        self._visitor.disconnectFromServer()
        self.errand_told.emit(errand)

    def show_out(self) -> None:
        """Ends the visit, whatever has been said."""
        self._visitor.abort()
        self._end()

    def _end(self) -> None:
        if not self._is_over:
            self._is_over = True
            self.ended.emit()
            self.deleteLater()
