"""A colour profile of sRGB (IEC 61966-2-1), made of its figures: an archival PDF says what its colours mean.

After the specification ICC.1:2004-10 (profile version 4.2), as small as that allows.
"""

import struct

_PRIMARIES = {
    b"rXYZ": (0.4360747, 0.2225045, 0.0139322),
    b"gXYZ": (0.3850649, 0.7168786, 0.0971045),
    b"bXYZ": (0.1430804, 0.0606169, 0.7141733),
}
"""Of the three lights, adapted to the profile's white D50."""
_WHITE = (0.9642029, 1.0, 0.8249054)
_ADAPTED = (1.0478112, 0.0228866, -0.0501270, 0.0295424, 0.9904844, -0.0170491, -0.0092345, 0.0150436, 0.7521316)
"""From D65, the white of screens, to D50 (Bradford)."""
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
"""((value + 0.055) / 1.055) ** 2.4, and value / 12.92 below 0.04045."""


def srgb_profile() -> bytes:
    """The bytes of the profile, the same each time."""
    curve = b"para" + bytes(4) + struct.pack(">HH", 3, 0) + _fixed(*_CURVE)
    tags: list[tuple[bytes, bytes]] = [
        (b"desc", _text("sRGB")),
        (b"cprt", _text("Public domain")),
        (b"wtpt", _xyz(*_WHITE)),
        (b"chad", b"sf32" + bytes(4) + _fixed(*_ADAPTED)),
        *((name, _xyz(*light)) for name, light in _PRIMARIES.items()),
        *((name, curve) for name in (b"rTRC", b"gTRC", b"bTRC")),
    ]
    return _assembled(tags)


def _assembled(tags: list[tuple[bytes, bytes]]) -> bytes:
    places: dict[bytes, int] = {}
    data, start = b"", 128 + 4 + 12 * len(tags)
    table = struct.pack(">I", len(tags))
    for name, content in tags:
        if content not in places:
            places[content] = start + len(data)
            data += content + bytes(-len(content) % 4)
        table += struct.pack(">4sII", name, places[content], len(content))
    size = start + len(data)
    header = struct.pack(
        ">I4sI4s4s4s6H4sI4sIIQI3i4s16s28x",
        size,
        bytes(4),
        0x04200000,
        b"mntr",
        b"RGB ",
        b"XYZ ",
        *(2004, 10, 1, 0, 0, 0),
        b"acsp",
        0,
        bytes(4),
        0,
        0,
        0,
        0,
        *(round(value * 65536) for value in _WHITE),
        bytes(4),
        bytes(16),
    )
    return header + table + data


def _fixed(*values: float) -> bytes:
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))


def _xyz(*values: float) -> bytes:
    return b"XYZ " + bytes(4) + _fixed(*values)


def _text(text: str) -> bytes:
    """One record, English as the specification's example has it: it names the profile and is shown to nobody."""
    encoded = text.encode("utf-16-be")
    return b"mluc" + bytes(4) + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(encoded), 28) + encoded
