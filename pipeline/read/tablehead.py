"""How many rows of a table are its head, where the source does not say so."""

from __future__ import annotations

import re
from collections.abc import Sequence

_COLUMN_NUMBER = re.compile(r"\(?[0-9A-Z]{1,2}\)?")


def header_rows(rows: Sequence[Sequence[tuple[int, str]]]) -> int:
    """Return the number of head rows: those that cells of the first row span, and one of column numbers ('(1)', '(2)').

    Args:
        rows: for each row its cells as (rowspan, text).
    """
    if not rows:
        return 0
    count = max((span for span, _ in rows[0]), default=1)
    if count < len(rows):
        texts = [text for _, text in rows[count] if text]
        count += len(texts) > 1 and all(_COLUMN_NUMBER.fullmatch(text) for text in texts)
    return min(count, len(rows))
