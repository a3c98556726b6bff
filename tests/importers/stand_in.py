"""A script in the place of LibreOffice."""

import os
from pathlib import Path

import pytest

from risikoapp.importers import office
from tests.importers.word_files import sound

COPY = """\
printf '%s\\n' "$@" > "{notes}/arguments"
for each in "$@"; do source=$each; done
cp "$source" "{notes}/source"
for each in "$@"; do case $each in -env:*) cp "${{each#*file://}}/user/registrymodifications.xcu" "{notes}";; esac; done
mkdir -p "$(dirname "$source")/ud"
cp "{notes}/made.docx" "$(dirname "$source")/ud/papir.docx"
"""
"""Makes a given Word file of whatever it gets, and notes how it was called."""


def hide(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes this a machine without LibreOffice, on which a stand-in that is installed in this folder is found."""
    monkeypatch.setattr(office, "_PLACES", (str(folder / "opt" / "libreoffice*" / "program" / "soffice"),))
    monkeypatch.setenv("PATH", f"{folder / 'bin'}{os.pathsep}/usr/bin{os.pathsep}/bin")
    monkeypatch.setattr(office, "_NAMES", ("soffice-for-the-tests",))
    (folder / "made.docx").write_bytes(sound())


def without_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes this a machine without LibreOffice, whatever is installed on it."""
    monkeypatch.setattr(office, "found_program", lambda: None)


def install(notes: Path, script: str, place: str = "bin/soffice-for-the-tests") -> Path:
    program = notes / place
    program.parent.mkdir(parents=True)
    program.write_text(f"#!/bin/sh\n{script.format(notes=notes)}", encoding="utf-8")
    program.chmod(0o700)
    return program
