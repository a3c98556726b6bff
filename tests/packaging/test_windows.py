"""The source of the Windows installer, and what `wixl` makes of it. No Windows machine has run it."""

import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from risikoapp import __version__
from tests.packaging.scripts import CHECKOUT, script

msi = script("windows.msi")
WIX = "{http://schemas.microsoft.com/wix/2006/wi}"


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    """A stand-in for the frozen program."""
    folder = tmp_path / "risikoapp"
    for name in ("risikoapp.exe", "_internal/python311.dll", "_internal/PySide6/plugins/platforms/qwindows.dll"):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(name.encode())
    return folder


def test_every_file_is_installed_and_every_folder_removed(frozen: Path) -> None:
    tree = ET.fromstring(msi.source(frozen))
    files = {frozen.parent / str(file.get("Source")) for file in tree.iter(f"{WIX}File")}
    assert files == {path for path in frozen.rglob("*") if path.is_file()}
    with_files = {path.parent for path in files}
    assert len(list(tree.iter(f"{WIX}RemoveFolder"))) == len(with_files)


def test_nothing_is_written_but_what_is_this_persons(frozen: Path) -> None:
    tree = ET.fromstring(msi.source(frozen))
    (package,) = tree.iter(f"{WIX}Package")
    assert package.get("InstallScope") == "perUser"
    assert {value.get("Root") for value in tree.iter(f"{WIX}RegistryValue")} == {"HKCU"}
    # Each component is counted by a value of this person's, and by an identifier that no other has.
    components = list(tree.iter(f"{WIX}Component"))
    assert all(part.find(f"{WIX}RegistryValue[@KeyPath='yes']") is not None for part in components)
    assert len({part.get("Guid") for part in components}) == len(components)


def test_what_windows_knows_the_program_by_stays_the_same(frozen: Path) -> None:
    source = msi.source(frozen)
    assert source == msi.source(frozen)
    assert 'UpgradeCode="3111F77B-CA9C-4B13-AD62-5598C53AF219"' in source
    (association,) = (part for part in ET.fromstring(source).iter(f"{WIX}Component") if part.get("Id") == "Association")
    assert association.get("Guid") == "FDE8E515-108C-57B2-8DF9-8B77F6F2B777"


@pytest.mark.skipif(not (shutil.which("wixl") and shutil.which("msiinfo")), reason="wixl or msiinfo is not installed")
def test_an_installer_is_made_of_it(frozen: Path) -> None:
    assert msi.main(str(frozen)) == 0
    folder = frozen.parent
    made = subprocess.run(
        ["wixl", "--arch", "x64", "-o", "risikoapp.msi", "risikoapp.wxs"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert made.stderr == ""

    def table(name: str) -> str:
        command = ["msiinfo", "export", "risikoapp.msi", name]
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=True).stdout

    assert f"ProductVersion\t{__version__}.0" in table("Property")
    assert "ALLUSERS" not in table("Property")
    assert table("Upgrade").count("{3111F77B-CA9C-4B13-AD62-5598C53AF219}") == 2
    assert f"NOT WIX_DOWNGRADE_DETECTED\t{msi.NEWER_IS_THERE}" in table("LaunchCondition")
    assert '"[INSTALLDIR]risikoapp.exe" "%1"' in table("Registry")
    assert "risikoapp.exe" in table("Shortcut")
    assert table("File").count(".dll") == 2


def test_the_workflow_and_the_installer_speak_of_the_same_programs() -> None:
    spec = (CHECKOUT / "packaging" / "risikoapp.spec").read_text("utf-8")
    workflow = (CHECKOUT / ".github" / "workflows" / "windows.yml").read_text("utf-8")
    assert 'program("risikoapp-kommando", console=True)' in spec
    assert "risikoapp-kommando.exe" in workflow
