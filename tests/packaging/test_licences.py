"""Nothing is shipped without its terms."""

import re

from tests.packaging.scripts import FOLDER, script

licences = script("licences")


def test_every_pinned_package_has_its_terms_or_is_left_out() -> None:
    pinned = re.findall(r"^([\w-]+)(?:\[\w+\])?==", (FOLDER / "requirements.txt").read_text("utf-8"), re.MULTILINE)
    assert {_plain(name) for name in pinned} == {_plain(name) for name in (*licences.PARTS, *licences.NOT_SHIPPED)}
    left_out = {_plain(name) for name in script("frozen").LEFT_OUT}
    assert {_plain(name) for name in licences.NOT_SHIPPED} <= left_out


def _plain(name: str) -> str:
    return name.lower().replace("_", "-")


def test_qt_may_be_replaced_and_its_terms_are_told() -> None:
    text = licences.copyright_text(own="MIT", texts="/texts", common="/common", qt="/program/Qt/lib")
    assert "LGPL-3 and GPL-3 in /common." in text
    assert "/program/Qt/lib" in text
    for name in licences.PARTS:
        assert f"  {name} " in text
