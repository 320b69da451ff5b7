"""What an embedded TrueType program says of its glyphs: letters by its own tables, and how accented ones are built.

Only what repair needs is read: cmap (formats 0, 4, 6, 12), post names (format 2) and the parts of composite glyphs.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_ARGS_ARE_WORDS, _SCALE, _MORE, _XY_SCALE, _TWO_BY_TWO = 0x1, 0x8, 0x20, 0x40, 0x80
_MAC_GLYPHS = 258


class TrueType:
    """A font program; broken or foreign ones have no tables."""

    def __init__(self, data: bytes) -> None:
        self._tables: dict[bytes, bytes] = {}
        if data[:4] in {b"\0\1\0\0", b"true"}:
            for index in range(int.from_bytes(data[4:6])):
                entry = data[12 + 16 * index : 28 + 16 * index]
                if len(entry) == 16:
                    tag, _, start, length = struct.unpack(">4sIII", entry)
                    self._tables[tag] = data[start : start + length]

    @property
    def has_cmap(self) -> bool:
        """Whether the program maps character codes to glyphs at all, as programs of simple fonts do."""
        return b"cmap" in self._tables

    def letters(self) -> dict[int, str]:
        """Return glyph id -> character from the Unicode cmap and the names of glyphs; empty where both are stripped."""
        try:
            return {**self._post(), **self._cmap()}
        except (struct.error, IndexError, ValueError):
            return {}

    def components(self, glyph: int) -> tuple[int, ...]:
        """Return the glyph ids that a composite glyph is built of, letter first; nothing for a drawn one."""
        try:
            return tuple(self._components(glyph))
        except (struct.error, IndexError, KeyError):
            return ()

    def _cmap(self) -> dict[int, str]:
        table = self._tables.get(b"cmap", b"")
        found: dict[int, str] = {}
        for index in range(int.from_bytes(table[2:4])):
            platform, encoding, start = struct.unpack_from(">HHI", table, 4 + 8 * index)
            if platform == 0 or (platform == 3 and encoding in {1, 10}):
                found.update({glyph: chr(code) for code, glyph in _mapped(table[start:]) if glyph})
        return found

    def _post(self) -> dict[int, str]:
        table = self._tables.get(b"post", b"")
        if table[:4] != b"\0\2\0\0":
            return {}
        count = int.from_bytes(table[32:34])
        indices = struct.unpack_from(f">{count}H", table, 34)
        names: list[str] = []
        place = 34 + 2 * count
        while place < len(table):
            length = table[place]
            names.append(table[place + 1 : place + 1 + length].decode("latin-1"))
            place += 1 + length
        found = {}
        for glyph, index in enumerate(indices):
            name = names[index - _MAC_GLYPHS] if index >= _MAC_GLYPHS and index - _MAC_GLYPHS < len(names) else ""
            if name.startswith("uni") and len(name) == 7:
                found[glyph] = chr(int(name[3:], 16))
        return found

    def _components(self, glyph: int) -> Iterator[int]:
        long_offsets = int.from_bytes(self._tables[b"head"][50:52])
        form, size = (">2I", 4) if long_offsets else (">2H", 2)
        start, end = struct.unpack_from(form, self._tables[b"loca"], glyph * size)
        scale = 1 if long_offsets else 2
        outline = self._tables[b"glyf"][start * scale : end * scale]
        if not outline or struct.unpack_from(">h", outline)[0] >= 0:
            return
        place, flags = 10, _MORE
        while flags & _MORE:
            flags, part = struct.unpack_from(">HH", outline, place)
            yield part
            place += 8 if flags & _ARGS_ARE_WORDS else 6
            place += 2 if flags & _SCALE else 4 if flags & _XY_SCALE else 8 if flags & _TWO_BY_TWO else 0


def _mapped(table: bytes) -> Iterator[tuple[int, int]]:
    """Yield (character code, glyph id) of one cmap subtable."""
    kind = int.from_bytes(table[:2])
    if kind == 0:
        yield from enumerate(table[6:262])
    elif kind == 4:
        yield from _segments(table)
    elif kind == 6:
        first, count = struct.unpack_from(">HH", table, 6)
        yield from ((first + index, glyph) for index, glyph in enumerate(struct.unpack_from(f">{count}H", table, 10)))
    elif kind == 12:
        for index in range(int.from_bytes(table[12:16])):
            start, end, glyph = struct.unpack_from(">III", table, 16 + 12 * index)
            yield from ((code, glyph + code - start) for code in range(start, min(end, start + 0xFFFF) + 1))


def _segments(table: bytes) -> Iterator[tuple[int, int]]:
    count = int.from_bytes(table[6:8]) // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    starts = struct.unpack_from(f">{count}H", table, 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", table, 16 + 4 * count)
    ranges_at = 16 + 6 * count
    ranges = struct.unpack_from(f">{count}H", table, ranges_at)
    for index, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            if offset == 0:
                yield code, (code + delta) & 0xFFFF
                continue
            place = ranges_at + 2 * index + offset + 2 * (code - start)
            glyph = int.from_bytes(table[place : place + 2])
            yield code, (glyph + delta) & 0xFFFF if glyph else 0
