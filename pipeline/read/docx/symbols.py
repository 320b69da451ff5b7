"""Characters of symbol fonts: code and font -> the Unicode character that is printed (data/symbol_fonts.yaml)."""

from __future__ import annotations

from functools import cache, lru_cache

from pipeline.nlp.tables import load_table

_PRIVATE = 0xF000


@cache
def _table() -> dict[tuple[str, int], str]:
    return {(row["font"], int(row["code"], 16)): row["char"] for row in load_table("pipeline.read", "symbol_fonts")}


@lru_cache(maxsize=4096)
def from_symbol_font(char: str, font: str | None) -> str:
    """Return what `char` prints in `font`; `char` itself where the font is no symbol font or the table has no answer.

    Symbol fonts keep their signs at U+F020..F0FF; Word also writes them as 20..FF when the run names the font. A sign
    of the private area whose run names another font is read by Symbol: Word falls back on it.
    """
    code = ord(char)
    name = (font or "").lower()
    private = _PRIVATE < code <= _PRIVATE + 0xFF
    if name.startswith(("symbol", "wingdings")):
        return _table().get((name, code - _PRIVATE if private else code), char)
    return _table().get(("symbol", code - _PRIVATE), char) if private else char
