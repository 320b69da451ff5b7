"""The full name of a body that a text names in short: 'Nhà hát' of 'Nhà hát Dân ca Quan họ Bắc Ninh' further up."""

from __future__ import annotations

import re

from pipeline.extract.context import Reading
from pipeline.nlp.fold import lower
from pipeline.nlp.letters import UPPER
from pipeline.nlp.phrases import alternation

_LONGEST = 90
_STOP = re.compile(
    rf"[,.;:()\[\]\"\n]|\s[-–]\s(?={UPPER})"
    rf"|\s(?:đã|vừa|mới|chính thức|cho biết|là|có|và|tại|về|trong|với|cùng|{alternation('actor_verbs')})(?!\w)"
)
_PROPER_END = re.compile(rf"^.*(?<!\w)(?:{UPPER}\w*|\d+)(?=$|\W)", re.DOTALL)


def full_name_of(reading: Reading, kind: str, end: int) -> tuple[int, int] | None:
    """Return where the full name of the one body called `kind` stands before `end`.

    None where no name goes on behind the bare kind, or where the text names two different bodies of this kind.
    """
    spans: list[tuple[int, int]] = []
    for match in re.finditer(rf"(?<!\w){re.escape(kind)}\s+(?={UPPER})", reading.folded[:end]):
        limit = min(end, match.end() + _LONGEST)
        stop = _STOP.search(reading.folded, match.end(), limit)
        proper = _PROPER_END.match(reading.folded[match.start() : stop.start() if stop else limit])
        if proper is not None:
            spans.append((match.start(), match.start() + proper.end()))
    if not spans:
        return None
    longest = max(spans, key=lambda span: span[1] - span[0])
    name = lower(reading.text[slice(*longest)])
    return longest if all(name.startswith(lower(reading.text[slice(*span)])) for span in spans) else None
