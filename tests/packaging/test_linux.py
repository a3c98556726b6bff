"""What a Linux desktop is told of the program: the parts agree with each other and with the program's own words."""

import configparser
import shutil
import subprocess
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PIL import Image

from risikoapp.cli.commands import build_parser
from risikoapp.paths import resource
from risikoapp.storage.repository import SUFFIX
from tests.packaging.scripts import CHECKOUT, script

LINUX = CHECKOUT / "packaging" / "linux"
ENTRY = LINUX / "risikoapp.desktop"
TYPES = LINUX / "risikoapp.xml"
METAINFO = LINUX / "dk.risikoapp.risikoapp.metainfo.xml"
IN_TYPES = "{http://www.freedesktop.org/standards/shared-mime-info}"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


@pytest.fixture(scope="module")
def entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment]
    parser.read(ENTRY, encoding="utf-8")
    return parser["Desktop Entry"]


@pytest.fixture(scope="module")
def metainfo() -> ET.Element:
    return ET.parse(METAINFO).getroot()


@pytest.fixture(scope="module")
def mime_type() -> ET.Element:
    (found,) = ET.parse(TYPES).getroot()
    return found


def test_the_entry_starts_the_program_with_one_file(entry: configparser.SectionProxy) -> None:
    (command,) = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
    assert entry["Exec"].split() == [command, "%f"]
    # As the window tells it: by this name the desktop knows whose it is.
    assert f'setDesktopFileName("{ENTRY.stem}")' in (CHECKOUT / "risikoapp/ui/application.py").read_text("utf-8")


def test_the_type_is_that_of_the_files(
    entry: configparser.SectionProxy, metainfo: ET.Element, mime_type: ET.Element
) -> None:
    name = mime_type.get("type")
    assert entry["MimeType"] == f"{name};"
    assert metainfo.findtext("provides/mediatype") == name
    (glob,) = mime_type.iter(f"{IN_TYPES}glob")
    assert glob.get("pattern") == f"*{SUFFIX}"
    (icon,) = mime_type.iter(f"{IN_TYPES}icon")
    assert (LINUX / "icons" / f"{icon.get('name')}.svg").is_file()


@pytest.mark.parametrize("size", SIZES)
def test_a_file_has_an_icon_in_every_usual_size(size: int) -> None:
    with Image.open(LINUX / "icons" / f"application-x-risikoapp-{size}.png") as picture:
        assert picture.size == (size, size)
        opacity = picture.getchannel("A").tobytes()
    assert opacity[0] == 0
    assert max(opacity) == opacity[size * size // 2 + size // 2] == 255


def test_a_software_centre_finds_the_program(entry: configparser.SectionProxy, metainfo: ET.Element) -> None:
    assert metainfo.findtext("launchable") == ENTRY.name
    assert metainfo.findtext("name") == entry["Name"]
    assert metainfo.findtext("provides/binary") == entry["Exec"].split()[0]
    assert [found.text for found in metainfo.findall("categories/category")] == entry["Categories"].split(";")[:-1]
    assert f"{metainfo.findtext('id')}.metainfo.xml" == METAINFO.name
    assert resource("icons", f"{metainfo.findtext('icon')}-128.png").is_file()


def test_whatever_is_said_in_english_is_said_in_danish(
    entry: configparser.SectionProxy, metainfo: ET.Element, mime_type: ET.Element
) -> None:
    assert {f"{name}[da]" for name in ("GenericName", "Comment", "Keywords")} <= set(entry)
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    for tree in (metainfo, mime_type):
        for parent in tree.iter():
            for tag in {"comment", "summary", "p", "li"} & {child.tag.rpartition("}")[2] for child in parent}:
                said = [child.get(language) for child in parent if child.tag.rpartition("}")[2] == tag]
                assert said == [None, "da"] * (len(said) // 2), tag


def test_the_words_are_those_of_the_program(entry: configparser.SectionProxy, metainfo: ET.Element) -> None:
    about = (CHECKOUT / "risikoapp/ui/dialogs/about.py").read_text("utf-8")
    assert f'"{entry["Comment[da]"]}."' in about
    (_english, danish) = metainfo.findall("summary")
    assert entry["Comment[da]"].startswith(str(danish.text))
    assert entry["Comment[da]"][1:] in script("manpage").page()


@pytest.mark.parametrize(
    ("command", "file"),
    [(("desktop-file-validate",), ENTRY), (("appstreamcli", "validate", "--no-net"), METAINFO)],
)
def test_the_desktops_own_tools_find_no_fault(command: tuple[str, ...], file: Path) -> None:
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    run = subprocess.run([*command, str(file)], capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_manual_tells_every_command_and_option() -> None:
    text = script("manpage").page().replace("\\-", "-")
    parsers = [build_parser()]
    for parser in parsers:
        for action in parser._actions:
            choices = action.choices if isinstance(action.choices, dict) else {}
            parsers.extend(choices.values())
            said = [*action.option_strings, *choices]
            assert all(f"\\fB{word}\\fR" in text or f".SS {word}\n" in text for word in said), said
            assert str(action.help or "") in text
    assert len(parsers) == 5


def test_the_manual_is_read_without_a_complaint(tmp_path: Path) -> None:
    if not shutil.which("man"):
        pytest.skip("man is not installed")
    page = tmp_path / "risikoapp.1"
    page.write_text(script("manpage").page(), "utf-8")
    run = subprocess.run(
        ["man", "--warnings", "-E", "UTF-8", "-l", str(page)], capture_output=True, timeout=60, check=True
    )
    assert run.stderr == b""
    assert "ét sted, og send rapporten" in run.stdout.decode("utf-8")
