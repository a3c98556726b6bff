"""How PySide6 is loaded: what it has written in Python is compiled once, and what no window needs is left out.

PySide6 carries helpers in Python (`shibokensupport`) as packed source text within its library, and compiles them anew
at each start: a tenth of the time until the window shows. And it puts an import of its own in the place of Python's.
For the sake of `from __feature__ import …`, which nobody here writes, that one reads the source of every module that is
imported from then on, and keeps it.
"""

import builtins
import linecache
import sys
from collections.abc import Mapping, Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location, spec_from_loader
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

_HELPERS = "shibokensupport"
_WRITES_STUBS = "shibokensupport.signature.lib.pyi_generator"
"""Writes the stub files that come with PySide6, and takes as long to load as all the other helpers together."""


def load() -> None:
    """Loads PySide6.QtCore, and gives Python its own import back. Other modules of PySide6 are imported as ever."""
    plain_import = builtins.__import__

    def watched_import(name: str, *arguments: Any, **named: Any) -> ModuleType:
        # PySide6 looks for its helpers when it has put the importer of the packed ones in front of all others. Where
        # they lie unpacked beside its library, as in the frozen program, there is none.
        packed = getattr(sys.meta_path[0], "zfile", None)
        if name == _HELPERS and packed is not None:
            sys.meta_path.insert(0, Unpacked(packed, Path(sys.modules["shiboken6"].__path__[0])))
        return plain_import(name, *arguments, **named)

    builtins.__import__ = watched_import
    try:
        plain_import("PySide6.QtCore")
    finally:
        builtins.__import__ = plain_import
        # A few were imported meanwhile.
        linecache.clearcache()
        sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, Unpacked)]


class Unpacked:
    """Finds the modules that a zip archive holds. Python keeps them compiled, where it keeps those of `folder`."""

    def __init__(self, archive: "ZipFile", folder: Path) -> None:
        self._archive = archive
        self._folder = folder

    def find_spec(
        self, name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name == _WRITES_STUBS:
            return spec_from_loader(name, _Nothing(name, ""))
        stem = name.replace(".", "/")
        package = f"{stem}/__init__.py"
        member = self._archive.NameToInfo.get(package) or self._archive.NameToInfo.get(f"{stem}.py")
        if member is None:
            return None
        # There is no such file: it tells Python where to keep what it compiles, and a reader of errors where they are.
        place = str(self._folder / f"{name}.py")
        spec = spec_from_file_location(name, place, loader=_Packed(name, place, self._archive, member))
        if spec is not None and member.filename == package:
            spec.submodule_search_locations = []
        return spec


class _Packed(SourceFileLoader):
    """Takes the source of one module from the archive."""

    def __init__(self, name: str, place: str, archive: "ZipFile", member: "ZipInfo") -> None:
        super().__init__(name, place)
        self._archive = archive
        self._member = member

    def path_stats(self, path: str) -> Mapping[str, Any]:
        # The checksum in place of a time: whatever has other bytes is compiled anew.
        return {"mtime": self._member.CRC, "size": self._member.file_size}

    def get_data(self, path: str) -> bytes:
        return self._archive.read(self._member) if path == self.path else super().get_data(path)


class _Nothing(SourceFileLoader):
    """Makes a module with nothing in it."""

    def exec_module(self, module: ModuleType) -> None:
        pass
