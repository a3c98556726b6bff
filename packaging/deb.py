"""The Debian package of the frozen program: python packaging/deb.py FROZEN TARGET.

FROZEN is PyInstaller's folder, TARGET the folder for the package, whose path is written to stdout. The same files and
the same SOURCE_DATE_EPOCH give the same bytes.
"""

import argparse
import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import licences
from manpage import page

from risikoapp import __version__

ROOT = Path(__file__).parents[1]
LINUX = ROOT / "packaging" / "linux"
HOME = "usr/lib/risikoapp"
DOCUMENTS = "usr/share/doc/risikoapp"
ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)

PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libbz2.so.1.0": "libbz2-1.0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libffi.so.8": "libffi8",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libgthread-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libstdc++.so.6": "libstdc++6 (>= 11)",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""The package of each library of the system that the program may need. A build that needs another one fails."""
OF_LIBC = re.compile(r"(ld-linux.*|lib(c|dl|m|pthread|resolv|rt))\.so\.\d+")
# Qt does without these two: dialogs in GTK's dress, and printers. Who has the one or the other, has its libraries.
ON_ITS_OWN = ("libqgtk3.so", "libcupsprintersupport.so")

CONTROL = """\
Package: risikoapp
Version: {version}
Architecture: {architecture}
Maintainer: The risikoapp authors <risikoapp@risikoapp.invalid>
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: hunspell-da, libcups2 | libcups2t64, libenchant-2-2, xdg-utils
Section: misc
Priority: optional
Description: risk assessments in a matrix, with reports
 For whoever keeps the risk assessment (risikovurdering) of a public programme:
 the risks in a matrix of 4 by 4, with actions and evaluations beside it, what
 has happened since the last status, and the report for the steering group. It
 speaks Danish, and English where that is chosen.
 .
 Programmet taler dansk, og engelsk, hvis man vælger det. Hold programmets
 risici ét sted, og send rapporten til styregruppen.
"""


class UnknownLibrary(Exception):
    """The frozen program needs a library of the system that no package is named for."""


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("frozen", type=Path)
    parser.add_argument("target", type=Path)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="risikoapp-deb-") as folder:
        root = Path(folder, "root")
        fill(root, given.frozen)
        architecture = _output("dpkg", "--print-architecture").strip()
        _write_control(root, architecture)
        _settle(root)
        target = given.target / f"risikoapp_{__version__}_{architecture}.deb"
        # As many threads for every machine: the bytes depend on whether it is one.
        options = ("--root-owner-group", "-Zxz", "--threads-max=2")
        subprocess.run(["dpkg-deb", *options, "--build", root, target], check=True, stdout=sys.stderr)
    print(target)
    return 0


def fill(root: Path, frozen: Path) -> None:
    """Puts every file of the package in its place below `root`."""
    shutil.copytree(frozen, root / HOME, symlinks=True)
    (root / "usr/bin").mkdir(parents=True)
    (root / "usr/bin/risikoapp").symlink_to("../lib/risikoapp/risikoapp")
    for name, folder in (
        ("risikoapp.desktop", "usr/share/applications"),
        ("risikoapp.xml", "usr/share/mime/packages"),
        ("dk.risikoapp.risikoapp.metainfo.xml", "usr/share/metainfo"),
    ):
        _copy(LINUX / name, root / folder / name)
    _copy_icons(root)
    manual = root / "usr/share/man/da/man1/risikoapp.1.gz"
    _write(manual, _packed(page().encode()))
    elsewhere = root / "usr/share/man/man1" / manual.name
    elsewhere.parent.mkdir()
    elsewhere.symlink_to(f"../da/man1/{manual.name}")
    _write_documents(root)


def _copy_icons(root: Path) -> None:
    icons = root / "usr/share/icons/hicolor"
    for folder, source in (
        ("apps", ROOT / "resources" / "icons" / "risikoapp.svg"),
        ("mimetypes", LINUX / "icons" / "application-x-risikoapp.svg"),
    ):
        _copy(source, icons / "scalable" / folder / source.name)
        for size in ICON_SIZES:
            drawn = source.with_name(f"{source.stem}-{size}.png")
            _copy(drawn, icons / f"{size}x{size}" / folder / f"{source.stem}.png")


def _write_documents(root: Path) -> None:
    folder = root / DOCUMENTS
    _write(folder / "NEWS.gz", _packed((ROOT / "CHANGELOG.md").read_bytes()))
    text = licences.copyright_text(
        own=(ROOT / "LICENSE").read_text("utf-8"),
        texts=f"/{DOCUMENTS}/licences",
        common="/usr/share/common-licenses",
        qt=f"/{HOME}/_internal/PySide6/Qt/lib",
    )
    _write(folder / "copyright", text.encode())
    for place, source in licences.texts():
        _copy(source, folder / "licences" / place)
    python = Path(sys.base_prefix, "lib", f"python{sys.version_info.major}.{sys.version_info.minor}", "LICENSE.txt")
    # Debian's own Python has its terms among its documents.
    if python.is_file():
        _copy(python, folder / "licences" / "Python" / "LICENSE.txt")
    _copy(ROOT / "resources/fonts/ibm-plex-sans/LICENSE.txt", folder / "licences" / "IBM Plex Sans" / "LICENSE.txt")


def _write_control(root: Path, architecture: str) -> None:
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    kilobytes = sum(path.stat().st_size // 1024 + 1 for path in files)
    depends = ", ".join(dependencies(root / HOME))
    control = CONTROL.format(version=__version__, architecture=architecture, kilobytes=kilobytes, depends=depends)
    sums = (f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(root)}\n" for path in files)
    _write(root / "DEBIAN/md5sums", "".join(sums).encode())
    _write(root / "DEBIAN/control", control.encode())


def dependencies(program: Path) -> list[str]:
    """The packages that the libraries in a folder need from the system, in the form of a control file."""
    libraries = [path for path in program.rglob("*") if path.is_file() and path.open("rb").read(4) == b"\x7fELF"]
    own = {path.name for path in libraries}
    needed: set[str] = set()
    versions: set[tuple[int, ...]] = set()
    for path in libraries:
        told = _output("readelf", "--dynamic", "--version-info", "--wide", str(path))
        versions |= {tuple(map(int, found.split("."))) for found in re.findall(r"Name: GLIBC_([\d.]+)", told)}
        if path.name not in ON_ITS_OWN:
            needed |= set(re.findall(r"\(NEEDED\).*\[(.+)\]", told)) - own
    packages = {f"libc6 (>= {'.'.join(map(str, max(versions)))})"}
    for name in needed:
        if not OF_LIBC.fullmatch(name):
            if name not in PACKAGES:
                raise UnknownLibrary(f"{name}: find its package by `dpkg -S`, and name it in PACKAGES")
            packages.add(PACKAGES[name])
    return sorted(packages)


def _settle(root: Path) -> None:
    """Modes and times that do not depend on who builds, and when."""
    epoch = int(os.environ["SOURCE_DATE_EPOCH"])
    for path in _deepest_first(root):
        if not path.is_symlink():
            runs = path.is_dir() or path == root / HOME / "risikoapp"
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)


def _deepest_first(root: Path) -> Iterator[Path]:
    yield from sorted(root.rglob("*"), reverse=True)
    yield root


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def _packed(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
