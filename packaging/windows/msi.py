"""The source of the Windows installer: python packaging/windows/msi.py FROZEN.

FROZEN is PyInstaller's folder; beside it comes risikoapp.wxs, for WiX 3 on Windows or for `wixl`, to be run there. It
installs for one person, who needs no rights for it: the program, a shortcut in the Start menu, and that a .risiko file
opens in it.
"""

import hashlib
import sys
import uuid
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

from risikoapp import __version__

UPGRADE_CODE = "3111F77B-CA9C-4B13-AD62-5598C53AF219"
"""Never to change: by it Windows knows the older version that a newer one replaces."""
_NAMES = uuid.UUID("d28c4e0f-322f-43e9-ad3b-ce6b995aba30")
NEWER_IS_THERE = "En nyere udgave af risikoapp er allerede installeret."
OWN_KEY = r"Software\risikoapp"
CLASSES = (
    (r"Software\Classes\.risiko", "risikoapp.risiko"),
    (r"Software\Classes\risikoapp.risiko", "Risikovurdering"),
    (r"Software\Classes\risikoapp.risiko\DefaultIcon", "[INSTALLDIR]risikoapp.exe,0"),
    (r"Software\Classes\risikoapp.risiko\shell\open\command", '"[INSTALLDIR]risikoapp.exe" "%1"'),
)
"""Key and value of what makes a .risiko file open in the program, for this person alone."""


def source(frozen: Path, version: str = __version__) -> str:
    """The whole source, the same for the same files."""
    wix = ET.Element("Wix", xmlns="http://schemas.microsoft.com/wix/2006/wi")
    product = ET.SubElement(
        wix,
        "Product",
        Id="*",
        Name="risikoapp",
        Language="1030",
        Codepage="1252",
        Version=f"{version}.0",
        Manufacturer="The risikoapp authors",
        UpgradeCode=UPGRADE_CODE,
    )
    ET.SubElement(product, "Package", InstallerVersion="500", Compressed="yes", InstallScope="perUser")
    ET.SubElement(product, "MajorUpgrade", DowngradeErrorMessage=NEWER_IS_THERE)
    ET.SubElement(product, "Media", Id="1", Cabinet="risikoapp.cab", EmbedCab="yes")
    target = ET.SubElement(product, "Directory", Id="TARGETDIR", Name="SourceDir")
    local = ET.SubElement(target, "Directory", Id="LocalAppDataFolder")
    programs = ET.SubElement(local, "Directory", Id="PROGRAMSDIR", Name="Programs")
    home = ET.SubElement(programs, "Directory", Id="INSTALLDIR", Name="risikoapp")
    menu = ET.SubElement(target, "Directory", Id="ProgramMenuFolder")
    components = [_shortcut(menu), _association(home), *_files(home, frozen)]
    feature = ET.SubElement(product, "Feature", Id="Program", Title="risikoapp", Level="1")
    for component in components:
        ET.SubElement(feature, "ComponentRef", Id=component)
    ET.indent(wix)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(wix, encoding="unicode")}\n'


def _files(home: ET.Element, frozen: Path) -> Iterator[str]:
    """Every file, in a component for each folder; the folders are removed with them."""
    folders = {Path(): home}
    for folder in sorted({path.relative_to(frozen).parent for path in frozen.rglob("*") if path.is_file()}):
        place = Path()
        for part in folder.parts:
            parent, place = folders[place], place / part
            if place not in folders:
                folders[place] = ET.SubElement(parent, "Directory", Id=_id("d", place), Name=part)
        component = _component(folders[folder], _id("c", folder))
        ET.SubElement(component, "RemoveFolder", Id=_id("r", folder), On="uninstall")
        for file in sorted(path for path in (frozen / folder).iterdir() if path.is_file()):
            where = file.relative_to(frozen.parent).as_posix()
            ET.SubElement(component, "File", Id=_id("f", folder / file.name), Name=file.name, Source=where)
        yield str(component.get("Id"))


def _shortcut(menu: ET.Element) -> str:
    component = _component(menu, "Shortcut")
    ET.SubElement(
        component,
        "Shortcut",
        Id="StartMenu",
        Name="risikoapp",
        Description="Hold programmets risici ét sted",
        Target="[INSTALLDIR]risikoapp.exe",
        WorkingDirectory="INSTALLDIR",
    )
    return "Shortcut"


def _association(home: ET.Element) -> str:
    component = _component(home, "Association")
    for key, value in CLASSES:
        ET.SubElement(component, "RegistryValue", Root="HKCU", Key=key, Value=value, Type="string")
    return "Association"


def _component(parent: ET.Element, name: str) -> ET.Element:
    """A part that Windows counts by a value of this person's: in a person's own folders it must be that."""
    guid = str(uuid.uuid5(_NAMES, name)).upper()
    component = ET.SubElement(parent, "Component", Id=name, Guid=guid, Win64="yes")
    ET.SubElement(
        component, "RegistryValue", Root="HKCU", Key=OWN_KEY, Name=name, Value="1", Type="integer", KeyPath="yes"
    )
    return component


def _id(kind: str, place: Path) -> str:
    """An identifier that is as long for every path, and the same in every version."""
    return f"{kind}{hashlib.sha256(place.as_posix().encode()).hexdigest()[:32]}"


def main(folder: str) -> int:
    frozen = Path(folder)
    (frozen.parent / "risikoapp.wxs").write_text(source(frozen), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
