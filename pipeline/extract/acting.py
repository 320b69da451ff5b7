"""The issuing body of a text without a heading: the body of the sentence that acts.

'Sở Xây dựng ban hành Kế hoạch phát động ...', '... của UBND xã X' in the title, 'Trên đây là Kế hoạch ... của X'.
"""

from __future__ import annotations

import re

from pipeline.extract.context import Reading
from pipeline.extract.letterhead import Body
from pipeline.nlp.abbreviations import expand
from pipeline.nlp.phrases import alternation

_ACTS = rf"\s*(?:\([^)]{{1,40}}\)\s*)?,?\s*(?:đã\s+)?{alternation('acts')}"
_BODY_START = re.compile(rf"(?<!\w){alternation('acting_bodies')}\s")
# 'Quyết định số ... của UBND tỉnh X về việc ban hành Khung kế hoạch': the trích yếu acts, not who issued it
_NAME_STOP = re.compile(rf"(?P<acts>{_ACTS})|[,.;:()\n]|\s(?:về|v/v|quy định)(?!\w)")
_FAREWELL = re.compile(r"trên đây là kế hoạch[^.]{0,300}?\bcủa\s+(?=\w)")
_MAX_NAME = 110


def acting_body(reading: Reading) -> Body | None:
    """Return the body that acts in the preamble, that the title ends on, or that takes leave."""
    outline = reading.outline
    return (
        _in_preamble(reading, outline.preamble.start, outline.preamble.end)
        or _in_title(reading, outline.title.start, outline.title.end)
        or _of_farewell(reading, outline.body.start, outline.closing.end)
    )


def _in_preamble(reading: Reading, start: int, end: int) -> Body | None:
    for match in reversed(list(_BODY_START.finditer(reading.folded, start, end))):
        stop = _stop(reading, match.end(), end)
        if stop is not None and stop["acts"]:
            return _body(reading, match.start(), stop.start())
    return None


def _in_title(reading: Reading, start: int, end: int) -> Body | None:
    for match in reversed(list(_BODY_START.finditer(reading.folded, start, end))):
        if reading.low.endswith("của ", start, match.start()):
            stop = _stop(reading, match.end(), end)
            return _body(reading, match.start(), stop.start() if stop else end)
    return None


def _of_farewell(reading: Reading, start: int, end: int) -> Body | None:
    match = _FAREWELL.search(reading.low, start, end)
    if match is None or not _BODY_START.match(reading.folded, match.end()):
        return None
    stop = _stop(reading, match.end(), end)
    return _body(reading, match.end(), stop.start() if stop else match.end() + _MAX_NAME)


def _stop(reading: Reading, at: int, end: int) -> re.Match[str] | None:
    return _NAME_STOP.search(reading.folded, at, min(end, at + _MAX_NAME))


def _body(reading: Reading, start: int, end: int) -> Body:
    name = reading.text[start:end].rstrip(" /\n")
    return Body(start, start + len(name), expand(" ".join(name.split())))
