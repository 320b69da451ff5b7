"""What is a heading: printed alone (capitals, bold, level of the source) or run in before a colon ('Phạm vi: ...')."""

from __future__ import annotations

import re
from functools import cache

from models.document import Block
from pipeline.nlp.fold import lower
from pipeline.nlp.lexicons import rows

_MAX_HEADING = 160
_MAX_RUN_IN = 90
_MAX_BARE = 60
_SENTENCE_END = ".;,"


def looks_like_heading(block: Block, text: str) -> bool:
    """Tell whether an unmarked block is set as a heading."""
    stripped = text.rstrip()
    if len(stripped) > _MAX_HEADING or stripped[-1:] in _SENTENCE_END:
        return False
    letters = [char for char in stripped if char.isalpha()]
    if len(letters) < 4:
        return False
    return block.level is not None or block.bold or stripped.isupper()


def opens_section(text: str) -> bool:
    """Tell whether a line without a number runs a head of a section in: 'Mục đích: ...', 'Đối tượng, phạm vi: ...'."""
    return _section_head(":").match(lower(text[:_MAX_RUN_IN])) is not None


def opens_in_capitals(text: str) -> bool:
    """Tell whether a line runs the head of a section in in capitals, with words behind: 'PHẠM VI: toàn xã'."""
    colon = text.find(":", 0, _MAX_RUN_IN)
    return colon > 0 and text[:colon].isupper() and bool(text[colon + 1 :].strip()) and opens_section(text)


def names_section(text: str) -> bool:
    """Tell whether a line is the bare name of a section, without number, bold or capitals: 'Tiêu chí khen tập thể'."""
    return len(text) <= _MAX_BARE and text[:1].isupper() and _section_head("$").match(lower(text)) is not None


def stops_behind_section(text: str) -> bool:
    """Tell whether a numbered line is the name of a section closed by a stop: 'Mục đích.', 'Chỉ tiêu đến năm 2025.'."""
    stripped = text.rstrip()
    return stripped.endswith(".") and names_section(stripped[:-1])


@cache
def _section_head(end: str) -> re.Pattern[str]:
    forms = {lower(form) for row in rows("section_role").values() for form in row["forms"]}
    name = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    return re.compile(rf"(?:{name})(?:(?:, | và | - )(?:{name}))*(?: [^:.;,]{{1,30}})?\s*{end}")


def run_in_end(text: str, body: int) -> int | None:
    """Return the offset of the colon that ends a run-in head, or None: '1. Hình thức khen thưởng: Giấy khen ...'."""
    colon = text.find(":", body, body + _MAX_RUN_IN)
    if colon < 0 or re.search(r"[.;!?]\s", text[body:colon]):
        return None
    return colon
