"""Document symbols: `44/KH-UBND`, `98/2023/NĐ-CP`, `10-NQ/TU`, `4002/UBND-NC` (NĐ 30/2020/NĐ-CP, Phụ lục I and III)."""

from __future__ import annotations

import re

from pipeline.nlp.fold import fold

_SPACED_JOINT = re.compile(r"\s*([/-])\s*")


def canonical_symbol(symbol: str) -> str:
    """Return the symbol in upper case without spaces round `/` and `-`; Đ stays apart from D ('23/CT- TTg')."""
    return _SPACED_JOINT.sub(r"\1", fold(symbol)).strip().upper()


def same_symbol(left: str | None, right: str | None) -> bool:
    """Tell whether two symbols name one number: 07/KH-UBND and 7/KH-UBND do; None equals nothing."""
    return left is not None and right is not None and _number_plain(left) == _number_plain(right)


def _number_plain(symbol: str) -> str:
    """Return a canonical symbol without zeros before its number; offices print as many as they like."""
    return canonical_symbol(symbol).lstrip("0")
