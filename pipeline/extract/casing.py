"""Names printed in capitals -> the case the document itself uses elsewhere, else the case of the field."""

from __future__ import annotations

import re

from pipeline.extract.context import Reading
from pipeline.nlp.fold import lower

_PLACE_KINDS = "tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu"
_PLACE = re.compile(rf"(?<!\w)({_PLACE_KINDS})\s+(.+)$")


def proper_case(reading: Reading, name: str) -> str:
    """Return `name` as the running text writes it ('ỦY BAN NHÂN DÂN XÃ X' -> 'Ủy ban nhân dân xã X').

    Only the case changes. Without a second occurrence, the first letter and the syllables of place names are capital.
    """
    if not name.isupper():
        return name
    low_name = lower(name)
    at = reading.low.find(low_name)
    while at >= 0:
        printed = reading.text[at : at + len(name)]
        if not printed.isupper() and printed[:1].isupper():
            return printed
        at = reading.low.find(low_name, at + 1)
    return _by_rule(name)


def _by_rule(name: str) -> str:
    words = name.lower()
    match = _PLACE.search(words)
    if match is not None:
        words = words[: match.start(2)] + match[2].title()
    return words[:1].upper() + words[1:]
