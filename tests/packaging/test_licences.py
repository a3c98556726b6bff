"""Nothing is shipped without its terms."""

from tests.packaging.scripts import script

licences = script("licences")


def test_what_is_not_shipped_is_left_out() -> None:
    left_out = {name.replace("_", "-") for name in script("frozen").LEFT_OUT}
    assert set(licences.NOT_SHIPPED) <= left_out


def test_qt_may_be_replaced_and_its_terms_are_told() -> None:
    text = licences.copyright_text(own="MIT", texts="/texts", common="/common", qt="/program/Qt/lib")
    assert "LGPL-3 and GPL-3 in /common." in text
    assert "/program/Qt/lib" in text
    assert {"pyside6-essentials", "numpy", "tinydb"} <= set(licences.packages())
    for name in licences.packages():
        assert f"  {name} " in text
    assert "  Python 3." in text and "  OpenBLAS: BSD-3-Clause\n" in text
    assert not any(name in text for name in (*licences.NOT_SHIPPED, *licences.OF_THE_SYSTEM))
