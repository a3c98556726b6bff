"""What the frozen build holds, and what stays out of it: told to PyInstaller by risikoapp.spec, and tried by tests."""

import sys
from fnmatch import fnmatchcase
from pathlib import PurePath

RESOURCES = (
    ("eksempel.risiko", "."),
    ("fonts", "fonts"),
    ("icons/*.png", "icons"),
    ("licenser", "licenser"),
    ("locale", "locale"),
    ("sbom.cdx.json", "."),
)
"""What the program reads of resources/, and in which folder of the frozen one it lies."""
GUIDE = (("brugervejledning.md", "vejledning"), ("billeder/*.png", "vejledning/billeder"))
"""The same of docs/, in folders of the frozen resources/."""

UNSEEN = ["_rl_accel"]
"""Modules that are imported by text that is run, where PyInstaller cannot see it."""


def _below(package: str, names: str) -> list[str]:
    return [f"{package}.{name}" for name in names.split()]


LEFT_OUT = [
    # Qt: pyqtgraph asks for these and does without.
    *_below("PySide6", "QtSvg QtSvgWidgets QtTest QtUiTools"),
    # Reports are drawn on ReportLab's canvas, without its paragraphs and charts.
    *_below("reportlab", "graphics platypus"),
    # pyqtgraph's for other kinds of plots, for remote ones and for working at a console.
    *_below("pyqtgraph", "canvas console examples flowchart jupyter opengl"),
    # numpy loads these when they are asked for, which is never.
    *_below("numpy", "_core._multiarray_tests ctypeslib f2py fft ma polynomial random testing"),
    # Of XML only the tree is used.
    *_below("lxml", "builder cssselect doctestcompare html isoschematron objectify sax"),
    # No picture of such a kind is read or written, and none is shown by another window system.
    *_below("PIL", "AvifImagePlugin Jpeg2KImagePlugin TiffImagePlugin WebPImagePlugin _avif _webp"),
    *_below("PIL", "ImageCms ImageQt ImageTk ImageWin _imagingcms _imagingft _imagingtk"),
    *("charset_normalizer", "pypdfium2_cli", "pypdfium2._cli"),
    # Of Python: what talks to networks, what needs a library of the system and is not asked, what developers use.
    *("_ssl", "asyncio", "ftplib", "http.cookiejar", "smtplib", "sqlite3", "ssl", "xmlrpc"),
    *("_hashlib", "_lzma", "_uuid", "lzma"),
    *("distutils", "doctest", "lib2to3", "pdb", "pkg_resources", "readline", "setuptools", "tkinter", "unittest"),
]
"""Modules that are not packed, with all that lies below them."""

PARTS_OF_QT = {
    "lib": (
        *("libQt6Core.so.*", "libQt6DBus.so.*", "libQt6Gui.so.*", "libQt6Network.so.*", "libQt6OpenGL.so.*"),
        *("libQt6OpenGLWidgets.so.*", "libQt6PrintSupport.so.*", "libQt6Svg.so.*", "libQt6WaylandClient.so.*"),
        *("libQt6Widgets.so.*", "libQt6XcbQpa.so.*", "libicu*"),
    ),
    "translations": ("qtbase_da.qm",),
    # The system's own icons are drawings; every other picture that is shown is a PNG, which Qt can read by itself.
    "plugins/iconengines": ("*qsvgicon*",),
    "plugins/imageformats": ("*qsvg.*",),
    # The two kinds of screen, the two ways to write accents and other letters, and the two looks of dialogs.
    "plugins/platforms": ("libqxcb.so", "libqwayland.so", "qwindows.dll"),
    "plugins/platforminputcontexts": ("libcompose*", "libibus*"),
    "plugins/platformthemes": ("*",),
    "plugins/printsupport": ("*",),
    "plugins/styles": ("*",),
    "plugins/wayland-decoration-client": ("*",),
    "plugins/wayland-shell-integration": ("libxdg-shell.so",),
}
"""What is shipped of each folder of Qt; of a folder that is not here, nothing."""

_OTHER_PARTS = {
    # The paths to the templates lead through the folder of the code.
    "docx/parts": ("__init__.py",),
    "docx/templates/default-docx-template": (),
    "lxml/isoschematron": (),
    "pyphen/dictionaries": ("hyph_da_DK.dic", "hyph_en_GB.dic", "README_hyph_da_DK.txt", "README_hyph_en_GB.txt"),
    "pyqtgraph/colors": (),
    "pyqtgraph/icons/peegee": (),
    "pyqtgraph/Qt": (),
}
"""Likewise of folders of other packages, with all that lies below them; of a folder that is not here, everything."""


def is_shipped(destination: str, kind: str, *, on_linux: bool = sys.platform == "linux") -> bool:
    """Whether PyInstaller may take along what is to lie at `destination` in the frozen program.

    `kind` is PyInstaller's word for what it is. On Linux the libraries of the system are not shipped: the system
    mends them, and the package names what it depends on.
    """
    path = PurePath(destination).as_posix()
    folder, _slash, name = path.rpartition("/")
    if not folder:
        return not on_linux or kind in {"EXTENSION", "DATA"} or name.startswith("libpython")
    of_qt = folder.removeprefix("PySide6/").removeprefix("Qt/")
    if folder.startswith("PySide6/") and of_qt != folder:
        return any(fnmatchcase(name, pattern) for pattern in PARTS_OF_QT.get(of_qt, ()))
    for place, patterns in _OTHER_PARTS.items():
        if folder == place or folder.startswith(f"{place}/"):
            return any(fnmatchcase(name, pattern) for pattern in patterns)
    return True


def is_wanted_at_start(script: str) -> bool:
    """Whether a script may run when the frozen program starts.

    PyInstaller's own load Qt or half of Python before every command, and tell the programs that are started from this
    one to look for Qt here; PySide6 finds its own without them.
    """
    return not script.startswith("pyi_rth_")
