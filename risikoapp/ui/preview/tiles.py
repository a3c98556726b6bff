"""The pictures of pages that have been drawn, as many as there is room for."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator

from PySide6.QtGui import QImage

from risikoapp.ui.preview.reader import Tile

ROOM = 64 * 1024 * 1024
"""Bytes: some fifteen pages of A4 as wide as a usual window."""


class Tiles:
    """Keeps what was used last."""

    def __init__(self) -> None:
        self._images: OrderedDict[Tile, QImage] = OrderedDict()
        self._in_view: frozenset[Tile] = frozenset()
        self.size = 0
        """Bytes."""

    def spare(self, tiles: Iterable[Tile]) -> None:
        """Lets go of none of these, however many they are: they would only be drawn anew at once."""
        self._in_view = frozenset(tiles)

    def get(self, tile: Tile) -> QImage | None:
        """A picture, which counts as used by that."""
        if tile in self._images:
            self._images.move_to_end(tile)
        return self._images.get(tile)

    def put(self, tile: Tile, image: QImage) -> None:
        """Keeps a picture, and lets go of those for which there is no room any more."""
        self._drop(tile)
        self._images[tile] = image
        self.size += image.sizeInBytes()
        for oldest in tuple(self._images):
            if self.size <= ROOM:
                break
            if oldest is not tile and oldest not in self._in_view:
                self._drop(oldest)

    def others(self, page: int, scale: float) -> Iterator[tuple[Tile, QImage]]:
        """The pictures of a page that were drawn at another zoom: something to see until the right ones are there."""
        return ((tile, image) for tile, image in self._images.items() if tile.page == page and tile.scale != scale)

    def clear(self) -> None:
        self._images.clear()
        self.size = 0

    def _drop(self, tile: Tile) -> None:
        dropped = self._images.pop(tile, None)
        if dropped is not None:
            self.size -= dropped.sizeInBytes()
