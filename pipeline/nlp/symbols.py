"""Document symbols: `44/KH-UBND`, `98/2023/NĐ-CP`, `10-NQ/TU`, `4002/UBND-NC` (NĐ 30/2020/NĐ-CP, Phụ lục I and III)."""

from __future__ import annotations

import re

from pipeline.nlp.fold import fold

_SPACED_JOINT = re.compile(r"\s*([/-])\s*")


def canonical_symbol(symbol: str) -> str:
    """Return the symbol in upper case without spaces round `/` and `-`; Đ stays apart from D ('23/CT- TTg')."""
    return _SPACED_JOINT.sub(r"\1", fold(symbol)).strip().upper()


def same_symbol(left: str | None, right: str | None) -> bool:
    """Tell whether two symbols name one number; None equals nothing."""
    return left is not None and right is not None and canonical_symbol(left) == canonical_symbol(right)
