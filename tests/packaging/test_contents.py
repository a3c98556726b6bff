"""Every library of the frozen program belongs to a part of the list of what is shipped."""

from pathlib import Path

from tests.packaging.scripts import script

contents, sbom = script("contents"), script("sbom")


def test_whoever_owns_a_library_is_in_the_list() -> None:
    listed = {part["name"] for part in sbom.bill(sbom.PINS.read_text("utf-8"))["components"]}
    owners = {owner for _pattern, owner in contents.OWNERS}
    assert owners <= listed
    assert {*contents.OF_PILLOW.values(), *contents.WITHIN_OTHERS, *contents.WITHIN_OTHERS.values()} <= listed


def test_libraries_are_found_by_what_they_are_and_counted_to_the_part_they_come_with(tmp_path: Path) -> None:
    for place, content in (
        ("PySide6/Qt/lib/libQt6Core.so.6", b"\x7fELF"),
        ("PySide6/Qt/lib/libicudata.so.73", b"\x7fELF"),
        ("PySide6/QtCore.abi3.so", b"\x7fELF"),
        ("numpy.libs/libgfortran-0.so.5", b"\x7fELF"),
        ("fremmed/lib.so", b"\x7fELF"),
        ("resources/sbom.cdx.json", b"{}"),
    ):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_bytes(content)
    found = contents._libraries(tmp_path)
    assert {owner: [path.name for path in paths] for owner, paths in found.items()} == {
        "Qt": ["libQt6Core.so.6"],
        "ICU": ["libicudata.so.73"],
        "pyside6-essentials": ["QtCore.abi3.so"],
        "GCC's libraries": ["libgfortran-0.so.5"],
        # Nobody's: it stands for itself, and is no part of the list.
        "fremmed/lib.so": ["lib.so"],
    }


def test_names_of_packages_are_compared_as_the_pins_have_them() -> None:
    assert contents._normal("PySide6_Essentials") == "pyside6-essentials"
    assert contents._normal("typing_extensions") == "typing-extensions"
