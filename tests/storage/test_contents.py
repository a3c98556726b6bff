"""What a file has held is known again, in whatever pieces it comes."""

from hypothesis import given
from hypothesis import strategies as st

from risikoapp.storage import contents
from risikoapp.storage.contents import Contents

pieces = st.lists(st.text("aæø", max_size=3).map(str.encode), max_size=4)


@given(st.lists(st.tuples(pieces, st.booleans()), max_size=6), pieces)
def test_a_content_is_known_by_its_bytes(held: list[tuple[list[bytes], bool]], asked: list[bytes]) -> None:
    known = Contents()
    for each, is_own in held:
        known.add(each, is_own=is_own)
    content = b"".join(asked)
    places = [place for place, (each, _own) in enumerate(held) if b"".join(each) == content]
    own = [place for place, (_each, is_own) in enumerate(held) if is_own]
    assert known.is_before_own(content) == bool(places and own and places[-1] < own[-1])
    known.add([b"til sidst"], is_own=True)
    assert known.is_before_own(content) == bool(places), "known at all"


def test_the_oldest_is_forgotten_first() -> None:
    known = Contents()
    for number in range(contents._LONGEST):
        known.add([b"%d" % number])
    known.add([b"til sidst"], is_own=True)
    assert not known.is_before_own(b"0") and known.is_before_own(b"1")
    assert known.is_before_own(b"%d" % (contents._LONGEST - 1))
